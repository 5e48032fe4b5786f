"""The pane in which records of one kind are found: search box, chips, count, order, rows, or why there are none."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.records.base import Record
from app.wording import counted, noun
from ui import theme
from ui.context import AppContext
from ui.lists.jump_bar import JumpBar
from ui.lists.listed_rows import ListedRows
from ui.lists.no_reading import NoReadingChip, without_reading
from ui.lists.record_list import RecordList
from ui.lists.search_box import SearchBox
from ui.unasked import unasked
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import FlowBox
from ui.widgets.heading import Heading
from ui.widgets.labels import Label
from ui.widgets.plain_text import tip
from ui.widgets.surfaces import PAGE_MARGIN, ScrollBody, column, row

_MANY_ROWS = 12
_SETTLED_MILLISECONDS = 300  # after which the page is painted and the search texts can be made


class ListPane(QWidget):
    """What every list of records does; a pane for one kind says what is found and what a row shows.

    Attributes:
        search, list, rows: the box, the list and the model behind it.
        above: a column over the head, for a page that shows several kinds.
        heading: what is listed, in the words of this town.
        chip_box: where the chips stand.

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
        rows: ListedRows,
        view: RecordList,
        orders: Sequence[StrEnum],
        hint: str,
    ) -> None:
        """`orders` are offered in the menu, the first one holds; `hint` says what the search box takes."""
        super().__init__()
        self._context, self._class = context, record_class
        self._kind = record_class.KIND
        self._noun = noun(self._kind, context.ledger)
        self._orders = orders
        self._order = orders[0]
        self._chosen: int | None = None
        self._drafts: Mapping[int, str] = {}
        self._is_following = False
        self._is_stale = False
        self.rows, self.list = rows, view
        self.search = SearchBox(f"{self._noun}をさがす", hint, self)  # first child: F6 goes there
        self.above = column(spacing=8)
        self.chip_box = FlowBox(spacing=6)
        self._build()
        self.search.textChanged.connect(lambda _typed: self._search())
        self.search.went_down.connect(self._focus_rows)
        self.setAccessibleName(f"{self._noun}の一覧")

    # ---- what a pane for one kind says

    def add_chips(self) -> None:
        """Put chips into the box: before the list is made, so that Tab comes to them first."""

    @abstractmethod
    def found(self) -> Sequence[int]:
        """What the list shows without drafts: search, chips and order applied."""

    @abstractmethod
    def total(self) -> int:
        """How many there are."""

    @abstractmethod
    def make_reason(self) -> QWidget:
        """What stands in place of the rows when nothing was found."""

    @abstractmethod
    def is_by_reading(self) -> bool:
        """Whether the rows stand in 五十音順."""

    @abstractmethod
    def is_narrowed(self) -> bool:
        """Whether something else than the search box leaves records out."""

    @abstractmethod
    def reorder(self, order: StrEnum) -> None:
        """Another order was chosen, or the same one again."""

    @abstractmethod
    def take_over(self, change_set: ChangeSet) -> None:
        """What was written anywhere reaches search and chips."""

    @abstractmethod
    def prepare(self) -> None:
        """Make search texts while nobody waits for them."""

    def show_all(self) -> None:
        """Empty the search box and take off what narrows the list."""
        self.draft_chip.setChecked(False)
        self.no_reading_chip.setChecked(False)
        self.search.setText("")

    # ---- for the page

    def refresh(self) -> None:
        """Search again; the chosen record stays chosen even when it is not among the rows."""
        self._is_stale = False
        ids = self._shown()
        self._is_following = True
        self.rows.show_records(ids)
        self._mark_chosen()
        self._is_following = False
        unsaved = sum(self._context.ledger.get(self._class, number) is None for number in self._drafts)
        total = self.total() + unsaved
        self._count.setText(counted(len(ids), self._kind))
        self._total.setText(f"／{counted(total, self._kind)}")
        is_largest = theme.current.text_size is theme.TextSize.LARGEST
        self._jump.set_active(self.is_by_reading() and len(ids) > _MANY_ROWS and not is_largest)
        self._show_reason(ids)

    def follow(self, change_set: ChangeSet, drafts: Mapping[int, str]) -> None:
        """Take over what was written anywhere."""
        self.take_over(change_set)
        self._take_drafts(drafts)
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def show_drafts(self, drafts: Mapping[int, str]) -> None:
        """Mark the records with something unsaved, and offer them by a chip."""
        self._take_drafts(drafts)
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

    def show_only_drafts(self, is_wanted: bool) -> None:
        """Nothing but the records with something unsaved, or all again."""
        self.draft_chip.setChecked(is_wanted)
        self.refresh()

    def set_order(self, order: StrEnum) -> None:
        """Show the rows in another order."""
        self._order = order
        self._order_button.setText(f"{order} ▾")
        self._order_button.setAccessibleName(f"並べかた {order}")
        self.reorder(order)
        self.refresh()

    # ---- inside

    def _build(self) -> None:
        outer = column(spacing=8)
        outer.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(18), theme.px(10), 0)
        self.setLayout(outer)
        outer.addLayout(self.above)
        head = row(spacing=8)
        self.heading = Heading(self._noun)
        head.addWidget(self.heading, 1)
        self.new_button = Button("新しく", "primary", icon="plus", small=True, name=f"{self._noun}を新しく書きとめる")
        is_read_only = self._context.store.is_read_only
        self.new_button.setEnabled(not is_read_only)
        self.new_button.setToolTip("この帳面は、いまは読むだけです" if is_read_only else "Ctrl＋N")
        self.new_button.clicked.connect(lambda: self.new_wanted.emit(""))
        head.addWidget(self.new_button)
        outer.addLayout(head)
        outer.addWidget(self.search)
        self.draft_chip = Chip("", icon="attention")
        self.draft_chip.setObjectName("filter_drafts")
        self.draft_chip.setToolTip(tip(f"まだ保存できていない{self._noun}だけを見る"))
        self.draft_chip.clicked.connect(self.show_only_drafts)
        self.chip_box.add(self.draft_chip)
        self.draft_chip.hide()
        self.add_chips()
        self.no_reading_chip = NoReadingChip(self._kind)
        self.no_reading_chip.clicked.connect(lambda _on: self.refresh())
        self.chip_box.add(self.no_reading_chip)
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
        self.list.setModel(self.rows)
        self.list.setAccessibleName(f"{self._noun}の一覧")
        self.list.selectionModel().currentChanged.connect(self._take_current)
        self.list.entered_row.connect(self.form_wanted)
        self.list.doubleClicked.connect(lambda _index: self.form_wanted.emit())

    def _search(self) -> None:
        self.draft_chip.setChecked(False)
        self.no_reading_chip.setChecked(False)
        self.refresh()

    def _shown(self) -> Sequence[int]:
        """What the list shows: records never saved stand above the others while nothing is searched."""
        if self.draft_chip.isChecked():
            return list(self._drafts)
        found = self._of_reading(self.found())
        if self.search.text().strip() or self.is_narrowed() or self.no_reading_chip.isChecked():
            return found
        ledger = self._context.ledger
        unsaved = [number for number in self._drafts if ledger.get(self._class, number) is None]
        return [*unsaved, *found] if unsaved else found

    def _of_reading(self, found: Sequence[int]) -> Sequence[int]:
        """The found ones, or with the chip those without a よみ."""
        last = without_reading(found, self._class, self._context.ledger) if self.is_by_reading() else ()
        self.no_reading_chip.show_number(len(last), of=len(found))
        return last if self.no_reading_chip.isChecked() else found

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
            if self.rows.heading_of(record_id) == heading:
                self.list.scrollTo(self.rows.index(number), QAbstractItemView.ScrollHint.PositionAtTop)
                return

    def _show_reason(self, ids: Sequence[int]) -> None:
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            assert old is not None  # count() says so
            self._stack.removeWidget(old)
            old.deleteLater()
        self.new_button.set_kind("primary" if ids else "secondary")  # the reason has a primary button of its own
        if ids:
            self._stack.setCurrentIndex(0)
            return
        body = ScrollBody(margin=0, name="一覧に出ないわけ")  # at 特大 it is higher than a small window
        body.show_inner(self.make_reason())
        self._stack.addWidget(body)
        self._stack.setCurrentIndex(1)

    def _take_drafts(self, drafts: Mapping[int, str]) -> None:
        self._drafts = drafts
        self.rows.forget(drafts)
        self.draft_chip.setVisible(bool(drafts))
        self.draft_chip.set_text(f"書きかけ {counted(len(drafts), self._kind)}")
        if not drafts:
            self.draft_chip.setChecked(False)

    def _prepare(self) -> None:
        """A window that was closed meanwhile has no file to read from."""
        if self.isVisible():
            with unasked():
                self.prepare()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:  # where one pane has room, records are written while the list is away
            self.refresh()
        QTimer.singleShot(_SETTLED_MILLISECONDS, self, self._prepare)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size("list_pane"), theme.px(220))
