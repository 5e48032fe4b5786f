"""The first columns of a table once more, lying over it: the name stays in sight while one looks to the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui import theme
from ui.importing.plan_cells import CellDelegate, TwoLineHeader
from ui.importing.plan_rows import PlanRows

_MOST = 0.6
"""Of the table's width; where the first columns take more, they scroll like the others."""


class SteadyColumns(QTableView):
    """Rows, selection and widths are those of the table below; the table keeps the keys.

    Signals:
        header_pressed: number of the column.
    """

    header_pressed = Signal(int)

    def __init__(self, table: QTableView, rows: PlanRows) -> None:
        """`table` shows `rows` already."""
        super().__init__(table)
        self._table, self._rows = table, rows
        self.setModel(rows)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(CellDelegate(self))
        header = TwoLineHeader(rows, self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sectionClicked.connect(self.header_pressed)
        header.setMouseTracking(True)
        self.setHorizontalHeader(header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "overlay")
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("とりこむ表のはじめの列")
        mine, theirs = self.verticalScrollBar(), table.verticalScrollBar()
        theirs.valueChanged.connect(mine.setValue)
        mine.valueChanged.connect(theirs.setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        table.horizontalHeader().sectionResized.connect(self._take_width)
        rows.modelReset.connect(self.place)
        self.clicked.connect(lambda _index: table.setFocus(Qt.FocusReason.MouseFocusReason))
        self.place()

    @property
    def covered(self) -> int:
        """Pixels of the table's left that lie below."""
        return 0 if self.isHidden() else self.width()

    def place(self) -> None:
        """Lie where the table's first columns are when it is not scrolled."""
        steady = self._rows.steady
        for at in range(self._rows.columnCount()):
            self.setColumnHidden(at, at >= steady)
            if at < steady:
                self.setColumnWidth(at, self._table.columnWidth(at))
        width = sum(self._table.columnWidth(at) for at in range(steady))
        ground = self._table.viewport().geometry()
        head = self._table.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(head)
        self.setGeometry(ground.left(), ground.top() - head, width, ground.height() + head)
        self.setVisible(0 < width <= _MOST * ground.width())
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """With a strong line at the right while something lies below."""
        super().paintEvent(event)
        if self._table.horizontalScrollBar().value():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.colour("edge"), 2 * theme.line_width()))
            right = self.viewport().width() - theme.line_width()
            painter.drawLine(right, 0, right, self.viewport().height())
            painter.end()

    def _take_width(self, at: int, _before: int, _now: int) -> None:
        if at < self._rows.steady:
            self.place()
