"""What cannot be drawn on the pages of a product, told before printing."""

from __future__ import annotations

from collections.abc import Iterable

from app.printing.findings import Finding, FindingKind, Severity
from app.printing.fonts import missing_glyphs
from app.printing.japanese_text import drawable
from app.printing.pages import Page
from app.records.base import Record
from app.records.setting import Setting

_MOST_GLYPHS = 5


def about_glyphs(
    pages: Iterable[Page], record: Record | None, title: str, *, among: Iterable[Record] = ()
) -> tuple[Finding, ...]:
    """Characters no font of ours has: they stand as 〓.

    Args:
        record: what to open to mend it.
        among: without `record`, where each character is looked for.
    """
    missing = {
        glyph.character for page in pages for run in page.text_runs() for glyph in missing_glyphs(drawable(run.text))
    }
    if not missing:
        return ()
    if record is not None:
        return (_about(missing, record, title),)
    by_owner: dict[int, tuple[Record | None, set[str]]] = {}
    candidates = list(among)
    for letter in missing:
        owner = next((each for each in candidates if _holds(each, letter)), None)
        by_owner.setdefault(0 if owner is None else owner.id, (owner, set()))[1].add(letter)
    return tuple(_about(letters, owner, title) for owner, letters in by_owner.values())


def _about(letters: set[str], record: Record | None, title: str) -> Finding:
    listed = "".join(sorted(letters)[:_MOST_GLYPHS])
    message = f"「{listed}」は印刷できない字です。紙では〓や、もとの字になります。ほかの字で書き直してください。"
    kind, severity = FindingKind.MISSING_GLYPH, Severity.WARNING
    if isinstance(record, Setting):
        return Finding(kind, severity, message, setting=record.key)
    if record is None:
        return Finding(kind, severity, message, title)
    return Finding(kind, severity, message, title, record.KIND, record.id)


def _holds(record: Record, letter: str) -> bool:
    return any(letter in drawable(record.text_of(field.name)) for field in record.FIELDS)
