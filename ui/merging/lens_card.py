"""A number with its word over the preview; pressing it shows exactly what it counts."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.surfaces import column, row


class Lens(StrEnum):
    """What of a preview is looked at."""

    ALONE = "alone"
    CHOICE = "choice"
    ALIKE = "alike"
    GONE = "gone"
    REFUSED = "refused"


_LOOKS = {
    Lens.ALONE: ("自動で合う", "自動", "ぶつからない書きかえ", "ok", "mid"),
    Lens.CHOICE: ("選んでください", "選ぶ", "同じ欄を両方で書いた", "same", "ai"),
    Lens.ALIKE: ("重なりかも", "重なり", "同じもの？", "copy", "yam"),
    Lens.GONE: ("消した／使った", "消した", "片方で消してある", "trash", "ink2"),
    Lens.REFUSED: ("合わせられない", "だめな写し", "わけと、すること", "attention", "shu"),
}
"""Word, the same in few letters, what it counts, icon, colour."""


class LensCard(Button):
    """Checked = shown below."""

    def __init__(self, lens: Lens) -> None:
        word, self._few, about, icon, colour = _LOOKS[lens]
        super().__init__("", "radio_card", name=word)
        self.lens, self._word = lens, word
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = row(spacing=10)
        line.setContentsMargins(theme.px(12), 0, theme.px(8), 0)
        self.setLayout(line)
        self._number, self._icon = Label("0", "title"), Label()
        icons.put(self._icon, icon, colour, 18)
        texts = column(spacing=1)
        upper = row(spacing=6)
        upper.addWidget(self._icon)
        self._shown = ElidedLabel(word, "strong")
        upper.addWidget(self._shown, 1)
        texts.addStretch(1)
        texts.addLayout(upper)
        self._about = ElidedLabel(about, "cap")
        texts.addWidget(self._about)
        texts.addStretch(1)
        line.addWidget(self._number)
        line.addLayout(texts, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._is_tight = False

    @property
    def number(self) -> int:
        """What it says."""
        return int(self._number.text().replace(",", ""))

    def show_number(self, number: int) -> None:
        """Another number; nothing can be looked at when it is 0."""
        self._number.setText(f"{number:,}")
        self.setEnabled(number > 0)
        self.setAccessibleName(f"{self._word} {number:,}")

    def set_tight(self, is_tight: bool) -> None:
        """One line, where room is short."""
        self._is_tight = is_tight
        self._about.setVisible(not is_tight)
        self._icon.setVisible(not is_tight)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In few letters where the word does not fit whole."""
        super().resizeEvent(event)
        icon = 0 if self._is_tight else theme.px(18 + 6)
        room = self.width() - self._number.sizeHint().width() - theme.px(12 + 8 + 10) - icon
        fits = QFontMetrics(theme.font("body", bold=True)).horizontalAdvance(self._word) <= room
        self._shown.setText(self._word if fits else self._few)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.size("control") + theme.px(4 if self._is_tight else 26))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(96), self.sizeHint().height())
