"""What a plan leaves to look at: cells that were not read, and rows that may be known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.exchange.import_plan import CellProblem, Duplicate, PlannedRow, PlannedTable, RowKey, RowStatus
from app.rules.time_reading import NOON_REMARK


class Topic(StrEnum):
    """What a question is about."""

    CELL = "cell"
    """A cell was not read, or not as it stands."""

    ALIKE = "alike"
    """The row may be a record that is known already."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to look at. It need not be answered: the import takes the safe way without.

    Attributes:
        topic: what it is about.
        number: of the row among the rows of the table.
        position: column among the table's columns, None for the whole row.
        message: Japanese sentence.
        duplicate: the likeness, for ALIKE.
    """

    topic: Topic
    number: int
    position: int | None
    message: str
    duplicate: Duplicate | None = None

    def key(self, table: PlannedTable) -> tuple[str, int, int | None, str]:
        """What stays the same when the plan is made again."""
        row = table.rows[self.number].key
        return row.sheet, row.row, self.position, self.message


def questions_of(table: PlannedTable, settled: frozenset[tuple[str, int, int | None, str]]) -> tuple[Question, ...]:
    """The questions of a table in the order of its rows, without those the user has settled.

    A 場 that looks like another 場 is left as the import decided (two of one name are two), since the row is about the
    place; it can be put together later.
    """
    found: list[Question] = []
    for number, row in enumerate(table.rows):
        if row.status is not RowStatus.SKIPPED:
            found.extend(_alike(row, number, each, table) for each in row.duplicates if each.kind == table.mapping.kind)
        found.extend(_about_cell(number, problem, row, table) for problem in _open_problems(row))
    return tuple(question for question in found if question.key(table) not in settled)


def is_open(problem: CellProblem) -> bool:
    """Whether there is something to mend; how 午後12時 was read is only said."""
    return problem.message != NOON_REMARK


def table_remarks(problems: Sequence[CellProblem], table: PlannedTable) -> tuple[str, ...]:
    """Sentences about the whole table: よみ that is missing, formulas that were not reckoned."""
    rows = {row.key.row for row in table.rows}
    return tuple(
        problem.message for problem in problems if problem.sheet == table.table.sheet and problem.row not in rows
    )


def without_agreed(table: PlannedTable, agreed: frozenset[RowKey]) -> PlannedTable:
    """The table without the guesses of よみ that the user has agreed to."""
    rows = tuple(
        replace(row, guesses=tuple(each for each in row.guesses if each.field != "reading"))
        if row.key in agreed
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _open_problems(row: PlannedRow) -> Sequence[CellProblem]:
    """Nothing is to be settled about a row that changes nothing, or that the user left out himself."""
    is_nameless = row.status is RowStatus.SKIPPED and not row.name
    is_taken = row.status in (RowStatus.ADDED, RowStatus.UPDATED) or is_nameless
    return [problem for problem in row.problems if is_open(problem)] if is_taken else ()


def _about_cell(number: int, problem: CellProblem, row: PlannedRow, table: PlannedTable) -> Question:
    position = problem.position
    if position is None and not row.name:
        position = _name_position(table)
    return Question(Topic.CELL, number, position, problem.message)


def _name_position(table: PlannedTable) -> int | None:
    return next(iter(table.mapping.positions(f"{table.mapping.kind}.name")), None)


def _alike(row: PlannedRow, number: int, duplicate: Duplicate, table: PlannedTable) -> Question:
    return Question(Topic.ALIKE, number, _name_position(table), duplicate.message, duplicate)
