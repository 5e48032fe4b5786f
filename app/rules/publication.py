"""Who may read what: the one place where values are dropped before anything leaves the program.

Every output (print, public page, stripped copy) starts from `published`; nothing else decides (records.md,
Publication).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from app.ledger import Ledger
from app.records.base import R, Record
from app.records.catalogue import BY_KIND
from app.records.event import Event
from app.records.field import Field, FieldKind, FieldValue, Level
from app.records.meeting_body import MeetingBody, Membership
from app.records.minutes import Attendee, Minutes
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.term import Term
from app.records.volunteer import Volunteer
from app.rules.address_parts import split_address

if TYPE_CHECKING:
    from app.changes.change import Change, ChangeSet

_HOMES = frozenset(["private_home", "home_parking"])
"""Kinds of space whose name says who lives there."""
_CHOME = re.compile(r"[一二三四五六七八九十]+丁目$")

_DECIDING: Mapping[str, frozenset[str]] = {
    Place.KIND: frozenset(["consent", "status", "space", "organization"]),
    Schedule.KIND: frozenset(["place"]),
}
"""Kinds that are edited all day, and which of their fields decide what may be seen of other records as well."""

_Defaults: TypeAlias = tuple[tuple[str, FieldValue], ...]


def published(ledger: Ledger, reader: Level) -> Ledger:
    """What a reader of this level may see, as a ledger of its own.

    For PUBLIC: only places with consent that have not ended, only minutes that are 確定, only fields whose level is
    public, addresses as far as their owner lets them be shown (and of a home that is not to be found, not even its
    name: 「松本さん宅」 becomes 「個人宅」), no map of the way to what does not show all of its address, only photos
    whose people agreed, no space that is merely a candidate, no organization or photo that nothing visible uses.
    RELATED sees everything but internal fields, and no volunteer or owner who has not agreed.
    INTERNAL sees everything.
    Of a kind whose required fields are above the reader's level nothing is left, nor of rows of which nothing may be
    read. A record that says itself who may see it (`shown`) is asked. Records are dropped when first asked for.
    """
    if reader is Level.INTERNAL:
        return ledger
    return ledger.view(reader, lambda before: _Published(ledger, reader, before))


class _Published(Ledger):
    """What one reader sees, worked out a record at a time: a flyer asks for a handful, a booklet for no minutes."""

    def __init__(self, ledger: Ledger, reader: Level, before: Ledger | None = None) -> None:
        """`before` is the same of the ledger before a change: what is shown of a record that stayed is taken over."""
        super().__init__(self._read_kind)
        self._ledger = ledger
        self._reader = reader
        self._terms = ledger.all(Term)
        self._kept: dict[tuple[str, int], bool] = {}
        self._shown: dict[tuple[str, int], tuple[Record, Record]] = {}
        if isinstance(before, _Published) and before._terms == self._terms:  # what a home is called is a term
            self._shown = before._shown

    def get(self, record_class: type[R], record_id: int | None) -> R | None:
        record = self._ledger.get(record_class, record_id)
        return self._as_shown(record) if record is not None and self._is_kept(record) else None

    def linking(self, record_class: type[R], field: str, record_id: int) -> Sequence[R]:
        linking = self._ledger.linking(record_class, field, record_id)
        shown = [self._as_shown(record) for record in linking if self._is_kept(record)]
        return [record for record in shown if record.get(field) == record_id]  # a link that is no secret itself

    def outlives(self, change_set: ChangeSet, /) -> bool:
        """As long as what was changed says nothing about who may see other records."""
        if not all(_concerns_itself(change) for change in change_set):
            return False
        for change in change_set:
            self._kept.pop((change.kind, change.record_id), None)
            self._by_kind.pop(change.kind, None)
        self._age_views(change_set)
        return True

    def _read_kind(self, record_class: type[Record]) -> list[Record]:
        """Every record of a class that the reader knows of, without what they may not read."""
        records = self._ledger.all(record_class) if _is_readable(record_class.KIND, self._reader) else ()
        return [self._as_shown(record) for record in records if self._is_kept(record)]

    def _as_shown(self, record: R) -> R:
        key = record.KIND, record.id
        known = self._shown.get(key)
        if known is None or known[0] is not record:
            known = self._shown[key] = record, _dropped(self._ledger, record, self._reader)
        return cast("R", known[1])

    def _is_kept(self, record: Record) -> bool:
        """Whether the being there of a record is no secret."""
        key = record.KIND, record.id
        known = self._kept.get(key)
        if known is None:
            is_readable = _is_readable(record.KIND, self._reader)
            known = self._kept[key] = is_readable and self._has_parents(record) and self._may_be_known(record)
        return known

    def _has_parents(self, record: Record) -> bool:
        """Whether everything this record belongs to may be seen: no schedule without its place."""
        for name, target in _parent_links(record.KIND):
            parent_id = record.get(name)
            if not isinstance(parent_id, int):
                continue
            parent = self._ledger.get(BY_KIND[target], parent_id)
            if parent is None or not self._is_kept(parent):
                return False
        return True

    def _may_be_known(self, record: Record) -> bool:
        if "shown" in _names(record.KIND) and Level(record.text_of("shown")).rank < self._reader.rank:
            return False
        if isinstance(record, Volunteer):
            return record.consent == "yes"
        if isinstance(record, SpaceOwner):
            return record.consent != "no"
        return self._reader is not Level.PUBLIC or _is_public(self._ledger, record)


def _concerns_itself(change: Change) -> bool:
    """Whether nothing depends on what was changed but what may be seen of that very record.

    What decided until now is in `before`: `Store.apply` writes nothing whose `before` is not the record as it was.
    """
    before, after = change.before, change.after
    if before is None or after is None or change.kind not in _DECIDING:
        return False
    return all(before.get(name) == after.get(name) for name in _DECIDING[change.kind])


def fields_for(record_class: type[Record], reader: Level) -> tuple[Field, ...]:
    """The fields of a kind of which a reader of this level may see anything, in order of declaration."""
    never, _ = _droppable(record_class.KIND, reader)
    hidden = {name for name, _ in never}
    return tuple(field for field in record_class.FIELDS if field.name not in hidden)


def publishable_places(ledger: Ledger) -> tuple[Place, ...]:
    """The places that public paper may show at all: consent given and not ended."""
    return tuple(place for place in ledger.all(Place) if _is_publishable(place))


@lru_cache(maxsize=4096)
def town_name(address: str) -> str:
    """The 町名 of an address, without prefecture, city and house number: 「東京都小平市栄町2－39－1」 gives 「栄町」.

    Empty when nothing but a number would be left: then paper says nothing rather than too much.
    """
    return _CHOME.sub("", split_address(address).town)


def is_home(ledger: Ledger, space: Space) -> bool:
    """Whether somebody lives there: then its very name says who."""
    kind = ledger.get(Term, space.kind)
    return kind is not None and kind.code in _HOMES


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
        return (
            any(_is_publishable(place) for place in runs)
            or any(_is_public(ledger, space) for space in owns)
            or _meets_in_public(ledger, record)
        )
    if isinstance(record, Minutes):
        return record.state == "final"
    if isinstance(record, PhotoUse):
        return not record.is_map or may_show_way(ledger, record)
    if isinstance(record, Photo):
        uses = ledger.linking(PhotoUse, "photo", record.id)
        return record.consent == "yes" and any(_is_use_public(ledger, use) for use in uses)
    return True


def may_show_way(ledger: Ledger, use: PhotoUse) -> bool:
    """Whether the public may be shown the way to where something is held: it says as much as the whole address.

    Of a place that names no 場 nobody said that its address may be shown; the 会場 of an event is public by itself.
    """
    place, event = ledger.get(Place, use.place), ledger.get(Event, use.event)
    named = [use.space, event.space if event is not None else None]
    spaces = [each for each in named if each is not None] + ([place.space] if place is not None else [])
    return all((space := ledger.get(Space, each)) is not None and space.address_shown == "full" for each in spaces)


def _is_use_public(ledger: Ledger, use: PhotoUse) -> bool:
    """Whether a photo is shown with something the public may know."""
    if not _is_public(ledger, use):
        return False
    place, space, event = ledger.get(Place, use.place), ledger.get(Space, use.space), ledger.get(Event, use.event)
    return (
        (place is not None and _is_publishable(place))
        or (space is not None and _is_public(ledger, space))
        or (event is not None and event.shown == Level.PUBLIC)
    )


def _meets_in_public(ledger: Ledger, organization: Organization) -> bool:
    """Whether the public knows of an organization from a meeting or an event."""
    of = organization.id
    if ledger.linking(Membership, "organization", of):
        return True
    if ledger.linking(MeetingBody, "secretariat", of):
        return True
    if any(event.shown == Level.PUBLIC for event in ledger.linking(Event, "organization", of)):
        return True
    attended = [ledger.get(Minutes, attendee.minutes) for attendee in ledger.linking(Attendee, "organization", of)]
    return any(minutes is not None and minutes.state == "final" for minutes in attended)


def _dropped(ledger: Ledger, record: R, reader: Level) -> R:
    """The record with every value emptied that is above the reader's level."""
    always, adjustable = _droppable(record.KIND, reader)
    own = vars(record)
    hidden = {name: default for name, default in always if own[name] != default}
    hidden |= {name: default for name, default in adjustable if record.level_of(name).rank < reader.rank}
    shown = record.changed(**hidden) if hidden else record
    if isinstance(record, Space) and reader is Level.PUBLIC:
        shown = shown.changed(**_address_shown(record), **_name_shown(ledger, record))
    return shown


