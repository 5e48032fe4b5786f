"""When the program itself is wrong: what is safe, what to show who helps, and how one may go on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import icons
from ui.widgets.buttons import Button
from ui.widgets.composing import LineEdit
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column, row

_COPY = "くわしい内容をコピー"


class Going(StrEnum):
    """How it goes on after a fault."""

    ON = "on"
    READING = "reading"
    CLOSED = "closed"


class CrashWindow(DeedDialog):
    """Says that something went wrong, what is kept, where the log lies, and how one may go on.

    The ledger is safe whatever happens: every deed is written whole or not at all. What was typed and not saved yet is
    kept as a draft by the form that holds it.

    Attributes:
        going: what the user chose; closing the window with its cross goes on.
    """

    def __init__(self, parent: QWidget | None, report: Sequence[str], log: Path | None, *, can_read: bool) -> None:
        """`log` is where the report was written, if it could be; `can_read` says that a ledger is open."""
        super().__init__(parent, title="つどいば", deed="つづける", other="つどいばを閉じる")
        self.cancel_button.hide()
        self._keys.setText("Enter でつづける")  # there is nothing to give up here
        self.going = Going.ON
        self._report = report
        line = row(spacing=14)
        icon = Label()
        icons.put(icon, "failure", "shu", 26)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=10)
        words.addWidget(WrapLabel("つどいばの中で、思わぬことが起きました", "section"))
        words.addWidget(
            WrapLabel(
                "帳面は無事です。書きかけのことばも、とってあります。つづけてもよいのですが、ようすがおかしいときは"
                "「つどいばを閉じる」を押して、もう一度ひらいてください。"
            )
        )
        words.addWidget(
            WrapLabel("相談するときは、くわしい内容を見せてください。なまえなど、帳面の中身は入っていません。", "hint")
        )
        self.log_line = None if log is None else _line_of(log)
        if self.log_line is not None:
            words.addWidget(self.log_line)
        words.addLayout(self._ways(can_read=can_read))
        line.addLayout(words, 1)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.other_button.clicked.connect(lambda: self._go(Going.CLOSED))
        self.deed_button.setFocus()

    def _ways(self, *, can_read: bool) -> QHBoxLayout:
        ways = row(spacing=10)
        self.copy_button = Button(_COPY)
        self.copy_button.clicked.connect(self._copy)
        self.read_button = Button("帳面を読むだけで開く")
        self.read_button.setVisible(can_read)
        self.read_button.clicked.connect(lambda: self._go(Going.READING))
        ways.addWidget(self.copy_button)
        ways.addWidget(self.read_button)
        ways.addStretch(1)
        return ways

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._report))
        self.copy_button.setText("コピーしました")

    def _go(self, going: Going) -> None:
        self.going = going
        self.accept()


def _line_of(log: Path) -> LineEdit:
    path = LineEdit("記録の場所")
    path.setText(str(log))
    path.setReadOnly(True)
    return path
