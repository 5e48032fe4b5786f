"""One row of the meeting in full: an opinion, a point of the agenda, an attendee, a promise, a 困りごと."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.changes.change import Change
from app.editing import Editing
from app.ledger import Ledger
from app.records.base import Record
from app.records.minutes import Minutes
from app.rules.checks import check
from app.wording import noun
from ui.context import AppContext
from ui.editors.inputs import LineInput
from ui.editors.link_editor import LinkEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.field_editors import editor_for, hint_for
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices
from ui.forms.read_only import make_read_only
from ui.widgets.composing import is_composing
from ui.widgets.dialog import DeedDialog

_FIELDS = {
    "opinion": ("content", "speaker", "organization", "agenda_item", "group_name", "approach_way", "space", "shown"),
    "agenda_item": ("title", "kind", "start", "presenter", "content"),
    "attendee": ("organization", "person", "role", "profession", "presence"),
    "promise": ("content", "who", "organization", "due", "state", "result"),
    "concern": ("title", "detail", "pseudonym", "kind", "solver", "state", "area"),
}
"""What each kind shows, the most asked for first."""


class RowDialog(DeedDialog):
    """Writes one row; what it answers is in `changes`. Where nothing may be written, it is there to be read.

    Signals:
        drop_wanted: the row shall go.
    """

    drop_wanted = Signal()

    def __init__(
        self, parent: QWidget, context: AppContext, record: Record, *, may_drop: bool = True, may_write: bool = True
    ) -> None:
        ledger: Ledger = context.ledger
        word = noun(record.KIND, ledger)
        other = f"この{word}を消す" if may_drop and may_write else ""
        super().__init__(parent, title=word, deed="これでよい" if may_write else "とじる", other=other)
        self.record, self._may_write = record, may_write
        root = _parent_of(ledger, record) or record
        self._editing = Editing(ledger, root)
        self._choices = LinkChoices(lambda: self._editing)
        self._section = FormSection(word, has_rule=False)
        self._fields = self._section.watch(BoundFields(type(record), self, prefix="row_"))
        for name in _FIELDS[record.KIND]:
            self._add(name, context)
        self._fields.show(self._editing, record)
        self.body.addWidget(self._section)
        self.body.addStretch(1)
        self.other_button.clicked.connect(self._drop)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(lambda: None if is_composing() else self.try_deed())
        if may_write:
            self._keys.setText("Ctrl＋Enter で決定　Esc でやめる")  # Enter goes on to the next field
            self._focus_first()
        else:
            self._only_show()

    @property
    def changes(self) -> Sequence[Change]:
        """The row with what was made in place for its links, in an order in which it can be written."""
        return self._editing.change_set("").changes

    def try_deed(self) -> None:
        """Close it as accepted when nothing is wrong; where it is only read, close it."""
        if self._may_write:
            super().try_deed()
        else:
            self.reject()

    def may_do(self) -> bool:
        """Say what is wrong beside its field."""
        problems = [problem for _, problem in self._editing.unread.values()]
        now = self._editing.get(type(self.record), self.record.id)
        if now is not None:
            unread = {problem.field for problem in problems}
            problems += [problem for problem in check(now) if problem.field not in unread]
        self._fields.show_problems(problems)
        for problem in problems[:1]:
            editor = self._fields.editor(problem.field)
            if editor is not None:
                editor.input_widget().setFocus()
        return not problems

    def focus_field(self, name: str) -> None:
        """Begin in another field than the first."""
        editor = self._fields.editor(name)
        if editor is not None:
            widget = editor.input_widget()
            QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.OtherFocusReason))

    def _only_show(self) -> None:
        """Everything can be read and marked; the one button closes it, and so does Enter."""
        make_read_only(self._section)
        self.cancel_button.hide()
        self._keys.setText("Esc でとじる")
        self.deed_button.setFocus()

    def _add(self, name: str, context: AppContext) -> None:
        field = self._fields.record_class.field(name)
        editor = editor_for(field, today=context.today(), choices=self._choices)
        if isinstance(editor, LinkEditor):
            editor.wanted.connect(lambda typed: self._fields.link_new(name, self._choices.make(field, typed)))
        self._section.add_field(self._fields, name, editor, hint_of=hint_for(field))

    def _focus_first(self) -> None:
        """The first field; a promise that says what begins with who, for that is what is missing."""
        names = _FIELDS[self.record.KIND]
        is_waiting = self.record.KIND == "promise" and self.record.text_of("content")
        empty = [name for name in ("who", "due") if is_waiting and not self.record.get(name)]
        name = empty[0] if empty else names[0]
        self.focus_field(name)
        editor = self._fields.editor(name)
        if editor is not None and isinstance(editor.input_widget(), LineInput):
            editor.input_widget().setFocus()

    def _drop(self) -> None:
        self.reject()
        self.drop_wanted.emit()


def _parent_of(ledger: Ledger, record: Record) -> Record | None:
    """The 会議録, so that points of its agenda can be picked."""
    has_minutes = any(field.name == "minutes" for field in record.FIELDS)
    minutes_id = record.get("minutes") if has_minutes else None
    return ledger.get(Minutes, minutes_id) if isinstance(minutes_id, int) else None
