"""どの居場所のチラシか: found by typing, as in the list of places."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.changes.change import ChangeSet
from app.ledger import Ledger
from app.records.place import Place
from app.search.place_filters import PlaceFilters
from app.search.place_finding import PlaceFinder
from app.wording import counted, noun
from ui import theme
from ui.context import AppContext
from ui.lists.place_delegate import PlaceDelegate
from ui.lists.place_rows import PlaceRows
from ui.lists.search_box import SearchBox
from ui.widgets.labels import Label
from ui.widgets.surfaces import column


class PlaceChoice(QWidget):
    """A search box over the places.

    Signals:
        place_chosen: id of the place whose flyer is wanted.
    """

    place_chosen = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ledger: Ledger = context.ledger
        self._chosen: int | None = None
        self._is_following = False
        self._finder = PlaceFinder(ledger, context.today())
        self.rows = PlaceRows(ledger, self._finder, context.today())
        word = noun(Place.KIND, ledger)
        body = column(spacing=6)
        self.setLayout(body)
        self.search = SearchBox(f"チラシにする{word}をさがす", "なまえ・よみ・町名")
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.search.went_down.connect(self._focus_rows)
        body.addWidget(self.search)
        self._count = Label("", "cap")
        body.addWidget(self._count)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PlaceDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(f"チラシにする{word}")
        self.list.selectionModel().currentChanged.connect(self._take_current)
        body.addWidget(self.list, 1)

    def refresh(self) -> None:
        """Search again."""
        ids = self._finder.find(self.search.text(), PlaceFilters())
        self._is_following = True
        self.rows.show_records(ids)
        self._mark()
        self._is_following = False
        self._count.setText(counted(len(ids), Place.KIND))

    def follow(self, change_set: ChangeSet) -> None:
        """Take over what was written."""
        self._finder.follow(change_set)
        self.rows.forget({})
        self.refresh()

    def choose(self, place_id: int | None) -> None:
        """Put the mark on a place, without telling anybody."""
        self._chosen = place_id
        self._is_following = True
        self._mark()
        self._is_following = False

    def _mark(self) -> None:
        at = self.rows.row_of(self._chosen)
        if at < 0:
            self.list.selectionModel().clear()
            return
        index = self.rows.index(at)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    def _focus_rows(self) -> None:
        if self.rows.ids:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if self.rows.row_of(self._chosen) < 0:
                self.list.setCurrentIndex(self.rows.index(0))

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._is_following and current.isValid():
            self._chosen = self.rows.ids[current.row()]
            self.place_chosen.emit(self._chosen)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(200))
