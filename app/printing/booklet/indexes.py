"""The indexes by name, 種別 and 町名: two columns, balanced on the last page (printdesign.md §9; R20)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from app.printing.booklet.front_matter import page_title
from app.printing.booklet.index_rows import GAP, column_width, listed_place
from app.printing.booklet.measures import Measures
from app.printing.booklet.memo import memo
from app.printing.booklet.plan import BookletPlan, reading_key, reading_of
from app.printing.boxes import Block, column, layered, padded, row, space, tagged
from app.printing.cushion import cushion, labelled_cushion
from app.printing.fonts import Face
from app.printing.pages import Shape
from app.printing.place_facts import PlaceFacts
from app.printing.shapes import line
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import squeezed
from app.printing.theme import Colour
from app.rules.reading import index_heading, sort_key

NAMES_KEY, KINDS_KEY, TOWNS_KEY = "index", "kinds", "towns"
_HEADING = 9.4
_FIRST_TOP = 16.0
_LEAST_MEMO = 60.0


class _Line(NamedTuple):
    """One line of a column: a heading or a name; `heading` says under which letter it stands."""

    block: Block
    heading: str
    is_heading: bool = False


class _Group(NamedTuple):
    """Places under one heading."""

    heading: str
    places: tuple[PlaceFacts, ...]
    is_letter: bool = False


def name_index(plan: BookletPlan, page_of: Mapping[int, int]) -> Sequence[Block]:
    """五十音さくいん; names without よみ that begin with kanji stand last, under 「他」."""
    grouped = groupby(_in_order(plan.places), key=_heading)
    area_of = {facts.id: chapter.short_name for chapter in plan.chapters for facts in chapter.places}
    groups = [_Group(heading, tuple(group), is_letter=True) for heading, group in grouped]
    return _pages(plan, "五十音さくいん", NAMES_KEY, groups, page_of, area_of)


def kind_index(plan: BookletPlan, page_of: Mapping[int, int]) -> Sequence[Block]:
    """種別さくいん: the most frequent kind first; no page when no place has one."""
    area_of = {facts.id: chapter.short_name for chapter in plan.chapters for facts in chapter.places}
    return _pages(plan, "種別さくいん", KINDS_KEY, _grouped(plan, lambda facts: facts.kind_label), page_of, area_of)


def town_index(plan: BookletPlan, page_of: Mapping[int, int]) -> Sequence[Block]:
    """町名さくいん: by town, in the order of the chapters; no page when no town is known."""
    groups = _grouped(plan, lambda facts: facts.venue.town)
    towns = list(dict.fromkeys(town for chapter in plan.chapters for town in chapter.towns))
    groups.sort(key=lambda group: towns.index(group.heading))
    return _pages(plan, "町名さくいん", TOWNS_KEY, groups, page_of, {})


def has_kinds(plan: BookletPlan) -> bool:
    """Whether 種別さくいん has anything to say."""
    return any(facts.kind_label for facts in plan.places)


def has_towns(plan: BookletPlan) -> bool:
    """Whether 町名さくいん has anything to say."""
    return any(facts.venue.town for facts in plan.places)


def _in_order(places: Iterable[PlaceFacts]) -> list[PlaceFacts]:
    return sorted(places, key=_order)


@lru_cache(maxsize=4096)
def _heading(facts: PlaceFacts) -> str:
    return index_heading(reading_of(facts))


@lru_cache(maxsize=4096)
def _order(facts: PlaceFacts) -> tuple[object, object, str, int]:
    return reading_key(facts), sort_key(facts.name), facts.name, facts.id


def _grouped(plan: BookletPlan, word_of: Callable[[PlaceFacts], str]) -> list[_Group]:
    by_word: dict[str, list[PlaceFacts]] = {}
    for facts in _in_order(plan.places):
        by_word.setdefault(word_of(facts), []).append(facts)
    by_word.pop("", None)
    groups = [_Group(word, tuple(places)) for word, places in by_word.items()]
    return sorted(groups, key=lambda group: -len(group.places))


def _pages(
    plan: BookletPlan,
    title: str,
    key: str,
    groups: Sequence[_Group],
    page_of: Mapping[int, int],
    area_of: Mapping[int, str],
) -> Sequence[Block]:
    lines = _lines(groups, page_of, area_of, column_width(plan.measures.text_width))
    return _set_pages(title, key, len(plan.places), tuple(lines), plan.measures)


@lru_cache(maxsize=12)
def _set_pages(title: str, key: str, count: int, lines: Sequence[_Line], measures: Measures) -> tuple[Block, ...]:
    """Kept while it says the same: a preview is made anew after every edit."""
    pages: list[Block] = []
    while lines:
        columns, lines = _page_columns(lines, measures.text_height - (0.0 if pages else _FIRST_TOP))
        listing = row([_column(part, key) for part in columns], gap=GAP)
        head = _title(title, key, count, measures) if not pages else None
        pages.append(_page(head, listing, measures, is_last=not lines))
    return tuple(pages)


def _title(title: str, key: str, places: int, measures: Measures) -> Block:
    count = label(f"{places}か所", TextStyle(size_pt=10.5))
    at_end = padded(count, left=measures.text_width - count.width, top=3.5)
    shown = layered([page_title(title, key), at_end])
    return column([shown, space(height=_FIRST_TOP - shown.height)])


def _page(head: Block | None, listing: Block, measures: Measures, *, is_last: bool) -> Block:
    width = measures.text_width
    page = column([listing] if head is None else [head, listing], width=width)
    rest = measures.text_height - page.height - 8
    if is_last and rest >= _LEAST_MEMO:
        page = column([page, space(height=8), memo(width, rest)], width=width)
    return page


def _lines(
    groups: Sequence[_Group], page_of: Mapping[int, int], area_of: Mapping[int, str], width: float
) -> list[_Line]:
    lines: list[_Line] = []
    for group in groups:
        heading = _letter(group.heading, width) if group.is_letter else _word(group.heading, width)
        lines.append(_Line(heading, group.heading, is_heading=True))
        for facts in group.places:
            shown = listed_place(facts, area_of.get(facts.id, ""), page_of[facts.id], width)
            lines.append(_Line(shown, group.heading))
    return lines


def _letter(heading: str, width: float) -> Block:
    cushion = labelled_cushion(4, 4.8, 7.0, Colour.SUMI, heading, size_pt=12)
    stroke = Shape(10, 8.6, line(0, 0, width - 10, 0), stroke=Colour.SUMI, line_width=0.35)
    return tagged(Block(width, _HEADING, (*cushion, stroke)), Tag.H2)


def _word(heading: str, width: float) -> Block:
    name = squeezed(heading, width - 8, TextStyle(face=Face.B, size_pt=12), floor_pt=10)
    mark = cushion(2.6, 5.6, 4.0, Colour.SUMI)
    stroke = Shape(0, 8.6, line(0, 0, width, 0), stroke=Colour.SUMI, line_width=0.35)
    return tagged(Block(width, _HEADING, (*mark, stroke, *name.at(7.0, 5.6 - name.height / 2))), Tag.H2)


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
        if left_over or not left or left[-1].is_heading:
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
            words = f"（{entry.heading}の つづき）"
            more = squeezed(words, entry.block.width, TextStyle(size_pt=9.5), floor_pt=9)
            note = tagged(Block(entry.block.width, 5.6, more.operations), Tag.ARTIFACT)
            used.append(_Line(note, entry.heading))
            height += 5.6
        below = lines[at + 1].block.height if entry.is_heading and at + 1 < len(lines) else 0.0
        if used and height + entry.block.height + below > room + 0.01:
            only_note = len(used) == 1 and not used[0].is_heading and at == 0
            return ([], list(lines)) if only_note else (used, list(lines[at:]))
        used.append(entry)
        height += entry.block.height
    return used, []


def _column(lines: Sequence[_Line], key: str) -> Block:
    blocks: list[Block] = []
    for (heading, is_heading), group in groupby(lines, key=lambda entry: (entry.heading, entry.is_heading)):
        part = column([entry.block for entry in group])
        blocks.append(part if is_heading else tagged(part, Tag.LIST, key=f"{key} {heading}"))
    return column(blocks)
