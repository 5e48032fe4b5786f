"""A name one can press: it leads to the record, and gives way to the width it gets."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import row

_HEIGHT = 32  # px at 標準: a target for an unsteady hand


class LinkButton(Button):
    """The name of a record in the colour of links."""

    def __init__(self, name: str) -> None:
        super().__init__("", "foot", tool_tip=name, name=one_line(name))
        line = row()
        self.setLayout(line)
        label = ElidedLabel(name, "link")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(label)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), theme.px(_HEIGHT))
