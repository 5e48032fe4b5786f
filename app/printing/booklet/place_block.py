"""One place in the booklet: two to a page, or one on a page of its own (printdesign.md §8, §9; comps 11, 12)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from app.printing.booklet.invitation import invitation
from app.printing.booklet.measures import Measures
from app.printing.booklet.place_head import head_block
from app.printing.booklet.place_marks import address_block, code_block, sign_grid, signs_row
from app.printing.booklet.place_rows import MOST_LINES, WHOLE_PAGE, PlaceRows, place_rows
from app.printing.booklet.plan import place_key
from app.printing.boxes import Align, Block, boxed, column, figure, layered, row, space, stacked
from app.printing.composition import map_panel, photo_panel
from app.printing.cushion import weekday_row, weekday_words
from app.printing.pages import Bookmark, Group
from app.printing.place_facts import PlaceFacts, inviting_texts
from app.printing.print_words import PrintWords
from app.printing.theme import Colour

GUTTER = 4.5
_LEFT_PART = 44 / 117
"""How much of the width the picture and the weekdays get."""
_LEAST_PHOTO, _MOST_PHOTO, _MOST_MOTIF = 30.0, 50.0, 41.0
_SEEN = 0.75
"""The part of a photo's width that is always seen: more cropping would cut faces."""
_LEAST_WIDE_PHOTO, _MOST_WIDE_PHOTO = 36.0, 76 / 117
"""Height of a photo over the full width: at least mm, at most this part of its width."""
_ABOVE_FOLIO = 3.6
"""White between the text of a whole page and the number below it, as long as the picture can spare it, mm."""
_MOST_HOLE = 9.0
"""How much shorter than the facts the picture with what is below it may be, mm."""
WAYS = ((31.0, False), (28.0, False), (25.0, False), (28.0, True), (25.0, True), (22.0, True))
"""(height in mm of a 案内図 under the weekdays, whether the signs stand below it): the first that fits is taken."""
_WIDE_DAYS = 7 * 8.4 + 6 * 2.0 + 4.0
"""Of the weekdays on a page of its own with the gap behind them, mm."""
_WAY_PART, _MOST_WAY = 52 / 117, 44.0
"""Of a 案内図 on a page of its own: its part of the width, its height in mm at most."""
_WIDEST_CODE = 30.0
"""What is wider is an address, which stands below the text."""
_NOTHING = Block(0, 0)
_DAY_SIDE, _DAY_GAP, _NARROWEST = 5.4, 1.033, 44.0
"""A weekday, the gap to the next in a column of the last width, mm."""


@dataclass(frozen=True)
class PlaceParts:
    """A place laid out in parts, before it is known how much room it gets.

    Attributes:
        head: よみ, name, tag and line.
        rows: the facts.
        signs: accessibility, maybe empty.
        code: the QR code with its quiet zone, or the address where no code is possible; maybe empty.
        text_height: of the whole running text, mm.
        way: the 案内図 under the weekdays, maybe empty; then the code stands beside the running text.
        lost: what ends in … because it is too long, as the user knows it.
    """

    facts: PlaceFacts
    measures: Measures
    colour: Colour
    head: Block
    rows: Block
    signs: Block
    code: Block
    text_height: float
    lost: tuple[str, ...]
    way: Block = _NOTHING

    @cached_property
    def least(self) -> float:
        """Its height without the running text, mm."""
        return self._height(with_text=0.0)

    @cached_property
    def wished(self) -> float:
        """Its height with all of the running text, mm."""
        return self._height(with_text=self.text_height + 2.4 if self.text_height else 0.0)

    def __hash__(self) -> int:
        return hash((self.facts, self.text_height, self.way.height))

    def _height(self, *, with_text: float) -> float:
        if self.way.height:
            left = _LEAST_PHOTO + 2.4 + _DAY_SIDE + 2.2 + self.way.height
            return self.head.height + 2.2 + max(left, self.rows.height + 2.2 + _foot_height(self, with_text))
        left = _LEAST_PHOTO + 2.4 + _DAY_SIDE + _after(self.code, 2.2)
        return self.head.height + 2.2 + max(left, self.rows.height + _after(self.signs, 2.2) + with_text)


