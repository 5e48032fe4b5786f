"""A name in coloured tiles, one letter each, as if cut out and pasted (comp 03)."""

from __future__ import annotations

from app.printing.boxes import Align, Block, column, tagged
from app.printing.flyers.content import FlyerContent
from app.printing.flyers.invitation import name_lines
from app.printing.flyers.sheet import Sheet
from app.printing.fonts import Face, clusters
from app.printing.japanese_text import drawable
from app.printing.pages import POINT_MM, Group, Operation, Shape
from app.printing.phrases import phrase_breaks
from app.printing.shapes import svg_outline
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.text_placing import centred
from app.printing.theme import Colour, text_on

MOST_TILES = 14
_ONE_ROW = 7
_LARGE, _SMALL = 26.0, 20.0
_GAP = 0.1
_MOST_UNEVEN = 2
"""Letters by which the first of two rows may differ from the half."""
_MARKS = "・、。，．！？!?（）()「」『』【】〈〉《》"
_MARK_WIDTH = 0.5
_COLOURS = (Colour.SHU, Colour.MOMO, Colour.YAMA, Colour.AI, Colour.MIDORI, Colour.SORA, Colour.WAKABA)
_TILTS = (-4.0, 2.5, -2.0, 4.5, -3.0, 3.0, -1.5)
_LIFTS = (0.0, 0.05, -0.03, 0.04, -0.02, 0.03, 0.0)
_PAPER = "M-46 -45 Q0 -49 46 -46 Q49 0 46 45 Q0 48 -45 46 Q-48 0 -46 -45 Z"
"""A square cut by hand, 100 units."""
_LONG_SIZES = ((46.0, 1), (40.0, 2), (34.0, 2), (28.0, 3), (22.0, 4), (16.0, 8), (13.0, 16))


def name_in_tiles(content: FlyerContent, sheet: Sheet, width: float, *, has_ruby: bool, room: float) -> Block:
    """The name, centred: tiles where there are few enough letters and `room` (mm) is high enough, else large type."""
    letters = [text for text in _letters(content.title) if text.strip()]
    rows = 1 if len(letters) <= _ONE_ROW else 2
    side = min(sheet.mm(_LARGE if rows == 1 else _SMALL), width / (_longest_row(letters, rows) * (1 + _GAP) + 0.2))
    is_few = 0 < len(letters) <= MOST_TILES and "\n" not in content.title
    if not is_few or side * rows * 1.2 > room or side < sheet.mm(12):
        name = name_lines(content, sheet, width, has_ruby=False, sizes=_LONG_SIZES, align=Align.CENTRE)
        return _with_reading(content, sheet, width, name, has_ruby=has_ruby)
    count = _most_in_row(letters, rows)
    tiles = [_row(letters[:count], side, 0), *([_row(letters[count:], side, count)] if letters[count:] else [])]
    name = tagged(column(tiles, gap=side * 0.06, align=Align.CENTRE, width=width), Tag.H1)
    return _with_reading(content, sheet, width, name, has_ruby=has_ruby)


def _with_reading(content: FlyerContent, sheet: Sheet, width: float, name: Block, *, has_ruby: bool) -> Block:
    if not has_ruby or not content.reading or content.reading == content.title:
        return name
    style = TextStyle(size_pt=sheet.pt(13, floor=sheet.note_pt), leading=1.3, align=Align.CENTRE)
    reading = tagged(text_block(content.reading, width, style), Tag.PARAGRAPH)
    return column([reading, name], gap=sheet.mm(1.5), width=width)


def _letters(title: str) -> list[str]:
    text = drawable(title)
    return [text[start:end] for start, end in clusters(text)]


def _most_in_row(letters: list[str], rows: int) -> int:
    """Letters of the first row: where a phrase ends nearest to the middle, if that leaves the rows alike."""
    half = max(1, -(-len(letters) // rows))
    if rows == 1:
        return half
    ends, at = [], 0
    after = {index for index, _ in phrase_breaks("".join(letters), Face.B)}
    for number, letter in enumerate(letters, 1):
        at += len(letter)
        if at in after and abs(number - half) <= _MOST_UNEVEN:
            ends.append(number)
    return min(ends, key=lambda number: abs(number - half), default=half)


def _longest_row(letters: list[str], rows: int) -> int:
    first = _most_in_row(letters, rows)
    return max(first, len(letters) - first)


def _row(letters: list[str], side: float, first: int) -> Block:
    drawn: list[Operation] = []
    x = 0.0
    for number, letter in enumerate(letters):
        at = first + number
        step = side * (1 + _GAP)
        if letter in _MARKS:  # a mark alone on a tile looks like a letter that is missing
            step *= _MARK_WIDTH
            drawn += centred(x + step / 2, side * 0.56, letter, Face.B, side * 0.5 / POINT_MM, Colour.SUMI)
            x += step
            continue
        colour = _COLOURS[at % len(_COLOURS)]
        size = side * 0.64 / POINT_MM
        wide = label(letter, TextStyle(face=Face.B, size_pt=size)).width
        if wide > side * 0.86:
            size *= side * 0.86 / wide
        tile = Shape(0, 0, svg_outline(_PAPER), fill=colour, scale=side / 100)
        parts = (tile, *centred(0, 0, letter, Face.B, size, text_on(colour)))
        y = side * (0.56 + _LIFTS[at % len(_LIFTS)])
        drawn.append(Group(x + step / 2, y, parts, degrees=_TILTS[at % len(_TILTS)]))
        x += step
    return Block(x, side * 1.12, tuple(drawn))
