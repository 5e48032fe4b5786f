"""What the grammar of schedule texts hands on: phrases, closed times and the line that holds them."""

from dataclasses import dataclass, field

from app.rules.schedule_rule import NthDay
from app.rules.schedule_words import Token
from app.rules.time_reading import TimeSpan


class UnreadableError(Exception):
    """This text says something the grammar does not know; the message is shown to the user."""


@dataclass
class Phrase:
    """One way it repeats, while it is being read."""

    days: list[NthDay] = field(default_factory=list)
    month_days: list[int] = field(default_factory=list)
    is_daily: bool = False
    week_interval: int = 1
    month_interval: int = 1
    day_interval: int = 1
    months: list[int] = field(default_factory=list)
    is_every_week: bool = False
    is_every_month: bool = False
    times: list[TimeSpan] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    rests: list[NthDay] = field(default_factory=list)

    @property
    def is_monthly(self) -> bool:
        """Whether its head lets days of the month follow: 10日 alone is a length or one date."""
        return self.is_every_month or bool(self.months) or self.month_interval > 1

    @property
    def has_head(self) -> bool:
        return bool(
            self.is_every_week or self.is_every_month or self.months
            or (self.week_interval, self.month_interval, self.day_interval) != (1, 1, 1)
        )

    @property
    def is_nth(self) -> bool:
        return any(day.nth for day in self.days)


@dataclass(frozen=True)
class Closing:
    """Times at which it rests: tokens, and weekdays (nth 0: every one; weekday -1: of the rule's own)."""

    tokens: frozenset[str]
    days: tuple[NthDay, ...]
    phrase: int  # index of the phrase it stands behind, -1 before the first
    is_for_all: bool


@dataclass
class Line:
    """What one line says."""

    phrases: list[Phrase] = field(default_factory=list)
    times: list[TimeSpan] = field(default_factory=list)  # of a line without days
    closings: list[Closing] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    counts: list[Token] = field(default_factory=list)
