"""Rows that were begun and left empty: nobody meant to write them."""

from __future__ import annotations

from app.editing import Editing
from app.records.base import Record
from app.records.field import Field, FieldKind


def drop_blank_rows(editing: Editing) -> None:
    """Take new rows in which nothing was written out of an Editing; the record itself stays."""
    for before, record in list(editing.touched()):
        is_new_row = before is None and record is not None and record.id != editing.root_id
        if is_new_row and record is not None and record.parent_fields() and is_blank(editing, record):
            editing.drop(record)


def is_blank(editing: Editing, record: Record) -> bool:
    """Whether a row says nothing beside what it belongs to.

    A row of choices alone (月曜 午前 できる) says something as it stands.
    """
    own = own_fields(type(record))
    if any((record.id, field.name) in editing.unread for field in own):
        return False
    if any(record.get(field.name) != field.default for field in own):
        return False
    if sum(record.get(field.name) is not None for field in record.parent_fields()) > 1:
        return False  # it brings two together: a photo on a place
    return any(field.required for field in own) or not own or own[0].kind is not FieldKind.CODE


def own_fields(record_class: type[Record]) -> tuple[Field, ...]:
    """What a row says: every field but its parents and its place among its siblings."""
    return tuple(field for field in record_class.FIELDS if not field.parent and field.kind is not FieldKind.POSITION)
