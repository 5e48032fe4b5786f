"""The entries of a day as blocks: cushion, time, name; what does not fit its room becomes 「ほか1か所」."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from app.printing.boxes import Align, Block, boxed, column, layered, padded, row, space, tagged
from app.printing.cushion import labelled_cushion
from app.printing.fonts import Face
from app.printing.month_calendar.month import DayEntry, Mark
from app.printing.pages import POINT_MM
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, heading, label
from app.printing.text_placing import bounded
from app.records.event import Event

TIME = TextStyle(face=Face.GB, size_pt=16)
NAME = TextStyle(face=Face.B, size_pt=15.5, leading=1.2)
LEAST_NAME_PT = 14.0
_MORE = TextStyle(size_pt=14)
_MARK_SIDE, _MARK_PT = 5.6, 11.0
_MARK_GAP, _TIME_GAP = 1.2, 1.6
ENTRY_GAP = 0.6


def mark_block(mark: Mark, *, side: float = _MARK_SIDE, size_pt: float = _MARK_PT) -> Block:
    """The cushion of an area, its number on it."""
    drawn = labelled_cushion(side / 2, side / 2, side * 0.94, mark.colour, mark.text, size_pt=size_pt)
    return Block(side, side, tuple(drawn))


@lru_cache(maxsize=4096)
def entry_block(entry: DayEntry, width: float, *, most_lines: int = 2) -> Block:
    """Time and name on one line if it takes them in 14 pt, else the name below; `overflows` when it ends in …."""
    head = entry_head(entry)
    indent = head.width + (_TIME_GAP if entry.start else 0.0)
    for size in (NAME.size_pt, LEAST_NAME_PT + 0.7, LEAST_NAME_PT):
        name = label(entry.name, NAME._replace(size_pt=size))
        if indent + name.width <= width:
            return tagged(row([head, name], gap=indent - head.width, align=Align.CENTRE), Tag.PARAGRAPH)
    name = label(entry.name, NAME)
    name_left = _MARK_SIDE + _MARK_GAP if entry.mark is not None else 0.0
    if not entry.start:
        name_left = indent
    if name_left + name.width > width and entry.start:
        name_left = 0.0
    name = fitted_name(entry.name, width - name_left, most_lines=most_lines)
    beside = max(0.0, (head.height - NAME.size_pt * POINT_MM) / 2)
    below = padded(name, top=head.height + 0.1 if entry.start else beside)
    return tagged(layered([head, padded(below, left=name_left)]), Tag.PARAGRAPH)


def entry_head(entry: DayEntry) -> Block:
    """Cushion and time."""
    parts = [] if entry.mark is None else [mark_block(entry.mark), space(width=_MARK_GAP)]
    if entry.start:
        parts.append(label(entry.start, TIME))
    if not parts:
        return space()
    return row(parts, align=Align.CENTRE, height=max(_MARK_SIDE, TIME.size_pt * POINT_MM))


def fitted_name(name: str, width: float, *, most_lines: int = 2) -> Block:
    """A name in a cell: smaller down to 14 pt, then on two lines, then with …."""
    block = heading(name, width, NAME, least_scale=LEAST_NAME_PT / NAME.size_pt, most_lines=1)
    if block.overflows:
        small = TextStyle(face=Face.B, size_pt=LEAST_NAME_PT, leading=1.2)
        block = heading(name, width, small, least_scale=1.0, most_lines=most_lines)
    return bounded(name, width, small, most_lines=most_lines) if block.overflows else block


def more_words(left_out: Sequence[DayEntry]) -> str:
    """「ほか2か所」; 「ほか2件」 where an event is among them."""
    counter = "件" if any(entry.kind == Event.KIND for entry in left_out) else "か所"
    return f"ほか{len(left_out)}{counter}"


def fitting_entries(
    entries: Sequence[DayEntry], make: Callable[[DayEntry], Block], *, height: float, gap: float = ENTRY_GAP
) -> tuple[Block, tuple[DayEntry, ...]]:
    """The entries of a day in a column as high as the room takes, and those that found no room.

    Rare ones stay before those held every week, and low ones before high ones, so that as many as can be are named;
    the shown ones keep the order of time.
    """
    blocks = {entry: make(entry) for entry in entries}
    by_rank = sorted(entries, key=lambda entry: (entry.rank, blocks[entry].height))
    kept = set(by_rank[: _fitting([blocks[entry].height for entry in by_rank], height, gap)])
    left_out = tuple(entry for entry in entries if entry not in kept)
    shown = [blocks[entry] for entry in entries if entry in kept]
    if left_out:
        shown.append(tagged(label(more_words(left_out), _MORE), Tag.PARAGRAPH))
    return column(shown, gap=gap), left_out


def _fitting(heights: Sequence[float], room: float, gap: float) -> int:
    """How many of the first blocks fit, with the line 「ほか1か所」 where not all do."""
    if sum(heights) + gap * (len(heights) - 1) <= room + 0.01:
        return len(heights)
    used = _MORE.size_pt * POINT_MM
    for count, height in enumerate(heights):
        used += height + gap
        if used > room + 0.01:
            return count
    return len(heights)


def centred_in(block: Block, width: float, height: float) -> Block:
    """The block in the middle of a box."""
    return boxed(block, width=width, height=height, across=Align.CENTRE, down=Align.CENTRE)
