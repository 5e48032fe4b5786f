"""What stands for a 居場所 without a photo: a tinted panel with the motif of its 種別 (printdesign.md §6, §7)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from app.printing.cushion import tilted_cushion
from app.printing.motifs import things
from app.printing.motifs.drawing import Drawing, at
from app.printing.motifs.people import figure
from app.printing.motifs.scenes import BOY, GRANNY, MAN, WOMAN, YOUNG
from app.printing.pages import Group, Operation, Shape
from app.printing.shapes import rectangle
from app.printing.theme import Colour


class Motif(NamedTuple):
    """The drawing of a 種別 and the colours it stands on. The drawing's foot line is its lower edge."""

    drawing: Drawing
    tint: Colour
    ground: Colour


def _cups() -> tuple[Operation, ...]:
    return (at(34, 92, things.cup(Colour.SHU)), at(92, 92, things.cup(Colour.AI)))


def _meal() -> tuple[Operation, ...]:
    return (at(52, 84, things.bowl(Colour.SHU)), at(126, 84, things.cup(Colour.AI), scale=0.95))


def _exercise() -> tuple[Operation, ...]:
    return (
        at(42, 160, figure(GRANNY, "up")),
        at(122, 160, figure(MAN, "up"), scale=1.04),
        at(202, 160, figure(WOMAN, "up")),
    )


def _study() -> tuple[Operation, ...]:
    return (at(58, 78, things.book(Colour.AI)), at(124, 78, things.pencil(), scale=1.05))


def _telephone() -> tuple[Operation, ...]:
    return (at(30, 96, things.smartphone()), at(90, 96, things.cup(Colour.SHU)))


def _generations() -> tuple[Operation, ...]:
    return (
        at(44, 120, things.tree()),
        at(150, 120, things.house(Colour.SHU)),
        at(60, 122, things.bench(), scale=0.7),
    )


def _parenting() -> tuple[Operation, ...]:
    return (at(44, 164, figure(YOUNG, "wave")), at(124, 164, figure(BOY, "up"), scale=0.7))


def _dementia_cafe() -> tuple[Operation, ...]:
    return (at(58, 95, things.cup(Colour.SHU)), at(58, 112, things.hands()))


def _hobby() -> tuple[Operation, ...]:
    return (
        at(30, 90, things.leaf(Colour.MIDORI), scale=1.3),
        at(78, 90, things.pencil(Colour.YAMA)),
        at(112, 90, things.pencil(Colour.SHU), scale=0.85),
    )


def _garden() -> tuple[Operation, ...]:
    stems: list[Operation] = []
    for number, colour in enumerate((Colour.MOMO, Colour.WHITE, Colour.SHU)):
        x = 26 + number * 46
        stems += [at(x, 96, things.leaf(Colour.MIDORI)), at(x, 24 + number % 2 * 10, things.flower(colour), scale=1.1)]
    return tuple(stems)


def _offered() -> tuple[Operation, ...]:
    """Two hands, and over them the cushions that are kept for those who come."""
    cushions = ((34, 34, -12, Colour.SHU), (80, 20, 4, Colour.YAMA), (126, 36, 10, Colour.MIDORI))
    seats = tuple(tilted_cushion(x, y, 32, colour, degrees) for x, y, degrees, colour in cushions)
    return (*seats, at(80, 112, things.hands(), scale=1.25))


def _sought() -> tuple[Operation, ...]:
    """A house, neighbours, and one cushion that is still free, held up for all to see."""
    return (
        at(64, 140, things.house(Colour.AI), scale=1.0),
        at(150, 140, figure(GRANNY, "wave"), scale=0.62),
        at(200, 140, figure(BOY, "up"), scale=0.5),
        tilted_cushion(185, 34, 30, Colour.YAMA, 8),
    )


_USUAL = "salon"
_MOTIFS: dict[str, tuple[float, float, Callable[[], tuple[Operation, ...]], Colour, Colour]] = {
    "salon": (126, 92, _cups, Colour.KINARI, Colour.CHA),
    "cafe": (126, 92, _cups, Colour.USUSYU, Colour.CHA),
    "dementia_cafe": (116, 112, _dementia_cafe, Colour.USUMIDORI, Colour.MIDORI),
    "exercise": (244, 160, _exercise, Colour.USUMIDORI, Colour.MIDORI),
    "diner": (152, 86, _meal, Colour.USUSYU, Colour.CHA),
    "parenting": (170, 164, _parenting, Colour.KINARI, Colour.CHA),
    "generations": (214, 122, _generations, Colour.USUMIDORI, Colour.MIDORI),
    "study": (142, 80, _study, Colour.USUAI, Colour.AI),
    "smartphone": (116, 96, _telephone, Colour.USUAI, Colour.AI),
    "hobby": (132, 92, _hobby, Colour.KINARI, Colour.CHA),
    "volunteer": (160, 112, _offered, Colour.USUMIDORI, Colour.MIDORI),
    "referral": (230, 140, _sought, Colour.KINARI, Colour.CHA),
    "garden": (144, 98, _garden, Colour.USUMIDORI, Colour.MIDORI),
}
"""Width and height of the drawing, what draws it, the tint and the ground."""


def motif_of(kind_code: str) -> Motif:
    """The motif of a 種別 by the code of its term; the cup for kinds of one's own."""
    return _drawn(kind_code if kind_code in _MOTIFS else _USUAL)


@cache
def _drawn(kind_code: str) -> Motif:
    width, height, draw, tint, ground = _MOTIFS[kind_code]
    return Motif(Drawing(width, height, draw()), tint, ground)


def motif_panel(
    kind_code: str, x: float, y: float, width: float, height: float, *, radius: float = 1.5
) -> list[Operation]:
    """A tinted panel filling the box with the motif at 70 % of its height on a ground line."""
    tint = Shape(x, y, rectangle(0, 0, width, height, radius=radius), fill=motif_of(kind_code).tint)
    return [tint, *standing_motif(kind_code, x, y, width, height)]


def standing_motif(kind_code: str, x: float, y: float, width: float, height: float) -> list[Operation]:
    """The motif at 70 % of the height of a box, on a ground line, without the tint."""
    motif = motif_of(kind_code)
    foot = height * 0.86
    scale = min(height * 0.7 / motif.drawing.height, width * 0.84 / motif.drawing.width)
    drawn_width = motif.drawing.width * scale
    top = y + foot - motif.drawing.height * scale
    line = rectangle(0, 0, width * 0.9, height * 0.02, radius=height * 0.01)
    return [
        Group(x + (width - drawn_width) / 2, top, motif.drawing.operations, scale=scale),
        Shape(x + width * 0.05, y + foot, line, fill=motif.ground),
    ]
