"""The rows of a list of records: what each says, worked out when it is first seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from app.ledger import Ledger
from app.records.base import Record
from app.titles import day_field, short_day_words, subtitle_of, title_of
from app.wording import noun
from ui.lists.listed_rows import ListedRows
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.plain_text import one_line
from ui.widgets.row_list import ROW_ROLE, Row

DRAFT_WORD = "書きかけ"
_NEVER_SAVED = "まだ保存していません"


class RecordRows(ListedRows):
    """The records found, in order. Rows are described only when they come into view."""

    def __init__(
        self,
        ledger: Ledger,
        record_class: type[Record],
        describe: Callable[[Record], Row] | None,
        heading: Callable[[int], str],
        today: date,
    ) -> None:
        """`describe` says what a row shows: by default title, what tells it from its namesakes, and its day.

        `heading` is the あかさたなはまやらわ of a record.
        """
        super().__init__()
        self._ledger, self._class = ledger, record_class
        self._describe = describe or self.plain_row
        self._heading = heading
        self._today = today
        self._known: dict[int, Row] = {}
        self._day_field = day_field(record_class)

    def forget_words(self) -> None:
        self._known.clear()

    def heading_of(self, record_id: int) -> str:
        return self._heading(record_id)

    def row(self, number: int) -> Row:
        """One row, described."""
        record_id = self._ids[number]
        known = self._known.get(record_id)
        if known is None:
            known = self._known[record_id] = self._described(record_id)
        return known

    def plain_row(self, record: Record) -> Row:
        """What a row says from the declarations alone."""
        day = "" if self._day_field is None else short_day_words(record.text_of(self._day_field.name), self._today)
        title = title_of(record, self._ledger) or f"（{noun(record.KIND, self._ledger)}）"
        return Row(record.id, title, detail=one_line(subtitle_of(record, self._ledger)), note=day)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "　".join(part for part in (row.title, row.detail, row.aside, row.note) if part)
        return None

    def _described(self, record_id: int) -> Row:
        record = self._ledger.get(self._class, record_id)
        if record is None:  # never saved: only its draft knows it
            name = one_line(self.drafts.get(record_id, "")) or "（なまえなし）"
            return Row(record_id, name, detail=f"{DRAFT_WORD}｜{_NEVER_SAVED}", icon="attention")
        row = self._describe(record)
        if record_id not in self.drafts:
            return row
        detail = "｜".join(part for part in (DRAFT_WORD, row.detail) if part)
        return replace(row, detail=detail)
