"""The table of たしかめる: header in two lines, cells with shape and tint, the menu that sends a column elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.exchange.mapping import ColumnMapping
from app.exchange.targets import NOTE, NUMBER, TARGETS, Target
from ui import icons, theme
from ui.importing.plan_rows import CELL_ROLE, Cell, CellState, PlanRows
from ui.widgets.plain_text import without_mnemonic

_AnyIndex = QModelIndex | QPersistentModelIndex
_LOOKS = {
    CellState.PLAIN: ("", "ink", ""),
    CellState.PROBLEM: ("shuw", "shu", "problem"),
    CellState.ALIKE: ("yamw", "ink", "same"),
    CellState.GUESS: ("yamw", "ink", "question"),
    CellState.SKIPPED: ("paper2", "ink3", ""),
}
"""Ground, text, icon; the shape says what the tint says."""
_GROUPS = (
    ("place.", "居場所のこと"),
    ("schedule.", "いつ（定例）"),
    ("space.", "場のこと"),
    ("organization.", "団体のこと"),
    ("area.", "地域のこと"),
    ("term.accessibility.", "設備"),
)
_WIDTHS = {"№": 46, "これから": 84, "なまえ": 168, "よみ": 128}
_SAMPLE_ROWS = 40


class _CellDelegate(QStyledItemDelegate):
    """Cells of one height."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        cell = index.data(CELL_ROLE)
        assert isinstance(cell, Cell)
        frame: QRect = option.rect
        state: QStyle.StateFlag = option.state
        ground, ink, icon = _LOOKS[cell.state]
        painter.save()
        if ground:
            painter.fillRect(frame, theme.colour(ground))
        left = frame.left() + theme.px(10)
        if icon:
            side = theme.px(15)
            colour = "shu" if cell.state is CellState.PROBLEM else "yam"
            painter.drawPixmap(left, frame.center().y() - side // 2, icons.pixmap(icon, colour, side))
            left += side + theme.px(6)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour(ink))
        room = QRect(left, frame.top(), frame.right() - left - theme.px(6), frame.height())
        text = QFontMetrics(theme.font("body")).elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
        side_of_text = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, side_of_text | Qt.TextFlag.TextSingleLine, text)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("ai"), 3))
            painter.drawRect(frame.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(theme.px(80), theme.size("table_row"))


class _TwoLineHeader(QHeaderView):
    """Our field with ▾ above, the list's own title below."""

    def __init__(self, rows: PlanRows, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(44))
        self.setAccessibleName("列の見出し")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("body"))
        return QSize(super().sizeHint().width(), metrics.height() * 2 + theme.px(18))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        column = self._rows.columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, theme.colour("paper2"))
        painter.setPen(QPen(theme.colour("line2"), theme.line_width()))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(theme.px(10), theme.px(6), -theme.px(6), -theme.px(6))
        half = inside.height() // 2
        may_change = column.position is not None
        first = f"{column.ours} ▾" if may_change else column.ours
        second = f"← {column.theirs}" if may_change else column.theirs
        strong, cap = theme.font("body", bold=True), theme.font("cap")
        colour = "yam" if column.is_reading else "ai" if may_change else "ink2"
        for text, font, name, top in ((first, strong, colour, 0), (second, cap, "ink2", half)):
            painter.setFont(font)
            painter.setPen(theme.colour(name))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            line = QRect(inside.left(), inside.top() + top, inside.width(), half)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        at = self.logicalIndexAt(e.position().toPoint())
        if 0 <= at < len(self._rows.columns):
            column = self._rows.columns[at]
            self.setToolTip("" if column.position is None else f"{column.ours} ← {column.theirs}（押すと変えられます）")


class PlanTable(QTableView):
    """Shows the rows of a plan; Alt+↓ or a press on a header changes what a column is.

    Signals:
        cell_chosen: (QModelIndex) the user went to another cell.
        column_sent: (position, target key) the user wants a column to be something else.
    """

    cell_chosen = Signal(object)
    column_sent = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PlanRows()
        self._mapping: ColumnMapping | None = None
        self._is_following = False
        self.setModel(self.rows)
        self.setItemDelegate(_CellDelegate(self))
        header = _TwoLineHeader(self.rows, self)
        self.setHorizontalHeader(header)
        header.sectionClicked.connect(self._open_menu_at)
        header.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.size("table_row"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerWidget(QWidget())
        self.setAccessibleName("とりこむ表")
        self.setObjectName("plan_table")
        self.selectionModel().currentChanged.connect(self._take_current)

    def show_mapping(self, mapping: ColumnMapping, *, with_widths: bool) -> None:
        """The mapping the rows were read with; `with_widths` when it is a table not seen before."""
        self._mapping = mapping
        if with_widths:
            for at in range(len(self.rows.columns)):
                self.setColumnWidth(at, self._fitting_width(at))

    def go_to(self, index: QModelIndex) -> None:
        """Bring a cell into sight and choose it, without telling anybody."""
        self._is_following = True
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_following = False
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def column_menu(self, at: int) -> QMenu | None:
        """The menu of a column: everything its texts may become; None for a column of our own."""
        position = self.rows.columns[at].position
        if position is None or self._mapping is None:
            return None
        menu = QMenu(self)
        now = self._mapping.targets[position]
        targets = TARGETS[self._mapping.kind]
        for each in (target for target in targets if target.key in (NOTE, NUMBER)):
            self._add(menu, position, each, now)
        menu.addSeparator()
        for prefix, words in _GROUPS:
            members = [target for target in targets if target.key.startswith(prefix)]
            if members:
                group = menu.addMenu(words)
                for each in members:
                    self._add(group, position, each, now)
        return menu

    def _add(self, menu: QMenu, position: int, each: Target, now: str) -> None:
        action = menu.addAction(without_mnemonic(each.label))
        action.setCheckable(True)
        action.setChecked(each.key == now)
        action.triggered.connect(lambda _on=False: self.column_sent.emit(position, each.key))

    def _open_menu_at(self, at: int) -> None:
        menu = self.column_menu(at)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            left = self.columnViewportPosition(at)
            menu.popup(self.viewport().mapToGlobal(QPoint(left, 0)))

    def _fitting_width(self, at: int) -> int:
        column = self.rows.columns[at]
        if at < 4 and column.ours in _WIDTHS:
            return theme.px(_WIDTHS[column.ours])
        metrics = QFontMetrics(theme.font("body"))
        bold = QFontMetrics(theme.font("body", bold=True))
        widest = max(
            bold.horizontalAdvance(f"{column.ours} ▾"),
            *(metrics.horizontalAdvance(self.rows.cell(row, at).text[:40]) for row in range(self._sample)),
            0,
        )
        return max(theme.px(72), min(widest + theme.px(34), theme.px(168)))

    @property
    def _sample(self) -> int:
        return min(self.rows.rowCount(), _SAMPLE_ROWS)

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._is_following and current.isValid():
            self.cell_chosen.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_menu_at(max(self.currentIndex().column(), 0))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen cell stays in sight, with as much as possible of the name in front of it."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.horizontalScrollBar().setValue(0)
            self.scrollTo(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(120))
