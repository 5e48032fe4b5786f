"""Fields of one record on a form: filled from an Editing, typing put back into it, problems beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.editing import Editing
from app.problem import Problem
from app.records.base import Record
from app.records.field import FieldValue, Level
from app.rules.checks import check
from ui.editors.field_editor import FieldEditor, Reading
from ui.forms.other_sides import OtherSides, sides_of
from ui.widgets.badge import LevelChip
from ui.widgets.field_row import FieldRow

HintOf = Callable[[Record, Reading], str]
"""The line under a field, from the record and what the editor holds."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """One field on the form."""

    name: str
    editor: FieldEditor
    row: FieldRow
    chip: LevelChip | None
    hint_of: HintOf | None


class BoundFields(QObject):
    """The fields of one record. Each keystroke goes into the Editing; problems are shown when the cursor leaves.

    Signals:
        edited: (field name) the user changed it.
    """

    edited = Signal(str)

    def __init__(self, record_class: type[Record], parent: QObject, *, prefix: str = "") -> None:
        """`prefix` parts the object names of two records on one form."""
        super().__init__(parent)
        self._prefix = prefix
        self.record_class = record_class
        self._bound: dict[str, _Bound] = {}
        self._editing: Editing | None = None
        self._record_id: int | None = None

    def bind(
        self,
        name: str,
        editor: FieldEditor,
        row: FieldRow,
        *,
        chip: LevelChip | None = None,
        hint_of: HintOf | None = None,
    ) -> None:
        """Add a field; `row` shows its problem, `chip` its publication level."""
        self.record_class.field(name)  # a misspelt name stops here
        self._bound[name] = _Bound(name, editor, row, chip, hint_of)
        editor.input_widget().setObjectName(f"{self._prefix}{name}")
        editor.edited.connect(lambda: self._take(name))
        editor.left.connect(lambda: self._show_own_problem(name))
        if chip is not None:
            chip.setObjectName(f"{self._prefix}{name}_level")
            chip.level_chosen.connect(lambda level: self._take_level(name, level))

    @property
    def record(self) -> Record | None:
        """The record as it stands under the pen."""
        if self._editing is None:
            return None
        return self._editing.get(self.record_class, self._record_id)

    def show(self, editing: Editing, record: Record | None) -> None:
        """Fill all editors; without a record they are empty and cannot be typed into."""
        self._editing = editing
        self._record_id = None if record is None else record.id
        for bound in self._bound.values():
            bound.row.setEnabled(record is not None)
            self._fill(bound, record)
        self.show_sides()

    def link_new(self, name: str, made: Record) -> None:
        """Make a record and link it in a field, as the last line of a link's offer promises."""
        record, editing = self.record, self._editing
        if record is None or editing is None:
            return
        editing.put(made)
        editing.set(record, name, made.id)
        bound = self._bound[name]
        bound.editor.show_value(made.id)
        bound.row.set_problem("")
        bound.editor.set_flag("problem", False)
        self.edited.emit(name)

    def write(self, name: str, value: FieldValue) -> None:
        """Put a value into a field as if it had been typed: a proposal, an address that follows from its 〒."""
        record, editing = self.record, self._editing
        if record is None or editing is None:
            return
        editing.set(record, name, value)
        changed, bound = self.record, self._bound[name]
        bound.editor.show_value(value)
        if bound.hint_of is not None and changed is not None:
            bound.row.set_hint(bound.hint_of(changed, bound.editor.read()))
        self.edited.emit(name)

    def show_sides(self) -> None:
        """Say beside the fields what other copies wrote there, as long as nobody has decided."""
        record, editing = self.record, self._editing
        open_sides = {} if record is None or editing is None else sides_of(record, editing)
        for bound in self._bound.values():
            question = open_sides.get(bound.name)
            if question is None:
                if bound.row.mark is not None:
                    bound.row.set_mark(None)
                continue
            assert record is not None  # the question is about it
            assert editing is not None
            mark = OtherSides(record, self.record_class.field(bound.name), question, editing.ledger)
            mark.chosen.connect(lambda value, name=bound.name: self._settle(name, value))
            mark.kept.connect(lambda name=bound.name: self._settle(name, None, keeps=True))
            bound.row.set_mark(mark)

    def _settle(self, name: str, value: FieldValue, *, keeps: bool = False) -> None:
        """The user decided: it is written with whatever else is under the pen, as one step."""
        record, editing = self.record, self._editing
        if record is None or editing is None:
            return
        if not keeps:
            self.write(name, value)
        settled = self.record
        assert settled is not None  # it was there a moment ago
        editing.settle(settled, name)
        bound = self._bound[name]
        bound.row.set_mark(None)
        bound.editor.input_widget().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(name)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show these problems beside their fields, and none beside the others."""
        messages = {problem.field: problem.message for problem in problems if problem.record_id == self._record_id}
        for bound in self._bound.values():
            bound.row.set_problem(messages.get(bound.name, ""))
            bound.editor.set_flag("problem", bound.name in messages)

    def refresh_hints(self) -> None:
        """Say the effects again after something they depend on has changed."""
        record = self.record
        for bound in self._bound.values():
            if record is not None and bound.hint_of is not None:
                bound.row.set_hint(bound.hint_of(record, bound.editor.read()))

    def editor(self, name: str) -> FieldEditor | None:
        """The editor of a field, None when this form does not show it."""
        bound = self._bound.get(name)
        return None if bound is None else bound.editor

    def in_sight(self, name: str) -> QWidget:
        """What shall be seen of a field that somebody is led to: with what is asked about it, where there is something.

        Raises:
            KeyError: this form does not show it.
        """
        bound = self._bound[name]
        return bound.editor if bound.row.mark is None else bound.row

    def row(self, name: str) -> FieldRow | None:
        """The row of a field, None when this form does not show it."""
        bound = self._bound.get(name)
        return None if bound is None else bound.row

    @property
    def names(self) -> tuple[str, ...]:
        """The fields shown, in the order in which they were added."""
        return tuple(self._bound)

    def rows(self) -> list[FieldRow]:
        """All rows, for switching labels above or beside."""
        return [bound.row for bound in self._bound.values()]

    def _fill(self, bound: _Bound, record: Record | None) -> None:
        editing = self._editing
        unread = editing.unread.get((record.id, bound.name)) if editing is not None and record is not None else None
        if unread is not None:
            bound.editor.show_typed(unread[0])
        else:
            field = self.record_class.field(bound.name)
            bound.editor.show_value(field.default if record is None else record.get(bound.name))
        if bound.chip is not None and record is not None:
            bound.chip.set_level(record.level_of(bound.name))
        bound.row.set_problem("" if unread is None else unread[1].message)
        bound.editor.set_flag("problem", unread is not None)
        if bound.hint_of is not None:
            bound.row.set_hint("" if record is None else bound.hint_of(record, bound.editor.read()))

    def _take(self, name: str) -> None:
        record, bound, editing = self.record, self._bound[name], self._editing
        if record is None or editing is None:
            return
        reading = bound.editor.read()
        if reading.problem:
            editing.refuse(record, name, reading.typed, reading.problem)
        else:
            editing.set(record, name, reading.value)
        changed = self.record
        if bound.row.problem and not reading.problem and changed is not None and not _message(changed, name):
            bound.row.set_problem("")
            bound.editor.set_flag("problem", False)
        if bound.hint_of is not None and changed is not None:
            bound.row.set_hint(bound.hint_of(changed, reading))
        self.edited.emit(name)

    def _take_level(self, name: str, level: Level) -> None:
        record, editing = self.record, self._editing
        if record is not None and editing is not None:
            editing.set(record, f"{name}_level", level.value)
            self.refresh_hints()
            self.edited.emit(f"{name}_level")

    def _show_own_problem(self, name: str) -> None:
        record, bound = self.record, self._bound[name]
        if record is None or not shiboken6.isValid(bound.row):  # a window that closes takes the focus away last
            return
        reading = bound.editor.read()
        message = reading.problem or _message(record, name)
        bound.row.set_problem(message)
        bound.editor.set_flag("problem", bool(message))


def _message(record: Record, name: str) -> str:
    return next((problem.message for problem in check(record) if problem.field == name), "")
