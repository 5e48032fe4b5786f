"""The two message halves of a reply-paid postcard: what we ask, and the form that comes back (comp 21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.printing.boxes import Align, Block, boxed, column, layered, padded, plate, row, rule, space, tagged
from app.printing.cushion import tilted_cushion
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation, Shape
from app.printing.place_facts import PlaceFacts
from app.printing.post.postcards import HANGING
from app.printing.post.sender import Sender
from app.printing.print_words import PrintWords
from app.printing.shapes import line, rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, heading, label, text_block
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import THEMES, Colour
from app.rules.japanese_calendar import format_day

_PAPER = THEMES["postcard"].paper
_LEFT, _WIDTH, _FOOT = _PAPER.left, _PAPER.text_width, _PAPER.height - _PAPER.bottom
_BOX, _BOX_STEP = 5.0, 8.0
_ANSWERS = ("変わりありません", "変わりました（下を直してください）", "お休みしています　　　月まで", "終わりました")
_CONSENTS = ("はい", "電話は出さない", "いいえ")
_CAPTION = TextStyle(face=Face.B, size_pt=10.5, colour=Colour.AI)
_CAPTION_WIDTH = 15.0
_VALUES = tuple(TextStyle(size_pt=size_pt, leading=1.2) for size_pt in (11.0, 10.5, 9.5))
_BODY_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0)
_ABOVE_DEADLINE = 6.0
_ROWS_TOP, _CONSENT_TOP, _SIGNED = 49.4, 123.0, 137.6
_DASHES = (0.7, 0.7)
_MOST_LINES = 6
_TO_WRITE = 7.6
"""Above a value, and below it to write a correction on the dashed line, mm."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is the same on every card."""

    words: PrintWords
    sender: Sender
    reply_by: date


def reply_half(facts: PlaceFacts) -> tuple[list[Operation], bool]:
    """返信うら on 100 × 148 mm: four boxes, the values with a line to correct each; and whether one ends in …."""
    operations: list[Operation] = [*tagged(label("ご返事", TextStyle(face=Face.B, size_pt=20)), Tag.H1).at(_LEFT, 8.4)]
    for number, words in enumerate(_ANSWERS):
        operations += _choice(words, size_pt=12).at(_LEFT, 17.6 + number * _BOX_STEP)
    operations += rule(_WIDTH, thickness=0.5, colour=Colour.SUMI).at(_LEFT, _ROWS_TOP)
    blocks = _row_blocks(_rows(facts), _CONSENT_TOP - 2.0 - _ROWS_TOP)
    operations += tagged(column(blocks, width=_WIDTH), Tag.TABLE).at(_LEFT, _ROWS_TOP)
    operations += _consent()
    return operations, any(block.overflows for block in blocks)


def _choice(words: str, *, size_pt: float, side: float = _BOX) -> Block:
    """A box to tick and its words."""
    outline = rectangle(0.2, 0.2, side - 0.4, side - 0.4, radius=0.9)
    box = Block(side, side, (Shape(0, 0, outline, stroke=Colour.SUMI, line_width=0.4),))
    said = label(words, TextStyle(face=Face.B if side == _BOX else Face.R, size_pt=size_pt))
    return tagged(row([box, said], gap=2.2, align=Align.CENTRE), Tag.PARAGRAPH)


def _rows(facts: PlaceFacts) -> Sequence[tuple[str, str]]:
    whens = [_when(facts, number) for number in range(len(facts.occasions))]
    where = "　".join(part for part in (facts.venue.name, facts.venue.address) if part)
    return (
        ("なまえ", facts.name),
        ("日時", "\n".join(whens)),
        ("場所", where),
        ("参加費", facts.fee),
        ("電話", "　".join(part for part in (facts.phone, facts.contact_name) if part)),
    )


def _when(facts: PlaceFacts, number: int) -> str:
    occasion = facts.occasions[number]
    said = " ".join(part for part in (occasion.days, occasion.time) if part)
    return f"{said}（{occasion.exceptions}）" if occasion.exceptions else said


def _row_blocks(rows: Sequence[tuple[str, str]], room: float) -> list[Block]:
    """The rows share the room evenly; where values are long their type is smaller, then the longest ends in …."""
    values = [value for _, value in rows]
    for style in _VALUES:
        said = [_said(value, style, _MOST_LINES) for value in values]
        if _height(said) <= room and not any(block.overflows for block in said):
            break
    else:
        said = _cut_to(values, _VALUES[-1], room)
    spare = max(0.0, room - _height(said)) / len(rows)
    return [
        _row(caption, block, block.height + _TO_WRITE + spare) for (caption, _), block in zip(rows, said, strict=True)
    ]


def _cut_to(values: Sequence[str], style: TextStyle, room: float) -> list[Block]:
    """The values with fewer and fewer lines of the longest, until they fit or each has one line."""
    most = [_MOST_LINES] * len(values)
    while True:
        said = [_said(value, style, lines) for value, lines in zip(values, most, strict=True)]
        longest = max(range(len(said)), key=lambda at: said[at].height)
        lines = round((said[longest].height / (style.size_pt * POINT_MM) - 1) / style.leading) + 1
        if _height(said) <= room or lines <= 1:
            return said
        most[longest] = lines - 1


def _height(said: Sequence[Block]) -> float:
    return sum(block.height + _TO_WRITE for block in said)


def _said(value: str, style: TextStyle, most_lines: int) -> Block:
    return bounded(value, _WIDTH - _CAPTION_WIDTH, style, most_lines=most_lines)


