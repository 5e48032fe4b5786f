"""How a volunteer stands, and since when nobody has asked."""

from __future__ import annotations

from datetime import date

import pytest

from app.records.volunteer import Assignment, Volunteer
from app.rules.volunteer_standing import Stand, Standing, idle_months, stand_of

TODAY = date(2026, 11, 24)


def volunteer(status: str = "waiting", registered: str = "") -> Volunteer:
    return Volunteer(id=1, name="山﨑 由美子", status=status, registered=registered)


def together(*states: str, until: str = "") -> list[Assignment]:
    return [Assignment(id=10 + number, volunteer=1, state=state, until=until) for number, state in enumerate(states)]


@pytest.mark.parametrize(
    ("status", "states", "words"),
    [
        ("waiting", (), "未活動"),
        ("waiting", ("ended",), "未活動"),
        ("waiting", ("introduced",), "紹介した"),
        ("waiting", ("trial", "introduced"), "紹介した"),
        ("waiting", ("continuing",), "活動中 1"),
        ("active", (), "活動中"),
        ("active", ("continuing", "continuing", "ended"), "活動中 2"),
        ("resting", ("continuing",), "お休み"),
        ("ended", ("introduced",), "終了"),
    ],
)
def test_standing(status: str, states: tuple[str, ...], words: str) -> None:
    assert stand_of(volunteer(status), together(*states), TODAY).words == words


def test_what_is_over_counts_no_more() -> None:
    assert stand_of(volunteer(), together("continuing", until="2026-10-31"), TODAY) == Stand(Standing.WAITING)
    assert stand_of(volunteer(), together("continuing", until="2026-11"), TODAY) == Stand(Standing.ACTIVE, 1)


@pytest.mark.parametrize(
    ("registered", "until", "months"),
    [
        ("2026-03-20", "", 8),
        ("2026-03-25", "", 7),
        ("2025", "", 22),
        ("2026-03-20", "2026-09-30", 1),
        ("2027-01-01", "", 0),
        ("", "", 0),
        ("いつか", "", 0),
    ],
)
def test_how_long_nobody_asked(registered: str, until: str, months: int) -> None:
    assert idle_months(volunteer(registered=registered), together("ended", until=until), TODAY) == months
