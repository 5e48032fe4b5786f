"""Copies of a ledger go their own ways and meet again: nothing is lost, in whatever order they meet.

Every join is carried out twice, by `Store.join` and by the oracle (plain_join.py); both must give the same ledger.
"""

from __future__ import annotations

import copy
import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of
from app.changes.undo import UndoStack
from app.errors import ExpectedError
from app.joined import Joined
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.ids import derived_id
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule
from app.records.setting import Setting
from app.records.term import Term
from app.records.term_lists import built_in_terms, term_id
from db.sqlite_store import SqliteStore
from tests.integration.db import plain_join
from tests.integration.db.deeds import Deed, all_records, carry_out, deeds
from tests.integration.db.plain_join import conflicts, digest

SAKURA = Place(id=101, name="さくら", phone="042-000-0001", area=201)
AREA = Area(id=201, name="中央")
WEEKLY = Schedule(id=301, place=101, rule="FREQ=WEEKLY;BYDAY=MO", pos="a01")


def write(path: Path, *changes: tuple[Record | None, Record | None]) -> None:
    """One unit of work by a new opening."""
    with closing(SqliteStore.open(path, who=path.name, host="")) as store:
        applied = store.apply(ChangeSet("しごと", tuple(Change(before, after) for before, after in changes)))
        assert applied.problems == ()
        assert applied.stamp is not None


def delete(path: Path, record: Record) -> None:
    """Delete a record as the window does."""
    with closing(SqliteStore.open(path, who=path.name, host="")) as store:
        before, after = deletion_of(Ledger(store.read), record)
        assert store.apply(change_set_between("消す", before, after)).problems == ()


def tables(path: Path) -> dict[str, list[Record]]:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        return all_records(store)


