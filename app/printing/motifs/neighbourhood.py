"""A strip of neighbourhood for hand-made flyers: hills, trees in blossom, a house, people of all ages (comp 03)."""

from __future__ import annotations

from app.printing.motifs import things
from app.printing.motifs.drawing import at, filled
from app.printing.motifs.people import bust, figure
from app.printing.motifs.scenes import BOY, CAPPED, GIRL, GRANNY, WOMAN
from app.printing.pages import Group, Operation
from app.printing.theme import Colour

_GROUND = 0.84
_TREE, _HOUSE, _GROWN_UP, _CHILD = 0.84, 0.52, 0.56, 0.4
"""Heights as parts of the height of the strip."""


def neighbourhood(width: float, height: float) -> Group:
    """The strip in a box in mm; people and things keep their shape, a wide strip has more room between them."""
    parts = [*_landscape(width, height), *_neighbours(width, height), *_meadow(width, height)]
    return Group(0, 0, tuple(parts), clip=(width, height))


def landscape(width: float, height: float) -> Group:
    """The same strip without people and house: what a photo is pasted on."""
    return Group(0, 0, (*_landscape(width, height), *_meadow(width, height)), clip=(width, height))


def _unit(width: float, height: float) -> float:
    """People do not grow taller than the strip is long enough for."""
    return min(height, width * 0.42)


def _landscape(w: float, h: float) -> list[Operation]:
    ground = _GROUND * h
    hills = (
        f"M0 {ground - 0.12 * h:.2f} Q{0.25 * w:.2f} {ground - 0.26 * h:.2f} {0.5 * w:.2f} {ground - 0.1 * h:.2f} "
        f"Q{0.75 * w:.2f} {ground + 0.04 * h:.2f} {w:.2f} {ground - 0.2 * h:.2f} V{h:.2f} H0 Z"
    )
    unit = _unit(w, h)
    return [
        at(0.27 * w, 0.2 * h, things.cloud(), scale=0.15 * unit / 44),
        at(0.63 * w, 0.2 * h, things.sun(), scale=0.24 * unit / 84),
        filled(hills, Colour.WAKABA),
        at(0.115 * w, ground + 0.02 * h, things.tree(Colour.MOMO, has_blossoms=True), scale=_TREE * unit / 120),
        at(0.925 * w, ground - 0.02 * h, things.tree(Colour.MOMO, has_blossoms=True), scale=_TREE * 0.74 * unit / 120),
    ]


def _neighbours(w: float, h: float) -> list[Operation]:
    ground, unit = _GROUND * h, _unit(w, h)
    bench = 0.44 * unit / 92
    return [
        at(0.79 * w, ground + 0.03 * h, things.house(Colour.AI), scale=_HOUSE * unit / 100),
        at(0.33 * w - 22 * bench, ground - 26 * bench, bust(GRANNY), scale=bench * 0.52),
        at(0.33 * w + 22 * bench, ground - 26 * bench, bust(CAPPED), scale=bench * 0.52),
        at(0.33 * w, ground + 0.02 * h, things.bench(), scale=bench),
        at(0.5 * w, ground + 0.08 * h, figure(WOMAN, "wave"), scale=_GROWN_UP * unit / 170),
        at(0.575 * w, ground + 0.1 * h, figure(BOY, "up"), scale=_CHILD * unit / 170),
        at(0.645 * w, ground + 0.1 * h, figure(GIRL, "up"), scale=_CHILD * unit / 170),
    ]


def _meadow(w: float, h: float) -> list[Operation]:
    scale = 0.075 * _unit(w, h) / 40
    return [at(x * w, 0.94 * h, things.flower(Colour.WHITE), scale=scale) for x in (0.05, 0.2, 0.42, 0.71, 0.86, 0.96)]
