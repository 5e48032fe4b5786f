"""The list beside a generated form: searched while typing, ordered, and never narrower than it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.ids import new_id
from app.records.organization import Organization
from app.search.record_finding import RecordOrder
from tests.gui.records.conftest import MakePage, put
from tests.gui.records.typist import NASTY, line_editor
from tests.gui.test_widgets import compose
from ui.context import AppContext
from ui.pages.record_view import RecordView
from ui.widgets.buttons import Button


def titles(view: RecordView) -> list[str]:
    return [view.pane.rows.row(number).title for number in range(len(view.pane.rows.ids))]


def test_the_list_is_searched_while_typing(make_page: MakePage, town: AppContext) -> None:
    put(
        town,
        Organization(id=new_id(), name="髙橋商店", reading="たかはししょうてん"),
        Organization(id=new_id(), name=NASTY),
    )
    view = make_page("organization").view()
    for typed, found in (("高橋", ["髙橋商店"]), ("ﾀｶﾊｼ 商店", ["髙橋商店"]), ("=1+1", [NASTY.replace("\u202e", "")])):
        view.pane.search.setText(typed)
        assert titles(view) == found, typed
    view.pane.search.setText("")
    assert len(titles(view)) == 3


def test_what_is_being_composed_searches_nothing(make_page: MakePage) -> None:
    view = make_page("organization").view()
    before = list(view.pane.rows.ids)
    compose(view.pane.search, "ない")
    assert list(view.pane.rows.ids) == before


def test_nothing_found_offers_to_write_it_down(make_page: MakePage) -> None:
    view = make_page("organization").view()
    view.pane.search.setText("縁側の会")
    buttons = {each.text(): each for each in view.pane.findChildren(Button) if not each.isHidden()}
    buttons["このなまえで書きとめる"].click()
    assert line_editor(view, "name").input.text() == "縁側の会"
    view.leave()
    assert "縁側の会" in {each.name for each in view.context.ledger.all(Organization)}


def test_names_without_a_reading_stand_last_and_the_list_says_so(make_page: MakePage, town: AppContext) -> None:
    put(
        town,
        Organization(id=1, name="小平商工会"),
        Organization(id=2, name="さくら会"),  # kana need no よみ to find their place
        Organization(id=3, name="見本の会", reading="みほんのかい"),
        Organization(id=4, name="学園自治会"),
    )
    view = make_page("organization").view()
    chip = view.pane.no_reading_chip
    assert chip.isVisibleTo(view.pane)
    assert chip.text() == "よみのない 2団体は いちばん下"
    assert "いちばん下" in chip.toolTip()
    chip.click()
    assert set(view.pane.rows.ids) == {1, 4}
    assert chip.text() == "よみのない 2団体"
    for number, reading in ((1, "こだいらしょうこうかい"), (4, "がくえんじちかい")):
        known = town.ledger.get(Organization, number)
        assert known is not None
        change = Change(known, known.changed(reading=reading))
        assert not town.apply(ChangeSet("よみ", (change,))).problems
    assert not chip.isVisibleTo(view.pane)
    assert len(view.pane.rows.ids) == 5


def test_another_order_leaves_the_chip_of_the_reading_out(make_page: MakePage, town: AppContext) -> None:
    put(town, Organization(id=1, name="小平商工会"))
    view = make_page("organization").view()
    assert view.pane.no_reading_chip.isVisibleTo(view.pane)
    view.pane.set_order(RecordOrder.WRITTEN)
    assert not view.pane.no_reading_chip.isVisibleTo(view.pane)


def test_exactly_the_wanted_records(make_page: MakePage, town: AppContext) -> None:
    put(town, *(Organization(id=number, name=f"会{number}") for number in (1, 2, 3)))
    page = make_page("organization")
    page.show_list((1, 3))
    assert set(page.view().pane.rows.ids) == {1, 3}
    page.show_list(None)
    assert len(page.view().pane.rows.ids) == 4


def test_exactly_the_wanted_records_whatever_narrowed_the_list_before(make_page: MakePage, town: AppContext) -> None:
    put(town, Organization(id=1, name="小平商工会"), Organization(id=2, name="さくら会"))
    page = make_page("organization")
    pane = page.view().pane
    pane.no_reading_chip.click()
    assert list(pane.rows.ids) == [1]
    page.show_list((1, 2))
    assert set(pane.rows.ids) == {1, 2}
    pane.search.setText("ないことば")
    page.show_list((1, 2))
    assert set(pane.rows.ids) == {1, 2}


def test_the_next_record_shows_the_same_field(make_page: MakePage, town: AppContext, qtbot: QtBot) -> None:
    put(town, Organization(id=1, name="あ", reading="あ"), Organization(id=2, name="い", reading="い"))
    page = make_page("organization")
    view = page.view()
    assert view.open_record(1)
    line_editor(view, "phone").input.setFocus()
    QTest.keyClick(line_editor(view, "phone").input, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.shown_id == 2
    assert line_editor(view, "phone").input.hasFocus()
