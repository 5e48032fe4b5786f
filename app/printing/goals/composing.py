"""Compose the 目標 tables of S1 on A4."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from app.ledger import Ledger
from app.printing.boxes import Align, Block, boxed, column, layered, padded, plate, row, tagged
from app.printing.composition import Composition
from app.printing.fonts import Face
from app.printing.glyph_findings import about_glyphs
from app.printing.goals.content import Indicator, Plan, YearColumn, plans_of
from app.printing.print_words import print_words
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.pages import ReportFrame, report_pages
from app.printing.report_flow.parts import WIDTH, lines_of, piece_of, section_piece, title_pieces
from app.printing.standards import Standard
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, heading, label, text_block
from app.printing.theme import THEMES, Colour
from app.printing.unprintable import UnprintableError
from app.records.area import Area
from app.records.field import Level
from app.records.goal import GOAL_VALUE_KIND, Goal, GoalValue
from app.records.setting import Setting
from app.rules.publication import published
from app.wording import noun

WORD = "目標"
_PLAN = TextStyle(face=Face.B, size_pt=14, leading=1.5, colour=Colour.AI)
_CAPTION = TextStyle(face=Face.B, size_pt=12, leading=1.5, colour=Colour.AI)
_NAME = TextStyle(face=Face.B, size_pt=13, leading=1.5)
_NOTE = TextStyle(size_pt=11, leading=1.5)
_YEAR = TextStyle(face=Face.B, size_pt=12, leading=1.25, align=Align.CENTRE)
_KIND = TextStyle(size_pt=11, align=Align.CENTRE)
_VALUE = TextStyle(face=Face.B, size_pt=15, leading=1.25, align=Align.CENTRE)
_YEARS_BESIDE = 5
_KIND_WIDTH = 22.0
_HEAD_HEIGHT, _VALUE_HEIGHT = 13.0, 11.0
_PADDING = 1.5
_INDENT, _MOST_LINES = 5.4, 3


def compose_goals(ledger: Ledger, *, plan: str = "", is_public: bool = False) -> Composition:
    """Every indicator with its table, A4, numbered.

    Args:
        plan: only goals whose plan has these words in its name.
        is_public: without what is above the public level (the area an indicator is about).

    Raises:
        UnprintableError: there are no goals, or none of such a plan.
    """
    seen = published(ledger, Level.PUBLIC if is_public else Level.RELATED)
    if not ledger.all(Goal):
        refused = f"{noun(Goal.KIND, ledger)}が、まだ1つも書かれていません。"
        raise UnprintableError(refused, "指標と、年度ごとの値を書いてください。", kind=Goal.KIND)
    plans = plans_of(seen, wanted=plan)
    if not plans:
        refused = f"「{plan}」という計画の{noun(Goal.KIND, ledger)}はありません。"
        raise UnprintableError(refused, "計画を選び直してください。", option="plan")
    title = f"{plans[0].name}の{WORD}" if len(plans) == 1 and plans[0].name else WORD
    mark = "公開用" if is_public else ""
    frame = ReportFrame(WORD, title, mark, print_words(ledger).publisher)
    pages = report_pages(_pieces(plans, title), frame)
    written = chain(*(ledger.all(each) for each in (Goal, GoalValue, Area, Setting)))
    undrawn = about_glyphs(pages, None, title, among=written)
    reader = Level.PUBLIC if is_public else None
    return Composition(pages, f"{title}　{mark}".strip("　"), undrawn, Standard.ARCHIVE, reader)


def _pieces(plans: Sequence[Plan], title: str) -> Iterable[Piece]:
    yield from title_pieces(title)
    for plan in plans:
        if len(plans) > 1:
            yield from _plan_heading(plan.name or "計画のない目標")
        for indicator in plan.indicators:
            yield from _indicator_pieces(indicator, Tag.H3 if len(plans) > 1 else Tag.H2)


def _plan_heading(name: str) -> Iterable[Piece]:
    if label(name, TextStyle(face=Face.B, size_pt=15)).width <= WIDTH - 6:
        yield section_piece(name)
    else:
        yield from lines_of(name, _PLAN, gap=7.4, stays=True, tag=Tag.H2)


def _indicator_pieces(indicator: Indicator, level: Tag) -> Iterable[Piece]:
    yield from lines_of(indicator.caption, _CAPTION, gap=7.0, stays=True, tag=level)
    yield _named(indicator)
    beside = _YEARS_BESIDE + 1 if len(indicator.years) == _YEARS_BESIDE + 1 else _YEARS_BESIDE
    for at in range(0, len(indicator.years), beside):
        band = _table(indicator, indicator.years[at : at + beside], beside)
        yield Piece(band, gap=2.8)
    for number, note in enumerate(indicator.notes):
        yield from lines_of(note, _NOTE, gap=1.0 if number else 2.0)


def _named(indicator: Indicator) -> Piece:
    """「○ 指標」, further lines below the first; a very long one is cut like a paragraph."""
    words = padded(text_block(indicator.name or "（なまえのない目標）", WIDTH - _INDENT, _NAME), left=_INDENT)
    made = piece_of(tagged(layered([label("○", _NAME), words]), Tag.PARAGRAPH), _NAME, gap=2.4)
    return replace(made, stays_with_next=bool(indicator.years) and made.lines <= _MOST_LINES)


def _table(indicator: Indicator, years: Sequence[YearColumn], beside: int) -> Block:
    """One band of years: S1's single row, or a row for each kind where a year has several figures."""
    kinds = indicator.kinds
    left = _KIND_WIDTH if kinds else 0.0
    width = (WIDTH - left) / beside
    heads = [_head([_bounded(each.year, width, _YEAR), *_kind_below(each, kinds)], width) for each in years]
    corner = [_framed(Block(left, _HEAD_HEIGHT, (Opened(Tag.CELL), CLOSED)), Colour.USUAI)] if kinds else []
    rows = [tagged(row([*corner, *heads]), Tag.ROW)]
    for kind in kinds or ("",):
        cells = [_bounded(_value(each, kind), width, _VALUE) for each in years]
        height = max(_VALUE_HEIGHT, *(cell.height + 2 * _PADDING for cell in cells))
        shown = [_framed(_as_cell(boxed(cell, width=width, height=height, down=Align.CENTRE))) for cell in cells]
        if kind:
            word = label(GOAL_VALUE_KIND.get(kind, kind), TextStyle(face=Face.B, size_pt=12))
            named = boxed(padded(word, left=3.0), width=left, height=height, down=Align.CENTRE)
            shown.insert(0, tagged(_framed(named, Colour.USUAI), Tag.HEAD_CELL, kind="Row"))
        rows.append(tagged(row(shown), Tag.ROW))
    return tagged(column(rows), Tag.TABLE, key=f"goal {indicator.goal_id} {years[0].year}")


