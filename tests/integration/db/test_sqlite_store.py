"""What `Store.apply` writes, and what it refuses."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet, inverse
from app.errors import ExpectedError
from app.records.area import Area
from app.records.base import Record
from app.records.ids import derived_id, new_id
from app.records.photo import Photo
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.records.setting import Setting
from app.records.space import Space
from app.records.term_lists import term_id
from app.store import Applied
from db.sqlite_store import SqliteStore

Look = Callable[[str], list[tuple[object, ...]]]

SAKURA = Place(id=101, name="サロンさくら", phone="042-000-0001")
AREA = Area(id=201, name="中央")
WEEKLY = Schedule(id=301, place=101, rule="FREQ=WEEKLY;BYDAY=MO", pos="a01")
DAY_OFF = ScheduleException(id=401, schedule=301, date="2026-05-04", pos="a01")


def write(store: SqliteStore, *changes: tuple[Record | None, Record | None], **blobs: bytes) -> Applied:
    """Apply changes given as pairs (before, after)."""
    return store.apply(ChangeSet("しごと", tuple(Change(before, after) for before, after in changes), blobs))


def messages(applied: Applied) -> list[tuple[str, str]]:
    assert applied.stamp is None
    assert not applied.change_set
    return [(problem.field, problem.message) for problem in applied.problems]


def test_a_record_comes_back_as_it_was_written(store: SqliteStore) -> None:
    written = SAKURA.changed(
        capacity=12,
        activities="体操\n\tお茶 <b>&amp; =1+1 𠮷 髙 葛\U000e0100飾 \u202e\x00終",
        kind=term_id("place_kind", "salon"),
    )
    applied = write(store, (None, written))
    assert applied.problems == ()
    assert applied.stamp is not None
    assert store.read(Place) == [written]
    assert store.get(Place, 101) == written
    assert store.get(Place, 999) is None


def test_records_are_found_by_what_a_field_holds(store: SqliteStore) -> None:
    named = [SAKURA.changed(id=number, name=name) for number, name in ((7, "茶論'%_"), (9, "茶論"), (8, "茶論"))]
    write(store, *((None, each) for each in named))
    assert store.find(Place, "name", "茶論") == [named[2], named[1]]
    assert store.find(Place, "name", "茶論'%_") == [named[0]]
    assert store.find(Place, "area", None) == [named[0], named[2], named[1]]
    with pytest.raises(KeyError):
        store.find(Place, 'name" = "name" --', "")


def test_every_kind_comes_back_as_it_was_written(store: SqliteStore) -> None:
    photo_bytes = b"picture"
    sha = hashlib.sha256(photo_bytes).hexdigest()
    records: list[Record] = [
        AREA.changed(map_x=0.25, needed_min=2),
        Space(id=202, name="公民館", latitude=35.7, longitude=139.5, area=201),
        SAKURA.changed(area=201, space=202),
        WEEKLY,
        DAY_OFF,
        Photo(id=501, sha=sha, width=10, height=20),
    ]
    store.apply(ChangeSet("まとめて", tuple(Change(None, record) for record in records), {sha: photo_bytes}))
    for record in records:
        assert store.get(type(record), record.id) == record
    assert store.read_blob(sha) == photo_bytes
    with pytest.raises(KeyError):
        store.read_blob("0" * 64)


def test_creating_writes_one_op_and_editing_one_per_field(store: SqliteStore, look: Look) -> None:
    write(store, (None, SAKURA))
    edited = SAKURA.changed(phone="042-000-0002", fee="200円")
    write(store, (SAKURA, edited))
    write(store, (edited, edited.changed(phone="042-000-0003")))
    ops = look("SELECT seq, field, value, replaced_seq, auto FROM sy_op WHERE record_id = 101 ORDER BY seq")
    assert ops == [
        (1, "", 1, None, 0),
        (2, "phone", "042-000-0002", None, 0),
        (3, "fee", "200円", None, 0),
        (4, "phone", "042-000-0003", 2, 0),
    ] or ops == [
        (1, "", 1, None, 0),
        (2, "fee", "200円", None, 0),
        (3, "phone", "042-000-0002", None, 0),
        (4, "phone", "042-000-0003", 3, 0),
    ]
    assert look("SELECT field, value FROM sy_base WHERE record_id = 101") == [("phone", "042-000-0001")]


def test_deleting_keeps_every_value_and_lists_what_it_had_seen(store: SqliteStore, look: Look) -> None:
    write(store, (None, SAKURA))
    edited = SAKURA.changed(phone="")
    write(store, (SAKURA, edited))
    write(store, (edited, None))
    assert store.read(Place) == []
    assert look("SELECT field, value FROM sy_base WHERE record_id = 101 ORDER BY field") == [
        ("name", "サロンさくら"),
        ("phone", "042-000-0001"),
    ]
    assert look("SELECT value, replaced_seq FROM sy_op WHERE seq = 3 AND record_id = 101") == [(0, 1)]
    assert look("SELECT seq, replaced_seq FROM sy_sup") == [(3, 2)]


def test_a_deleted_record_comes_back_under_its_id(store: SqliteStore, look: Look) -> None:
    write(store, (None, SAKURA))
    write(store, (SAKURA, None))
    returned = SAKURA.changed(fee="100円")
    write(store, (None, returned))
    assert store.read(Place) == [returned]
    assert look("SELECT field, value, replaced_seq FROM sy_op WHERE seq >= 2 AND record_id = 101 ORDER BY seq") == [
        ("", 0, 1),
        ("", 1, 2),
        ("fee", "100円", None),
    ]
    assert look("SELECT seq, replaced_seq FROM sy_sup ORDER BY seq") == [(3, 1)]
    assert store.faults() == []


def test_rows_with_a_natural_key_write_out_their_values(store: SqliteStore, look: Look) -> None:
    setting = Setting(id=derived_id("setting", "centre_name"), key="centre_name", value="社協")
    chosen = term_id("accessibility", "parking")
    row_id = derived_id("place_term", 101, "accessibility", chosen)
    row = PlaceTerm(id=row_id, place=101, term_list="accessibility", term=chosen, pos="a05")
    write(store, (None, setting), (None, SAKURA), (None, row))
    assert look("SELECT kind, field, value FROM sy_op WHERE writer > 1000 ORDER BY seq") == [
        ("setting", "", 1),
        ("setting", "value", "社協"),
        ("place", "", 1),
        ("place_term", "", 1),
        ("place_term", "pos", "a05"),
    ]


def test_what_does_not_differ_is_not_written(store: SqliteStore, look: Look) -> None:
    assert write(store, (SAKURA, SAKURA)).stamp is None
    assert store.apply(ChangeSet("なにも", ())).stamp is None
    assert look("SELECT count(*) FROM sy_writer WHERE writer > 1000") == [(0,)]


def test_one_unit_of_work_has_one_clock_and_one_label(store: SqliteStore, look: Look) -> None:
    applied = write(store, (None, AREA), (None, SAKURA.changed(area=201)))
    assert applied.stamp is not None
    assert look("SELECT DISTINCT writer, hlc FROM sy_op WHERE writer > 1000") == [
        (applied.stamp.writer, applied.stamp.hlc)
    ]
    assert look("SELECT text FROM sy_label") == [("しごと",)]
    assert look("SELECT who, host, n FROM sy_writer WHERE writer > 1000") == [("田中", "窓口", 2)]


def test_the_clock_never_goes_back(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = []
    now = SAKURA
    write(store, (None, now))
    for clock in (5_000, 4_000, 4_000):
        monkeypatch.setattr("db.journal.now_in_microseconds", lambda clock=clock: clock)
        after = now.changed(fee=now.fee + "円")
        applied = write(store, (now, after))
        assert applied.stamp is not None
        stamps.append(applied.stamp.hlc)
        now = after
    assert stamps == sorted(set(stamps))


def test_a_record_changed_elsewhere_is_not_overwritten(store: SqliteStore, ledger_path: Path) -> None:
    write(store, (None, SAKURA))
    other = SqliteStore.open(ledger_path, who="鈴木", host="二階")
    write(other, (SAKURA, SAKURA.changed(phone="042-000-0009")))
    refused = write(store, (SAKURA, SAKURA.changed(phone="042-000-0002")), (None, AREA))
    assert messages(refused) == [
        (
            "phone",
            "「電話」がほかで変更されています（いま「042-000-0009」、こちら「042-000-0002」）。"
            "内容を確かめて、もう一度書いてください。",
        )
    ]
    assert store.read(Area) == []
    now = store.read(Place)[0]
    write(other, (now, None))
    assert messages(write(store, (now, SAKURA))) == [
        ("", "ほかで消されています。もどすときは「ごみ箱」をみてください。")
    ]
    other.close()


def test_a_record_is_not_added_twice(store: SqliteStore) -> None:
    write(store, (None, SAKURA))
    assert messages(write(store, (None, SAKURA.changed(name="べつ")))) == [("", "同じものが、すでに書かれています。")]


def test_an_id_belongs_to_one_kind_for_ever(store: SqliteStore) -> None:
    write(store, (None, SAKURA))
    write(store, (SAKURA, None))
    expected = [("", "ほかの種類のものと番号が重なっているので、書けません。")]
    assert messages(write(store, (None, Area(id=101, name="中央")))) == expected
    assert messages(write(store, (None, Area(id=7)), (None, Space(id=7)))) == expected


def test_a_link_to_nowhere_is_refused(store: SqliteStore) -> None:
    message = "「地域」に選んだものが、もうありません。選びなおしてください。"
    assert messages(write(store, (None, SAKURA.changed(area=201)))) == [("area", message)]
    write(store, (None, AREA))
    assert messages(write(store, (None, SAKURA.changed(area=201)), (AREA, None))) == [("area", message)]


def test_a_link_that_stands_is_refused_when_its_target_goes(store: SqliteStore) -> None:
    linked = SAKURA.changed(area=201)
    write(store, (None, AREA), (None, linked))
    message = "「地域」に選んだものが、もうありません。選びなおしてください。"
    assert messages(write(store, (linked, linked.changed(fee="100円")), (AREA, None))) == [("area", message)]
    assert write(store, (linked, linked.changed(fee="100円"))).problems == ()


def test_a_picture_without_content_is_refused(store: SqliteStore) -> None:
    assert messages(write(store, (None, Photo(id=501, sha="ab" * 32)))) == [
        ("sha", "写真の中身がありません。もう一度えらんでください。")
    ]


def test_children_must_be_listed_when_their_parent_goes(store: SqliteStore) -> None:
    write(store, (None, SAKURA), (None, WEEKLY), (None, DAY_OFF))
    assert messages(write(store, (SAKURA, None))) == [("", "「定例」で使われているので、消せません。")]
    assert messages(write(store, (WEEKLY, None), (SAKURA, None))) == [
        ("", "「この日だけ」で使われているので、消せません。")
    ]
    assert write(store, (DAY_OFF, None), (WEEKLY, None), (SAKURA, None)).problems == ()


def test_the_order_within_a_unit_of_work_is_free(store: SqliteStore) -> None:
    assert write(store, (None, DAY_OFF), (None, WEEKLY), (None, SAKURA)).problems == ()
    assert write(store, (SAKURA, None), (WEEKLY, None), (DAY_OFF, None)).problems == ()


def test_a_record_may_change_twice_in_one_unit_of_work(store: SqliteStore) -> None:
    twice = SAKURA.changed(fee="100円")
    assert write(store, (None, SAKURA), (SAKURA, twice), (twice, None), (None, SAKURA)).problems == ()
    assert store.read(Place) == [SAKURA]
    assert store.faults() == []


@pytest.mark.parametrize("value", ["\ud83d", "よみ\udc00"])
def test_half_characters_are_a_problem(store: SqliteStore, value: str) -> None:
    assert messages(write(store, (None, SAKURA.changed(name=value)))) == [
        ("name", "「なまえ」に、書きとめられない文字や数があります。")
    ]


@pytest.mark.parametrize(("field", "value"), [("capacity", 1 << 63), ("capacity", -(1 << 63) - 1)])
def test_numbers_without_end_are_a_problem(store: SqliteStore, field: str, value: int) -> None:
    assert [problem for problem, _ in messages(write(store, (None, SAKURA.changed(**{field: value}))))] == [field]
    assert [name for name, _ in messages(write(store, (None, AREA.changed(map_x=float("nan")))))] == ["map_x"]


def test_mistakes_of_the_program_are_not_hidden(store: SqliteStore) -> None:
    setting = Setting(id=derived_id("setting", "a"), key="a")
    with pytest.raises(ValueError, match="does not follow"):
        write(store, (None, setting.changed(key="b")))
    with pytest.raises(ValueError, match="another one"):
        store.apply(ChangeSet("写真", (Change(None, SAKURA),), {"00": b"x"}))
    assert store.read(Setting) == []


def test_links_emptied_by_a_deletion_are_marked_as_consequence(store: SqliteStore, look: Look) -> None:
    placed = SAKURA.changed(area=201)
    write(store, (None, AREA), (None, placed))
    write(store, (placed, placed.changed(area=None, fee="100円")), (AREA, None))
    assert set(look("SELECT field, auto FROM sy_op WHERE record_id = 101 AND field <> ''")) == {("area", 1), ("fee", 0)}


def test_undoing_and_redoing_pictures(store: SqliteStore) -> None:
    content = b"picture"
    sha = hashlib.sha256(content).hexdigest()
    added = ChangeSet("写真", (Change(None, Photo(id=501, sha=sha)),), {sha: content})
    store.apply(added)
    store.apply(inverse(added))
    assert store.read(Photo) == []
    assert store.apply(inverse(inverse(added))).problems == ()
    assert store.read_blob(sha) == content


def test_other_programs_are_refused_by_the_guards(store: SqliteStore, ledger_path: Path) -> None:
    write(store, (None, SAKURA))
    with closing(sqlite3.connect(ledger_path)) as raw:
        for sql in (
            "INSERT INTO place (id, name) VALUES (9, 'x')",
            "UPDATE place SET name = 'x'",
            "REPLACE INTO place (id, name) VALUES (101, 'x')",
            "DELETE FROM place",
            "DELETE FROM sy_op",
            "UPDATE sy_op SET value = 0",
            "UPDATE sy_writer SET n = 5",
            "INSERT INTO sy_conflict VALUES (101, 'name', 'field', 'place')",
            "DELETE FROM sy_book",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="つどいばだけで"):
                raw.execute(sql)


def test_a_file_put_back_under_the_program_gets_a_new_writer(
    store: SqliteStore, ledger_path: Path, tmp_path: Path
) -> None:
    write(store, (None, SAKURA))
    kept = tmp_path / "kept"
    shutil.copy(ledger_path, kept)
    write(store, (SAKURA, SAKURA.changed(fee="100円")))
    ledger_path.write_bytes(kept.read_bytes())  # same file, older content: a cloud folder does this
    assert store.read(Place) == [SAKURA]
    with pytest.raises(ExpectedError, match="置きかわっています"):
        write(store, (SAKURA, SAKURA.changed(fee="200円")))
    assert store.read(Place) == [SAKURA]
    with closing(sqlite3.connect(ledger_path)) as raw:
        writers = raw.execute("SELECT count(*) FROM sy_writer").fetchone()[0]
    write(store, (SAKURA, SAKURA.changed(fee="200円")))
    with closing(sqlite3.connect(ledger_path)) as raw:
        assert raw.execute("SELECT count(*) FROM sy_writer").fetchone()[0] == writers + 1
    assert store.faults() == []


def test_another_file_under_our_name_is_noticed(store: SqliteStore, ledger_path: Path, tmp_path: Path) -> None:
    write(store, (None, SAKURA))
    replacement = tmp_path / "neu"
    with closing(SqliteStore.create(replacement, who="鈴木", host="二階")) as made:
        write(made, (None, AREA))
    replacement.replace(ledger_path)
    assert store.read(Place) == []
    assert store.read(Area) == [AREA]
    for _ in range(2):
        with pytest.raises(ExpectedError, match="べつの帳面"):
            write(store, (None, SAKURA))
    with closing(SqliteStore.open(ledger_path, who="", host="")) as again:
        assert again.read(Place) == []
        assert write(again, (None, SAKURA)).problems == ()


def test_a_ledger_that_is_gone(store: SqliteStore, ledger_path: Path) -> None:
    ledger_path.unlink()
    with pytest.raises(ExpectedError, match="見つかりません"):
        write(store, (None, SAKURA))
    with pytest.raises(ExpectedError, match="見つかりません"):
        store.read(Place)


def test_a_ledger_used_elsewhere(store: SqliteStore, ledger_path: Path) -> None:
    with (
        closing(SqliteStore.open(ledger_path, who="鈴木", host="二階", busy_seconds=0.05)) as other,
        closing(sqlite3.connect(ledger_path, isolation_level=None)) as raw,
    ):
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(ExpectedError, match="使われています"):
            write(other, (None, SAKURA))
        assert other.read(Place) == []
        raw.execute("ROLLBACK")
        assert write(other, (None, SAKURA)).problems == ()
    assert store.read(Place) == [SAKURA]


def test_many_records_in_one_unit_of_work(store: SqliteStore) -> None:
    places = tuple(Change(None, Place(id=new_id(), name=f"サロン{number}")) for number in range(500))
    added = ChangeSet("よみこみ", places)
    assert store.apply(added).problems == ()
    assert len(store.read(Place)) == 500
    assert store.apply(inverse(added)).problems == ()
    assert store.read(Place) == []
    assert store.faults() == []
