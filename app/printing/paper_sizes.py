"""The names of paper by its measures."""

from __future__ import annotations

_SIZES = {
    (297, 420): "A3",
    (210, 297): "A4",
    (148, 210): "A5",
    (257, 364): "B4",
    (182, 257): "B5",
    (100, 148): "はがき",
    (148, 200): "往復はがき",
}
"""(short side, long side) in mm → name (ISO 216, JIS P 0138, the postcards of Japan Post)."""
_TOLERANCE = 1.0


def paper_name(width: float, height: float) -> str:
    """「A4」 of a paper in mm, whichever way it lies; its measures when it has no name."""
    short, long = sorted((width, height))
    for (least, most), name in _SIZES.items():
        if abs(short - least) <= _TOLERANCE and abs(long - most) <= _TOLERANCE:
            return name
    return f"{width:.0f}×{height:.0f}mm"


def is_landscape(width: float, height: float) -> bool:
    """Whether it lies."""
    return width > height
