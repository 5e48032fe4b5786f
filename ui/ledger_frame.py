"""LedgerFrame: side bar, pages and saved line of the opened ledger."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.notice_area import NoticeArea
from ui.pages.catalogue import ENTRIES, entry, entry_for
from ui.pages.page import Page
from ui.saved_line import SavedLine
from ui.side_bar import SideBar
from ui.trail import Sight, Trail

if TYPE_CHECKING:
    from app.changes.change import ChangeSet
    from app.store import Applied

_LAST_PAGE = "window.page"


class LedgerFrame(QWidget):
    """What fills the window while a ledger is open. Painted empty at first, filled by `attach`.

    Signals:
        page_shown: title of the page in sight.
    """

    page_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: AppContext | None = None
        self._pages: dict[str, Page] = {}
        self._key = ""
        self._trail = Trail()
        self._is_walking = False
        self._rested: QWidget | None = None
        self.side_bar = SideBar()
        self.side_bar.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        self._saved = SavedLine()
        self._saved.undo_pressed.connect(self.undo)
        self._saved.redo_pressed.connect(self.redo)
        self._middle = QWidget()
        self._content = QVBoxLayout(self._middle)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(0)
        self._content.addWidget(self._stack, 1)
        self._content.addWidget(self._saved)
        self.notices = NoticeArea(self._middle)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side_bar)
        line.addWidget(self.notices, 1)

    def attach(self, context: AppContext, page: str = "") -> None:
        """Fill the frame with an opened ledger, at the page that was shown last."""
        self._context = context
        signals = context.signals
        signals.records_changed.connect(self._count_problems)
        signals.saved.connect(self._show_saved)
        signals.undo_changed.connect(self._show_steps)
        context.writing.changed.connect(self._rest_while)
        signals.page_wanted.connect(self.show_page)
        signals.record_wanted.connect(self.show_record)
        signals.print_wanted.connect(self._print_record)
        signals.history_wanted.connect(self._show_history)
        signals.source_wanted.connect(self._import_from)
        self.side_bar.show_ledger(context.store.path, None, is_read_only=context.store.is_read_only)
        if context.store.is_read_only:
            self._saved.show_read_only()
        self._show_steps()
        wanted = page or context.preferences.recall(_LAST_PAGE)
        self.show_page(wanted if wanted in self.side_bar.keys else ENTRIES[0].key)

    @property
    def context(self) -> AppContext | None:
        """The opened ledger, None while it is being opened."""
        return self._context

    @property
    def page_key(self) -> str:
        """Key of the page in sight."""
        return self._key

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        return self._pages.get(self._key)

    @property
    def saved_words(self) -> str:
        """What the saved line says."""
        return self._saved.words

    def show_page(self, key: str) -> bool:
        """Bring a page into sight; False when the page before has something to decide first."""
        if self._context is None or (self.page is not None and key != self._key and not self.page.leave()):
            if self._key:
                self.side_bar.show_chosen(self._key)
            return False
        page = self._page(key, self._context)
        if key != self._key:
            self._key = key
            self._stack.setCurrentWidget(page)
            self._place_saved_line(page)
            self._context.preferences.note(_LAST_PAGE, key)
        self.side_bar.show_chosen(key)
        page.enter()
        self._remember()
        self.page_shown.emit(page.title)
        return True

    def show_record(self, kind: str, record_id: int, field: str = "") -> bool:
        """Show a record on the page of its kind."""
        target = entry_for(kind)
        if target is None or not self.show_page(target.key):
            return False
        page = self._pages[target.key]
        main_kind = target.kinds[0]
        found = page.show_record(record_id, field) if kind == main_kind else page.show_kind(kind, record_id)
        self._remember()
        return found

    def leave(self) -> bool:
        """Save what was typed on every page; False when somebody has to decide or to wait first."""
        if self._context is not None and self._context.ask_to_wait():
            return False
        return all(page.leave() for page in self._pages.values())

    def undo(self) -> None:
        """Take back the newest step, and show where it was."""
        if self._context is not None and self._leave_current():
            self._context.take_back(self._show_place_of)

    def redo(self) -> None:
        """Do the step again, and show where it was."""
        if self._context is not None and self._leave_current():
            self._context.do_again(self._show_place_of)

    def go_back(self) -> None:
        """Alt+←."""
        self._walk(self._trail.back())

    def go_forward(self) -> None:
        """Alt+→."""
        self._walk(self._trail.forward())

    def next_pane(self) -> None:
        """F6: side bar, then the panes of the page, then the side bar again."""
        panes = list(self.page.panes()) if self.page is not None else []
        panes = [pane for pane in panes if pane.isVisible()]
        inside = next((number for number, pane in enumerate(panes) if _has_focus(pane)), -1)
        if inside + 1 < len(panes) and (inside >= 0 or self.side_bar.has_focus_inside()):
            _focus_into(panes[inside + 1])
        elif inside < 0 and not self.side_bar.has_focus_inside() and panes:
            _focus_into(panes[0])
        else:
            self.side_bar.take_focus()

    def _page(self, key: str, context: AppContext) -> Page:
        page = self._pages.get(key)
        if page is None:
            page = entry(key).build(context)
            page.went.connect(self._remember)
            page.problem_count_changed.connect(self._count_problems)
            self._pages[key] = page
            self._stack.addWidget(page)
            self._count_problems()
        return page

    def _leave_current(self) -> bool:
        return self.page is None or self.page.leave()

    def _place_saved_line(self, page: Page) -> None:
        self._saved.setVisible(page.has_saved_line)
        (page.saved_line_slot or self._content).addWidget(self._saved)

    def _remember(self, *_ignored: object) -> None:
        if self._is_walking or self.page is None:
            return
        kind, record_id = self.page.shown_record or ("", 0)
        self._trail.go(Sight(self._key, kind, record_id))

    def _walk(self, sight: Sight | None) -> None:
        if sight is None:
            return
        self._is_walking = True
        if self.show_page(sight.page) and sight.kind:
            self._pages[sight.page].show_kind(sight.kind, sight.record_id)
        self._is_walking = False

    def _show_saved(self, applied: Applied, verb: str) -> None:
        context = self._context
        if context is None or applied.stamp is None:
            return
        when = datetime.fromtimestamp(applied.stamp.hlc / 1_000_000)
        self._saved.show_saved(applied, verb, when)
        self.side_bar.show_ledger(context.store.path, when, is_read_only=False)

    def _show_steps(self) -> None:
        if self._context is not None:
            self._saved.show_steps(self._context)

    def _count_problems(self, *_ignored: object) -> None:
        for key, page in self._pages.items():
            self.side_bar.set_count(key, page.problem_count)

    def _rest_while(self, is_writing: bool) -> None:
        """Nobody types into what a large step may be changing; the focus comes back to where it was."""
        if is_writing:
            self._rested = self.window().focusWidget()
        self.side_bar.setDisabled(is_writing)
        self._middle.setDisabled(is_writing)
        if not is_writing and self._rested is not None and shiboken6.isValid(self._rested):
            self._rested.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_place_of(self, applied: Applied) -> None:
        """After undo: if the page in sight shows the changed record, it shows the changed field."""
        if self.page is None:
            return
        found = _place_of(applied.change_set, entry(self._key).kinds)
        if found is not None:
            self.page.show_record(*found)
            self._remember()

    def _print_record(self, kind: str, record_id: int) -> None:
        if self.show_page("print"):
            self._pages["print"].show_kind(kind, record_id)

    def _show_history(self, kind: str, record_id: int) -> None:
        if self.show_page("history"):
            self._pages["history"].show_kind(kind, record_id)

    def _import_from(self, source: Path) -> None:
        if self.show_page("import"):
            self._pages["import"].take_source(source)


def _place_of(change_set: ChangeSet, kinds: tuple[str, ...]) -> tuple[int, str] | None:
    """(record id, field) of the first changed record that is the main record of a page of `kinds` and still lives."""
    for change in change_set:
        if kinds and change.kind == kinds[0] and change.after is not None:
            return change.record_id, next(iter(change.changed_fields), "")
    return None


def _has_focus(pane: QWidget) -> bool:
    focused = pane.window().focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))


def _focus_into(pane: QWidget) -> None:
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    inside = [each for each in pane.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
    for each in inside:
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            each.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
