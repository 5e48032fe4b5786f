"""Copies of one ledger live random lives and meet: convergence, nothing lost, whatever order (copies_machine.py)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from app.records.catalogue import RECORD_CLASSES
from tests.integration.db.copies_machine import TALLY, CopiesMachine

RUNS, STEPS = 300, 16
THOROUGH_RUNS, THOROUGH_STEPS = 3000, 40
THOROUGH_WRITES = 10_000


def of(runs: int, steps: int) -> settings:
    return settings(
        max_examples=runs, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
    )


def test_copies_converge_and_lose_nothing() -> None:
    run_state_machine_as_test(CopiesMachine, settings=of(RUNS, STEPS))
    assert TALLY.runs >= RUNS
    assert TALLY.writes > RUNS
    assert TALLY.joins > RUNS / 3
    assert TALLY.conflicts > 0


@pytest.mark.thorough
def test_copies_converge_and_lose_nothing_in_long_lives() -> None:
    run_state_machine_as_test(CopiesMachine, settings=of(THOROUGH_RUNS, THOROUGH_STEPS))
    assert TALLY.writes >= THOROUGH_WRITES
    assert TALLY.needed > 0
    assert {record_class.KIND for record_class in RECORD_CLASSES} == TALLY.kinds
