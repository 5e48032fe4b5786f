"""Who may read what: the one place where values are dropped before anything leaves the program.

Every output (print, public page, stripped copy) starts from `published`; nothing else decides (records.md,
Publication).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from app.ledger import Ledger
from app.records.base import R, Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import FieldKind, FieldValue, Level
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.space import Space
from app.records.term import Term
from app.rules.cell_splitting import split_address

_HOMES = frozenset(["private_home", "home_parking"])
"""Kinds of space whose name says who lives there."""
_CHOME = re.compile(r"[一二三四五六七八九十]+丁目$")

_Defaults: TypeAlias = tuple[tuple[str, FieldValue], ...]


def published(ledger: Ledger, reader: Level) -> Ledger:
    """What a reader of this level may see, as a ledger of its own.

    For PUBLIC: only places with consent that have not ended, only fields whose level is public, addresses as far as
    their owner lets them be shown (and of a home that is not to be found, not even its name: 「松本さん宅」 becomes
    「個人宅」), only photos whose people agreed, no space that is merely a candidate, no organization or photo that
    nothing visible uses.
    INTERNAL sees everything; RELATED sees everything but internal fields.
    """
    if reader is Level.INTERNAL:
        return ledger
    kept: dict[str, set[int]] = {}
    records: list[Record] = []
    for record_class in RECORD_CLASSES:  # a parent's kind stands before its children's
        visible = [
            record
            for record in ledger.all(record_class)
            if _has_parents(record, kept) and (reader is not Level.PUBLIC or _is_public(ledger, record))
        ]
        kept[record_class.KIND] = {record.id for record in visible}
        records.extend(visible)
    return Ledger.of(_dropped(ledger, record, reader) for record in records)


def publishable_places(ledger: Ledger) -> tuple[Place, ...]:
    """The places that public paper may show at all: consent given and not ended."""
    return tuple(place for place in ledger.all(Place) if _is_publishable(place))


def town_name(address: str) -> str:
    """The 町名 of an address, without prefecture, city and house number: 「東京都小平市栄町2－39－1」 gives 「栄町」.

    Empty when nothing but a number would be left: then paper says nothing rather than too much.
    """
    return _CHOME.sub("", split_address(address).town)


def _is_publishable(place: Place) -> bool:
    return place.consent == "yes" and place.status != "ended"


def _is_public(ledger: Ledger, record: Record) -> bool:
    """Whether the public may know that the record exists at all."""
    if isinstance(record, Place):
        return _is_publishable(record)
    if isinstance(record, Space):
        users = ledger.linking(Place, "space", record.id)
        return any(_is_publishable(place) for place in users) or (record.stage == "open" and not users)
    if isinstance(record, Organization):
        runs = ledger.linking(Place, "organization", record.id)
        owns = ledger.linking(Space, "owner_organization", record.id)
        return any(_is_publishable(place) for place in runs) or any(_is_public(ledger, space) for space in owns)
    if isinstance(record, Photo):
        uses = ledger.linking(PhotoUse, "photo", record.id)
        return record.consent == "yes" and any(_is_use_public(ledger, use) for use in uses)
    return True


def _is_use_public(ledger: Ledger, use: PhotoUse) -> bool:
    """Whether a photo is shown with something the public may know."""
    place, space = ledger.get(Place, use.place), ledger.get(Space, use.space)
    return (place is not None and _is_publishable(place)) or (space is not None and _is_public(ledger, space))


def _has_parents(record: Record, kept: dict[str, set[int]]) -> bool:
    """Whether everything this record belongs to may be seen: no schedule without its place."""
    parents = [(field.target, record.get(field.name)) for field in record.parent_fields()]
    return all(parent_id is None or parent_id in kept[target] for target, parent_id in parents)


def _dropped(ledger: Ledger, record: R, reader: Level) -> R:
    """The record with every value emptied that is above the reader's level."""
    always, adjustable = _droppable(record.KIND, reader)
    hidden = {name: default for name, default in always if record.get(name) != default}
    hidden |= {name: default for name, default in adjustable if record.level_of(name).rank < reader.rank}
    shown = record.changed(**hidden) if hidden else record
    if isinstance(record, Space) and reader is Level.PUBLIC:
        shown = shown.changed(**_address_shown(record), **_name_shown(ledger, record))
    return shown


@cache
def _droppable(kind: str, reader: Level) -> tuple[_Defaults, _Defaults]:
    """(name, empty value) of the fields this reader never sees, and of those on which each record decides."""
    droppable = [
        field
        for field in BY_KIND[kind].FIELDS
        if not (field.parent or field.key or field.kind is FieldKind.POSITION or field.name == "status")
    ]
    never = [field for field in droppable if not field.adjustable and field.level.rank < reader.rank]
    own_choice = [field for field in droppable if field.adjustable]
    return tuple([(field.name, field.default) for field in never]), tuple(
        [(field.name, field.default) for field in own_choice]
    )


def _address_shown(space: Space) -> dict[str, str | float | None]:
    """The address fields as far as the owner lets them be printed."""
    if space.address_shown == "full":
        return {}
    town = town_name(space.address) if space.address_shown == "town" else ""
    return {"postal_code": "", "address": town, "landmark": "", "access": "", "latitude": None, "longitude": None}


def _name_shown(ledger: Ledger, space: Space) -> dict[str, str]:
    """Whose home it is, only when the owner lets the whole address be printed."""
    kind = ledger.get(Term, space.kind)
    if space.address_shown == "full" or kind is None or kind.code not in _HOMES:
        return {}
    return {"name": kind.label, "reading": ""}
