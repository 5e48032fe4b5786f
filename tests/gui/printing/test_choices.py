"""What is printed, about which record, and how: picked, remembered, refused with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.printing.preview import page_count
from app.printing.products.catalogue import PRODUCTS
from app.records.booklet_issue import BookletIssue
from app.records.ids import new_id
from app.records.place import Place
from tests.gui.printing.desk import (
    BOOKLET,
    cursor,
    pdf_of,
    place_named,
    settle,
    shown,
    whole_text,
)
from ui.context import AppContext
from ui.editors.field_editor import ChoiceEditor
from ui.ledger_frame import LedgerFrame
from ui.pages.print_page import PrintPage
from ui.printing.last_choices import recalled_wish
from ui.printing.wish import Wish, on


def test_flyer_of_a_place_from_its_page(page: PrintPage, qtbot: QtBot) -> None:
    place = place_named(page, "みんな茶論")
    assert page.show_kind("place", place.id)
    settle(qtbot, page)
    assert page_count(pdf_of(page)) == 1
    assert "042-000-0018" in whole_text(pdf_of(page))
    assert page.preview.words == ("1ページ", "／A4用紙 1枚")
    assert page.shown_record == ("place", place.id)
    assert page.desk.proposed_name() == Path("みんな茶論 居場所のチラシ 2026-11-24.pdf")


def test_flyer_is_picked_by_typing(page: PrintPage, qtbot: QtBot) -> None:
    page.make(Wish("flyer"))
    settle(qtbot, page)
    subjects = page.choices.subjects
    assert subjects is not None
    subjects.search.setText("むすび")
    assert len(subjects.list.rows) == 1
    qtbot.keyClick(subjects.search, Qt.Key.Key_Down)
    qtbot.keyClick(subjects.list, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.desk.wish.subject == place_named(page, "むすび畑").id
    assert page.save_button.isEnabled()


def test_flyer_without_consent_is_refused_with_a_way_out(page: PrintPage, qtbot: QtBot) -> None:
    wanted: list[tuple[str, object, str]] = []
    page.context.signals.record_wanted.connect(lambda kind, record_id, field: wanted.append((kind, record_id, field)))
    secret = place_named(page, "ひみつの会")
    page.show_kind("place", secret.id)
    settle(qtbot, page)
    assert not page.save_button.isEnabled()
    page.way_out.click()
    assert wanted == [("place", secret.id, "consent")]


def test_unknown_place_is_not_shown(page: PrintPage) -> None:
    assert not page.show_kind("place", 12345)


def test_empty_ledger_shows_the_way_out(context: AppContext, qtbot: QtBot) -> None:
    wanted: list[str] = []
    context.signals.new_wanted.connect(wanted.append)
    page = shown(context, qtbot)
    settle(qtbot, page)
    assert not page.save_button.isEnabled()
    page.way_out.click()
    assert wanted == ["place"]


def test_flyer_asked_for_on_another_page_arrives_here(town_frame: LedgerFrame, qtbot: QtBot) -> None:
    assert town_frame.context is not None
    place = town_frame.context.ledger.all(Place)[0]
    town_frame.context.signals.print_wanted.emit("place", place.id)
    page = town_frame.page
    assert isinstance(page, PrintPage)
    settle(qtbot, page)
    assert page.desk.wish.subject == place.id
    assert page.save_button.isEnabled()


def test_back_from_a_record_leads_to_what_was_printed(town_frame: LedgerFrame, qtbot: QtBot) -> None:
    assert town_frame.context is not None
    place = town_frame.context.ledger.all(Place)[0]
    town_frame.show_page("settings")
    town_frame.context.signals.print_wanted.emit("place", place.id)
    page = town_frame.page
    assert isinstance(page, PrintPage)
    settle(qtbot, page)
    town_frame.show_record("place", place.id)
    town_frame.go_back()
    assert town_frame.page is page
    assert page.desk.wish.about(None) == Wish("flyer")
    assert page.desk.wish.subject == place.id
    town_frame.go_back()
    assert town_frame.page_key == "settings", "what can be printed was only passed by"


def test_the_side_bar_leads_to_what_can_be_printed(frame: LedgerFrame) -> None:
    frame.show_page("print.booklet")
    assert frame.page_key == "print.booklet"
    frame.show_page("print")
    assert isinstance(frame.page, PrintPage)
    assert frame.page.overview.isVisibleTo(frame.page)
    frame.show_page("print.poem")
    assert frame.page.overview.isVisibleTo(frame.page)


def test_choices_are_the_same_next_time(page: PrintPage, town: AppContext, qtbot: QtBot) -> None:
    wish = BOOKLET.with_option("per-page", "1").with_option(*on("stale")).with_option("form", "imposed")
    page.make(wish)
    page.make(Wish("flyer"))
    settle(qtbot, page)
    again = PrintPage(town)
    qtbot.addWidget(again)
    assert again.desk.wish == Wish("flyer")
    again.show_part("print.booklet")
    assert again.desk.wish == wish


def test_the_volume_in_work_comes_back(page: PrintPage, town: AppContext, qtbot: QtBot) -> None:
    issue = BookletIssue(id=new_id(), title="こんなにあった", volume=5)
    assert not town.apply(ChangeSet("号をはじめる", (Change(None, issue),))).problems
    page.make(BOOKLET.about(issue.id))
    page.show_overview()
    page.overview.buttons["booklet"].click()
    assert page.desk.wish.subject == issue.id
    page.make(BOOKLET)
    page.show_overview()
    page.overview.buttons["booklet"].click()
    assert page.desk.wish.subject is None, "the ledger as it is was asked for"
    page.make(BOOKLET.about(issue.id))
    assert not town.apply(ChangeSet("消す", (Change(issue, None),))).problems
    page.show_overview()
    page.overview.buttons["booklet"].click()
    assert page.desk.wish.subject is None
    settle(qtbot, page)


def test_a_note_of_another_version_does_no_harm(page: PrintPage, town: AppContext) -> None:
    town.preferences.note("print.product", "booklet")
    for noted in ("no json", "[]", '{"per-page": "9", "gone": "yes", "stale": "yes"}'):
        town.preferences.note("print.choices.booklet", noted)
        known = recalled_wish(town.preferences)
        assert known.key == "booklet"
        assert dict(known.options) in ({}, {"stale": "yes"})
    town.preferences.note("print.product", "poem")
    assert recalled_wish(town.preferences) == Wish()


def test_the_overview_leads_to_every_product(page: PrintPage, qtbot: QtBot) -> None:
    page.choices.other.click()
    assert page.overview.isVisible()
    assert not page.print_button.isVisible()
    assert list(page.overview.buttons) == [product.key for product in PRODUCTS]
    for key, button in page.overview.buttons.items():
        page.show_overview()
        button.click()
        assert page.desk.wish.key == key
        assert page.print_button.isVisible()


def test_a_family_of_one_has_a_card_as_wide_as_the_others(page: PrintPage) -> None:
    """One calendar stands alone in its row; the cards above and below it are in pairs."""
    page.show_overview()
    page.overview.resize(1080, 754)
    QApplication.processEvents()
    widths = {button.width() for button in page.overview.buttons.values()}
    assert max(widths) - min(widths) <= 1


def test_what_can_only_be_printed_as_it_is_asks_nothing(page: PrintPage) -> None:
    page.make(Wish("handbook"))
    assert not page.choices._heading.isVisible()
    page.make(Wish("wisdom-rules"))
    assert page.choices._heading.isVisible()


def test_a_choice_makes_the_print_anew(page: PrintPage, qtbot: QtBot) -> None:
    pages = page_count(pdf_of(page))
    assert page.choices.options is not None
    page.choices.show_view("how")
    form, flip = (page.choices.options.controls[name] for name in ("form", "flip"))
    assert isinstance(form, ChoiceEditor)
    assert not flip.isVisible(), "it matters only for sheets to be folded"
    form.show_value("imposed")
    form.edited.emit()
    settle(qtbot, page)
    assert page_count(pdf_of(page)) == pages // 2
    assert flip.isVisible()


def test_the_record_can_be_chosen_again(page: PrintPage, qtbot: QtBot) -> None:
    page.show_kind("place", place_named(page, "みんな茶論").id)
    settle(qtbot, page)
    page.choices.again.click()
    subjects = page.choices.subjects
    assert subjects is not None
    assert subjects.isVisible()
    assert subjects.list.chosen_key == place_named(page, "みんな茶論").id


def test_who_only_looked_at_the_other_records_goes_back(page: PrintPage, qtbot: QtBot) -> None:
    page.make(Wish("flyer", place_named(page, "みんな茶論").id))
    settle(qtbot, page)
    choices = page.choices
    assert choices.subjects is not None
    subjects = choices.subjects
    for leave in (choices.again.click, lambda: qtbot.keyClick(subjects.search, Qt.Key.Key_Escape)):
        choices.again.click()
        assert subjects.isVisible()
        assert choices.again.text() == "やめる"
        leave()
        assert not subjects.isVisible()
        assert choices.again.text() == "ほかの居場所"
        assert cursor(page) is choices.again
    page.make(Wish("flyer"))
    qtbot.keyClick(subjects.search, Qt.Key.Key_Escape)
    assert subjects.isVisible(), "there is nothing to go back to"


@pytest.mark.parametrize(("written", "why"), [("ばなな", "日にちとして読めません"), ("2026-11-01", "もう過ぎています")])
def test_a_deadline_that_cannot_be_leads_to_its_control(page: PrintPage, qtbot: QtBot, written: str, why: str) -> None:
    """As `tsudoiba print --reply-by` refuses it."""
    page.make(Wish("reply-card").with_option("which", "all"))
    page.choices.option_chosen.emit("reply-by", written)
    settle(qtbot, page)
    assert page.desk.print_ is not None
    assert why in str(page.desk.print_.refusal)
    assert page.way_out.text() == "「しめきり」を入れる"
    page.way_out.click()
    assert page.choices.options is not None
    assert cursor(page) is page.choices.options.controls["reply-by"]
    page.choices.option_chosen.emit("reply-by", "令和9年1月5日")
    settle(qtbot, page)
    assert page.desk.print_.pages
