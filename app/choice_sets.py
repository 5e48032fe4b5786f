"""Choice sets: rows that do nothing but say that an entry of a pick list holds (できること of a 担い手)."""

from __future__ import annotations

from app.blank_rows import own_fields
from app.editing import Editing
from app.natural_keys import key_id
from app.records.base import Record
from app.records.field import FieldValue
from app.records.term import Term

_LISTS = {"space_term": "accessibility", "volunteer_term": "skill"}
"""Kind of the rows -> the pick list they choose from."""


def term_field(record_class: type[Record]) -> str:
    """Name of the field that holds the chosen term; '' when the class is no choice set."""
    own = own_fields(record_class)
    if not own or not all(field.key for field in own):
        return ""
    return next((field.name for field in own if field.target == Term.KIND), "")


def list_of(record_class: type[Record]) -> str:
    """The pick list a choice set chooses from, '' when its rows are not offered for choosing."""
    return _LISTS.get(record_class.KIND, "")


def chosen_terms(editing: Editing, record_class: type[Record], parent_field: str, parent_id: int) -> frozenset[int]:
    """Ids of the terms that hold for a record."""
    name = term_field(record_class)
    rows = editing.linking(record_class, parent_field, parent_id)
    return frozenset(value for row in rows if isinstance(value := row.get(name), int))


def choose(
    editing: Editing, record_class: type[Record], parent_field: str, parent_id: int, term: Term, *, is_on: bool
) -> None:
    """Let a term hold for a record, or no longer."""
    name = term_field(record_class)
    values: dict[str, FieldValue] = {parent_field: parent_id, name: term.id, "term_list": term.term_list}
    row = record_class(id=0).changed(**values)
    row = record_class(id=key_id(row)).changed(**{field.name: row.get(field.name) for field in row.FIELDS})
    if is_on:
        editing.put(row.changed(pos="a01"))
        return
    for known in editing.linking(record_class, parent_field, parent_id):
        if known.get(name) == term.id:
            editing.drop(known)