def _value(year: YearColumn, kind: str) -> str:
    return year.values.get(kind, "") if kind else next(iter(year.values.values()), "")


def _kind_below(year: YearColumn, kinds: Sequence[str]) -> list[Block]:
    return [label(f"（{year.kind_word}）", _KIND)] if not kinds and year.kind_word else []


def _bounded(words: str, width: float, style: TextStyle) -> Block:
    """A value in its column, its lines in the middle; smaller before it breaks."""
    room = width - 2 * _PADDING
    least = THEMES["minutes A4"].scale.note_floor / style.size_pt
    block = heading(words, room, style, least_scale=least, most_lines=2) if words else Block(room, 0.0)
    return padded(text_block(words, room, style) if block.overflows else block, left=_PADDING, right=_PADDING)


def _head(blocks: Sequence[Block], width: float) -> Block:
    words = column(blocks, align=Align.CENTRE, gap=0.8, width=width)
    framed = _framed(boxed(words, width=width, height=_HEAD_HEIGHT, down=Align.CENTRE), Colour.USUAI)
    return tagged(framed, Tag.HEAD_CELL, kind="Column")


def _as_cell(block: Block) -> Block:
    if block.operations:
        return tagged(block, Tag.CELL)
    return Block(block.width, block.height, (Opened(Tag.CELL), CLOSED))


def _framed(block: Block, fill: str = "") -> Block:
    return plate(block, fill=fill, stroke=Colour.SUMI, line_width=0.3)
