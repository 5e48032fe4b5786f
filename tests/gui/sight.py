"""What of the window is in sight."""

from __future__ import annotations

from ui.ledger_frame import LedgerFrame
from ui.pages.history_page import HistoryPage
from ui.pages.page import Page
from ui.pages.past_page import PastPage


def page_in_sight(frame: LedgerFrame) -> Page:
    """The page in sight; of 履歴 the part."""
    page = frame.page
    assert page is not None
    return page.part if isinstance(page, PastPage) else page


def is_told(page: HistoryPage, count: int) -> bool:
    """Whether the history lists so many deeds and its sheet tells of the chosen one."""
    return len(page.list.rows) == count and page.shown_deed == page.list.chosen_key
