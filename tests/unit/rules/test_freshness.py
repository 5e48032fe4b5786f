"""鮮度 turns on the day after its limit."""

from datetime import date

import pytest

from app.rules.freshness import Freshness, freshness


@pytest.mark.parametrize(("confirmed", "expected"), [
    (None, Freshness.YELLOW), ("", Freshness.YELLOW),
    ("2025-11-24", Freshness.GREEN), ("2024-11-24", Freshness.GREEN), ("2024-11-23", Freshness.YELLOW),
    ("2023-11-24", Freshness.YELLOW), ("2023-11-23", Freshness.RED), ("2026-01-01", Freshness.GREEN),
    ("2024-12", Freshness.GREEN), ("2024-11", Freshness.YELLOW), ("2024", Freshness.YELLOW), ("2023", Freshness.RED),
])
def test_freshness(confirmed: str | None, expected: Freshness) -> None:
    assert freshness(confirmed, date(2025, 11, 24)) is expected


def test_limits_are_settings() -> None:
    assert freshness("2025-08-01", date(2025, 11, 24), yellow_months=3, red_months=6) is Freshness.YELLOW
    assert freshness("2025-05-01", date(2025, 11, 24), yellow_months=3, red_months=6) is Freshness.RED