class SetPlace(NamedTuple):
    """A place set in its room.

    Attributes:
        lost: what stands there in part or not at all.
        has_photo: a picture stands there.
        has_way: nothing kept its 案内図 out.
    """

    block: Block
    lost: tuple[str, ...]
    has_photo: bool = True
    has_way: bool = True


def left_width(measures: Measures) -> float:
    """Width of the left column, mm."""
    return measures.text_width * _LEFT_PART


@lru_cache(maxsize=1024)
def place_parts(facts: PlaceFacts, words: PrintWords, colour: Colour, measures: Measures) -> PlaceParts:
    """Measure the parts of a place, the signs under the facts, the code under the weekdays."""
    left = left_width(measures)
    right = measures.text_width - left - GUTTER
    head = head_block(facts, measures.text_width, colour, has_ruby=words.has_ruby)
    rows, lost = place_rows(facts, words, right, colour)
    text = invitation(facts, right, room=math.inf).block
    signs, code = signs_row(facts), code_block(facts, left)
    return PlaceParts(facts, measures, colour, head, rows, signs, code, text.height, (*_lost_name(head), *lost))


@lru_cache(maxsize=1024)
def tightened(parts: PlaceParts, *, has_code: bool = True) -> PlaceParts:
    """The same with the signs in the left column; without the code only its address is left."""
    code = parts.code if has_code else address_block(parts.facts, left_width(parts.measures))
    if not parts.signs.height:
        return replace(parts, code=code)
    return replace(parts, code=_with_signs(code, sign_grid(parts.facts), left_width(parts.measures)), signs=space())


def _with_signs(code: Block, grid: Block, width: float) -> Block:
    """The signs beside the code; under an address, which is as wide as the column."""
    if code.width + 1.5 + grid.width <= width:
        return row([code, grid], gap=1.5) if code.height else grid
    return column([code, grid], gap=1.6)


@lru_cache(maxsize=1024)
def with_way(parts: PlaceParts, most_height: float, *, has_signs: bool) -> PlaceParts:
    """The same with the 案内図 under the weekdays, at most so high in mm; the code moves to the foot of the facts.

    Args:
        has_signs: the signs stand under the map.
    """
    way, signs = map_panel(parts.facts, left_width(parts.measures), most_height), parts.signs
    if has_signs and signs.height:
        way, signs = column([way, signs_row(parts.facts, gap=0.8)], gap=2.2), space()
    mapped = replace(parts, way=way, signs=signs)
    return replace(mapped, text_height=invitation(parts.facts, _foot_width(mapped), room=math.inf).block.height)


@lru_cache(maxsize=2048)
def place_block(parts: PlaceParts, height: float) -> SetPlace:
    """The place in a box of `height`."""
    left_column = left_width(parts.measures)
    top = parts.head.height + 2.2
    columns = _columns(parts, height - top)
    mark = Bookmark(place_key(parts.facts.id), -3.0, parts.facts.name, level=1)
    beside = stacked(columns.right, left_column + GUTTER, top)  # the words are read before the picture
    drawn = (mark, *parts.head.operations, *beside, *stacked(columns.left, 0.0, top))
    block = Block(parts.measures.text_width, top + columns.height, drawn, parts.head.first_baseline)
    return SetPlace(block, (*parts.lost, *columns.lost))


class _Columns(NamedTuple):
    """Picture and weekdays on the left, the facts on the right; `lost` as in SetPlace."""

    left: list[Block]
    right: list[Block]
    lost: tuple[str, ...]

    @property
    def hole(self) -> float:
        """By how much the left column is shorter, mm."""
        return _height_of(self.right) - _height_of(self.left)

    @property
    def height(self) -> float:
        """Of the higher one, mm."""
        return max(_height_of(self.left), _height_of(self.right))


def _columns(parts: PlaceParts, room: float) -> _Columns:
    """The columns in a box of `room` mm: the running text under the facts, or on the left if a hole were there."""
    if parts.way.height:
        return _columns_with_way(parts, room)
    usual = _set_columns(parts, room, is_text_left=False)
    if usual.hole <= _MOST_HOLE or parts.code.height or not parts.text_height:
        return usual
    other = _set_columns(parts, room, is_text_left=True)
    is_better = not other.lost and other.height <= room and other.height < usual.height and abs(other.hole) < usual.hole
    return other if is_better else usual


