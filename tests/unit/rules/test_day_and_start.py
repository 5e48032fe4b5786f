"""A 定例 in half a line."""

from __future__ import annotations

import pytest

from app.records.schedule import Schedule
from app.rules.place_schedule import day_and_start


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (
            Schedule(id=1, rule="FREQ=MONTHLY;BYDAY=2TU,4TU", start="09:30", end="11:00", closed="month:8"),
            "第2・第4火曜 9:30",
        ),
        (Schedule(id=1, rule="FREQ=DAILY"), "毎日"),
        (Schedule(id=1, note="学校の行事に合わせて"), "学校の行事に合わせて"),
        (Schedule(id=1, rule="FREQ=YEARLY", note="春と秋", start="10:00"), "春と秋"),
    ],
)
def test_day_and_start(schedule: Schedule, words: str) -> None:
    assert day_and_start(schedule) == words
