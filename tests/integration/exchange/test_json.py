"""The JSON form: everything comes back as it was, and what is wrong in a file is said and harms nothing."""

from __future__ import annotations

import hashlib
import json
import string
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.changes.saving import delete_record
from app.errors import ExpectedError
from app.exchange.import_plan import ImportPlan
from app.exchange.json_file import export_json, record_object
from app.exchange.json_import import plan_json
from app.exchange.json_source import parse_json
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.ids import derived_id, hex_id
from app.records.photo import Photo, PhotoUse
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.records.setting import Setting
from app.records.space import Space
from app.records.term import Term
from app.records.term_lists import built_in_terms, term_id
from app.store import Deleted
from db.sqlite_store import SqliteStore

AREA, SPACE, PLACE, SCHEDULE = (derived_id("test", number) for number in range(4))
JPEG = b"\xff\xd8\xff not really a picture"
SHA = hashlib.sha256(JPEG).hexdigest()


def town() -> list[Record]:
    return [
        *built_in_terms(),
        Area(id=AREA, name="西部", pos="a01"),
        Space(id=SPACE, name="西会館", area=AREA, latitude=35.7),
        Place(
            id=PLACE, name="さくら", phone="042-000-0001", area=AREA, space=SPACE, kind=term_id("place_kind", "cafe")
        ),
        Schedule(id=SCHEDULE, place=PLACE, rule="FREQ=WEEKLY;BYDAY=MO", start="10:00", end="12:00", pos="a01"),
    ]


def source(records: dict[str, list[object]], blobs: dict[str, str] | None = None) -> bytes:
    whole = {"format": "tsudoiba", "version": 1, "records": records, "blobs": blobs or {}}
    return json.dumps(whole, ensure_ascii=False).encode()


def plan(content: bytes, ledger: Ledger, trash: Sequence[Deleted] = ()) -> ImportPlan:
    return plan_json(ledger, trash, parse_json(content, "a.json"), has_blob=lambda sha: False)


def after(planned: ImportPlan, before: Sequence[Record]) -> Ledger:
    records = {(record.KIND, record.id): record for record in before}
    for change in planned.changes:
        if change.after is None:
            del records[change.kind, change.record_id]
        else:
            records[change.kind, change.record_id] = change.after
    return Ledger.of(records.values())


def exported(ledger: Ledger, folder: Path) -> bytes:
    export_json(ledger, {SHA: JPEG}.__getitem__, folder / "out.json")
    return (folder / "out.json").read_bytes()


# what must hold for any ledger

ugly = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=30)
names = st.one_of(
    st.sampled_from(["<b>A&B</b>", "=1+1", "𠮷田", "葛󠄀飾", "髙\u202e橋", "x" * 400, "a\x00b"]),
    ugly.filter(lambda text: bool(text.strip())),
)
ids = st.integers(1, (1 << 62) - 1)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Record]:
    numbers = draw(st.lists(ids, min_size=8, max_size=8, unique=True))
    area = Area(id=numbers[0], name=draw(names), parent_area=draw(st.sampled_from([None, numbers[1]])), pos="a01")
    upper = Area(id=numbers[1], name=draw(names), needed_min=draw(st.none() | st.integers(0, 99)), pos="a02")
    space = Space(
        id=numbers[2], name=draw(names), latitude=draw(st.none() | st.floats(-90, 90)), description=draw(ugly)
    )  # fmt: skip
    place = Place(
        id=numbers[3], name=draw(names), space=space.id, area=area.id, story=draw(ugly), fee=draw(ugly),
        consent=draw(st.sampled_from(["yes", "no", "pending"])), kind=term_id("place_kind", "salon"),
        contact_name_level=draw(st.sampled_from(["public", "related", "internal"])), started=draw(st.sampled_from(["", "2019", "2019-10"])),
    )  # fmt: skip
    twin = Place(id=numbers[4], name=place.name, phone=place.phone, area=place.area)
    schedule = Schedule(id=numbers[5], place=place.id, rule="FREQ=MONTHLY;BYDAY=2TU", closed="month:8", start="10:00")
    irregular = Schedule(id=numbers[6], place=place.id, note=draw(names))
    exception = ScheduleException(id=numbers[7], schedule=schedule.id, date="2025-08-12", reason=draw(ugly))
    term = term_id("accessibility", "parking")
    chosen = PlaceTerm(
        id=derived_id("place_term", place.id, "accessibility", term), place=place.id, term_list="accessibility", term=term
    )  # fmt: skip
    setting = Setting(id=derived_id("setting", "print.publisher"), key="print.publisher", value=draw(ugly))
    return [*built_in_terms(), area, upper, space, place, twin, schedule, irregular, exception, chosen, setting]


