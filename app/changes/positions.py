"""Positions of siblings as text keys: a row moves by getting a key between its new neighbours, the others stay.

A key is read as the digits behind a point (`a05` = 0.a05 in base 36) and sorts as plain text. No key made here ends
in 0, so that there is always room in front of it.
"""

from __future__ import annotations

from collections.abc import Sequence

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FIRST = "a01"


def position_between(lower: str, upper: str) -> str:
    """A key after `lower` and before `upper`; '' is the open end on that side.

    Keys that leave no room between them (two rows given the same key in two copies) count as no upper end: the row
    comes right after `lower`.
    """
    if not lower and not upper:
        return _FIRST
    if not upper or not _is_less(lower, upper):
        return _next(lower)
    return _middle(lower, upper)


def positions(count: int, *, after: str = "") -> Sequence[str]:
    """`count` keys in order, behind `after`."""
    keys = []
    for _ in range(count):
        after = position_between(after, "")
        keys.append(after)
    return keys


def _is_less(lower: str, upper: str) -> bool:
    """Whether a key fits between: the two differ in value, not only in zeros at the end."""
    places = range(max(len(lower), len(upper)))
    return [_digit(lower, place) for place in places] < [_digit(upper, place) for place in places]


def _digit(key: str, place: int) -> int:
    """The digit at a place; a character from elsewhere counts as the digit it sorts after."""
    if place >= len(key):
        return 0
    return max(0, sum(digit <= key[place] for digit in _DIGITS) - 1)


def _next(key: str) -> str:
    """The next key of the same length, or a longer one when there is none."""
    numbers = [_digit(key, place) for place in range(len(key))]
    for place in reversed(range(len(numbers))):
        if numbers[place] < len(_DIGITS) - 1:
            grown = "".join(_DIGITS[number] for number in numbers[:place]) + _DIGITS[numbers[place] + 1]
            rest = len(key) - len(grown)
            return grown + "0" * (rest - 1) + "1" if rest else grown
    return f"{key}1"


def _middle(lower: str, upper: str) -> str:
    """The shortest key near the middle of two keys that differ."""
    made = ""
    place = 0
    is_open = False  # the digits so far are already below those of `upper`
    while True:
        low = _digit(lower, place)
        high = len(_DIGITS) if is_open else _digit(upper, place)
        if high - low > 1:
            return made + _DIGITS[(low + high) // 2]
        made += _DIGITS[low]
        is_open = is_open or high > low
        place += 1
