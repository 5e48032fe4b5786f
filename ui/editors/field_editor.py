"""What every editor of a field can do, and the editors for text, numbers and fixed choices."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.records.field import FieldValue
from app.rules.normalise import display_text, fold_width
from ui import theme
from ui.editors.inputs import LineInput, ParagraphInput

_GREEDY = 100
"""Stretch of an input beside the empty rest of its row: full width when there is room, less when not."""

_COMBO_FRAME = 62  # px at 標準: border, padding and arrow of a choice


@dataclass(frozen=True, slots=True)
class Reading:
    """What an editor holds.

    Attributes:
        value: the value to store, when it can be read.
        typed: the text as it stands in the field.
        problem: Japanese sentence why it cannot be read; '' when it can.
        spoken: how the value was understood, to be said back under the field (「令和7年4月1日（火）」).
    """

    value: FieldValue
    typed: str = ""
    problem: str = ""
    spoken: str = ""


class FieldEditor(QWidget):
    """Base of all editors.

    Signals:
        edited: the user changed what stands in it.
        left: the cursor left it.
        entered: the cursor came into it.
    """

    edited = Signal()
    left = Signal()
    entered = Signal()

    def show_value(self, value: FieldValue) -> None:
        """Show a stored value."""
        raise NotImplementedError

    def show_typed(self, typed: str) -> None:
        """Show a text again that was typed and could not be read."""
        raise NotImplementedError

    def read(self) -> Reading:
        """What it holds now."""
        raise NotImplementedError

    def input_widget(self) -> QWidget:
        """The widget that takes the keyboard."""
        raise NotImplementedError

    def set_flag(self, flag: str, is_on: bool) -> None:
        """Dress the input as `problem` or `guess`."""
        widget = self.input_widget()
        if bool(widget.property(flag)) != is_on:
            widget.setProperty(flag, is_on)
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def setAccessibleName(self, name: str) -> None:
        """The name belongs to the widget that takes the keyboard."""
        self.input_widget().setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """As the name."""
        self.input_widget().setAccessibleDescription(description)


def _row(editor: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(editor)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    return row


class LineEditor(FieldEditor):
    """A line of text, optionally with a unit behind it and tidied when the cursor leaves."""

    def __init__(
        self, *, unit: str = "", width: int = 0, placeholder: str = "", tidy: Callable[[str], str] | None = None
    ) -> None:
        """`width` in characters, 0 to fill the row; `tidy` turns typed text into its tidy form."""
        super().__init__()
        self.input = LineInput()
        self.input.setPlaceholderText(placeholder)
        self._characters = width
        self._tidy = tidy
        row = _row(self)
        row.addWidget(self.input, _GREEDY)
        if unit:
            row.addWidget(QLabel(unit))
        if width:
            row.addStretch(1)
        self.input.textEdited.connect(lambda _text: self.edited.emit())
        self.input.left.connect(self._leave)
        self.input.entered.connect(self.entered)
        theme.current.changed.connect(self._fit)
        self._fit()

    def show_value(self, value: FieldValue) -> None:
        self.input.show_text("" if value is None else str(value))

    def show_typed(self, typed: str) -> None:
        self.input.show_text(typed)

    def read(self) -> Reading:
        """The tidy form is what is stored; the field itself shows it once the cursor has left."""
        text = self.input.text()
        return Reading(text if self._tidy is None else self._tidy(text), text)

    def input_widget(self) -> LineInput:
        return self.input

    def _leave(self) -> None:
        if self._tidy is not None and not self.input.is_composing:
            tidied = self._tidy(self.input.text())
            if tidied != self.input.text():
                self.input.setText(tidied)
                self.edited.emit()
        self.left.emit()

    def _fit(self) -> None:
        if self._characters:
            self.input.setMaximumWidth(theme.px(16 * self._characters + 26))


class ParagraphEditor(FieldEditor):
    """Text of several lines."""

    def __init__(self, *, lines: int = 2, placeholder: str = "") -> None:
        super().__init__()
        self.input = ParagraphInput(lines=lines)
        self.input.setPlaceholderText(placeholder)
        _row(self).addWidget(self.input)
        self.input.edited.connect(self.edited)
        self.input.left.connect(self.left)
        self.input.entered.connect(self.entered)

    def show_value(self, value: FieldValue) -> None:
        self.input.show_text("" if value is None else str(value))

    def show_typed(self, typed: str) -> None:
        self.input.show_text(typed)

    def read(self) -> Reading:
        text = self.input.text()
        return Reading(text, text)

    def input_widget(self) -> ParagraphInput:
        return self.input


_NUMBER = re.compile(r"(?:約|およそ)?([0-9][0-9,]*)(?:名|人|か所|ヶ所|名程度|人程度)?", re.ASCII)


class NumberEditor(LineEditor):
    """A whole number: full-width digits, 「20名」 and 「1,000」 are read too."""

    def __init__(self, *, unit: str = "", width: int = 4) -> None:
        super().__init__(unit=unit, width=width)

    def read(self) -> Reading:
        typed = self.input.text()
        plain = fold_width(typed).replace(" ", "")
        if not plain:
            return Reading(None, typed)
        number = _NUMBER.fullmatch(plain)
        if number is None or len(number[1]) > 7:
            return Reading(None, typed, problem="数字だけで書いてください（例：20）")
        return Reading(int(number[1].replace(",", "")), typed)


class _StillCombo(QComboBox):
    """A combo box that does not change when the form is scrolled over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceEditor(FieldEditor):
    """One of several values, each with its words."""

    def __init__(self, choices: Sequence[tuple[FieldValue, str]], *, width: int = 0) -> None:
        """`choices` are (value, words); `width` in characters, 0 to fill the row."""
        super().__init__()
        self.input = _StillCombo()
        self.input.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.input.setMinimumContentsLength(4)
        self.input.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.input.setMaxVisibleItems(14)
        self._characters = width
        self._values: list[FieldValue] = []
        row = _row(self)
        row.addWidget(self.input, 0 if width else 1)
        if width:
            row.addStretch(1)
        self.input.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.input.activated.connect(lambda _index: self.edited.emit())
        self.set_choices(choices)
        theme.current.changed.connect(self._fit)
        self._fit()

    def set_choices(self, choices: Sequence[tuple[FieldValue, str]]) -> None:
        """Offer other values; the one shown stays if it is among them."""
        chosen = self.read().value
        self._values = [value for value, _ in choices]
        self.input.clear()
        self.input.addItems([display_text(words) for _, words in choices])
        if chosen in self._values:
            self.input.setCurrentIndex(self._values.index(chosen))

    def show_value(self, value: FieldValue) -> None:
        if value not in self._values:
            self._values.append(value)
            self.input.addItem("" if value is None else display_text(str(value)))
        self.input.setCurrentIndex(self._values.index(value))

    def show_typed(self, typed: str) -> None:
        raise AssertionError("a choice can always be read")

    def read(self) -> Reading:
        index = self.input.currentIndex()
        return Reading(self._values[index] if 0 <= index < len(self._values) else None, self.input.currentText())

    def input_widget(self) -> QComboBox:
        return self.input

    def _fit(self) -> None:
        if self._characters:
            self.input.setFixedWidth(theme.px(16 * self._characters + _COMBO_FRAME))
