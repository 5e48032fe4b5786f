"""The noren, sign of the program: painted, so it needs neither file nor font at start."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_LETTERS = "つどいば"


def paint_sign(painter: QPainter, frame: QRectF, cloth: QColor, ground: QColor) -> None:
    """The small sign: a pole with three short cloths and a lamp, inside a square frame."""
    unit = frame.width() / 16
    painter.save()
    painter.translate(frame.topLeft())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(cloth)
    painter.drawRoundedRect(QRectF(0, 2 * unit, 16 * unit, 1.6 * unit), 0.8 * unit, 0.8 * unit)
    for left, depth in ((2.0, 9.0), (6.1, 10.0), (10.2, 9.0)):
        cloth_path = QPainterPath()
        cloth_path.addRoundedRect(QRectF(left * unit, 4.2 * unit, 3.8 * unit, depth * unit), 0.9 * unit, 0.9 * unit)
        painter.drawPath(cloth_path)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(8 * unit, 8.6 * unit), 1.5 * unit, 1.5 * unit)
    painter.restore()


def window_icon() -> QIcon:
    """The sign for title and task bar, always in indigo on white."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.COLOURS[theme.Contrast.STANDARD]
        paint_sign(painter, QRectF(0, 0, side, side), QColor(colours["ai"]), QColor(colours["sheet"]))
        painter.end()
        made.addPixmap(picture)
    return made


class Sign(QWidget):
    """The small sign in the side bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(30), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sign(painter, QRectF(self.rect()), theme.colour("ai"), theme.colour("paper2"))
        painter.end()


class Noren(QWidget):
    """The large noren of the first screen: four cloths with the four letters of the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("つどいば")
        theme.current.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(290, 134)  # a drawing, not text: it leaves room when text is large

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / 290
        painter.scale(scale, scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("wood"))
        painter.drawRoundedRect(QRectF(0, 6, 290, 7), 3.5, 3.5)
        letters = theme.font("big")
        letters.setPixelSize(38)
        painter.setFont(letters)
        for number, letter in enumerate(_LETTERS):
            left = 16 + number * 66.0
            self._paint_cloth(painter, left, 104 if number in (0, 3) else 112)
            painter.setPen(theme.colour("on_ai"))
            painter.drawText(QRectF(left, 16, 60, 104), Qt.AlignmentFlag.AlignCenter, letter)
        painter.end()

    @staticmethod
    def _paint_cloth(painter: QPainter, left: float, depth: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ai2"))
        for loop in (left + 5, left + 47):
            painter.drawRect(QRectF(loop, 3, 8, 12))
        painter.setBrush(theme.colour("ai"))
        cloth = QPainterPath(QPointF(left, 15))
        cloth.lineTo(left + 60, 15)
        cloth.lineTo(left + 60, 15 + depth)
        cloth.quadTo(left + 30, 15 + depth + 6, left, 15 + depth)
        cloth.closeSubpath()
        painter.drawPath(cloth)
