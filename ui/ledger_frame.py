"""LedgerFrame: side bar, pages and saved line of the opened ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.due_numbers import DueNumbers
from ui.held_back import HeldBack
from ui.notice_area import NoticeArea
from ui.page_preparation import PagePreparation
from ui.pages.catalogue import ENTRIES, Entry, entries_for, entry, entry_for, has_entry, shown_record
from ui.pages.page import Page
from ui.pane_focus import focus_into, has_focus, takes_focus
from ui.recent_records import RecentRecords
from ui.saved_line import SavedLine
from ui.side_bar import SideBar
from ui.trail import Sight, Trail

if TYPE_CHECKING:
    from app.changes.change import ChangeSet
    from app.store import Applied, Stamp
    from ui.search_everywhere import SearchEverywhere

_LAST_PAGE = "window.page"
_REST_MILLISECONDS = 1500  # after opening: the page is painted and nobody has typed yet
_MANY = 50  # records of one step beyond which no single place shows what came back
_PAST, _HOME, _SETTINGS = "past", "home", "settings"
_SHOWS_ALL = (_PAST, _HOME)
"""Pages that show every deed themselves: an undo there stays there."""


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
        self._recent: RecentRecords | None = None
        self._everywhere: SearchEverywhere | None = None
        self._held_back: HeldBack | None = None
        self._numbers: DueNumbers | None = None
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
        signals.saved.connect(self._show_saved)
        self._held_back = HeldBack(context, self._saved, self.side_bar, lambda: self.page, self)
        signals.undo_changed.connect(self._show_steps)
        context.writing.changed.connect(self._rest_while)
        signals.page_wanted.connect(self.show_page)
        signals.record_wanted.connect(self.show_record)
        signals.print_wanted.connect(self._print_record)
        signals.history_wanted.connect(self._show_history)
        signals.source_wanted.connect(self._import_from)
        signals.join_wanted.connect(self._join)
        signals.new_wanted.connect(self._begin_new)
        signals.list_wanted.connect(self._show_list)
        signals.search_wanted.connect(self.search)
        signals.deed_wanted.connect(self._show_deed)
        signals.question_wanted.connect(self._show_question)
        signals.late_wanted.connect(self._show_late)
        self._numbers = DueNumbers(context, self.side_bar, self)
        self._recent = RecentRecords(context.preferences, context.store.path)
        QTimer.singleShot(_REST_MILLISECONDS, self, self._prepare_search)
        of_records = [each.key for each in ENTRIES if each.group <= 1]
        self.preparation = PagePreparation(of_records, lambda key: self._page(key, context), self)
        signals.records_changed.connect(self._follow_nouns)
        self.side_bar.show_nouns(context.ledger)
        self.side_bar.show_ledger(context.store.path, None, is_read_only=context.store.is_read_only)
        signals.retry_wanted.connect(self._try_again)
        self._show_steps()
        wanted = page or context.preferences.recall(_LAST_PAGE)
        self.show_page(wanted if has_entry(wanted) else ENTRIES[0].key)

    @property
    def context(self) -> AppContext | None:
        """The opened ledger, None while it is being opened."""
        return self._context

    @property
    def page_key(self) -> str:
        """Key of the page in sight, or of the part of it."""
        return (self.page.part_key if self.page is not None else "") or self._key

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        return self._pages.get(self._key)

    @property
    def saved_words(self) -> str:
        """What the saved line says."""
        return self._saved.words

    def show_reading(self, words: str, action: str, on_action: Callable[[], object]) -> None:
        """Say at the bottom, all the time, why this ledger is only read, with the way out."""
        self._saved.show_reading(words, action, on_action)

    def show_page(self, key: str) -> bool:
        """Bring a page, or a part of one, into sight; False when the page before has something to decide first."""
        target = entry(key).key
        if self._context is None or (self.page is not None and target != self._key and not self.page.leave()):
            if self._key:
                self.side_bar.show_chosen(self._key)
            return False
        page = self._page(target, self._context)
        page.show_part(key)
        if target != self._key:
            self._key = target
            self._stack.setCurrentWidget(page)
            self._place_saved_line(page)
        self.side_bar.show_chosen(target)
        page.enter()
        if self._held_back is not None:
            self._held_back.refresh()
        self._context.preferences.note(_LAST_PAGE, self.page_key)
        self._remember()
        self.page_shown.emit(page.title)
        return True

    def show_record(self, kind: str, record_id: int, field: str = "") -> bool:
        """Show a record on the page of its kind; a row is shown with the record it belongs to."""
        from app.records.catalogue import BY_KIND

        context = self._context
        record = None if context is None else context.ledger.get(BY_KIND[kind], record_id)
        shown = shown_record(record, context.ledger) if record is not None and context is not None else None
        if shown is not None and shown.id != record_id:
            kind, record_id, field = shown.KIND, shown.id, ""
        return any(self._show_on(target, kind, record_id, field) for target in entries_for(kind))

    def leave(self) -> bool:
        """Save what was typed on every page; False when somebody has to decide or to wait first."""
        if self._context is not None and self._context.ask_to_wait():
            return False
        return all(page.leave() for page in self._pages.values())

    def search(self, words: str = "") -> None:
        """F3: the search over everything, pressed again it goes back; `words` are looked for at once."""
        if self._context is None or not self.side_bar.isEnabled():
            return
        searching = self._searching()
        if searching.isVisible():
            searching.close_search()
        else:
            searching.open(words)

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
        panes = [pane for pane in panes if pane.isVisible() and takes_focus(pane)]
        inside = next((number for number, pane in enumerate(panes) if has_focus(pane)), -1)
        if inside + 1 < len(panes) and (inside >= 0 or self.side_bar.has_focus_inside()):
            focus_into(panes[inside + 1])
        elif inside < 0 and not self.side_bar.has_focus_inside() and panes:
            focus_into(panes[0])
        else:
            self.side_bar.take_focus()

    def _page(self, key: str, context: AppContext) -> Page:
        page = self._pages.get(key)
        if page is None:
            page = entry(key).build(context)
            page.went.connect(self._remember)
            if self._numbers is not None:
                page.problem_count_changed.connect(self._numbers.count_soon)
            self._pages[key] = page
            self._stack.addWidget(page)
        return page

    def _searching(self) -> SearchEverywhere:
        """The search over everything, made when first asked for."""
        from ui.search_everywhere import SearchEverywhere

        assert self._context is not None  # attached, or nobody could ask
        assert self._recent is not None
        if self._everywhere is None:
            recent = self._recent
            self._everywhere = SearchEverywhere(self._context, lambda: recent.seen, self)
            self._everywhere.record_chosen.connect(self.show_record)
        return self._everywhere

    def _prepare_search(self) -> None:
        """Make the search texts while nobody types; a window that was closed meanwhile has no file to read from."""
        if self.isVisible():
            self._searching().prepare_soon()

    def _show_on(self, target: Entry, kind: str, record_id: int, field: str) -> bool:
        self._is_walking = True  # what the page showed before is only passed by
        is_shown = self.show_page(target.key)
        self._is_walking = False
        if not is_shown:
            return True  # the page in sight has something to decide first: nothing else is tried
        page = self._pages[target.key]
        is_main = target.kinds[:1] == (kind,)
        found = page.show_record(record_id, field) if is_main else page.show_kind(kind, record_id)
        self._remember()
        return found

    def _leave_current(self) -> bool:
        return self.page is None or self.page.leave()

    def _place_saved_line(self, page: Page) -> None:
        self._saved.setVisible(page.has_saved_line)
        (page.saved_line_slot or self._content).addWidget(self._saved)

    def _remember(self, *_ignored: object) -> None:
        if self._is_walking or self.page is None:
            return
        kind, record_id = self.page.shown_record or ("", 0)
        if kind and self._recent is not None and self._key != _PAST:
            self._recent.saw(kind, record_id)
        self._trail.go(Sight(self.page_key, kind, record_id))

    def _walk(self, sight: Sight | None) -> None:
        if sight is None:
            return
        self._is_walking = True
        if self.show_page(sight.page) and sight.kind:
            self._pages[entry(sight.page).key].show_kind(sight.kind, sight.record_id)
        self._is_walking = False

    def _show_saved(self, applied: Applied, verb: str) -> None:
        context = self._context
        if context is None:
            return
        when = context.now() if applied.stamp is None else datetime.fromtimestamp(applied.stamp.hlc / 1_000_000)
        self._saved.show_saved(applied, verb, when)
        self.side_bar.show_ledger(context.store.path, when, is_read_only=False)

    def _show_steps(self) -> None:
        if self._context is not None:
            self._saved.show_steps(self._context)

    def _rest_while(self, is_writing: bool) -> None:
        """Nobody types into what a large step may be changing; the focus comes back to where it was."""
        if is_writing:
            self._rested = self.window().focusWidget()
        self.side_bar.setDisabled(is_writing)
        self._middle.setDisabled(is_writing)
        if not is_writing and self._rested is not None and shiboken6.isValid(self._rested):
            self._rested.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try_again(self, refused: ChangeSet) -> None:
        """Save once more what could not be written: its draft comes back with its record."""
        assert self._context is not None  # somebody tried to save
        for change in refused:
            target = shown_record(change.record, self._context.ledger)
            if target is not None and self.show_record(target.KIND, target.id):
                break
        self._leave_current()

    def _show_place_of(self, applied: Applied) -> None:
        """After undo: what came back is shown where it stands, unless the page in sight shows it already."""
        context = self._context
        if context is None or self.page is None or len(applied.change_set.changes) > _MANY:
            return
        from ui.changed_place import changed_place  # after the first paint: it knows the records

        place = changed_place(applied.change_set, context.ledger)
        if place is None:
            return
        kind, record_id, field = place
        if self.page.shown_record == (kind, record_id) and entry(self._key).kinds[:1] == (kind,):
            self.page.show_record(record_id, field)
            self._remember()
        elif entry_for(kind) is not None and self._key not in _SHOWS_ALL:
            self.show_record(kind, record_id, field)

    def _print_record(self, kind: str, record_id: int) -> None:
        self._show_on(entry("print"), kind, record_id, "")

    def _show_history(self, kind: str, record_id: int) -> None:
        if self.show_page("history"):
            self._pages[entry("history").key].show_kind(kind, record_id)

    def _show_question(self, kind: str, record_id: int) -> None:
        if self.show_page("questions"):
            self._pages[entry("questions").key].show_kind(kind, record_id)

    def _begin_new(self, key: str) -> None:
        if self.show_page(key):
            self._pages[entry(key).key].make_new()

    def _show_list(self, kind: str, wanted: object) -> None:
        target = entry_for(kind)
        if target is not None and self.show_page(target.key):
            self._pages[target.key].show_list(wanted)

    def _follow_nouns(self, change_set: ChangeSet) -> None:
        """Another noun: the entries are named anew, and the pages are made anew when they are next seen."""
        from app.wording import is_noun  # after the first paint: it knows the records
        if self._context is None or not any(is_noun(change.record) for change in change_set):
            return
        self.side_bar.show_nouns(self._context.ledger)
        for key, page in list(self._pages.items()):
            if key not in (self._key, _SETTINGS) and page.leave():  # what is typed into 設定 is what changes nouns
                self._drop_page(key, page)
        QTimer.singleShot(0, self, self._renew_page)

    def _renew_page(self) -> None:
        """A noun was taken back from elsewhere: make the page in sight anew, at the record it shows."""
        page, key, part = self.page, self._key, self.page_key
        if page is None or key == _SETTINGS or not page.leave():
            return
        kind, record_id = page.shown_record or ("", 0)
        self._drop_page(key, page)
        self._key = ""
        if self.show_page(part) and kind:
            self._pages[key].show_kind(kind, record_id)

    def _drop_page(self, key: str, page: Page) -> None:
        del self._pages[key]
        self._stack.removeWidget(page)
        page.deleteLater()

    def _show_deed(self, stamp: Stamp) -> None:
        from ui.pages.past_page import PastPage

        page = self._pages[_PAST] if self.show_page("history") else None
        if isinstance(page, PastPage):
            page.show_deed(stamp)

    def _show_late(self, key: str) -> None:
        from ui.pages.home_page import HomePage

        page = self._pages[_HOME] if self.show_page(_HOME) else None
        if isinstance(page, HomePage):
            page.show_late(key)

    def _import_from(self, source: Path) -> None:
        if self.show_page("import"):
            self._pages["import"].take_source(source)

    def _join(self, copies: Sequence[Path]) -> None:
        if self.show_page("merge"):
            self._pages["merge"].take_copies(copies)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._everywhere is not None:
            self._everywhere.setGeometry(self.rect())
