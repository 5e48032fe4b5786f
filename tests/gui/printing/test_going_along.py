"""From a record to its paper and back; the cursor is never lost on the way, and what cannot be done is not offered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between
from app.records.place import Place
from app.records.schedule import Schedule
from tests.gui.printing.desk import BOOKLET, cursor, place_named, settle, shown
from ui import theme
from ui.context import AppContext
from ui.ledger_frame import LedgerFrame
from ui.pages.place_page import PlacePage
from ui.pages.print_page import PrintPage
from ui.printing.print_choices import HOW_VIEW
from ui.printing.wish import Wish
from ui.theme import Contrast, TextSize
from ui.widgets.surfaces import ScrollBody


def test_a_flyer_leads_back_to_its_place(town_frame: LedgerFrame, printing: PrintPage, qtbot: QtBot) -> None:
    place = place_named(printing, "みんな茶論")
    assert town_frame.context is not None
    town_frame.context.signals.print_wanted.emit(Place.KIND, place.id)
    settle(qtbot, printing)
    assert "居場所" in printing.choices.see.accessibleName()
    printing.choices.see.click()
    assert town_frame.page is not None
    assert town_frame.page.shown_record == (Place.KIND, place.id)
    town_frame.go_back()
    assert town_frame.page is printing
    assert printing.desk.wish.subject == place.id


def test_what_is_about_nobody_leads_to_nobody(printing: PrintPage, qtbot: QtBot) -> None:
    printing.make(Wish("reply-card"))
    settle(qtbot, printing)
    assert not printing.choices.see.isVisible()
    assert printing.choices.options is not None
    assert printing.choices.options.controls["which"].isVisible()
    printing.make(Wish("reply-card", place_named(printing, "みんな茶論").id))
    settle(qtbot, printing)
    assert printing.choices.see.isVisible()
    assert not printing.choices.options.controls["which"].isVisible(), "it is one place"


@pytest.mark.parametrize("key", ["labels", "booklet", "flyer", "minutes", "trial-sheet"])
def test_the_cursor_goes_along_into_a_product(printing: PrintPage, qtbot: QtBot, key: str) -> None:
    printing.show_overview()
    button = printing.overview.buttons[key]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    focused = cursor(printing)
    assert focused is not None
    assert focused.isVisible()
    subjects = printing.choices.subjects
    if printing.desk.wish.is_ready:
        assert focused is printing.choices.other
    else:
        assert subjects is not None
        assert focused is subjects.search


def test_tab_goes_from_the_choices_over_the_pages_and_the_list_to_the_deeds(page: PrintPage, qtbot: QtBot) -> None:
    """Also after another product and an unfolded group, whose controls were made last of all."""
    page.make(Wish("calendar"))
    settle(qtbot, page)
    page.make(BOOKLET)
    settle(qtbot, page)
    page.choices.show_view(HOW_VIEW)
    group = next(kind for kind, button in page.findings._folds.items() if button.isVisible())
    page.findings._folds[group].click()
    qtbot.wait(100)
    fold = page.findings._folds[group]
    assert cursor(page) is fold
    assert fold.visibleRegion().boundingRect() == fold.rect(), "it is where it was pressed"
    parts = (page.choices, page.preview, page._preflight, page._head)
    walked, stop = [], page.choices.other
    for _ in range(400):
        part = next((number for number, each in enumerate(parts) if each.isAncestorOf(stop)), None)
        if part is not None and stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            walked.append(part)
        stop = stop.nextInFocusChain()
        if stop is page.choices.other:
            break
    assert walked == sorted(walked)
    assert set(walked) == {0, 1, 2, 3}


def test_f6_passes_over_a_list_with_nothing_to_press(
    town_frame: LedgerFrame, printing: PrintPage, qtbot: QtBot
) -> None:
    printing.make(Wish("wisdom-rules"))
    settle(qtbot, printing)
    printing.preview.paper.setFocus()
    town_frame.next_pane()
    assert town_frame.side_bar.has_focus_inside()


def test_a_booklet_leads_to_how_it_is_folded(printing: PrintPage, qtbot: QtBot) -> None:
    printing.make(BOOKLET)
    settle(qtbot, printing)
    assert printing.advice.form_button.isVisible()
    printing.advice.form_button.click()
    assert printing.choices.views.value == HOW_VIEW
    focused, options = cursor(printing), printing.choices.options
    assert options is not None
    assert focused is not None
    assert options.controls["form"].isAncestorOf(focused)
    printing.make(Wish("labels"))
    settle(qtbot, printing)
    assert not printing.advice.form_button.isVisible()


def test_without_a_volume_nothing_can_be_moved(printing: PrintPage, qtbot: QtBot) -> None:
    printing.make(BOOKLET)
    settle(qtbot, printing)
    composer = printing.choices.composer
    assert not composer.deed_button.isVisible()
    assert not composer.earlier.isVisible()
    composer.add_button.click()
    assert composer.deed_button.isVisible(), "who stays out can be looked after"
    assert not composer.earlier.isVisible()


def test_the_choices_of_a_letter_are_those_of_its_side(printing: PrintPage, qtbot: QtBot) -> None:
    printing.make(Wish("postcard"))
    settle(qtbot, printing)
    options = printing.choices.options
    assert options is not None
    names = ("to", "order", "sender", "title", "text", "body")
    seen = {name for name in names if options.controls[name].isVisible()}
    assert seen == {"to", "order", "sender"}
    printing.make(printing.desk.wish.with_option("to", "members"))
    assert options.controls["body"].isVisible()
    printing.make(printing.desk.wish.with_option("side", "message"))
    settle(qtbot, printing)
    assert {name for name in names if options.controls[name].isVisible()} == {"title", "text"}


def test_in_a_narrow_window_the_choices_come_with_another_product(town: AppContext, qtbot: QtBot) -> None:
    page = shown(town, qtbot, width=720)
    settle(qtbot, page)
    page.show_findings(True)
    assert not page.choices.isVisible()
    page.show_overview()
    page.overview.buttons["flyer"].click()
    settle(qtbot, page)
    assert page.choices.subjects is not None
    assert page.choices.subjects.isVisible(), "it says that one is to be picked at the left"
    page.show_findings(True)
    page.way_out.click()
    assert cursor(page) is page.choices.subjects.search


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGEST])
def test_a_doubtful_schedule_is_in_sight(town_frame: LedgerFrame, qtbot: QtBot, size: TextSize) -> None:
    """Also where the form is shown for the first time, and finds its height only then."""
    theme.current.use(size, Contrast.STANDARD)
    assert town_frame.context is not None
    town_frame.show_page("print")
    place = next(each for each in town_frame.context.ledger.all(Place) if each.name == "みんな茶論")
    town_frame.context.signals.record_wanted.emit(Place.KIND, place.id, Schedule.KIND)
    page = town_frame.page
    assert isinstance(page, PlacePage)
    wells = page.form.where.wells

    def is_whole() -> bool:
        return wells.height() > 0 and wells.visibleRegion().boundingRect().height() == wells.height()

    qtbot.wait(500)  # the form has found its height
    qtbot.waitUntil(is_whole, timeout=2000)


def test_who_stays_out_is_shown_from_the_first(page: PrintPage, qtbot: QtBot) -> None:
    composer = page.choices.composer
    composer.add_button.click()
    qtbot.wait(1)
    chosen = composer.list.currentIndex()
    area, seen = composer.list.visualRect(chosen), composer.list.viewport().rect()
    assert seen.contains(area)
    page.resize(page.width(), 480)
    qtbot.wait(1)
    assert composer.list.viewport().rect().contains(composer.list.visualRect(chosen)), "in a low window too"
    assert not composer.state.isVisible()
    assert composer.state.plain_text.split("、")[0] in composer.next_button.toolTip()


def test_the_list_stays_where_somebody_mended_a_line(page: PrintPage, qtbot: QtBot) -> None:
    page.resize(page.width(), 420)
    for kind in {finding.kind for finding in page.findings.findings}:
        page.findings.unfold(kind)
    area = next(each for each in page.findChildren(ScrollBody) if each.isAncestorOf(page.findings))
    bar = area.verticalScrollBar()
    qtbot.wait(500)  # heights are found
    assert bar.maximum() > 60
    bar.triggerAction(QAbstractSlider.SliderAction.SliderSingleStepAdd)
    at = bar.value()
    assert at > 0
    place = place_named(page, "ひみつの会")
    page.context.apply(change_set_between("よみ", [place], [place.changed(reading="ひみつのかい")]))
    assert page.findings.findings, "what was found is still there"
    settle(qtbot, page)
    qtbot.wait(500)  # heights are found
    assert bar.value() == at
    page.make(Wish("flyer", place_named(page, "みんな茶論").id))
    assert not page.findings.findings, "of another record nothing is known yet"
    settle(qtbot, page)
