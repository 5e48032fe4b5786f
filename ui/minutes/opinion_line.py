"""The one line for opinions: the group at the left, what is said, and what the keys do below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from app.meetings.agenda import group_words
from ui.minutes.entry_line import EntryLine, is_plain
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.plain_text import without_mnemonic
from ui.widgets.surfaces import Surface, row

NOBODYS_GROUP = "みんな"
"""What is shown for opinions of no group."""
_KEYS = "Ctrl＋Enter 約束に　Ctrl＋K 困りごとに　Tab つぎのグループ　↑↓ 次第"


class _Line(EntryLine):
    """The keys of the line that only make sense there.

    Signals:
        turned: (text, promise or concern) Ctrl+Enter or Ctrl+K.
        point_wanted: (step) ↑ or ↓.
    """

    turned = Signal(str, str)
    point_wanted = Signal(int)

    def __init__(self, next_group: Callable[[int], bool]) -> None:
        super().__init__("意見", "意見を書いて Enter")
        self.setObjectName("opinion_line")
        self._next_group = next_group

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the groups first and leaves the line behind the last one: nobody is caught here."""
        if self.is_composing or self._next_group(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_composing:
            is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            into = ""
            if is_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                into = "promise"
            elif is_control and event.key() == Qt.Key.Key_K:
                into = "concern"
            if into:
                self._turn(into)
                return
            if is_plain(event) and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.point_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
                return
        super().keyPressEvent(event)

    def _turn(self, into: str) -> None:
        text = self.text().strip()
        if text:
            self.setText("")  # as in every entry line, nothing is left to take back here
        self.turned.emit(text, into)


class OpinionLine(Surface):
    """Where opinions are typed.

    Attributes:
        line: what takes the keyboard.

    Signals:
        said: (text, group, '' or promise or concern); an empty text means the card written last.
        point_wanted: (step) another point of the agenda.
        group_chosen: (name) opinions go into this group from now on.
        group_wanted: one group more.
    """

    said = Signal(str, str, str)
    point_wanted = Signal(int)
    group_chosen = Signal(str)
    group_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("card", margin=10, spacing=4, name="意見を書くところ")
        self._groups: list[str] = [""]
        self._group = ""
        self._button = Button("", "quiet", small=True)
        self._menu = QMenu(self._button)
        self._button.setMenu(self._menu)
        self.line = _Line(self._step)
        head = row(spacing=8)
        head.addWidget(self._button)
        head.addWidget(self.line, 1)
        self.body.addLayout(head)
        self._keys = ElidedLabel(_KEYS, "hint")
        self.body.addWidget(self._keys)
        self.line.taken.connect(lambda text: self.said.emit(text, self._group, ""))
        self.line.turned.connect(lambda text, into: self.said.emit(text, self._group, into))
        self.line.point_wanted.connect(self.point_wanted)
        self._show()

    @property
    def group(self) -> str:
        """The group opinions go into."""
        return self._group

    def show_groups(self, groups: Sequence[str]) -> None:
        """The groups there are; the one in use stays if it is among them."""
        self._groups = list(groups) or [""]
        if self._group not in self._groups:
            self._group = self._groups[0]
        self._menu.clear()
        for name in self._groups:
            action = self._menu.addAction(without_mnemonic(shown_group(name)))
            action.triggered.connect(lambda _on=False, chosen=name: self._choose(chosen))
        self._menu.addSeparator()
        self._menu.addAction("グループをふやす").triggered.connect(self.group_wanted)
        self._show()

    def choose(self, group: str) -> None:
        """Write into another group from now on."""
        if group in self._groups and group != self._group:
            self._group = group
            self._show()
            self.group_chosen.emit(group)

    def _choose(self, group: str) -> None:
        self.choose(group)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> bool:
        at = self._groups.index(self._group) + by
        if not 0 <= at < len(self._groups):
            return False
        self.choose(self._groups[at])
        return True

    def _show(self) -> None:
        name = shown_group(self._group)
        shown = name if len(name) <= 8 else f"{name[:8]}…"
        self._button.setText(f"{without_mnemonic(shown)} ▾")
        self._button.setAccessibleName(f"グループ {name}")
        self.line.setAccessibleName(f"意見（{name}）")


def shown_group(name: str) -> str:
    """「Aグループ」, 「みんな」 for no group."""
    return group_words(name) or NOBODYS_GROUP
