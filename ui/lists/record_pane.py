"""The list pane of a page of records of any kind, made from its declarations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QTimer

from app.changes.change import ChangeSet
from app.records.base import Record
from app.search.record_finding import RecordFinder, RecordOrder, orders_of
from app.titles import has_reading
from ui.context import AppContext
from ui.kind_looks import about
from ui.lists.list_pane import ListPane
from ui.lists.no_records import NoRecords
from ui.lists.record_list import RecordList
from ui.lists.record_rows import RecordRows
from ui.widgets.buttons import Chip
from ui.widgets.row_list import Row, RowDelegate
from ui.widgets.surfaces import ScrollBody

_SLICE, _SLICE_MILLISECONDS = 100, 20  # search texts made at a time, so that no keystroke waits longer


class RecordPane(ListPane):
    """Finds records of one kind."""

    def __init__(
        self,
        context: AppContext,
        record_class: type[Record],
        *,
        describe: Callable[[Record], Row] | None = None,
        narrowed: Callable[[Sequence[int]], Sequence[int]] | None = None,
    ) -> None:
        """`describe` says what a row shows; `narrowed` is what chips of a hand-made page leave of the found ids."""
        self._narrowed = narrowed or (lambda ids: ids)
        self._only: Sequence[int] | None = None
        self._has_reading = has_reading(record_class)
        self.finder = RecordFinder(context.ledger, record_class, lambda: context.store.last_written(record_class.KIND))
        view = RecordList()
        view.paint_with(RowDelegate())
        super().__init__(
            context,
            record_class,
            rows=RecordRows(context.ledger, record_class, describe, self.finder.heading, context.today()),
            view=view,
            orders=orders_of(record_class),
            hint="なまえ・よみ・ことば" if self._has_reading else "ことばの一部",
        )

    @property
    def reason(self) -> NoRecords | None:
        """What stands in place of the rows while there are none."""
        body = self._stack.currentWidget()
        return body.inner if isinstance(body, ScrollBody) and isinstance(body.inner, NoRecords) else None

    def chips_in_words(self) -> str:
        """What the chips of a hand-made list leave out; '' when none is set."""
        return ""

    def show_only(self, ids: Sequence[int] | None, words: str = "") -> None:
        """Exactly these records (a count on another page was pressed), until the chip with `words` is taken off."""
        self._only = ids
        self._only_chip.set_text(words or "えらんだものだけ")
        self._only_chip.setChecked(ids is not None)
        self._only_chip.setVisible(ids is not None)
        self.refresh()

    # ---- ListPane

    def add_chips(self) -> None:
        self._only_chip = Chip("")
        self._only_chip.clicked.connect(lambda _on: self.show_only(None))
        self.chip_box.add(self._only_chip)
        self._only_chip.hide()

    def found(self) -> Sequence[int]:
        found = self._narrowed(self.finder.find(self.search.text(), RecordOrder(self._order)))
        if self._only is None:
            return found
        wanted = frozenset(self._only)
        return [record_id for record_id in found if record_id in wanted]

    def total(self) -> int:
        return len(self.finder)

    def is_by_reading(self) -> bool:
        return self._order is RecordOrder.READING and self._has_reading

    def is_narrowed(self) -> bool:
        return self._only is not None

    def reorder(self, order: StrEnum) -> None:
        self.finder.reorder(RecordOrder(order))

    def take_over(self, change_set: ChangeSet) -> None:
        self.finder.follow(change_set)

    def show_all(self) -> None:
        super().show_all()
        self.show_only(None)

    def make_reason(self) -> NoRecords:
        reason = NoRecords(
            self._noun,
            self._kind,
            total=self.total(),
            typed=self.search.text(),
            invitation=about(self._kind, self._context.ledger),
            chips=self.chips_in_words(),
        )
        reason.all_wanted.connect(self.show_all)
        reason.new_wanted.connect(self.new_wanted)
        reason.elsewhere_wanted.connect(self._context.signals.search_wanted)
        reason.import_wanted.connect(lambda: self._context.signals.page_wanted.emit("import"))
        return reason

    def prepare(self) -> None:
        if not self.finder.prepare(_SLICE):
            QTimer.singleShot(_SLICE_MILLISECONDS, self, self._prepare)
