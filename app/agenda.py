"""What to do: everything in the ledger that waits for somebody, in one list, and the ChangeSet that ticks it off.

Staff ask what to do today, not in which list to look, so 次の一手, 約束, つなぎ, 期限 and 要確認 stand together
(window.md, comp 01).
Each sort of task has one source in `app/agenda_sources.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.changes.change import Change, ChangeSet
from app.changes.saving import edited_label
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.rules.japanese_calendar import PartialDate, era_year_name, other_year

_WHOLE = len("2026-11-24")

SOON_DAYS = 7
"""How far ahead きょうすること looks."""


class TaskSort(StrEnum):
    """Why something waits; the words on screen are `TASK_WORDS`."""

    STEP = "step"
    PROMISE = "promise"
    MATCH = "match"
    EXPIRY = "expiry"
    CONFIRM = "confirm"


TASK_WORDS = {
    TaskSort.STEP: "働きかけ",
    TaskSort.PROMISE: "約束",
    TaskSort.MATCH: "つなぎ",
    TaskSort.EXPIRY: "期限",
    TaskSort.CONFIRM: "確認",
}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits.

    Attributes:
        sort: why it waits.
        kind, record_id: the record that is opened by a click.
        title: what to do, one sentence: 「美園町自治会館の12月の空きを聞く」.
        about: whom or what it is about: 「なごみいきいき体操の会場・田中」, '' when the title says it.
        due: when it should be done; None for what has no day (要確認).
        field: field of the record that holds it, for the cursor.
        done_values: what ticking it off writes into the record; empty when a tick cannot do it (a 期限 asks
            for a new day).
        done_notice: what is said after the tick: 「『さくら』を、きょう確かめました」.
    """

    sort: TaskSort
    kind: str
    record_id: int
    title: str
    about: str = ""
    due: date | None = None
    field: str = ""
    done_values: tuple[tuple[str, str | int | None], ...] = ()
    done_notice: str = ""

    def days_late(self, today: date) -> int:
        """Days since it was due; 0 and less: not late."""
        return 0 if self.due is None else (today - self.due).days

    @property
    def can_be_ticked(self) -> bool:
        """Whether a tick does it."""
        return bool(self.done_values)


Source = Callable[[Ledger, date, str], Iterable[Task]]
"""(ledger, today, name of the user) -> tasks of one sort."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All tasks, the most pressing first: those with a day by day, then those without."""

    today: date
    tasks: tuple[Task, ...]

    @property
    def late(self) -> Sequence[Task]:
        """Those whose day has passed."""
        return [task for task in self.tasks if task.days_late(self.today) > 0]

    @property
    def due_today(self) -> Sequence[Task]:
        """Those due today."""
        return [task for task in self.tasks if task.due == self.today]

    @property
    def soon(self) -> Sequence[Task]:
        """What stands under きょうすること: late, due within a week, and what has no day."""
        end = self.today + timedelta(days=SOON_DAYS)
        return [task for task in self.tasks if task.due is None or task.due <= end]

    def of(self, sort: TaskSort) -> Sequence[Task]:
        """The tasks of one sort."""
        return [task for task in self.tasks if task.sort is sort]


def agenda(ledger: Ledger, today: date, *, who: str = "") -> Agenda:
    """Everything that waits in a ledger on a day.

    Args:
        who: name of the user, written where a tick says who did it.
    """
    from app.agenda_sources import SOURCES

    found = [task for source in SOURCES for task in source(ledger, today, who)]
    found.sort(key=_pressing)
    return Agenda(today, tuple(found))


def _pressing(task: Task) -> tuple[date, int]:
    return task.due or date.max, list(TaskSort).index(task.sort)


def ticked_off(task: Task, ledger: Ledger) -> ChangeSet | None:
    """The ChangeSet that marks a task as done; None when the record is gone or a tick cannot do it."""
    record = ledger.get(BY_KIND[task.kind], task.record_id)
    if record is None or not task.can_be_ticked:
        return None
    after: Record = record.changed(**dict(task.done_values))
    return ChangeSet(edited_label(record, ledger), (Change(record, after),))


def due_word(due: date, today: date) -> str:
    """「2日すぎています」「きょう」「あす」「金曜まで」「12月8日まで」, with the year when it is another one."""
    distance = (due - today).days
    if distance < 0:
        return f"{-distance}日すぎています" if distance > -100 else f"{era_year_name(due)}{due.month}月からそのまま"
    if distance <= 1:
        return "きょう" if distance == 0 else "あす"
    if distance < SOON_DAYS:
        return f"{'月火水木金土日'[due.weekday()]}曜まで"
    return f"{other_year(due, today)}{due.month}月{due.day}日まで"


def summary(agenda: Agenda, *, to_decide: int = 0) -> str:
    """What stands under the greeting: 「きょうすることは2つ、すぎたものが1つあります」.

    `to_decide` is how much copies wrote in two ways: said here too, since its card may stand below what is in sight.
    """
    told = _due_words(agenda)
    return f"{told}。合わせたときに決めることが{things(to_decide)}あります" if to_decide else told


def _due_words(agenda: Agenda) -> str:
    today, late = len(agenda.due_today), len(agenda.late)
    if today and late:
        return f"きょうすることは{things(today)}、すぎたものが{things(late)}あります"
    if today:
        return f"きょうすることは{things(today)}です"
    if late:
        return f"すぎたものが{things(late)}あります"
    return "きょうまでにすることは、ありません"


def things(number: int) -> str:
    """「9つ」, from ten on 「10件」."""
    return f"{number}つ" if number < 10 else f"{number:,}件"


def day_of(written: str) -> date | None:
    """A stored date as a day: a month or a year ends on its last day; None when there is none or it cannot be read."""
    if not written:
        return None
    try:
        return date.fromisoformat(written) if len(written) == _WHOLE else PartialDate.from_iso(written).last_day
    except ValueError:
        return None

