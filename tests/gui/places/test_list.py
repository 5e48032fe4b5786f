"""The list pane: typing filters, decided text only; rows, reasons, hostile names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.changes.change import Change, ChangeSet
from app.records.place import Place
from app.search.place_filters import Filter
from tests.gui.places.conftest import NAGOMI, SAKURA, TERAKOYA
from ui import theme
from ui.lists.place_delegate import fitting
from ui.lists.place_rows import ROW_ROLE, PlaceRow
from ui.pages.place_page import PlacePage
from ui.search_everywhere import SearchEverywhere
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.notices import EmptyState

HOSTILE = (
    "<b>A&B</b>",
    "=1+1",
    "😀👨‍👩‍👧の会",
    "𠮷田・髙橋・葛\U000e0100飾",
    "あ" * 400,
    "\x00\x07\tたぬき\r\n二行目",
    "\u202eぎゃく\u2066に",
)


def row(page: PlacePage, number: int) -> PlaceRow:
    """One row as the delegate gets it."""
    found = page.pane.rows.index(number).data(ROW_ROLE)
    assert isinstance(found, PlaceRow)
    return found


def test_a_row_answers_a_caller(page: PlacePage) -> None:
    assert list(page.pane.rows.ids) == [SAKURA, TERAKOYA, NAGOMI]
    nagomi = row(page, 2)
    assert (nagomi.where, nagomi.when, nagomi.is_today, nagomi.dot) == ("西部｜美園町", "きょう 10:30", True, "fresh")
    assert nagomi.spoken == "なごみいきいき体操、西部 美園町、きょう 10:30、鮮度 確認ずみ"
    assert (row(page, 0).when, row(page, 0).dot) == ("休止", "soon")
    assert row(page, 1).dot == "stale"


def test_typing_filters_and_the_chosen_place_stays(page: PlacePage) -> None:
    QTest.keyClicks(page.pane.search, "sakura")
    assert list(page.pane.rows.ids) == []
    page.pane.search.setText("ﾅｺﾞﾐ 西部")
    assert list(page.pane.rows.ids) == [NAGOMI]
    page.pane.search.setText("さくら")
    assert list(page.pane.rows.ids) == [SAKURA]
    assert page.shown_record == ("place", NAGOMI)


def test_what_is_being_composed_never_filters(page: PlacePage) -> None:
    QApplication.sendEvent(page.pane.search, QInputMethodEvent("さくら", []))
    assert len(page.pane.rows.ids) == 3
    QTest.keyClick(page.pane.search, Qt.Key.Key_Return)
    assert page.window().focusWidget() is not page.pane.list
    decided = QInputMethodEvent("", [])
    decided.setCommitString("さくら")
    QApplication.sendEvent(page.pane.search, decided)
    assert list(page.pane.rows.ids) == [SAKURA]


def test_down_and_enter_lead_into_the_form(page: PlacePage) -> None:
    page.pane.search.setFocus()
    QTest.keyClick(page.pane.search, Qt.Key.Key_Down)
    assert page.window().focusWidget() is page.pane.list
    QTest.keyClick(page.pane.list, Qt.Key.Key_Up)
    assert page.shown_record == ("place", TERAKOYA)
    QTest.keyClick(page.pane.list, Qt.Key.Key_Return)
    assert page.window().focusWidget().objectName() == "name"


def test_nothing_found_says_why_and_how_to_get_out(page: PlacePage) -> None:
    page.pane.chips.set_ticks(Filter.STATUS, frozenset(("active",)))
    page.pane.search.setText("さくら")
    (reason,) = page.pane.findChildren(EmptyState)
    assert reason.sentence.plain_text == "「さくら」の居場所は 見つかりません"
    assert reason.reason.plain_text == "「活動中」だけを見ています。"
    assert reason.action.text() == "しぼりこみを外す（1か所）"
    reason.action.click()
    assert list(page.pane.rows.ids) == [SAKURA]


def test_nothing_found_says_what_was_searched_and_repeats_it_whole(page: PlacePage) -> None:
    page.pane.search.setText("かみなりもんの　おおきなあつまり")
    (reason,) = page.pane.findChildren(EmptyState)
    assert reason.sentence.plain_text == "「かみなりもんの　おおきなあつまり」の居場所は 見つかりません"
    assert reason.reason.plain_text == (
        "3か所の、書いてあることをぜんぶ さがしました。ことばを1つに減らすか、ひらがなにして ためしてください。"
    )


def test_nothing_found_shortens_only_what_no_heading_holds(page: PlacePage) -> None:
    page.pane.search.setText("あ" * 400)
    (reason,) = page.pane.findChildren(EmptyState)
    assert reason.sentence.plain_text == f"「{'あ' * 24}…」の居場所は 見つかりません"


def test_what_was_not_found_here_is_looked_for_everywhere(page: PlacePage) -> None:
    page.pane.search.setText("ないことば")
    (reason,) = page.pane.findChildren(EmptyState)
    button = next(each for each in reason.findChildren(Button) if each.text() == "ほかの記録もさがす")
    button.click()
    (searching,) = page.window().findChildren(SearchEverywhere)
    assert searching.isVisible()
    assert searching.box.text() == "ないことば"


def test_what_was_not_found_can_be_written_down(page: PlacePage) -> None:
    page.pane.search.setText("あたらしい会")
    (reason,) = page.pane.findChildren(EmptyState)
    reason.other.click()
    root = page.desk.editing.root
    assert isinstance(root, Place)
    assert root.name == "あたらしい会"


def test_counts_with_a_counter(page: PlacePage) -> None:
    page.pane.search.setText("さくら")
    shown = [label.text() for label in page.pane.findChildren(Label)]
    assert "1か所" in shown
    assert "／3か所" in shown


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_shown_and_kept(page: PlacePage, name: str) -> None:
    place = Place(id=99, name=name, reading=name, activities=name, internal_note=name)
    assert not page.context.apply(ChangeSet("変な名前", (Change(None, place),))).problems
    assert page.open_place(99)
    page.window().grab()
    page.form.findChild(type(page.form.about.name.input), "fee").setText("無料")
    page.form.about.fields.edited.emit("fee")
    assert page.leave()
    kept = page.context.store.get(Place, 99)
    assert kept is not None
    assert (kept.name, kept.activities) == (name, name)
    page.ask_to_delete()
    assert page.context.store.get(Place, 99) is None


def test_every_control_has_a_name(page: PlacePage) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit

    page.form.where.space.show_details(True)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QTextEdit)
    unnamed = [
        (type(widget).__name__, widget.objectName())
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.isVisibleTo(page) and not widget.accessibleName() and not widget.objectName().startswith("qt_")
    ]
    assert unnamed == []


@pytest.mark.parametrize("size", ["standard", "large", "largest"])
def test_it_fits_a_small_window(page: PlacePage, size: str) -> None:
    theme.current.use(theme.TextSize(size), theme.Contrast.STANDARD)
    small = PlacePage(page.context)
    hint = small.minimumSizeHint()
    assert hint.width() + theme.size("side_bar") <= 1000
    assert hint.height() <= 620
    small.deleteLater()


def test_a_narrow_row_keeps_the_town_and_gives_up_the_area_first(page: PlacePage) -> None:
    nagomi = row(page, 2)
    metrics = QFontMetrics(theme.font("cap"))
    wide = metrics.horizontalAdvance(nagomi.where + nagomi.when) + 40
    assert fitting(nagomi, wide, metrics, metrics)[:2] == ("西部｜美園町", "きょう 10:30")
    assert fitting(nagomi, wide - 50, metrics, metrics)[:2] == ("美園町", "きょう 10:30")
    assert fitting(nagomi, metrics.horizontalAdvance("美園町きょう") + 30, metrics, metrics)[:2] == ("美園町", "きょう")
    assert nagomi.whole == "なごみいきいき体操\n西部｜美園町　きょう 10:30\n確認ずみ"


def test_what_is_written_while_the_list_is_away_stands_in_it_when_it_comes_back(page: PlacePage) -> None:
    page.pane.hide()
    assert not page.context.apply(ChangeSet("書く", (Change(None, Place(id=78, name="あたらしい会")),))).problems
    page.pane.show()
    assert 78 in page.pane.rows.ids
    assert [each.text() for each in page.pane.findChildren(Label) if "か所" in each.text()] == ["4か所", "／4か所"]