def _row(caption: str, said: Block, height: float) -> Block:
    """Caption, printed value, and a dashed line below it to write on."""
    head = tagged(padded(label(caption, _CAPTION), top=1.7), Tag.HEAD_CELL, kind="Row")
    cell = padded(said, left=_CAPTION_WIDTH, top=1.6)
    dashes = line(_CAPTION_WIDTH, height - 2.0, _WIDTH, height - 2.0)
    stroke = Shape(0, 0, dashes, stroke=Colour.NEZU, line_width=0.25, dashes=_DASHES)
    under = padded(rule(_WIDTH, thickness=0.25, colour=Colour.SUMI), top=height - 0.25)
    shown = tagged(Block(_WIDTH, height, tuple(cell.operations) or ()), Tag.CELL)
    if not cell.operations:
        shown = tagged(Block(_WIDTH, height, (stroke,)), Tag.CELL)
    inner = tagged(layered([head, shown]), Tag.ROW)
    return Block(_WIDTH, height, (*inner.operations, stroke, *under.operations), overflows=said.overflows)


def _consent() -> list[Operation]:
    asked = tagged(label("冊子にのせてよいですか", TextStyle(face=Face.B, size_pt=11)), Tag.PARAGRAPH)
    found: list[Operation] = [*asked.at(_LEFT, _CONSENT_TOP)]
    choices = row([_choice(words, size_pt=11, side=4.4) for words in _CONSENTS], gap=5.0)
    found += choices.at(_LEFT, _CONSENT_TOP + 5.4)
    signed = tagged(label("書いた人", TextStyle(face=Face.B, size_pt=10.5)), Tag.PARAGRAPH)
    found += signed.at(_LEFT, _SIGNED - 2.2)
    stroke = line(_CAPTION_WIDTH + 1, 0, _WIDTH, 0)
    found.append(Shape(_LEFT, _SIGNED + 1.8, stroke, stroke=Colour.SUMI, line_width=0.3))
    return found


def message_half(message: Message, *, is_listed: bool) -> list[Operation]:
    """往信うら on 100 × 148 mm: what we ask, until when, and whom to call instead.

    Args:
        is_listed: the place agreed to be printed before; otherwise it is asked whether it may be.
    """
    title = "ことしも載せます。\nお変わりありませんか。" if is_listed else "冊子に載せても\nよいでしょうか。"
    head = text_block(title, _WIDTH - 16, TextStyle(face=Face.B, size_pt=17, leading=1.35))
    operations: list[Operation] = [*tagged(head, Tag.H1).at(_LEFT, 9.0)]
    operations.append(tilted_cushion(_LEFT + _WIDTH - 7, 15, 10, Colour.AI, 8))
    top, foot = 9.0 + head.height + 4.0, _foot(message)
    operations += _asking(_paragraphs(message), _FOOT - foot.height - _ABOVE_DEADLINE - top).at(_LEFT, top)
    return [*operations, *foot.at(_LEFT, _FOOT - foot.height)]


def _asking(texts: Sequence[str], room: float) -> Block:
    """The paragraphs, as large as `room` mm take them; too long ones end in … at the smallest."""
    for size_pt in _BODY_SIZES:
        style = TextStyle(size_pt=size_pt, leading=1.65, setting=Setting.BODY)
        said = [text_block(each, _WIDTH - HANGING, style) for each in texts]
        body = column([tagged(text, Tag.PARAGRAPH) for text in said], gap=0.3 * size_pt)
        if body.height <= room:
            return body
    lines = int((room - body.height + said[0].height) / (style.leading * style.size_pt * POINT_MM))
    said[0] = bounded(texts[0], _WIDTH - HANGING, style, most_lines=max(1, lines))
    return column([tagged(text, Tag.PARAGRAPH) for text in said], gap=0.3 * size_pt)


def _paragraphs(message: Message) -> tuple[str, str]:
    title = message.words.booklet_name
    return (
        f"冊子「{title}」を作りかえる季節になりました。返信のはがきのうらにあるのは、いま記録している内容です。",
        "お手数ですが、変わったところに線を引き、書き直して、そのはがきをポストに入れてください。",
    )


def _foot(message: Message) -> Block:
    """The last day on a plate, and the telephone."""
    day = heading(format_day(message.reply_by), _WIDTH - 28, TextStyle(face=Face.B, size_pt=22), most_lines=1)
    until = label("しめきり", TextStyle(face=Face.B, size_pt=12, colour=Colour.AI))
    deadline = row([until, day], gap=5, align=Align.CENTRE)
    held = boxed(padded(deadline, left=4), width=_WIDTH, height=14, down=Align.CENTRE)
    on_plate = plate(held, fill=Colour.USUAI, radius=1.5)
    parts = [tagged(on_plate, Tag.PARAGRAPH)]
    sender = message.sender
    if sender.phone:
        parts.append(tagged(label("お電話でも、どうぞ", TextStyle(face=Face.B, size_pt=12)), Tag.PARAGRAPH))
        number = squeezed(sender.phone, _WIDTH, TextStyle(face=Face.GB, size_pt=24), floor_pt=14)
        parts.append(tagged(number, Tag.PARAGRAPH))
    who = "　".join(part for part in (sender.name, sender.section, sender.hours) if part)
    said = bounded(who, _WIDTH, TextStyle(size_pt=10.5, leading=1.3), most_lines=2) if who else space()
    return column([*parts, *([tagged(said, Tag.PARAGRAPH)] if said.height else [])], gap=2.0, width=_WIDTH)
