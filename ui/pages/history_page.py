"""履歴: every deed ever done, and beside it what it changed, field by field with the value before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import ExpectedError
from app.records.catalogue import BY_KIND
from app.rules.normalise import fold
from app.store import RecentDeed, Stamp
from app.titles import short_title_of
from ui.context import AppContext
from ui.lists.search_box import SearchBox
from ui.messages import warn_of
from ui.pages.catalogue import entry_for
from ui.pages.deed_sheet import Deed, DeedSheet, deeds_of
from ui.pages.page import Page
from ui.pages.value_words import moment_words
from ui.widgets.buttons import Button, Chip
from ui.widgets.labels import WrapLabel
from ui.widgets.list_and_sheet import ListAndSheet
from ui.widgets.notices import EmptyState
from ui.widgets.row_list import Row
from ui.widgets.surfaces import row

_FRAME_MILLISECONDS = 16

_MOST_DEEDS = 20_000
"""Deeds in the list; older ones are found in the history of their record."""

_MOST_VALUES = 1_000
"""Values read of one deed; of an import of thousands of records the first are enough to know it by."""


class HistoryPage(Page):
    """Deeds at the left, newest first; what the chosen one changed at the right.

    Attributes:
        shown_deed: the deed the sheet tells of, None while it is being read.
    """

    title = "履歴"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._record: tuple[str, int] | None = None
        self._deeds: Sequence[RecentDeed] = ()
        self._told: dict[Stamp, Deed] = {}
        self.shown_deed: Stamp | None = None
        self._later = QTimer(self, singleShot=True, interval=_FRAME_MILLISECONDS)
        self._later.timeout.connect(self._show_chosen)
        self._is_stale = True
        self._wanted: Stamp | None = None
        self.search = SearchBox("履歴をさがす", "なまえ・した人・したこと")
        self._only = Chip("", icon="filter")
        self._only.hide()
        chips = row()
        chips.addWidget(self._only)
        chips.addStretch(1)
        self._empty = EmptyState(
            "したことは まだありません", "書いたり消したりすると、ここに残ります。", other="すべての履歴を見る"
        )
        self._empty.other.clicked.connect(self._show_all)
        self._panes = ListAndSheet(
            self._empty,
            list_name="したことの一覧",
            sheet_name="変わったところ",
            above=(self.search, chips),
        )
        self.list = self._panes.list
        self.search.textChanged.connect(self._show_deeds)
        self.search.went_down.connect(self.list.setFocus)
        self._only.clicked.connect(self._show_all)
        self.list.row_chosen.connect(self._show_deed)
        self.list.row_opened.connect(self._open_record)
        context.signals.records_changed.connect(self._become_stale)
        line = row(spacing=0)
        line.addWidget(self._panes)
        self.setLayout(line)

    @property
    def shown_record(self) -> tuple[str, int] | None:
        return self._record

    def enter(self) -> None:
        if self._is_stale:
            self._read()

    def show_record(self, record_id: int, field: str = "") -> bool:
        return self.show_kind("place", record_id)

    def show_kind(self, kind: str, record_id: int) -> bool:
        """Only what happened to one record and what belongs to it."""
        self._record = (kind, record_id)
        record = self.context.ledger.get(BY_KIND[kind], record_id)
        name = short_title_of(record, self.context.ledger) if record is not None else "この記録"
        self._only.set_text(f"「{name}」だけ")
        self._only.setChecked(True)
        self._only.show()
        self._read()
        self.went.emit(record_id)
        return True

    def show_deed(self, stamp: Stamp) -> None:
        """Choose one deed among all; when they are still being read, as soon as they are there."""
        self._wanted = stamp
        if self._record is not None or self.search.text():
            self._show_all()
        elif self.list.choose(stamp):
            self._wanted = None

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self._panes.sheet)

    def _become_stale(self, _change_set: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        """Of all: the names of the deeds, and what one changed when it is chosen. Of one record: everything."""
        self._is_stale = False
        store = self.context.store
        self._told = {}
        self.shown_deed = None
        try:
            if self._record is None:
                self._deeds = store.recent_deeds(_MOST_DEEDS)
            else:
                self._told = {deed.stamp: deed for deed in deeds_of(store.history(self._record[1]))}
                self._deeds = [_named(deed) for deed in self._told.values()]
        except ExpectedError as error:
            warn_of(self.context.messages, error)
            self._is_stale = True
            return
        self._show_deeds()
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None

    def _show_deeds(self, _text: str = "") -> None:
        words = [fold(word) for word in self.search.text().split()]
        found = [deed for deed in self._deeds if _matches(deed, words)]
        today = self.context.today()
        rows = [
            Row(deed.stamp, deed.label, moment_words(deed.when, today), note=deed.who or deed.host) for deed in found
        ]
        self._say_why_empty(is_searching=bool(words))
        self._panes.show_rows(rows, f"{len(found):,}回／{len(self._deeds):,}回" if words else f"{len(found):,}回")

    def _say_why_empty(self, *, is_searching: bool) -> None:
        if is_searching:
            self._empty.sentence.setText("そのことばの履歴は 見つかりません")
            self._empty.reason.setText("なまえの一部、した人、したこと（消す、とりこむ など）でもさがせます。")
        else:
            self._empty.sentence.setText("したことは まだありません")
            self._empty.reason.setText("書いたり消したりすると、ここに残ります。")
        self._empty.other.setVisible(is_searching or self._record is not None)

    def _show_all(self) -> None:
        self._record = None
        self._only.hide()
        self.search.clear()
        self._read()

    def _show_deed(self, _stamp: object) -> None:
        """The list is painted first; who runs through it with the keys reads only where he stops."""
        self._later.start()

    def _show_chosen(self) -> None:
        deed = self._deed(self.list.chosen_key) if self.isVisible() else None
        if deed is not None:
            self.shown_deed = deed.stamp
            self._fill_sheet(deed)

    def _deed(self, stamp: object) -> Deed | None:
        """What a deed changed; read when first asked for."""
        if isinstance(stamp, Stamp) and stamp not in self._told:
            try:
                lines = self.context.store.deed(stamp, _MOST_VALUES)
            except ExpectedError as error:
                warn_of(self.context.messages, error)
                return None
            if lines:
                self._told[stamp] = Deed(stamp, tuple(lines))
        return self._told.get(stamp) if isinstance(stamp, Stamp) else None

    def _fill_sheet(self, deed: Deed) -> None:
        sheet = DeedSheet(self.context, deed)
        self._add_open_button(deed, sheet.head)
        if self._record is None and len(deed.lines) >= _MOST_VALUES:
            sheet.head.addWidget(WrapLabel("とても多いので、はじめの分だけを出しています。", "hint"))
        self._panes.sheet.show_inner(sheet)

    def _add_open_button(self, deed: Deed, body: QVBoxLayout) -> None:
        if self._living_record(deed) is None:
            return
        button = Button("この記録をひらく", icon="open", small=True)
        button.clicked.connect(lambda: self._open_record(deed.stamp))
        line = row()
        line.addWidget(button)
        line.addStretch(1)
        body.addLayout(line)

    def _living_record(self, deed: Deed) -> tuple[str, int] | None:
        for line in deed.lines:
            shown = entry_for(line.kind)
            if shown is None or shown.kinds[0] != line.kind:
                continue
            if self.context.ledger.get(BY_KIND[line.kind], line.record_id) is not None:
                return line.kind, line.record_id
        return None

    def _open_record(self, stamp: object) -> None:
        deed = self._deed(stamp)
        living = self._living_record(deed) if deed is not None else None
        if living is not None:
            self.context.signals.record_wanted.emit(*living, "")


def _named(deed: Deed) -> RecentDeed:
    """A deed of one record as the list names it."""
    first = deed.first
    return RecentDeed(deed.stamp, first.when, first.who, first.host, first.label)


def _matches(deed: RecentDeed, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = fold(f"{deed.label} {deed.who} {deed.host}")
    return all(word in text for word in words)