def _set_columns(parts: PlaceParts, room: float, *, is_text_left: bool) -> _Columns:
    facts, left_column = parts.facts, left_width(parts.measures)
    right = [parts.rows]
    if parts.signs.height:
        right += [space(height=2.2), parts.signs]
    under = 2.4 + _DAY_SIDE + _after(parts.code, 2.2)
    width = left_column if is_text_left else parts.measures.text_width - left_column - GUTTER
    above = under + _LEAST_PHOTO if is_text_left else _height_of(right)
    gap = 3.0 if is_text_left else 2.4
    text, lost = invitation(facts, width, room=room - above - gap)
    words = [space(height=gap), text] if text.height else []
    if is_text_left:
        under += _height_of(words)
    else:
        right += words
    photo = min(max(_height_of(right) - under, _LEAST_PHOTO), _most_panel(facts, left_column), room - under)
    left = [photo_panel(facts, left_column, photo), space(height=2.4)]
    left.append(_weekdays(facts.open_days, parts.colour, left_column))
    if parts.code.height:
        left += [space(height=2.2), parts.code]
    return _Columns([*left, *words] if is_text_left else left, right, lost)


def _columns_with_way(parts: PlaceParts, room: float) -> _Columns:
    """Picture, weekdays and map on the left; on the right the facts, and the code at their foot (comp 11)."""
    facts, left_column, width = parts.facts, left_width(parts.measures), _foot_width(parts)
    signs, code = _foot_signs(parts)
    above = parts.rows.height + 2.2 + _after(signs, 2.4) + (0.0 if code.width else _after(parts.code, 2.4))
    text, lost = invitation(facts, width, room=room - above)
    beside = [block for block in (signs, text, _NOTHING if code.width else parts.code) if block.height]
    said = column(beside, gap=2.4, width=width)
    under = 2.4 + _DAY_SIDE + 2.2 + parts.way.height
    right_height = parts.rows.height + 2.2 + max(said.height, code.height)
    photo = min(max(right_height - under, _LEAST_PHOTO), _most_panel(facts, left_column), room - under)
    left = [photo_panel(facts, left_column, photo), space(height=2.4)]
    left += [_weekdays(facts.open_days, parts.colour, left_column), space(height=2.2), parts.way]
    foot_height = max(_height_of(left), right_height) - parts.rows.height - 2.2
    at_foot = boxed(code, width=code.width, height=foot_height, down=Align.END)
    foot = row([boxed(said, width=width, height=foot_height), at_foot], gap=3.0)
    return _Columns(left, [parts.rows, space(height=2.2), foot], lost)


def _foot_height(parts: PlaceParts, text: float) -> float:
    """Of what stands under the facts where there is a map: signs and text, the code beside them, mm."""
    signs, code = _foot_signs(parts)
    said = signs.height + text + (0.0 if code.width else _after(parts.code, 2.4))
    return max(said, code.height)


def _foot_signs(parts: PlaceParts) -> tuple[Block, Block]:
    """The signs, as wide as they may be there, and the code; an empty one where an address stands below the text."""
    code = parts.code if parts.code.width < _WIDEST_CODE else _NOTHING
    is_narrow = parts.signs.width > _foot_width(parts)
    return sign_grid(parts.facts) if is_narrow else parts.signs, code


def _foot_width(parts: PlaceParts) -> float:
    """Of the text beside the code, mm."""
    width = parts.measures.text_width - left_width(parts.measures) - GUTTER
    return width - parts.code.width - 3.0 if 0 < parts.code.width < _WIDEST_CODE else width


def _height_of(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)


@lru_cache(maxsize=1024)
def full_page_block(facts: PlaceFacts, words: PrintWords, colour: Colour, measures: Measures) -> SetPlace:
    """The place on a page of its own: photo over the full width, larger weekdays, the map at the foot if it fits."""
    plain = _full_page(facts, words, colour, measures, _NOTHING)
    if facts.map is None:
        return plain
    way = map_panel(facts, measures.text_width * _WAY_PART, _MOST_WAY)
    mapped = _full_page(facts, words, colour, measures, way)
    has_all_text = not set(mapped.lost) & {name for name, _ in inviting_texts(facts)}
    takes_nothing = has_all_text and mapped.lost == plain.lost and mapped.has_photo == plain.has_photo
    is_in = takes_nothing and mapped.block.height <= measures.text_height + 0.01
    return mapped if is_in else plain._replace(has_way=False)


