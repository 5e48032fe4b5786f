"""The red numbers of the side bar, kept current while nobody types, and the way to what each counts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.pages.catalogue import ENTRIES, entry
from ui.side_bar import SideBar
from ui.unasked import unasked

_REST_MILLISECONDS = 300
_LATE_SPACES = "late"  # what the page of spaces takes for those with a step overdue


class DueNumbers(QObject):
    """Counts a moment after something was written; a number that was pressed opens exactly what it counts."""

    def __init__(self, context: AppContext, side_bar: SideBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._side_bar = side_bar
        self._window = parent
        self._timer = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._timer.timeout.connect(self.count)
        context.signals.records_changed.connect(self.count_soon)
        side_bar.count_chosen.connect(self.open)
        self._timer.start()

    def count_soon(self, _change_set: object = None) -> None:
        """Count when nothing more is written for a moment."""
        self._timer.start()

    def count(self) -> None:
        """Count now; a window that was closed meanwhile has no file to read from.
        """
        from app.agenda import agenda
        from app.due_counts import due_counts

        if not self._window.isVisible():
            return
        ledger, today = self._context.ledger, self._context.today()
        counts: Mapping[str, int] = {}
        with unasked():
            counts = due_counts(ledger, today, agenda(ledger, today))
        for each in ENTRIES:
            if each.kinds and each.kinds[0] in counts:
                self._side_bar.set_count(each.key, counts[each.kinds[0]])

    def open(self, key: str) -> None:
        """Show exactly what the number at an entry counts."""
        from app.rules.freshness import Freshness
        from app.search.freshness_lists import freshness_filters

        kind = entry(key).kinds[0]
        signals = self._context.signals
        if kind == "place":
            filters = freshness_filters(self._context.ledger, self._context.today(), Freshness.RED)
            signals.list_wanted.emit(kind, filters)
        elif kind == "space":
            signals.list_wanted.emit(kind, _LATE_SPACES)
        else:
            signals.late_wanted.emit(key)
