"""What is typed and cannot be saved yet: the line at the bottom says why, the foot of the side bar that it is so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.context import AppContext
from ui.pages.page import Page
from ui.saved_line import SavedLine
from ui.side_bar import SideBar


class HeldBack(QObject):
    """Follows what the desks of the pages tell."""

    def __init__(
        self,
        context: AppContext,
        saved_line: SavedLine,
        side_bar: SideBar,
        page_in_sight: Callable[[], Page | None],
        parent: QObject,
    ) -> None:
        """What the page in sight does not show is said when its own page comes."""
        super().__init__(parent)
        self._saved_line, self._side_bar = saved_line, side_bar
        self._page_in_sight = page_in_sight
        self._held: dict[str, tuple[int, str]] = {}
        context.signals.held_back.connect(self._take)

    def refresh(self) -> None:
        """Say what is true of the record in sight now."""
        page = self._page_in_sight()
        kind, record_id = (None if page is None else page.shown_record) or ("", 0)
        held, problem = self._held.get(kind, (0, ""))
        self._saved_line.show_held(problem if held == record_id else "")
        self._side_bar.show_held(any(each for _id, each in self._held.values()))

    def _take(self, kind: str, record_id: int, problem: str) -> None:
        self._held[kind] = (record_id, problem)
        self.refresh()
