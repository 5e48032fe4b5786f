"""The right half of the dialog of 定例: the rule said back, the next three days, the month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.records.schedule import Schedule, ScheduleException
from app.rules.japanese_calendar import add_months, format_day, nearby_word, other_year
from app.rules.place_schedule import is_readable, meetings_of, rule_of
from app.rules.schedule_rule import is_uncertain
from app.rules.schedule_sentence import sentence
from ui.dialogs.month_grid import MonthGrid
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Surface, column, row, rule

_DAYS_SHOWN = 3
_DAYS_IN_GRID = 40


class SpokenSchedule(Surface):
    """Says what the left half means; follows at once."""

    def __init__(self, today: date) -> None:
        super().__init__("well_spoken", margin=18, spacing=8, name="このように書かれます")
        self._today = today
        self._month = today.replace(day=1)
        self._schedule: Schedule | None = None
        self._exceptions: Sequence[ScheduleException] = ()
        self.days, self.time, self.closed = WrapLabel("", "strong"), Label("", "big"), WrapLabel("")
        self.body.addWidget(Label("このように書かれます", "saved_cap"))
        for label in (self.days, self.time, self.closed):
            self.body.addWidget(label)
        self.body.addWidget(rule())
        self.body.addWidget(Label("つぎの3回", "saved_cap"))
        self._next = column(spacing=4)
        self.next_days: list[str] = []
        self.body.addLayout(self._next)
        self._uncertain = WrapLabel("どの週からかを、えらんでください", "yam")
        self.body.addWidget(self._uncertain)
        self.body.addWidget(rule())
        head = row(spacing=4)
        self._month_name = Label("", "strong")
        head.addWidget(self._month_name, 1)
        for icon, name, step in (("back", "まえの月", -1), ("forward", "つぎの月", 1)):
            button = IconButton(icon, name)
            button.clicked.connect(lambda _on=False, by=step: self._turn(by))
            head.addWidget(button)
        self.body.addLayout(head)
        self._grid = MonthGrid()
        self.body.addWidget(self._grid)
        self.body.addStretch(1)

    def say(self, schedule: Schedule, exceptions: Sequence[ScheduleException], missing: str) -> None:
        """Speak a 定例; `missing` is what has still to be picked."""
        is_other = self._schedule is None or (schedule.rule, schedule.anchor) != (
            self._schedule.rule,
            self._schedule.anchor,
        )
        self._schedule, self._exceptions = schedule, exceptions
        rule = rule_of(schedule)
        days, time, closed = sentence(rule) if is_readable(rule) else ("", "", "")
        self.days.setText(missing or days or "いつ開くかを、ことばで書いてください")
        self.time.setText(time)
        self.time.setVisible(bool(time))
        self.closed.setText(closed)
        self.closed.setVisible(bool(closed))
        self._uncertain.setVisible(is_uncertain(rule))
        self._say_days()
        if is_other:
            self._go_to_first()
        self._show_month()

    def _say_days(self) -> None:
        while (item := self._next.takeAt(0)) is not None:
            line = item.layout()
            while line is not None and (part := line.takeAt(0)) is not None:
                widget = part.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self.next_days = []
        for meeting in self._meetings(_DAYS_SHOWN):
            line = row(spacing=8)
            line.addWidget(Label(nearby_word(meeting, self._today), "strong" if meeting == self._today else "cap"), 1)
            line.addWidget(Label(format_day(meeting), "strong"))
            self._next.addLayout(line)
            self.next_days.append(format_day(meeting))
        if not self.next_days:
            line = row()
            line.addWidget(Label("決まった日はありません", "cap"))
            self._next.addLayout(line)

    def _go_to_first(self) -> None:
        first = self._meetings(1)
        self._month = (first[0] if first else self._today).replace(day=1)

    def _turn(self, by: int) -> None:
        self._month = add_months(self._month, by)
        self._show_month()

    def _show_month(self) -> None:
        self._month_name.setText(f"{other_year(self._month, self._today)}{self._month.month}月")
        held: frozenset[date] = frozenset()
        if self._schedule is not None:
            end = add_months(self._month, 1)
            meetings = meetings_of(self._schedule, self._exceptions, self._month, _DAYS_IN_GRID)
            held = frozenset(meeting.day for meeting in meetings if meeting.day < end)
        self._grid.show_month(self._month, self._today, held)

    def _meetings(self, count: int) -> list[date]:
        if self._schedule is None:
            return []
        return [meeting.day for meeting in meetings_of(self._schedule, self._exceptions, self._today, count)]
