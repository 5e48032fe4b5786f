"""列を合わせる: what the list is about, and the field of every column."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.exchange.mapping import ColumnMapping, nouns_of, propose_mapping
from app.exchange.tables import Table
from app.exchange.targets import naming_key, target
from app.ledger import Ledger
from ui import theme
from ui.importing.column_sheet import ColumnSheet, KindBox
from ui.importing.kind_question import KindQuestion
from ui.widgets.labels import Label
from ui.widgets.surfaces import Surface, Well, column, row


class MappingView(QWidget):
    """The columns of one table.

    Signals:
        mapping_made: ColumnMapping; of kind '' when the table shall be left out.
    """

    mapping_made = Signal(object)

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._nouns = nouns_of(ledger)
        self._table: Table | None = None
        self._mapping = ColumnMapping("", ())
        outer = column(spacing=10)
        self.setLayout(outer)
        line = row(spacing=10)
        line.addWidget(Label("この表は"))
        self.kind = KindBox()
        self.kind.setMinimumWidth(theme.px(180))
        self.kind.activated.connect(self._choose_kind)
        line.addWidget(self.kind)
        line.addStretch(1)
        outer.addLayout(line)
        self._well = Well("check")
        self._well.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        outer.addWidget(self._well)
        self._card = Surface("card", margin=0)
        self.columns = ColumnSheet()
        self.columns.column_sent.connect(lambda at, key: self.mapping_made.emit(self._mapping.with_target(at, key)))
        self._card.body.addWidget(self.columns)
        outer.addWidget(self._card, 1)
        self.question = KindQuestion()
        self.question.kind_chosen.connect(self._take_answer)
        outer.addWidget(self.question, 1)

    @property
    def doubt(self) -> str:
        """Why one cannot go on with this table, '' when one can."""
        return doubt_about(self._mapping, self._nouns)

    @property
    def said(self) -> str:
        """What stands above the columns, '' for nothing."""
        return "" if self._well.isHidden() else self._well.text.plain_text

    def show_table(self, table: Table, mapping: ColumnMapping, remark: str = "") -> None:
        """Show another table, or the same with another mapping; `remark` is said where there is no doubt."""
        self._nouns = nouns_of(self._ledger)
        self.kind.call(self._nouns)
        is_new = self._table is not table or self._mapping.kind != mapping.kind
        focused = [box.hasFocus() for box in self.columns.choices]
        top = self.columns.verticalScrollBar().value()
        self._table, self._mapping = table, mapping
        is_unknown = not mapping.kind and bool(remark)
        self.kind.setCurrentIndex(-1 if is_unknown else self.kind.findData(mapping.kind))
        self._card.setVisible(bool(mapping.kind))
        self.question.setVisible(not mapping.kind)
        said = remark if remark and not (mapping.kind and self.doubt) else self.doubt
        self._well.setVisible(bool(said))
        self._well.text.setText(said)
        if mapping.kind:
            self.columns.show_table(table, mapping)
            if not is_new:
                self.columns.verticalScrollBar().setValue(top)
                for box, had_focus in zip(self.columns.choices, focused, strict=False):
                    if had_focus:
                        box.setFocus()
        else:
            self.question.show_table(table, self._nouns)

    def _choose_kind(self, at: int) -> None:
        self._take_kind(str(self.kind.itemData(at)))

    def _take_answer(self, kind: str) -> None:
        """The buttons give way to the columns: the keyboard goes where the answer stands now."""
        self.kind.setFocus()
        self._take_kind(kind)

    def _take_kind(self, kind: str) -> None:
        assert self._table is not None  # a table is shown
        self.mapping_made.emit(propose_mapping(self._table, kind, self._nouns) if kind else ColumnMapping("", ()))


def doubt_about(mapping: ColumnMapping, nouns: Mapping[str, str]) -> str:
    """What keeps a table from being taken in, in the words of this town (`nouns_of`)."""
    if not mapping.kind:
        return "このシートは、とりこみません。とりこむときは、なんの一覧かを下でえらんでください。"
    if not mapping.has_name:
        word, column = nouns[mapping.kind], target(mapping.kind, naming_key(mapping.kind)).label
        return f"{word}の「{column}」の列が決まっていません。どれか1つの列を「{column}」にしてください。"
    return ""
