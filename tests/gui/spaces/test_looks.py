"""The page is whole at every size and with anything a person can type."""

from __future__ import annotations

from itertools import cycle

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.approach import Approach
from app.records.base import Record
from app.records.field import FieldKind
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from tests.gui.spaces.conftest import MANAGER, SHOP, TEMPLE
from tests.gui.wholeness import lasting_faults
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.pages.page import SelfTestStep
from ui.pages.space_page import SpacePage
from ui.theme import Contrast, TextSize
from ui.widget_faults import SMALLEST_WINDOW

TEXTS = (
    "<b>A&B</b>",
    "=1+1",
    "😀👨‍👩‍👧の会",
    "𠮷田・髙橋・葛\U000e0100飾",
    "あ" * 400,
    "A" * 400,
    "\u202eぎゃく\u2066に\u0007",
)
_TEXT_KINDS = (FieldKind.TEXT, FieldKind.LONG_TEXT)


@pytest.mark.parametrize(
    ("size", "contrast", "width", "height"),
    [
        (TextSize.STANDARD, Contrast.STANDARD, 1280, 648),
        (TextSize.LARGE, Contrast.STRONG, 1280, 648),
        (TextSize.LARGEST, Contrast.STANDARD, 1366, 696),
    ],
)
def test_every_state_is_whole(
    window: MainWindow, page: SpacePage, qtbot: QtBot, size: TextSize, contrast: Contrast, width: int, height: int
) -> None:
    window.change_look(size, contrast)
    window.resize(width, height)
    assert window.frame is not None
    window.frame.show_page("space")
    shown = window.frame.page
    assert isinstance(shown, SpacePage)
    needed = shown.minimumSizeHint()
    assert needed.width() + window.frame.side_bar.width() <= SMALLEST_WINDOW.width()
    assert needed.height() <= SMALLEST_WINDOW.height()
    steps = (SelfTestStep("space_board", lambda: None), *shown.self_test_steps())
    for step in steps:
        step.show()
        assert lasting_faults(qtbot, shown) == [], step.name


@pytest.mark.parametrize("first", [0, 3, 5])
def test_every_text_field_takes_anything(sheet: SpacePage, first: int, qtbot: QtBot) -> None:
    """Each field gets another of the texts; begun at another one, each gets three of them."""
    texts = cycle(TEXTS[first:] + TEXTS[:first])
    sheet.form.way.begin_new()
    approach = sheet.form.way.open_form
    assert approach is not None
    written: list[tuple[type[Record], int, str, str]] = []
    for fields in sheet.form._all_fields():
        for name in fields.names:
            field, editor = fields.record_class.field(name), fields.editor(name)
            if field.kind not in _TEXT_KINDS or editor is None or fields.record is None:
                continue
            widget, text = editor.input_widget(), next(texts)
            if isinstance(widget, QLineEdit):
                widget.setText(text)
                widget.textEdited.emit(text)
            elif isinstance(widget, QTextEdit):
                widget.setPlainText(text)
            written.append((fields.record_class, fields.record.id, name, text))
    assert {record_class for record_class, *_ in written} == {Space, SpaceOwner, Approach}
    sheet.save_now()
    assert sheet.desk.problems() == []
    for record_class, record_id, name, text in written:
        stored = sheet.context.store.get(record_class, record_id)
        assert stored is not None
        assert stored.text_of(name) == text, name
    QApplication.processEvents()
    assert [fault for fault in lasting_faults(qtbot, sheet) if "右が" in fault or "横に" in fault] == []
    sheet.show_front()
    assert [fault for fault in lasting_faults(qtbot, sheet) if "右が" in fault or "横に" in fault] == []


def test_a_card_of_an_endless_name_is_cut_and_told_whole(page: SpacePage, space_frame: LedgerFrame) -> None:
    temple = page.context.ledger.get(Space, TEMPLE)
    assert temple is not None
    page.context.apply(ChangeSet("長い", (Change(temple, temple.changed(name="あ" * 400)),)))
    column = page.front.board.columns["approached"].cards
    assert column.cards.card(0).whole.startswith("あ" * 400)
    assert column.visualRect(column.cards.index(0)).height() < 220
    assert page.window().minimumSizeHint().width() <= SMALLEST_WINDOW.width()


def test_a_ledger_that_can_only_be_read_lets_nothing_be_changed(
    page: SpacePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(page.context.store), "is_read_only", property(lambda _store: True))
    page.show_record(SHOP)
    name = page.form.about.fields.editor("name")
    assert name is not None
    assert name.input_widget().isReadOnly()  # type: ignore[attr-defined]  # a line
    page.parts.take_stage("trial")
    page.move_card(TEMPLE, "visited")
    page.make_new()
    assert page.context.undo.undo_name is None
    owner = page.context.ledger.get(SpaceOwner, MANAGER)
    assert owner is not None
    assert page.shown_record == ("space", SHOP)
