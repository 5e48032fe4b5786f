"""The rows of a paper form: a caption and a place to write for every field, two short ones beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.ledger import Ledger
from app.printing.boxes import Align, Block, boxed, column, layered, padded, plate, row, tagged
from app.printing.fonts import Face
from app.printing.paper_forms.layout import Fields
from app.printing.paper_forms.writing_spaces import (
    PADDING,
    SMALL_LINE,
    USUAL_SPACING,
    Spacing,
    captioned,
    choices_space,
    counted_space,
    day_space,
    empty_lines,
    hinted,
    postal_space,
    time_space,
)
from app.printing.place_facts import one_line
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.parts import WIDTH
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.theme import Colour
from app.records.area import Area
from app.records.field import Field, FieldKind, Level
from app.records.term import Term

CAPTION_WIDTH = 36.0
CENTRE_MARK = "※ "
_SHORT_KINDS = (FieldKind.DATE, FieldKind.TIME, FieldKind.INTEGER, FieldKind.REAL, FieldKind.PHONE)
_HALF = WIDTH / 2
_LEVEL_WORDS = {Level.PUBLIC: "冊子・チラシにも", Level.RELATED: "関係者だけ", Level.INTERNAL: "センターだけ"}
_LEVEL_CAPTION = TextStyle(face=Face.B, size_pt=10.5)
_MOST_AREAS = 16
_OTHER = "そのほか"
_LONG_LINES = 3
_MOST_SMALL = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A caption and its place to write; `is_short`: another may stand beside it."""

    caption: str
    space: Block
    is_short: bool = False
    is_required: bool = False
    kept_by_centre: bool = False


def field_pieces(
    part: Fields, ledger: Ledger, *, key: str, is_root: bool = False, spacing: Spacing = USUAL_SPACING
) -> Iterator[Piece]:
    """The fields of a part as rows of one table."""
    cells = []
    for name in part.names:
        described = _asked(part, name)
        is_short = described.kind in _SHORT_KINDS and not described.hint and not described.adjustable
        width = (_HALF if is_short else WIDTH) - CAPTION_WIDTH
        space = space_for(described, width, ledger, lines=part.lines.get(name, _LONG_LINES), spacing=spacing)
        caption = part.labels.get(name, described.label)
        is_required = is_root and described.required
        cells.append(Cell(caption, space, is_short, is_required, name in part.kept_by_centre))
    yield from cell_pieces(cells, key=key)


def _asked(part: Fields, name: str) -> Field:
    """The field as paper asks it: answers that nobody ticks are left out, hints are for those outside the centre."""
    described = part.record_class.field(name)
    options = {code: word for code, word in described.options.items() if code not in part.unasked.get(name, ())}
    return described._replace(options=options, hint="" if name in part.kept_by_centre else described.hint)


def cell_pieces(cells: Sequence[Cell], *, key: str) -> Iterator[Piece]:
    """Rows of captions and places to write, short ones in pairs."""
    waiting = list(cells)
    while waiting:
        count = 2 if len(waiting) > 1 and waiting[0].is_short and waiting[1].is_short else 1
        yield Piece(_row(waiting[:count], key=key))
        del waiting[:count]


def _row(cells: Sequence[Cell], *, key: str) -> Block:
    width = WIDTH / len(cells)
    captions = [_caption(each) for each in cells]
    height = max(block.height for block in (*captions, *(each.space for each in cells)))
    parts: list[Block] = []
    for caption, each in zip(captions, cells, strict=True):
        named = boxed(caption, width=CAPTION_WIDTH, height=height, down=Align.CENTRE)
        parts.append(tagged(framed(named, "" if each.kept_by_centre else Colour.USUAI), Tag.HEAD_CELL, kind="Row"))
        span = 1 if len(cells) > 1 else 3
        parts.append(framed(as_cell(boxed(each.space, width=width - CAPTION_WIDTH, height=height), span=span)))
    return tagged(tagged(row(parts), Tag.ROW), Tag.TABLE, key=key)


