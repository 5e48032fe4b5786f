"""The page around a generated form: drafts, several kinds, the cards, and a ledger that can only be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.records.area import Area, Population
from app.records.catalogue import MAIN_CLASSES, RECORD_CLASSES
from app.records.goal import Goal
from app.records.ids import derived_id, new_id
from app.records.organization import Organization
from app.records.place import Place
from app.records.volunteer import Assignment
from tests.gui.records.conftest import MakePage, put
from tests.gui.records.typist import line_editor, type_line
from ui import theme
from ui.context import AppContext
from ui.editors.field_editor import LineEditor
from ui.editors.year_editor import year_words
from ui.forms.child_rows import ChildRows, RowButton
from ui.forms.fields_section import FieldsSection
from ui.forms.links_strip import LinksBox
from ui.forms.row_words import row_words
from ui.messages import RecordedMessages
from ui.pages.catalogue import ENTRIES
from ui.pages.other_records_page import KEY, KindCard, OtherRecordsPage, other_kinds
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel

# ---- the form


def test_a_new_record_begins_in_its_name_and_proposes_its_reading(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page("organization")
    page.make_new()
    view = page.view()
    name, reading = line_editor(view, "name"), line_editor(view, "reading")
    assert name.input.hasFocus()
    type_line(name, "アーク・カフェ")
    assert reading.input.text() == "あーく かふぇ"
    assert reading.input.property("guess")


def test_a_postal_code_fills_its_town(make_page: MakePage) -> None:
    page = make_page("organization")
    page.make_new()
    view = page.view()
    type_line(line_editor(view, "postal_code"), "１８７００３２")
    assert line_editor(view, "address").input.text().endswith("小平市小川町")


def test_something_wrong_stays_a_draft_of_its_own_kind(
    make_page: MakePage, town: AppContext, messages: RecordedMessages
) -> None:
    put(town, Organization(id=1, name="縁側の会"))
    page = make_page("organization")
    view = page.view()
    assert view.open_record(1)
    type_line(line_editor(view, "phone"), "042-000-001")
    assert page.leave()
    assert messages.informed == ["「縁側の会」の書きかけを、とっておきました"]
    assert set(view.desk.with_drafts) == {1}
    assert not make_page("area").view().desk.with_drafts
    again = make_page("organization").view()
    assert again.open_record(1)
    assert line_editor(again, "phone").input.text() == "042-000-001"


def test_what_belongs_to_something_needs_it(make_page: MakePage, town: AppContext) -> None:
    page = make_page("assignment")
    page.make_new()
    view = page.view()
    type_line(line_editor(view, "role"), "お茶")
    view.save_now()
    (section,) = (
        each for each in view.form.sections if isinstance(each, FieldsSection) and "role" in each.fields.names
    )
    row = section.fields.row("volunteer")
    assert row is not None
    assert row.problem == "担い手を入れてください（あとで直せます）"


def test_deleting_says_what_goes_and_what_stays(
    make_page: MakePage, town: AppContext, messages: RecordedMessages
) -> None:
    area = Area(id=1, name="西部")
    put(town, area, Place(id=2, name="さくら", area=1))
    view = make_page("area").view()
    assert view.open_record(1)
    view.ask_to_delete()
    assert messages.asked[-1].title == "「西部」を消しますか"
    assert messages.asked[-1].detail == "居場所の記録は残ります。"
    place = town.store.get(Place, 2)
    assert place is not None
    assert place.area is None


def test_a_name_in_the_strip_leads_there(make_page: MakePage, town: AppContext, qtbot: QtBot) -> None:
    put(town, Assignment(id=1, volunteer=derived_id("neighbour", "volunteer"), place=derived_id("neighbour", "place")))
    view = make_page("place").view()
    assert view.open_record(derived_id("neighbour", "place"))
    box = view.form.findChild(LinksBox) or view.findChild(LinksBox)
    assert box is not None
    buttons = {each.accessibleName(): each for each in box.findChildren(QPushButton)}
    qtbot.waitUntil(lambda: bool(box.findChildren(QPushButton)))
    buttons = {each.accessibleName(): each for each in box.findChildren(QPushButton)}
    wanted: list[tuple[str, object]] = []
    town.signals.record_wanted.connect(lambda kind, number, _field: wanted.append((kind, number)))
    buttons["となりの担い手"].click()
    assert wanted == [("assignment", 1)]


def test_a_ledger_that_can_only_be_read(
    make_page: MakePage, town: AppContext, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(town, Organization(id=1, name="縁側の会"))
    monkeypatch.setattr(type(town.store), "is_read_only", True)
    page = make_page("organization")
    view = page.view()
    assert view.open_record(1)
    assert all(line.isReadOnly() for line in view.form.findChildren(QLineEdit))
    page.make_new()
    view.ask_to_delete()
    view.copy()
    assert messages.warned[0][0] == "この帳面は、いまは読むだけです。"
    assert not messages.asked


# ---- several kinds


def test_kinds_take_turns(make_page: MakePage, town: AppContext) -> None:
    page = make_page("organization", "area")
    assert page.show_record(derived_id("neighbour", "area"))
    assert page.shown_record == ("area", derived_id("neighbour", "area"))
    assert page.view().record_class is Area
    next(each for each in page.view().pane.findChildren(QPushButton) if each.text() == "団体").click()
    assert page.view().record_class is Organization


def test_every_kind_has_a_page(town: AppContext) -> None:
    shown = {kind for entry in ENTRIES for kind in entry.kinds} | set(other_kinds())
    assert {each.KIND for each in MAIN_CLASSES} - shown <= {"photo", "term"}


def test_a_card_leads_to_its_records_and_back(town: AppContext, qtbot: QtBot) -> None:
    page = OtherRecordsPage(town)
    qtbot.addWidget(page)
    theme.dress(page)
    page.resize(1080, 700)
    page.show()
    page.enter()
    kind = page.kinds[0]
    card = page.findChildren(KindCard)[0]
    assert "1" in card.accessibleName()
    assert all(label.plain_text for label in page.findChildren(WrapLabel)), "every kind says what it is for"
    card.click()
    assert page.shown_record is None or page.shown_record[0] == kind
    number = derived_id("neighbour", kind)
    assert page.show_record(number)
    assert page.shown_record == (kind, number)
    back = next(each for each in page.findChildren(Button) if each.accessibleName() == "ほかの記録へもどる")
    back.click()
    assert page.shown_record is None
    page.show_cards()
    assert page.shown_record is None, "asked for once more the cards just stay"
    page.hide()


def test_the_side_bar_entry_has_the_key_of_the_page() -> None:
    assert {entry.key for entry in ENTRIES if entry.word == OtherRecordsPage.title} == {KEY}


# ---- tabs, years, times, print


def test_a_tab_leads_into_the_first_field_of_its_section(make_page: MakePage) -> None:
    view = make_page("event").view()
    view.make_new()
    tabs = view.form.header.tabs
    for number, name in ((1, "date"), (0, "title")):
        QTest.mouseClick(tabs.buttons[number], Qt.MouseButton.LeftButton)
        focused = view.window().focusWidget()
        assert focused is not None
        assert focused.objectName() == name
    rows = next(number for number, each in enumerate(view.form.sections) if each.heading == "回")
    QTest.mouseClick(tabs.buttons[rows], Qt.MouseButton.LeftButton)
    focused = view.window().focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "回を足す"


def test_a_word_on_a_tab_is_never_cut(make_page: MakePage) -> None:
    for kind in ("event", "goal", "space_request"):
        view = make_page(kind).view()
        view.make_new()
        assert not [short for _, short in view.form.tab_words() if "…" in short]


def test_a_year_is_written_in_any_era_and_a_value_said_in_everyday_words(make_page: MakePage, town: AppContext) -> None:
    goal = Goal(id=new_id(), name="居場所の数", unit="か所")
    put(town, goal)
    view = make_page("goal").view()
    view.open_record(goal.id)
    values = next(each for each in view.form.sections if isinstance(each, ChildRows))
    values.begin_row()
    fields = values.bound_fields()[0]
    for name, typed in (("year", "令和8年度"), ("value", "90")):
        found = fields.editor(name)
        assert isinstance(found, LineEditor)
        type_line(found, typed)
    assert [row.get("year") for row in values.rows()] == [2026]
    year = fields.editor("year")
    assert isinstance(year, LineEditor)
    assert year.input.text() == "令和8"
    values.open_row(None)
    assert any("令和8年度の目標　90か所" in row.accessibleName() for row in values.findChildren(RowButton))


def test_a_row_of_numbers_is_read_whole_and_with_commas(make_page: MakePage, town: AppContext, qtbot: QtBot) -> None:
    area = derived_id("neighbour", "area")
    people = Population(
        id=derived_id("population", area, "2026-04-01"), area=area, date="2026-04-01",
        source="住民基本台帳", total=16_840, over_65=4_920, over_75=2_060, households=8_120,
    )  # fmt: skip
    put(town, people)
    for width in (1400, 1000):
        view = make_page("area", width=width).view()
        assert view.open_record(area)
        section = next(each for each in view.form.sections if isinstance(each, ChildRows))
        (line,) = section.findChildren(RowButton)
        qtbot.waitUntil(lambda line=line: all(label.shown_text == label.text() for label in line.labels))
        assert "人口 16,840人　65歳以上 4,920人　75歳以上 2,060人" in line.accessibleName()


@pytest.mark.parametrize(("year", "words"), [
    (2026, "令和8"), (2019, "令和元"), (2018, "平成30"), (1926, "大正15"), (0, "0"), (123456, "123456"),
])  # fmt: skip
def test_a_year_is_named_by_its_era(year: int, words: str) -> None:
    assert year_words(year) == words


def test_every_row_that_is_declared_can_be_said(town: AppContext) -> None:
    """A misspelt name in ROW stops here."""
    declared = [each for each in RECORD_CLASSES if each.ROW]
    assert declared
    for each in declared:
        title, detail = row_words(each(id=new_id()), each.FIELDS, town.ledger)
        assert "{" not in title + detail


def test_an_end_in_the_small_hours_is_meant_in_the_afternoon(make_page: MakePage) -> None:
    view = make_page("event").view()
    view.make_new("教室")
    for name, typed in (("start", "午後2時"), ("end", "4時")):
        type_line(line_editor(view, name), typed)
    QTest.keyClick(line_editor(view, "end").input, Qt.Key.Key_Tab)
    assert view.desk.editing.root is not None
    assert view.desk.editing.root.text_of("end") == "16:00"


def test_printing_leads_to_where_one_prints(make_page: MakePage, town: AppContext) -> None:
    wanted: list[tuple[str, object]] = []
    town.signals.print_wanted.connect(lambda kind, number: wanted.append((kind, number)))
    view = make_page("organization").view()
    view.open_record(derived_id("neighbour", "organization"))
    view.print_current()
    assert wanted == [("organization", derived_id("neighbour", "organization"))]


def test_ctrl_z_in_an_empty_search_box_is_the_windows(make_page: MakePage) -> None:
    box = make_page("organization").view().pane.search
    box.setFocus()

    def is_taken() -> bool:
        key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "z")
        key.ignore()
        QApplication.sendEvent(box, key)
        return key.isAccepted()

    assert not is_taken()
    QTest.keyClicks(box, "a")
    assert is_taken()
