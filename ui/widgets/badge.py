"""Badges say a state and cannot be pressed; level chips say who may read a value and open a menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.records.field import LEVEL_LABELS, Level
from ui import icons, theme
from ui.widgets.buttons import Chip
from ui.widgets.labels import Label
from ui.widgets.plain_text import tip, without_mnemonic

LEVEL_ICONS = {Level.PUBLIC: "public", Level.RELATED: "related", Level.INTERNAL: "internal"}
LEVEL_COLOURS = {Level.PUBLIC: "mid", Level.RELATED: "yam", Level.INTERNAL: "ink2"}
LEVEL_EFFECTS = {
    Level.PUBLIC: "チラシや冊子に載ります",
    Level.RELATED: "関係者にだけ見せます。チラシや冊子には載りません",
    Level.INTERNAL: "センターの中だけで見ます",
}


class Badge(QFrame):
    """A tinted word: `plain`, `mid` (good), `yam` (soon), `shu` (problem), `ai` (information)."""

    def __init__(self, text: str, tone: str = "plain", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), theme.px(2), theme.px(8), theme.px(2))
        row.setSpacing(theme.px(4))
        self._icon = Label()
        self._word = Label()
        row.addWidget(self._icon)
        row.addWidget(self._word)
        self.show_state(text, tone, icon)

    def show_state(self, text: str, tone: str = "plain", icon: str = "") -> None:
        """Change word, tone and icon."""
        self._word.setText(text)
        self.setAccessibleName(text)
        self.setProperty("badge", tone)
        self._word.setProperty("badge_text", tone)
        for widget in (self, self._word):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._icon.setVisible(bool(icon))
        if icon:
            icons.put(self._icon, icon, "ink2" if tone == "plain" else tone, 14)


class FreshnessDot(QWidget):
    """● confirmed, ◐ soon, ! to be confirmed: shape first, colour last; read aloud as 「鮮度 …」."""

    WORDS = {"fresh": "確認ずみ", "soon": "そろそろ", "stale": "要確認"}  # noqa: RUF012 - a constant table

    def __init__(self, state: str = "fresh", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state = state
        self.show_state(state)

    def show_state(self, state: str) -> None:
        """`fresh`, `soon` or `stale`."""
        self._state = state
        self.setAccessibleName(f"鮮度 {self.WORDS[state]}")
        self.setToolTip(self.WORDS[state])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(16), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_freshness(painter, self.rect().x() + 1, self.rect().y() + 1, self.width() - 2, self._state)
        painter.end()


def paint_freshness(painter: QPainter, left: int, top: int, side: int, state: str) -> None:
    """The dot for lists and widgets: full, half, or a ring with 「!」."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shade = theme.colour({"fresh": "mid", "soon": "yam", "stale": "shu"}[state])
    if state == "fresh":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawEllipse(left, top, side, side)
    else:
        painter.setPen(QPen(shade, max(1.5, side / 8)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(left + 1, top + 1, side - 2, side - 2)
        painter.setBrush(shade)
        if state == "soon":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(left + 1, top + 1, side - 2, side - 2, 90 * 16, 180 * 16)
        else:
            painter.setPen(QPen(shade, max(1.6, side / 8), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            middle = left + side / 2
            painter.drawLine(int(middle), int(top + side * 0.28), int(middle), int(top + side * 0.54))
            painter.drawPoint(int(middle), int(top + side * 0.74))
    painter.restore()


class LevelChip(Chip):
    """公開, 関係者 or 内部 of one field; the menu says what each means on paper.

    Signals:
        level_chosen: a Level the user picked.
    """

    level_chosen = Signal(object)

    def __init__(self, field_label: str, level: Level = Level.INTERNAL, parent: QWidget | None = None) -> None:
        super().__init__("", checkable=False, parent=parent)
        self._field_label = field_label
        self._level = level
        menu = QMenu(self)
        for each in (Level.PUBLIC, Level.RELATED, Level.INTERNAL):
            action = menu.addAction(without_mnemonic(f"{LEVEL_LABELS[each]} ― {LEVEL_EFFECTS[each]}"))
            action.triggered.connect(lambda _checked=False, chosen=each: self._choose(chosen))
        self.setMenu(menu)
        self.set_level(level)

    @property
    def level(self) -> Level:
        """The level it shows."""
        return self._level

    def set_level(self, level: Level) -> None:
        """Show another level without telling anybody."""
        self._level = level
        word = LEVEL_LABELS[level]
        self.setText(f"{word} ▾")
        self.setAccessibleName(f"{self._field_label}を見せる相手 {word}")
        self.setToolTip(tip(LEVEL_EFFECTS[level]))
        icons.put(self, LEVEL_ICONS[level], LEVEL_COLOURS[level], 15)

    def _choose(self, level: Level) -> None:
        if level is not self._level:
            self.set_level(level)
            self.level_chosen.emit(level)
