"""What copies wrote in two ways: decided in the preview, on the page later, beside the field, or left open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between
from app.records.event import Event
from app.records.place import Place
from app.store import Store
from tests.gui.merging.steps import MOMIJI, SAKURA, carried_away, fees, join, look_at, settle, write, writing
from ui.context import AppContext
from ui.forms.other_sides import OtherSides
from ui.home.merge_card import MergeCard
from ui.ledger_frame import LedgerFrame
from ui.merging.lens_card import Lens
from ui.merging.own_value import OwnValue
from ui.messages import RecordedMessages
from ui.pages.home_page import HomePage
from ui.pages.merge_page import MergePage, Step
from ui.widgets.notices import Bar

THEIRS = (SAKURA.changed(fee="350円", capacity=24), MOMIJI.changed(fee="無料"))
MINE = (SAKURA.changed(fee="300円", capacity=15), MOMIJI.changed(fee="50円"))


@pytest.fixture
def edited_apart(page: MergePage, tmp_path: Path) -> Path:
    """A copy in which three fields are written that were written here too."""
    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", writing(*THEIRS))
    write(page.context, *MINE)
    return copy


def rows(page: MergePage) -> dict[tuple[int, str], int]:
    """Key of a question in the preview -> where it stands."""
    return {(row.question.record_id, row.question.field): at for at, row in enumerate(page.preview.questions.rows)}


def line_of(own: OwnValue) -> QLineEdit:
    """Where it is typed, with all of it marked."""
    line = own.editor.input_widget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    return line


def test_one_button_is_enough_and_leaves_everything_open(
    page: MergePage, qtbot: QtBot, edited_apart: Path
) -> None:
    join(qtbot, page, edited_apart)
    assert len(page.context.ledger.questions()) == 3
    assert fees(page.context) == {"さくら": "300円", "もみじの会": "50円"}, "the later write is shown"
    assert page.done.sentences[2] == "あとで決めること 3件（ホームと、その記録の欄で知らせます）"
    assert page.context.store.last_join() is not None
    assert page.overview.past is not None
    assert page.overview.past.leaves_no_trace


def test_sides_and_a_value_of_ones_own_are_chosen_before(page: MergePage, qtbot: QtBot, edited_apart: Path) -> None:
    look_at(qtbot, page, edited_apart)
    assert page.preview.lens is Lens.CHOICE
    places = rows(page)
    fee, capacity, other = (places[key] for key in ((11, "fee"), (11, "capacity"), (12, "fee")))
    shown = page.preview.questions.rows
    assert [card.words.plain_text for card in shown[fee].sides] == ["300円", "350円"]
    assert all(row.later is not None and row.later.isChecked() for row in shown)
    shown[fee].sides[1].click()
    shown[capacity].sides[0].click()
    own_chip = shown[other].own_chip
    assert own_chip is not None
    own_chip.click()
    own = shown[other].own
    assert isinstance(own, OwnValue)
    line = line_of(own)
    qtbot.keyClicks(line, "80 yen")
    assert page.session.decisions.number == 3
    page.take_in()
    settle(qtbot, page)
    assert fees(page.context) == {"さくら": "350円", "もみじの会": "80 yen"}
    assert [place.capacity for place in page.context.ledger.all(Place)] == [15, None]
    assert not page.context.ledger.questions()
    assert not page.context.store.questions()
    page.context.take_back()
    assert fees(page.context)["さくら"] == "300円", "what was decided is one step that can be taken back"


def test_what_cannot_be_read_is_not_taken(page: MergePage, qtbot: QtBot, edited_apart: Path) -> None:
    look_at(qtbot, page, edited_apart)
    row = page.preview.questions.rows[rows(page)[11, "capacity"]]
    assert row.own_chip is not None
    row.own_chip.click()
    assert row.own is not None
    line = line_of(row.own)
    qtbot.keyClicks(line, "abc")
    assert page.session.decisions.number == 0
    qtbot.keyClicks(line, "")
    row.sides[1].setFocus()
    assert page.session.decisions.number == 0
    row.sides[1].click()
    assert page.session.decisions.number == 1
    assert row.own.isHidden()


@pytest.mark.parametrize(("button", "fee"), [(0, "300円"), (1, "350円")])
def test_all_from_one_side(page: MergePage, qtbot: QtBot, edited_apart: Path, button: int, fee: str) -> None:
    look_at(qtbot, page, edited_apart)
    page.session.answer_all(button)
    assert page.session.decisions.number == 3
    assert all(row.sides[button].isChecked() for row in page.preview.questions.rows)
    page.session.answer_all(None)
    assert page.session.decisions.number == 0
    page.session.answer_all(button)
    page.take_in()
    settle(qtbot, page)
    assert fees(page.context)["さくら"] == fee
    assert not page.context.ledger.questions()


def test_later_pressing_an_answer_does_it(
    page: MergePage, qtbot: QtBot, messages: RecordedMessages, edited_apart: Path
) -> None:
    join(qtbot, page, edited_apart)
    page.done.questions_button.click()
    assert page.step is Step.QUESTIONS
    view = page.open_questions
    row = next(each for each in view.list.rows if each.question.field == "fee" and each.question.record_id == 11)
    row.sides[1].click()
    assert fees(page.context)["さくら"] == "350円"
    assert messages.informed[-1] == "決めました。あと2件です"
    assert len(view.list.rows) == 2
    page.context.take_back()
    assert fees(page.context)["さくら"] == "300円"
    assert len(view.list.rows) == 2, "what was answered stays answered; the value is the one before"
    view.list.all_wanted.emit(1)
    assert fees(page.context)["もみじの会"] == "無料"
    assert view.currentWidget() is view.empty
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.step is Step.OPENING


def test_keeping_what_stands_promises_no_way_back(
    page: MergePage, qtbot: QtBot, messages: RecordedMessages, edited_apart: Path
) -> None:
    """No value is another one, and an answer stays given: 元に戻す says so instead of doing nothing."""
    join(qtbot, page, edited_apart)
    page.show_part("questions")
    row = next(each for each in page.open_questions.list.rows if each.question.record_id == 12)
    row.sides[0].click()
    assert fees(page.context)["もみじの会"] == "50円"
    assert len(page.context.ledger.questions()) == 2
    page.context.take_back()
    assert "元に戻すものはありません" in messages.warned[-1][0]
    assert page.context.undo.undo_name is None
    assert len(page.context.ledger.questions()) == 2


def test_own_words_later(page: MergePage, qtbot: QtBot, edited_apart: Path) -> None:
    join(qtbot, page, edited_apart)
    page.show_part("questions")
    row = next(each for each in page.open_questions.list.rows if each.question.record_id == 12)
    assert row.own_chip is not None
    row.own_chip.click()
    assert row.own is not None
    line = line_of(row.own)
    qtbot.keyClicks(line, "70")
    row.own.button.click()
    assert fees(page.context)["もみじの会"] == "70"
    assert len(page.context.ledger.questions()) == 2


def joined_in_window(frame: LedgerFrame, qtbot: QtBot, folder: Path, *states: Event | Place) -> AppContext:
    """A record as it was, as it became in the copy and as it became here, joined in the window."""
    context = frame.context
    assert context is not None
    was, theirs, mine = states
    write(context, was)
    copy = carried_away(context, folder / "写し.tsudoiba", writing(theirs))
    write(context, mine)
    context.signals.join_wanted.emit([copy])
    page = frame.page
    assert isinstance(page, MergePage)
    settle(qtbot, page)
    page.take_in()
    settle(qtbot, page)
    return context


def marks(frame: LedgerFrame) -> list[OtherSides]:
    assert frame.page is not None
    return [each for each in frame.page.findChildren(OtherSides) if not each.isHidden()]


def the_mark(frame: LedgerFrame, qtbot: QtBot) -> OtherSides:
    """The only one; Qt shows what was put into a layout in the next turn."""
    qtbot.waitUntil(lambda: len(marks(frame)) == 1, timeout=2000)
    return marks(frame)[0]


def test_home_leads_to_the_mark_beside_the_field(
    frame: LedgerFrame, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    context = joined_in_window(frame, qtbot, tmp_path, SAKURA, SAKURA.changed(fee="350円"), SAKURA.changed(fee="300円"))
    frame.show_page("home")
    home = frame.page
    assert isinstance(home, HomePage)
    card = home.findChild(MergeCard)
    assert card is not None
    assert not card.isHidden()
    (line,) = card.rows
    assert "さくら　参加費" in line.accessibleName()
    line.click()
    assert frame.page_key == "questions"
    page = frame.page
    assert isinstance(page, MergePage)
    page.open_questions.list.cards[0].opened.emit("place", 11)
    assert frame.page_key == "place"
    mark = the_mark(frame, qtbot)
    theirs, keep = mark.buttons
    assert theirs.text() == "「350円」にする"
    assert keep.text() == "いまのままでよい"
    theirs.click()
    assert not marks(frame)
    assert fees(context)["さくら"] == "300円", "it is saved with the record, as everything in a form"
    frame.show_page("home")
    assert fees(context)["さくら"] == "350円"
    assert not context.ledger.questions()
    assert card.isHidden()
    frame.undo()
    assert fees(context)["さくら"] == "300円"


def test_typing_goes_on_and_keeping_closes(frame: LedgerFrame, qtbot: QtBot, tmp_path: Path) -> None:
    """In a form made from the fields alone."""
    event = Event(id=21).changed(title="秋のフォーラム")
    states = (event, event.changed(title="秋の<b>講座</b>"), event.changed(title="秋の集まり"))
    context = joined_in_window(frame, qtbot, tmp_path, *states)
    assert frame.show_record("event", 21, "title")
    mark = the_mark(frame, qtbot)
    mark.buttons[-1].click()
    assert not marks(frame)
    frame.show_page("home")
    assert not context.ledger.questions()
    assert not context.store.questions()
    assert [each.title for each in context.ledger.all(Event)] == ["秋の集まり"]


def test_an_ordinary_edit_leaves_the_question_open(
    frame: LedgerFrame, qtbot: QtBot, tmp_path: Path
) -> None:
    context = joined_in_window(frame, qtbot, tmp_path, SAKURA, SAKURA.changed(fee="350円"), SAKURA.changed(fee="300円"))
    write(context, SAKURA.changed(fee="310円"))
    assert [side.value for side in context.ledger.questions()[0].sides] == ["310円", "350円"]



def test_a_record_that_another_copy_deleted_says_so(frame: LedgerFrame, qtbot: QtBot, tmp_path: Path) -> None:
    context = frame.context
    assert context is not None
    write(context, SAKURA, MOMIJI)

    def delete(store: Store) -> None:
        store.apply(change_set_between("消す", (SAKURA,), ()))

    copy = carried_away(context, tmp_path / "写し.tsudoiba", delete)
    write(context, SAKURA.changed(fee="180円"))
    context.signals.join_wanted.emit([copy])
    page = frame.page
    assert isinstance(page, MergePage)
    settle(qtbot, page)
    page.take_in()
    settle(qtbot, page)
    assert frame.show_record("place", 11)
    assert frame.page is not None
    (bar,) = frame.page.findChildren(Bar)
    assert bar.what_happened == "この記録は、鈴木さんの写しでは消してあります。"
    assert frame.show_record("place", 12)
    qtbot.waitUntil(lambda: frame.page is not None and not frame.page.findChildren(Bar))
    frame.show_page("questions")
    (row,) = page.open_questions.list.rows
    row.sides[0].click()
    assert frame.show_record("place", 11)
    assert not [bar for bar in frame.page.findChildren(Bar) if not bar.isHidden()]
    assert fees(context)["さくら"] == "180円"
