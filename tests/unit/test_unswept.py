"""The collector rests while much is made, and only as long."""

from __future__ import annotations

import gc

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
