"""The list of のせる順: rows painted by one delegate, moved by the mouse or Alt+↑/↓."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui import icons, theme
from ui.printing.composer_rows import ComposerRow, RowKind
from ui.widgets.badge import paint_freshness
from ui.widgets.counted_rows import AnyIndex, CountedRows
from ui.widgets.painted_row import PaintedRow, is_chosen, is_hovered, paint_words
from ui.widgets.plain_text import tip
from ui.widgets.row_ground import paint_row_ground

_ROW_ROLE = Qt.ItemDataRole.UserRole
_ROW_PX, _DOT_PX, _ICON_PX = 34, 14, 16
_SIGNS = {RowKind.GROUP: "forward", RowKind.SECTION: "file"}
"""The icon before what is no place; an open group has another."""


class _Rows(CountedRows):
    """The rows as Qt asks for them; places may be dragged."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[ComposerRow] = ()
        self.can_move = False

    def show_rows(self, rows: Sequence[ComposerRow]) -> None:
        self.rows = rows
        self.set_count(len(rows))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        if not index.isValid() or not self.can_move or self.rows[index.row()].kind is not RowKind.PLACE:
            return usual
        return usual | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


class _Delegate(PaintedRow):
    """Fold mark or state at the left, the name, the page at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(theme.px(120), theme.px(_ROW_PX))

    def paint_row(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, index: AnyIndex) -> None:
        row = index.data(_ROW_ROLE)
        if not isinstance(row, ComposerRow):
            return
        if is_chosen(state) or is_hovered(state):
            paint_row_ground(painter, QRectF(area).adjusted(1, 1, -1, -1), is_chosen=is_chosen(state))
        inner = area.adjusted(theme.px(8), 0, -theme.px(8), 0)
        inner.setLeft(_paint_sign(painter, inner, row))
        for text in (row.pages, row.note):
            if text:
                width = paint_words(painter, inner, text, theme.font("cap"), "ink2", is_right=True)
                inner.setRight(inner.right() - width - theme.px(8))
        font = theme.font("body", bold=is_chosen(state) or row.kind is RowKind.GROUP)
        paint_words(painter, inner, row.title, font, "ink2" if row.kind is RowKind.LEFT_OUT else "ink")

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """The whole name: it may be cut."""
        row = index.data(_ROW_ROLE)
        if isinstance(row, ComposerRow):
            QToolTip.showText(event.globalPos(), tip(row.spoken), view)
            return True
        return super().helpEvent(event, view, option, index)


def _paint_sign(painter: QPainter, area: QRect, row: ComposerRow) -> int:
    """What stands before a name: fold mark, state or icon; where the name begins."""
    left, middle, side = area.left(), area.center().y(), theme.px(_ICON_PX)
    if row.dot:
        dot = theme.px(_DOT_PX)
        paint_freshness(painter, left + theme.px(6), middle - dot // 2, dot, row.dot)
    else:
        name = "down" if row.is_open else _SIGNS.get(row.kind, "no")
        inset = 0 if row.kind in _SIGNS else theme.px(4)
        painter.drawPixmap(left + inset, middle - side // 2, icons.pixmap(name, "ink2", side))
    return left + side + theme.px(8 if row.kind in _SIGNS else 12)


class ComposerList(QListView):
    """Sections, chapters, places.

    Signals:
        row_chosen: another ComposerRow has the mark, or None.
        row_opened: a ComposerRow, by Enter, Space or double click.
        group_pressed: key of a group to fold or unfold.
        move_wanted: (place, neighbour, True for behind it) ids.
        out_wanted: id of a place that was deleted with the key.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    group_pressed = Signal(str)
    move_wanted = Signal(object, object, bool)
    out_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows()
        self._is_following = False
        self.setAccessibleName("のせる順")
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.doubleClicked.connect(lambda _index: self._open())
        self.clicked.connect(lambda _index: self._fold())

    @property
    def rows(self) -> Sequence[ComposerRow]:
        """What it shows."""
        return self._rows.rows

    @property
    def chosen(self) -> ComposerRow | None:
        """The row with the mark."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() and index.row() < len(self._rows.rows) else None

    def show_rows(self, rows: Sequence[ComposerRow], *, can_move: bool) -> None:
        """Other rows; the mark stays where it was, as far as the row is still there."""
        before, at = self.chosen, self.verticalScrollBar().value()
        number = self.currentIndex().row()
        self._rows.can_move = can_move
        self._rows.show_rows(rows)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(at)
        if before is not None and not self.choose(before.key) and rows:
            self.setCurrentIndex(self._rows.index(min(number, len(rows) - 1)))

    def choose(self, key: int | str) -> bool:
        """Put the mark on a row; False when it is not there."""
        number = next((at for at, row in enumerate(self._rows.rows) if row.key == key), None)
        if number is not None:
            self.setCurrentIndex(self._rows.index(number))
        return number is not None

    def step(self, by: int) -> None:
        """Move the chosen place up (-1) or down (1) within its chapter."""
        row, number = self.chosen, self.currentIndex().row()
        if row is None or row.kind is not RowKind.PLACE or not self._rows.can_move:
            return
        other = number + by
        if 0 <= other < len(self._rows.rows) and self._rows.rows[other].group == row.group:
            self.move_wanted.emit(row.key, self._rows.rows[other].key, by > 0)

    def drop_at(self, moved: ComposerRow, at: QPoint) -> None:
        """Let a place go at a point of the list: before or behind the one that lies there, in the same chapter."""
        index = self.indexAt(at)
        if not index.isValid() or not self._rows.can_move:
            return
        target = self._rows.rows[index.row()]
        if target.kind is RowKind.PLACE and target.group == moved.group and target.key != moved.key:
            self.move_wanted.emit(moved.key, target.key, at.y() > self.visualRect(index).center().y())

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.chosen
        if row is not None and row.kind is RowKind.PLACE:
            self.drop_at(row, event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the records move, and the rows follow them
        event.accept()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.chosen, Qt.Key(event.key())
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step(steps[key])
        elif row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif row is not None and row.kind is RowKind.PLACE and key == Qt.Key.Key_Delete and self._rows.can_move:
            self.out_wanted.emit(row.key)
        elif row is not None and row.kind is RowKind.GROUP and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if row.is_open == (key == Qt.Key.Key_Left):
                self.group_pressed.emit(str(row.key))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The row with the mark stays in sight when what stands below needs room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def bring_to_top(self, key: int | str) -> None:
        """Scroll so that a row is the first in sight, with what follows it."""
        number = next((at for at, row in enumerate(self._rows.rows) if row.key == key), None)
        if number is not None:
            self.scrollTo(self._rows.index(number), QAbstractItemView.ScrollHint.PositionAtTop)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(_ROW_PX) * 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(_ROW_PX) * 4)

    def _fold(self) -> None:
        row = self.chosen
        if row is not None and row.kind is RowKind.GROUP:
            self.group_pressed.emit(str(row.key))

    def _open(self) -> None:
        row = self.chosen
        if row is None:
            return
        if row.kind is RowKind.GROUP:
            self.group_pressed.emit(str(row.key))
        else:
            self.row_opened.emit(row)

    def _tell(self) -> None:
        self.row_chosen.emit(self.chosen)
