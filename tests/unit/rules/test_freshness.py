"""鮮度 turns on the day after its limit."""

from datetime import date

import pytest

from app.ledger import Ledger
from app.records.place import Place
from app.records.setting import Setting
from app.rules.freshness import Freshness, FreshnessLimits, freshness, freshness_limits, place_freshness


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


def test_the_limits_of_a_centre_are_read_from_its_ledger() -> None:
    assert freshness_limits(Ledger.of([])) == FreshnessLimits(12, 24)
    own = Ledger.of([
        Setting(id=1, key="freshness.yellow_months", value=" 3 "), Setting(id=2, key="freshness.red_months", value="0")
    ])
    assert freshness_limits(own) == FreshnessLimits(3, 24)


def test_a_day_nobody_can_read_counts_as_never_confirmed() -> None:
    place = Place(id=1, name="さくら", confirmed="このあいだ")
    assert place_freshness(place, FreshnessLimits(), date(2025, 11, 24)) is Freshness.YELLOW
