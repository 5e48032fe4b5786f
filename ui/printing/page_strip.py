"""Small pictures of all spreads in a row, always whole ones; the one in sight is framed and in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets.wheel import Notches

_AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEIGHT, _LOW_HEIGHT = 46, 32
_AROUND, _LOW_AROUND = 24, 14
"""What pictures and words leave free above, between and below, px at 標準."""


class _Spreads(QAbstractListModel):
    """Words and pictures of the spreads."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.counts: list[int] = []
        self.images: dict[int, list[QImage]] = {}

    def show_spreads(self, words: Sequence[str], counts: Sequence[int]) -> None:
        self.beginResetModel()
        self.words, self.counts, self.images = list(words), list(counts), {}
        self.endResetModel()

    def put(self, number: int, images: Sequence[QImage]) -> None:
        if number < len(self.words):
            self.images[number] = list(images)
            self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: _AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.words)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self.words[index.row()]
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.words[index.row()]}ページ"
        return None


class _SpreadDelegate(QStyledItemDelegate):
    def __init__(self, spreads: _Spreads, parent: QWidget) -> None:
        super().__init__(parent)
        self._spreads = spreads
        self.size = QSize(66, 46)
        self.item = QSize(78, 80)

    def measure(self, page: QSize) -> None:
        """All are as large as the one with the longest word; `page` is the size of a picture."""
        metrics = QFontMetrics(theme.font("cap", bold=True))
        widest = max((metrics.horizontalAdvance(words) for words in self._spreads.words), default=0)
        self.size = page
        self.item = QSize(max(page.width(), widest) + theme.px(12), page.height() + metrics.height() + theme.px(12))

    def paper(self, frame: QRect, row: int) -> QRect:
        """Where the pages of a spread lie in its place: a cover is as wide as one page, not as two."""
        count = self._spreads.counts[row]
        width = self.size.width() * count // max(self._spreads.counts)
        return QRect(frame.center().x() - width // 2, frame.top() + theme.px(4), width, self.size.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return self.item

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        frame: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        images = self._spreads.images.get(index.row(), [])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper = self.paper(frame, index.row())
        left, top = paper.left(), paper.top()
        painter.fillRect(paper, Qt.GlobalColor.white)
        each = paper.width() // max(1, len(images))
        for number, image in enumerate(images):
            painter.drawImage(QRect(left + number * each, top, each, self.size.height()), image)
        painter.setPen(QPen(theme.colour("ai" if is_chosen else "edge"), 3 if is_chosen else 1))
        painter.drawRect(paper)
        font = theme.font("cap", bold=is_chosen)
        painter.setFont(font)
        painter.setPen(theme.colour("ai" if is_chosen else "ink2"))
        below = QRect(frame.left(), paper.bottom() + theme.px(2), frame.width(), frame.bottom() - paper.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


class PageStrip(QListView):
    """The row of small pictures.

    Signals:
        spread_chosen: number of the spread the user went to.
    """

    spread_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spreads = _Spreads()
        self._notches = Notches()
        self._is_following = False
        self._is_low = False
        self._page_ratio = 1.0
        self.setModel(self._spreads)
        self._delegate = _SpreadDelegate(self._spreads, self)
        self.setItemDelegate(self._delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("ページの一覧")
        self.selectionModel().currentChanged.connect(self._take_current)

    def show_spreads(self, words: Sequence[str], counts: Sequence[int], page_mm: tuple[float, float]) -> None:
        """Other spreads: their words, and how many pages lie side by side in each."""
        self._spreads.show_spreads(words, counts)
        self._page_ratio = page_mm[0] * max(counts, default=1) / page_mm[1]
        self._measure()

    def set_low(self, is_low: bool) -> None:
        """In a low window the pictures are smaller: the pages above need the room."""
        self._is_low = is_low
        self._measure()

    def _measure(self) -> None:
        height = theme.px(_LOW_HEIGHT if self._is_low else _HEIGHT)
        around = theme.px(_LOW_AROUND if self._is_low else _AROUND)
        self._delegate.measure(QSize(round(height * self._page_ratio), height))
        self.setFixedHeight(height + QFontMetrics(theme.font("cap")).height() + around)
        self._fit()

    def put(self, number: int, images: Sequence[QImage]) -> None:
        """The picture of a spread."""
        self._spreads.put(number, images)

    def has_picture(self, number: int) -> bool:
        """Whether a spread was drawn already."""
        return number in self._spreads.images

    def choose(self, number: int) -> None:
        """Frame a spread, without telling anybody."""
        self._is_following = True
        index = self._spreads.index(number)
        self.setCurrentIndex(index)
        self._centre()
        self._is_following = False

    @property
    def shown(self) -> range:
        """Numbers of the spreads that are in sight."""
        across = max(1, self._delegate.item.width())
        first = self.horizontalScrollBar().value() // across
        return range(first, min(first + self.viewport().width() // across, self._spreads.rowCount()))

    def _fit(self) -> None:
        """Leave free at both sides what no whole picture fills."""
        across = max(1, self._delegate.item.width())
        room = self.contentsRect().width()
        count = max(1, min(room // across, self._spreads.rowCount()))
        if count < self._spreads.rowCount() and count % 2 == 0:
            count -= 1  # an odd number has a middle
        free = max(0, room - count * across)
        self.setViewportMargins(free // 2, 0, free - free // 2, 0)
        self.doItemsLayout()
        self._centre()

    def _centre(self) -> None:
        """The framed one in the middle, as far as there are others at both sides."""
        across = max(1, self._delegate.item.width())
        count = max(1, self.viewport().width() // across)
        last = max(0, self._spreads.rowCount() - count)
        first = max(0, min(self.currentIndex().row() - count // 2, last))
        self.horizontalScrollBar().setValue(first * across)

    def scrollTo(self, index: _AnyIndex, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        """Wherever Qt wants to go, whole pictures are shown."""
        self._centre()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """To the neighbours; scrolling by pixels would cut pictures."""
        row = self.currentIndex().row() - self._notches.of(event)
        row = max(0, min(row, self._spreads.rowCount() - 1))
        if row != self.currentIndex().row():
            self.setCurrentIndex(self._spreads.index(row))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._is_following and current.isValid():
            self.spread_chosen.emit(current.row())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())
