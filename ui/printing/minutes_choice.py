"""どの会議録を、だれに渡すか: found by typing, newest first; 内部用 or 公開用."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from app.changes.change import ChangeSet
from app.records.minutes import MINUTES_STATE, Minutes
from app.search.record_finding import RecordFinder, RecordOrder
from app.wording import counted, noun
from ui import theme
from ui.context import AppContext
from ui.lists.search_box import SearchBox
from ui.minutes.minutes_pane import short_date
from ui.widgets.buttons import Segmented
from ui.widgets.labels import Label
from ui.widgets.plain_text import one_line
from ui.widgets.row_list import LazyRows, Row, RowList
from ui.widgets.surfaces import column


class MinutesChoice(QWidget):
    """A search box over the 会議録, and for whom the paper is.

    Signals:
        minutes_chosen: id of the one that is wanted.
        reader_chosen: (is_public) 公開用 or 内部用.
    """

    minutes_chosen = Signal(object)
    reader_chosen = Signal(bool)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = context.ledger
        self._finder = RecordFinder(context.ledger, Minutes)
        self._chosen: int | None = None
        self._is_following = False
        word = noun(Minutes.KIND, context.ledger)
        body = column(spacing=8)
        self.setLayout(body)
        self._reader = Segmented((("internal", "内部用"), ("public", "公開用")), "だれに渡すか")
        self._reader.chosen.connect(lambda value: self.reader_chosen.emit(value == "public"))
        body.addWidget(self._reader)
        self.search = SearchBox(f"刷る{word}をさがす", "題・団体・意見")
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.search.went_down.connect(self._focus_rows)
        body.addWidget(self.search)
        self._count = Label("", "cap")
        body.addWidget(self._count)
        self.list = RowList(f"刷る{word}")
        self.list.row_chosen.connect(self._take)
        body.addWidget(self.list, 1)

    def refresh(self) -> None:
        """Search again."""
        found = self._finder.find(self.search.text(), RecordOrder.DAY)
        self._is_following = True
        self.list.show_rows(LazyRows(found, self._row))
        if self._chosen is None or not self.list.choose(self._chosen):
            self.list.selectionModel().clear()
        self._is_following = False
        self._count.setText(counted(len(found), Minutes.KIND))

    def follow(self, change_set: ChangeSet) -> None:
        """Take over what was written."""
        if self._finder.follow(change_set) and self.isVisible():
            self.refresh()

    def show_wish(self, minutes_id: int | None, *, is_public: bool) -> None:
        """Put the marks where the wish says, without telling anybody."""
        self._chosen = minutes_id
        self._reader.set_value("public" if is_public else "internal")
        self._is_following = True
        if minutes_id is None or not self.list.choose(minutes_id):
            self.list.selectionModel().clear()
        self._is_following = False

    def _row(self, record_id: object) -> Row:
        assert isinstance(record_id, int)  # the keys of this list are ids
        minutes = self._ledger.get(Minutes, record_id)
        assert minutes is not None  # the finder has just found it
        title = one_line(minutes.title) or "（題なし）"
        return Row(record_id, title, short_date(minutes.date), note=MINUTES_STATE.get(minutes.state, ""))

    def _take(self, record_id: object) -> None:
        if not self._is_following and isinstance(record_id, int):
            self._chosen = record_id
            self.minutes_chosen.emit(record_id)

    def _focus_rows(self) -> None:
        if self.list.rows:
            self.list.setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(200))