def _caption(cell: Cell) -> Block:
    words = captioned(cell.caption, CAPTION_WIDTH, mark=CENTRE_MARK if cell.kept_by_centre else "")
    if not cell.is_required:
        return words
    return column([words, padded(label("必ず", _LEVEL_CAPTION), left=PADDING, bottom=1.0)], width=CAPTION_WIDTH)


def framed(block: Block, fill: str = "") -> Block:
    """A cell with its frame."""
    return plate(block, fill=fill, stroke=Colour.NEZU, line_width=0.3)


def as_cell(block: Block, *, span: int = 1) -> Block:
    """A place to write as a cell; printed words in it are read out."""
    opened = Opened(Tag.CELL, span=span)
    return Block(block.width, block.height, (opened, *block.operations, CLOSED))


def space_for(
    described: Field,
    width: float,
    ledger: Ledger,
    *,
    lines: int = _LONG_LINES,
    is_small: bool = False,
    spacing: Spacing = USUAL_SPACING,
) -> Block:
    """The place to write the value of a field in, with a hint, boxes or printed words where the kind wants them.

    Args:
        is_small: in a column of a table: without hints, and long lists of choices are written in words.
    """
    if is_small:
        boxes = boxed_choices(described)
        return choices_space(boxes, width, is_small=True) if boxes else Block(width, spacing.small_row)
    words = choices_of(described, ledger)
    own = choices_space(words, width, spacing=spacing) if words else _plain_space(described, width, lines, spacing)
    spaces = [hinted(own, described.hint), *([_level_space(width)] if described.adjustable else [])]
    return column(spaces, width=width)


def _plain_space(described: Field, width: float, lines: int, spacing: Spacing) -> Block:
    kind = described.kind
    if kind is FieldKind.DATE:
        return day_space(width, spacing)
    if kind is FieldKind.TIME:
        return time_space(width, spacing)
    if kind in (FieldKind.INTEGER, FieldKind.REAL):
        return counted_space(width, described.unit, spacing)
    if kind is FieldKind.POSTAL_CODE:
        return postal_space(spacing)
    return empty_lines(width, lines if kind is FieldKind.LONG_TEXT else 1, spacing)


def _level_space(width: float) -> Block:
    """How far the value may go, asked beside it."""
    words = label("載せる範囲", _LEVEL_CAPTION)
    boxes = choices_space(tuple(_LEVEL_WORDS.values()), width - words.width - PADDING, is_small=True)
    named = padded(words, left=PADDING, top=(SMALL_LINE - words.height) / 2)
    return layered([named, padded(boxes, left=words.width + PADDING)])


def boxed_choices(described: Field) -> tuple[str, ...]:
    """The boxes in a column of a table: of few fixed codes; more are written in words."""
    if described.kind is FieldKind.YES_NO:
        return ("はい",)
    words = tuple(word for word in described.options.values() if word)
    return words if len(words) <= _MOST_SMALL else ()


def choices_of(described: Field, ledger: Ledger) -> tuple[str, ...]:
    """What is ticked instead of written: fixed codes, entries of a pick list, the areas of a town that has few."""
    if described.kind is FieldKind.YES_NO:
        return ("はい",)
    if described.options:
        return tuple(word for word in described.options.values() if word)
    if described.term_list:
        return term_words(ledger, described.term_list)
    if described.target == Area.KIND:
        areas = sorted(ledger.all(Area), key=lambda area: (area.pos, area.id))
        return tuple(one_line(area.name) for area in areas) if len(areas) <= _MOST_AREAS else ()
    return ()


def term_words(ledger: Ledger, term_list: str) -> tuple[str, ...]:
    """The entries of a pick list in their order, room behind the last of all for another."""
    terms = [term for term in ledger.all(Term) if term.term_list == term_list and not term.hidden]
    words = [one_line(term.label) for term in sorted(terms, key=lambda term: (term.pos, term.id))]
    plain = [each for each in words if each not in (_OTHER, "その他")]
    return (*plain, f"{_OTHER}（　　　　　　　　）")
