"""What stands under each text of a page, and whether it can be read there, in colour and on a grey copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.printing.pages import POINT_MM, Group, Operation, Page, PlacedPicture, Shape, TextRun
from app.printing.theme import Colour, contrast, grey

PHOTO = "photo"
_NUMBER = re.compile(r"-?\d+\.?\d*")


class Ground(NamedTuple):
    """A filled box, mm, and its colour or PHOTO."""

    left: float
    top: float
    right: float
    foot: float
    colour: str


class TextOnGround(NamedTuple):
    """A text with the colour of what lies under it."""

    run: TextRun
    ground: str
    size_pt: float

    @property
    def contrast(self) -> float:
        """Of text and ground, the worse of colour and grey; 0 on a photo."""
        if self.ground == PHOTO:
            return 0.0
        return min(contrast(self.run.colour, self.ground), contrast(grey(self.run.colour), grey(self.ground)))


def texts_on_grounds(page: Page) -> Iterator[TextOnGround]:
    """Every text of a page, unturned groups included, with what was filled under its middle last."""
    yield from _walk(page.operations, 0.0, 0.0, 1.0, [Ground(0, 0, page.width_mm, page.height_mm, Colour.WHITE)])


def _walk(
    operations: tuple[Operation, ...], dx: float, dy: float, scale: float, grounds: list[Ground]
) -> Iterator[TextOnGround]:
    for each in operations:
        if isinstance(each, Shape) and each.fill:
            grounds.append(_filled(each, dx, dy, scale))
        elif isinstance(each, PlacedPicture):
            left, top = dx + each.x * scale, dy + each.y * scale
            grounds.append(Ground(left, top, left + each.width * scale, top + each.height * scale, PHOTO))
        elif isinstance(each, Group) and not each.degrees:
            yield from _walk(each.operations, dx + each.x * scale, dy + each.y * scale, scale * each.scale, grounds)
        elif isinstance(each, TextRun) and each.text.strip():
            size = each.size_pt * POINT_MM * scale
            x, y = dx + (each.x + each.width / 2) * scale, dy + each.y * scale - 0.35 * size
            under = [box for box in grounds if box.left <= x <= box.right and box.top <= y <= box.foot]
            yield TextOnGround(each, under[-1].colour if under else Colour.WHITE, each.size_pt * scale)


def _filled(shape: Shape, dx: float, dy: float, scale: float) -> Ground:
    """The box around a filled outline; `re` gives its width and height, all else points."""
    xs: list[float] = []
    ys: list[float] = []
    for part in re.findall(r"[^a-z]*[a-z]+", shape.outline):
        numbers = [float(number) for number in _NUMBER.findall(part)]
        if part.endswith("re"):
            numbers = [numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]]
        xs += numbers[0::2]
        ys += numbers[1::2]
    own = shape.scale * scale
    left, top = dx + shape.x * scale, dy + shape.y * scale
    return Ground(left + min(xs) * own, top + min(ys) * own, left + max(xs) * own, top + max(ys) * own, shape.fill)
