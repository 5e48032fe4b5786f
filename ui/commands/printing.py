"""`flyer` and `booklet`: PDFs from the ledger; what was left out or lacks a glyph is in `problems`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ExpectedError
from app.ledger import Ledger
from app.records.catalogue import BY_KIND
from app.records.ids import hex_id, parse_hex_id
from app.records.place import Place
from app.rules.normalise import fold, fold_name
from app.store import Store
from ui.commands.answer import DONE, Answer
from ui.commands.reading import refuse_own_file

if TYPE_CHECKING:
    from app.printing.composition import Composition
    from app.printing.findings import Finding
    from app.printing.pages import Page

_MOST_SHOWN = 5


def print_flyer(store: Store, name: str, target: Path, answer: Answer, *, paper: str, today: date) -> int:
    """The flyer of one place, found by name or id."""
    from app.printing.flyer import compose_flyer
    from app.printing.preflight import preflight

    refuse_own_file(store, target)
    ledger = Ledger(store.read)
    place = find_place(ledger, name)
    composition = compose_flyer(ledger, place.id, today=today, paper=paper, read_blob=store.read_blob)
    findings = preflight(ledger, today=today, composition=composition, place_id=place.id)
    return _write(ledger, composition, composition.pages, target, answer, findings)


def print_booklet(store: Store, target: Path, answer: Answer, *, per_page: int, is_imposed: bool, today: date) -> int:
    """The booklet of all places that may be printed; imposed on A4 for the office printer when asked."""
    from app.printing.booklet.composing import compose_booklet
    from app.printing.imposition import impose
    from app.printing.preflight import preflight

    refuse_own_file(store, target)
    ledger = Ledger(store.read)
    composition = compose_booklet(ledger, today=today, per_page=per_page, read_blob=store.read_blob)
    findings = preflight(ledger, today=today, composition=composition)
    pages = impose(composition.pages) if is_imposed else composition.pages
    return _write(ledger, composition, pages, target, answer, findings)


def find_place(ledger: Ledger, name: str) -> Place:
    """The place with this id or name: exactly, else spelt alike, else the only one whose name contains it.

    Raises:
        ExpectedError: there is none, or several.
    """
    by_id = ledger.get(Place, parse_hex_id(name))
    if by_id is not None:
        return by_id
    places = ledger.all(Place)
    for found in (
        [place for place in places if place.name == name],
        [place for place in places if fold_name(place.name) == fold_name(name)],
        [place for place in places if fold(place.name) == fold(name)],
        [place for place in places if fold(name) and fold(name) in fold(place.name)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            listed = "、".join(f"{place.name}（{hex_id(place.id)}）" for place in found[:_MOST_SHOWN])
            raise ExpectedError(
                f"「{name}」にあてはまる居場所が{len(found)}か所あります：{listed}", "番号で選んでください。"
            )
    raise ExpectedError(f"「{name}」という居場所は見つかりません。", "なまえを確かめてください。")


def _write(
    ledger: Ledger,
    composition: Composition,
    pages: Sequence[Page],
    target: Path,
    answer: Answer,
    findings: Sequence[Finding],
) -> int:
    from app.printing.pdf_writer import write_pdf

    write_pdf(pages, target, title=composition.title, standard=composition.standard)
    data = {
        "file": str(target),
        "pages": len(pages),
        "problems": [
            {
                "what": str(finding.kind),
                "severity": str(finding.severity),
                "kind": finding.record_kind,
                "id": None if finding.record_id is None else hex_id(finding.record_id),
                "name": _name(ledger, finding),
                "message": finding.message,
            }
            for finding in findings
        ],
    }
    lines = [f"{_name(ledger, finding)}\t{finding.message}".removeprefix("\t") for finding in findings]
    answer.give(data, [str(target), *lines])
    answer.say(f"「{target}」を作りました（{len(pages)}ページ、確かめるところ {len(findings)}か所）。")
    return DONE


def _name(ledger: Ledger, finding: Finding) -> str:
    record_class = BY_KIND.get(finding.record_kind)
    record = ledger.get(record_class, finding.record_id) if record_class is not None else None
    if record is None or not any(field.name == "name" for field in record.FIELDS):
        return ""
    return record.text_of("name")
