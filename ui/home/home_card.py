"""HomeCard: a card with a heading and at most one quiet button at its right; all headings stand on one line."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.surfaces import Card, row


class HomeCard(Card):
    """`body` goes on below the heading.

    Attributes:
        action: the quiet button, None when no word was given.
    """

    def __init__(self, heading: str, action: str = "") -> None:
        super().__init__()
        self.setAccessibleName(heading)
        head = row(spacing=12)
        label = Label(heading, "section")
        label.setMinimumHeight(theme.size("small_control"))
        head.addWidget(label)
        head.addStretch(1)
        self.action: Button | None = None
        if action:
            self.action = Button(action, "quiet", small=True, name=f"{heading}　{action}")
            head.addWidget(self.action)
        self.body.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(14))
        self.body.addLayout(head)


def emptied(layout: QLayout) -> None:
    """Take all widgets out of a layout and let them go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

