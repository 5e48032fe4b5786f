"""Below a field: what another copy wrote there, with the buttons that decide; it stays until somebody does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.editing import Editing
from app.errors import ExpectedError
from app.joined import Question
from app.ledger import Ledger
from app.merging.words import side_sentence, where_deleted
from app.records.base import Record
from app.records.field import Field
from ui import icons
from ui.context import AppContext
from ui.forms.row_mark import asked_about
from ui.pages.value_words import day_words, value_words
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.notices import Bar
from ui.widgets.surfaces import Surface, column, row

_MOST_SHOWN = 200  # characters of what a side says; the whole of it stands on the page 合わせる
_ON_BUTTON = 12


def sides_of(record: Record, editing: Editing) -> Mapping[str, Question]:
    """Field -> what is open about it; none where the file is out of reach, which whoever writes next is told."""
    try:
        return {each.field: each for each in editing.open_questions(record.id) if each.field}
    except ExpectedError:
        return {}


def open_bar(editing: Editing, context: AppContext, beside: Iterable[Record] = ()) -> Bar | None:
    """Above a form: that another copy deleted the record, or that something is open in its rows; None: nothing is.

    Args:
        beside: records of their own that the form shows among its rows; gone through only where something is open.
    """
    root = editing.root
    if root is None:
        return None
    try:
        question = next((each for each in editing.open_questions(root.id) if not each.field), None)
    except ExpectedError:
        return None
    if question is None:
        asked = asked_about(chain([root], beside), editing)
        return _rows_bar([each for questions in asked.values() for each in questions], root, context)
    return Bar(
        f"この記録は、{where_deleted(question)}では消してあります。",
        "ほかの写しで使っているので、決めるまでは残してあります。",
        tone="info",
        action="残すか消すかを決める",
        on_action=lambda: context.signals.question_wanted.emit(question.kind, question.record_id),
    )


def _rows_bar(asked: Sequence[Question], root: Record, context: AppContext) -> Bar | None:
    """Rows stand far below, or folded: what is open there is said above, with the way to the first."""
    in_rows = [each for each in asked if each.record_id != root.id]
    if not in_rows:
        return None
    first = in_rows[0]
    return Bar(
        f"この記録の中に、ほかの写しとちがうところが{len(in_rows)}つあります。",
        "決めるまで、どちらも残してあります。",
        tone="info",
        action="くらべて決める",
        on_action=lambda: context.signals.question_wanted.emit(first.kind, first.record_id),
    )


class OtherSides(Surface):
    """「田中さんは「300円」と書いています」.

    Signals:
        chosen: a value the user takes in place of what stands there.
        kept: what stands there is right.
    """

    chosen = Signal(object)
    kept = Signal()

    def __init__(
        self, record: Record, field: Field, question: Question, ledger: Ledger, parent: QWidget | None = None
    ) -> None:
        super().__init__("well_check", margin=8, spacing=6, parent=parent)
        line = row(spacing=8)
        icon = Label()
        icons.put(icon, "merge", "yam", 18)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = column(spacing=2)
        line.addLayout(texts, 1)
        self.body.addLayout(line)
        self.buttons: list[Button] = []
        flow = FlowBox(spacing=6)
        for side in question.sides:
            if side.value == record.get(field.name):
                continue
            words = value_words(field, side.value, ledger)
            when = "" if side.origin is None else f"（{day_words(side.origin.when)}）"
            texts.addWidget(WrapLabel(f"{side_sentence(side, _cut(words, _MOST_SHOWN))}{when}"))
            button = Button(
                f"「{_cut(words, _ON_BUTTON)}」にする",
                small=True,
                name=f"{field.label}を「{_cut(words, _MOST_SHOWN)}」にする",
            )
            button.clicked.connect(lambda _checked=False, value=side.value: self.chosen.emit(value))
            self.buttons.append(button)
        keep = Button("いまのままでよい", small=True, name=f"{field.label}は、いまのままでよい")
        keep.clicked.connect(self.kept)
        self.buttons.append(keep)
        for each in self.buttons:
            flow.add(each)
        self.body.addWidget(flow)
        self.setAccessibleName(f"{field.label}は、ほかの写しではちがいます")


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most]}…"
