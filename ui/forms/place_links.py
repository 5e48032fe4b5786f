"""What a place is linked to, offered while typing: areas, spaces, organizations, and pick lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.editing import Editing
from app.records.area import Area
from app.records.base import Record
from app.records.field import FieldValue
from app.records.organization import Organization
from app.records.space import Space
from app.records.term import Term
from app.rules.reading import sort_key
from ui.editors.link_editor import Candidate, LinkEditor, folded_candidate

EditingOf = Callable[[], Editing]
_NOUNS: dict[type[Record], str] = {Area: "地域", Space: "場", Organization: "団体"}


def term_choices(editing: Editing, term_list: str, chosen: int | None = None) -> list[tuple[FieldValue, str]]:
    """(id, label) of a pick list in its order, nothing first; hidden entries only when chosen."""
    terms = [term for term in editing.ledger.all(Term) if term.term_list == term_list]
    terms.sort(key=lambda term: (term.pos, term.id))
    return [(None, "―"), *((term.id, term.label) for term in terms if not term.hidden or term.id == chosen)]


def link_editor(record_class: type[Record], editing_of: EditingOf, *, width: int = 0) -> LinkEditor:
    """An editor for a link to records of this class; the editing is asked for each time, so new records are found."""

    def candidates() -> Sequence[Candidate]:
        return _candidates(record_class, editing_of())

    def name_of(record_id: int) -> str:
        found = editing_of().get(record_class, record_id)
        return "" if found is None else found.text_of("name")

    return LinkEditor(_NOUNS[record_class], candidates, name_of, width=width)


def _candidates(record_class: type[Record], editing: Editing) -> list[Candidate]:
    known = {record.id: record for record in editing.ledger.all(record_class)}
    known.update({now.id: now for _, now in editing.touched() if isinstance(now, record_class)})
    records = sorted(known.values(), key=lambda record: sort_key(record.text_of("reading") or record.text_of("name")))
    also = ("reading", "address") if record_class is not Area else ("reading",)
    return [
        folded_candidate(record.id, record.text_of("name"), *(record.text_of(name) for name in also))
        for record in records
    ]
