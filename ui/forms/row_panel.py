"""The open row of ChildRows: its fields side by side in as many lines as they need, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut

from app.editing import Editing
from app.joined import Question
from app.ledger import Ledger
from app.problem import Problem
from app.records.base import Record
from app.records.catalogue import child_classes
from app.records.field import Field, FieldKind
from ui import theme
from ui.editors.field_editor import LineEditor
from ui.editors.inputs import LineInput
from ui.editors.link_editor import LinkEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.field_editors import editor_for, hint_for
from ui.forms.link_choices import LinkChoices
from ui.forms.read_only import let_lead_on
from ui.forms.time_span import TimeSpan, has_span
from ui.widgets.badge import LevelChip
from ui.widgets.buttons import Button, IconButton
from ui.widgets.composing import is_composing
from ui.widgets.field_row import FieldRow
from ui.widgets.flow import FlowBox
from ui.widgets.surfaces import Surface, row

if TYPE_CHECKING:
    from ui.forms.child_rows import ChildRows

_WIDTHS = {  # px at 標準, for a label and what is usually written
    FieldKind.INTEGER: 150,
    FieldKind.REAL: 150,
    FieldKind.DATE: 200,
    FieldKind.TIME: 130,
    FieldKind.YES_NO: 170,
    FieldKind.CODE: 170,
    FieldKind.PHONE: 190,
    FieldKind.POSTAL_CODE: 140,
}
_WIDTH, _WIDE = 230, 10_000


class RowPanel(Surface):
    """The editors of one row.

    Signals:
        edited: the user changed something.
        went_on: Enter in the last field: on to the next row.
        closed: とじる or Esc.
        dropped: this row shall go.
        moved: (step) -1 up, 1 down.
        record_wanted: (kind, id).
        question_wanted: (kind, id) what copies wrote in two ways about a row of this row.
    """

    edited = Signal()
    went_on = Signal()
    closed = Signal()
    dropped = Signal()
    moved = Signal(int)
    record_wanted = Signal(str, object)
    question_wanted = Signal(str, object)

    def __init__(
        self,
        record_class: type[Record],
        fields: Sequence[Field],
        *,
        today: date,
        choices: LinkChoices,
        ledger: Ledger,
        rows_of: Callable[[type[Record], str], ChildRows],
    ) -> None:
        """`rows_of` makes the section for rows that belong to this row."""
        super().__init__("card", margin=12, spacing=10, name=record_class.LABEL)
        self._record_class, self._ledger = record_class, ledger
        self._fields, self._today, self._choices = fields, today, choices
        self._bound = BoundFields(record_class, self, prefix=f"{record_class.KIND}_")
        self._bound.edited.connect(lambda _name: self.edited.emit())
        self._widths: list[tuple[FieldRow, int]] = []
        self._build_fields()
        if has_span(self._bound):
            TimeSpan(self._bound)
        self._parts = [rows_of(child, field) for child, field in child_classes(record_class.KIND)]
        for part in self._parts:
            part.edited.connect(self.edited)
            part.record_wanted.connect(self.record_wanted)
            part.question_wanted.connect(self.question_wanted)
            self.body.addWidget(part)
        self._build_bar()
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.went_on)
        theme.current.changed.connect(self._fit)
        self._fit()

    def show_row(self, editing: Editing, record: Record) -> None:
        """Fill the editors."""
        self._bound.show(editing, record)
        for part in self._parts:
            part.show_record(editing, record)

    def set_movable(self, is_movable: bool) -> None:
        """Offer ↑ and ↓ only where there is another row to pass."""
        self._up.setVisible(is_movable)
        self._down.setVisible(is_movable)

    def bound_fields(self) -> Sequence[BoundFields]:
        """Everything in it that shows problems."""
        return (self._bound, *(fields for part in self._parts for fields in part.bound_fields()))

    def says(self, question: Question) -> bool:
        """Whether a field in it, or a row below, says what is open."""
        record = self._bound.record
        is_own = record is not None and question.record_id == record.id
        return question.field in self._bound.names if is_own else bool(self._parts)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong beside its field."""
        self._bound.show_problems(problems)
        for part in self._parts:
            part.show_problems(problems)

    def focus_first(self) -> None:
        """The cursor into the first field."""
        if self._fields:
            self.focus_field(self._fields[0].name)

    def focus_field(self, name: str) -> None:
        """The cursor into a field; the first when there is none of this name."""
        editor = self._bound.editor(name) or self._bound.editor(self._fields[0].name)
        if editor is None:
            return
        widget = editor.input_widget()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, LineInput):
            widget.selectAll()

    def _build_fields(self) -> None:
        flow: FlowBox | None = None
        for field in self._fields:
            made = self._row(field)
            if field.kind is FieldKind.LONG_TEXT:
                self.body.addWidget(made)
                flow = None
                continue
            if flow is None:
                flow = FlowBox(spacing=10)
                self.body.addWidget(flow)
            flow.add(made)
            self._widths.append((made, _WIDTHS.get(field.kind, _WIDTH)))
        last = self._bound.editor(self._fields[-1].name) if self._fields else None
        if isinstance(last, LineEditor | LinkEditor):
            last.input_widget().returnPressed.connect(self.went_on)

    def _row(self, field: Field) -> FieldRow:
        editor = editor_for(field, today=self._today, choices=self._choices, is_compact=True)
        if isinstance(editor, LinkEditor):
            editor.wanted.connect(lambda typed: self._bound.link_new(field.name, self._choices.make(field, typed)))
        chip = LevelChip(field.label) if field.adjustable else None
        made = FieldRow(
            field.label,
            editor,
            hint=field.hint,
            required=field.required,
            beside=[chip] if chip is not None else [],
            labels_above=True,
        )
        self._bound.bind(field.name, editor, made, chip=chip, hint_of=hint_for(field))
        return made

    def _build_bar(self) -> None:
        word = self._record_class.LABEL
        bar = row(spacing=6)
        self._up, self._down = IconButton("up", f"{word}を上へ"), IconButton("down", f"{word}を下へ")
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        drop = Button("消す", "quiet", icon="trash", small=True, name=f"この{word}を消す")
        drop.clicked.connect(self.dropped)
        following = Button("つぎを書く", "quiet", icon="new_row", small=True, name=f"つぎの{word}を書く")
        following.setToolTip("Ctrl＋Enter")
        following.clicked.connect(self.went_on)
        close = Button("とじる", "secondary", small=True, name=f"{word}をとじる")
        close.clicked.connect(self.closed)
        let_lead_on(close)
        for button in (self._up, self._down, drop):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(following)
        bar.addWidget(close)
        self.body.addLayout(bar)

    def _fit(self) -> None:
        room = max(theme.px(_WIDTHS[FieldKind.TIME]), self.width() - theme.px(26))
        for made, width in self._widths:
            has_chip = made.findChild(LevelChip) is not None
            made.setFixedWidth(min(room, theme.px(width + (110 if has_chip else 0))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not is_composing():
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
