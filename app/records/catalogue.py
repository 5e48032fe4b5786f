"""The list of all kinds: the only place that has to know a new record class."""

from __future__ import annotations

from functools import cache

from app.records.area import Area
from app.records.base import Record
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.records.setting import Setting
from app.records.space import Space, SpaceTerm
from app.records.term import Term

RECORD_CLASSES: tuple[type[Record], ...] = (
    Term,
    Setting,
    Area,
    Organization,
    Space,
    SpaceTerm,
    Place,
    PlaceTerm,
    Schedule,
    ScheduleException,
    Photo,
    PhotoUse,
)
"""Every kind; a linked kind stands before the kinds that link to it (an area's parent is the exception)."""

BY_KIND: dict[str, type[Record]] = {record_class.KIND: record_class for record_class in RECORD_CLASSES}


@cache
def child_classes(kind: str) -> tuple[tuple[type[Record], str], ...]:
    """(child class, name of its parent field) for every kind of row that goes when a record of `kind` goes."""
    return tuple(
        (record_class, field.name)
        for record_class in RECORD_CLASSES
        for field in record_class.parent_fields()
        if field.target == kind
    )


@cache
def link_fields(kind: str) -> tuple[tuple[type[Record], str], ...]:
    """(class, field name) of every link, not counting parents, that may point at a record of `kind`."""
    return tuple(
        (record_class, field.name)
        for record_class in RECORD_CLASSES
        for field in record_class.FIELDS
        if field.target == kind and not field.parent
    )
