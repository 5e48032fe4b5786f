"""DoneCard: the end of a work of several steps: a tick, a sentence, what came of it, and where to go from here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui import icons
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Card, row


class DoneCard(Card):
    """Its texts are set when the work is done.

    Attributes:
        sentence: what was done.
        details: what came of it, line by line.
        left: what is left to be done.
        hint: what can still be done about it.
    """

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        head = row(spacing=12)
        icon = Label()
        icons.put(icon, "ok_filled", "mid", 32)
        self.sentence = WrapLabel("", "section")
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        self.body.addLayout(head)
        self.details, self.left, self.hint = WrapLabel(), WrapLabel("", "label"), WrapLabel("", "hint")
        self.body.addWidget(self.details)
        self.body.addWidget(self.left)
        ways = FlowBox(spacing=10)
        for button in buttons:
            ways.add(button)
        self.body.addSpacing(8)
        self.body.addWidget(ways)
        self.body.addWidget(self.hint)

    def show_left(self, words: str) -> None:
        """Say what is left; '' for nothing."""
        self.left.setText(words)
        self.left.setVisible(bool(words))
