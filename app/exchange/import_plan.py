"""What an import would do: every row with its records, problems and choices, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.changes.change import Change, ChangeSet
from app.exchange.mapping import ColumnMapping
from app.exchange.tables import LeftOutRow, Table
from app.records.base import Record
from app.records.ids import hex_id


class RowStatus(StrEnum):
    """What a row does to the ledger."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


class Decision(StrEnum):
    """What the user may decide about a row."""

    ADD = "add"
    """A record of its own, even if one like it is known."""

    UPDATE = "update"
    """The same as the record `Choice.record_id`."""

    SKIP = "skip"


@dataclass(frozen=True, slots=True, order=True)
class RowKey:
    """One row of the source: name of the sheet and row number as Excel counts."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The user's decision about one row; `record_id` goes with UPDATE."""

    decision: Decision
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Something that could not be read, beside the cell it stands in.

    Attributes:
        sheet, row: where, `row` as Excel counts; 0 when it is about the whole sheet.
        column: title of the column, '' when it is about the whole row.
        message: Japanese sentence.
        position: column among `Table.columns`, None when it is about the whole row.
    """

    sheet: str
    row: int
    column: str
    message: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """A value the program made itself, to be looked at: よみ from kana, the kind of a space from its name."""

    sheet: str
    row: int
    kind: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that may be a record already known, because only the name or only the phone is alike.

    Attributes:
        sheet, row: the row, added as a record of its own unless the user decides otherwise.
        kind, name: what was added.
        reason: `name` or `phone`.
        record_id, other: the known record's id and name.
        other_row: its row when it came from the same file, else 0.
    """

    sheet: str
    row: int
    kind: str
    name: str
    reason: str
    record_id: int
    other: str
    other_row: int = 0

    @property
    def message(self) -> str:
        """What is alike, for people."""
        what = (
            "なまえは同じですが、電話か所在地が違います"
            if self.reason == "name"
            else "電話は同じですが、なまえが違います"
        )
        return f"「{self.name}」は「{self.other}」と同じかもしれません（{what}）。別のものとして入れます。"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the source and what becomes of it.

    Attributes:
        key: where it stands.
        name: what it is called, '' when it has no name.
        cells: the source's texts, one per column of the table.
        values: what was read, one per column, as it will be shown in the ledger; '' where nothing was.
        status: what it does.
        records: the main record and everything the row adds or changes, as they shall be.
        existing: the record it was found to be, None for a new one.
        problems, guesses, duplicates: those of this row.
        reason: why it is skipped.
    """

    key: RowKey
    name: str
    cells: tuple[str, ...]
    values: tuple[str, ...]
    status: RowStatus
    records: tuple[Record, ...] = ()
    existing: Record | None = None
    problems: tuple[CellProblem, ...] = ()
    guesses: tuple[Guess, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """One table, how its columns are read, and its rows."""

    table: Table
    mapping: ColumnMapping
    rows: tuple[PlannedRow, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of every kind an import adds, updates, leaves as they are; and rows it skips."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0

    def as_json(self) -> dict[str, int]:
        """The four numbers by name."""
        return {
            "added": self.added, "updated": self.updated, "unchanged": self.unchanged, "skipped": self.skipped
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything an import would do. Nothing is written until `change_set()` goes through `Store.apply`.

    Attributes:
        label: of the one unit of work.
        tables: what was read, row by row; empty for a JSON file.
        changes: in an order in which they can be written.
        touched: (kind, id) of every record a row spoke of, changed or not.
        left_out: rows that are no entries (totals, legends, titles above the header).
        problems: all of them, in the order of the source.
        duplicates: likewise.
        skipped_rows: how many entries were not taken in.
        blobs: pictures that come with it, sha-256 (hex) -> JPEG bytes.
    """

    label: str
    tables: tuple[PlannedTable, ...]
    changes: tuple[Change, ...]
    touched: frozenset[tuple[str, int]]
    left_out: tuple[LeftOutRow, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    skipped_rows: int = 0
    blobs: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """Values to be looked at, in the order of the source."""
        return tuple(guess for table in self.tables for row in table.rows for guess in row.guesses)

    @property
    def counts(self) -> Counts:
        """Over all kinds."""
        by_kind = self.by_kind().values()
        return Counts(
            added=sum(counts.added for counts in by_kind),
            updated=sum(counts.updated for counts in by_kind),
            unchanged=sum(counts.unchanged for counts in by_kind),
            skipped=self.skipped_rows,
        )

    def by_kind(self) -> dict[str, Counts]:
        """Kind -> counts; a deleted record counts as updated."""
        added = Counter(change.kind for change in self.changes if change.before is None)
        updated = Counter(change.kind for change in self.changes if change.before is not None)
        changed = {(change.kind, change.record_id) for change in self.changes}
        unchanged = Counter(kind for kind, record_id in self.touched if (kind, record_id) not in changed)
        kinds = sorted({*added, *updated, *unchanged})
        return {kind: Counts(added[kind], updated[kind], unchanged[kind]) for kind in kinds}

    def change_set(self) -> ChangeSet:
        """The whole import as one unit of work: one step of undo."""
        return ChangeSet(label=self.label, changes=self.changes, blobs=self.blobs)

    def as_json(self) -> dict[str, object]:
        """The object that `import --json` prints (issue 2, section 6)."""
        return {
            **self.counts.as_json(),
            "by_kind": {kind: counts.as_json() for kind, counts in self.by_kind().items()},
            "problems": [
                {"sheet": each.sheet, "row": each.row, "column": each.column, "message": each.message}
                for each in self.problems
            ],
            "duplicates": [_duplicate_json(duplicate) for duplicate in self.duplicates],
        }


def _duplicate_json(duplicate: Duplicate) -> dict[str, object]:
    return {
        "sheet": duplicate.sheet,
        "row": duplicate.row,
        "kind": duplicate.kind,
        "name": duplicate.name,
        "reason": duplicate.reason,
        "other_id": hex_id(duplicate.record_id),
        "other": duplicate.other,
        "message": duplicate.message,
    }


def rows_of(tables: Sequence[PlannedTable], status: RowStatus) -> tuple[PlannedRow, ...]:
    """The rows with one status."""
    return tuple(row for table in tables for row in table.rows if row.status is status)
