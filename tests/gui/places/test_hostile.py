"""Anything a person can type or paste, in every field of the form at once: shown, kept, and nothing grows out of place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from app.records.field import FieldKind
from app.records.place import Place
from app.records.space import Space
from tests.gui.places.conftest import HALL, NAGOMI
from ui.pages.place_page import PlacePage
from ui.widget_faults import faults_of

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


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_field_takes_anything(page: PlacePage, qtbot: QtBot, text: str) -> None:
    page.form.where.space.show_details(True)
    typed: list[tuple[type, str]] = []
    for fields in page.form._all_fields():
        for field in fields.record_class.FIELDS:
            editor = fields.editor(field.name)
            if editor is None or field.kind not in _TEXT_KINDS:
                continue
            widget = editor.input_widget()
            if isinstance(widget, QLineEdit):
                widget.setText(text)
                widget.textEdited.emit(text)
            elif isinstance(widget, QTextEdit):
                widget.setPlainText(text)
            typed.append((fields.record_class, field.name))
    assert len(typed) >= 24
    qtbot.wait(1)
    assert [fault for fault in faults_of(page) if "右が" in fault or "横に" in fault] == []
    page.save_now()
    assert page.desk.problems() == []
    kept = {Place: page.context.store.get(Place, NAGOMI), Space: page.context.store.get(Space, HALL)}
    for record_class, name in typed:
        record = kept[record_class]
        assert record is not None
        assert record.text_of(name).strip() == text.strip(), name


def test_a_row_of_an_endless_name_is_cut_and_told_whole(page: PlacePage) -> None:
    page.form.about.name.input.setText("あ" * 400)
    page.form.about.name.input.textEdited.emit("あ" * 400)
    page.save_now()
    row = next(page.pane.rows.row(n) for n in range(3) if page.pane.rows.ids[n] == NAGOMI)
    assert row.whole.startswith("あ" * 400)
    assert page.window().minimumSizeHint().width() <= 1000
