"""Both sides by hand, and the trial sheet that finds out how a printer turns its paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.printing.paper_sides import Sides
from app.printing.products.catalogue import BY_KEY
from app.printing.sheets.trial_sheet import trial_answers
from tests.gui.printing.desk import THIN, Paper, asked, settle
from ui.context import AppContext
from ui.messages import RecordedMessages
from ui.pages.print_page import PrintPage
from ui.preferences import Preferences
from ui.printing.last_choices import recalled_wish
from ui.printing.printer_choice import PrinterChoice, remember_printer
from ui.printing.trial_dialog import TrialDialog
from ui.printing.tried_printers import keep_tried, tried_values
from ui.printing.turn_dialog import TurnDialog
from ui.printing.wish import Wish
from ui.question import Answer
from ui.widgets.labels import WrapLabel

BY_HAND = THIN.with_option("duplex", "turned")


def turning(page: PrintPage) -> TurnDialog | None:
    return next((each for each in page.window().findChildren(TurnDialog) if each.isVisible()), None)


def sheets_on(paper: Paper) -> int:
    return len(pypdfium2.PdfDocument(paper.file))


def test_backs_wait_until_the_paper_is_back(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    paper = Paper(flyer, tmp_path)
    flyer.make(BY_HAND)
    settle(qtbot, flyer)
    assert flyer.desk.print_ is not None
    sheets = len(flyer.desk.print_.pages) // 2
    flyer.print_button.click()
    dialog = asked(flyer)
    assert dialog.choice.sides is Sides.ONE
    dialog.try_deed()
    settle(qtbot, flyer)
    turn = turning(flyer)
    assert turn is not None
    assert "うら返して" in turn.steps[1]
    assert sheets_on(paper) == sheets, "the fronts"
    assert not messages.informed
    paper.file = tmp_path / "うら.pdf"
    turn.try_deed()
    settle(qtbot, flyer)
    assert sheets_on(paper) == sheets, "the backs"
    assert messages.informed == ["「事務室」に送りました"]


def test_backs_can_be_left(flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path) -> None:
    paper = Paper(flyer, tmp_path)
    flyer.make(BY_HAND)
    settle(qtbot, flyer)
    flyer.print_button.click()
    asked(flyer).try_deed()
    settle(qtbot, flyer)
    turn = turning(flyer)
    assert turn is not None
    turn.reject()
    settle(qtbot, flyer)
    assert len(paper.choices) == 1
    assert not messages.informed


def test_parts_are_files_beside_each_other(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    flyer.make(BY_HAND)
    settle(qtbot, flyer)
    assert flyer.preview.words[0] == "おもて 1"
    messages.files = [tmp_path / "冊子.pdf"] * 2
    flyer.save_button.click()
    settle(qtbot, flyer)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["冊子_うら.pdf", "冊子_おもて.pdf"]
    assert messages.informed == [f"フォルダー「{tmp_path.name}」に保存しました　冊子_おもて.pdf　冊子_うら.pdf"]
    messages.answers = [Answer.CANCELLED]
    flyer.save_button.click()
    settle(qtbot, flyer)
    assert "「冊子_おもて.pdf」と「冊子_うら.pdf」はもうあります" in messages.asked[-1].title
    assert len(messages.informed) == 1


def test_a_print_shop_is_given_files(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    paper = Paper(flyer, tmp_path)
    flyer.make(THIN.with_option("form", "shop"))
    settle(qtbot, flyer)
    messages.files = [tmp_path / "冊子.pdf"]
    assert not flyer.print_button.isVisible()
    assert flyer.save_button.property("kind") == "primary"
    flyer.print_current()  # Ctrl+P
    settle(qtbot, flyer)
    assert {path.name for path in tmp_path.glob("*.pdf")} == {"冊子_表紙.pdf", "冊子_本文.pdf"}
    assert not paper.choices
    flyer.make(THIN)
    settle(qtbot, flyer)
    assert flyer.print_button.isVisible()
    assert flyer.save_button.property("kind") == "secondary"


def trying(page: PrintPage) -> TrialDialog:
    return next(each for each in page.window().findChildren(TrialDialog) if each.isVisible())


def test_trial_sheet_is_printed_and_the_printer_known_from_then_on(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    paper = Paper(flyer, tmp_path)
    flyer.make(THIN)
    settle(qtbot, flyer)
    assert flyer.choices.options is not None
    flyer.choices.show_view("how")
    assert flyer.choices.options.trial_button.isVisible()
    flyer.choices.options.trial_button.click()
    dialog = trying(flyer)
    dialog.print_button.click()
    settle(qtbot, flyer)
    assert paper.choices[-1] == PrinterChoice("事務室", Sides.SHORT_EDGE)
    assert sheets_on(paper) == 2
    dialog.try_deed()
    assert dialog.isVisible(), "nothing was picked yet"
    dialog.answers["two-sheets"].click()
    assert not dialog.deed_button.isEnabled()
    assert "手で両面" in dialog.advice.plain_text
    dialog.answers["i"].click()
    dialog.try_deed()
    settle(qtbot, flyer)
    assert dict(flyer.desk.wish.options)["flip"] == "long"
    assert "おぼえました" in messages.informed[-1]
    assert "試し刷りのときと同じ" in flyer.advice.sentences[0]
    flyer.print_button.click()
    assert asked(flyer).choice.sides is Sides.SHORT_EDGE, "the printer is set as it was for the trial sheet"


def test_trial_by_hand_prints_front_and_back(flyer: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    paper = Paper(flyer, tmp_path)
    flyer.make(Wish("trial-sheet"))
    settle(qtbot, flyer)
    flyer.print_button.click()
    dialog = trying(flyer)
    dialog.by_hand.setChecked(True)
    assert list(dialog.answers) == [answer.key for answer in trial_answers(is_by_hand=True)]
    dialog.print_button.click()
    settle(qtbot, flyer)
    turn = turning(flyer)
    assert turn is not None
    turn.try_deed()
    settle(qtbot, flyer)
    assert [choice.sides for choice in paper.choices] == [Sides.ONE, Sides.ONE]
    dialog.answers["u"].click()
    dialog.try_deed()
    values = tried_values(flyer.context.preferences, "事務室")
    assert values == {"flip": "long", "duplex": "turned"}


def test_without_a_printer_the_answer_can_be_given_too(flyer: PrintPage) -> None:
    flyer.paper.printers = list
    dialog = flyer.trial.begin()
    dialog.answers["a"].click()
    dialog.try_deed()
    assert tried_values(flyer.context.preferences, "") == {"flip": "short", "duplex": "auto"}
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize(("is_by_hand", "files", "words"), [
    (False, ["試し.pdf"], "両面（短い辺でとじる）"),
    (True, ["試し_うら.pdf", "試し_おもて.pdf"], "紙をそのまま戻して「うら」を刷ります"),
])  # fmt: skip
def test_without_a_printer_the_trial_is_a_pdf(
    flyer: PrintPage,
    qtbot: QtBot,
    messages: RecordedMessages,
    tmp_path: Path,
    is_by_hand: bool,
    files: list[str],
    words: str,
) -> None:
    flyer.paper.printers = list
    dialog = flyer.trial.begin()
    dialog.by_hand.setChecked(is_by_hand)
    assert not dialog.print_button.isVisible()
    said = [label.plain_text for label in dialog.findChildren(WrapLabel)]
    assert any(words in each for each in said)
    messages.files = [tmp_path / "試し.pdf"]
    dialog.save_button.click()
    settle(qtbot, flyer)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == files
    assert dialog.isVisible(), "the answer is still to be given"
    assert "に保存しました" in messages.informed[-1]


def test_another_printer_is_arranged_for_first(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    paper = Paper(flyer, tmp_path)
    keep_tried(flyer.context.preferences, "和室", {"flip": "long", "duplex": "as-is"})
    flyer.make(THIN)
    settle(qtbot, flyer)
    flyer.print_button.click()
    dialog = asked(flyer)
    dialog.printer.show_value("和室")
    dialog.try_deed()
    settle(qtbot, flyer)
    assert not paper.choices
    assert "並べなおします" in messages.informed[-1]
    assert flyer.desk.print_ is not None
    assert flyer.desk.print_.is_by_hand


def test_what_was_tried_goes_before_what_was_chosen(context: AppContext) -> None:
    preferences = context.preferences
    remember_printer(PrinterChoice("和室"), preferences)
    assert dict(recalled_wish(preferences, "booklet").options) == {}
    keep_tried(preferences, "和室", {"flip": "long", "duplex": "auto"})
    assert dict(recalled_wish(preferences, "booklet").options) == {"flip": "long"}
    assert dict(recalled_wish(preferences, "flyer").options) == {}, "nothing is folded there"


def test_who_chooses_by_hand_knows_better(flyer: PrintPage) -> None:
    preferences = flyer.context.preferences
    remember_printer(PrinterChoice("和室"), preferences)
    keep_tried(preferences, "和室", {"flip": "long", "duplex": "auto"})
    flyer.make(THIN)
    flyer.choices.option_chosen.emit("flip", "short")
    assert tried_values(preferences, "和室") == {}


@pytest.mark.parametrize("note", ["no json", "[]", '{"和室": 3}', '{"和室": {"flip": "sideways", "duplex": "auto"}}'])
def test_a_note_of_another_version_is_not_believed(note: str) -> None:
    preferences = Preferences(None)
    preferences.note("print.tried", note)
    assert tried_values(preferences, "和室") == {}


def test_every_product_that_folds_offers_the_trial(flyer: PrintPage) -> None:
    folding = [key for key, product in BY_KEY.items() if any(option.name == "flip" for option in product.options)]
    assert "booklet" in folding
    for key in folding:
        flyer.make(Wish(key))
        assert flyer.choices.options is not None
        assert flyer.choices.options.trial_button.parent() is not None
