"""The large cushions of the big type design: one beside the photo or the drawing, several over the width."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.boxes import Align, Block, boxed, figure, row, space
from app.printing.cushion import labelled_cushion
from app.printing.flyers.content import FlyerContent, Sign
from app.printing.flyers.job import Job, people_or_motif, shape_near_photo
from app.printing.fonts import Face
from app.printing.motifs.place_kinds import standing_motif
from app.printing.pages import POINT_MM, Operation
from app.printing.text_placing import centred
from app.printing.theme import Colour

_LARGEST_SIGN = 80.0
_LEAST_SIGN = 24.0
_NARROWEST_PICTURE, _WIDEST_PICTURE = 0.8, 2.0
_REACH = 1.08
"""A cushion with its tassels."""


def is_call(content: FlyerContent) -> bool:
    """Whether it takes place on no day: its words are what is read from afar."""
    return not content.moments and not content.signs


def signs_block(job: Job, width: float, room: float) -> Block:
    """The cushions as large as width and room take; beside a single one the photo or the drawing."""
    sheet, content = job.sheet, job.content
    if room < sheet.mm(_LEAST_SIGN) or is_call(content):
        return space()
    if not content.signs:
        return people_or_motif(job, width, min(room, sheet.mm(_LARGEST_SIGN)))
    count = len(content.signs)
    side = min(_side_of_signs(job, width), room / _REACH)
    words = "と".join(f"{sign.above}{sign.text}" for sign in content.signs)
    if count > 1:
        return figure(_row_of_signs(job, width, side), f"大きな字で{words}")
    reach = side * _REACH
    drawn = _sign(reach / 2, reach / 2, side, _colour(content.signs[0]), content.signs[0])
    alone = figure(Block(reach, reach, tuple(drawn)), f"大きな字で{words}")
    shape = shape_near_photo(job, _NARROWEST_PICTURE, _WIDEST_PICTURE) if content.photo else _WIDEST_PICTURE
    rest = min(width - reach - sheet.mm(8), reach * shape)
    beside = people_or_motif(job, rest, reach) if content.photo else standing_drawing(job, rest, reach)
    pair = row([alone, beside], gap=sheet.mm(8))
    return boxed(pair, width=width, height=pair.height, across=Align.CENTRE)


def highest_signs(job: Job) -> float:
    """How high they can be over the whole width of upright paper, mm."""
    return _REACH * _side_of_signs(job, job.sheet.width)


def _side_of_signs(job: Job, width: float) -> float:
    """The largest cushion that stands so often beside another in the width, mm."""
    count = len(job.content.signs)
    share = 0.46 if count == 1 else 0.8 if count == 2 else 0.86
    return min(job.sheet.mm(_LARGEST_SIGN), width / count * share)


def _row_of_signs(job: Job, width: float, side: float) -> Block:
    """Several cushions spread over the width, 「と」 between two weekdays."""
    signs = job.content.signs
    reach = side * _REACH
    gap = (width - len(signs) * reach) / (len(signs) + 1)
    between = "と" if len(signs) == 2 and not any(sign.above for sign in signs) else ""
    drawn: list[Operation] = []
    for number, sign in enumerate(signs):
        x = gap + number * (reach + gap) + reach / 2
        drawn += _sign(x, reach / 2, side, _colour(sign), sign)
        if between and number:
            size = min(job.sheet.pt(44), gap / POINT_MM)
            drawn += centred(x - reach / 2 - gap / 2, reach / 2, between, Face.R, size, Colour.SUMI)
    return Block(width, reach, tuple(drawn))


def _colour(sign: Sign) -> Colour:
    return Colour.SHU if sign.text == "日" else Colour.AI


def _sign(x: float, y: float, side: float, colour: Colour, sign: Sign) -> Sequence[Operation]:
    wide = 0.6 / max(1, len(sign.text)) if len(sign.text) > 1 else 0.66
    size = side * (wide if not sign.above else 0.56 if len(sign.text) == 1 else 0.5) / POINT_MM
    if not sign.above:
        return labelled_cushion(x, y, side, colour, sign.text, size_pt=size)
    body = labelled_cushion(x, y, side, colour, "", size_pt=size)
    number = centred(x, y + side * 0.12, sign.text, Face.GB, size * 1.12, Colour.WHITE)
    above = centred(x, y - side * 0.31, sign.above, Face.B, side * 0.17 / POINT_MM, Colour.WHITE)
    return [*body, *above, *number]


def standing_drawing(job: Job, width: float, height: float) -> Block:
    """The drawing without its tint."""
    return Block(width, height, tuple(standing_motif(job.content.motif, 0, 0, width, height)))
