"""Records and values picked by numbers, for random lives of ledgers: the same numbers give the same records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES, child_classes, link_fields
from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import derived_id
from app.records.term import Term
from tests.integration.db.memory_copies import MemoryCopy


def new_record(
    store: MemoryCopy, record_class: type[Record], number: int, value: int, *, copy_mark: int
) -> Record | None:
    """A record that can be written down; None where what it must belong to is not there.

    Its id follows from its key where it has one, otherwise from `number` and `copy_mark`.
    """
    record = record_class(id=derived_id("machine", record_class.KIND, number, copy_mark))
    for place, field in enumerate(record.FIELDS):
        choices = _choices(store, field)
        if (field.parent or field.key) and not choices:
            return None
        if choices and (field.parent or field.key or value % 3 == 0 or field.target):
            record = record.changed(**{field.name: choices[(value + place) % len(choices)]})
    keys = [record.get(field.name) for field in record.key_fields()]
    return record.changed(id=derived_id(record.KIND, *keys)) if keys else record


def edited(store: MemoryCopy, record: Record, name: int, value: int) -> Record:
    """A record with another value in one field."""
    fields = [field for field in record.FIELDS if not field.key and field.kind is not FieldKind.BLOB]
    field = fields[name % len(fields)]
    choices = _choices(store, field)
    return record.changed(**{field.name: choices[value % len(choices)]}) if choices else record


@cache
def neighbours(centre: type[Record]) -> list[type[Record]]:
    """A kind with what it belongs to and names, and a few of those that name it."""
    found = {centre.KIND, Term.KIND}
    pending = [centre]
    while pending:
        for field in pending.pop().FIELDS:
            if field.target and field.target not in found and (field.parent or field.key or len(found) < 4):
                found.add(field.target)
                pending.append(BY_KIND[field.target])
    naming = [other for other, _ in (*child_classes(centre.KIND), *link_fields(centre.KIND))]
    found |= {other.KIND for other in naming[:3] if all(each.target in found for each in other.parent_fields())}
    return [record_class for record_class in RECORD_CLASSES if record_class.KIND in found]


def _choices(store: MemoryCopy, field: Field) -> Sequence[FieldValue]:
    if field.kind is FieldKind.BLOB:
        return ()
    if field.target:
        targets: list[FieldValue] = [record.id for record in store.read(BY_KIND[field.target])[:4]]
        return targets if field.parent or field.key else [None, *targets]
    if field.options:
        return list(field.options)
    if field.kind in (FieldKind.INTEGER, FieldKind.YES_NO):
        return (0, 1, 2)
    if field.kind is FieldKind.REAL:
        return (None, 0.5, 2.0)
    return ("", "あ", "い&<b>")
