"""Putting right where a printer puts things, on paper whose places are fixed: labels, and envelopes with frames."""

from __future__ import annotations

from app.printing.unprintable import UnprintableError

MOST_SHIFT = 5.0
"""A printer that is off by more than this draws its paper in askew, mm."""


def refuse_far_shift(right: float, down: float) -> None:
    """Nothing, for a shift a printer may need.

    Raises:
        UnprintableError: it is too large, or no number.
    """
    for option, length in (("right", right), ("down", down)):
        if not abs(length) <= MOST_SHIFT:
            what_to_do = f"{MOST_SHIFT:g}mmまでにしてください。"
            raise UnprintableError("ずらす長さが大きすぎます。", what_to_do, option=option)
