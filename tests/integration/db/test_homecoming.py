"""What was written in a copy without persons comes home, and nothing else does."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.records.area import Area
from app.records.catalogue import RECORD_CLASSES
from app.records.field import FieldKind, Level
from app.records.ids import derived_id
from app.records.setting import Setting
from db.engine import connect
from db.journal import now_in_microseconds
from db.sqlite_store import SqliteStore
from db.upkeep import LedgerUpkeep
from tests.integration.db.closed_ledgers import join, read, write
from tests.integration.db.plain_join import conflicts
from tests.integration.db.stripped_copies import HANAKO, HOME, SAKURA, Words, fill, strip


def test_what_was_written_in_it_comes_home(whole: Path, stripped: Path) -> None:
    given = read(stripped, SAKURA)
    assert given is not None
    write(stripped, (given, given.changed(fee="100円", name="さくら会")), (None, Area(id=41, name="中央")))
    joined = join(whole, stripped)
    assert {change.record_id for change in joined.change_set} == {21, 41}
    assert read(whole, SAKURA) == SAKURA.changed(fee="100円", name="さくら会")
    assert read(whole, HOME) == HOME
    assert read(whole, HANAKO) == HANAKO
    assert conflicts(whole) == set()
    assert join(whole, stripped).is_empty


def test_nothing_written_brings_nothing(whole: Path, stripped: Path) -> None:
    before = whole.read_bytes()
    assert join(whole, stripped).is_empty
    assert whole.read_bytes() == before


def test_what_was_written_here_meanwhile_is_a_question(whole: Path, stripped: Path) -> None:
    given = read(stripped, SAKURA)
    assert given is not None
    write(whole, (SAKURA, SAKURA.changed(fee="200円")))
    write(stripped, (given, given.changed(fee="100円")))
    join(whole, stripped)
    assert conflicts(whole) == {(21, "fee", "field")}


def test_an_edited_field_is_replaced_where_it_was_shown_and_asked_where_it_was_hidden(tmp_path: Path) -> None:
    whole, target = tmp_path / "全部", tmp_path / "個人ぬき"
    SqliteStore.create(whole, who="田中", host="").close()
    edited = SAKURA.changed(space=None, fee="50円", phone="042-000-0099")
    write(whole, (None, SAKURA.changed(space=None)))
    write(whole, (SAKURA.changed(space=None), edited))
    strip(whole, target)
    given = read(target, SAKURA)
    assert given is not None
    assert given.get("phone") == ""
    write(target, (given, given.changed(fee="100円", phone="042-000-0777")))
    join(whole, target)
    shown = read(whole, SAKURA)
    assert shown is not None
    assert shown.get("fee") == "100円"
    assert conflicts(whole) == {(21, "phone", "field")}  # nobody had seen the number that was there


def test_a_deletion_comes_home(whole: Path, stripped: Path) -> None:
    given = read(stripped, SAKURA)
    assert given is not None
    write(stripped, (given, None))
    join(whole, stripped)
    assert read(whole, SAKURA) is None
    assert conflicts(whole) == set()


def test_a_deletion_of_what_was_edited_here_meanwhile_is_a_question(whole: Path, stripped: Path) -> None:
    given = read(stripped, SAKURA)
    assert given is not None
    write(whole, (SAKURA, SAKURA.changed(fee="200円")))
    write(stripped, (given, None))
    join(whole, stripped)
    assert read(whole, SAKURA) is not None
    assert conflicts(whole) == {(21, "", "deleted")}


def test_it_comes_home_twice_and_by_two_roads(whole: Path, stripped: Path) -> None:
    """Copies of the stripped copy, taken into copies of the whole one, in any order: the same ledger."""
    second, other = stripped.with_name("個人ぬき2"), whole.with_name("全部2")
    shutil.copy(whole, other)
    given = read(stripped, SAKURA)
    assert given is not None
    write(stripped, (given, given.changed(fee="100円")))
    shutil.copy(stripped, second)
    write(stripped, (given.changed(fee="100円"), given.changed(fee="150円")))
    write(second, (given.changed(fee="100円"), given.changed(fee="300円", bring="うわばき")))
    join(whole, stripped)
    join(whole, second)
    join(other, second)
    join(other, stripped)
    join(whole, other)
    assert read(whole, SAKURA) == read(other, SAKURA)
    assert conflicts(whole) == conflicts(other) == {(21, "fee", "field")}
    join(stripped, second)
    write(stripped, (read(stripped, SAKURA), given.changed(fee="500円", bring="うわばき")))
    join(whole, stripped)
    assert read(whole, SAKURA) == SAKURA.changed(fee="500円", bring="うわばき")


def test_rows_with_a_key_come_home(whole: Path) -> None:
    target = whole.with_name("個人ぬき")
    noun = Setting(id=derived_id("setting", "noun.place"), key="noun.place", value="通いの場")
    write(whole, (None, noun))
    strip(whole, target)
    assert read(target, noun) is None  # settings are for those concerned
    write(target, (None, noun.changed(value="つどい")))
    join(whole, target)
    assert conflicts(whole) == {(noun.id, "value", "field")}


def test_a_ledger_that_is_not_its_origin_refuses_it(stripped: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "よその帳面"
    SqliteStore.create(stranger, who="", host="").close()
    write(stranger, (None, Area(id=51, name="よそ")))
    before = stranger.read_bytes()
    with pytest.raises(ExpectedError, match="個人のことをぬいてつくった写し"):
        join(stranger, stripped)
    assert stranger.read_bytes() == before


def test_an_older_copy_of_its_origin_refuses_it(whole: Path) -> None:
    old, target = whole.with_name("古い"), whole.with_name("個人ぬき")
    shutil.copy(whole, old)
    write(whole, (SAKURA, SAKURA.changed(fee="200円")))
    strip(whole, target)
    with pytest.raises(ExpectedError, match="先にそれを合わせて"):
        join(old, target)
    join(old, whole)
    assert join(old, target).is_empty


def test_the_whole_ledger_is_not_poured_into_it(whole: Path, stripped: Path) -> None:
    before = stripped.read_bytes()
    with pytest.raises(ExpectedError, match="ぬいたものが入ってしまいます"):
        join(stripped, whole)
    assert stripped.read_bytes() == before


def test_a_copy_of_it_stripped_again_comes_home_step_by_step(whole: Path, stripped: Path) -> None:
    again = whole.with_name("もう一度")
    given = read(stripped, SAKURA)
    assert given is not None
    write(stripped, (given, given.changed(fee="100円")))
    strip(stripped, again)
    write(again, (given.changed(fee="100円"), given.changed(fee="400円")))
    with pytest.raises(ExpectedError, match="個人のことをぬいてつくった写し"):
        join(whole, again)
    join(stripped, again)
    join(whole, stripped)
    assert read(whole, SAKURA) == SAKURA.changed(fee="400円")
    assert conflicts(whole) == set()


def test_nonsense_about_its_origin_is_refused(whole: Path, stripped: Path) -> None:
    with closing(connect(stripped)) as connection:
        connection.execute("UPDATE sy_latch SET open = 1")
        connection.execute("UPDATE sy_book SET stripped_from = '{\"book\": 7}'")
        connection.execute("UPDATE sy_latch SET open = 0")
    with pytest.raises(ExpectedError, match="写し"):
        join(whole, stripped)


def test_every_kind_can_be_stripped_and_joined_back(tmp_path: Path) -> None:
    """Every record that is in the copy is edited there, and comes home without a question."""
    whole, target = tmp_path / "全部", tmp_path / "個人ぬき"
    words = Words()
    with closing(SqliteStore.create(whole, who="田中", host="窓口")) as store:
        fill(store, words, 7)
    strip(whole, target)
    with closing(SqliteStore.open(target, who="鈴木", host="")) as store:
        edits = []
        for record_class in RECORD_CLASSES:
            texts = [each for each in record_class.FIELDS if each.kind is FieldKind.LONG_TEXT and not each.personal]
            for record in store.read(record_class):
                shown = [each for each in texts if record.level_of(each.name) is Level.PUBLIC]
                edits += [Change(record, record.changed(**{each.name: "書きたしました"})) for each in shown[:1]]
        assert len(edits) > 5
        assert store.apply(ChangeSet("書きたす", tuple(edits))).problems == ()
    joined = join(whole, target)
    assert len(joined.change_set.changes) == len(edits)
    assert conflicts(whole) == set()


def write_and_come_home(stripped: Path, whole: Path, other: Path) -> None:
    """Edit the place in the stripped copy; two copies of its origin take that in, then each other."""
    given = read(stripped, SAKURA)
    assert given is not None
    write(stripped, (given, given.changed(fee="300円")))
    join(whole, stripped)
    join(other, stripped)
    join(whole, other)
    join(other, whole)


def test_it_comes_home_to_copies_of_which_one_was_pruned(whole: Path) -> None:
    """What it had shown was taken out of one of them meanwhile; they still agree, and join each other."""
    target, other = whole.with_name("個人ぬき"), whole.with_name("全部2")
    second = SAKURA.changed(fee="100円")
    write(whole, (SAKURA, second))
    strip(whole, target)
    write(whole, (second, second.changed(fee="200円")))
    shutil.copy(whole, other)
    with closing(SqliteStore.open(whole, who="", host="")) as store:
        assert LedgerUpkeep(store).prune(keep_from=now_in_microseconds()) == 1
    write_and_come_home(target, whole, other)
    assert conflicts(whole) == conflicts(other) == {(21, "fee", "field")}
    assert read(whole, SAKURA) == read(other, SAKURA) == second.changed(fee="300円")


def test_it_comes_home_to_copies_of_which_one_erased_the_record(whole: Path) -> None:
    target, other = whole.with_name("個人ぬき"), whole.with_name("全部2")
    second = SAKURA.changed(fee="100円")
    write(whole, (SAKURA, second))
    strip(whole, target)
    shutil.copy(whole, other)
    with closing(SqliteStore.open(whole, who="", host="")) as store:
        upkeep = LedgerUpkeep(store)
        upkeep.erase(upkeep.erase_plan(SAKURA.id))
    write_and_come_home(target, whole, other)
    assert read(whole, SAKURA) is read(other, SAKURA) is None
    assert "300円".encode() not in other.read_bytes()
