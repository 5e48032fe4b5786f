"""Outlines for `Shape`: strings of PDF path operators in the shape's own units, y downwards."""

from __future__ import annotations

import re
from functools import lru_cache

_CIRCLE = 0.5522847498
"""Control length of the cubic that draws a quarter circle of radius 1."""
_SVG_PIECE = re.compile(r"([MLHVCQZmlhvcqz])|(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)")
_SVG_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4}


def pdf_number(value: float) -> str:
    """A number as PDF writes it: at most five decimals, never an exponent (ISO 32000-1, 7.3.3)."""
    shown = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _joined(*values: float) -> str:
    return " ".join([pdf_number(value) for value in values])


@lru_cache(maxsize=4096)
def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return f"{_joined(x1, y1)} m {_joined(x2, y2)} l"


@lru_cache(maxsize=4096)
def rectangle(x: float, y: float, width: float, height: float, *, radius: float = 0.0) -> str:
    """A rectangle, its corners rounded if a radius is given."""
    if radius <= 0:
        return f"{_joined(x, y, width, height)} re"
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _CIRCLE)
    right, foot = x + width, y + height
    corners = (
        (right - r, y, right - k, y, right, y + k, right, y + r),
        (right, foot - r, right, foot - k, right - k, foot, right - r, foot),
        (x + r, foot, x + k, foot, x, foot - k, x, foot - r),
        (x, y + r, x, y + k, x + k, y, x + r, y),
    )
    sides = " ".join(f"{_joined(*numbers[:2])} l {_joined(*numbers[2:])} c" for numbers in corners)
    return f"{_joined(x + r, y)} m {sides} h"


def circle(x: float, y: float, radius: float) -> str:
    """A circle around x, y."""
    return ellipse(x, y, radius, radius)


@lru_cache(maxsize=1024)
def ellipse(x: float, y: float, across: float, down: float) -> str:
    """An ellipse around x, y with these two radii."""
    a, b = across * _CIRCLE, down * _CIRCLE
    quarters = (
        (x + across, y + b, x + a, y + down, x, y + down),
        (x - a, y + down, x - across, y + b, x - across, y),
        (x - across, y - b, x - a, y - down, x, y - down),
        (x + a, y - down, x + across, y - b, x + across, y),
    )
    curves = " ".join(f"{_joined(*numbers)} c" for numbers in quarters)
    return f"{_joined(x + across, y)} m {curves} h"


def polygon(*points: tuple[float, float], is_closed: bool = True) -> str:
    """Straight lines through the points."""
    first, *others = points
    parts = [f"{_joined(*first)} m", *(f"{_joined(x, y)} l" for x, y in others)]
    return " ".join([*parts, "h"] if is_closed else parts)


@lru_cache(maxsize=512)
def svg_outline(data: str) -> str:
    """The outline of SVG path data (commands M L H V C Q Z, absolute or relative; no arcs).

    Raises:
        ValueError: the data holds another command or a number too few.
    """
    if _SVG_PIECE.sub("", data).strip(" ,\n\t"):
        raise ValueError(f"path data not understood: {data!r}")
    pieces = [found.group() for found in _SVG_PIECE.finditer(data)]
    parts: list[str] = []
    command, x, y, home = "", 0.0, 0.0, (0.0, 0.0)
    at = 0
    while at < len(pieces):
        if pieces[at].isalpha():
            command = pieces[at]
            at += 1
        if command in "Zz":
            parts.append("h")
            x, y = home
            continue
        kind = command.upper()
        values = [float(piece) for piece in pieces[at : at + _SVG_COUNTS[kind]]]
        at += len(values)
        points = _absolute(kind, values, x, y, is_relative=command.islower())
        parts.append(_operator(kind, points, x, y))
        x, y = points[-1]
        if kind == "M":
            home = (x, y)
            command = "l" if command == "m" else "L"
    return " ".join(parts)


def _absolute(kind: str, values: list[float], x: float, y: float, *, is_relative: bool) -> list[tuple[float, float]]:
    if kind == "H":
        return [(values[0] + (x if is_relative else 0.0), y)]
    if kind == "V":
        return [(x, values[0] + (y if is_relative else 0.0))]
    if len(values) < _SVG_COUNTS[kind]:
        raise ValueError(f"path data ends inside {kind}")
    dx, dy = (x, y) if is_relative else (0.0, 0.0)
    return [(values[i] + dx, values[i + 1] + dy) for i in range(0, len(values), 2)]


def _operator(kind: str, points: list[tuple[float, float]], x: float, y: float) -> str:
    if kind == "M":
        return f"{_joined(*points[0])} m"
    if kind == "Q":
        (qx, qy), (ex, ey) = points
        first = (x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3)
        points = [first, (ex + (qx - ex) * 2 / 3, ey + (qy - ey) * 2 / 3), (ex, ey)]
        kind = "C"
    numbers = _joined(*(value for point in points for value in point))
    return f"{numbers} {'c' if kind == 'C' else 'l'}"
