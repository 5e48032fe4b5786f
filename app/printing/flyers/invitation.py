"""The words of a flyer: what is read first (tag, name), and what invites (catch line, what is done there)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from app.printing.boxes import Align, Block, boxed, column, layered, padded, row, space, tagged
from app.printing.flyers.content import FlyerContent
from app.printing.flyers.programme import PROGRAMME, programme_block
from app.printing.flyers.sheet import Sheet
from app.printing.fonts import Face
from app.printing.japanese_text import drawable
from app.printing.pages import POINT_MM, TextRun
from app.printing.phrases import fit_text, phrase_breaks
from app.printing.pill import pill
from app.printing.ruby import LARGE_NAME_PT, ruby_heading
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, heading, label, text_block, whole_sentences
from app.printing.text_placing import squeezed
from app.printing.theme import Colour

LONG_NAME = 20
"""Longer names take the full width (printdesign.md §6)."""
LONG_WORD = 11
"""A name with a longer phrase would be torn on half the width."""
LONG_NOTICE = 14
"""A longer word on how to apply gets a row of its own."""
NAME_SIZES = ((58.0, 1), (46.0, 1), (40.0, 2), (36.0, 2))
LONG_NAME_SIZES = ((44.0, 1), (36.0, 2), (30.0, 2), (24.0, 3), (18.0, 6), (14.0, 12))
"""(pt on an A4, most lines), the first that fits."""
CATCH_SIZES = (34.0, 28.0, 24.0, 20.0, 17.0)
_BODY_SCALE = 0.72
_SENTENCE = "(?s).*?[。！？]+[」』）]*|.+"
_UP_TO_MARK = "(?s).*?[、。！？]+[」』）]*|.+"
_CLAUSES_SCALE = 0.66
_LEAST_JUSTIFIED, _LEAST_LETTERS = 55.0, 18
"""mm, and letters on a line: with fewer, flush lines have holes and torn words."""
_LEAST_INVITING, _MOST_INVITING = 10, 60
"""Letters of a sentence that is worth large type and read at a glance."""
_FIRST_SENTENCE = "(?:.*?[。！？]+[」』）]*|.*\n)"
_MOST_HANGING_PT = 16
"""A 。 of larger type would hang into the edge no printer reaches."""
_MOST_SLOGAN = 40
"""Letters; a longer text is no slogan and is broken like any other."""


def has_long_name(content: FlyerContent) -> bool:
    """Whether the name needs the full width: it is long (its longest line if it has some), or one long word."""
    if max(map(len, content.title.split("\n"))) > LONG_NAME:
        return True
    ends = [0, *(index for index, _ in phrase_breaks(drawable(content.name), Face.B))]
    return max(after - before for before, after in pairwise(ends)) > LONG_WORD


def head_block(content: FlyerContent, sheet: Sheet, width: float, *, accent: Colour = Colour.AI) -> Block:
    """Tag and town on the left; on the right how to apply, or that the place is resting."""
    size = sheet.caption_pt
    height = max(sheet.mm(9.5), size * 0.6)
    if content.is_resting:
        notice = pill(content.notice, size, Colour.SHU, most_width=sheet.mm(50))
    else:
        shown = content.notice if len(content.notice) <= LONG_NOTICE else ""
        notice = squeezed(
            shown, width * 0.5, TextStyle(face=Face.B, size_pt=size, colour=Colour.SHU), floor_pt=sheet.note_pt
        )
    most = max(0.0, width - notice.width - 6) * (0.6 if content.where else 1)
    kind = tagged(pill(content.tag, size, accent, most_width=most), Tag.PARAGRAPH) if content.tag else space()
    room = width - kind.width - notice.width - sheet.mm(6)
    style = TextStyle(face=Face.B, size_pt=size)
    town = squeezed(content.where, max(room, 1.0), style, floor_pt=sheet.scale.note_floor)
    left = row([kind, town], gap=sheet.mm(4) if kind.width else 0, align=Align.CENTRE, height=height)
    return row(
        [
            boxed(left, width=width - notice.width, height=height),
            tagged(boxed(notice, width=notice.width, height=height, down=Align.CENTRE), Tag.PARAGRAPH),
        ]
    )


def name_lines(
    content: FlyerContent,
    sheet: Sheet,
    width: float,
    *,
    has_ruby: bool,
    sizes: Sequence[tuple[float, int]] = (),
    colour: Colour = Colour.SUMI,
    align: Align = Align.START,
    face: Face = Face.B,
) -> Block:
    """The name as H1, with its よみ: above the words that need it, on names of several lines above the whole.

    Args:
        sizes: (pt on an A4, most lines) to try; by the length of the name if none are given.
    """
    wished = sizes or (LONG_NAME_SIZES if has_long_name(content) else NAME_SIZES)
    look = TextStyle(face=face, leading=1.2, colour=colour, align=align)
    tried = tuple((sheet.pt(size, floor=sheet.scale.body), lines) for size, lines in wished)
    if not has_ruby or not content.reading or content.reading == content.title:
        return tagged(_name(content.title, width, tried, look), Tag.H1)
    for size, lines in tried:
        style = look._replace(size_pt=size, tracking=_tracking(size))
        short = ruby_heading(content.title, content.reading, width, style, least_scale=0.86) if lines == 1 else None
        if short is not None:
            return tagged(short, Tag.H1)
    name = _name(content.title, width, tried, look)
    small = TextStyle(size_pt=sheet.pt(12, floor=sheet.note_pt), leading=1.3, colour=colour)
    reading = text_block(content.reading, width, small)
    below = padded(tagged(name, Tag.RUBY_BASE), top=reading.height + sheet.mm(1.4))
    both = layered([below, tagged(reading, Tag.RUBY_TEXT)])
    return tagged(tagged(both._replace(first_baseline=reading.first_baseline), Tag.RUBY), Tag.H1)


def reach(block: Block) -> float:
    """How far its letters reach to the right, mm; the block itself is as wide as its column."""
    return max((run.x + run.width for run in block.operations if isinstance(run, TextRun)), default=0.0)


def _tracking(size: float) -> float:
    return 20.0 if size >= LARGE_NAME_PT else 0.0


def _name(name: str, width: float, sizes: Sequence[tuple[float, int]], look: TextStyle) -> Block:
    block = space()
    parts = name.split("\n")
    is_parted = len(parts) > 1
    if is_parted:
        last = sizes[-1][0]
        sizes = (*sizes, (last * 0.86, 2), (last * 0.74, 2), (last * 0.62, 4))
    clauses = _clauses(drawable(name)) if not is_parted else []
    if len(clauses) > 1:
        block = _in_clauses(clauses, width, sizes, look)
        if block.height and not block.overflows:
            return block
    for size, lines in sizes:
        tracking = _tracking(size)
        room = width / (1 + tracking / 1000)  # the tracking comes on top of the measured width
        style = look._replace(size_pt=size, tracking=tracking)
        if is_parted:
            block = _broken(parts, room, style, lines)
        else:
            block = heading(name, room, style, least_scale=0.86, most_lines=lines)
        if not block.overflows:
            return block
    return _name("".join(parts), width, sizes, look) if is_parted else block


def _in_clauses(clauses: Sequence[str], width: float, sizes: Sequence[tuple[float, int]], look: TextStyle) -> Block:
    """The name on one line, or each clause on lines of its own, in type not much smaller than the largest."""
    block = space()
    for size, lines in sizes:
        if size < sizes[0][0] * _CLAUSES_SCALE:
            break
        tracking = _tracking(size)
        room = width / (1 + tracking / 1000)
        style = look._replace(size_pt=size, tracking=tracking)
        if lines == 1:
            block = heading("".join(clauses), room, style, least_scale=0.86, most_lines=1)
        elif lines >= len(clauses):
            block = _broken(clauses, room, style, lines)
        if block.height and not block.overflows:
            return block
    return Block(width, 0.0, overflows=True)


def _broken(parts: Sequence[str], width: float, style: TextStyle, lines: int) -> Block:
    """Each part on lines of its own, all of one size."""
    widest = max(label(part, style).width for part in parts)
    if lines == 1 or (lines == len(parts) and widest > width * 1.16):
        return Block(width, 0.0, overflows=True)
    if widest > width and widest * 0.86 <= width:
        style = style._replace(size_pt=int(style.size_pt * width / widest * 10) / 10)
    each = lines // len(parts) or 1
    blocks = [heading(part, width, style, least_scale=1.0, most_lines=each) for part in parts]
    block = column(blocks, gap=0.2 * style.size_pt * POINT_MM, width=width)
    is_torn = each > 1 and any(_tears_a_word(part, width, style, each) for part in parts)
    return block.with_overflow(block.overflows or is_torn)


def _tears_a_word(text: str, width: float, style: TextStyle, lines: int) -> bool:
    """Whether a title on so many lines would be broken elsewhere than between phrases."""
    shown = drawable(text).strip()
    fitted = fit_text(shown, style.face, style.size_pt, width / POINT_MM, least_scale=1.0, most_lines=lines)
    return not {line.start for line in fitted.lines} <= {0, *(at for at, _ in phrase_breaks(fitted.text, style.face))}


def words_block(
    content: FlyerContent,
    sheet: Sheet,
    width: float,
    room: float,
    *,
    size: float,
    catch_face: Face = Face.MB,
    align: Align = Align.START,
) -> tuple[Block, tuple[str, ...]]:
    """Catch line and what is done there in whole sentences, as `room` takes; and the names of what was lost.

    Args:
        size: of the catch line, pt on an A4; what follows is smaller, never below body text.
        align: of all lines.
    """
    body_pt = max(sheet.scale.body, sheet.pt(size * _BODY_SCALE))
    letters = width / (body_pt * POINT_MM)
    is_running = width >= _LEAST_JUSTIFIED and letters >= _LEAST_LETTERS and body_pt < _MOST_HANGING_PT
    justifies = is_running and align is Align.START
    setting = Setting.BODY if justifies else Setting.CELL
    styles = (
        TextStyle(face=catch_face, size_pt=max(body_pt, sheet.pt(size)), leading=1.45, align=align),
        TextStyle(size_pt=body_pt, leading=1.5, setting=setting, align=align),
    )
    gap = sheet.mm(4.2)
    shown: list[Block] = []
    lost: list[str] = []
    for number, (name, text) in enumerate(_with_slogan(content.texts)):
        rest = room - sum(block.height + gap for block in shown)
        style = styles[min(number, 1)]
        shown_text = at_commas(text, width, style) if not number else text
        if content.programme and name == PROGRAMME:
            block = programme_block(content.programme, width, body_pt, Colour.AI)
            block = space() if lost or block.height > rest else block
        else:
            block = space() if lost else whole_sentences(shown_text, width, style, height=rest)
        if block.height:
            shown.append(tagged(block, Tag.PARAGRAPH))
        if (block.overflows or not block.height) and name not in lost:
            lost.append(name)
    return column(shown, gap=gap, width=width), tuple(lost)


def _with_slogan(texts: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """A long first text is parted: its first sentence invites, in large type; the rest is read like the others."""
    if not texts or len(texts[0][1]) <= _MOST_INVITING:
        return texts
    name, text = texts[0]
    first = re.match(_FIRST_SENTENCE, text)
    if first is None or not _LEAST_INVITING <= len(first[0]) <= _MOST_INVITING or not text[first.end() :].strip():
        return texts
    return ((name, first[0]), (name, text[first.end() :].strip()), *texts[1:])


def at_commas(text: str, width: float, style: TextStyle) -> str:
    r"""A slogan of several lines with `\n` after 、 and 。 (or only 。) where that takes at most one line more."""
    plain = text.strip()
    if "\n" in plain or len(plain) > _MOST_SLOGAN or label(plain, style).width <= width:
        return text
    parts = _clauses(plain)
    most = text_block(text, width, style).height + style.leading * style.size_pt * POINT_MM + 0.01
    for count in range(2, len(parts) + 1):
        lines = min(_divisions(parts, count), key=lambda lines: max(label(line, style).width for line in lines))
        broken = "\n".join(lines)
        if text_block(broken, width, style).height > most:
            break
        if all(label(line, style).width <= width for line in lines):
            return broken
    sentences = "\n".join(re.findall(_SENTENCE, plain))
    return sentences if text_block(sentences, width, style).height <= most else text


def _clauses(text: str) -> list[str]:
    """Its parts up to each mark; most names have none."""
    return re.findall(_UP_TO_MARK, text) if any(mark in text for mark in "、。！？") else [text]


def _divisions(parts: Sequence[str], count: int) -> Iterator[list[str]]:
    """Every way to put the parts on so many lines in their order."""
    for cuts in combinations(range(1, len(parts)), count - 1):
        yield ["".join(parts[start:end]) for start, end in pairwise((0, *cuts, len(parts)))]


def fitted_words(
    content: FlyerContent,
    sheet: Sheet,
    width: float,
    room: float,
    *,
    sizes: Sequence[float] = CATCH_SIZES,
    align: Align = Align.START,
) -> tuple[Block, tuple[str, ...]]:
    """`words_block` in the largest of the sizes that loses nothing."""
    if room <= 0:
        return space(width), tuple(name for name, _ in content.texts)
    for size in sizes:
        words, lost = words_block(content, sheet, width, room, size=size, align=align)
        if not lost:
            break
    return words, lost


def one_line_catch(content: FlyerContent, width: float, style: TextStyle, *, floor_pt: float) -> Block:
    """The catch line on one line down to `floor_pt`; empty when it is longer."""
    if not content.catch or "\n" in content.catch:
        return space()
    line = label(content.catch, style)
    if line.width > width:
        line = label(content.catch, style._replace(size_pt=int(style.size_pt * width / line.width * 10) / 10))
    is_large = style.size_pt * width >= floor_pt * label(content.catch, style).width
    return tagged(line, Tag.PARAGRAPH) if is_large and line.width <= width + 0.01 else space()