def _full_page(facts: PlaceFacts, words: PrintWords, colour: Colour, measures: Measures, way: Block) -> SetPlace:
    """The whole page; beside the running text the code, or the map as well."""
    width, height = measures.text_width, measures.text_height
    head = head_block(facts, width, colour, has_ruby=words.has_ruby)
    code, signs = code_block(facts, left_width(measures)), signs_row(facts)
    row_of_days = tuple(weekday_row(0, 0, facts.open_days, side=8.4, gap=2.0, colour=colour))
    days = figure(Block(width, 8.4, row_of_days), weekday_words(facts.open_days))
    if way.height and signs.width <= width - _WIDE_DAYS:
        at_end = boxed(signs, width=width, height=days.height, across=Align.END, down=Align.CENTRE)
        days, signs = layered([days, at_end]), space()
    others = head.height + 2.4 + 3.0 + 8.4 + 2.0 + _after(signs, 2.6) + 3.0
    beside = row([code, way], gap=GUTTER) if way.height and code.height else way if way.height else code
    text_width = width - (beside.width + 3.0 if beside.height else 0.0)
    wished = invitation(facts, text_width, room=math.inf, size_pt=12).block
    rows, lost = _whole_page_rows(facts, words, colour, width, height - others, beside.height, wished.height)
    fixed = others + rows.height
    spare = height - fixed - max(wished.height, beside.height) - _ABOVE_FOLIO
    photo = min(max(spare, _LEAST_WIDE_PHOTO), width * _MOST_WIDE_PHOTO)
    room = height - fixed - photo
    if room < max(beside.height, min(wished.height, 6.0)) - 0.01:
        photo, room = 0.0, height - fixed
    text, cut = invitation(facts, text_width, room=room, size_pt=12)
    parts = [Block(0, 0, (Bookmark(place_key(facts.id), -3.0, facts.name, level=1),)), head, space(height=2.4)]
    if photo:
        parts += [photo_panel(facts, width, photo), space(height=3.0)]
    parts += [days, space(height=2.0), rows]
    if signs.height:
        parts += [space(height=2.6), signs]
    foot = row([boxed(text, width=text_width, height=max(text.height, beside.height)), beside], gap=3.0)
    block = column([*parts, space(height=3.0), foot], width=width)
    return SetPlace(block, (*_lost_name(head), *lost, *cut), has_photo=photo > 0)


def _whole_page_rows(
    facts: PlaceFacts, words: PrintWords, colour: Colour, width: float, room: float, code: float, text: float
) -> PlaceRows:
    """The facts in large type if a picture, the code and all the text fit beside them; heights in mm."""
    rows = place_rows(facts, words, width, colour, sizes=WHOLE_PAGE)
    if rows.block.height + max(code, text) + _LEAST_WIDE_PHOTO <= room:
        return rows
    for most_lines in MOST_LINES:
        rows = place_rows(facts, words, width, colour, most_lines=most_lines)
        if rows.block.height + code <= room:
            break
    return rows


@lru_cache(maxsize=512)
def _weekdays(open_days: frozenset[int], colour: Colour, width: float) -> Block:
    """The weekday row as one operation: many places meet on the same days."""
    gap = _DAY_GAP + (width - _NARROWEST) / 6
    row_of_days = tuple(weekday_row(0, 0, open_days, side=_DAY_SIDE, gap=gap, colour=colour))
    return figure(Block(width, _DAY_SIDE, (Group(0, 0, row_of_days),)), weekday_words(open_days))


def _most_panel(facts: PlaceFacts, width: float) -> float:
    """The greatest height of the picture: a landscape photo in a tall box would lose the people at its sides."""
    photo = facts.photo
    if photo is None:
        return _MOST_MOTIF
    if not photo.width_px or not photo.height_px:
        return _MOST_PHOTO
    return max(_LEAST_PHOTO, min(_MOST_PHOTO, width * photo.height_px / (_SEEN * photo.width_px)))


def _lost_name(head: Block) -> tuple[str, ...]:
    return ("なまえ",) if head.overflows else ()


def _after(block: Block, gap: float) -> float:
    return block.height + gap if block.height else 0.0
