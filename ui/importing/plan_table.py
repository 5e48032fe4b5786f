"""The table of たしかめる: its first columns stay in sight, a menu sends a column elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.exchange.mapping import ColumnMapping
from app.exchange.targets import NOTE, NUMBER, TARGETS, Target
from app.ledger import Ledger
from app.wording import with_nouns
from ui import theme
from ui.importing.plan_cells import CellDelegate, TwoLineHeader
from ui.importing.plan_rows import PlanRows
from ui.importing.steady_columns import SteadyColumns
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.plain_text import without_mnemonic

_GROUPS = (
    ("place.", "{place}のこと"),
    ("schedule.", "いつ（定例）"),
    ("space.", "{space}のこと"),
    ("organization.", "{organization}のこと"),
    ("area.", "{area}のこと"),
    ("term.accessibility.", "設備"),
)
_WIDTHS = {"№": 46, "これから": 84, "なまえ": 168, "よみ": 128}
_SAMPLE_ROWS = 40


class PlanTable(QTableView):
    """Shows the rows of a plan; Alt+↓ or a press on a header changes what a column is.

    Signals:
        cell_chosen: (QModelIndex) the user went to another cell.
        column_sent: (position, target key) the user wants a column to be something else.
    """

    cell_chosen = Signal(object)
    column_sent = Signal(int, str)

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.rows = PlanRows()
        self._mapping: ColumnMapping | None = None
        self._is_following = False
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(self))
        header = TwoLineHeader(self.rows, self)
        self.setHorizontalHeader(header)
        header.sectionClicked.connect(self._open_menu_at)
        header.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.size("table_row"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._steady = SteadyColumns(self, self.rows)
        self._steady.header_pressed.connect(self._open_menu_at)
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
        self._steady.place()

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
                group = menu.addMenu(without_mnemonic(with_nouns(words, self._ledger)))
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
            left = max(0, self.columnViewportPosition(at))
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

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Sideways only as far as needed, and never below the columns that stay in sight."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        covered = self._steady.covered
        if index.column() < self.rows.steady and covered:
            bar.setValue(before)
            return
        left = self.columnViewportPosition(index.column())
        if left < covered:
            bar.setValue(bar.value() + left - covered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_menu_at(max(self.currentIndex().column(), 0))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen cell stays in sight, with as much as possible of the name in front of it."""
        super().resizeEvent(event)
        self._steady.place()
        if self.currentIndex().isValid():
            self.horizontalScrollBar().setValue(0)
            self.scrollTo(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(120))
