"""Telephone numbers to tear off along the foot of a flyer (printdesign.md §6, comp 03)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from app.printing.boxes import Align, Block, boxed, column, tagged, turned
from app.printing.flyers.content import FlyerContent
from app.printing.flyers.sheet import Sheet
from app.printing.fonts import Face
from app.printing.pages import Operation, Shape
from app.printing.shapes import line
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import squeezed
from app.printing.theme import Colour
from app.records.event import Event
from app.rules.japanese_calendar import WEEKDAYS, format_day

_LENGTH = 57.0
"""Of a strip from its dashed head to where ink must stop, mm on an A4."""
_WISHED_WIDTH = 24.25
_LABEL = "切り取って、お持ちください"
_DASHES = (0.7, 0.7)


def strips_block(content: FlyerContent, sheet: Sheet) -> Block | None:
    """The strips over the width of the paper, down to its edge; None without a number to give away.

    The words on each are read out once.
    """
    if not content.phone.number:
        return None
    paper, edge = sheet.paper, sheet.theme.empty_edge
    width = paper.width - 2 * edge
    count = max(4, round(width / (_WISHED_WIDTH * min(1.0, max(sheet.k, 0.8)))))
    each = width / count
    length = max(46.0, sheet.mm(_LENGTH))
    caption = tagged(label(_LABEL, TextStyle(face=Face.B, size_pt=sheet.note_pt)), Tag.PARAGRAPH)
    head = sheet.mm(3)
    top = head + caption.height + sheet.mm(2.2)
    words = turned(_words(content, sheet, length - 3, each - 2.5), 90)
    operations: list[Operation] = [*caption.at(edge, head)]
    operations.append(_cut(line(0, 0, width, 0), edge, top))
    for number in range(count):
        x = edge + number * each
        if number:
            operations.append(_cut(line(0, 0, 0, length), x, top))
        shown = words.at(x + (each - words.width) / 2, top + 1.5)
        operations += shown if not number else [Opened(Tag.ARTIFACT), *shown, CLOSED]
    return Block(paper.width, top + length + edge, tuple(operations))


def _cut(outline: str, x: float, y: float) -> Shape:
    return Shape(x, y, outline, stroke=Colour.SUMI, line_width=0.3, dashes=_DASHES)


def _words(content: FlyerContent, sheet: Sheet, length: float, width: float) -> Block:
    """Name, number, when: three lines of a strip that lies on its side."""
    floor = sheet.scale.note_floor
    name = squeezed(content.name, length, TextStyle(face=Face.B, size_pt=sheet.pt(15, floor=11)), floor_pt=floor)
    number_style = TextStyle(face=Face.GB, size_pt=sheet.pt(19.5, floor=16))
    number = squeezed(content.phone.number, length, number_style, floor_pt=floor)
    least = TextStyle(size_pt=floor)
    said = list(_said(content))
    fitting = next((words for words in said if label(words, least).width <= length), said[-1])
    when = squeezed(fitting, length, TextStyle(size_pt=sheet.pt(13.5, floor=10.5)), floor_pt=floor)
    lines = [tagged(each, Tag.PARAGRAPH) for each in (name, number, when) if each.height]
    gap = max(0.6, min(1.6, (width - sum(each.height for each in lines)) / max(1, len(lines) - 1)))
    words = column(lines, gap=gap, width=length)
    return boxed(words, width=length, height=max(width, words.height), down=Align.CENTRE)


def _said(content: FlyerContent) -> Iterator[str]:
    """When, from the fullest words to the shortest: the end gives way, then all days but the first, then the hour."""
    if not content.moments:
        yield content.tag
        return
    moment, more = content.moments[0], "ほか" if len(content.moments) > 1 else ""
    weekday = "" if moment.weekday is None else f"（{WEEKDAYS[moment.weekday]}）"
    begin = moment.time.partition("〜")[0]
    shown = [f"{moment.days}{weekday}{more}"]
    if content.record_kind == Event.KIND and len(content.dates) > 1:
        shown.append(f"{format_day(content.dates[0])}ほか")
    times = dict.fromkeys((moment.time, f"{begin}〜" if begin else ""))
    for days, time in itertools.product(shown, times):
        yield f"{days}　{time}".strip("　")
    yield shown[-1]
