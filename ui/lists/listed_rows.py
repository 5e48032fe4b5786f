"""The model behind a list of records: which stand in it, in what order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ui.widgets.counted_rows import CountedRows


class ListedRows(CountedRows):
    """Records by id, in order; what a row says is worked out by the list that knows its kind, when it is first seen.

    Attributes:
        drafts: the records with something unsaved, by name.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ids: Sequence[int] = ()
        self.drafts: Mapping[int, str] = {}

    @property
    def ids(self) -> Sequence[int]:
        """The records shown, in order."""
        return self._ids

    def show_records(self, ids: Sequence[int]) -> None:
        """Show other records."""
        if ids == self._ids:
            return
        self._ids = list(ids)
        self.set_count(len(self._ids))

    def forget(self, drafts: Mapping[int, str]) -> None:
        """Describe every row anew."""
        self.drafts = drafts
        self.forget_words()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def forget_words(self) -> None:
        """Drop what was worked out for rows."""

    def heading_of(self, record_id: int) -> str:
        """The あかさたなはまやらわ a record stands under, '' where the order is another one."""
        return ""

    def row_of(self, record_id: int | None) -> int:
        """Where a record stands, -1 when it is not shown."""
        return self._ids.index(record_id) if record_id is not None and record_id in self._ids else -1
