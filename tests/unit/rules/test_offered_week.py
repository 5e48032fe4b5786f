"""When somebody can help: every form of the shared list, and what must not be guessed."""

import pytest

from app.rules.offered_week import OfferedCell, read_offered_week

WORKDAYS = ("MO", "TU", "WE", "TH", "FR")
ALL_DAY = ("morning", "afternoon", "evening")


def cells(days: tuple[str, ...], parts: tuple[str, ...]) -> tuple[OfferedCell, ...]:
    return tuple(OfferedCell(day, part) for day in days for part in parts)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("平日ならいつでも", cells(WORKDAYS, ALL_DAY)),
        ("土日", cells(("SA", "SU"), ("morning", "afternoon"))),
        ("水曜午後", cells(("WE",), ("afternoon",))),
        ("火・木の午前", cells(("TU", "TH"), ("morning",))),
        ("毎週火曜日、木曜日の夕方", cells(("TU", "TH"), ("evening",))),
        ("平日 10時～12時", tuple(OfferedCell(day, "morning", "10:00", "") for day in WORKDAYS)),
        ("金 13:30-16:00", (OfferedCell("FR", "afternoon", "13:30", "16:00"),)),
        ("土曜　終日", cells(("SA",), ALL_DAY)),
    ],
)
def test_what_is_clear(written: str, expected: tuple[OfferedCell, ...]) -> None:
    assert read_offered_week(written) == expected


@pytest.mark.parametrize(
    "written", ["要相談", "月1回程度", "第2土曜だけ", "水曜午後か木曜", "", "火曜以外", "平日（学校のある日）", "金婚式の会"]
)
def test_what_is_not_is_left_alone(written: str) -> None:
    assert read_offered_week(written) == ()


def test_hours_over_noon_narrow_both_parts() -> None:
    assert read_offered_week("月 10時～15時") == (
        OfferedCell("MO", "morning", "10:00", ""), OfferedCell("MO", "afternoon", "", "15:00")
    )  # fmt: skip
