"""Copies of one small ledger, kept in memory: written in, deleted from, and joined."""

from __future__ import annotations

from contextlib import closing
from functools import cache
from itertools import pairwise, permutations

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of
from app.ledger import Ledger
from app.paths import private_folder
from app.records.area import Area
from app.records.base import Record
from app.records.ids import derived_id
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.records.term_lists import term_id
from db.ledger_file import create_file
from db.sqlite_store import SqliteStore
from tests.integration.db.memory_copies import MemoryCopy

AREA = Area(id=201, name="中央")
SAKURA = Place(id=101, name="さくら", phone="042-000-0001", area=201, fee="200円")
WEEKLY = Schedule(id=301, place=101, rule="FREQ=WEEKLY;BYDAY=MO", pos="a01")
CLOSED = ScheduleException(id=401, schedule=301, date="2026-08-13")
PARKING = PlaceTerm(
    id=derived_id("place_term", 101, "accessibility", term_id("accessibility", "parking")),
    place=101,
    term_list="accessibility",
    term=term_id("accessibility", "parking"),
)


class Book:
    """A beginning, and the copies made of it in a test; each is sound at the end."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._copies: list[MemoryCopy] = []

    def copy(self, of: MemoryCopy | None = None) -> MemoryCopy:
        """A copy of the beginning, or of another copy."""
        content = self.content if of is None else of.content()
        made = MemoryCopy(content, f"{len(self._copies)}号")
        self._copies.append(made)
        return made

    def check(self) -> None:
        for copy in self._copies:
            assert copy.audit() == []
            assert copy.conflicts() == copy.recomputed_conflicts()
            copy.close()


@cache
def beginning() -> bytes:
    """A ledger with a place in an area, its schedule and a day off, as a whole file."""
    with private_folder() as folder:
        path = folder / "帳面.tsudoiba"
        create_file(path)
        with closing(SqliteStore.open(path, who="田中", host="")) as store:
            changes = tuple(Change(None, record) for record in (AREA, SAKURA, WEEKLY, CLOSED))
            assert store.apply(ChangeSet("はじめ", changes)).problems == ()
        return path.read_bytes()


def write(copy: MemoryCopy, *changes: tuple[Record | None, Record | None], settles: frozenset[str] = frozenset()) -> None:
    made = tuple(Change(before, after, settles) for before, after in changes)
    assert copy.apply(ChangeSet("しごと", made)).problems == ()


def delete(copy: MemoryCopy, record: Record) -> None:
    """As the window does: with all that belongs to it."""
    before, after = deletion_of(Ledger(copy.read), record)
    assert copy.apply(change_set_between("消す", before, after)).problems == ()


def meet(*copies: MemoryCopy) -> None:
    """Everybody takes everybody in, twice round; then all hold the same."""
    for _ in range(2):
        for one, other in permutations(copies, 2):
            one.take(other)
    assert all(one.digest() == other.digest() for one, other in pairwise(copies))
