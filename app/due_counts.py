"""The red numbers of the side bar: how much is due where. Each number leads to exactly what it counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from app.agenda import Agenda, Task, TaskSort
from app.ledger import Ledger
from app.records.approach import Approach
from app.records.place import Place
from app.records.space import Space
from app.search.space_cards import NextStep, next_step, overdue

_PAGES: Mapping[str, tuple[str, ...]] = {
    "volunteer": ("volunteer", "assignment", "qualification"),
    "minutes": ("minutes", "promise"),
}
"""Main kind of a page -> kinds of tasks whose lateness it shows."""


def due_counts(ledger: Ledger, today: date, agenda: Agenda) -> dict[str, int]:
    """Main kind of a page -> how much is due there: places to confirm, spaces with a step overdue, late tasks."""
    counts = {
        Place.KIND: len(agenda.of(TaskSort.CONFIRM)),
        Space.KIND: len(overdue(_steps(ledger), today)),
    }
    late = Counter(task.kind for task in agenda.late)
    return counts | {page: sum(late[kind] for kind in kinds) for page, kinds in _PAGES.items()}


def late_tasks(agenda: Agenda, page: str) -> list[Task]:
    """The late tasks that the number of a page counts; `page` is its main kind."""
    return [task for task in agenda.late if task.kind in _PAGES.get(page, ())]


def _steps(ledger: Ledger) -> dict[int, NextStep | None]:
    by_space: dict[int, list[Approach]] = defaultdict(list)
    for approach in ledger.all(Approach):
        if approach.space is not None:
            by_space[approach.space].append(approach)
    return {space_id: next_step(approaches) for space_id, approaches in by_space.items()}
