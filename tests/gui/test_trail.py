"""Back and forward."""

from __future__ import annotations

from ui.trail import Sight, Trail


def test_back_and_forward() -> None:
    trail = Trail()
    for number in (1, 2, 3):
        trail.go(Sight("place", "place", number))
    assert trail.back() == Sight("place", "place", 2)
    assert trail.back() == Sight("place", "place", 1)
    assert trail.back() is None
    assert trail.forward() == Sight("place", "place", 2)


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.go(Sight("place"))
    trail.go(Sight("print"))
    trail.back()
    trail.go(Sight("trash"))
    assert trail.forward() is None
    assert trail.back() == Sight("place")


def test_the_same_sight_again_is_no_step() -> None:
    trail = Trail()
    trail.go(Sight("place"))
    trail.go(Sight("place"))
    assert trail.back() is None


def test_nothing_seen_yet() -> None:
    assert Trail().here is None
    assert Trail().back() is None
