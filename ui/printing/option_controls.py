"""The choices of a product as controls, made from its declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ledger import Ledger
from app.printing.products.product import NO, YES, Option, Product, Takes
from app.printing.sheets.setting import FLIP
from app.rules.japanese_calendar import PartialDate, format_date
from ui.editors.field_editor import ChoiceEditor
from ui.printing.wish import Wish
from ui.widgets.buttons import Button, IconButton, Segmented
from ui.widgets.composing import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column, row

_MOST_LETTERS, _EDGES = 14, 2
"""Segments stand side by side up to so many letters in all of them; the edges of each take the room of two."""


class OptionControls(QWidget):
    """One control an option, below each other.

    Signals:
        chosen: (name, value) the user chose.
        trial_wanted: a trial sheet shall tell which way the backs are turned.
    """

    chosen = Signal(str, str)
    trial_wanted = Signal()

    def __init__(self, product: Product, today: date, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.trial_button = Button("試し刷り 1枚", icon="print", small=True)
        self.trial_button.clicked.connect(lambda: self.trial_wanted.emit())
        self._show: list[Callable[[Wish], None]] = []
        self.controls: dict[str, QWidget] = {}
        body = column(spacing=12)
        self.setLayout(body)
        for option in (each.worded(ledger) for each in product.options):
            holder, control = self._made(option, today)
            self.controls[option.name] = control
            body.addWidget(holder)
            self._show.append(_showing(holder, option))

    def show_wish(self, wish: Wish) -> None:
        """Controls as the wish says, without telling anybody."""
        for show in self._show:
            show(wish)

    def _made(self, option: Option, today: date) -> tuple[QWidget, QWidget]:
        """(what stands in the column, the control in it)."""
        if option.takes is Takes.SWITCH:
            control: QWidget = self._switch(option)
            parts: tuple[QWidget, ...] = (control,)
        else:
            control = self._asked(option, today)
            parts = (Label(option.label, "cap"), control)
        holder = QWidget()
        lines = column(spacing=3)
        holder.setLayout(lines)
        for part in (*parts, *((self.trial_button,) if option.name == FLIP.name else ())):
            lines.addWidget(part)
        if option.hint:
            lines.addWidget(WrapLabel(option.hint, "hint"))
        return holder, control

    def _asked(self, option: Option, today: date) -> QWidget:
        if option.takes is Takes.CHOICE:
            return self._choice(option)
        if option.choices_of is not None:
            return self._recorded(option, option.choices_of)
        return self._month(option, today) if option.takes is Takes.MONTH else self._text(option)

    def _switch(self, option: Option) -> QWidget:
        box = QCheckBox(option.label)
        box.setAccessibleName(option.label)
        box.clicked.connect(lambda is_on: self.chosen.emit(option.name, YES if is_on else NO))
        self._show.append(lambda wish: box.setChecked(wish.value(option) == YES))
        return box

    def _choice(self, option: Option) -> QWidget:
        choices = tuple(option.choices.items())
        if sum(len(words) + _EDGES for _, words in choices) <= _MOST_LETTERS:
            segments = Segmented(choices, option.label)
            segments.chosen.connect(lambda value: self.chosen.emit(option.name, value))
            self._show.append(lambda wish: segments.set_value(wish.value(option)))
            return segments
        editor = ChoiceEditor(choices)
        editor.input_widget().setAccessibleName(option.label)
        editor.edited.connect(lambda: self.chosen.emit(option.name, str(editor.read().value or "")))
        self._show.append(lambda wish: editor.show_value(wish.value(option)))
        return editor

    def _recorded(self, option: Option, choices_of: Callable[[Ledger], Mapping[str, str]]) -> QWidget:
        """A choice out of the ledger as it is when the control is shown."""
        editor = ChoiceEditor(())
        editor.input_widget().setAccessibleName(option.label)
        editor.edited.connect(lambda: self.chosen.emit(option.name, str(editor.read().value or "")))

        def show(wish: Wish) -> None:
            editor.set_choices((("", "ぜんぶ"), *choices_of(self._ledger).items()))
            editor.show_value(wish.value(option))

        self._show.append(show)
        return editor

    def _text(self, option: Option) -> QWidget:
        field = LineEdit(option.label, "")
        field.setProperty("small", True)

        def tell() -> None:
            if not field.is_composing and field.isModified():
                field.setModified(False)
                self.chosen.emit(option.name, field.text().strip())

        def show(wish: Wish) -> None:
            if not field.hasFocus() or not field.isModified():
                field.setText(wish.value(option))

        field.editingFinished.connect(tell)
        self._show.append(show)
        return field

    def _month(self, option: Option, today: date) -> QWidget:
        stepper = MonthStepper(option.label, today)
        stepper.chosen.connect(lambda month: self.chosen.emit(option.name, month))
        self._show.append(lambda wish: stepper.show_month(wish.value(option)))
        return stepper


def _showing(holder: QWidget, option: Option) -> Callable[[Wish], None]:
    return lambda wish: holder.setVisible(wish.is_asked(option))


class MonthStepper(QWidget):
    """◀ 令和8年12月 ▶; the month after this one where none is chosen.

    Signals:
        chosen: the month as `2026-12`.
    """

    chosen = Signal(str)

    def __init__(self, name: str, today: date) -> None:
        super().__init__()
        self._today = today
        self._month = _moved(f"{today:%Y-%m}", 1)
        line = row(spacing=6)
        self.setLayout(line)
        self.earlier, self.later = IconButton("back", f"{name} 前の月"), IconButton("forward", f"{name} 次の月")
        self._words = Label("", "strong")
        self.earlier.clicked.connect(lambda: self.chosen.emit(_moved(self._month, -1)))
        self.later.clicked.connect(lambda: self.chosen.emit(_moved(self._month, 1)))
        for widget in (self.earlier, self._words, self.later):
            line.addWidget(widget)
        line.addStretch(1)
        self.setAccessibleName(name)
        self.show_month("")

    @property
    def words(self) -> str:
        """The month as it is shown."""
        return self._words.text()

    def show_month(self, month: str) -> None:
        """Another month; '' for the one after this one."""
        self._month = month or _moved(f"{self._today:%Y-%m}", 1)
        self._words.setText(format_date(PartialDate.from_iso(self._month)))


def _moved(month: str, by: int) -> str:
    year, number = map(int, month.split("-"))
    at = year * 12 + number - 1 + by
    return f"{at // 12:04}-{at % 12 + 1:02}"
