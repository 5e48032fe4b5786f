"""RecordPage: a page for any main kinds of record, made from their declarations alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.wording import noun
from ui.context import AppContext
from ui.pages.page import Page, SelfTestStep
from ui.pages.record_view import RecordView
from ui.widgets.buttons import Segmented
from ui.widgets.surfaces import row

HELP = (
    ("Ctrl＋↑　Ctrl＋↓", "まえ・つぎの記録（同じ欄のまま）"),
    ("Ctrl＋PageUp　Ctrl＋PageDown", "まえ・つぎの見出し"),
    ("Ctrl＋Enter", "行のなかで：つぎの行を書く"),
    ("Ctrl＋V", "写しておいた写真を入れる（写真の欄のある記録）"),
    ("Ctrl＋S", "いま保存する（はなれても保存されます）"),
    ("Esc", "書くまえの内容にもどす、ひらいた行をとじる"),
)


class RecordPage(Page):
    """List, form and strip of one kind; of several kinds one at a time, chosen above the list."""

    def __init__(self, context: AppContext, kinds: tuple[str, ...], parent: QWidget | None = None) -> None:
        """`kinds` are main kinds, the one shown first in front."""
        super().__init__(context, parent)
        self.kinds = kinds
        self.title = noun(kinds[0], context.ledger)
        self.setAccessibleName(self.title)
        self._views: dict[str, RecordView] = {}
        self._switches: dict[str, Segmented] = {}
        self._stack = QStackedWidget()
        line = row(spacing=0)
        line.addWidget(self._stack)
        self.setLayout(line)
        self._kind = kinds[0]
        self.saved_line_slot = self.view(self._kind).saved_line_slot

    def make_view(self, record_class: type[Record]) -> RecordView:
        """The view of a kind; a hand-made page makes another one."""
        return RecordView(self.context, record_class)

    def view(self, kind: str | None = None) -> RecordView:
        """The view of a kind, by default of the one in sight; made when first asked for."""
        kind = kind or self._kind
        if kind not in self._views:
            view = self._views[kind] = self.make_view(BY_KIND[kind])
            view.went.connect(self.went)
            if len(self.kinds) > 1:
                self._put_switch(view, kind)
            self._stack.addWidget(view)
        return self._views[kind]

    # ---- Page

    @property
    def shown_record(self) -> tuple[str, int] | None:
        number = self.view().shown_id
        return None if number is None else (self._kind, number)

    def enter(self) -> None:
        self.view().enter()

    def leave(self) -> bool:
        self.view().leave()
        return True

    def show_record(self, record_id: int, field: str = "") -> bool:
        if self.context.ledger.get(BY_KIND[self._kind], record_id) is None:
            others = (kind for kind in self.kinds if self.context.ledger.get(BY_KIND[kind], record_id) is not None)
            self.choose_kind(next(others, self._kind))
        return self.view().show_record(record_id, field)

    def show_kind(self, kind: str, record_id: int) -> bool:
        if kind in self.kinds:
            self.choose_kind(kind)
        return self.view().show_record(record_id)

    def show_list(self, wanted: object) -> None:
        """`wanted` are the ids of exactly these records, of the kind in sight."""
        ids = [number for number in wanted if isinstance(number, int)] if isinstance(wanted, Sequence) else None
        pane = self.view().pane
        pane.show_all()
        pane.show_only(ids)
        self.focus_search()

    def focus_search(self) -> None:
        self.view().focus_search()

    def make_new(self) -> None:
        self.view().make_new()

    def print_current(self) -> None:
        self.view().print_current()

    def panes(self) -> Sequence[QWidget]:
        return self.view().parts()

    def help_text(self) -> Sequence[tuple[str, str]]:
        return HELP

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.pages.record_looks import record_looks

        return tuple(step for kind in self.kinds for step in record_looks(kind, partial(self._brought, kind)))

    # ---- several kinds

    def choose_kind(self, kind: str) -> None:
        """Bring the records of another of its kinds into sight."""
        if kind == self._kind:
            return
        self.view().leave()
        view = self.view(kind)
        slot, old = view.saved_line_slot, self.view().saved_line_slot
        while (item := old.takeAt(0)) is not None:  # the saved line goes with what is in sight
            widget = item.widget()
            if widget is not None:
                slot.addWidget(widget)
        self._kind, self.saved_line_slot = kind, slot
        self._stack.setCurrentWidget(view)
        for each, switch in self._switches.items():
            switch.set_value(each)
        view.enter()

    def _brought(self, kind: str) -> RecordView:
        self.choose_kind(kind)
        return self.view()

    def _put_switch(self, view: RecordView, kind: str) -> None:
        words = [(each, noun(each, self.context.ledger)) for each in self.kinds]
        switch = Segmented(words, "記録の種類", kind)
        switch.chosen.connect(self.choose_kind)
        self._switches[kind] = switch
        view.pane.above.addWidget(switch)
