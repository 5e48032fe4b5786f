"""The list view of a page of records: its keys and its focus."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QWidget


class RecordList(QListView):
    """Rows of one height, painted by a delegate. Letters are for the search box.

    Signals:
        entered_row: Enter: on into the form.
    """

    entered_row = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record_list")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paint_with(self, delegate: QAbstractItemDelegate) -> None:
        """The delegate that paints the rows; the list keeps it."""
        delegate.setParent(self)
        self.setItemDelegate(delegate)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row current where none is; that would leave what is being written for another record."""
        had_current = self.currentIndex().isValid()
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)
            if not had_current:
                self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the search box."""
