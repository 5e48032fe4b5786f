"""合わせる can be read and operated at every size and contrast, by keys alone, and in a ledger that is only read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.merging.trying import key_of
from app.records.ids import new_id
from app.records.place import Place
from app.store import Store
from db.handed_copies import HandedCopies
from tests.gui.merging.steps import MOMIJI, PLACES, SAKURA, carried_away, join, look_at, settle, write, writing
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext, Program
from ui.ledger_frame import LedgerFrame
from ui.merging.lens_card import Lens
from ui.merging.question_row import QuestionRow
from ui.merging.self_test_states import merge_states
from ui.messages import RecordedMessages
from ui.pages.merge_page import MergePage, Step
from ui.theme import Contrast, TextSize

LONG = f"<b>𠮷野の葛󠄀城</b>&{'とても長いなまえの会' * 38}"


def odd_copy(context: AppContext, folder: Path) -> Path:
    """A copy with names nobody expects, and every sort of question."""
    theirs = (
        SAKURA.changed(name=LONG, fee="350円", activities="体操\n" * 40),
        MOMIJI.changed(fee="<i>無料</i>"),
        Place(id=71, name="まちかどｶﾌｪ").changed(phone="042-000-0090"),
    )
    copy = carried_away(context, folder / "写し.tsudoiba", writing(*theirs), who="<b>鈴木</b>")
    mine = (
        SAKURA.changed(name="さくら" * 60, fee="300円", activities="お茶"),
        MOMIJI.changed(fee="50円"),
        Place(id=72, name="まちかどカフェ").changed(phone="042-000-0090"),
    )
    write(context, *mine)
    return copy


def built(context: AppContext, qtbot: QtBot, width: int, height: int) -> MergePage:
    write(context, *PLACES)
    page = MergePage(context)
    qtbot.addWidget(page)
    theme.dress(page)
    page.resize(width, height)
    page.show()
    return page


@pytest.mark.parametrize(
    ("size", "contrast", "width", "height"),
    [
        (TextSize.STANDARD, Contrast.STANDARD, 1080, 648),
        (TextSize.LARGE, Contrast.STANDARD, 1060, 576),
        (TextSize.LARGEST, Contrast.STANDARD, 1120, 624),
        (TextSize.STANDARD, Contrast.STRONG, 800, 560),
    ],
)
def test_nothing_is_cut_in_any_state(
    context: AppContext,
    qtbot: QtBot,
    tmp_path: Path,
    size: TextSize,
    contrast: Contrast,
    width: int,
    height: int,
) -> None:
    theme.current.use(size, contrast)
    page = built(context, qtbot, width, height)
    assert lasting_faults(qtbot, page) == []
    look_at(qtbot, page, odd_copy(context, tmp_path), tmp_path / "ないもの.tsudoiba")
    for lens, card in page.preview.cards.items():
        if card.number:
            page.preview.look_at(lens)
            assert lasting_faults(qtbot, page) == [], lens
    page.take_in()
    settle(qtbot, page)
    assert lasting_faults(qtbot, page) == []
    for part in ("questions", "alike"):
        page.show_part(part)
        settle(qtbot, page)
        assert lasting_faults(qtbot, page) == [], part
    page.start_again()
    settle(qtbot, page)
    assert lasting_faults(qtbot, page) == []
    assert page.minimumSizeHint().width() <= 1000 - theme.size("side_bar")
    assert page.minimumSizeHint().height() <= 620


def test_a_name_is_never_read_as_markup(context: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    page = built(context, qtbot, 1080, 800)
    look_at(qtbot, page, odd_copy(context, tmp_path))
    page.preview.look_at(Lens.CHOICE)
    said = [card.words.plain_text for row in page.preview.questions.rows for card in row.sides]
    assert any(LONG.startswith(text.removesuffix("…")) for text in said), "so much of it as can stand beside the other"
    cards = [card for row in page.preview.questions.rows for card in row.sides]
    assert any(LONG in card.accessibleName() for card in cards)
    assert "<i>無料</i>" in said
    labels = [card.words.text() for row in page.preview.questions.rows for card in row.sides]
    assert not any("<i>無料" in text for text in labels)


def test_keys_alone_are_enough(context: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    page = built(context, qtbot, 1080, 800)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    look_at(qtbot, page, odd_copy(context, tmp_path))
    page.preview.look_at(Lens.CHOICE)
    row: QuestionRow = page.preview.questions.rows[0]
    row.sides[1].setFocus()
    qtbot.keyClick(row.sides[1], Qt.Key.Key_Space)
    assert page.session.decisions.number == 1
    seen: list[QPushButton] = []
    page.preview.take_focus()
    for _ in range(80):
        focused = page.focusWidget()
        if isinstance(focused, QPushButton):
            seen.append(focused)
        qtbot.keyClick(focused or page, Qt.Key.Key_Tab)
    assert page.bar.deed in seen
    assert page.preview.cards[Lens.CHOICE] in seen
    assert seen.index(row.sides[1]) < seen.index(page.bar.back) < seen.index(page.bar.deed), "from top to bottom"
    page.preview.take_focus()
    qtbot.keyClick(page.preview.cards[Lens.CHOICE], Qt.Key.Key_Left)
    assert page.preview.lens is Lens.ALONE, "arrow keys go on as in every choice"
    row.sides[1].setFocus()
    qtbot.keyClick(row.sides[1], Qt.Key.Key_Left)
    assert row.sides[0].isChecked()
    assert page.session.decisions.answers[key_of(row.question)].side == 0
    qtbot.keyClick(page.bar.deed, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.step is Step.DONE
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.step is Step.OPENING


def test_what_can_be_pressed_says_what_it_is(context: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    page = built(context, qtbot, 1080, 800)
    look_at(qtbot, page, odd_copy(context, tmp_path))
    row = next(each for each in page.preview.questions.rows if each.question.record_id == MOMIJI.id)
    assert row.sides[0].accessibleName().startswith("参加費　50円　この帳面　田中さん　")
    assert "<i>無料</i>　<b>鈴木</b>さんの写し" in row.sides[1].accessibleName()
    assert page.preview.cards[Lens.CHOICE].accessibleName() == "選んでください 4"


def test_a_ledger_that_is_only_read_says_so(
    frame: LedgerFrame, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert frame.context is not None
    copy = carried_away(frame.context, tmp_path / "写し.tsudoiba", writing(SAKURA))
    monkeypatch.setattr("db.sqlite_store.SqliteStore.is_read_only", property(lambda _self: True))
    frame.show_page("merge")
    page = frame.page
    assert isinstance(page, MergePage)
    settle(qtbot, page)
    assert not page.opening.button.isEnabled()
    page.take_copies([copy])
    settle(qtbot, page)
    assert page.step is Step.OPENING
    assert "読むだけ" in messages.warned[-1][0]
    assert not page.acceptDrops()


def test_a_locked_copy_says_where_it_is_joined_instead(
    program: Program, store: Store, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    locked = tmp_path / "渡す.tsudoiba"
    HandedCopies(store.path).write(locked, is_stripped=False, passphrase="ながい合言葉をつける")
    program.files.unlock(locked, "ながい合言葉をつける")
    with closing(program.files.open(locked)) as opened:
        page = MergePage(program.context_for(opened))
        qtbot.addWidget(page)
        page.take_copies([store.path])
        assert page.step is Step.OPENING
        assert "もとの帳面をひらいて" in messages.warned[-1][1]


def test_stopping_the_look_leaves_everything_as_it_was(context: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    page = built(context, qtbot, 1080, 800)
    copy = odd_copy(context, tmp_path)
    page.take_copies([copy])
    page.session.stop()
    settle(qtbot, page)
    assert page.step is Step.OPENING
    join(qtbot, page, copy)


def test_the_copies_of_the_self_test_leave_something_of_every_sort_to_decide(
    context: AppContext, qtbot: QtBot
) -> None:
    page = built(context, qtbot, 1080, 648)
    write(context, *(Place(id=new_id(), name=f"居場所{number}") for number in range(9)))
    deeds = {step.name: step.show for step in merge_states(page)}
    for name in ("refused", "choice"):
        deeds[name]()
        settle(qtbot, page)
    cards = page.preview.cards
    assert {lens: card.number for lens, card in cards.items() if lens is not Lens.ALONE} == {
        Lens.CHOICE: 3,
        Lens.ALIKE: 1,
        Lens.GONE: 1,
        Lens.REFUSED: 1,
    }
    deeds["again"]()
