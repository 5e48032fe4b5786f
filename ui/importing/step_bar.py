"""The bar below the steps of an import: what is promised, 戻る, and the deed of the step."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.surfaces import row


class StepBar(QFrame):
    """The page writes the words and listens to the buttons."""

    def __init__(self, margin: float, parent: QWidget | None = None) -> None:
        """`margin`: of the page, at 標準."""
        super().__init__(parent)
        self.setProperty("role", "bottom")
        line = row(spacing=10)
        line.setContentsMargins(theme.px(margin), theme.px(10), theme.px(margin), theme.px(10))
        self.setLayout(line)
        self.promise = ElidedLabel("", "label")
        self.back, self.next = Button("戻る"), Button("たしかめる", "primary")
        line.addWidget(self.promise, 1)
        line.addWidget(self.back)
        line.addWidget(self.next)
