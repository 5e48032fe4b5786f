"""F1: the handbook at the chapter of what is in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.handbook.chapters import FIRST
from app.printing.handbook.content import handbook
from ui.handbook.handbook_window import HandbookWindow
from ui.ledger_frame import LedgerFrame
from ui.pages.catalogue import entry
from ui.search_everywhere import SearchEverywhere
from ui.shortcuts import lines

_PRINTED = "print.handbook"
"""The view of the page 印刷 that prints it."""
_SEARCH = "search"


class HelpDesk:
    """Keeps the one window of the handbook.

    Attributes:
        window: made when it is first asked for.
    """

    def __init__(
        self, owner: QWidget, frame: Callable[[], LedgerFrame | None], change_size: Callable[[int], None]
    ) -> None:
        """`frame` tells what the window shows now, None on the first screen."""
        self._frame = frame
        self.window = HandbookWindow(owner)
        self.window.size_wanted.connect(change_size)
        self.window.print_wanted.connect(self._print)

    def open(self, target: str = "") -> None:
        """Show a chapter, or the one about what is in sight."""
        frame = self._frame()
        context = None if frame is None else frame.context
        page = None if frame is None else frame.page
        sight = chapter_in_sight(frame)
        keys = lines(() if page is None else page.help_text())
        self.window.show_chapters(handbook(None if context is None else context.ledger))
        self.window.show_keys(sight.partition("/")[0], keys, "" if page is None else page.title)
        self.window.allow_printing(context is not None)
        self.window.open_at(target or sight)

    def _print(self) -> None:
        frame = self._frame()
        if frame is not None and frame.show_page(_PRINTED):
            frame.window().activateWindow()


def chapter_in_sight(frame: LedgerFrame | None) -> str:
    """`chapter` or `chapter/section` of the handbook about what the window shows."""
    page = None if frame is None else frame.page
    if frame is None or page is None:
        return FIRST
    searching = frame.findChild(SearchEverywhere)
    if searching is not None and searching.isVisible():
        return _SEARCH
    return page.chapter or entry(frame.page_key).chapter
