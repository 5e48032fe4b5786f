"""Draws the 案内図 of the sample ledger, of streets that are nowhere: `python packaging/make_sample_maps.py`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_ROOT = Path(__file__).resolve().parent.parent
_FONT = _ROOT / "resources" / "fonts" / "BIZUDPGothic-Bold.ttf"
_TARGET = _ROOT / "resources" / "samples" / "photos"

_WIDE = 60.0
"""All lengths are parts of a map 60 wide (printdesign.md, Map box)."""
_WIDTH_PX, _FINER = 1200, 3
_GROUND, _ROAD, _RIVER, _RAIL, _HOUSE = "#E2E2E2", "#FFFFFF", "#BFD6E6", "#505050", "#A8A8A8"
_PIN, _INK, _LEAF, _TRUNK = "#B93A0B", "#000000", "#5E8C76", "#6B4A2B"
_LABEL = 4.2

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Way:
    """One map: `roads` are (points, width); `marks` are (what, where, words)."""

    file: str
    height: float
    river: Sequence[_Point]
    rail: Sequence[_Point]
    roads: Sequence[tuple[Sequence[_Point], float]]
    marks: Sequence[tuple[str, _Point, str]]
    pin: _Point
    name: str


_WAYS = (
    _Way(
        "way_cafe.jpg",
        43,
        river=[(-2, 6), (14, 9.5), (30, 6), (46, 7.5), (62, 4.5)],
        rail=[],
        roads=[
            ([(18, -2), (15.5, 45)], 4.0),
            ([(-2, 29), (62, 23.5)], 5.4),
            ([(42, -2), (44.5, 45)], 3.6),
            ([(44, 36), (62, 35)], 2.6),
        ],
        marks=[("trees", (6.5, 17), "公園"), ("post", (30, 33), "郵便局"), ("bus", (22.5, 24), "")],
        pin=(50.0, 16.5),
        name="まめの木Café",
    ),
    _Way(
        "way_hall.jpg",
        42,
        river=[],
        rail=[(-2, 37.8), (62, 33.6)],
        roads=[
            ([(-2, 21), (62, 17)], 5.4),
            ([(12, -2), (15, 44)], 3.6),
            ([(38, -2), (36, 44)], 4.0),
            ([(38, 6), (62, 4.5)], 2.6),
        ],
        marks=[("shrine", (6, 9), "神社"), ("house", (25.5, 25.2), "スーパー"), ("bus", (41.5, 15), "")],
        pin=(49, 24.5),
        name="自治会館",
    ),
    _Way(
        "way_housing.jpg",
        44,
        river=[(62, 30), (50, 33), (40, 36), (28, 41), (24, 46)],
        rail=[],
        roads=[
            ([(-2, 13), (62, 16.5)], 5.4),
            ([(24, -2), (22, 46)], 3.6),
            ([(46, 15), (43, 46)], 2.6),
            ([(22.5, 31), (-2, 30)], 2.6),
        ],
        marks=[("house", (11, 20.6), "団地1号棟"), ("trees", (52, 22.5), "ひろば"), ("bus", (30.0, 11.2), "")],
        pin=(34, 28.5),
        name="集会室",
    ),
)


class _Drawing:
    """A map being drawn, three times as fine as it will be."""

    def __init__(self, way: _Way) -> None:
        self.k = _WIDTH_PX * _FINER / _WIDE
        self.image = Image.new("RGB", (_WIDTH_PX * _FINER, round(way.height * self.k)), _GROUND)
        self.draw = ImageDraw.Draw(self.image)

    def at(self, *points: _Point) -> list[_Point]:
        return [(x * self.k, y * self.k) for x, y in points]

    def line(self, points: Sequence[_Point], width: float, colour: str) -> None:
        self.draw.line(self.at(*points), fill=colour, width=round(width * self.k), joint="curve")

    def dot(self, x: float, y: float, radius: float, fill: str, *, outline: str = "", width: float = 0.4) -> None:
        box = self.at((x - radius, y - radius), (x + radius, y + radius))
        self.draw.ellipse([*box[0], *box[1]], fill=fill, outline=outline or None, width=round(width * self.k))

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, *, radius: float = 0.6) -> None:
        corners = self.at((left, top), (right, bottom))
        self.draw.rounded_rectangle([*corners[0], *corners[1]], radius=radius * self.k, fill=fill)

    def words(self, text: str, x: float, y: float, *, ground: str, ink: str) -> None:
        """Words on a chip around its middle."""
        font = ImageFont.truetype(_FONT, round(_LABEL * self.k))
        half = font.getlength(text) / self.k / 2
        x = min(max(x, half + 2.0), _WIDE - half - 2.0)
        self.box(x - half - 0.8, y - 2.7, x + half + 0.8, y + 2.7, ground)
        self.draw.text(self.at((x, y))[0], text, font=font, fill=ink, anchor="mm")


def _smooth(points: Sequence[_Point]) -> list[_Point]:
    """A curve through the points, as near as a brook needs."""
    found: list[_Point] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        for step in range(24):
            t = step / 24
            eased = (1 - math.cos(math.pi * t)) / 2
            found.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * eased))
    return [*found, *points[-1:]]


def _trees(on: _Drawing, x: float, y: float) -> None:
    for dx, dy, radius in ((-1.6, 0.0, 2.5), (2.4, 1.4, 1.9)):
        on.line([(x + dx, y + dy), (x + dx, y + dy + radius + 2.0)], 0.7, _TRUNK)
        on.dot(x + dx, y + dy, radius, _LEAF)


def _shrine(on: _Drawing, x: float, y: float) -> None:
    for points, width in (
        ([(x - 3.4, y - 2.2), (x + 3.4, y - 2.2)], 1.0),
        ([(x - 2.6, y - 0.2), (x + 2.6, y - 0.2)], 0.7),
        ([(x - 2.0, y - 2.2), (x - 2.0, y + 3.0)], 0.9),
        ([(x + 2.0, y - 2.2), (x + 2.0, y + 3.0)], 0.9),
    ):
        on.line(points, width, _PIN)


def _bus(on: _Drawing, x: float, y: float) -> None:
    on.dot(x, y, 1.9, _ROAD, outline=_INK, width=0.35)
    on.box(x - 1.0, y - 0.95, x + 1.0, y + 0.75, _INK, radius=0.3)
    on.box(x - 0.7, y - 0.65, x + 0.7, y, _ROAD, radius=0.1)


def _mark(on: _Drawing, what: str, x: float, y: float, words: str) -> None:
    if what == "trees":
        _trees(on, x, y)
    elif what == "shrine":
        _shrine(on, x, y)
    elif what == "bus":
        _bus(on, x, y)
    else:
        on.box(x - 4.2, y - 2.4, x + 4.2, y + 2.4, _HOUSE)
    if words:
        on.words(words, x, y + (6.6 if what in ("trees", "shrine") else 5.6), ground=_ROAD, ink=_INK)


def _drop(on: _Drawing, x: float, y: float) -> None:
    """The pin with its white ring; its tip is at x, y."""
    radius, up = 3.4, 5.9
    for grown, colour in ((0.8, _ROAD), (0.0, _PIN)):
        wide = radius + grown
        side = (wide * 0.866, -up + wide * 0.5)
        corners = [(x - side[0], y + side[1]), (x + side[0], y + side[1]), (x, y + grown * 1.4)]
        on.draw.polygon(on.at(*corners), fill=colour)
        on.dot(x, y - up, wide, colour)
    on.dot(x, y - up, 1.3, _ROAD)


def _north(on: _Drawing, x: float, y: float) -> None:
    on.draw.polygon(on.at((x, y - 2.6), (x + 1.5, y + 1.8), (x, y + 0.8), (x - 1.5, y + 1.8)), fill=_INK)


def _drawn(way: _Way) -> Image.Image:
    on = _Drawing(way)
    if way.river:
        on.line(_smooth(way.river), 3.4, _RIVER)
    for points, width in way.roads:
        on.line(points, width, _ROAD)
    if way.rail:
        on.line(way.rail, 1.5, _RAIL)
        (x0, y0), (x1, y1) = way.rail
        for step in range(0, 32, 2):
            ends = [(x0 + (x1 - x0) * t / 32, y0 + (y1 - y0) * t / 32) for t in (step, step + 1)]
            on.line(ends, 0.9, _ROAD)
    for what, (x, y), words in way.marks:
        _mark(on, what, x, y, words)
    _north(on, _WIDE - 4.0, 4.6)
    x, y = way.pin
    _drop(on, x, y)
    on.words(way.name, x, y + 4.2, ground=_INK, ink=_ROAD)
    size = (_WIDTH_PX, round(way.height * _WIDTH_PX / _WIDE))
    return on.image.resize(size, Image.Resampling.LANCZOS)


def main() -> None:
    """Write one JPEG for every map."""
    for way in _WAYS:
        target = _TARGET / way.file
        _drawn(way).save(target, quality=88, optimize=True)
        print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main()
