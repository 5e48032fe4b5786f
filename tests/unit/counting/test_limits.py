"""残り何回: times and hours in a day, a week, a month and a 年度, a group each or all together."""

from __future__ import annotations

from datetime import date

import pytest

from app.counting.limits import limit_sentence, period_around, uses_of
from app.ledger import Ledger
from app.records.base import Record
from app.records.organization import Organization
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from app.records.use_limit import UseLimit

TODAY = date(2026, 11, 24)
SPACE, EXERCISE, TEA = 1, 11, 12


def ledger(*more: Record) -> Ledger:
    """A hall with 体操 (第2・第4火曜, 90 minutes) and お茶会 (毎週金曜, nobody knows how long)."""
    return Ledger.of(
        (
            Space(id=SPACE, name="集会所"),
            Place(id=EXERCISE, name="体操", space=SPACE),
            Place(id=TEA, name="お茶会", space=SPACE),
            Schedule(id=21, place=EXERCISE, rule="FREQ=MONTHLY;BYDAY=2TU,4TU", start="10:30", end="12:00", pos="a1"),
            Schedule(id=22, place=TEA, rule="FREQ=WEEKLY;BYDAY=FR", start="13:00", pos="a1"),
            *more,
        )
    )


def limit(**values: str | int) -> UseLimit:
    return UseLimit(id=2, space=SPACE, amount=4).changed(**values)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (limit(amount=2), "1団体 月2回まで"),
        (limit(per="all", period="day", measure="hours"), "ぜんぶで 1日4時間まで"),
        (limit(period="week"), "1団体 週4回まで"),
        (UseLimit(id=2, note="相談して"), "相談して"),
    ],
)
def test_a_limit_is_spoken(made: UseLimit, words: str) -> None:
    assert limit_sentence(made) == words


def test_each_group_has_its_own_count_the_fullest_first() -> None:
    uses = uses_of(limit(), SPACE, ledger(), TODAY)
    assert [(use.who, use.used, use.sentence) for use in uses] == [
        ("お茶会", 4, "今月 あと0回"),
        ("体操", 2, "今月 あと2回"),
    ]


def test_more_than_allowed_is_said() -> None:
    use = uses_of(limit(amount=3), SPACE, ledger(), TODAY)[0]
    assert (use.is_over, use.left, use.sentence) == (True, 0, "今月 1回 多い")


def test_all_together_count_as_one() -> None:
    (use,) = uses_of(limit(per="all", amount=8), SPACE, ledger(), TODAY)
    assert (use.who, use.used) == ("", 6)
    (unused,) = uses_of(limit(per="all"), 99, ledger(), TODAY)
    assert unused.left == 4


def test_places_of_one_organization_are_one_group() -> None:
    more = (
        Organization(id=5, name="さくら会"),
        Place(id=13, name="朝の会", space=SPACE, organization=5),
        Place(id=14, name="夜の会", space=SPACE, organization=5),
        Schedule(id=23, place=13, rule="FREQ=MONTHLY;BYMONTHDAY=3", pos="a1"),
        Schedule(id=24, place=14, rule="FREQ=MONTHLY;BYMONTHDAY=5", pos="a1"),
    )
    uses = {use.who: use.used for use in uses_of(limit(), SPACE, ledger(*more), TODAY)}
    assert uses["さくら会"] == 2


def test_hours_are_counted_where_they_are_known() -> None:
    uses = {use.who: use for use in uses_of(limit(measure="hours"), SPACE, ledger(), TODAY)}
    assert (uses["体操"].used, uses["体操"].unknown) == (3.0, 0)
    assert (uses["お茶会"].used, uses["お茶会"].unknown) == (0.0, 4)


def test_single_days_count_where_they_moved_to() -> None:
    cancelled = ScheduleException(id=31, schedule=21, date="2026-11-10")
    moved_out = ScheduleException(id=32, schedule=21, date="2026-11-24", moved_to="2026-12-01")
    used = {use.who: use.used for use in uses_of(limit(), SPACE, ledger(cancelled, moved_out), TODAY)}
    assert used["体操"] == 0


def test_a_resting_place_uses_nothing_up() -> None:
    more = (
        Place(id=15, name="休みの会", space=SPACE, status="suspended"),
        Schedule(id=25, place=15, rule="FREQ=DAILY", pos="a1"),
    )
    assert "休みの会" not in {use.who for use in uses_of(limit(), SPACE, ledger(*more), TODAY)}


def test_what_is_not_fixed_or_not_readable_counts_as_nothing() -> None:
    more = (
        Schedule(id=26, place=EXERCISE, note="学校に合わせて", pos="a2"),
        Schedule(id=27, place=EXERCISE, rule="FREQ=YEARLY", pos="a3"),
    )
    used = {use.who: use.used for use in uses_of(limit(), SPACE, ledger(*more), TODAY)}
    assert used["体操"] == 2


def test_a_limit_a_day_looks_at_the_busiest_day() -> None:
    second = Schedule(id=28, place=EXERCISE, rule="FREQ=MONTHLY;BYDAY=2TU", start="14:00", end="15:00", pos="a2")
    used = {use.who: use.used for use in uses_of(limit(period="day", measure="hours"), SPACE, ledger(second), TODAY)}
    assert used["体操"] == 2.5


def test_without_a_number_nothing_is_counted() -> None:
    assert uses_of(UseLimit(id=2, space=SPACE), SPACE, ledger(), TODAY) == ()


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("week", date(2026, 11, 23), date(2026, 11, 29)),
        ("month", date(2026, 11, 1), date(2026, 11, 30)),
        ("day", date(2026, 11, 1), date(2026, 11, 30)),
        ("year", date(2026, 4, 1), date(2027, 3, 31)),
    ],
)
def test_periods(period: str, first: date, last: date) -> None:
    assert period_around(period, TODAY) == (first, last)
