"""F1: what this page is for, and what the keys do, here and everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import Label, WrapLabel


class KeyHelp(DeedDialog):
    """A sentence about the page and a table of keys; the only deed is closing it."""

    def __init__(self, parent: QWidget | None, title: str, lines: Sequence[tuple[str, str]], about: str = "") -> None:
        super().__init__(parent, title=f"{title} の説明", deed="とじる", other="使いかたをひらく")
        self.cancel_button.hide()
        self.other_button.clicked.connect(self.reject)
        if about:
            self.body.addWidget(Label(f"{title} とは", "section"))
            self.body.addWidget(WrapLabel(about))
        self.body.addWidget(Label("キーでできること", "section"))
        self.body.addLayout(key_table(lines))
        self.body.addWidget(WrapLabel("漢字に変えているあいだの Enter と Esc は、文字を決めるためのキーです。", "hint"))
        self.body.addStretch(1)


def key_table(lines: Sequence[tuple[str, str]]) -> QGridLayout:
    """(keys, what they do) as a grid."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(20))
    grid.setVerticalSpacing(theme.px(8))
    for number, (keys, words) in enumerate(lines):
        grid.addWidget(Label(keys, "strong"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(WrapLabel(words), number, 1)
    grid.setColumnStretch(1, 1)
    return grid
