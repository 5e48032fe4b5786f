"""The collector rests while much is made, and only as long."""

from __future__ import annotations

import gc
import weakref

import pytest

from app.unswept import unswept


def test_the_collector_works_again_afterwards() -> None:
    assert gc.isenabled()
    with unswept():
        assert not gc.isenabled()
        with unswept():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_wakes_it_too() -> None:
    with pytest.raises(KeyError), unswept():
        raise KeyError
    assert gc.isenabled()


def test_where_it_rested_before_it_goes_on_resting() -> None:
    gc.disable()
    try:
        with unswept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_counts_as_old_and_is_swept_with_the_old() -> None:
    class Ring:
        def __init__(self) -> None:
            self.own = self

    gc.collect()
    with unswept():
        kept = [[number] for number in range(5_000)]
        ring = weakref.ref(Ring())
    assert gc.get_count()[0] < 1_000
    assert gc.get_freeze_count() == 0
    assert len(kept) == 5_000
    gc.collect()
    assert ring() is None
