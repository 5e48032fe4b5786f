"""Which backups stay: the ten latest, the last of each month, and not more than the disk bears."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backups import (
    LATEST,
    Backup,
    Occasion,
    byte_limit,
    from_path,
    mark_of,
    name_of,
    outlived,
    too_heavy,
)

START = datetime(2026, 1, 5, 9, 0)
MARK = "0a1b2c3d"


def backup(
    made: datetime, occasion: Occasion = Occasion.OPENED, *, mark: str = MARK, book: str = "b", size: int = 10
) -> Backup:
    return Backup(Path(book) / name_of(made, occasion, mark), made, occasion, mark, size)


def left(backups: list[Backup]) -> list[datetime]:
    gone = outlived(backups)
    return sorted(each.made for each in backups if each not in gone)


def test_a_name_says_what_it_is() -> None:
    made = backup(START, Occasion.CLOSED)
    assert made.path.name == "20260105-090000-c-0a1b2c3d.hikae"
    assert from_path(made.path, 10) == made


@pytest.mark.parametrize(
    "name",
    ["x.hikae", "20260105-090000-o-0a1b2c3d.tsudoiba", "20260231-090000-o-0a1b2c3d.hikae",
     "20260105-090000-z-0a1b2c3d.hikae", ".20260105-090000-o-0a1b2c3d.hikae"],
)  # fmt: skip
def test_what_lies_there_besides_is_no_backup(name: str) -> None:
    assert from_path(Path(name), 1) is None


def test_ten_days_and_the_last_of_every_month() -> None:
    days = [backup(START + timedelta(days=number)) for number in range(90)]  # 5 January to 4 April
    assert left(days) == [
        datetime(2026, 1, 31, 9), datetime(2026, 2, 28, 9),
        *(START + timedelta(days=number) for number in range(80, 90)),
    ]  # fmt: skip


def test_day_by_day_it_comes_to_the_same() -> None:
    kept: list[Backup] = []
    for number in range(120):
        kept.append(backup(START + timedelta(days=number)))
        gone = outlived(kept)
        kept = [each for each in kept if each not in gone]
    everything = [backup(START + timedelta(days=number)) for number in range(120)]
    assert sorted(each.made for each in kept) == left(everything)


def test_of_one_day_the_first_and_the_last_are_enough() -> None:
    hours = [backup(START + timedelta(hours=number), Occasion.CLOSED) for number in range(8)]
    assert left(hours) == [hours[0].made, hours[-1].made]
    by_hand = backup(START + timedelta(hours=3, minutes=1), Occasion.BY_HAND)
    assert by_hand.made in left([*hours, by_hand])


def test_each_copy_of_a_ledger_has_its_own_ten() -> None:
    days = [START + timedelta(days=number) for number in range(10)]
    both = [backup(day, mark=mark) for day in days for mark in (MARK, "ffffffff")]
    other_book = [backup(day, book="c") for day in days]
    assert outlived([*both, *other_book]) == set()


def test_marks_tell_files_apart(tmp_path: Path) -> None:
    assert mark_of(tmp_path / "a.tsudoiba") != mark_of(tmp_path / "b.tsudoiba")
    assert mark_of(tmp_path / "x" / ".." / "a.tsudoiba") == mark_of(tmp_path / "a.tsudoiba")


MOMENTS = st.lists(st.integers(0, 900), unique=True, max_size=60).map(
    lambda hours: [START + timedelta(hours=each * 7) for each in hours]
)


@given(MOMENTS)
def test_the_latest_ever_stays_and_so_do_ten(moments: list[datetime]) -> None:
    backups = [backup(each, Occasion.BY_HAND) for each in moments]
    stay = left(backups)
    assert stay[-LATEST:] == sorted(moments)[-LATEST:]
    assert {(each.year, each.month) for each in stay} == {(each.year, each.month) for each in moments}


def test_the_limit_is_two_gigabytes_or_a_twentieth_of_a_small_disk() -> None:
    assert byte_limit(500_000_000_000) == 2_000_000_000
    assert byte_limit(16_000_000_000) == 800_000_000


def test_the_oldest_go_until_all_fit() -> None:
    days = [backup(START + timedelta(days=number), size=100) for number in range(4)]
    photos = {day: frozenset({"a"}) for day in days}
    assert too_heavy(photos, {"a": 500}, limit=1000) == set()
    assert too_heavy(photos, {"a": 500}, limit=800) == {days[0]}
    assert too_heavy(photos, {"a": 500}, limit=10) == set(days[:3])


def test_a_photo_weighs_until_nobody_needs_it() -> None:
    old, new = backup(START, size=10), backup(START + timedelta(days=1), size=10)
    photos = {old: frozenset({"a", "b"}), new: frozenset({"b"})}
    sizes = {"a": 1000, "b": 1000}
    assert too_heavy(photos, sizes, limit=2020) == set()
    assert too_heavy(photos, sizes, limit=1010) == {old}


@given(MOMENTS.filter(len), st.integers(0, 700))
def test_the_newest_stays_however_little_room_there_is(moments: list[datetime], limit: int) -> None:
    photos = {backup(each, size=50): frozenset({str(each.day)}) for each in moments}
    gone = too_heavy(photos, {str(day): 20 for day in range(32)}, limit)
    stay = sorted((each for each in photos if each not in gone), key=lambda each: each.made)
    assert stay[-1].made == max(moments)
    weight = sum(each.size for each in stay) + 20 * len({str(each.made.day) for each in stay})
    assert weight <= limit or len(stay) == 1
    assert not gone or max(each.made for each in gone) < stay[0].made
