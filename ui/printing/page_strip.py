"""Small pictures of all spreads in a row; the one in sight is framed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme

_AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEIGHT = 46


class _Spreads(QAbstractListModel):
    """Words and pictures of the spreads."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.images: dict[int, list[QImage]] = {}

    def show_spreads(self, words: Sequence[str]) -> None:
        self.beginResetModel()
        self.words, self.images = list(words), {}
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

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        words = QFontMetrics(theme.font("cap", bold=True)).horizontalAdvance(str(index.data()))
        height = self.size.height() + QFontMetrics(theme.font("cap")).height() + theme.px(12)
        return QSize(max(self.size.width(), words) + theme.px(12), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        frame: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        images = self._spreads.images.get(index.row(), [])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = self.size.width()
        left, top = frame.center().x() - width // 2, frame.top() + theme.px(4)
        paper = QRect(left, top, width, self.size.height())
        painter.fillRect(paper, Qt.GlobalColor.white)
        each = width // max(1, len(images))
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
        self._is_following = False
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

    def show_spreads(self, words: Sequence[str], pages: int, page_mm: tuple[float, float]) -> None:
        """Other spreads; `pages` lie side by side in the widest of them."""
        height = theme.px(_HEIGHT)
        self._delegate.size = QSize(round(height * page_mm[0] * pages / page_mm[1]), height)
        self._spreads.show_spreads(words)
        self.setFixedHeight(height + QFontMetrics(theme.font("cap")).height() + theme.px(24))
        self.doItemsLayout()

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
        self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self._is_following = False

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._is_following and current.isValid():
            self.spread_chosen.emit(current.row())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())
