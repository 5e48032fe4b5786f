"""The list pane of a page of records: search box, count, order, rows; the reason when there are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.records.base import Record
from app.search.record_finding import RecordFinder, RecordOrder, orders_of
from app.titles import has_reading
from app.wording import counted, noun
from ui import theme
from ui.context import AppContext
from ui.lists.jump_bar import JumpBar
from ui.lists.no_records import NoRecords
from ui.lists.record_list import RecordList
from ui.lists.record_rows import RecordRows
from ui.lists.search_box import SearchBox
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.plain_text import tip
from ui.widgets.row_list import Row, RowDelegate
from ui.widgets.surfaces import ScrollBody, column, row

_MANY_ROWS = 12
_SETTLED_MILLISECONDS = 300  # after which the page is painted and the search texts can be made
_SLICE, _SLICE_MILLISECONDS = 100, 20  # search texts made at a time, so that no keystroke waits longer


class RecordPane(QWidget):
    """Finds records of one kind.

    Signals:
        record_chosen: (id) the user went to another row.
        form_wanted: Enter or double click: on into the form.
        new_wanted: (name) a new record, with a name if the search found none of that name.
    """

    record_chosen = Signal(object)
    form_wanted = Signal()
    new_wanted = Signal(str)

    def __init__(
        self,
        context: AppContext,
        record_class: type[Record],
        *,
        describe: Callable[[Record], Row] | None = None,
        narrowed: Callable[[Sequence[int]], Sequence[int]] | None = None,
    ) -> None:
        """`describe` says what a row shows; `narrowed` is what chips of a hand-made page leave of the found ids."""
        super().__init__()
        self._context, self._class = context, record_class
        self._kind = record_class.KIND
        self._noun = noun(self._kind, context.ledger)
        self._orders = orders_of(record_class)
        self._order = self._orders[0]
        self._narrowed = narrowed or (lambda ids: ids)
        self._chosen: int | None = None
        self._only: Sequence[int] | None = None
        self._drafts: Mapping[int, str] = {}
        self._is_following = False
        self.finder = RecordFinder(context.ledger, record_class, self._last_written)
        self.rows = RecordRows(context.ledger, record_class, describe)
        hint = "なまえ・よみ・ことば" if has_reading(record_class) else "ことばの一部"
        self.search = SearchBox(f"{self._noun}をさがす", hint, self)  # first child: F6 goes there
        self.above = column(spacing=8)
        self.chip_box = FlowBox(spacing=6)
        self.list = RecordList()
        self._build()
        self.search.textChanged.connect(self._search)
        self.search.went_down.connect(self._focus_rows)
        self.setAccessibleName(f"{self._noun}の一覧")

    @property
    def reason(self) -> NoRecords | None:
        """What stands in place of the rows while there are none."""
        body = self._stack.currentWidget()
        return body.inner if isinstance(body, ScrollBody) and isinstance(body.inner, NoRecords) else None

    def refresh(self) -> None:
        """Search again; the chosen record stays chosen even when it is not among the rows."""
        ids = self._found()
        self._is_following = True
        self.rows.show_records(ids)
        self._mark_chosen()
        self._is_following = False
        self._count.setText(counted(len(ids), self._kind))
        total = len(self.finder)
        self._total.setText(f"／{counted(total, self._kind)}")
        is_by_reading = self._order is RecordOrder.READING and has_reading(self._class)
        is_largest = theme.current.text_size is theme.TextSize.LARGEST
        self._jump.set_active(is_by_reading and len(ids) > _MANY_ROWS and not is_largest)
        self._show_reason(ids, total)

    def follow(self, change_set: ChangeSet, drafts: Mapping[int, str]) -> None:
        """Take over what was written anywhere."""
        self.finder.follow(change_set)
        self._take_drafts(drafts)
        if self.isVisible():
            self.refresh()

    def show_drafts(self, drafts: Mapping[int, str]) -> None:
        """Mark the records with something unsaved, and offer them by a chip."""
        self._take_drafts(drafts)
        self.refresh()

    def show_only(self, ids: Sequence[int] | None, words: str = "") -> None:
        """Exactly these records (a count on another page was pressed), until the chip with `words` is taken off."""
        self._only = ids
        self._only_chip.set_text(words or "えらんだものだけ")
        self._only_chip.setChecked(ids is not None)
        self._only_chip.setVisible(ids is not None)
        self.refresh()

    def choose(self, record_id: int | None) -> None:
        """Put the mark on a record, without telling anybody."""
        self._chosen = record_id
        self._is_following = True
        self._mark_chosen()
        self._is_following = False

    def neighbour(self, step: int) -> int | None:
        """The record `step` rows further, None at the ends."""
        at = self.rows.row_of(self._chosen)
        target = at + step if at >= 0 else 0
        return self.rows.ids[target] if 0 <= target < len(self.rows.ids) else None

    def show_all(self) -> None:
        """Empty the search box and take off what narrows the list."""
        self.draft_chip.setChecked(False)
        self.search.setText("")
        self.show_only(None)

    def explain(self, reason: NoRecords) -> None:
        """Nothing was found: a hand-made list says here what its chips leave out."""

    def set_order(self, order: RecordOrder) -> None:
        """Show the rows in another order."""
        self._order = order
        self._order_button.setText(f"{order} ▾")
        self._order_button.setAccessibleName(f"並べかた {order}")
        self.finder.reorder(order)
        self.refresh()

    # ---- inside

    def _build(self) -> None:
        outer = column(spacing=8)
        outer.setContentsMargins(theme.px(20), theme.px(18), theme.px(10), 0)
        self.setLayout(outer)
        outer.addLayout(self.above)
        head = row(spacing=8)
        head.addWidget(ElidedLabel(self._noun, "title"), 1)
        self.new_button = Button("新しく", "primary", icon="plus", small=True, name=f"{self._noun}を新しく書きとめる")
        self.new_button.setToolTip("Ctrl＋N")
        self.new_button.clicked.connect(lambda: self.new_wanted.emit(""))
        head.addWidget(self.new_button)
        outer.addLayout(head)
        outer.addWidget(self.search)
        self.draft_chip, self._only_chip = Chip("", icon="attention"), Chip("")
        self.draft_chip.setToolTip(tip(f"まだ保存できていない{self._noun}だけを見る"))
        self.draft_chip.clicked.connect(lambda _on: self.refresh())
        self._only_chip.clicked.connect(lambda _on: self.show_only(None))
        for chip in (self.draft_chip, self._only_chip):
            self.chip_box.add(chip)
            chip.hide()
        outer.addWidget(self.chip_box)
        outer.addLayout(self._count_line())
        self._build_list()
        self._stack = QStackedWidget()
        body = QWidget()
        line = row(spacing=0)
        line.addWidget(self.list, 1)
        self._jump = JumpBar()
        self._jump.heading_chosen.connect(self._jump_to)
        line.addWidget(self._jump)
        body.setLayout(line)
        self._stack.addWidget(body)
        outer.addWidget(self._stack, 1)

    def _count_line(self) -> QHBoxLayout:
        line = row(spacing=0)
        self._count, self._total = Label("", "strong"), Label("", "cap")
        line.addWidget(self._count)
        line.addWidget(self._total)
        line.addStretch(1)
        self._order_button = Button(f"{self._order} ▾", "quiet", small=True, name=f"並べかた {self._order}")
        menu = QMenu(self._order_button)
        group = QActionGroup(menu)
        for order in self._orders:
            action = menu.addAction(order.value)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _on=False, chosen=order: self.set_order(chosen))
            group.addAction(action)
        self._order_button.setMenu(menu)
        line.addWidget(self._order_button)
        return line

    def _build_list(self) -> None:
        self.list.paint_with(RowDelegate())
        self.list.setModel(self.rows)
        self.list.setAccessibleName(f"{self._noun}の一覧")
        self.list.selectionModel().currentChanged.connect(self._take_current)
        self.list.entered_row.connect(self.form_wanted)
        self.list.doubleClicked.connect(lambda _index: self.form_wanted.emit())

    def _search(self, _typed: str) -> None:
        self.draft_chip.setChecked(False)
        self.refresh()

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._is_following or not current.isValid():
            return
        self._chosen = self.rows.ids[current.row()]
        self.record_chosen.emit(self._chosen)

    def _mark_chosen(self) -> None:
        at = self.rows.row_of(self._chosen)
        selection = self.list.selectionModel()
        if at < 0:
            selection.clear()
            return
        index = self.rows.index(at)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    def _focus_rows(self) -> None:
        if not self.rows.ids:
            return
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if self.rows.row_of(self._chosen) < 0:
            self.list.setCurrentIndex(self.rows.index(0))

    def _jump_to(self, heading: str) -> None:
        for number, record_id in enumerate(self.rows.ids):
            if self.finder.heading(record_id) == heading:
                self.list.scrollTo(self.rows.index(number), QAbstractItemView.ScrollHint.PositionAtTop)
                return

    def _show_reason(self, ids: Sequence[int], total: int) -> None:
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            assert old is not None  # count() says so
            self._stack.removeWidget(old)
            old.deleteLater()
        self.new_button.set_kind("primary" if ids else "secondary")  # the reason has a primary button of its own
        if ids:
            self._stack.setCurrentIndex(0)
            return
        reason = NoRecords(self._noun, self._kind, total=total, typed=self.search.text())
        reason.all_wanted.connect(self.show_all)
        reason.new_wanted.connect(self.new_wanted)
        reason.import_wanted.connect(lambda: self._context.signals.page_wanted.emit("import"))
        if total:
            self.explain(reason)
        body = ScrollBody(margin=0, name="一覧に出ないわけ")  # at 特大 it is higher than a small window
        body.show_inner(reason)
        self._stack.addWidget(body)
        self._stack.setCurrentIndex(1)

    def _take_drafts(self, drafts: Mapping[int, str]) -> None:
        self._drafts = drafts
        self.rows.forget(drafts)
        self.draft_chip.setVisible(bool(drafts))
        self.draft_chip.set_text(f"{len(drafts)}つの書きかけ")
        if not drafts:
            self.draft_chip.setChecked(False)

    def _found(self) -> list[int]:
        """What the list shows: records never saved stand above the others while nothing is searched."""
        if self.draft_chip.isChecked():
            return list(self._drafts)
        found = self._narrowed(self.finder.find(self.search.text(), self._order))
        if self._only is not None:
            wanted = frozenset(self._only)
            found = [record_id for record_id in found if record_id in wanted]
        if self.search.text().strip() or self._only is not None:
            return list(found)
        ledger = self._context.ledger
        return [number for number in self._drafts if ledger.get(self._class, number) is None] + list(found)

    def _prepare(self) -> None:
        """Make the search texts slice by slice; a window that was closed meanwhile has no file to read from."""
        if self.isVisible() and not self.finder.prepare(_SLICE):
            QTimer.singleShot(_SLICE_MILLISECONDS, self, self._prepare)

    def _last_written(self) -> dict[int, int]:
        written: dict[int, int] = {}
        for line in self._context.store.history():
            written[line.record_id] = max(written.get(line.record_id, 0), line.stamp.hlc)
        return written

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_SETTLED_MILLISECONDS, self, self._prepare)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size("list_pane"), theme.px(220))
