"""The flyer of a place without a photo: name and invitation beside the motif of its 種別, the facts in larger type.

A picture says nothing here that words could not, so the words get its room (printdesign.md §8, §10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.printing.boxes import Align, Block, column, row, rule, space, tagged
from app.printing.flyer_blocks import facts_block, name_lines, qr_column, schedule_block
from app.printing.fonts import Face
from app.printing.motifs.place_kinds import motif_of, standing_motif
from app.printing.pages import Shape
from app.printing.place_facts import PlaceFacts, inviting_texts
from app.printing.print_words import PrintWords
from app.printing.qr_code import QrCode
from app.printing.shapes import rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, whole_sentences
from app.printing.theme import Colour

_SIDE_WIDTH, _GUTTER = 62.0, 8.0
_MOTIF_WIDTH, _INSET = 66.0, 7.0
_LEAST_PANEL, _MOST_PANEL = 62.0, 140.0
_CATCH_SIZES = (28.0, 24.0, 20.0, 17.0)
_ACTIVITY_SCALE = 0.72
_GAP, _TEXT_GAP = 6.0, 3.5


@dataclass(frozen=True, slots=True)
class _Effort:
    """Sizes of the facts: scale of weekdays, day and time; points; mm above and below a row; lines of a value."""

    scale: float
    value_pt: float
    phone_pt: float
    padding: float
    is_joined: bool = False
    most_lines: int = 1000


_EFFORTS = (
    _Effort(1.5, 26, 46, 4.4),
    _Effort(1.4, 24, 42, 3.6),
    _Effort(1.3, 22, 38, 3.0),
    _Effort(1.15, 20, 34, 2.4),
    _Effort(1.0, 18, 29, 1.9),
    _Effort(1.0, 16, 27, 1.6, is_joined=True),
    _Effort(1.0, 14, 24, 1.4, is_joined=True),
)
"""From roomy to crowded; the first that leaves the invitation its room is taken."""
_CUT = _Effort(1.0, 14, 24, 1.4, is_joined=True, most_lines=2)
"""When not even the facts fit: long ones end in …."""


class MotifFlyer(NamedTuple):
    """Everything between head and foot.

    Attributes:
        lost: of 思い and 活動内容, what stands there in part or not at all.
        is_full: even in the smallest sizes there is too much; facts end in ….
    """

    block: Block
    lost: tuple[str, ...]
    is_full: bool


def motif_flyer(
    facts: PlaceFacts, words: PrintWords, code: QrCode | None, *, width: float, height: float, is_wide: bool
) -> MotifFlyer:
    """The layout in a box in mm; `is_wide` sets a long name over the full width above the facts."""
    name = space()
    if is_wide:
        name = column([name_lines(facts, width, is_wide=True, has_ruby=words.has_ruby), space(height=_GAP)])
    for effort in (*_EFFORTS, _CUT):
        below = _facts(facts, words, code, width, effort)
        room = min(_MOST_PANEL, height - below.height - name.height - _GAP)
        text, lost = _invitation(
            facts,
            width - _MOTIF_WIDTH - 2 * _INSET,
            room - 2 * _INSET,
            has_name=not is_wide,
            has_ruby=words.has_ruby,
        )
        if (room >= _LEAST_PANEL and not lost) or (effort is _EFFORTS[-1] and room >= text.height):
            break
    is_full = effort is _CUT
    if room < text.height + 2 * _INSET or room < _LEAST_PANEL / 2:
        plain = [block for block in (text, name, below) if block.height]
        return MotifFlyer(column(plain, gap=_GAP, width=width), lost, is_full)
    panel = _panel(facts, text, width, room)
    return MotifFlyer(column([panel, space(height=_GAP), name, below], width=width), lost, is_full)


def _facts(facts: PlaceFacts, words: PrintWords, code: QrCode | None, width: float, effort: _Effort) -> Block:
    """The schedule over the full width; below it the rows, beside them the code if there is one."""
    side = qr_column(code, facts.url, _SIDE_WIDTH, has_caption=True)
    rows = facts_block(
        facts,
        words,
        width - _SIDE_WIDTH - _GUTTER if side.height else width,
        value_pt=effort.value_pt,
        phone_pt=effort.phone_pt,
        padding=effort.padding,
        is_joined=effort.is_joined,
        most_lines=effort.most_lines,
    )
    schedule = schedule_block(facts, width, scale=effort.scale, most_lines=effort.most_lines)
    line = rule(width, thickness=0.5, colour=Colour.SUMI)
    both = row([rows, side], gap=_GUTTER, align=Align.END) if side.height else rows
    return column([schedule, space(height=2.0), line, space(height=0.8), both], width=width)


def _invitation(
    facts: PlaceFacts, width: float, room: float, *, has_name: bool, has_ruby: bool
) -> tuple[Block, tuple[str, ...]]:
    """よみ and name, 思い, what is done there, in the largest type that takes it all; and what was lost of them."""
    name = [name_lines(facts, width, is_wide=False, has_ruby=has_ruby), space(height=5.0)] if has_name else []
    rest = room - sum(block.height for block in name)
    for size in _CATCH_SIZES:
        words, lost = _words(facts, width, rest, size)
        if not lost:
            break
    return column([*name, words], width=width), lost


def _words(facts: PlaceFacts, width: float, room: float, size: float) -> tuple[Block, tuple[str, ...]]:
    """Whole sentences of the texts until one is cut."""
    styles = (
        TextStyle(face=Face.MB, size_pt=size, leading=1.45),
        TextStyle(size_pt=max(14.0, size * _ACTIVITY_SCALE), leading=1.5),
    )
    shown: list[Block] = []
    lost: list[str] = []
    for (name, text), style in zip(inviting_texts(facts), styles, strict=False):
        rest = room - sum(block.height + _TEXT_GAP for block in shown)
        block = space() if lost else whole_sentences(text, width, style, height=rest)
        if block.height:
            shown.append(tagged(block, Tag.PARAGRAPH))
        if block.overflows or not block.height:
            lost.append(name)
    return column(shown, gap=_TEXT_GAP, width=width), tuple(lost)


def _panel(facts: PlaceFacts, text: Block, width: float, height: float) -> Block:
    """The words on the tint of the 種別, its motif standing at the right."""
    tint = Shape(0, 0, rectangle(0, 0, width, height, radius=1.5), fill=motif_of(facts.kind_code).tint)
    motif_height = min(height, _MOTIF_WIDTH * 1.3)
    motif = standing_motif(facts.kind_code, width - _MOTIF_WIDTH, height - motif_height, _MOTIF_WIDTH, motif_height)
    words = text.at(_INSET, (height - text.height) / 2)
    return Block(width, height, (tint, *motif, *words))
