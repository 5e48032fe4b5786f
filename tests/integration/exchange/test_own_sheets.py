"""The ledger out as a workbook, as CSV and as JSON, and in again: nothing is added, nothing changes, for every kind."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from app.errors import Cancelled, ExpectedError
from app.exchange.export_form import ExportForm, form_of, write_export
from app.exchange.import_plan import Counts, ImportPlan
from app.exchange.json_import import plan_json
from app.exchange.json_source import read_json
from app.exchange.own_columns import own_columns
from app.exchange.own_reading import OwnSheets, plan_own
from app.exchange.reading_lists import read_list
from app.exchange.table_export import export_folder
from app.exchange.text_tables import guarded, unguarded
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.field import Level
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.term_lists import built_in_terms, term_id
from tests.any_ledger import HOSTILE, JPEG, SHA, AnyLedger, ledgers

TODAY = date(2026, 7, 1)
FORMS = list(ExportForm)
_NAMES = {ExportForm.JSON: "帳面.json", ExportForm.WORKBOOK: "帳面.xlsx", ExportForm.FOLDER: "帳面"}


def written(records: Sequence[Record], folder: Path, form: ExportForm, level: Level = Level.INTERNAL) -> Path:
    target = folder / _NAMES[form]
    write_export(form, Ledger.of(records), {SHA: JPEG}.__getitem__, target, level=level)
    return target


def plan(target: Path, records: Sequence[Record], *, has_pictures: bool = True, kind: str = "") -> ImportPlan:
    def has_blob(sha: str) -> bool:
        return has_pictures

    ledger = Ledger.of(records)
    if target.suffix == ".json":
        return plan_json(ledger, (), read_json(target), has_blob=has_blob)
    source = read_list(target)
    assert isinstance(source, OwnSheets)
    return plan_own(ledger, (), source, TODAY, kind=kind, has_blob=has_blob)


def after(planned: ImportPlan, before: Sequence[Record]) -> dict[tuple[str, int], Record]:
    records = {(record.KIND, record.id): record for record in before}
    for change in planned.changes:
        if change.after is None:
            del records[change.kind, change.record_id]
        else:
            records[change.kind, change.record_id] = change.after
    return records


def keyed(records: Sequence[Record]) -> dict[tuple[str, int], Record]:
    return {(record.KIND, record.id): record for record in records}


slowly = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example]
)


@pytest.mark.parametrize("form", FORMS)
@slowly
@given(made=ledgers)
def test_what_went_out_comes_in_again_and_changes_nothing(form: ExportForm, made: AnyLedger) -> None:
    records = made.records()
    with tempfile.TemporaryDirectory() as folder:
        planned = plan(written(records, Path(folder), form), records)
    assert planned.changes == ()
    assert planned.counts.unchanged == len(records)
    assert planned.skipped_rows == 0


@pytest.mark.parametrize("form", FORMS)
@slowly
@given(made=ledgers)
def test_a_new_ledger_gets_the_same_records_with_the_same_numbers(form: ExportForm, made: AnyLedger) -> None:
    records = made.records()
    has_pictures = form is ExportForm.WORKBOOK  # it carries none, so they are taken for known
    with tempfile.TemporaryDirectory() as folder:
        planned = plan(written(records, Path(folder), form), built_in_terms(), has_pictures=has_pictures)
    assert after(planned, built_in_terms()) == keyed(records)


# what people do with the files


@pytest.fixture
def town() -> list[Record]:
    area, other = Area(id=11, name="西部", pos="a01"), Area(id=12, name="東部", pos="a02")
    kind = term_id("place_kind", "cafe")
    place = Place(id=21, name="髙橋さんち", area=11, kind=kind, phone="042-000-0001", started="2026-10", story="=1+1")
    return [
        *built_in_terms(),
        area,
        other,
        place,
        Schedule(id=31, place=21, rule="FREQ=WEEKLY;BYDAY=MO", start="10:00"),
    ]


def cells(path: Path, label: str) -> list[list[object]]:
    sheet = load_workbook(path)[label]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def change_cell(path: Path, label: str, title: str, value: object, row: int = 2) -> None:
    """As somebody does in Excel."""
    book = load_workbook(path)
    sheet = book[label]
    column = [cell.value for cell in sheet[1]].index(title) + 1
    sheet.cell(row, column).value = value
    book.save(path)


def updated(planned: ImportPlan, record_id: int) -> Record:
    found = [change.after for change in planned.changes if change.record_id == record_id]
    assert len(found) == 1
    assert found[0] is not None
    return found[0]


def test_every_kind_has_a_sheet_with_its_fields_as_titles(town: list[Record], tmp_path: Path) -> None:
    book = load_workbook(written(town, tmp_path, ExportForm.WORKBOOK))
    assert sorted(book.sheetnames) == sorted(record_class.LABEL for record_class in RECORD_CLASSES)
    titles = [cell.value for cell in book["居場所"][1]]
    assert titles[:4] == ["つどいばの番号（居場所）", "なまえ", "よみ", "種別"]
    assert titles[4:6] == ["地域", "地域の番号"]


def test_every_title_of_a_kind_is_there_once() -> None:
    for record_class in RECORD_CLASSES:
        titles = [column.title for column in own_columns(record_class)]
        assert len(titles) == len(set(titles)), record_class


def test_text_is_text_in_excel_and_a_formula_is_none(town: list[Record], tmp_path: Path) -> None:
    sheet = load_workbook(written(town, tmp_path, ExportForm.WORKBOOK))["居場所"]
    row = {title.value: cell for title, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (row["思い"].value, row["思い"].data_type) == ("=1+1", "s")
    assert (row["はじめた年月"].value, row["はじめた年月"].data_type, row["はじめた年月"].number_format) == (
        "2026-10", "s", "@",
    )  # fmt: skip
    assert (row["種別"].value, row["地域"].value, row["冊子への掲載"].value) == ("コミュニティカフェ", "西部", "確認中")


def test_csv_opens_in_excel_and_runs_nothing(town: list[Record], tmp_path: Path) -> None:
    content = (written(town, tmp_path, ExportForm.FOLDER) / "居場所.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert ",'=1+1," in content.decode("utf-8-sig")
    assert ",042-000-0001," in content.decode("utf-8-sig")


@pytest.mark.parametrize("text", HOSTILE)
def test_the_guard_of_a_csv_value_comes_off_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd", "-1+2", "\tx", "＝1+1", "'=1"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+5", "-0.5", "+81-42-000-0001", "042-000-0001", "'さくら", "さくら=1"])
def test_numbers_and_phones_are_not_guarded(text: str) -> None:
    assert guarded(text) == text


def test_a_changed_cell_changes_that_field_alone(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    change_cell(target, "居場所", "参加費", "200円")
    planned = plan(target, town)
    assert planned.counts == Counts(added=0, updated=1, unchanged=len(town) - 1, skipped=0)
    assert updated(planned, 21) == town[-2].changed(fee="200円")


def test_an_emptied_cell_empties_its_field(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    change_cell(target, "居場所", "思い", None)
    assert updated(plan(target, town), 21) == town[-2].changed(story="")


def test_another_name_in_a_link_column_is_another_record(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    change_cell(target, "居場所", "地域", "東部")
    assert updated(plan(target, town), 21).get("area") == 12


def test_a_name_that_nobody_has_is_said_and_the_link_stays(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    change_cell(target, "居場所", "地域", "南部")
    planned = plan(target, town)
    assert planned.changes == ()
    assert [(each.sheet, each.row, each.column) for each in planned.problems] == [("居場所", 2, "地域")]


def test_a_record_renamed_in_its_own_sheet_keeps_its_links(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    change_cell(target, "地域", "なまえ", "西部圏域")
    planned = plan(target, town)
    assert [(change.kind, change.record_id) for change in planned.changes] == [("area", 11)]


def test_a_date_typed_as_people_write_it_is_read(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    change_cell(target, "居場所", "はじめた年月", "令和7年4月1日")
    change_cell(target, "定例", "はじまり", "午後1時半")
    planned = plan(target, town)
    assert updated(planned, 21).get("started") == "2025-04-01"
    assert updated(planned, 31).get("start") == "13:30"


def test_what_cannot_be_read_leaves_the_field_and_is_said_beside_the_cell(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    change_cell(target, "居場所", "状態", "たぶん活動中？")
    planned = plan(target, town)
    assert planned.changes == ()
    assert [(each.sheet, each.row, each.column) for each in planned.problems] == [("居場所", 2, "状態")]


def test_a_row_without_a_number_is_added_once(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    change_cell(target, "定例", "居場所", "髙橋さんち", row=3)
    change_cell(target, "定例", "くりかえし", "FREQ=WEEKLY;BYDAY=FR", row=3)
    first = plan(target, town)
    assert first.counts.added == 1
    again = plan(target, list(after(first, town).values()))
    assert again.changes == ()


def test_a_csv_file_that_excel_saved_keeps_the_letters_it_lost(town: list[Record], tmp_path: Path) -> None:
    town[-2] = town[-2].changed(name="𠮷田さんち", story="コーヒー☕")
    file = written(town, tmp_path, ExportForm.FOLDER) / "居場所.csv"
    file.write_bytes(file.read_text(encoding="utf-8-sig").encode("cp932", errors="replace"))
    planned = plan(file, town)
    assert planned.changes == ()
    assert [each.column for each in planned.problems] == ["なまえ", "思い"]


def test_only_one_kind_when_it_is_named(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    assert set(plan(target, town, kind="place").by_kind()) == {"place"}


def test_columns_and_sheets_of_ones_own_are_said_and_left(town: list[Record], tmp_path: Path) -> None:
    target = written(town, tmp_path, ExportForm.WORKBOOK)
    book = load_workbook(target)
    book["居場所"].cell(1, 60).value = "お気に入り"
    book.create_sheet("わたしのメモ")["A1"] = "買い物"
    book.save(target)
    planned = plan(target, town)
    assert planned.changes == ()
    said = [(each.sheet, each.column, each.message) for each in planned.problems]
    assert said[0][2].startswith("「わたしのメモ」は、つどいばが書き出した表ではない")
    assert said[1][:2] == ("居場所", "お気に入り")


def test_a_text_too_long_for_a_cell_goes_on_in_the_next_column(town: list[Record], tmp_path: Path) -> None:
    town[-2] = town[-2].changed(story="あいうえお" * 10_000)
    for form in (ExportForm.WORKBOOK, ExportForm.FOLDER):
        target = written(town, tmp_path, form)
        assert plan(target, town).changes == ()
        assert after(plan(target, built_in_terms()), built_in_terms())["place", 21] == town[-2]


@pytest.mark.parametrize("form", FORMS)
def test_an_excerpt_hides_what_its_reader_may_not_see_and_changes_nothing(
    form: ExportForm, town: list[Record], tmp_path: Path
) -> None:
    place = town[-2].changed(consent="yes", internal_note="ないしょ", contact_name="髙橋", contact_name_level="related")
    town[-2] = place
    for level, is_named in ((Level.PUBLIC, False), (Level.RELATED, True)):
        target = written(town, tmp_path, form, level)
        files = target.rglob("*.csv") if target.is_dir() else [target]
        told = "".join(_text(file) for file in files)
        assert "ないしょ" not in told
        assert ("042-000-0001" in told, "コンタクト" in told) == (True, False)
        assert plan(target, town).changes == ()
        found = after(plan(target, built_in_terms(), has_pictures=True), built_in_terms())["place", 21]
        assert (found.get("name"), found.get("contact_name")) == ("髙橋さんち", "髙橋" if is_named else "")


def _text(file: Path) -> str:
    if file.suffix == ".xlsx":
        return "".join(
            str(value) for name in load_workbook(file).sheetnames for row in cells(file, name) for value in row
        )
    return file.read_text(encoding="utf-8-sig")


def test_pictures_come_with_the_folder_and_are_missed_in_a_workbook(town: list[Record], tmp_path: Path) -> None:
    town += [Photo(id=41, sha=SHA, caption="庭"), PhotoUse(id=42, photo=41, place=21)]
    folder = plan(written(town, tmp_path, ExportForm.FOLDER), built_in_terms(), has_pictures=False)
    assert folder.blobs == {SHA: JPEG}
    workbook = plan(written(town, tmp_path, ExportForm.WORKBOOK), built_in_terms(), has_pictures=False)
    assert [(each.sheet, each.row) for each in workbook.problems] == [("写真", 2), ("写真の使いかた", 0)]


@pytest.mark.parametrize("name", ["a.csv", "a.xls", "a.pdf", "a.tsudoiba", "a.TXT"])
def test_other_endings_are_refused_in_plain_words(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="の形では書き出せません"):
        form_of(tmp_path / name)


@pytest.mark.parametrize("form", FORMS)
def test_stopping_leaves_nothing(form: ExportForm, town: list[Record], tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    town += [Area(id=1000 + number, name="地域") for number in range(600)]
    with pytest.raises(Cancelled):
        write_export(form, Ledger.of(town), {}.__getitem__, tmp_path / _NAMES[form], progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("なまえ,電話\nさくら,042-000-0001\n", encoding="utf-8")
    with pytest.raises(ExpectedError, match="つどいばが書き出した表は入っていません"):
        read_list(tmp_path)


def test_a_file_where_the_folder_should_be_is_not_touched(town: list[Record], tmp_path: Path) -> None:
    (tmp_path / "帳面").write_text("だいじ", encoding="utf-8")
    with pytest.raises(ExpectedError, match="もうあります"):
        export_folder(Ledger.of(town), {}.__getitem__, tmp_path / "帳面")
    assert (tmp_path / "帳面").read_text(encoding="utf-8") == "だいじ"
