"""履歴: what was done, what was deleted, and the backups, behind one entry of the side bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.store import Stamp
from ui import theme
from ui.context import AppContext
from ui.pages.backup_page import BackupPage
from ui.pages.catalogue import entry
from ui.pages.history_page import HistoryPage
from ui.pages.page import Page, SelfTestStep
from ui.pages.trash_page import TrashPage
from ui.widgets.buttons import Segmented
from ui.widgets.labels import Label
from ui.widgets.surfaces import PAGE_MARGIN, column, row

_KEY = "past"
_PARTS: dict[str, tuple[str, Callable[[AppContext], Page]]] = {
    "history": ("したこと", HistoryPage),
    "trash": ("消したもの", TrashPage),
    "backup": ("控え", BackupPage),
}


class PastPage(Page):
    """Segments over pages; each is made when it is first seen."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        self.title = entry(_KEY).word
        super().__init__(context, parent)
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._segments = Segmented([(key, word) for key, (word, _make) in _PARTS.items()], self.title)
        self._segments.chosen.connect(lambda key: context.signals.page_wanted.emit(key))
        head = row(spacing=20)
        head.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(14), theme.px(PAGE_MARGIN), theme.px(10))
        head.addWidget(Label(self.title, "title"))
        head.addWidget(self._segments)
        head.addStretch(1)
        outer = column(spacing=0)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)
        self.setLayout(outer)
        self.show_part("history")

    @property
    def part(self) -> Page:
        """The page in sight inside this one."""
        return self._pages[self.part_key]

    @property
    def part_key(self) -> str:
        return self._segments.value

    @property
    def shown_record(self) -> tuple[str, int] | None:
        return self.part.shown_record

    @property
    def chapter(self) -> str:
        return f"trouble/{self.part_key}"

    def show_part(self, key: str) -> None:
        if key not in _PARTS:
            return
        page = self._pages.get(key)
        if page is None:
            page = _PARTS[key][1](self.context)
            page.went.connect(self.went)
            self._pages[key] = page
            self._stack.addWidget(page)
        self._segments.set_value(key)
        self._stack.setCurrentWidget(page)

    def enter(self) -> None:
        self.part.enter()

    def leave(self) -> bool:
        return all(page.leave() for page in self._pages.values())

    def show_record(self, record_id: int, field: str = "") -> bool:
        return self.part.show_record(record_id, field)

    def show_kind(self, kind: str, record_id: int) -> bool:
        return self.part.show_kind(kind, record_id)

    def show_deed(self, stamp: Stamp) -> None:
        """Choose one deed in したこと."""
        if isinstance(self.part, HistoryPage):
            self.part.show_deed(stamp)

    def focus_search(self) -> None:
        self.part.focus_search()

    def print_current(self) -> None:
        self.part.print_current()

    def panes(self) -> Sequence[QWidget]:
        return self.part.panes()

    def help_text(self) -> Sequence[tuple[str, str]]:
        return self.part.help_text()

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        steps: list[SelfTestStep] = []
        for key in _PARTS:
            steps.append(SelfTestStep(key, partial(self._visit, key)))
            if key not in self._pages:
                self.show_part(key)
            steps += [
                SelfTestStep(f"{key}_{step.name}", partial(self._visit_step, key, step))
                for step in self._pages[key].self_test_steps()
            ]
        self.show_part("history")
        return steps

    def _visit(self, key: str) -> None:
        self.show_part(key)
        self.enter()

    def _visit_step(self, key: str, step: SelfTestStep) -> QWidget | None:
        self._visit(key)
        return step.show()
