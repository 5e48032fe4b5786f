"""Buttons by rank: one primary a screen, secondary, quiet, danger; and chips, segments, day squares."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets.plain_text import tip, without_mnemonic

_LONE_ICON, _SMALLEST_TARGET = 22, 30  # px at 標準
_ICON_COLOURS = {"primary": "on_ai", "danger": "shu", "toast": "on_toast"}


class Button(QPushButton):
    """A button whose text is shown as it is (`&` too), with an accessible name.

    Args:
        kind: `primary`, `secondary`, `quiet`, `danger` or another kind of the style sheet.
        icon: a key of `icons.NAMES`, '' for none.
        small: 0.8 of the height, for headers.
    """

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        small: bool = False,
        tool_tip: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(without_mnemonic(text), parent)
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setAccessibleName(name or text)
        self.setAutoDefault(False)
        if tool_tip:
            self.setToolTip(tip(tool_tip))
        self._icon_name, self._icon_size = icon, 15 if small else 18
        if icon:
            icons.put(self, icon, _ICON_COLOURS.get(kind, "ai"), self._icon_size)

    def set_kind(self, kind: str) -> None:
        """Give it another rank: where an empty list has the one primary button, the others step back."""
        if self.property("kind") == kind:
            return
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        if self._icon_name:
            icons.put(self, self._icon_name, _ICON_COLOURS.get(kind, "ai"), self._icon_size)

    def set_text(self, text: str) -> None:
        """Change text and accessible name."""
        self.setText(without_mnemonic(text))
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as people expect from a web page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class IconButton(Button):
    """A square button with an icon alone (x, ‹ ›, …): name and tool tip are not optional."""

    def __init__(self, icon: str, name: str, *, kind: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__("", kind, icon=icon, small=True, tool_tip=name, name=name, parent=parent)
        icons.put(self, icon, _ICON_COLOURS.get(kind, "ai"), _LONE_ICON)

    def sizeHint(self) -> QSize:
        height = max(super().sizeHint().height(), theme.px(_SMALLEST_TARGET))
        return QSize(max(height, super().sizeHint().width()), height)


class Chip(Button):
    """A filter or a choice that is on or off; on shows a tick too, not colour alone."""

    def __init__(self, text: str, *, checkable: bool = True, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "chip", parent=parent)
        self._icon = icon
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._show_state)
        self._show_state(False)

    def _show_state(self, is_on: bool) -> None:
        if is_on:
            icons.put(self, "tick", "on_ai", 13)
        elif self._icon:
            icons.put(self, self._icon, "ink2", 15)
        else:
            icons.take_away(self)
        self.updateGeometry()


class MenuChip(Chip):
    """A chip with ▾ that opens a menu; `setMenu` as on any button. Checked = something is chosen in it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(f"{text} ▾", parent=parent)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Change the word before ▾."""
        self.setText(without_mnemonic(f"{text} ▾"))
        self.setAccessibleName(text)

    def nextCheckState(self) -> None:
        """Pressing opens the menu; only the page that owns the menu decides whether the chip is on."""


class DayButton(Button):
    """A square that is on or off: a weekday, a week of the month."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "day", name=name, parent=parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        plain = super().sizeHint()
        return QSize(max(plain.height(), plain.width() + 8), plain.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Segmented(QWidget):
    """Two to four views or states side by side, exactly one of them on.

    Signals:
        chosen: the value of the segment the user pressed.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, value: str = "", parent: QWidget | None = None
    ) -> None:
        """`choices` are (value, word) pairs."""
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for each, word in choices:
            button = Button(word, "segment", name=f"{name} {word}")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, chosen=each: self.chosen.emit(chosen))
            self._group.addButton(button)
            self._buttons[each] = button
            row.addWidget(button)
        row.addStretch(1)
        self.set_value(value or choices[0][0])

    @property
    def value(self) -> str:
        """The value of the segment that is on."""
        return next(each for each, button in self._buttons.items() if button.isChecked())

    def set_word(self, value: str, word: str) -> None:
        """Change what stands on one segment (a count behind it)."""
        button = self._buttons[value]
        if button.text() != without_mnemonic(word):
            button.set_text(word)
            button.setAccessibleName(f"{self.accessibleName()} {word}")

    def set_value(self, value: str) -> None:
        """Turn one segment on without telling anybody."""
        self._buttons[value].setChecked(True)