@given(ledgers())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_export_into_a_new_ledger_gives_the_same_records(tmp_path: Path, records: list[Record]) -> None:
    content = exported(Ledger.of(records), tmp_path)
    planned = plan(content, Ledger.of(built_in_terms()))
    assert planned.problems == ()
    arrived = after(planned, built_in_terms())
    for record_class in RECORD_CLASSES:
        expected = {record.id: record for record in records if type(record) is record_class}
        assert {record.id: record for record in arrived.all(record_class)} == expected
    assert plan(content, arrived).changes == ()


def test_through_real_ledgers_with_a_photo(tmp_path: Path) -> None:
    photo = Photo(id=7, sha=SHA, width=4, height=3, consent="yes")
    use = PhotoUse(id=8, photo=7, place=PLACE, crop_x=0.5, pos="a01", role="map")
    content = exported(Ledger.of([*town(), photo, use]), tmp_path)
    first = SqliteStore.create(tmp_path / "b.tsudoiba", who="", host="")
    planned = plan(content, Ledger(first.read))
    assert first.apply(planned.change_set()).problems == ()
    assert first.read_blob(SHA) == JPEG
    assert first.read(PhotoUse) == [use]
    again = plan_json(Ledger(first.read), (), parse_json(content, "a"), has_blob=lambda sha: sha == SHA)
    assert (again.changes, again.blobs) == ((), {})
    first.close()


# what an object says


class TestFields:
    def test_left_out_stays_and_null_clears(self) -> None:
        content = source({"place": [{"id": hex_id(PLACE), "phone": None}]})
        planned = plan(content, Ledger.of(town()))
        (change,) = planned.changes
        assert change.changed_fields == ("phone",)
        assert change.record.text_of("phone") == ""
        assert change.record.text_of("name") == "さくら"

    def test_a_place_needs_only_id_and_name(self) -> None:
        planned = plan(source({"place": [{"id": "00000000000000ff", "name": "つばき"}]}), Ledger.of(town()))
        assert [change.after for change in planned.changes] == [Place(id=255, name="つばき")]
        assert planned.problems == ()

    @pytest.mark.parametrize(
        "word", [hex_id(term_id("place_kind", "cafe")), "cafe", "コミュニティカフェ", "ｺﾐｭﾆﾃｨ カフェ"]
    )
    def test_a_term_by_id_code_or_label(self, word: str) -> None:
        planned = plan(
            source({"place": [{"id": "00000000000000ff", "name": "つばき", "kind": word}]}), Ledger.of(town())
        )
        assert [change.record.get("kind") for change in planned.changes] == [term_id("place_kind", "cafe")]

    def test_a_new_label_becomes_an_entry(self) -> None:
        planned = plan(source({"place": [{"id": "00000000000000ff", "name": "つ", "kind": "俳句"}]}), Ledger.of(town()))
        term, place = (change.after for change in planned.changes)
        assert isinstance(term, Term)
        assert isinstance(place, Place)
        assert (term.label, term.term_list, place.kind) == ("俳句", "place_kind", term.id)

    def test_text_of_a_schedule_is_output_except_without_a_rule(self) -> None:
        ledger = Ledger.of(town())
        assert plan(source({"schedule": [{"id": hex_id(SCHEDULE), "text": "ちがう"}]}), ledger).changes == ()
        planned = plan(source({"schedule": [{"id": hex_id(SCHEDULE), "rule": "", "text": "月2回ほど"}]}), ledger)
        assert [change.record.get("note") for change in planned.changes] == ["月2回ほど"]

    def test_the_sentence_of_a_schedule_is_written(self) -> None:
        schedule = Schedule(id=1, place=2, rule="FREQ=MONTHLY;BYDAY=2TU,4TU", start="10:00", closed="month:8")
        assert record_object(schedule)["text"] == "第2・第4火曜 10:00〜（8月休み）"
        assert record_object(Schedule(id=1, place=2, note="不定期"))["text"] == "不定期"

    def test_line_ends_are_the_only_thing_changed_in_a_text(self) -> None:
        written = {"id": "00000000000000ff", "name": "  﨑\u202e  ", "story": "一\r\n二\r三"}
        planned = plan(source({"place": [written]}), Ledger.of(town()))
        (place,) = (change.after for change in planned.changes)
        assert place == Place(id=255, name="  﨑\u202e  ", story="一\n二\n三")


