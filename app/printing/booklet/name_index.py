"""五十音さくいん: two columns of names under あかさたな, balanced on the last page (printdesign.md §9; R20)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.printing.booklet.front_matter import page_title
from app.printing.booklet.index_rows import COLUMN_WIDTH, GAP, listed_place
from app.printing.booklet.memo import memo
from app.printing.booklet.page_frame import TEXT_HEIGHT, TEXT_WIDTH
from app.printing.booklet.plan import BookletPlan, reading_of
from app.printing.boxes import Block, column, layered, padded, row, space, tagged
from app.printing.cushion import labelled_cushion
from app.printing.pages import Shape
from app.printing.shapes import line
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.theme import Colour
from app.rules.reading import index_heading, sort_key

INDEX_KEY = "index"
_HEADING = 9.4
_FIRST_TOP = 16.0
_LEAST_MEMO = 60.0


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a column: a heading or a name; `heading` says under which letter it stands."""

    block: Block
    heading: str
    is_heading: bool = False


def name_index(plan: BookletPlan, page_of: Mapping[int, int]) -> list[Block]:
    """The pages of the index; names without よみ that begin with kanji stand last, under 「他」."""
    lines = _lines(plan, page_of)
    pages: list[Block] = []
    while lines or not pages:
        room = TEXT_HEIGHT - (0.0 if pages else _FIRST_TOP)
        columns, lines = _page_columns(lines, room)
        listing = row([_column(part) for part in columns], gap=GAP)
        pages.append(_page(plan, listing, is_first=not pages, is_last=not lines))
    return pages


def _page(plan: BookletPlan, listing: Block, *, is_first: bool, is_last: bool) -> Block:
    parts = [listing]
    if is_first:
        count = label(f"{len(plan.places)}か所", TextStyle(size_pt=10.5))
        title = layered(
            [page_title("五十音さくいん", INDEX_KEY), padded(count, left=TEXT_WIDTH - count.width, top=3.5)]
        )
        parts = [title, space(height=_FIRST_TOP - title.height), listing]
    page = column(parts, width=TEXT_WIDTH)
    rest = TEXT_HEIGHT - page.height - 8
    if is_last and rest >= _LEAST_MEMO:
        page = column([page, space(height=8), memo(height=rest)], width=TEXT_WIDTH)
    return page


def _lines(plan: BookletPlan, page_of: Mapping[int, int]) -> list[_Line]:
    area_of = {facts.id: chapter.short_name for chapter in plan.chapters for facts in chapter.places}
    entries = sorted(
        plan.places, key=lambda facts: (sort_key(reading_of(facts)), sort_key(facts.name), facts.name, facts.id)
    )
    lines: list[_Line] = []
    for heading, group in groupby(entries, key=lambda facts: index_heading(reading_of(facts))):
        lines.append(_Line(_heading(heading), heading, is_heading=True))
        lines += [_Line(listed_place(facts, area_of[facts.id], page_of[facts.id]), heading) for facts in group]
    return lines


def _heading(heading: str) -> Block:
    cushion = labelled_cushion(4, 4.8, 7.0, Colour.SUMI, heading, size_pt=12)
    stroke = Shape(10, 8.6, line(0, 0, COLUMN_WIDTH - 10, 0), stroke=Colour.SUMI, line_width=0.35)
    return tagged(Block(COLUMN_WIDTH, _HEADING, (*cushion, stroke)), Tag.H2)


def _page_columns(lines: Sequence[_Line], room: float) -> tuple[list[list[_Line]], list[_Line]]:
    """Two columns that fit the room and what is left over; the columns of the last page are of even height."""
    first, rest = _fill(lines, room)
    second, rest = _fill(rest, room)
    if rest:
        return [first, second], rest
    low, high = 0.0, room
    for _ in range(12):
        middle = (low + high) / 2
        left, after = _fill(lines, middle)
        _, left_over = _fill(after, middle)
        if left_over or not left:
            low = middle
        else:
            high = middle
    first, rest = _fill(lines, high)
    second, rest = _fill(rest, high)
    return [first, second], rest


def _fill(lines: Sequence[_Line], room: float) -> tuple[list[_Line], list[_Line]]:
    """As many lines as fit one column; no heading stays alone at its foot, a cut group says so at the next top."""
    used: list[_Line] = []
    height = 0.0
    for at, entry in enumerate(lines):
        if not used and not entry.is_heading:
            more = label(f"（{entry.heading}の つづき）", TextStyle(size_pt=9.5))
            note = tagged(Block(COLUMN_WIDTH, 5.6, more.operations), Tag.ARTIFACT)
            used.append(_Line(note, entry.heading))
            height += 5.6
        below = lines[at + 1].block.height if entry.is_heading and at + 1 < len(lines) else 0.0
        if used and height + entry.block.height + below > room + 0.01:
            only_note = len(used) == 1 and not used[0].is_heading and at == 0
            return ([], list(lines)) if only_note else (used, list(lines[at:]))
        used.append(entry)
        height += entry.block.height
    return used, []


def _column(lines: Sequence[_Line]) -> Block:
    blocks: list[Block] = []
    for (heading, is_heading), group in groupby(lines, key=lambda entry: (entry.heading, entry.is_heading)):
        part = column([entry.block for entry in group], width=COLUMN_WIDTH)
        blocks.append(part if is_heading else tagged(part, Tag.LIST, key=f"index {heading}"))
    return column(blocks, width=COLUMN_WIDTH)
