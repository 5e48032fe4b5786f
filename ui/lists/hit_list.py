"""HitList: what a search found, kind by kind, painted by one delegate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from app.search.everywhere import Hit
from ui import icons, theme
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.painted_row import PaintedRow, is_chosen, is_hovered, paint_words
from ui.widgets.plain_text import one_line
from ui.widgets.row_ground import paint_row_ground

_LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class HitLine:
    """One line of the list: a heading, a hit, or 「ほかに n件」.

    Attributes:
        heading: words of a heading, which cannot be chosen.
        hit: the record.
        icon: of the hit's page.
        more: (kind, words) of the line that shows the rest of a kind.
    """

    heading: str = ""
    hit: Hit | None = None
    icon: str = ""
    more: tuple[str, str] | None = None

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        if self.hit is not None:
            return "　".join(part for part in (self.hit.title, self.hit.note, self.hit.reason) if part)
        return self.heading or (self.more[1] if self.more else "")


class _Lines(QAbstractListModel):
    """The lines as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[HitLine] = ()

    def show_lines(self, lines: Sequence[HitLine]) -> None:
        """Show others."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(line.spoken)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.lines[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(PaintedRow):
    """Headings in small bold, hits in two lines where there is something to say."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line = index.data(_LINE)
        lower = isinstance(line, HitLine) and line.hit is not None and bool(line.hit.reason or line.hit.note)
        height = QFontMetrics(theme.font("body")).height() + theme.px(14)
        if lower:
            height += QFontMetrics(theme.font("cap")).height() + theme.px(3)
        return QSize(theme.px(120), max(height, theme.px(30)))

    def paint_row(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, index: AnyIndex) -> None:
        line = index.data(_LINE)
        if not isinstance(line, HitLine):
            return
        inner = area.adjusted(theme.px(14), theme.px(6), -theme.px(14), -theme.px(6))
        if line.heading:
            paint_words(painter, inner, one_line(line.heading), theme.font("cap", bold=True), "ink2")
            return
        if is_chosen(state) or is_hovered(state):
            paint_row_ground(painter, QRectF(area).adjusted(4, 1, -4, -1), is_chosen=is_chosen(state))
        side = theme.px(18)
        if line.icon:
            painter.drawPixmap(inner.left(), inner.top() + theme.px(2), icons.pixmap(line.icon, "ai", side))
        inner.setLeft(inner.left() + side + theme.px(10))
        if line.more is not None:
            paint_words(painter, inner, one_line(line.more[1]), theme.font("body"), "ai")
        elif line.hit is not None:
            _hit(painter, inner, line.hit, theme.font("body", bold=is_chosen(state)))


def _hit(painter: QPainter, area: QRect, hit: Hit, font: QFont) -> None:
    upper, lower = QRect(area), QRect(area)
    upper.setHeight(QFontMetrics(font).height() + theme.px(2))
    lower.setTop(upper.bottom() + theme.px(2))
    if hit.reason and hit.note:
        cap = theme.font("cap")
        width = min(QFontMetrics(cap).horizontalAdvance(hit.note) + 2, upper.width() // 3)
        side = QRect(upper.right() - width, upper.top(), width, upper.height())
        paint_words(painter, side, one_line(hit.note), cap, "ink2", is_right=True)
        upper.setRight(side.left() - theme.px(10))
    paint_words(painter, upper, one_line(hit.title), font, "ink")
    paint_words(painter, lower, one_line(hit.reason or hit.note), theme.font("cap"), "ink2")


class HitList(QListView):
    """The lines; headings are stepped over.

    Signals:
        opened: (HitLine) Enter or a click.
        left_upwards: ↑ on the first line: back to the search box.
    """

    opened = Signal(object)
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines()
        self.setAccessibleName("見つかったもの")
        self.setModel(self._lines)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self._open(index))

    @property
    def lines(self) -> Sequence[HitLine]:
        """What it shows."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[HitLine]) -> None:
        """Show others; the first that can be chosen is chosen."""
        self._lines.show_lines(lines)
        self.choose_first()
        self.scrollToTop()

    def choose_first(self) -> None:
        """Choose the first hit."""
        for number, line in enumerate(self.lines):
            if not line.heading:
                self.setCurrentIndex(self._lines.index(number))
                return

    def open_current(self) -> None:
        """Open the chosen line."""
        self._open(self.currentIndex())

    def step(self, by: int) -> bool:
        """Move the choice over headings; False at the ends."""
        number = self.currentIndex().row() + by
        while 0 <= number < len(self.lines):
            if not self.lines[number].heading:
                self.setCurrentIndex(self._lines.index(number))
                return True
            number += by
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() == Qt.Key.Key_Down:
            self.step(1)
        elif event.key() == Qt.Key.Key_Up:
            if not self.step(-1):
                self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(80))

    def _open(self, index: AnyIndex) -> None:
        if index.isValid() and not self.lines[index.row()].heading:
            self.opened.emit(self.lines[index.row()])