class TestProblems:
    @pytest.mark.parametrize(
        ("kind", "written", "column"),
        [
            ("place", {"colour": "red"}, "colour"),
            ("place", {"status": "gone"}, "status"),
            ("place", {"name": 5}, "name"),
            ("place", {"capacity": "many"}, "capacity"),
            ("place", {"capacity": 2.5}, "capacity"),
            ("place", {"capacity": True}, "capacity"),
            ("place", {"capacity": 10**30}, "capacity"),
            ("place", {"area": "00000000000000aa"}, "area"),
            ("place", {"kind": "00000000000000aa"}, "kind"),
            ("place", {"started": "いつか"}, "started"),
            ("place", {"story": "\ud800"}, "story"),
            ("schedule", {"rule": "FREQ=YEARLY"}, "rule"),
            ("schedule", {"start": "25:00"}, "start"),
        ],
    )
    def test_a_value_that_cannot_be_is_said_and_the_old_one_stays(
        self, kind: str, written: dict[str, object], column: str
    ) -> None:
        record_id = {"place": PLACE, "schedule": SCHEDULE}[kind]
        content = json.dumps(
            {"format": "tsudoiba", "version": 1, "records": {kind: [{"id": hex_id(record_id), **written}]}}
        ).encode()
        planned = plan(content, Ledger.of(town()))
        assert [(each.sheet, each.row, each.column) for each in planned.problems] == [(kind, 1, column)]
        assert planned.changes == ()

    @pytest.mark.parametrize(
        "records",
        [
            {"spaceship": [{"id": "00000000000000ff"}]},
            {"place": ["さくら"]},
            {"place": [{"id": "xyz", "name": "さくら"}]},
            {"place": [{"id": "00000000000000ff"}]},
            {"schedule": [{"id": "00000000000000ff", "rule": ""}]},
            {"schedule": [{"rule": "FREQ=DAILY", "place": hex_id(PLACE)}]},
            {"photo": [{"id": "00000000000000ff", "sha": "0" * 64}]},
        ],
    )
    def test_what_is_no_record_is_skipped_and_said(self, records: dict[str, list[object]]) -> None:
        planned = plan(source(records), Ledger.of(town()))
        assert planned.changes == ()
        assert planned.counts.skipped == 1
        assert planned.problems

    def test_a_damaged_picture(self) -> None:
        planned = plan(source({}, {SHA: "AAAA", "x": "%%%"}), Ledger.of(town()))
        assert [each.column for each in planned.problems] == [SHA, "x"]

    @pytest.mark.parametrize(
        "content",
        [
            b"", b"{", b"[]", b"null", b'{"format": "other", "version": 1}', b'{"format": "tsudoiba"}', b"\xff\xfe{",
            b'{"format": "tsudoiba", "version": "1"}', b'{"format": "tsudoiba", "version": 1, "records": []}',
            b'{"format": "tsudoiba", "version": 1, "records": {"place": {}}}', b"[" * 200_000,
            b'{"format": "tsudoiba", "version": NaN}',
        ],
    )  # fmt: skip
    def test_a_file_that_is_not_ours(self, content: bytes) -> None:
        with pytest.raises(ExpectedError):
            parse_json(content, "a.json")

    def test_a_newer_version_is_refused(self) -> None:
        with pytest.raises(ExpectedError, match="新しい版"):
            parse_json(b'{"format": "tsudoiba", "version": 2, "records": {}}', "a.json")


class TestDeletion:
    def test_deleted_takes_what_belongs_to_it_and_leaves_what_does_not(self) -> None:
        planned = plan(source({"place": [{"id": hex_id(PLACE), "_deleted": True}]}), Ledger.of(town()))
        assert {(change.kind, change.after) for change in planned.changes} == {("place", None), ("schedule", None)}

    def test_deleting_a_space_empties_the_link_to_it(self) -> None:
        planned = plan(source({"space": [{"id": hex_id(SPACE), "_deleted": True}]}), Ledger.of(town()))
        place = after(planned, town()).get(Place, PLACE)
        assert place is not None
        assert place.space is None

    def test_deleting_what_is_not_there_changes_nothing(self) -> None:
        planned = plan(source({"place": [{"id": "00000000000000aa", "_deleted": True}]}), Ledger.of(town()))
        assert (planned.changes, planned.problems) == ((), ())

    def test_a_deleted_id_comes_back_with_its_children(self, tmp_path: Path) -> None:
        store = SqliteStore.create(tmp_path / "a.tsudoiba", who="", host="")
        first = plan(exported(Ledger.of(town()), tmp_path), Ledger(store.read))
        store.apply(first.change_set())
        place = store.get(Place, PLACE)
        assert place is not None
        assert delete_record(store, Ledger(store.read), record=place).problems == ()
        assert store.read(Schedule) == []
        content = source({"place": [{"id": hex_id(PLACE), "fee": "100円"}]})
        back = plan_json(Ledger(store.read), store.trash(), parse_json(content, "a"), has_blob=lambda sha: False)
        assert store.apply(back.change_set()).problems == ()
        assert store.get(Place, PLACE) == place.changed(fee="100円")
        assert [schedule.id for schedule in store.read(Schedule)] == [SCHEDULE]
        store.close()


