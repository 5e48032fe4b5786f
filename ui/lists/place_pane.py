"""The list pane of 居場所: search box, chips, count, order, rows; the reason when there are none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.records.place import Place
from app.records.setting import Setting
from app.search.place_filters import Filter, FilterValue, PlaceFilters
from app.search.place_finding import Order, PlaceFinder
from app.wording import counted, noun
from ui import theme
from ui.context import AppContext
from ui.lists.filter_chips import FilterChips
from ui.lists.jump_bar import JumpBar
from ui.lists.nothing_found import NothingFound
from ui.lists.place_list import PlaceList
from ui.lists.place_rows import PlaceRows
from ui.lists.search_box import SearchBox
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label
from ui.widgets.plain_text import tip
from ui.widgets.surfaces import column, row

_SHORT_PANE_PX = 560
_MANY_ROWS = 12
_SETTLED_MILLISECONDS = 300  # after which the page is painted and the search texts can be made


def _is_largest() -> bool:
    return theme.current.text_size is theme.TextSize.LARGEST


class PlacePane(QWidget):
    """Finds places.

    Signals:
        place_chosen: (id) the user went to another row.
        form_wanted: Enter or double click: on into the form.
        new_wanted: (name) a new place, with a name if the search found none of that name.
    """

    place_chosen = Signal(object)
    form_wanted = Signal()
    new_wanted = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._noun = noun(Place.KIND, context.ledger)
        self._order = Order.READING
        self._chosen: int | None = None
        self._drafts: Mapping[int, str] = {}
        self._is_following = False
        self.finder = PlaceFinder(context.ledger, context.today(), self._last_written)
        self.rows = PlaceRows(context.ledger, self.finder, context.today())
        hint = "なまえ・町名・電話" if _is_largest() else "なまえ・よみ・町名・電話"
        self.search = SearchBox(f"{self._noun}をさがす", hint, self)  # first child: F6 goes there
        self.chips = FilterChips(context.ledger, self._tick_counts, self)
        self.list = PlaceList()
        self._build()
        self.search.textChanged.connect(self._search)
        self.search.went_down.connect(self._focus_rows)
        self.chips.changed.connect(lambda: self._search(""))
        self.setAccessibleName(f"{self._noun}の一覧")

    def refresh(self) -> None:
        """Search again; the chosen place stays chosen even when it is not among the rows."""
        ids = self._found()
        self._is_following = True
        self.rows.show_places(ids)
        self._mark_chosen()
        self._is_following = False
        self._count.setText(counted(len(ids), Place.KIND))
        total = len(self.finder)
        self._total.setText(f"／{counted(total, Place.KIND)}")
        self._jump.set_active(self._order is Order.READING and len(ids) > _MANY_ROWS and not _is_largest())
        self._show_reason(ids, total)

    def follow(self, change_set: ChangeSet, drafts: Mapping[int, str]) -> None:
        """Take over what was written anywhere."""
        self.finder.follow(change_set)
        self._take_drafts(drafts)
        if any(change.kind in ("area", "term", Setting.KIND) for change in change_set):
            self.chips.show_state()
        self.refresh()

    def show_drafts(self, drafts: Mapping[int, str]) -> None:
        """Mark the places with something unsaved, and offer them by a chip."""
        self._take_drafts(drafts)
        self.refresh()

    def choose(self, place_id: int | None) -> None:
        """Put the mark on a place, without telling anybody."""
        self._chosen = place_id
        self._is_following = True
        self._mark_chosen()
        self._is_following = False

    def neighbour(self, step: int) -> int | None:
        """The place `step` rows further, None at the ends."""
        at = self.rows.row_of(self._chosen)
        target = at + step if at >= 0 else 0
        return self.rows.ids[target] if 0 <= target < len(self.rows.ids) else None

    def show_all(self) -> None:
        """Empty the search box and take off all chips."""
        self.draft_chip.setChecked(False)
        self.search.setText("")
        self.chips.clear()

    def show_filtered(self, filters: PlaceFilters) -> None:
        """Exactly the places that pass these chips, nothing typed."""
        self.draft_chip.setChecked(False)
        self.search.setText("")
        self.chips.set_filters(filters)

    def show_only_drafts(self, is_wanted: bool) -> None:
        """Nothing but the places with something unsaved, or all again."""
        self.draft_chip.setChecked(is_wanted)
        self.refresh()

    def set_folded(self, is_folded: bool) -> None:
        """One chip 「しぼりこむ」 instead of all, where room is short."""
        for chip, button in self.chips.chips.items():
            button.setVisible(not is_folded or (chip is Filter.STATUS and bool(self.chips.filters.of(chip))))
        self.chips.folded.setVisible(is_folded)

    def _build(self) -> None:
        outer = column(spacing=8)
        outer.setContentsMargins(theme.px(20), theme.px(18), theme.px(10), 0)
        self.setLayout(outer)
        head = row(spacing=8)
        head.addWidget(Label(self._noun, "title"), 1)
        self.new_button = Button("新しく", "primary", icon="plus", small=True, name=f"{self._noun}を新しく書きとめる")
        self.new_button.setToolTip("Ctrl＋N")
        self.new_button.clicked.connect(lambda: self.new_wanted.emit(""))
        head.addWidget(self.new_button)
        outer.addLayout(head)
        outer.addWidget(self.search)
        self._chip_box = FlowBox(spacing=6)
        self.draft_chip = Chip("", icon="attention")
        self.draft_chip.setObjectName("filter_drafts")
        self.draft_chip.setToolTip(tip("まだ保存できていない居場所だけを見る"))
        self.draft_chip.clicked.connect(self.show_only_drafts)
        self.draft_chip.hide()
        for button in (*self.chips.chips.values(), self.chips.folded, self.draft_chip):
            self._chip_box.add(button)
        outer.addWidget(self._chip_box)
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
        self.set_folded(False)

    def _count_line(self) -> QHBoxLayout:
        line = row(spacing=0)
        self._count, self._total = Label("", "strong"), Label("", "cap")
        line.addWidget(self._count)
        line.addWidget(self._total)
        line.addStretch(1)
        self._order_button = Button(f"{self._order} ▾", "quiet", small=True, name=f"並べかた {self._order}")
        menu = QMenu(self._order_button)
        group = QActionGroup(menu)
        for order in Order:
            action = menu.addAction(order.value)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _on=False, chosen=order: self.set_order(chosen))
            group.addAction(action)
        self._order_button.setMenu(menu)
        line.addWidget(self._order_button)
        return line

    def set_order(self, order: Order) -> None:
        """Show the rows in another order."""
        self._order = order
        self._order_button.setText(f"{order} ▾")
        self._order_button.setAccessibleName(f"並べかた {order}")
        self.finder.reorder(order)
        self.refresh()

    def _build_list(self) -> None:
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
        self.place_chosen.emit(self._chosen)

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
        for number in range(len(self.rows.ids)):
            if self.rows.row(number).heading == heading:
                self.list.scrollTo(self.rows.index(number), QAbstractItemView.ScrollHint.PositionAtTop)
                return

    def _show_reason(self, ids: list[int], total: int) -> None:
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            assert old is not None  # count() says so
            self._stack.removeWidget(old)
            old.deleteLater()
        self.new_button.set_kind("primary" if ids else "secondary")  # the reason has a primary button of its own
        if ids:
            self._stack.setCurrentIndex(0)
            return
        reason = NothingFound(
            self._context.ledger,
            total=total,
            typed=self.search.text(),
            filters=self.chips.filters,
            without_filters=len(self.finder.find(self.search.text(), PlaceFilters())),
        )
        reason.filters_off_wanted.connect(self.chips.clear)
        reason.all_wanted.connect(self.show_all)
        reason.new_wanted.connect(self.new_wanted)
        reason.import_wanted.connect(lambda: self._context.signals.page_wanted.emit("import"))
        self._stack.addWidget(reason)
        self._stack.setCurrentIndex(1)

    def _take_drafts(self, drafts: Mapping[int, str]) -> None:
        self._drafts = drafts
        self.rows.forget(drafts)
        self.draft_chip.setVisible(bool(drafts))
        self.draft_chip.set_text(f"書きかけ {counted(len(drafts), Place.KIND)}")
        if not drafts:
            self.draft_chip.setChecked(False)

    def _found(self) -> list[int]:
        """What the list shows: places never saved stand above the others while nothing is searched."""
        if self.draft_chip.isChecked():
            return list(self._drafts)
        found = self.finder.find(self.search.text(), self.chips.filters, self._order)
        if self.search.text().strip() or self.chips.filters:
            return found
        return [place_id for place_id in self._drafts if self.finder.facts(place_id) is None] + found

    def _prepare(self) -> None:
        """Make the search texts; a window that was closed meanwhile has no file to read from."""
        if self.isVisible():
            self.finder.prepare()

    def _tick_counts(self, chip: Filter) -> dict[FilterValue, int]:
        return dict(self.finder.tick_counts(self.search.text(), self.chips.filters, chip))

    def _last_written(self) -> dict[int, int]:
        written: dict[int, int] = {}
        for line in self._context.store.history():
            written[line.record_id] = max(written.get(line.record_id, 0), line.stamp.hlc)
        return written

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_SETTLED_MILLISECONDS, self, self._prepare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_short = self.height() < theme.px(_SHORT_PANE_PX) or _is_largest()
        self.set_folded(is_short)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size("list_pane"), theme.px(220))
