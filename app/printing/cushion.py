"""座ぶとん: the floor cushion seen from above that carries weekdays, chapters and headings (printdesign.md §1)."""

from __future__ import annotations

from collections.abc import Collection

from app.printing.fonts import Face
from app.printing.pages import Group, Operation, Shape
from app.printing.shapes import rectangle, svg_outline
from app.printing.text_placing import centred
from app.printing.theme import Colour, text_on
from app.rules.japanese_calendar import WEEKDAYS

_BODY = (
    "M-45 -36 Q-46 -46 -36 -45 Q0 -49 36 -45 Q46 -46 45 -36 Q49 0 45 36 "
    "Q46 46 36 45 Q0 49 -36 45 Q-46 46 -45 36 Q-49 0 -45 -36 Z"
)
_TASSELS = "M-40 -40 L-{0} -{0} M40 -40 L{0} -{0} M-40 40 L-{0} {0} M40 40 L{0} {0}"
_TUFT = "M-7 -7 L7 7 M7 -7 L-7 7"
_LARGE_MM = 60.0


def cushion(x: float, y: float, side: float, colour: Colour, *, has_tuft: bool = False) -> list[Operation]:
    """A cushion around x, y; `side` in mm without the tassels."""
    scale = side / 100
    reach = 48 if side > _LARGE_MM else 52
    tassels = svg_outline(_TASSELS.format(reach))
    found: list[Operation] = [
        Shape(x, y, tassels, stroke=colour, line_width=0.05 * side, scale=scale, is_round=True),
        Shape(x, y, svg_outline(_BODY), fill=colour, scale=scale),
    ]
    if has_tuft:
        found.append(
            Shape(x, y, svg_outline(_TUFT), stroke=text_on(colour), line_width=0.035 * side, scale=scale, is_round=True)
        )
    return found


def tilted_cushion(x: float, y: float, side: float, colour: Colour, degrees: float) -> Group:
    """A cushion with a tuft, turned clockwise."""
    return Group(x, y, tuple(cushion(0, 0, side, colour, has_tuft=True)), degrees=degrees)


def labelled_cushion(
    x: float, y: float, side: float, colour: Colour, text: str, *, size_pt: float, face: Face = Face.B
) -> list[Operation]:
    """A cushion around x, y with a short text in its middle."""
    return [*cushion(x, y, side, colour), *centred(x, y, text, face, size_pt, text_on(colour))]


def weekday_words(open_days: Collection[int]) -> str:
    """What a row of weekdays says to those who do not see it: 「ひらく曜日は月・水」."""
    shown = "・".join(name for day, name in enumerate(WEEKDAYS) if day in open_days)
    return f"ひらく曜日は{shown}" if shown else "ひらく曜日は決まっていません"


def weekday_row(
    x: float,
    y: float,
    open_days: Collection[int],
    *,
    side: float,
    gap: float,
    colour: Colour,
    sunday: Colour | None = None,
) -> list[Operation]:
    """Seven days from Monday: open ones as cushions, closed ones as outlines, so that it reads without colour.

    Args:
        x, y: top left corner of the first square.
        open_days: 0 is Monday.
        gap: between two squares, mm.
        sunday: colour of an open Sunday, if it is not the colour of the others.
    """
    found: list[Operation] = []
    size_pt = side * 0.6 / (25.4 / 72)
    outline = rectangle(0.04 * side, 0.04 * side, 0.92 * side, 0.92 * side, radius=0.16 * side)
    for day, name in enumerate(WEEKDAYS):
        left = x + day * (side + gap)
        middle_x, middle_y = left + side / 2, y + side / 2
        if day in open_days:
            fill = sunday if sunday is not None and day == 6 else colour
            found += labelled_cushion(middle_x, middle_y, side * 0.98, fill, name, size_pt=size_pt)
        else:
            found.append(Shape(left, y, outline, stroke=Colour.NEZU, line_width=0.2 if side < 8 else 0.3))
            found += centred(middle_x, middle_y, name, Face.R, size_pt, Colour.HAI)
    return found
