"""RowList: a list of two-line rows, painted by one delegate, as fast with 10,000 rows as with ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from ui import icons, theme
from ui.widgets.counted_rows import AnyIndex, CountedRows
from ui.widgets.painted_row import PaintedRow, is_chosen, is_hovered, paint_badge, paint_words
from ui.widgets.row_ground import paint_row_ground

ROW_ROLE = Qt.ItemDataRole.UserRole
"""Gives the Row of an index."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        key: what the page knows it by.
        title: line 1, left; aside: line 1, right.
        detail: line 2, left; note: line 2, right.
        icon: a key of `icons.NAMES`.
        tone: `plain`, `mid`, `yam`, `shu` or `ai`: aside is a state and stands in a badge of this tone.
    """

    key: object
    title: str
    detail: str = ""
    aside: str = ""
    note: str = ""
    icon: str = ""
    tone: str = ""


class LazyRows(Sequence[Row]):
    """Rows that are described when they are first seen: a list of thousands costs what is on the screen.

    Attributes:
        keys: of all rows, in order.
    """

    def __init__(self, keys: Sequence[object], describe: Callable[[object], Row]) -> None:
        """`describe` gives the row of a key; it is asked once for each."""
        self.keys = keys
        self._describe = describe
        self._known: dict[object, Row] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._row(key) for key in self.keys[index]]
        return self._row(self.keys[index])

    def _row(self, key: object) -> Row:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._describe(key)
        return known


def _keys_of(rows: Sequence[Row]) -> Sequence[object]:
    return rows.keys if isinstance(rows, LazyRows) else [row.key for row in rows]


class _RowModel(CountedRows):
    """The rows as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.rows = rows
        self.set_count(len(rows))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "　".join(part for part in (row.title, row.detail, row.aside, row.note) if part)
        return None


class RowDelegate(PaintedRow):
    """Paints rows as window.md says: hairline between, chosen row = pill with a bar at its left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(theme.px(120), theme.size("row"))

    def paint_row(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, index: AnyIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        self._paint_ground(painter, area, state)
        inner = area.adjusted(theme.px(16), theme.px(8), -theme.px(14), -theme.px(8))
        if row.icon:
            side = theme.px(18)
            painter.drawPixmap(inner.left(), inner.top() + theme.px(3), icons.pixmap(row.icon, "ai", side))
            inner.setLeft(inner.left() + side + theme.px(10))
        half = inner.height() // 2
        upper, lower = QRect(inner), QRect(inner)
        upper.setHeight(half)
        lower.setTop(inner.top() + half)
        aside, note = row.aside, row.note
        if row.tone and aside:
            # beside the detail: a name is not cut for it
            width = paint_badge(painter, lower, aside, row.tone, is_right=True)
            lower.setRight(lower.right() - width - theme.px(8))
            aside = ""
        _paint_pair(painter, upper, row.title, aside, theme.font("body", bold=is_chosen(state)), "ink")
        _paint_pair(painter, lower, row.detail, note, theme.font("cap"), "ink2")

    @staticmethod
    def _paint_ground(painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        painter.setPen(QPen(theme.colour("line"), theme.line_width()))
        painter.drawLine(area.left() + theme.px(8), area.bottom(), area.right() - theme.px(8), area.bottom())
        if is_chosen(state) or is_hovered(state):
            paint_row_ground(painter, QRectF(area).adjusted(2, 1, -2, -1), is_chosen=is_chosen(state))


def _paint_pair(painter: QPainter, area: QRect, left: str, right: str, font: QFont, colour: str) -> None:
    """Text at the left that gives way to text at the right."""
    room = QRect(area)
    if right:
        paint_words(painter, area, right, theme.font("cap"), "ink2", is_right=True)
        room.setWidth(area.width() - QFontMetrics(font).horizontalAdvance(right) - theme.px(12))
    paint_words(painter, room, left, font, colour)


class RowList(QListView):
    """A list of `Row`s, one of them chosen.

    Signals:
        row_chosen: key of the row the user moved to.
        row_opened: key of a row, by Enter or double click.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _RowModel()
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.doubleClicked.connect(lambda index: self.row_opened.emit(self._rows.rows[index.row()].key))

    @property
    def rows(self) -> Sequence[Row]:
        """What it shows."""
        return self._rows.rows

    @property
    def chosen_key(self) -> object:
        """Key of the chosen row, None for none."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen if it is still there, otherwise the first is."""
        before = self.chosen_key
        self._rows.show_rows(rows)
        keys = _keys_of(rows)
        if keys:
            self.choose(before if before in keys else keys[0])

    def choose(self, key: object) -> bool:
        """Choose a row; False when it is not there."""
        for number, each in enumerate(_keys_of(self._rows.rows)):
            if each == key:
                self.setCurrentIndex(self._rows.index(number))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_key is not None:
            self.row_opened.emit(self.chosen_key)
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(100))

    def _tell_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(self._rows.rows[current.row()].key)
