"""What cannot be drawn on the pages of a product, told before printing."""

from __future__ import annotations

from collections.abc import Iterable

from app.printing.findings import Finding, FindingKind, Severity
from app.printing.fonts import missing_glyphs
from app.printing.japanese_text import drawable
from app.printing.pages import Page
from app.records.base import Record

_MOST_GLYPHS = 5


def about_glyphs(pages: Iterable[Page], record: Record | None, title: str) -> tuple[Finding, ...]:
    """Characters no font of ours has: they stand as 〓. `record` is what to open to mend it."""
    missing = {
        glyph.character for page in pages for run in page.text_runs() for glyph in missing_glyphs(drawable(run.text))
    }
    if not missing:
        return ()
    listed = "".join(sorted(missing)[:_MOST_GLYPHS])
    message = f"「{listed}」は印刷できない字です。紙では〓や、もとの字になります。ほかの字で書き直してください。"
    kind, record_id = ("", None) if record is None else (record.KIND, record.id)
    return (Finding(FindingKind.MISSING_GLYPH, Severity.WARNING, message, title, kind, record_id),)
