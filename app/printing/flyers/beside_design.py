"""The photo design of an upright photo, and of what has much to say: the photo whole, beside name and words.

Over the whole width it would be a mere strip.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.printing.boxes import Align, Block, column, row, rule, space
from app.printing.flyers.details import details_block
from app.printing.flyers.efforts import EFFORTS, SMALL_PHOTO_NOTE, SMALLEST, Effort, first_fitting
from app.printing.flyers.facts import bottom_block, code_beside
from app.printing.flyers.invitation import fitted_words, has_long_name, head_block, name_lines
from app.printing.flyers.job import Drawn, Job, picture_or_motif, shape_near_photo
from app.printing.theme import Colour

_HEAD, _GAP = 12.5, 5.0
_PHOTO_SHARE = 0.4
_SHAPES = (0.75, 1.35)
"""Width to height of the narrowest and of the widest photo here."""
_NARROW_CROP = 0.9
"""Width to height a photo may be cut to beside a long text."""
_LEAST_ROOM, _LEAST_PHOTO = 46.0, 24.0
_ROOMY_VALUE = 18.0
_TALL_NAME_SIZES = ((58.0, 1), (56.0, 2), (50.0, 2), (44.0, 2), (38.0, 2), (34.0, 3))
"""Beside an upright photo a name has height enough for two large lines."""
_CATCH_SIZES = (26.0, 22.0, 19.0, 17.0)


class _Attempt(NamedTuple):
    effort: Effort
    details: Block
    said: Block
    lost: tuple[str, ...]
    room: float


def photo_beside_words(job: Job, *, is_crowded: bool) -> Drawn:
    """On upright paper; where not even a small photo has room, the drawing's layout without either.

    Args:
        is_crowded: the layout is taken because there is much to say, not because the photo is an upright one.
    """
    sheet, content = job.sheet, job.content
    width, gap = sheet.width, sheet.mm(_GAP)
    photo_width = width * _PHOTO_SHARE
    text_width = width - photo_width - gap
    natural = photo_width / shape_near_photo(job, *_SHAPES)
    is_long = has_long_name(content)
    above = _name(job, width) if is_long else space()
    beside = space() if is_long else _name(job, text_width, () if is_crowded else _TALL_NAME_SIZES)
    bottom = bottom_block(content, sheet, width)
    top = job.top + max(sheet.mm(_HEAD), sheet.caption_pt * 0.6 + 2)
    height = job.floor - bottom.height - sheet.mm(3) - top

    def lay(effort: Effort) -> _Attempt:
        details = details_block(job, width, effort, code_beside(job, effort))
        room = height - details.height - gap - (above.height + gap if is_long else 0)
        words, lost = fitted_words(content, sheet, text_width, room - beside.height - gap, sizes=_CATCH_SIZES)
        said = column([block for block in (beside, words) if block.height], gap=gap, width=text_width)
        return _Attempt(effort, details, said, lost, room)

    def fits(tried: _Attempt) -> bool:
        if tried.effort.cuts or tried.effort is SMALLEST:
            return tried.room >= max(tried.said.height, sheet.mm(_LEAST_PHOTO))
        is_large = not is_crowded and tried.effort.value >= _ROOMY_VALUE
        least = 0.95 * natural if is_large else sheet.mm(_LEAST_ROOM)
        return tried.room >= max(least, tried.said.height) and not tried.lost

    tried = first_fitting(EFFORTS, lay, fits)
    tall = min(tried.room, max(natural, min(tried.said.height, photo_width / _NARROW_CROP)))
    if tried.effort.cuts or tall < sheet.mm(_LEAST_PHOTO) or tried.room < tried.said.height:
        from app.printing.flyers.motif_design import motif_design

        return motif_design(job)
    photo = picture_or_motif(job, photo_width, tall)
    pair = row([tried.said, photo], gap=gap, height=max(tried.said.height, tall), align=Align.START)
    parts = [block for block in (above, pair, tried.details) if block.height]
    spare = height - sum(block.height for block in parts) - gap * (len(parts) - 1)
    middle = column(parts, gap=gap + max(0.0, min(spare / len(parts), gap)), width=width)
    operations = head_block(content, sheet, width).at(job.left, job.top)
    operations += middle.at(job.left, top)
    operations += bottom.at(job.left, job.floor - bottom.height)
    notes = (SMALL_PHOTO_NOTE,) if is_crowded or tall < 0.8 * natural else ()
    return Drawn(operations, tried.lost, notes=(*notes, *tried.effort.notes()))


def _name(job: Job, width: float, sizes: Sequence[tuple[float, int]] = ()) -> Block:
    """よみ and name below an accent bar, as on the plate of the roomy layout."""
    sheet = job.sheet
    bar = rule(width, thickness=sheet.mm(1.8), colour=Colour.SHU)
    name = name_lines(job.content, sheet, width, has_ruby=job.has_ruby, sizes=sizes)
    return column([bar, space(height=sheet.mm(2.6)), name])
