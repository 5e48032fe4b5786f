"""Small signs in a rounded frame: what a row is about, and how easy a place is to enter (printdesign.md §6)."""

from __future__ import annotations

from app.printing.pages import Operation, Shape
from app.printing.shapes import circle, rectangle, svg_outline
from app.printing.theme import Colour

_STROKE = 1.9
"""Thickness of the lines in units of the 24-unit box."""

_LINES = {
    "place": "M12 21 Q5.5 14 5.5 9.8 Q5.5 3.6 12 3.6 Q18.5 3.6 18.5 9.8 Q18.5 14 12 21 Z",
    "fee": "M7 5 L12 11.5 L17 5 M12 11.5 V19.5 M7.6 12.6 H16.4 M7.6 15.8 H16.4",
    "people": "M3.6 18.5 Q3.6 12.6 8.2 12.6 Q12 12.6 12 16.5 Q12 12.6 15.8 12.6 Q20.4 12.6 20.4 18.5",
    "person": "M5.4 19.6 Q5.4 12.8 12 12.8 Q18.6 12.8 18.6 19.6 Z",
    "house": "M3.8 11.6 L12 4.4 L20.2 11.6 M6.4 9.6 V19.4 H17.6 V9.6 M10.4 19.2 V13.8 H13.6 V19.2",
    "clock": "M12 3.8 Q20.2 3.8 20.2 12 Q20.2 20.2 12 20.2 Q3.8 20.2 3.8 12 Q3.8 3.8 12 3.8 Z M12 7.4 V12 L15.4 14",
    "bag": "M4.6 9.4 H19.4 L18.4 19.6 H5.6 Z M8.6 9.2 Q8.6 4.6 12 4.6 Q15.4 4.6 15.4 9.2",
    "phone": "M6.2 4.6 L9 4.2 L10.6 8.6 L8.6 10.2 Q10 13.6 13.8 15.4 L15.4 13.4 L19.8 15 L19.4 17.8 "
    "Q18.8 20 16.4 19.4 Q6.2 17 4.6 7.6 Q4.4 5 6.2 4.6 Z",
    "booking": "M5 6.4 H19 V19.4 H5 Z M5 10.4 H19 M9 4.2 V7.4 M15 4.2 V7.4 M9 14.8 L11.2 17 L15.2 12.8",
    "step_free": "M3.4 18.6 H11 M13 4.8 H19.6 V18.6 H13 Z M3.6 12 H10 M7.4 9 L10.4 12 L7.4 15",
    "wheelchair": "M10.4 8.4 V13.6 H15 L17.4 18.6 L19.4 17.8 M10.4 10.6 H14.4 "
    "M8 11.6 Q4.6 13.2 5 16.4 Q5.8 19.8 9.4 20 Q12.6 20 14 17",
    "wheelchair_toilet": "M6.6 8 V13.4 H10 L11.6 17 M5 11.6 Q3 13.6 3.6 16.4 Q5 19.6 8.4 18.6 M14 4.6 V19.4 "
    "M16.6 8.6 H20.4 V13.6 Q20.4 16.6 16.6 16.6 Z",
    "handrail": "M4 19.4 V11.4 L14 5.4 H20 V19.4 M8.4 19.4 V14.4 H13 V19.4",
    "elevator": "M5.4 4.4 H18.6 V19.8 H5.4 Z M9.4 10.4 L12 7.4 L14.6 10.4 M9.4 13.8 L12 16.8 L14.6 13.8",
    "parking": "M9 19.4 V5 H13 Q17 5 17 9 Q17 13 13 13 H9",
    "bus_stop": "M5 5.6 H19 V17 H5 Z M5 12 H19 M7.8 17 V19.6 M16.2 17 V19.6 M8 14.5 H8.4 M15.6 14.5 H16",
    "writing": "M5 19 L6.2 14.6 L15.8 5 L19 8.2 L9.4 17.8 Z M12.6 19.4 H19",
    "dementia_friendly": "M12 19.4 Q3.8 13.6 3.8 9 Q4 5 8 5 Q10.8 5 12 8 "
    "Q13.2 5 16 5 Q20 5 20.2 9 Q20.2 13.6 12 19.4 Z",
    "assistance_dog": "M5 19 V9.4 L3.6 7.4 L6.4 5.4 H8.4 L10 9 H18 L19.6 7 M18.6 9 V19 M8.6 19 V13.8 H15 V19",
    "ostomate": "M9.4 12.4 V19.4 M14.6 12.4 V19.4 M7 8.2 Q7 7.6 9 7.6 H15 Q17 7.6 17 9.6 V14 M7 8.2 V14",
    "nursing": "M9 9.4 H15 L16.4 12 V19.6 H7.6 V12 Z M9.6 9.2 V7 H14.4 V9.2 M12 6.6 V4.4 M10.4 14.4 H13.6",
}
_DOTS = {
    "place": ((12.0, 9.8, 2.2),),
    "people": ((8.2, 8.2, 2.7), (15.8, 8.2, 2.7)),
    "person": ((12.0, 8.0, 3.2),),
    "wheelchair": ((10.4, 4.8, 1.9),),
    "wheelchair_toilet": ((6.6, 5.0, 1.7),),
    "assistance_dog": ((6.6, 7.4, 0.7),),
    "ostomate": ((12.0, 4.8, 1.9), (13.8, 12.2, 1.6)),
}

ACCESSIBILITY_ORDER = (
    "step_free",
    "wheelchair",
    "handrail",
    "elevator",
    "parking",
    "bus_stop",
    "writing",
    "dementia_friendly",
    "assistance_dog",
    "nursing",
    "wheelchair_toilet",
    "ostomate",
)
"""Codes of the pick list `accessibility`, most asked for first."""


def has_icon(code: str) -> bool:
    """Whether there is a sign for this code."""
    return code in _LINES


def icon_outline(code: str) -> tuple[str, list[str]]:
    """The lines of a sign as one outline and its dots, in a box of 24 units without frame.

    Raises:
        KeyError: as `icon`.
    """
    return svg_outline(_LINES[code]), [circle(*dot) for dot in _DOTS.get(code, ())]


def icon(code: str, x: float, y: float, side: float, colour: Colour = Colour.SUMI) -> list[Operation]:
    """A sign in its frame; x, y is the top left corner, `side` the outer edge, mm.

    Raises:
        KeyError: there is no sign for this code (`has_icon`).
    """
    thin = 0.045 * side
    frame = rectangle(thin / 2, thin / 2, side - thin, side - thin, radius=0.16 * side)
    inner = side * 0.84
    inset = (side - inner) / 2
    scale = inner / 24
    found: list[Operation] = [
        Shape(x, y, frame, fill=Colour.WHITE, stroke=colour, line_width=thin),
        Shape(
            x + inset,
            y + inset,
            svg_outline(_LINES[code]),
            stroke=colour,
            line_width=_STROKE * scale,
            scale=scale,
            is_round=True,
        ),
    ]
    for dot_x, dot_y, radius in _DOTS.get(code, ()):
        found.append(Shape(x + inset, y + inset, circle(dot_x, dot_y, radius), fill=colour, scale=scale))
    return found
