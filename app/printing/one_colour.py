"""A page in black ink only: what an office copier makes of it is decided here, not by the copier.

Letters and thin lines become black, because grey ones are made of dots and fray; filled areas and photos become the
grey of their colour (`theme.grey`), so that drawings keep their shades.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache

from app.printing.pages import Group, Operation, Page, PlacedPicture, Shape, TextRun
from app.printing.pictures import Picture
from app.printing.theme import grey, text_ink

_QUALITY = 90


def in_one_colour(page: Page) -> Page:
    """The page with every colour turned to black or grey."""
    return page._replace(operations=tuple(_grey_all(page.operations)))


def _grey_all(operations: Iterable[Operation], *, is_drawing: bool = False) -> Iterable[Operation]:
    for operation in operations:
        if isinstance(operation, TextRun):
            yield operation._replace(colour=text_ink(operation.colour))
        elif isinstance(operation, Shape):
            fill = grey(operation.fill) if operation.fill else ""
            yield operation._replace(fill=fill, stroke=_line_ink(operation, is_drawing=is_drawing))
        elif isinstance(operation, PlacedPicture):
            yield operation._replace(picture=_grey_picture(operation.picture))
        elif isinstance(operation, Group):
            yield operation._replace(operations=tuple(_grey_all(operation.operations, is_drawing=True)))
        else:
            yield operation


def _line_ink(shape: Shape, *, is_drawing: bool) -> str:
    """Rules and frames become black; the lines of a drawing keep the shade of the areas they belong to."""
    if not shape.stroke:
        return ""
    return grey(shape.stroke) if is_drawing or shape.scale != 1.0 else text_ink(shape.stroke)


@lru_cache(maxsize=32)
def _grey_picture(picture: Picture) -> Picture:
    """The same JPEG without colours."""
    if picture.colours == 1:
        return picture
    from PIL import Image

    with Image.open(io.BytesIO(picture.data())) as photo:
        packed = io.BytesIO()
        photo.convert("L").save(packed, "JPEG", quality=_QUALITY)
    return picture._replace(key=f"{picture.key}:grey", colours=1, path=None, jpeg=packed.getvalue())
