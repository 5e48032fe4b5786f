"""つながり: what a record is linked with, in both directions, grouped by kind.

Pure: works on the Ledger or on an Editing. A link that a child row holds (a 団体 among the 出席 of a 会議録) is a link
of the record the row belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND, child_classes, link_fields
from app.records.photo import Photo
from app.records.setting import Setting
from app.records.term import Term
from app.titles import Records, day_of, subtitle_of, title_of
from app.wording import noun

_NOT_SHOWN = frozenset((Term.KIND, Setting.KIND, Photo.KIND))
"""Choices of lists are no links, and pictures are shown as pictures."""


@dataclass(frozen=True, slots=True)
class Linked:
    """One record at the other end of a link.

    Attributes:
        title: what it is called, the record asked about left out: in the つなぎ of a place the volunteer alone.
        note: what tells it from its namesakes, '' for nothing.
    """

    kind: str
    id: int
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Records that are linked in the same way.

    Attributes:
        heading: the field's label for what the record links to, the noun of the kind for what links to it.
        kind: kind of the members.
        members: the newest, as many as were asked for.
        count: how many there are in all.
    """

    heading: str
    kind: str
    members: tuple[Linked, ...]
    count: int


def links_of(ledger: Ledger, record: Record, *, records: Records | None = None, most: int = 5) -> tuple[LinkGroup, ...]:
    """What `record` is linked with: what it links to itself, what links to it, what its rows link to.

    Args:
        records: an Editing, when what is under the pen shall count.
        most: members named in each group.
    """
    records = records or ledger
    found: dict[tuple[str, str], dict[int, Record]] = {}
    named = {record.id}
    ways = (_own(records, record), _incoming(records, record, ledger), _of_rows(records, record, ledger))
    for heading, linked in chain(*ways):
        if linked.id not in named and linked.KIND not in _NOT_SHOWN:
            named.add(linked.id)  # once is enough, under the first heading
            found.setdefault((heading, linked.KIND), {})[linked.id] = linked
    return tuple(
        LinkGroup(heading, kind, tuple(_newest(records, record, members.values(), most, ledger)), len(members))
        for (heading, kind), members in found.items()
    )


def root_of(records: Records, record: Record) -> Record | None:
    """The main record a row belongs to (itself when it is one); None when its parent is gone."""
    seen = {record.id}
    while not record.MAIN:
        parents = (_target(records, record, field.name) for field in record.parent_fields())
        above = next((each for each in parents if each is not None and each.KIND not in _NOT_SHOWN), None)
        if above is None or above.id in seen:
            return None
        seen.add(above.id)
        record = above
    return record


def _own(records: Records, record: Record) -> Iterator[tuple[str, Record]]:
    """(label, target) of the record's own links."""
    for field in record.FIELDS:
        if field.target and field.target not in _NOT_SHOWN:
            target = _target(records, record, field.name)
            if target is not None:
                yield field.label, target


def _of_rows(records: Records, record: Record, ledger: Ledger) -> Iterator[tuple[str, Record]]:
    """(noun of the row, target) of the links its rows hold."""
    for child_class, parent_field in child_classes(record.KIND):
        further = [field for field in child_class.FIELDS if field.target and field.name != parent_field]
        further = [field for field in further if field.target not in _NOT_SHOWN]
        if not further:
            continue  # its rows need not even be read: 参加の記録 has very many
        for child in records.linking(child_class, parent_field, record.id):
            for field in further:
                target = _target(records, child, field.name)
                if target is not None:
                    yield noun(child_class.KIND, ledger), target


def _incoming(records: Records, record: Record, ledger: Ledger) -> Iterator[tuple[str, Record]]:
    for record_class, name in link_fields(record.KIND):
        ways = [field for field in record_class.FIELDS if field.target == record.KIND and not field.parent]
        for other in records.linking(record_class, name, record.id):
            root = root_of(records, other)
            if root is None:
                continue
            heading = noun(root.KIND, ledger)
            if len(ways) > 1 and root is other:
                heading = f"{heading}（{record_class.field(name).label}）"
            yield heading, root


def _target(records: Records, record: Record, name: str) -> Record | None:
    value = record.get(name)
    kind = record.field(name).target
    return records.get(BY_KIND[kind], value) if isinstance(value, int) and kind else None


def _newest(records: Records, record: Record, members: Iterable[Record], most: int, ledger: Ledger) -> Iterator[Linked]:
    about = title_of(record, records)
    for member in sorted(members, key=day_of, reverse=True)[:most]:
        title = title_of(member, records, without=record.id) or noun(member.KIND, ledger)
        notes = (part for part in subtitle_of(member, records).split("｜") if part not in (about, title))
        yield Linked(member.KIND, member.id, title, "｜".join(notes))
