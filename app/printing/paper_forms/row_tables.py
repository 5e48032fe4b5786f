"""Rows to fill in: tables with empty lines, the week in parts of the day, 定例."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.ledger import Ledger
from app.printing.boxes import Align, Block, boxed, column, padded, row, tagged
from app.printing.fonts import Face
from app.printing.paper_forms.layout import Choices, Fields, Occasions, Rows, Week
from app.printing.paper_forms.writing_rows import (
    CAPTION_WIDTH,
    CENTRE_MARK,
    Cell,
    as_cell,
    boxed_choices,
    cell_pieces,
    field_pieces,
    framed,
    space_for,
    term_words,
)
from app.printing.paper_forms.writing_spaces import (
    USUAL_SPACING,
    Spacing,
    choices_space,
    day_space,
    empty_lines,
    hinted,
    time_space,
)
from app.printing.phrases import phrase_breaks
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.parts import WIDTH, lines_of
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label, text_block, text_width
from app.printing.theme import Colour
from app.records.field import Field, FieldKind
from app.records.offered_hours import OFFER, PARTS_OF_DAY, WEEKDAYS
from app.records.schedule import Schedule, ScheduleException

_PART = TextStyle(face=Face.B, size_pt=12.5, leading=1.5)
_NOTE = TextStyle(size_pt=11, leading=1.4)
_COLUMN_HEAD = TextStyle(face=Face.B, size_pt=10.5, leading=1.2, colour=Colour.AI)
_WEEK_HEAD = TextStyle(face=Face.B, size_pt=12, colour=Colour.AI)
_SHARES = {
    FieldKind.LONG_TEXT: 7.0,
    FieldKind.TEXT: 3.4,
    FieldKind.LINK: 3.0,
    FieldKind.TERM: 2.4,
    FieldKind.DATE: 2.4,
    FieldKind.TIME: 2.2,
    FieldKind.INTEGER: 2.0,
}
_OTHER_SHARE = 2.4
_FEW_CHOICES, _MANY_CHOICES = 3.6, 4.8
"""Shares of a column with up to three boxes, and of one with more."""
BELOW_HEADING = 1.8
_HEAD_HEIGHT = 8.0
_HEAD_SIDES = 3.1
"""At the left and right of the words over a column, mm."""


def choice_pieces(
    part: Choices, ledger: Ledger, *, key: str, spacing: Spacing = USUAL_SPACING
) -> Iterator[Piece]:
    """A choice set as one row."""
    words = term_words(ledger, part.term_list)
    space = choices_space(words, WIDTH - CAPTION_WIDTH, spacing=spacing)
    yield from cell_pieces([Cell(part.caption, space)], key=key)


def row_pieces(part: Rows, ledger: Ledger, *, key: str, spacing: Spacing = USUAL_SPACING) -> Iterator[Piece]:
    """Empty lines of a table, its head again on every page; or one card for each."""
    mark = CENTRE_MARK if part.kept_by_centre else ""
    if part.caption:
        yield from part_heading(f"{mark}{part.caption}")
    if part.is_card:
        kept = frozenset(part.names) if part.kept_by_centre else frozenset[str]()
        lines = dict.fromkeys(part.names, 2)
        for number in range(part.count):
            fields = Fields(part.record_class, part.names, lines=lines, kept_by_centre=kept)
            yield from below(field_pieces(fields, ledger, key=f"{key} {number}", spacing=spacing))
        return
    described = [part.record_class.field(name) for name in part.names]
    widths = _widths(described)
    for each in described:
        if each.options and not boxed_choices(each):
            choices = "・".join(word for word in each.options.values() if word)
            yield from lines_of(f"「{each.label}」は、{choices} から", _NOTE, gap=1.6, stays=True)
    heads = _column_heads(described, widths)
    head = tagged(tagged(row(heads), Tag.ROW), Tag.TABLE, key=key)
    yield Piece(head, gap=BELOW_HEADING, stays_with_next=True)
    is_tall = any(each.kind is FieldKind.LONG_TEXT for each in described)
    height = spacing.tall_row if is_tall else spacing.small_row
    for _ in range(part.count):
        spaces = [
            space_for(each, width, ledger, is_small=True, spacing=spacing)
            for each, width in zip(described, widths, strict=True)
        ]
        tallest = max(height, *(space.height for space in spaces))
        cells = [
            framed(as_cell(boxed(space, width=width, height=tallest, down=Align.CENTRE)))
            for space, width in zip(spaces, widths, strict=True)
        ]
        yield Piece(tagged(tagged(row(cells), Tag.ROW), Tag.TABLE, key=key), head=head)


def kept_together(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces of which no page ends between two."""
    found = list(pieces)
    return [*(replace(piece, stays_with_next=True) for piece in found[:-1]), *found[-1:]]


