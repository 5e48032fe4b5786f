"""The pages the side bar knows. Each is imported when it is first shown: at start only 居場所 is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.context import AppContext
from ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the side bar.

    Attributes:
        key: name in preferences and the trail.
        word, icon: what is shown.
        group: 0 記録, 1 つくる, 2 帳面; groups are parted by a rule, the last stands at the bottom.
        kinds: kinds of record the page shows: a link to such a record leads here.
        build: imports and makes the page.
    """

    key: str
    word: str
    icon: str
    group: int
    kinds: tuple[str, ...]
    build: Callable[[AppContext], Page]


def _place_page(context: AppContext) -> Page:
    from ui.pages.place_page import PlacePage

    return PlacePage(context)


def _import_page(context: AppContext) -> Page:
    from ui.pages.import_page import ImportPage

    return ImportPage(context)


def _print_page(context: AppContext) -> Page:
    from ui.pages.print_page import PrintPage

    return PrintPage(context)


def _history_page(context: AppContext) -> Page:
    from ui.pages.history_page import HistoryPage

    return HistoryPage(context)


def _trash_page(context: AppContext) -> Page:
    from ui.pages.trash_page import TrashPage

    return TrashPage(context)


def _settings_page(context: AppContext) -> Page:
    from ui.pages.settings_page import SettingsPage

    return SettingsPage(context)


ENTRIES = (
    Entry("place", "居場所", "place", 0, ("place", "schedule", "space", "photo"), _place_page),
    Entry("print", "印刷", "print", 1, (), _print_page),
    Entry("import", "とりこむ", "import", 1, (), _import_page),
    Entry("history", "履歴", "history", 2, (), _history_page),
    Entry("trash", "消したもの", "trash", 2, (), _trash_page),
    Entry("settings", "設定", "settings", 2, (), _settings_page),
)
"""In the order of the side bar; Ctrl+1…9 follow it."""


def entry(key: str) -> Entry:
    """The entry with this key.

    Raises:
        KeyError: there is none.
    """
    for each in ENTRIES:
        if each.key == key:
            return each
    raise KeyError(key)


def entry_for(kind: str) -> Entry | None:
    """The entry whose page shows records of a kind."""
    return next((each for each in ENTRIES if kind in each.kinds), None)
