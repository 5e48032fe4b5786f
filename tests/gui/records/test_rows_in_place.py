"""Rows of a record by keyboard, links and choices picked by typing, and what is made in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.area import Area
from app.records.attendance import Attendance
from app.records.ids import derived_id, new_id
from app.records.meeting_body import MeetingBody, Membership
from app.records.minutes import AgendaItem, Minutes
from app.records.organization import Organization
from app.records.place import Place
from app.records.term import Term
from app.records.volunteer import Volunteer, VolunteerTerm
from tests.gui.records.conftest import MakePage
from tests.gui.records.typist import type_line
from tests.gui.test_widgets import compose
from tests.gui.wholeness import lasting_faults
from ui.context import AppContext
from ui.editors.inputs import LineInput
from ui.editors.link_editor import LinkEditor
from ui.forms.child_rows import ChildRows, RowButton
from ui.forms.choice_chips import ChoiceChips
from ui.forms.row_panel import RowPanel
from ui.pages.record_view import RecordView

pytestmark = pytest.mark.qt_log_ignore("does not support")  # said by the offscreen platform of an open offer

BODY = derived_id("neighbour", "meeting_body")


def rows_of(view: RecordView, kind: str) -> ChildRows:
    return next(each for each in view.form.sections if isinstance(each, ChildRows) and kind == each.record_class.KIND)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


@pytest.fixture
def members(make_page: MakePage, qtbot: QtBot) -> ChildRows:
    """The 委員 of a 会議体, none yet, the window active."""
    page = make_page("meeting_body")
    view = page.view()
    assert view.open_record(BODY)
    return rows_of(view, "membership")


def add_members(members: ChildRows, *names: str) -> None:
    for name in names:
        members.begin_row()
        fields = members.bound_fields()[0]
        fields.write("person", name)
    members.open_row(None)


def names(members: ChildRows) -> list[str]:
    return [row.text_of("person") for row in members.rows()]


def test_enter_goes_from_field_to_field_and_on_into_a_new_row(members: ChildRows, qtbot: QtBot) -> None:
    members.add_button.setFocus()
    press(Qt.Key.Key_Return)
    seen = []
    for _ in range(6):
        seen.append(focused().objectName())
        press(Qt.Key.Key_Return)
    assert seen[:2] == ["membership_organization", "membership_person"]
    assert seen[-1] == "membership_until"
    qtbot.waitUntil(lambda: len(members.rows()) == 2)
    assert focused().objectName() == "membership_organization"
    press(Qt.Key.Key_Escape)
    assert focused() is not None
    assert not members.bound_fields()


def test_ctrl_enter_goes_on_from_any_field(members: ChildRows, qtbot: QtBot) -> None:
    add_members(members, "佐藤", "髙橋")
    members.open_row(members.rows()[0].id)
    members.focus_field(members.rows()[0].id, "role")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: focused().objectName() == "membership_organization")
    fields = members.bound_fields()[0]
    assert fields.record == members.rows()[1]


def test_enter_that_commits_kanji_goes_nowhere(members: ChildRows) -> None:
    members.begin_row()
    members.focus_field(members.rows()[0].id, "until")
    line = focused()
    assert isinstance(line, LineInput)
    compose(line, "れいわ")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert focused() is line
    assert len(members.rows()) == 1


def test_a_row_is_opened_moved_and_taken_away_by_keyboard(members: ChildRows, town: AppContext) -> None:
    add_members(members, "佐藤", "髙橋", "池田")
    [each for each in members.findChildren(RowButton) if not each.isHidden()][2].setFocus()
    press(Qt.Key.Key_Return)
    assert focused().objectName() == "membership_organization"
    up = next(each for each in members.findChildren(QPushButton) if each.accessibleName() == "委員を上へ")
    up.setFocus()
    press(Qt.Key.Key_Space)
    assert names(members) == ["佐藤", "池田", "髙橋"]
    drop = next(each for each in members.findChildren(QPushButton) if each.accessibleName() == "この委員を消す")
    drop.setFocus()
    press(Qt.Key.Key_Space)
    assert names(members) == ["佐藤", "髙橋"]
    assert isinstance(focused(), RowButton)


def test_rows_and_record_are_one_step_of_undo(make_page: MakePage, members: ChildRows, town: AppContext) -> None:
    add_members(members, "佐藤", "髙橋")
    view = members.parentWidget()
    while view is not None and not isinstance(view, RecordView):
        view = view.parentWidget()
    assert isinstance(view, RecordView)
    view.save_now()
    assert len(town.store.history(BODY)) > 0
    assert [row.person for row in town.ledger.linking(Membership, "meeting_body", BODY)] == ["佐藤", "髙橋"]
    assert town.undo.undo_name == "元に戻す: 会議体『となりの会議体』を編集"
    town.take_back()
    assert not town.ledger.linking(Membership, "meeting_body", BODY)
    assert names(members) == []


def test_moving_changes_one_position(members: ChildRows) -> None:
    add_members(members, "佐藤", "髙橋", "池田")
    before = {row.id: row.text_of("pos") for row in members.rows()}
    members.move_row(members.rows()[2].id, -2)
    after = {row.id: row.text_of("pos") for row in members.rows()}
    assert names(members) == ["池田", "佐藤", "髙橋"]
    assert sum(before[number] != after[number] for number in before) == 1


def test_a_problem_in_a_row_opens_it(make_page: MakePage, town: AppContext) -> None:
    view = make_page("volunteer").view()
    assert view.open_record(derived_id("neighbour", "volunteer"))
    rows = rows_of(view, "qualification")
    rows.begin_row()
    rows.bound_fields()[0].write("note", "なまえがない")
    rows.open_row(None)
    view.save_now()
    row = rows.bound_fields()[0].row("name")
    assert row is not None
    assert row.problem == "なまえを入れてください（あとで直せます）"
    view.leave()
    assert view.desk.with_drafts


def test_a_row_makes_room_for_what_is_wrong(make_page: MakePage, qtbot: QtBot) -> None:
    view = make_page("goal").view()
    assert view.open_record(derived_id("neighbour", "goal"))
    rows = rows_of(view, "goal_value")
    rows.begin_row()
    qtbot.wait(50)  # laid out without a problem first
    rows.bound_fields()[0].write("note", "年度がない")
    view.save_now()
    panel = rows.findChild(RowPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: panel.height() >= panel.heightForWidth(panel.width()))
    assert not lasting_faults(qtbot, panel)


def test_many_months_of_a_place_cost_a_line_each(make_page: MakePage, town: AppContext) -> None:
    place = derived_id("neighbour", "place")
    months = [f"{2016 + n // 12}-{n % 12 + 1:02}" for n in range(120)]
    rows = [Attendance(id=derived_id("attendance", place, m), place=place, month=m, held=4) for m in months]
    town.apply(ChangeSet("月", tuple(Change(None, row) for row in rows)))
    view = make_page("place").view()
    assert view.open_record(place)
    section = rows_of(view, "attendance")
    assert len(section.rows()) == 120
    assert section.rows()[0].text_of("month") == "2025-12", "the newest first"
    assert len(section.findChildren(RowButton)) == 12
    more = next(each for each in section.findChildren(QPushButton) if each.text().startswith("のこり108"))
    more.click()
    assert len([each for each in section.findChildren(RowButton) if not each.isHidden()]) == 120


# ---- links


def link_editor(view: RecordView, name: str) -> LinkEditor:
    for section in view.form.sections:
        for fields in section.bound_fields():  # type: ignore[attr-defined]  # every section of a RecordForm has them
            editor = fields.editor(name)
            if isinstance(editor, LinkEditor):
                return editor
    raise AssertionError(name)


def offered(editor: LinkEditor) -> list[str]:
    return editor._words.stringList()


def test_namesakes_are_told_apart(make_page: MakePage, town: AppContext, qtbot: QtBot) -> None:
    twins = (
        Organization(id=new_id(), name="縁側の会", reading="えんがわのかい", area=derived_id("neighbour", "area")),
        Organization(id=new_id(), name="縁側の会", contact_name="髙橋"),
    )
    town.apply(ChangeSet("ふたご", tuple(Change(None, twin) for twin in twins)))
    page = make_page("meeting_body")
    view = page.view()
    assert view.open_record(BODY)
    editor = link_editor(view, "secretariat")
    type_line(editor, "えんがわ", leaves=False)
    assert offered(editor) == ["縁側の会　（えんがわのかい・となりの地域）", "＋「えんがわ」を新しくつくる"]
    type_line(editor, "縁側", leaves=False)
    assert set(offered(editor)[:2]) == {"縁側の会　（えんがわのかい・となりの地域）", "縁側の会　（髙橋）"}
    type_line(editor, "縁側の会")
    assert editor.read().problem == "「縁側の会」という団体は2つあります。候補から選んでください"


def test_what_is_not_there_is_made_in_the_same_step(make_page: MakePage, town: AppContext) -> None:
    view = make_page("meeting_body").view()
    assert view.open_record(BODY)
    editor = link_editor(view, "secretariat")
    editor.wanted.emit("<b>新しい会</b>")
    view.save_now()
    body = town.store.get(MeetingBody, BODY)
    assert body is not None
    made = town.store.get(Organization, body.secretariat or 0)
    assert made is not None
    assert made.name == "<b>新しい会</b>"
    town.take_back()
    assert town.store.get(Organization, made.id) is None


def test_a_row_of_the_same_record_can_be_linked(make_page: MakePage, town: AppContext) -> None:
    """An opinion links to a point of the agenda of its own meeting, to none of another."""
    number = derived_id("neighbour", "minutes")
    other = Minutes(id=new_id(), title="ほかの会議")
    items = (
        AgendaItem(id=1, minutes=number, title="ワーク1", pos="a01"),
        AgendaItem(id=2, minutes=other.id, title="よその次第", pos="a01"),
    )
    town.apply(ChangeSet("会議", (Change(None, other), *(Change(None, item) for item in items))))
    view = make_page("minutes").view()
    assert view.open_record(number)
    opinions = rows_of(view, "opinion")
    opinions.begin_row()
    editor = opinions.bound_fields()[0].editor("agenda_item")
    assert isinstance(editor, LinkEditor)
    assert [each.name for each in editor._candidates()] == ["ワーク1"]


def test_the_other_end_is_opened(make_page: MakePage, town: AppContext) -> None:
    wanted: list[tuple[str, object]] = []
    town.signals.record_wanted.connect(lambda kind, number, _field: wanted.append((kind, number)))
    view = make_page("meeting_body").view()
    assert view.open_record(BODY)
    editor = link_editor(view, "secretariat")
    type_line(editor, "となりの団体")
    buttons = [each for each in view.form.findChildren(QPushButton) if each.accessibleName() == "事務局をひらく"]
    assert [each.isHidden() for each in buttons] == [False]
    buttons[0].click()
    assert wanted == [("organization", derived_id("neighbour", "organization"))]


# ---- choices


def test_a_choice_that_is_missing_is_made_in_place(make_page: MakePage, town: AppContext) -> None:
    number = derived_id("neighbour", "volunteer")
    view = make_page("volunteer").view()
    assert view.open_record(number)
    chips = view.form.findChild(ChoiceChips)
    assert chips is not None
    for label in ("紙芝居を読む & <b>", "紙芝居を読む & <b>"):  # the second time it is there
        chips.more.click()
        chips._input.setText(label)
        QTest.keyClick(chips._input, Qt.Key.Key_Return)
    view.save_now()
    rows = town.ledger.linking(VolunteerTerm, "volunteer", number)
    assert len(rows) == 1
    term = town.ledger.get(Term, rows[0].term)
    assert term is not None
    assert (term.term_list, term.label) == ("skill", "紙芝居を読む & <b>")


def test_a_changed_month_moves_its_row(make_page: MakePage, town: AppContext) -> None:
    place = derived_id("neighbour", "place")
    row = Attendance(id=derived_id("attendance", place, "2026-10"), place=place, month="2026-10", held=4)
    town.apply(ChangeSet("月", (Change(None, row),)))
    view = make_page("place").view()
    assert view.open_record(place)
    section = rows_of(view, "attendance")
    section.open_row(row.id)
    section.bound_fields()[0].write("month", "2026-09")
    view.save_now()
    (moved,) = town.store.read(Attendance)
    assert (moved.id, moved.month, moved.held) == (derived_id("attendance", place, "2026-09"), "2026-09", 4)
    assert town.store.get(Place, place) is not None
    assert town.ledger.all(Volunteer)


def test_offers_are_made_once_and_follow_what_is_written(make_page: MakePage, town: AppContext) -> None:
    view = make_page("meeting_body").view()
    assert view.open_record(BODY)
    choices, field = view.form.choices, MeetingBody.field("secretariat")
    first = choices.candidates(field)
    view.form.show_editing(view.desk.editing)
    assert choices.candidates(field) is first, "another record is shown: the names are the same"
    put = Organization(id=new_id(), name="あとから来た会")
    town.apply(ChangeSet("団体", (Change(None, put),)))
    assert "あとから来た会" in [each.name for each in choices.candidates(field)]
    area = town.ledger.all(Area)[0]
    town.apply(ChangeSet("地域", (Change(area, area.changed(name="北部")),)))
    assert choices.candidates(field) is not first


def test_rows_of_a_ledger_that_is_only_read_open_to_be_read(
    make_page: MakePage, town: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = [Membership(id=number, meeting_body=BODY, role=f"役{number}") for number in (71, 72)]
    assert not town.apply(ChangeSet("入れる", tuple(Change(None, each) for each in members))).problems
    monkeypatch.setattr(type(town.store), "is_read_only", True)
    view = make_page("meeting_body").view()
    assert view.open_record(BODY)
    rows = rows_of(view, "membership")
    assert not rows.add_button.isEnabled()
    next(each for each in rows.findChildren(RowButton) if "役71" in each.accessibleName()).click()
    panel = rows.findChild(RowPanel)
    assert panel is not None
    assert panel.isVisible()
    assert all(line.isReadOnly() for line in panel.findChildren(QLineEdit))
    enabled = [each.accessibleName() for each in panel.findChildren(QPushButton) if each.isEnabled()]
    assert all("とじる" in each or "ひらく" in each for each in enabled)
    assert enabled
    before = rows.rows()
    panel.went_on.emit()
    rows.begin_row()
    assert rows.rows() == before
    next(each for each in panel.findChildren(QPushButton) if "とじる" in each.accessibleName()).click()
    assert not panel.isVisible()
    assert not rows.add_button.isEnabled()
