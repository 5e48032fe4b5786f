"""The pages as they will be printed, side by side on the ground, as large as there is room or as one likes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.printing.preview import PageImage
from ui import theme
from ui.widgets.wheel import Notches

_ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Times the size that fits."""
_SETTLE_MILLISECONDS = 120
_MARGIN, _LOW_MARGIN = 16, 6
_MM_PER_INCH = 25.4
_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Semicolon, Qt.Key.Key_Equal)
"""「＋」, and where it stands without Shift: on Japanese keyboards, on others."""
_LEAST_DPI, _MOST_DPI = 24.0, 300.0


def as_image(page: PageImage) -> QImage:
    """A page's pixels as a picture of Qt's own."""
    made = QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32)
    return made.copy()  # without a copy the picture would point into bytes that Python lets go


class _Sheets(QWidget):
    """The painted spread."""

    def __init__(self) -> None:
        super().__init__()
        self.images: list[QImage] = []
        self.page_size = QSize(1, 1)
        self.count = 0
        self.is_low = False

    @property
    def margin(self) -> int:
        """Left free around the spread, px."""
        return theme.px(_LOW_MARGIN if self.is_low else _MARGIN)

    def sizeHint(self) -> QSize:
        around = 2 * self.margin
        return QSize(self.page_size.width() * self.count + around, self.page_size.height() + around)

    @property
    def paper(self) -> QRect:
        """Where the spread lies."""
        width, height = self.page_size.width() * self.count, self.page_size.height()
        return QRect((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = self.paper
        left, top, width, height = whole.left(), whole.top(), self.page_size.width(), whole.height()
        self._paint_shadow(painter, whole)
        painter.fillRect(whole, Qt.GlobalColor.white)
        for number, image in enumerate(self.images):
            painter.drawImage(QRect(left + number * width, top, width, height), image)
        painter.setPen(QPen(theme.colour("line2"), 1))
        painter.drawRect(whole.adjusted(0, 0, -1, -1))
        if self.count == 2:
            self._paint_fold(painter, left + width, top, height)
        painter.end()

    @staticmethod
    def _paint_shadow(painter: QPainter, whole: QRect) -> None:
        shade = QColor(theme.COLOURS[theme.Contrast.STANDARD]["ink"])
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(1, 5):
            shade.setAlpha(26 - 5 * step)
            painter.setBrush(shade)
            painter.drawRect(QRectF(whole).adjusted(-step / 2, step, step / 2, step + 1))

    @staticmethod
    def _paint_fold(painter: QPainter, middle: int, top: int, height: int) -> None:
        shade = QColor(theme.COLOURS[theme.Contrast.STANDARD]["ink"])
        for step in range(8):
            shade.setAlpha(22 - 2 * step)
            painter.setPen(QPen(shade, 1))
            for side in (-1, 1):
                painter.drawLine(QPoint(middle + side * step, top), QPoint(middle + side * step, top + height))


class PaperView(QScrollArea):
    """Shows one spread.

    Signals:
        drawing_wanted: the spread is needed at another resolution (`dpi`).
        step_wanted: -1 or 1, to the previous or next spread; a large number to the ends.
    """

    drawing_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = _Sheets()
        self._page_mm = (148.0, 210.0)
        self._zoom = 0
        self._notches = Notches()
        self._held: QPoint | None = None
        self._kept: tuple[QPointF, QPoint] | None = None
        self.setProperty("role", "paper")
        self.setWidget(self._sheets)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("印刷の見本")
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._timer.timeout.connect(self.drawing_wanted)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.rangeChanged.connect(self._keep_place)
            bar.actionTriggered.connect(self._let_place_go)

    @property
    def dpi(self) -> float:
        """At how many dots per inch the pages are sharp on this screen at this size."""
        inches = self._page_mm[1] / _MM_PER_INCH
        wanted = self._sheets.page_size.height() * self.devicePixelRatioF() / inches
        return max(_LEAST_DPI, min(wanted, _MOST_DPI))

    @property
    def images(self) -> Sequence[QImage]:
        """What is shown."""
        return tuple(self._sheets.images)

    @property
    def is_settling(self) -> bool:
        """Whether the pages are about to be asked for at another size."""
        return self._timer.isActive()

    def set_spread(self, count: int, page_mm: tuple[float, float], words: str) -> None:
        """The next images are `count` pages of this size."""
        if count != self._sheets.count or page_mm != self._page_mm:
            self._sheets.images = []
        self._page_mm = page_mm
        self._sheets.count = count
        self.setAccessibleDescription(words)
        self._fit()

    def set_low(self, is_low: bool) -> None:
        """In a low window the room around the pages is theirs."""
        self._sheets.is_low = is_low
        self._fit()
        self._timer.start()

    def show_images(self, images: Sequence[QImage]) -> None:
        """The pages of the spread."""
        self._sheets.images = list(images)
        self._sheets.update()

    def zoom(self, step: int, around: QPoint | None = None) -> None:
        """Larger or smaller by one step.

        Args:
            around: what lies there in the viewport stays there; by default the upper edge of what is in sight, and of
                a spread its left page, so that one goes on reading.
        """
        at = QPoint(0 if self._sheets.count > 1 else self.viewport().width() // 2, 0) if around is None else around
        paper = self._sheets.paper
        place = QPointF(self._sheets.mapFrom(self.viewport(), at) - paper.topLeft())
        self._kept = QPointF(place.x() / max(1, paper.width()), place.y() / max(1, paper.height())), at
        self._zoom = max(0, min(self._zoom + step, len(_ZOOMS) - 1))
        self._fit()
        self._show_hand()
        self._timer.start()

    @property
    def zoom_words(self) -> str:
        """「150%」."""
        return f"{_ZOOMS[self._zoom]:.0%}"

    @property
    def may_shrink(self) -> bool:
        """Whether it is larger than what fits."""
        return self._zoom > 0

    @property
    def may_grow(self) -> bool:
        """Whether it can be still larger."""
        return self._zoom + 1 < len(_ZOOMS)

    def go_to_top(self) -> None:
        """Where one begins to read a page."""
        self._let_place_go()
        self.verticalScrollBar().setValue(0)
        if self._sheets.count > 1:
            self.horizontalScrollBar().setValue(0)

    def _keep_place(self) -> None:
        """Bars have learnt how large the paper is now."""
        if self._kept is None:
            return
        share, at = self._kept
        paper = self._sheets.paper
        self.horizontalScrollBar().setValue(round(paper.left() + share.x() * paper.width()) - at.x())
        self.verticalScrollBar().setValue(round(paper.top() + share.y() * paper.height()) - at.y())

    def _let_place_go(self) -> None:
        self._kept = None

    def _show_hand(self) -> None:
        """What is larger than the window can be pulled."""
        if self._zoom:
            hand = Qt.CursorShape.ClosedHandCursor if self._held is not None else Qt.CursorShape.OpenHandCursor
            self.viewport().setCursor(hand)
        else:
            self.viewport().unsetCursor()

    def _fit(self) -> None:
        """Work out how large a page is on the screen."""
        around = 2 * self._sheets.margin
        room = self.viewport().size() - QSize(around, around)
        width, height = self._page_mm
        scale = min(room.width() / (width * max(1, self._sheets.count)), room.height() / height)
        scale = max(scale, 0.2) * _ZOOMS[self._zoom]
        self._sheets.page_size = QSize(round(width * scale), round(height * scale))
        self._sheets.setMinimumSize(self._sheets.sizeHint() if self._zoom else QSize(0, 0))
        self._sheets.updateGeometry()
        self._sheets.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._timer.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl larger and smaller; to the neighbours while the whole page is in sight."""
        is_zooming = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._zoom and not is_zooming:
            super().wheelEvent(event)
            return
        notches = self._notches.of(event)
        if notches and is_zooming:
            self.zoom(1 if notches > 0 else -1, event.position().toPoint())
        elif notches:
            self.step_wanted.emit(-notches)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._zoom and event.button() is Qt.MouseButton.LeftButton:
            self._held = event.globalPosition().toPoint()
            self._show_hand()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            now = event.globalPosition().toPoint()
            pulled, self._held = now - self._held, now
            self._let_place_go()
            for bar, by in ((self.horizontalScrollBar(), pulled.x()), (self.verticalScrollBar(), pulled.y())):
                bar.setValue(bar.value() - by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self._show_hand()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sizes = dict.fromkeys(_LARGER, 1) | {Qt.Key.Key_Minus: -1}
        if Qt.Key(event.key()) in sizes and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(sizes[Qt.Key(event.key())])
            return
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}
        if not self._zoom:
            steps |= {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key())) if not event.modifiers() else None
        if step is not None:
            self.step_wanted.emit(step)
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(140))
