"""What could not be saved is said, found again, and never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.changes.change import Change, ChangeSet
from app.drafts import Draft
from app.records.ids import derived_id
from app.records.place import Place
from app.records.setting import Setting
from app.search.place_filters import Filter
from tests.gui.places.conftest import NAGOMI, SAKURA, TERAKOYA
from ui.context import AppContext
from ui.forms.draft_bar import draft_bar
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.place_page import PlacePage
from ui.question import Answer
from ui.widgets.buttons import Button

TypeInto = Callable[[str, str], None]


def test_leaving_something_wrong_says_so(page: PlacePage, type_into: TypeInto, messages: RecordedMessages) -> None:
    type_into("phone", "042-000-025")
    page.open_place(SAKURA)
    assert messages.informed == ["「なごみいきいき体操」の書きかけを、とっておきました"]


def test_a_place_that_was_never_saved_stands_above_the_others(page: PlacePage, type_into: TypeInto) -> None:
    page.make_place("あたらしい会")
    type_into("phone", "1")
    page.open_place(SAKURA)
    new = page.pane.rows.ids[0]
    row = page.pane.rows.row(0)
    assert (row.name, row.town, row.has_draft) == ("あたらしい会", "まだ保存していません", True)
    assert page.open_place(new)
    type_into("phone", "042-000-0777")
    page.open_place(SAKURA)
    assert [place.phone for place in page.context.ledger.all(Place) if place.id == new] == ["042-000-0777"]
    assert page.pane.draft_chip.isHidden()


def test_the_chip_shows_exactly_the_drafts(page: PlacePage, type_into: TypeInto) -> None:
    type_into("phone", "1")
    page.make_new()
    type_into("fee", "無料")
    page.open_place(SAKURA)
    chip = page.pane.draft_chip
    assert not chip.isHidden()
    assert chip.accessibleName() == "書きかけ 2か所"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert set(page.pane.rows.ids) == {NAGOMI, *page.desk.with_drafts} == set(page.desk.with_drafts)
    assert page.pane.rows.row(0).name == "（なまえなし）"
    page.pane.search.setText("寺子屋")
    assert list(page.pane.rows.ids) == [TERAKOYA]
    assert not chip.isChecked()


def test_a_draft_of_a_new_place_can_be_let_go(page: PlacePage, type_into: TypeInto) -> None:
    page.make_new()
    type_into("fee", "無料")
    page.open_place(SAKURA)
    page.open_place(page.pane.rows.ids[0])
    page.desk.throw_away()
    page.after_loss()
    assert not page.desk.with_drafts
    assert page.shown_record is not None
    assert len(page.pane.rows.ids) == 3


def test_a_draft_is_thrown_away_only_when_that_is_confirmed(
    page: PlacePage, type_into: TypeInto, messages: RecordedMessages
) -> None:
    type_into("phone", "1")
    page.open_place(SAKURA)
    page.open_place(NAGOMI)
    (button,) = (each for each in page.form.findChildren(Button) if each.text() == "書きかけを捨てる")
    messages.answers = [Answer.CANCELLED, Answer.DEED]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert set(page.desk.with_drafts) == {NAGOMI}
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not page.desk.with_drafts
    assert [question.title for question in messages.asked] == ["書きかけを捨てますか"] * 2


def test_a_draft_without_a_problem_speaks_of_no_red_field(context: AppContext) -> None:
    draft = Draft(Place.KIND, NAGOMI, context.now(), ())
    bar = draft_bar(draft, context, lambda: None, ())
    assert "赤い欄" not in bar.accessibleName()
    assert "つづきを書いて" in bar.accessibleName()


def test_the_last_place_and_section_come_back_but_no_filter(page: PlacePage) -> None:
    page.form.go_to_section(2)
    page.pane.chips.set_ticks(Filter.STATUS, frozenset(("active",)))
    page.leave()
    again = PlacePage(page.context)
    assert not again.pane.chips.filters
    assert page.context.preferences.recall("place.last") == str(NAGOMI)
    assert page.context.preferences.recall("place.tab") == str(page.form.current_section())
    again.deleteLater()


def test_own_limits_of_freshness_hold_in_list_head_and_chip(page: PlacePage, place_frame: LedgerFrame) -> None:
    assert page.pane.rows.row(2).dot == "fresh"
    months = {"freshness.yellow_months": "1", "freshness.red_months": "36"}
    limits = [Setting(id=derived_id(Setting.KIND, key), key=key, value=value) for key, value in months.items()]
    page.context.apply(ChangeSet("鮮度のきまり", tuple(Change(None, each) for each in limits)))
    assert [page.pane.rows.row(number).dot for number in range(3)] == ["soon", "soon", "soon"]
    assert page.form.header._dot.accessibleName() == "鮮度 そろそろ"
    assert set(page.pane.finder.tick_counts("", page.pane.chips.filters, Filter.FRESHNESS).values()) == {3}


def test_a_place_whose_name_was_taken_away_is_not_called_new(page: PlacePage, type_into: TypeInto) -> None:
    type_into("name", "")
    assert page.form.header.name.text() == "なまえのない居場所"
    page.make_place("")
    assert page.form.header.name.text() == "新しい居場所"
