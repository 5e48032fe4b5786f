"""Below chips: which of them another copy took away or put on, with the way to where that is decided."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.choice_sets import term_field
from app.editing import Editing
from app.records.base import Record
from app.records.term import Term
from ui.forms.row_mark import RowMark, asked_about
from ui.widgets.surfaces import column


class ChipMarks(QWidget):
    """A mark for each chip about which something is open; nothing at all where nothing is.

    Signals:
        wanted: (kind, id) of the record that is asked about.
    """

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = column(spacing=6)
        self.setLayout(self._column)
        self._marks: list[RowMark] = []
        self.hide()

    def show_chips(self, editing: Editing, rows: Iterable[Record]) -> None:
        """`rows` say which entries hold; what is open about the entry itself counts too."""
        for gone in self._marks:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._marks = []
        for each in rows:
            term = editing.get(Term, _term_of(each))
            asked = asked_about([each, *([] if term is None else [term])], editing)
            for questions in list(asked.values())[:1]:
                mark = RowMark(questions[0], editing.ledger, about="" if term is None else term.label, is_named=True)
                mark.wanted.connect(self.wanted)
                self._column.addWidget(mark)
                self._marks.append(mark)
        self.setVisible(bool(self._marks))


def _term_of(row: Record) -> int | None:
    value = row.get(term_field(type(row)))
    return value if isinstance(value, int) else None