@cache
def _droppable(kind: str, reader: Level) -> tuple[_Defaults, _Defaults]:
    """(name, empty value) of the fields this reader never sees, and of those on which each record decides."""
    droppable = [field for field in BY_KIND[kind].FIELDS if not (_is_frame(field) or field.name == "status")]
    never = [field for field in droppable if not field.adjustable and field.level.rank < reader.rank]
    own_choice = [field for field in droppable if field.adjustable]
    return tuple([(field.name, field.default) for field in never]), tuple(
        [(field.name, field.default) for field in own_choice]
    )


@cache
def _is_readable(kind: str, reader: Level) -> bool:
    """Whether anything of a kind is left for this reader."""
    fields = BY_KIND[kind].FIELDS
    told = [field for field in fields if not _is_frame(field)]
    return all(field.level.rank >= reader.rank for field in fields if field.required) and (
        not told or any(field.adjustable or field.level.rank >= reader.rank for field in told)
    )


def _is_frame(field: Field) -> bool:
    """Whether a field says where a row belongs, not what it says."""
    return field.parent or field.key or field.kind is FieldKind.POSITION


@cache
def _parent_links(kind: str) -> tuple[tuple[str, str], ...]:
    """(field, kind it points at) of the records one belongs to."""
    return tuple((field.name, field.target) for field in BY_KIND[kind].FIELDS if field.parent)


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(field.name for field in BY_KIND[kind].FIELDS)


def _address_shown(space: Space) -> dict[str, str | float | None]:
    """The address fields as far as the owner lets them be printed."""
    if space.address_shown == "full":
        return {}
    town = town_name(space.address) if space.address_shown == "town" else ""
    return {"postal_code": "", "address": town, "landmark": "", "access": "", "latitude": None, "longitude": None}


def _name_shown(ledger: Ledger, space: Space) -> dict[str, str]:
    """Whose home it is, only when the owner lets the whole address be printed."""
    kind = ledger.get(Term, space.kind)
    if space.address_shown == "full" or kind is None or not is_home(ledger, space):
        return {}
    return {"name": kind.label, "reading": ""}
