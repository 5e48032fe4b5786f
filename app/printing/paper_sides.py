"""On which sides of the paper a product is printed, in the words of printers."""

from __future__ import annotations

from enum import StrEnum


class Sides(StrEnum):
    """One side; or both, the sheet being turned over its short or its long edge between them."""

    ONE = "one"
    SHORT_EDGE = "short"
    LONG_EDGE = "long"


SIDES_WORDS = {
    Sides.ONE: "片面",
    Sides.SHORT_EDGE: "両面（短い辺でとじる）",
    Sides.LONG_EDGE: "両面（長い辺でとじる）",
}
"""As printers call them."""
