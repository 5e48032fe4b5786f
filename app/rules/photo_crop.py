"""Which part of a photo stays where it is shown in another shape."""

from __future__ import annotations

from app.records.photo import Photo, PhotoUse

_MIDDLE = 0.5
_FACES = 1 / 3
"""In photos taken upright people stand, and their faces are in the upper third."""


def crop_point(photo: Photo, use: PhotoUse) -> tuple[float, float]:
    """The part that must stay, 0 left or top to 1 right or bottom: where the user put it, else a sensible one."""
    is_upright = (photo.height or 0) > (photo.width or 0)
    across = _MIDDLE if use.crop_x is None else use.crop_x
    down = (_FACES if is_upright else _MIDDLE) if use.crop_y is None else use.crop_y
    return across, down