def below(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces that stand under a heading, with room between."""
    found = list(pieces)
    return [replace(piece, gap=BELOW_HEADING) for piece in found[:1]] + found[1:]


def part_heading(words: str) -> Iterator[Piece]:
    """What the lines below are for."""
    yield from lines_of(words, _PART, gap=3.6, stays=True, tag=Tag.H3)


def _widths(described: Sequence[Field]) -> list[float]:
    """By what is written into each column; none so narrow that a word of its head would be cut."""
    shares = [_share(each) for each in described]
    widths = [WIDTH * share / sum(shares) for share in shares]
    least = [_widest_phrase(each.label) + _HEAD_SIDES for each in described]
    lacking = sum(max(0.0, need - width) for need, width in zip(least, widths, strict=True))
    to_spare = sum(max(0.0, width - need) for need, width in zip(least, widths, strict=True))
    return [
        need if width < need else width - lacking * (width - need) / to_spare
        for need, width in zip(least, widths, strict=True)
    ]


def _widest_phrase(words: str) -> float:
    ends = [at for at, _ in phrase_breaks(words, _COLUMN_HEAD.face)]
    phrases = [words[start:end] for start, end in pairwise((0, *ends))]
    return max(text_width(phrase, _COLUMN_HEAD.face, _COLUMN_HEAD.size_pt) for phrase in phrases)


def _share(described: Field) -> float:
    boxes = len(boxed_choices(described))
    if boxes:
        return _FEW_CHOICES if boxes <= 3 else _MANY_CHOICES
    return _SHARES.get(described.kind, _OTHER_SHARE)


def _column_heads(described: Sequence[Field], widths: Sequence[float]) -> list[Block]:
    words = [
        text_block(each.label, width - _HEAD_SIDES + 0.1, _COLUMN_HEAD)
        for each, width in zip(described, widths, strict=True)
    ]
    height = max(_HEAD_HEIGHT, *(each.height + 2.4 for each in words))
    cells = [
        boxed(padded(each, left=1.5), width=width, height=height, down=Align.CENTRE)
        for each, width in zip(words, widths, strict=True)
    ]
    return [tagged(framed(cell, Colour.USUAI), Tag.HEAD_CELL, kind="Column") for cell in cells]


def week_pieces(part: Week, *, key: str, spacing: Spacing = USUAL_SPACING) -> Iterator[Piece]:
    """Seven days by the parts of the day, to be filled with the marks of OFFER, and room for times."""
    yes, ask = OFFER["yes"], OFFER["ask"]
    yield from part_heading(f"{part.caption}（○ {yes}　△ {ask}）")
    width = (WIDTH - CAPTION_WIDTH) / len(WEEKDAYS)
    corner = framed(as_cell(Block(CAPTION_WIDTH, _HEAD_HEIGHT)), Colour.USUAI)
    heads = [framed(_middle(day, width, _HEAD_HEIGHT), Colour.USUAI) for day in WEEKDAYS.values()]
    days = [tagged(each, Tag.HEAD_CELL, kind="Column") for each in heads]
    rows = [tagged(row([corner, *days]), Tag.ROW)]
    for words in PARTS_OF_DAY.values():
        height = spacing.week_row
        named = tagged(framed(_middle(words, CAPTION_WIDTH, height), Colour.USUAI), Tag.HEAD_CELL, kind="Row")
        rows.append(tagged(row([named, *(framed(as_cell(Block(width, height))) for _ in WEEKDAYS)]), Tag.ROW))
    yield Piece(tagged(column(rows), Tag.TABLE, key=f"{key} week"), gap=BELOW_HEADING)
    times = empty_lines(WIDTH - CAPTION_WIDTH, 1, spacing)
    yield from cell_pieces([Cell("時間・ただし書き", times)], key=f"{key} times")


def _middle(words: str, width: float, height: float) -> Block:
    return boxed(label(words, _WEEK_HEAD), width=width, height=height, across=Align.CENTRE, down=Align.CENTRE)


def occasion_pieces(part: Occasions, *, key: str, spacing: Spacing = USUAL_SPACING) -> Iterator[Piece]:
    """Each 定例 in boxes: how often, which days, from when till when, when not."""
    width = WIDTH - CAPTION_WIDTH
    half = WIDTH / 2 - CAPTION_WIDTH
    said = {each.name: each.label for each in (*ScheduleException.FIELDS, *Schedule.FIELDS)}
    weeks = ("第1", "第2", "第3", "第4", "第5", "（　　　）日")
    closed = ("祝日", "年末年始", "お盆", "第5週", "（　　　）月")
    for number in range(part.count):
        cells = [
            Cell(said["rule"], choices_space(("毎週", "1週おき", "毎月", "決まっていない"), width, spacing=spacing)),
            Cell("毎月の どの週", choices_space(weeks, width, spacing=spacing)),
            Cell("曜日", choices_space(tuple(WEEKDAYS.values()), width, spacing=spacing)),
            Cell(said["start"], time_space(half, spacing), is_short=True),
            Cell(said["end"], time_space(half, spacing), is_short=True),
            Cell(said["closed"], choices_space(closed, width, spacing=spacing)),
            Cell(said["anchor"], hinted(day_space(width, spacing), "1週おきのとき、つぎにひらく日")),
            Cell(said["note"], empty_lines(width, 1, spacing)),
        ]
        words = f"{part.caption}　{number + 1}つ目" if part.count > 1 else part.caption
        yield from part_heading(words)
        going_on = padded(label(f"{words}（つづき）", _PART), bottom=BELOW_HEADING)
        rows = below(cell_pieces(cells, key=f"{key} {number}"))
        for at, piece in enumerate(rows, 1):
            yield replace(piece, head=going_on, stays_with_next=at == len(rows) - 1)  # the last is never alone
    yield from part_heading("この日だけ、お休みや変更")
    cells = [
        Cell(said["date"], day_space(half, spacing), is_short=True),
        Cell(said["moved_to"], day_space(half, spacing), is_short=True),
        Cell(said["reason"], empty_lines(width, 1, spacing)),
    ]
    yield from below(kept_together(cell_pieces(cells * part.count, key=f"{key} days")))
