"""One side of a question as a card to press: what it says, who wrote it and when."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line, tip
from ui.widgets.ring import paint_ring
from ui.widgets.surfaces import column, row

_RING_PX, _LEFT_PX, _TEXT_PX = 18, 14, 44


class SideCard(Button):
    """As high as its text needs. Checkable, with a ring, where pressing chooses; without one, pressing does it."""

    def __init__(
        self, words: str, note: str, *, name: str, badge: str = "", is_choice: bool = True, whole: str = ""
    ) -> None:
        """`note`: who and when; `name`: read aloud first; `whole`: the words in full where only a part is shown."""
        told = (name, one_line(whole or words), note, badge)
        super().__init__("", "radio_card", name="　".join(part for part in told if part))
        self.setCheckable(is_choice)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = row(spacing=8)
        line.setContentsMargins(theme.px(_TEXT_PX if is_choice else 14), theme.px(8), theme.px(10), theme.px(8))
        self.setLayout(line)
        self._inside = line
        texts = column(spacing=2)
        self.words = WrapLabel(words)
        if whole not in ("", words):
            self.setToolTip(tip(whole))
        is_beside = is_choice and theme.current.text_size is not theme.TextSize.LARGEST
        if is_beside:  # otherwise the words of both sides begin at the same height
            texts.addStretch(1)
        texts.addWidget(self.words)
        texts.addWidget(WrapLabel(note, "cap"))
        if badge and not is_beside:
            texts.addWidget(Badge(badge, "mid"), 0, Qt.AlignmentFlag.AlignLeft)
        texts.addStretch(1)
        line.addLayout(texts, 1)
        if badge and is_beside:
            line.addWidget(Badge(badge, "mid"), 0, Qt.AlignmentFlag.AlignVCenter)
        if not is_choice:
            line.addWidget(Label("これにする", "link"), 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(lambda is_on: self.words.set_role("strong" if is_on else "body"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._inside.heightForWidth(width), theme.size("control"))

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._inside.minimumSize().width())
        return QSize(max(theme.px(160), self._inside.sizeHint().width()), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(140), self.heightForWidth(max(self.width(), theme.px(140))))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isCheckable():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_RING_PX)
        ring = QRectF(theme.px(_LEFT_PX), (self.height() - side) / 2, side, side)
        paint_ring(painter, ring, is_taken=self.isChecked())
        painter.end()
