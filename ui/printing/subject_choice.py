"""どの記録の紙か: found by typing, as in the lists."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.changes.change import ChangeSet
from app.printing.products.catalogue import product_all_words
from app.printing.products.product import Product
from app.records.catalogue import BY_KIND
from app.search.record_finding import RecordFinder, orders_of
from app.titles import day_field, short_day_words, subtitle_of, title_of, unnamed
from app.wording import counted, noun
from ui import theme
from ui.context import AppContext
from ui.lists.search_box import SearchBox
from ui.widgets.labels import Label
from ui.widgets.plain_text import one_line
from ui.widgets.row_list import LazyRows, Row, RowList
from ui.widgets.surfaces import column

_ABOUT_ALL = "all"
"""Key of the row that stands for no record in particular."""


class SubjectChoice(QWidget):
    """A search box over the records of one kind.

    Signals:
        subject_chosen: id of the record whose paper is wanted, None for no one in particular.
        left: Esc was pressed with nothing typed.
    """

    subject_chosen = Signal(object)
    left = Signal()

    def __init__(self, context: AppContext, product: Product, label: str, parent: QWidget | None = None) -> None:
        """`label` is the product in the words of this town."""
        super().__init__(parent)
        self._ledger, self._today = context.ledger, context.today()
        self._kind = product.subject
        self._class = BY_KIND[product.subject]
        self._finder = RecordFinder(context.ledger, self._class)
        self._order = orders_of(self._class)[0]
        self._day = day_field(self._class)
        self._all_words = product_all_words(product, context.ledger)
        self._chosen: object = None
        word = noun(self._kind, context.ledger)
        body = column(spacing=6)
        self.setLayout(body)
        self.search = SearchBox(f"{label}にする{word}をさがす", f"どの{word}？")
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.search.went_down.connect(self._focus_rows)
        body.addWidget(self.search)
        self._count = Label("", "cap")
        body.addWidget(self._count)
        self.list = RowList(f"{label}にする{word}")
        self.list.row_opened.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take(self.list.chosen_key))
        body.addWidget(self.list, 1)

    def refresh(self) -> None:
        """Search again."""
        found = self._finder.find(self.search.text(), self._order)
        keys: list[object] = [*([_ABOUT_ALL] if self._all_words and not self.search.text() else []), *found]
        self.list.show_rows(LazyRows(keys, self._row))
        self._mark()
        self._count.setText(counted(len(found), self._kind))

    def follow(self, change_set: ChangeSet) -> None:
        """Take over what was written."""
        if self._finder.follow(change_set) and self.isVisible():
            self.refresh()

    def show_subject(self, subject: int | None) -> None:
        """Put the mark on a record, without telling anybody."""
        self._chosen = _ABOUT_ALL if subject is None and self._all_words else subject
        self._mark()

    def _mark(self) -> None:
        if self._chosen is None or not self.list.choose(self._chosen):
            self.list.selectionModel().clear()

    def _row(self, key: object) -> Row:
        if key == _ABOUT_ALL:
            return Row(key, self._all_words)
        assert isinstance(key, int)  # the other keys of this list are ids
        record = self._ledger.get(self._class, key)
        assert record is not None  # the finder has just found it
        title = one_line(title_of(record, self._ledger)) or unnamed(noun(self._kind, self._ledger), is_new=False)
        day = "" if self._day is None else short_day_words(record.text_of(self._day.name), self._today)
        return Row(key, title, one_line(subtitle_of(record, self._ledger)), note=day)

    def _take(self, key: object) -> None:
        if key is None:
            return
        self._chosen = key
        self.subject_chosen.emit(None if key == _ABOUT_ALL else key)

    def _focus_rows(self) -> None:
        if not self.list.rows:
            return
        if self.list.chosen_key is None:
            self.list.choose(self.list.rows[0].key)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The search and the list leave Esc to what is around them."""
        if event.key() == Qt.Key.Key_Escape and not self.search.text():
            self.left.emit()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(200))
