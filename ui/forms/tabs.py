"""The sections of a form as tabs that scroll to them and follow the scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.plain_text import without_mnemonic
from ui.widgets.surfaces import row

_GAP, _PADDING = 14, 6  # px at 標準, between tabs and inside of them
_REST = "ほか ▾"


class Tabs(QWidget):
    """Long words where there is room, short ones where there is less; what still has none goes into a menu ほか.

    Attributes:
        buttons: one for each section.

    Signals:
        wanted: (number) scroll there.
    """

    wanted = Signal(int)

    def __init__(self, words: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`words` are (long, short)."""
        super().__init__(parent)
        self._words = words
        self._taken_out: set[int] = set()
        self._marked = 0
        line = row(spacing=_GAP)
        self.setLayout(line)
        self.buttons: list[Button] = []
        for number, (long, _short) in enumerate(words):
            button = Button(long, "tab", name=f"{long} へ")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on=False, chosen=number: self._choose(chosen))
            line.addWidget(button)
            self.buttons.append(button)
        self.rest = Button(_REST, "tab", name="ほかの見出し")
        self.rest.setCheckable(True)
        self._menu = QMenu(self.rest)
        self.rest.setMenu(self._menu)
        self.rest.hide()
        line.addWidget(self.rest)
        line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.mark(0)

    def mark(self, number: int) -> None:
        """Show which section is in sight."""
        self._marked = number
        for each, button in enumerate(self.buttons):
            button.setChecked(each == number)
        self.rest.setChecked(self.buttons[number].isHidden() if self.buttons else False)

    def set_shown(self, number: int, is_shown: bool) -> None:
        """Show or hide one tab."""
        if is_shown:
            self._taken_out.discard(number)
        else:
            self._taken_out.add(number)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose(self, number: int) -> None:
        self.mark(number)
        self.wanted.emit(number)

    def _fit(self) -> None:
        """Long words if all of them fit, otherwise short ones, as many as fit."""
        shown = [number for number in range(len(self._words)) if number not in self._taken_out]
        is_short = int(self._needed(shown, 0) > self.width())
        fitting = shown
        if self._needed(shown, is_short) > self.width():
            while len(fitting) > 1 and self._needed(fitting, is_short, with_rest=True) > self.width():
                fitting = fitting[:-1]
        for number, button in enumerate(self.buttons):
            button.setText(without_mnemonic(self._words[number][is_short]))
            button.setVisible(number in fitting)
        self._fill_menu([number for number in shown if number not in fitting])
        self.mark(self._marked)

    def _needed(self, numbers: Sequence[int], is_short: int, *, with_rest: bool = False) -> int:
        metrics = QFontMetrics(theme.font("body", bold=True))
        words = [self._words[number][is_short] for number in numbers] + ([_REST] if with_rest else [])
        return sum(metrics.horizontalAdvance(word) for word in words) + theme.px(_GAP + _PADDING) * len(words)

    def _fill_menu(self, numbers: Sequence[int]) -> None:
        self._menu.clear()
        for number in numbers:
            action = self._menu.addAction(without_mnemonic(self._words[number][0]))
            action.triggered.connect(lambda _on=False, chosen=number: self._choose(chosen))
        self.rest.setVisible(bool(numbers))
