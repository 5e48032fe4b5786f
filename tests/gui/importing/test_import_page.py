"""とりこむ on real lists with a real ledger file: from the file to the deed and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.exchange.import_plan import RowStatus
from app.exchange.json_file import export_json
from app.ledger import Ledger
from app.records.place import Place
from app.records.space import Space
from tests.gui.importing.steps import LIST, check, known_place, settle, written
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext
from ui.importing.plan_rows import Lens
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.import_page import ImportPage, Step
from ui.theme import Contrast, TextSize


def test_shared_list_from_file_to_one_undo(page: ImportPage, qtbot: QtBot, messages: RecordedMessages) -> None:
    page.take_source(LIST)
    settle(qtbot, page)
    assert page.step is Step.MAPPING
    assert [box.currentText() for box in page.mapping.columns.choices][:4] == [
        "番号（とりこまない）",
        "地域",
        "なまえ",
        "種別",
    ]
    page.go_on()
    settle(qtbot, page)
    assert page.step is Step.CHECK
    assert page.next_button.text() == "84か所をとりこむ"
    numbers = {card.lens: card.number for card in page.check.cards}
    assert numbers[Lens.NEW] == "84"
    assert numbers[Lens.KNOWN] == "0"
    assert int(numbers[Lens.QUESTION]) == len(page.check.questions) > 0
    assert not page.context.ledger.all(Place)
    page.go_on()
    assert page.step is Step.DONE
    assert len(page.context.ledger.all(Place)) == 84
    assert messages.informed == ["84か所を とりこみました"]
    page.context.take_back()
    assert not page.context.ledger.all(Place)
    assert not page.context.ledger.all(Space)
    assert page.step is Step.OPENING


def test_same_list_again_brings_nothing(page: ImportPage, qtbot: QtBot) -> None:
    check(qtbot, page, LIST)
    page.take_in()
    check(qtbot, page, LIST)
    assert page.next_button.text() == "とりこむものはありません"
    assert not page.next_button.isEnabled()
    assert not page.check.questions
    assert page.session.plan is not None
    assert not page.session.plan.changes


def test_report_is_written_as_excel(page: ImportPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path) -> None:
    check(qtbot, page, LIST)
    page.take_in()
    target = tmp_path / "報告.xlsx"
    messages.files = [target]
    page.done.report_button.click()
    settle(qtbot, page)
    assert target.read_bytes().startswith(b"PK")
    assert messages.informed[-1] == "報告を書き出しました　報告.xlsx"


def test_json_of_another_ledger_comes_in(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    other = [Place(id=7, name="さくら").changed(fee="無料"), Place(id=8, name="梅の会")]
    target = tmp_path / "書き出し.json"
    export_json(Ledger.of(other), lambda sha: b"", target)
    page.take_source(target)
    settle(qtbot, page)
    assert page.step is Step.CHECK
    assert page.summary.counts == (("居場所", "新しく 2か所"),)
    assert page.next_button.text() == "2件をとりこむ"
    page.go_on()
    assert page.step is Step.DONE
    assert list(page.context.ledger.all(Place)) == other


def test_change_made_beside_is_taken_into_account(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "さくら,,毎週土曜,10:00～12:00,100円,042-000-0009\n"))
    assert page.next_button.text() == "1か所をとりこむ"
    known_place(page)
    settle(qtbot, page)
    assert page.session.plan is not None
    assert page.session.plan.tables[0].rows[0].status is RowStatus.UPDATED


def test_dropped_file_is_taken(page: ImportPage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(LIST))])
    event = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert page.choice.eventFilter(page, event)
    settle(qtbot, page)
    assert page.step is Step.MAPPING


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("contrast", list(Contrast))
def test_every_step_is_whole_in_every_look(
    context: AppContext, qtbot: QtBot, size: TextSize, contrast: Contrast
) -> None:
    theme.current.use(size, contrast)
    page = ImportPage(context)
    qtbot.addWidget(page)
    theme.dress(page)
    page.resize(1366 - theme.size("side_bar"), 696)
    page.show()
    faults: list[str] = []
    for step in page.self_test_steps():
        step.show()
        settle(qtbot, page)
        page.grab()
        faults += [f"{step.name}: {fault}" for fault in lasting_faults(qtbot, page)]
    assert faults == []
    assert page.minimumSizeHint().width() + theme.size("side_bar") <= 1000
    assert page.minimumSizeHint().height() <= 620


def test_list_picked_on_the_first_screen_arrives_here(frame: LedgerFrame, qtbot: QtBot) -> None:
    assert frame.context is not None
    frame.context.signals.source_wanted.emit(LIST)
    page = frame.page
    assert isinstance(page, ImportPage)
    settle(qtbot, page)
    assert page.step is Step.MAPPING


def test_stopping_leaves_nothing_half_done(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "".join(f"ひろば{number},東部,毎週月曜,10時～11時,無料,\n" for number in range(2000))
    check(qtbot, page, written(tmp_path, rows))
    page.session.work_out()
    page.context.background.stop_all()
    settle(qtbot, page)
    assert page.step is Step.MAPPING
    assert page.next_button.isEnabled()
    assert not page.context.ledger.all(Place)


def test_list_is_looked_for_where_the_last_one_was(page: ImportPage, qtbot: QtBot, messages: RecordedMessages) -> None:
    messages.files = [LIST]
    page.opening.button.click()
    settle(qtbot, page)
    assert page.step is Step.MAPPING
    assert page.context.preferences.recall("import.folder") == str(LIST.parent)


def test_tab_goes_from_the_table_over_the_answers_to_the_deed(frame: LedgerFrame, qtbot: QtBot) -> None:
    frame.context.signals.page_wanted.emit("import")
    page = frame.page
    assert isinstance(page, ImportPage)
    check(qtbot, page, LIST)
    page.check.go_on(1)
    page.check.table.setFocus()
    met = []
    for _ in range(9):
        focused = frame.window().focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        met.append(frame.window().focusWidget())
    answers = list(page.check.card.answer_buttons())
    assert met[2 : 2 + len(answers)] == answers
    assert met.index(page.back_button) < met.index(page.next_button)
    assert met.index(answers[-1]) < met.index(page.back_button)
