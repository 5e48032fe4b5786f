"""Texts as blocks: body text, cells, headings, one-line labels, vertical lines."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.printing.boxes import Align, Block
from app.printing.fonts import Face, clusters, typeface, vertical_advance
from app.printing.japanese_text import MeasuredText, drawable, measure
from app.printing.justification import spread
from app.printing.line_breaking import Line, break_lines
from app.printing.pages import POINT_MM, Operation, TextRun
from app.printing.phrases import fit_text, phrase_lines
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.theme import Colour

BASELINE = 0.87
"""The baseline lies this part of the size below the top of the em box (printdesign.md)."""
_INDENT = 1000.0
_PARAGRAPH = Opened(Tag.PARAGRAPH)
_SENTENCE = re.compile(".*?[。！？!?]+[」』）)]*|.+|\n")


class Setting(StrEnum):
    """How a text is cut into lines."""

    BODY = "body"
    """Running text in columns from 55 mm: justified, 、。 may hang outside (R4–R7)."""
    CELL = "cell"
    """Values, labels, narrow columns, frames: between phrases, ragged, nothing hangs (R8)."""


class TextStyle(NamedTuple):
    """How a text looks.

    Attributes:
        size_pt: type size.
        leading: line pitch as a multiple of the size.
        align: of ragged lines; body text is justified when START.
        has_indent: each paragraph begins one em in, unless with an opening bracket (R9).
        paragraph_gap: between paragraphs, as a multiple of the size; not together with an indent.
        tracking: extra space after every character, 1/1000 em (large names 20); for `label` and `heading` only.
    """

    face: Face = Face.R
    size_pt: float = 12.0
    leading: float = 1.5
    colour: str = Colour.SUMI
    setting: Setting = Setting.CELL
    align: Align = Align.START
    has_indent: bool = False
    paragraph_gap: float = 0.0
    tracking: float = 0.0


def text_width(text: str, face: Face, size_pt: float) -> float:
    """Width of a text on one line, mm."""
    return measure(drawable(text).replace("\n", " "), face).width * size_pt * POINT_MM / 1000


@lru_cache(maxsize=8192)
def label(text: str, style: TextStyle, *, link_width: float | None = None) -> Block:
    """One line, as wide as it is (or as `link_width` states), never broken. The block is one em box high."""
    measured = measure(drawable(text).replace("\n", " "), style.face)
    shown = Line(0, len(measured.text), measured.width)
    gaps = _with_tracking(measured.gaps, len(measured.text), style.tracking)
    size = style.size_pt * POINT_MM
    width = (measured.width + style.tracking * max(0, len(measured.text) - 1)) * size / 1000
    runs = tuple(_line_runs(measured, shown, gaps, style, 0.0, BASELINE * size))
    return Block(width if link_width is None else link_width, size, runs, BASELINE * size if runs else 0.0)


@lru_cache(maxsize=4096)
def heading(text: str, width: float, style: TextStyle, *, least_scale: float = 0.85, most_lines: int = 2) -> Block:
    """A name or title: on one line if it can, down to `least_scale` of its size, then on even lines between phrases.

    `overflows` when more than `most_lines` were needed; then try a smaller size or accept the lines.
    """
    fitted = fit_text(
        drawable(text).replace("\n", " ").strip(),
        style.face,
        style.size_pt,
        width / POINT_MM,
        least_scale=least_scale,
        most_lines=most_lines,
    )
    sized = style if fitted.size_pt == style.size_pt else style._replace(size_pt=fitted.size_pt)
    return _stacked(fitted.text, fitted.lines, sized, width).with_overflow(fitted.overflows)


@lru_cache(maxsize=4096)
def text_block(text: str, width: float, style: TextStyle, *, most_lines: int | None = None) -> Block:
    r"""Paragraphs (cut at `\n`) in a column; `overflows` with more than `most_lines` lines (all are drawn).

    Several paragraphs of running text are read out as such; anything else is tagged by whoever uses it.
    """
    operations: list[Operation] = []
    lines = 0
    y = 0.0
    size = style.size_pt * POINT_MM
    paragraphs = drawable(text).strip("\n").split("\n") if text else []
    are_tagged = len(paragraphs) > 1 and style.setting is Setting.BODY
    for number, paragraph in enumerate(paragraphs):
        if number:
            y += style.paragraph_gap * size
        block = _paragraph(paragraph, width, style)
        operations += (_PARAGRAPH, *block.at(0.0, y), CLOSED) if are_tagged else block.at(0.0, y)
        lines += max(1, round((block.height - size) / (style.leading * size)) + 1)
        y += max(block.height, size) + (style.leading - 1) * size
    height = max(0.0, y - (style.leading - 1) * size) if operations else 0.0
    too_many = most_lines is not None and lines > most_lines
    return Block(width, height, tuple(operations), BASELINE * size if operations else 0.0, too_many)


def whole_sentences(text: str, width: float, style: TextStyle, *, height: float) -> Block:
    """As many whole sentences from the start as fit the height; `overflows` when some were left out."""
    sentences = _SENTENCE.findall(drawable(text).strip())
    best = Block(width, 0.0)
    fitting, too_many = 0, len(sentences) + 1
    count = len(sentences)
    while too_many - fitting > 1:
        block = text_block("".join(sentences[:count]).rstrip(), width, style)
        if block.height <= height + 0.01:
            best, fitting = block, count
        else:
            too_many = count
        count = (fitting + too_many) // 2
    return best.with_overflow(fitting < len(sentences))


def vertical_label(text: str, style: TextStyle, *, pitch: float = 1.0) -> Block:
    """One vertical line, each character below the other in its vertical form; one em wide."""
    shown = drawable(text).replace("\n", "")
    size = style.size_pt * POINT_MM
    letters = typeface(style.face)
    runs: list[Operation] = []
    for number, (start, end) in enumerate(clusters(shown)):
        cluster = shown[start:end]
        letters.advances[cluster[0]]  # measured, the face knows which file has it
        file = letters.runs(cluster)[0][2]
        width = vertical_advance(file, cluster[0]) * size / 1000
        y = number * pitch * size + BASELINE * size
        runs.append(TextRun((size - width) / 2, y, file, style.size_pt, style.colour, cluster, width, is_vertical=True))
    return Block(size, max(0.0, (len(runs) - 1) * pitch + 1) * size if runs else 0.0, tuple(runs))


@lru_cache(maxsize=4096)
def _paragraph(text: str, width: float, style: TextStyle) -> Block:
    units = int(width / (style.size_pt * POINT_MM) * 1000)
    if style.setting is Setting.CELL:
        return _stacked(text, phrase_lines(text, style.face, units), style, width)
    indent = _INDENT if style.has_indent and text and text[0] not in "「『（(" else 0.0
    if indent:
        text = "　" + text.lstrip()
    lines = break_lines(text, style.face, units, may_hang=style.align is Align.START)
    return _stacked(text, lines, style, width, justify_to=float(units) if style.align is Align.START else None)


def _stacked(
    text: str, lines: tuple[Line, ...], style: TextStyle, width: float, *, justify_to: float | None = None
) -> Block:
    measured = measure(text, style.face)
    size = style.size_pt * POINT_MM
    operations: list[Operation] = []
    for number, line in enumerate(lines):
        gaps = measured.gaps
        if gaps:
            gaps = tuple([gap for gap in gaps if line.start <= gap[0] < line.end - 1])
        if justify_to is not None and number < len(lines) - 1:
            gaps = _merged(gaps, spread(measured, line, justify_to))
        x = _start_x(width - (line.width - line.hanging) * size / 1000, style.align)
        y = (number * style.leading + BASELINE) * size
        operations += _line_runs(measured, line, _with_tracking(gaps, len(text), style.tracking), style, x, y)
    height = ((len(lines) - 1) * style.leading + 1) * size if lines else 0.0
    return Block(width, height, tuple(operations), BASELINE * size if lines else 0.0)


def _start_x(room: float, align: Align) -> float:
    return 0.0 if align is Align.START else room / 2 if align is Align.CENTRE else room


def _line_runs(
    measured: MeasuredText, line: Line, gaps: tuple[tuple[int, float], ...], style: TextStyle, x: float, y: float
) -> Iterable[TextRun]:
    """The line as one run, or as several where a character needs the fallback font."""
    text, positions = measured.text, measured.positions
    scale = style.size_pt * POINT_MM / 1000
    runs = typeface(style.face).runs(text[line.start : line.end])
    if not gaps and len(runs) == 1:
        shown_text = text[line.start : line.end]
        yield TextRun(x, y, runs[0][2], style.size_pt, style.colour, shown_text, line.width * scale)
        return
    for start, end, font in runs:
        first, after = line.start + start, line.start + end
        inside = [(index - first, extra) for index, extra in gaps if first <= index < after]
        built_in = sum(extra for index, extra in measured.gaps if first <= index < after)
        width = (positions[after] - positions[first] - built_in + sum(extra for _, extra in inside)) * scale
        shown = tuple([gap for gap in inside if gap[0] + first < line.end - 1])
        yield TextRun(x, y, font, style.size_pt, style.colour, text[first:after], width, shown)
        x += width


def _merged(one: tuple[tuple[int, float], ...], other: tuple[tuple[int, float], ...]) -> tuple[tuple[int, float], ...]:
    if not other or not one:
        return one or other
    total = dict(one)
    for index, extra in other:
        total[index] = total.get(index, 0.0) + extra
    return tuple(sorted(total.items()))


def _with_tracking(gaps: tuple[tuple[int, float], ...], length: int, tracking: float) -> tuple[tuple[int, float], ...]:
    if not tracking:
        return gaps
    return _merged(gaps, tuple((index, tracking) for index in range(length - 1)))