def places(path: Path) -> list[Record]:
    return tables(path)["place"]


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of a ledger with a place in an area and its schedule."""
    one, other = tmp_path / "一号", tmp_path / "二号"
    SqliteStore.create(one, who="田中", host="").close()
    write(one, (None, AREA), (None, SAKURA), (None, WEEKLY))
    shutil.copy(one, other)
    return one, other


def join(path: Path, other: Path) -> Joined:
    """Take `other` into `path`; what the oracle makes of the same two files must be the same."""
    expected = path.with_name("oracle")
    shutil.copy(path, expected)
    plain_join.join(expected, other)
    with closing(SqliteStore.open(path, who="", host="")) as store:
        joined = store.join(other)
    assert digest(path) == digest(expected)
    expected.unlink()
    return joined


def meet(one: Path, other: Path) -> None:
    """Join both ways; afterwards both hold the same, and the files are sound."""
    kept = one.with_name("kept")
    shutil.copy(one, kept)
    join(one, other)
    join(other, kept)
    kept.unlink()
    assert digest(one) == digest(other)
    for path in (one, other):
        with closing(SqliteStore.open(path, who="", host="")) as store:
            assert store.faults() == []


def test_different_fields_of_one_record_come_together(copies: tuple[Path, Path]) -> None:
    write(copies[0], (SAKURA, SAKURA.changed(fee="100円")))
    write(copies[1], (SAKURA, SAKURA.changed(name="さくら会")))
    meet(*copies)
    assert places(copies[0]) == [SAKURA.changed(fee="100円", name="さくら会")]
    assert conflicts(copies[0]) == set()


def test_the_same_field_is_a_question_and_the_later_value_is_shown(copies: tuple[Path, Path]) -> None:
    write(copies[0], (SAKURA, SAKURA.changed(fee="100円")))
    write(copies[1], (SAKURA, SAKURA.changed(fee="200円")))
    meet(*copies)
    assert places(copies[0]) == [SAKURA.changed(fee="200円")]
    assert conflicts(copies[0]) == {(101, "fee", "field")}


def test_the_same_value_is_no_question(copies: tuple[Path, Path]) -> None:
    for path in copies:
        write(path, (SAKURA, SAKURA.changed(fee="100円")))
    meet(*copies)
    assert conflicts(copies[0]) == set()


def test_a_position_is_no_question(copies: tuple[Path, Path]) -> None:
    write(copies[0], (WEEKLY, WEEKLY.changed(pos="a05")))
    write(copies[1], (WEEKLY, WEEKLY.changed(pos="a07")))
    meet(*copies)
    assert conflicts(copies[0]) == set()


def test_an_edit_that_saw_the_other_is_no_question(copies: tuple[Path, Path]) -> None:
    first = SAKURA.changed(fee="100円")
    write(copies[0], (SAKURA, first))
    join(copies[1], copies[0])
    write(copies[1], (first, SAKURA.changed(fee="200円")))
    meet(*copies)
    assert conflicts(copies[0]) == set()
    assert places(copies[0]) == [SAKURA.changed(fee="200円")]


def test_a_deletion_does_not_swallow_an_edit(copies: tuple[Path, Path]) -> None:
    delete(copies[0], SAKURA)
    write(copies[1], (SAKURA, SAKURA.changed(fee="200円")))
    meet(*copies)
    assert places(copies[0]) == [SAKURA.changed(fee="200円")]
    assert conflicts(copies[0]) == {(101, "", "deleted")}
    assert tables(copies[0])["schedule"] == []


def test_a_deletion_that_saw_the_edit_stands(copies: tuple[Path, Path]) -> None:
    edited = SAKURA.changed(fee="200円")
    write(copies[1], (SAKURA, edited))
    join(copies[0], copies[1])
    delete(copies[0], edited)
    meet(*copies)
    assert places(copies[1]) == []
    assert conflicts(copies[1]) == set()


def test_a_parent_that_is_still_needed_stays(copies: tuple[Path, Path]) -> None:
    delete(copies[0], SAKURA)
    write(copies[1], (WEEKLY, WEEKLY.changed(start="10:00")))
    meet(*copies)
    assert places(copies[0]) == [SAKURA]
    assert tables(copies[0])["schedule"] == [WEEKLY.changed(start="10:00")]
    assert conflicts(copies[0]) == {(101, "", "needed"), (301, "", "deleted")}
    with closing(SqliteStore.open(copies[0], who="", host="")) as store:  # and can be deleted here like any other
        before, after = deletion_of(Ledger(store.read), SAKURA)
        assert store.apply(change_set_between("消す", before, after)).problems == ()
        assert store.faults() == []
    meet(*copies)
    assert places(copies[1]) == []


def test_an_emptied_link_is_no_wish_to_keep_a_record(copies: tuple[Path, Path]) -> None:
    delete(copies[0], AREA)  # empties the link of the place
    delete(copies[1], SAKURA)
    meet(*copies)
    assert places(copies[0]) == []
    assert tables(copies[0])["area"] == []
    assert conflicts(copies[0]) == set()


def test_a_restored_record_and_a_second_deletion(copies: tuple[Path, Path]) -> None:
    bare = SAKURA.changed(area=None)
    delete(copies[0], SAKURA)
    join(copies[1], copies[0])
    write(copies[0], (None, bare))
    meet(*copies)
    assert places(copies[1]) == [bare]
    assert conflicts(copies[1]) == set()


def test_the_same_choice_made_twice_is_one_row(copies: tuple[Path, Path]) -> None:
    chosen = term_id("accessibility", "parking")
    row = PlaceTerm(
        id=derived_id("place_term", 101, "accessibility", chosen),
        place=101,
        term_list="accessibility",
        term=chosen,
    )
    write(copies[0], (None, row.changed(pos="a01")))
    write(copies[1], (None, row.changed(pos="a09")))
    meet(*copies)
    assert tables(copies[0])["place_term"] == [row.changed(pos="a09")]
    assert conflicts(copies[0]) == set()


def test_the_same_setting_with_two_values_is_a_question(copies: tuple[Path, Path]) -> None:
    setting = Setting(id=derived_id("setting", "noun.place"), key="noun.place")
    write(copies[0], (None, setting.changed(value="通いの場")))
    write(copies[1], (None, setting.changed(value="交流拠点")))
    meet(*copies)
    assert tables(copies[0])["setting"] == [setting.changed(value="交流拠点")]
    assert conflicts(copies[0]) == {(setting.id, "value", "field")}


def test_built_in_terms_of_two_new_ledgers_meet(tmp_path: Path) -> None:
    one, other = tmp_path / "一号", tmp_path / "二号"
    for path in (one, other):
        SqliteStore.create(path, who="", host="").close()
    salon = next(term for term in built_in_terms() if term.code == "salon")
    write(one, (salon, salon.changed(label="おたっしゃサロン")), (None, SAKURA.changed(area=None)))
    write(other, (None, AREA))
    meet(one, other)
    terms = tables(one)["term"]
    assert len(terms) == len(built_in_terms())
    assert [term for term in terms if isinstance(term, Term) and term.label == "おたっしゃサロン"]
    assert len(places(other)) == len(tables(one)["area"]) == 1


def test_one_writer_continued_in_two_copies_is_noticed(tmp_path: Path) -> None:
    """Only a process copied with its memory does this: an opening mints its own writer."""
    one, other = tmp_path / "一号", tmp_path / "二号"
    with closing(SqliteStore.create(one, who="", host="")) as store:
        store.apply(ChangeSet("", (Change(None, AREA),)))
        shutil.copy(one, other)
        with closing(SqliteStore.open(other, who="", host="")) as twin:
            twin._writer = copy.copy(store._writer)
            store.apply(ChangeSet("", (Change(AREA, AREA.changed(name="東")),)))
            twin.apply(ChangeSet("", (Change(AREA, AREA.changed(name="西")),)))
            before = digest(other)
            with pytest.raises(ExpectedError, match="同じ人の同じときの書きこみ"):
                twin.join(one)
    assert digest(other) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(deeds, min_size=4, max_size=4), st.permutations(range(3)))
@example(work=[[], [], [], []], order=[0, 1, 2])
def test_copies_agree_in_whatever_order_they_meet(work: Sequence[list[Deed]], order: Sequence[int]) -> None:
    """Commutative, associative, idempotent; and every file passes the audit."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}" for number in range(3)]
        SqliteStore.create(paths[0], who="", host="").close()
        _work(paths[0], work[3])
        for path in paths[1:]:
            shutil.copy(paths[0], path)
        for number, path in enumerate(paths):
            _work(path, work[number], copy=number + 1)
        first, second, third = (paths[number] for number in order)
        left, right = Path(folder) / "left", Path(folder) / "right"
        shutil.copy(first, left)
        join(left, second)
        join(left, third)
        join(left, first)
        shutil.copy(third, right)
        join(right, second)
        join(right, first)
        assert digest(left) == digest(right)
        with closing(SqliteStore.open(left, who="", host="")) as store:
            assert store.faults() == []
            carry_out(store, UndoStack(store), (3, 0, 0, 1))
            assert store.faults() == []


def _work(path: Path, own: list[Deed], copy: int = 0) -> None:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        undo = UndoStack(store)
        for deed in own:
            carry_out(store, undo, deed, copy=copy)
