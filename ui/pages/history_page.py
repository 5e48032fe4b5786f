"""履歴: every deed ever done, and beside it what it changed, field by field with the value before and after."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.changes.saving import title_of
from app.progress import Progress
from app.records.catalogue import BY_KIND
from app.rules.normalise import fold
from app.store import HistoryLine, Stamp
from ui import theme
from ui.context import AppContext
from ui.pages.catalogue import entry_for
from ui.pages.page import Page
from ui.pages.value_words import line_words, moment_words
from ui.widgets.buttons import Button, Chip
from ui.widgets.composing import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.notices import EmptyState
from ui.widgets.row_list import Row, RowList
from ui.widgets.surfaces import ScrollBody, Surface, column, row, rule

_LINES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Deed:
    """The lines of one unit of work."""

    stamp: Stamp
    lines: tuple[HistoryLine, ...]

    @property
    def first(self) -> HistoryLine:
        """Its first line, which knows who, when and what for."""
        return self.lines[0]


def deeds_of(lines: Sequence[HistoryLine]) -> list[Deed]:
    """The lines put together by unit of work, newest first."""
    together: dict[Stamp, list[HistoryLine]] = defaultdict(list)
    for line in lines:
        together[line.stamp].append(line)
    return [Deed(stamp, tuple(found)) for stamp, found in reversed(together.items())]


class HistoryPage(Page):
    """Deeds at the left, newest first; what the chosen one changed at the right."""

    title = "履歴"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._record: tuple[str, int] | None = None
        self._deeds: list[Deed] = []
        self._is_stale = True
        self._search = LineEdit("履歴をさがす", "なまえ・した人・したこと")
        self._only = Chip("", icon="filter")
        self._only.hide()
        self._count = Label("", "cap")
        self.list = RowList("したことの一覧")
        self._sheet = ScrollBody(margin=24, spacing=10, name="変わったところ")
        self._search.textChanged.connect(self._show_deeds)
        self._only.clicked.connect(self._show_all)
        self.list.row_chosen.connect(self._show_deed)
        self.list.row_opened.connect(self._open_record)
        context.signals.records_changed.connect(self._become_stale)
        self._lay_out()

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
        name = title_of(record) if record is not None else "この記録"
        self._only.set_text(f"「{name}」だけ")
        self._only.setChecked(True)
        self._only.show()
        self._read()
        self.went.emit(record_id)
        return True

    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self._sheet)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        left = QWidget()
        left.setMinimumWidth(theme.size("list_pane"))
        left.setMaximumWidth(round(theme.size("list_pane") * 1.35))
        pane = column(spacing=10)
        pane.setContentsMargins(theme.px(20), theme.px(20), theme.px(12), 0)
        left.setLayout(pane)
        pane.addWidget(Label(self.title, "title"))
        pane.addWidget(self._search)
        chips = row()
        chips.addWidget(self._only)
        chips.addStretch(1)
        pane.addLayout(chips)
        pane.addWidget(self._count)
        pane.addWidget(self.list, 1)
        sheet = Surface("side_pane", margin=0)
        self._switch = QStackedLayout()
        self._empty = EmptyState(
            "したことは まだありません", "書いたり消したりすると、ここに残ります。", other="すべての履歴を見る"
        )
        self._empty.other.clicked.connect(self._show_all)
        self._switch.addWidget(self._sheet)
        self._switch.addWidget(self._empty)
        sheet.body.addLayout(self._switch)
        line.addWidget(left, 2)
        line.addWidget(sheet, 3)

    def _become_stale(self, _change_set: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        """Read beside the window: the history of a large ledger takes a while."""
        self._is_stale = False
        path, files = self.context.store.path, self.context.files
        record_id = None if self._record is None else self._record[1]

        def work(_progress: Progress) -> Sequence[HistoryLine]:
            with contextlib.closing(files.open(path)) as store:
                return store.history(record_id)

        self.context.background.run(work, owner=self, title="履歴を読んでいます", done=self._take)

    def _take(self, lines: Sequence[HistoryLine]) -> None:
        self._deeds = deeds_of(lines)
        self._show_deeds()

    def _show_deeds(self, _text: str = "") -> None:
        words = [fold(word) for word in self._search.text().split()]
        found = [deed for deed in self._deeds if _matches(deed, words)]
        today = self.context.today()
        rows = []
        for deed in found:
            first = deed.first
            when = moment_words(first.when, today)
            rows.append(Row(deed.stamp, first.label, when, note=first.who or first.host))
        self.list.show_rows(rows)
        self._count.setText(f"{len(found):,}回" if not words else f"{len(found):,}回／{len(self._deeds):,}回")
        self._empty.other.setVisible(self._record is not None)
        self._switch.setCurrentIndex(0 if found else 1)

    def _show_all(self) -> None:
        self._record = None
        self._only.hide()
        self._search.clear()
        self._read()

    def _show_deed(self, stamp: object) -> None:
        deed = next((each for each in self._deeds if each.stamp == stamp), None)
        if deed is not None:
            self._fill_sheet(deed)

    def _fill_sheet(self, deed: Deed) -> None:
        inner = QWidget()
        body = column(margin=24, spacing=10)
        inner.setLayout(body)
        body.addWidget(WrapLabel(deed.first.label, "section"))
        who = f"{deed.first.who}（{deed.first.host}）" if deed.first.who else deed.first.host
        when = deed.first.when
        body.addWidget(WrapLabel(f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}　{who}", "cap"))
        self._add_open_button(deed, body)
        for line in deed.lines[:_LINES_SHOWN]:
            body.addWidget(rule())
            body.addWidget(self._line_widget(line))
        if len(deed.lines) > _LINES_SHOWN:
            rest = len(deed.lines) - _LINES_SHOWN
            body.addWidget(
                WrapLabel(f"ほかに {rest:,}か所が変わっています。ひとつひとつは、その記録の履歴で見られます。", "hint")
            )
        body.addStretch(1)
        self._sheet.show_inner(inner)

    def _add_open_button(self, deed: Deed, body: QVBoxLayout) -> None:
        if self._living_record(deed) is None:
            return
        button = Button("この記録をひらく", icon="open", small=True)
        button.clicked.connect(lambda: self._open_record(deed.stamp))
        line = row()
        line.addWidget(button)
        line.addStretch(1)
        body.addLayout(line)

    def _line_widget(self, line: HistoryLine) -> QWidget:
        about, before, after = line_words(line, self.context.ledger)
        holder = QWidget()
        across = row(spacing=12)
        holder.setLayout(across)
        caption = WrapLabel(about, "label")
        caption.setFixedWidth(theme.size("label"))
        across.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        values = column(spacing=4)
        if before:
            old = row(spacing=8)
            old.addWidget(Label("まえ", "hint"), 0, Qt.AlignmentFlag.AlignTop)
            old.addWidget(WrapLabel(before, "label"), 1)
            new = row(spacing=8)
            new.addWidget(Label("あと", "hint"), 0, Qt.AlignmentFlag.AlignTop)
            new.addWidget(WrapLabel(after), 1)
            values.addLayout(old)
            values.addLayout(new)
        else:
            values.addWidget(WrapLabel(after, "strong"))
        across.addLayout(values, 1)
        return holder

    def _living_record(self, deed: Deed) -> tuple[str, int] | None:
        for line in deed.lines:
            shown = entry_for(line.kind)
            if shown is None or shown.kinds[0] != line.kind:
                continue
            if self.context.ledger.get(BY_KIND[line.kind], line.record_id) is not None:
                return line.kind, line.record_id
        return None

    def _open_record(self, stamp: object) -> None:
        deed = next((each for each in self._deeds if each.stamp == stamp), None)
        living = self._living_record(deed) if deed is not None else None
        if living is not None:
            self.context.signals.record_wanted.emit(*living, "")


def _matches(deed: Deed, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = fold(f"{deed.first.label} {deed.first.who} {deed.first.host}")
    return all(word in text for word in words)
