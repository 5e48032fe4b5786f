"""The line at the bottom: that everything is saved, since when, and the way back; or that it is only read, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui import icons, theme
from ui.context import AppContext
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.plain_text import tip
from ui.widgets.surfaces import row

if TYPE_CHECKING:
    from app.store import Applied

_PROMISE = "書いたものは、ひとりでに保存されます"


class SavedLine(QFrame):
    """「保存しました 14:05 …」 with 元に戻す and, after it was pressed, やり直す.

    Signals:
        undo_pressed, redo_pressed: the user wants to go back or forth.
    """

    undo_pressed = Signal()
    redo_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bottom")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = row(spacing=10)
        line.setContentsMargins(theme.px(24), theme.px(7), theme.px(20), theme.px(7))
        self.setLayout(line)
        self._icon = Label()
        icons.put(self._icon, "ok_filled", "mid", 18)
        self._verb = Label("", "saved")
        self._what = ElidedLabel(_PROMISE, "cap")
        self._undo = Button("元に戻す", icon="undo", small=True)
        self._redo = Button("やり直す", icon="redo", small=True)
        self._way_out = Button("", small=True)
        self._on_way_out: Callable[[], object] | None = None
        self._last: tuple[str, str] = ("", _PROMISE)
        self._undo.clicked.connect(self.undo_pressed)
        self._redo.clicked.connect(self.redo_pressed)
        self._way_out.clicked.connect(self._take_way_out)
        for widget in (self._icon, self._verb):
            line.addWidget(widget)
        line.addWidget(self._what, 1)
        line.addWidget(self._redo)
        line.addWidget(self._undo)
        line.addWidget(self._way_out)
        self._verb.hide()
        self._way_out.hide()

    @property
    def words(self) -> str:
        """What it says, for tests and screen readers."""
        return f"{self._verb.text()} {self._what.text()}".strip()

    def show_saved(self, applied: Applied, verb: str, when: datetime) -> None:
        """Say what was written or taken back."""
        self._last = (f"{verb} {when:%H:%M}", applied.change_set.label)
        self.show_held("")

    def show_held(self, problem: str) -> None:
        """Say that what is under the pen is not saved yet, and why; '' = say again what was saved last."""
        if self._on_way_out is not None:
            return  # read only: nothing is saved anyhow
        verb, what = ("まだ保存していません", problem) if problem else self._last
        icons.put(self._icon, "attention" if problem else "ok_filled", "shu" if problem else "mid", 18)
        self._verb.set_role("unsaved" if problem else "saved")
        self._verb.setText(verb)
        self._verb.setVisible(bool(verb))
        self._what.setText(what)
        self.setAccessibleName(self.words)

    def show_reading(self, words: str, action: str, on_action: Callable[[], object]) -> None:
        """Say that this ledger is only read, and why; `action` names the button that leads to one to write in."""
        icons.put(self._icon, "lock", "ink2", 18)
        self._verb.set_role("strong")
        self._verb.setText("読むだけ")
        self._verb.show()
        self._what.setText(words)
        self.setAccessibleName(self.words)
        self._way_out.set_text(action)
        self._on_way_out = on_action
        self._way_out.show()
        self._undo.hide()

    def show_steps(self, context: AppContext) -> None:
        """Name what can be undone and redone."""
        for button, name, keys in (
            (self._undo, context.undo.undo_name, "Ctrl＋Z"),
            (self._redo, context.undo.redo_name, "Ctrl＋Y"),
        ):
            button.setEnabled(name is not None)
            button.setToolTip(tip(f"{name}　{keys}") if name else "")
            button.setAccessibleName(name or button.text())
        self._redo.setVisible(context.undo.redo_name is not None)

    def _take_way_out(self) -> None:
        if self._on_way_out is not None:
            self._on_way_out()
