"""Cover B: a street with neighbours, the title upright on a white plate (comp 08 B)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise
from typing import NamedTuple

from app.printing.booklet.plan import BookletPlan
from app.printing.boxes import Block, column, tagged
from app.printing.cushion import cushion
from app.printing.fonts import Face
from app.printing.japanese_text import drawable
from app.printing.motifs import things
from app.printing.motifs.drawing import at
from app.printing.motifs.people import figure
from app.printing.motifs.scenes import BOY, GRANDPA, GRANNY, MAN, WOMAN
from app.printing.pages import POINT_MM, Bookmark, Group, Operation, Page, Shape
from app.printing.phrases import phrase_breaks
from app.printing.shapes import line, rectangle, svg_outline
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, heading, vertical_label
from app.printing.text_placing import bounded, centred, squeezed
from app.printing.theme import BLEED, Colour

WIDTH, HEIGHT = 148.0, 210.0
"""Covers are drawn for A5 and magnified as a whole."""
_EDGE, _FOOT = 8.8, 182.0
"""The frame around the cover; where the picture ends and the words at its foot begin, mm."""
_INSIDE = WIDTH - 2 * _EDGE
_TALLEST_PHOTO, _ABOVE_PHOTO = 104.0, 6.0
_CORNER = 2.0
_UPPER_PART = "M0 173.2 L0 2 Q0 0 2 0 L128.4 0 Q130.4 0 130.4 2 L130.4 173.2 Z"
_LOWER_PART = "M0 0 L130.4 0 L130.4 17.2 Q130.4 19.2 128.4 19.2 L2 19.2 Q0 19.2 0 17.2 Z"
"""The picture and the words at its foot, each with the two corners of the frame that it fills."""
_OVER_THE_EDGE = rectangle(0, 0, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED)
_PLATE_TOP, _PLATE_LEFT, _MOST_TITLE, _MOST_ABOVE_PHOTO = 15.5, 15.5, 74.0, 60.0
_UPRIGHT_SIZES, _MOST_COLUMNS = (32.0, 26.0, 20.0, 15.0), 3
_BESIDE_SUN = 75.0
"""A title that reaches further down stands upright, and leaves the sky beside it free, mm."""
_PITCH = 1.06
_HILLS = (
    ("M-14 61.2 L0 56 Q32 44 66 52 Q102 60 130.4 48 L144.4 42 L144.4 134 L-14 134 Z", Colour.WAKABA),
    ("M-14 87.6 L0 82 Q40 66 78 76 Q108 83 130.4 74 L144.4 68.4 L144.4 134 L-14 134 Z", Colour.KINARI),
    ("M-14 98.3 L0 96 Q60 86 130.4 92 L144.4 93.2 L144.4 134 L-14 134 Z", Colour.WAKABA),
)
"""They go on beyond the frame, for a print shop that can print up to the edge."""
_TREES = ((2.0, 70.0, 0.3), (37.0, 63.0, 0.2), (72.0, 64.0, 0.22), (105.0, 62.0, 0.19), (129.0, 68.0, 0.28))
"""x, foot, scale of each, mm in the picture."""
_GULL = "M-6 0 Q-3 -4 0 0 Q3 -4 6 0"


class _Title(NamedTuple):
    """The title on its plate, with the catch line; `foot` is where both end, mm."""

    operations: list[Operation]
    foot: float


def street_cover(
    plan: BookletPlan,
    photo_of: Callable[[tuple[float, float]], Block | None],
    guide_line: str,
    issued_line: str,
) -> Page:
    """The cover; a photo stands where the street would. Sky and hills go on over the edge where a print shop cuts.

    Args:
        photo_of: the photo of the volume in a box of that size, mm, None without one.
    """
    title = _title(plan, _MOST_TITLE if plan.cover_photo is None else _MOST_ABOVE_PHOTO)
    photo = photo_of((_INSIDE, min(_TALLEST_PHOTO, _FOOT - title.foot - _ABOVE_PHOTO)))
    operations: list[Operation] = [Bookmark("cover", 0, "表紙"), Opened(Tag.ARTIFACT)]
    ground = rectangle(0, 0, _INSIDE, HEIGHT - 2 * _EDGE, radius=_CORNER)
    operations += [Shape(_EDGE, _EDGE, svg_outline(_UPPER_PART), fill=Colour.KINARI)]
    bleed: list[Operation] = [Shape(-BLEED, -BLEED, _OVER_THE_EDGE, fill=Colour.KINARI)]
    if photo is None:
        operations += [*_sky(title.foot), _street(), CLOSED]
        bleed.append(_street()._replace(clip=None))
    else:
        operations += [CLOSED, *photo.at(_EDGE, _FOOT - photo.height)]
    operations += title.operations
    operations += _foot(plan, guide_line, issued_line)
    operations.append(Shape(_EDGE, _EDGE, ground, stroke=Colour.SUMI, line_width=0.9 * POINT_MM * 2))
    return Page(WIDTH, HEIGHT, tuple(operations), bleed=tuple(bleed))


def _sky(title_foot: float) -> list[Operation]:
    """Sun, cloud and gulls beside an upright title, below a level one."""
    top = 0.0 if title_foot > _BESIDE_SUN else max(0.0, title_foot - 12.0)
    gulls = [
        Shape(x, y + top, svg_outline(_GULL), stroke=Colour.AI, line_width=0.9, scale=scale, is_round=True)
        for x, y, scale in ((84.0, 40.0, 0.8), (92.0, 48.0, 0.55))
    ]
    return [at(118, 40 + top, things.sun(), scale=0.22), at(122, 56 + top, things.cloud(), scale=0.24), *gulls]


def _street() -> Group:
    """Hills, houses, trees and neighbours, cut at the frame."""
    top = _FOOT - 100.0
    parts: list[Operation] = [Shape(0, 0, svg_outline(path), fill=colour) for path, colour in _HILLS[:1]]
    for roof, x, scale in (
        (Colour.AI, 20.0, 0.32),
        (Colour.MIDORI, 54.0, 0.31),
        (Colour.SHU, 90.0, 0.36),
        (Colour.CHA, 120.0, 0.28),
    ):
        parts.append(at(x, 60.0, things.house(roof, Colour.WHITE), scale=scale))
    parts += [Shape(0, 0, svg_outline(path), fill=colour) for path, colour in _HILLS[1:]]
    for x, foot, scale in _TREES:
        parts.append(at(x, foot, things.tree(), scale=scale))
    for looks, pose, x, foot, scale in (
        (GRANNY, "wave", 18.0, 90.0, 0.17),
        (WOMAN, "down", 38.0, 88.0, 0.17),
        (BOY, "up", 52.0, 88.0, 0.13),
        (GRANDPA, "wave", 90.0, 84.0, 0.17),
        (MAN, "down", 110.0, 86.0, 0.18),
    ):
        parts.append(at(x, foot, figure(looks, pose), scale=scale))
    return Group(_EDGE, top, tuple(parts), clip=(_INSIDE, 100.0))


def _title(plan: BookletPlan, most: float) -> _Title:
    """The title in upright lines from right to left on a white plate, the catch line beside it; `most` mm high."""
    found = _upright(drawable(plan.words.booklet_title), most)
    if found is None:
        return _level_title(plan)
    lines, size = found
    columns = [vertical_label(line, TextStyle(face=Face.MB, size_pt=size), pitch=_PITCH) for line in lines]
    step = size * POINT_MM * 1.45
    width = step * len(columns) + 6.0
    longest = max(block.height for block in columns)
    operations: list[Operation] = [
        Shape(_PLATE_LEFT, _PLATE_TOP, rectangle(0, 0, width, longest + 14, radius=1.5), fill=Colour.WHITE),
        Opened(Tag.H1),
    ]
    for number, block in enumerate(columns):
        x = _PLATE_LEFT + width - 3.0 - step * (number + 0.5) - block.width / 2
        operations += block.at(x, _PLATE_TOP + 7.0 + (longest - block.height if number else 0.0))
    operations.append(CLOSED)
    catch = _catch(plan, most + 10)
    if catch is not None:
        operations += catch.at(_PLATE_LEFT + width + 4.0, _PLATE_TOP + 2.0)
    return _Title(operations, _PLATE_TOP + max(longest + 14, 0.0 if catch is None else catch.height + 2.0))


def _upright(title: str, most: float) -> tuple[list[str], float] | None:
    """(lines, type size) of a title that can stand upright within `most` mm; Latin letters and long titles cannot."""
    given = [part.strip() for part in title.split("\n") if part.strip()] or [""]
    if len(given) > _MOST_COLUMNS or any("!" <= letter <= "~" for line in given for letter in line):
        return None
    ways = [given, *(_parted(given[0], count) for count in (2, 3) if len(given) == 1)]
    for size in _UPRIGHT_SIZES:
        for lines in ways:
            if lines and max(map(len, lines)) * size * POINT_MM * _PITCH <= most:
                return lines, size
    return None


def _parted(title: str, count: int) -> list[str]:
    """A title on one line in so many lines of even length, broken between phrases; [] when it has no such breaks."""
    breaks = [at for at, _ in phrase_breaks(title, Face.MB) if at < len(title)]
    ways = [
        [title[start:end].strip() for start, end in pairwise((0, *ends, len(title)))]
        for ends in combinations(breaks, count - 1)
    ]
    return min(ways, key=lambda lines: max(map(len, lines)), default=[])


def _catch(plan: BookletPlan, most: float) -> Block | None:
    words = drawable(plan.words.booklet_catch).replace("\n", "")
    for size in (15.0, 13.0, 11.0):
        if words and len(words) * size * POINT_MM * _PITCH <= most:
            return tagged(vertical_label(words, TextStyle(face=Face.B, size_pt=size), pitch=_PITCH), Tag.PARAGRAPH)
    return None


def _level_title(plan: BookletPlan) -> _Title:
    """A title that cannot stand upright, in level lines, the catch line above it."""
    width = _INSIDE - 22
    shown = plan.words.booklet_title.replace("\n", " ")
    title = heading(shown, width, TextStyle(face=Face.MB, size_pt=26, leading=1.3), most_lines=3)
    if title.overflows:
        title = bounded(shown, width, TextStyle(face=Face.MB, size_pt=20, leading=1.3), most_lines=4)
    catch = plan.words.booklet_catch.replace("\n", "")
    above = [squeezed(catch, width, TextStyle(face=Face.B, size_pt=13), floor_pt=9)] if catch else []
    words = column([*(tagged(each, Tag.PARAGRAPH) for each in above), tagged(title, Tag.H1)], gap=3.4, width=width)
    plate = rectangle(0, 0, _INSIDE - 14, words.height + 12, radius=1.5)
    ground = Shape(_EDGE + 7, _PLATE_TOP, plate, fill=Colour.WHITE)
    return _Title([ground, *words.at(_EDGE + 11, _PLATE_TOP + 6)], _PLATE_TOP + words.height + 12)


def _foot(plan: BookletPlan, guide_line: str, issued_line: str) -> list[Operation]:
    volume = plan.words.booklet_volume
    room = _INSIDE - 12 - (16 if volume else 0)
    lines = [
        squeezed(guide_line, room, TextStyle(face=Face.B, size_pt=14), floor_pt=10),
        squeezed(issued_line, room, TextStyle(size_pt=10.5), floor_pt=9),
        squeezed(plan.words.publisher, room, TextStyle(size_pt=10.5), floor_pt=9),
    ]
    shown = column([tagged(block, Tag.PARAGRAPH) for block in lines if block.height], gap=1.2)
    operations: list[Operation] = [Shape(_EDGE, _FOOT, svg_outline(_LOWER_PART), fill=Colour.WHITE)]
    operations += shown.at(_EDGE + 6, _FOOT + 2.6)
    operations.append(Shape(_EDGE, _FOOT, line(0, 0, _INSIDE, 0), stroke=Colour.SUMI, line_width=0.3))
    if volume:
        x, y = WIDTH - _EDGE - 11.0, _FOOT + 9.6
        number = squeezed(volume, 9, TextStyle(face=Face.GB, size_pt=15, colour=Colour.WHITE), floor_pt=9)
        operations += [
            *cushion(x, y, 12.6, Colour.SUMI),
            Opened(Tag.PARAGRAPH),
            *centred(x, y - 3.2, "vol.", Face.R, 9, Colour.WHITE),
            *number.at(x - number.width / 2, y - 0.8),
            CLOSED,
        ]
    return operations
