"""A drawn picture: shapes in its own units, placed on a page at any size."""

from __future__ import annotations

from typing import NamedTuple

from app.printing import shapes
from app.printing.pages import Group, Operation, Shape


class Drawing(NamedTuple):
    """Shapes in a box of `width` × `height` units, origin top left."""

    width: float
    height: float
    operations: tuple[Operation, ...]

    def placed(self, x: float, y: float, *, width: float = 0.0, height: float = 0.0) -> Group:
        """The drawing with its top left corner at x, y (mm), scaled to a width or to a height in mm."""
        return Group(x, y, self.operations, scale=width / self.width if width else height / self.height)

def filled(path: str, colour: str) -> Shape:
    """A filled path, written in SVG's commands."""
    return Shape(0, 0, shapes.svg_outline(path), fill=colour)


def stroked(path: str, colour: str, width: float) -> Shape:
    """A line with round ends and corners, `width` units thick; the path is written in SVG's commands."""
    return Shape(0, 0, shapes.svg_outline(path), stroke=colour, line_width=width, is_round=True)


def ellipse(x: float, y: float, across: float, down: float, colour: str) -> Shape:
    """A filled ellipse around x, y with these two radii."""
    return Shape(0, 0, shapes.ellipse(x, y, across, down), fill=colour)


def disc(x: float, y: float, radius: float, colour: str) -> Shape:
    """A filled circle around x, y."""
    return Shape(0, 0, shapes.circle(x, y, radius), fill=colour)


def block(x: float, y: float, width: float, height: float, colour: str, radius: float = 0.0) -> Shape:
    """A filled rectangle, its corners rounded."""
    return Shape(0, 0, shapes.rectangle(x, y, width, height, radius=radius), fill=colour)


def frame(x: float, y: float, width: float, height: float, colour: str, thickness: float) -> Shape:
    """An empty frame."""
    outline = shapes.rectangle(x, y, width, height, radius=2)
    return Shape(0, 0, outline, stroke=colour, line_width=thickness)


def at(x: float, y: float, parts: tuple[Operation, ...], scale: float = 1.0, degrees: float = 0.0) -> Group:
    """Shapes drawn around their own origin, set down at x, y."""
    return Group(x, y, parts, scale=scale, degrees=degrees)