class TestIdentity:
    def test_an_unknown_id_with_known_name_and_phone_is_the_known_record(self) -> None:
        written = {"id": "00000000000000ff", "name": "サクラ", "phone": "０４２(000)0001", "fee": "100円"}
        child = {"id": "00000000000000fe", "place": "00000000000000ff", "rule": "FREQ=DAILY"}
        planned = plan(source({"place": [written], "schedule": [child]}), Ledger.of(town()))
        assert planned.by_kind()["place"].as_json() == {"added": 0, "updated": 1, "unchanged": 0, "skipped": 0}
        assert {change.record_id for change in planned.changes} == {PLACE, 0xFE}
        assert all(change.record.get("place") == PLACE for change in planned.changes if change.kind == "schedule")

    @pytest.mark.parametrize(("written", "reason"), [({"name": "さくら", "phone": "042-000-9999"}, "name"),
                                                     ({"name": "つばき", "phone": "0420000001"}, "phone")])  # fmt: skip
    def test_only_one_alike_is_added_and_listed(self, written: dict[str, str], reason: str) -> None:
        planned = plan(source({"place": [{"id": "00000000000000ff", **written}]}), Ledger.of(town()))
        assert planned.counts.added == 1
        assert [(each.reason, each.record_id) for each in planned.duplicates] == [(reason, PLACE)]


class TestOddObjects:
    def test_an_id_belongs_to_one_kind(self) -> None:
        in_file = plan(
            source({"place": [{"id": hex_id(5), "name": "一"}], "space": [{"id": hex_id(5), "name": "場"}]}),
            Ledger.of(built_in_terms()),
        )
        assert (in_file.counts.added, in_file.counts.unchanged, in_file.counts.skipped) == (1, 0, 1)
        in_ledger = plan(source({"space": [{"id": hex_id(PLACE), "name": "場"}]}), Ledger.of(town()))
        assert in_ledger.changes == ()
        assert "番号" in in_ledger.problems[0].message

    def test_an_id_twice_is_reported(self) -> None:
        twice = [{"id": hex_id(5), "name": "一"}, {"id": hex_id(5), "name": "二"}]
        planned = plan(source({"place": twice}), Ledger.of(built_in_terms()))
        assert [change.record.get("name") for change in planned.changes] == ["二"]
        assert [(problem.row, problem.column) for problem in planned.problems] == [(2, "id")]

    @pytest.mark.parametrize("word", [1, "true", None])
    def test_only_true_deletes(self, word: object) -> None:
        planned = plan(source({"place": [{"id": hex_id(PLACE), "_deleted": word}]}), Ledger.of(town()))
        assert planned.changes == ()
        assert [problem.column for problem in planned.problems] == ["_deleted"]

    def test_a_multiple_choice_by_label_and_by_id(self) -> None:
        row = {"space": hex_id(SPACE), "term_list": "accessibility"}
        known = next(term for term in built_in_terms() if term.term_list == "accessibility")
        rows: list[object] = [{**row, "term": known.label}, {**row, "term": hex_id(known.id)}, {**row, "term": "縁側"}]
        planned = plan(source({"space_term": rows}), Ledger.of(town()))
        assert {kind: counts.added for kind, counts in planned.by_kind().items()} == {"space_term": 2, "term": 1}
        again = plan(source({"space_term": rows}), after(planned, town()))
        assert again.changes == ()

    def test_a_multiple_choice_without_its_choice_is_left_out(self) -> None:
        row = {"space": hex_id(SPACE), "term_list": "accessibility", "term": hex_id(77)}
        planned = plan(source({"space_term": [row]}), Ledger.of(town()))
        assert planned.changes == ()
        assert planned.counts.skipped == 1

    def test_half_a_character_is_no_text(self) -> None:
        half = b'{"format":"tsudoiba","version":1,"records":{"place":[{"id":"%016x","name":"a","kind":"\\ud800"}]}}'
        planned = plan(half % 5, Ledger.of(built_in_terms()))
        assert [change.kind for change in planned.changes] == ["place"]
        assert [problem.column for problem in planned.problems] == ["kind"]


def test_ids_are_hexadecimal() -> None:
    written = record_object(Place(id=255, name="さくら", area=16))
    assert (written["id"], written["area"], written["space"]) == ("00000000000000ff", "0000000000000010", None)
    assert set(str(written["id"])) <= set(string.hexdigits.lower())
