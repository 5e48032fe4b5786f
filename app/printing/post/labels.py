"""宛名ラベル: addresses on label sheets, to be stuck on envelopes. For use inside: they hold addresses of people."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.printing.boxes import Block, boxed, column, space, tagged
from app.printing.composition import Composition
from app.printing.findings import in_order
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation, Page, Shape
from app.printing.post.label_sheets import SHEET_HEIGHT, SHEET_WIDTH, LabelSheet
from app.printing.post.recipient_findings import too_long, undrawn
from app.printing.post.recipients import MailingList, Recipient
from app.printing.post.shift import refuse_far_shift
from app.printing.shapes import rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, heading, label, text_block
from app.printing.text_placing import bounded, cut_to_fit
from app.printing.theme import EMPTY_EDGE, THEMES, Colour
from app.printing.unprintable import UnprintableError
from app.progress import Progress, no_progress

_SCALE = THEMES["postcard"].scale
_INSET, _LEAST_INSET_Y = 4.0, 2.6
_SIZES = ((18.0, 12.0), (16.0, 11.0), (14.0, _SCALE.body_floor), (12.0, _SCALE.note_floor))
"""Points of the name and of the rest, from the largest to the floor."""
_MOST_LINES = 4
_USUAL_PART = 0.9
_NUMBER = re.compile("[0-9０-９]")
_WAY_OUT = "大きいラベルにするか、封筒に手で書いてください。"


@dataclass(frozen=True, slots=True)
class Placing:
    """How labels lie on the sheets.

    Attributes:
        start: the first label of the first sheet that is still there, from 1; earlier ones stay empty.
        right, down: correction of where the printer puts things, mm; negative for left and up.
        has_frames: draws the edges of the labels, for a trial on plain paper.
    """

    sheet: LabelSheet
    start: int = 1
    right: float = 0.0
    down: float = 0.0
    has_frames: bool = False


def compose_labels(mailing: MailingList, placing: Placing, *, progress: Progress = no_progress) -> Composition:
    """The sheets with one label for each recipient; there is at least one.

    Raises:
        UnprintableError: no such label on the sheet, or a shift that is too large.
        Cancelled: from `progress`.
    """
    sheet = placing.sheet
    if not 1 <= placing.start <= sheet.capacity:
        raise UnprintableError(
            f"この用紙に{placing.start}枚目のラベルはありません。",
            f"1から{sheet.capacity}までの数を入れてください。",
            option="start",
        )
    refuse_far_shift(placing.right, placing.down)
    positions = list(sheet.positions())
    setting = usual_setting(mailing.recipients, sheet)
    pages: list[Page] = []
    findings = list(mailing.findings)
    waiting = list(mailing.recipients)
    first = placing.start - 1
    while waiting:
        taken, waiting = waiting[: sheet.capacity - first], waiting[sheet.capacity - first :]
        operations: list[Operation] = [*_frames(placing)] if placing.has_frames else []
        for (x, y), recipient in zip(positions[first:], taken, strict=False):
            block = label_block(recipient, sheet, setting)
            if block.overflows:
                findings.append(too_long(recipient, paper="ラベル", way_out=_WAY_OUT))
            findings += undrawn(Page(sheet.width, sheet.height, block.operations), recipient)
            operations += block.at(x + placing.right, y + placing.down)
        pages.append(Page(SHEET_WIDTH, SHEET_HEIGHT, tuple(operations), label=str(len(pages) + 1)))
        first = 0
        progress(len(mailing.recipients) - len(waiting), len(mailing.recipients))
    return Composition(tuple(pages), "宛名ラベル", in_order(findings))


def sheets_needed(count: int, sheet: LabelSheet, start: int) -> int:
    """Sheets for so many labels when the first sheet begins at `start`."""
    return math.ceil((count + start - 1) / sheet.capacity)


class LabelSetting(NamedTuple):
    """What the labels of a mailing have in common, so that they stand on the sheet in rows.

    Attributes:
        size: index of their type sizes; long addresses take smaller ones.
        top: where their text begins, mm below the edge of the label.
    """

    size: int
    top: float


def usual_setting(recipients: Sequence[Recipient], sheet: LabelSheet) -> LabelSetting:
    """The largest type that nine of ten labels hold, and the top with which the highest of them is in the middle."""
    fitted = [_fitted(recipient, sheet, 0) for recipient in recipients]
    sizes = sorted(size for size, _ in fitted)
    size = sizes[int(len(sizes) * _USUAL_PART)] if sizes else 0
    heights = [_fitted(recipient, sheet, size)[1].height for recipient in recipients]
    return LabelSetting(size, (sheet.height - min(max(heights, default=0.0), _room(sheet))) / 2)


def _room(sheet: LabelSheet) -> float:
    return sheet.height - 2 * _LEAST_INSET_Y


def label_block(recipient: Recipient, sheet: LabelSheet, setting: LabelSetting) -> Block:
    """One label; `overflows` when something ends in …."""
    _, lines = _fitted(recipient, sheet, setting.size)
    text = boxed(lines, width=sheet.width - 2 * _INSET, height=sheet.height)
    top = min(setting.top, (sheet.height - lines.height) / 2)
    held = Block(sheet.width, sheet.height, tuple(lines.at(_INSET, top)), overflows=text.overflows)
    return tagged(held, Tag.SECTION)


def _fitted(recipient: Recipient, sheet: LabelSheet, largest: int) -> tuple[int, Block]:
    """(index of the sizes, text): the largest from `largest` on in which all fits, the name on one line if it can."""
    width, room = sheet.width - 2 * _INSET, _room(sheet)
    for name_lines in (1, _MOST_LINES):
        for size in range(largest, len(_SIZES)):
            lines = _lines(recipient, width, *_SIZES[size], (name_lines, _MOST_LINES))
            if lines.height <= room and not lines.overflows:
                return size, lines
    counts = range(_MOST_LINES, 0, -1)
    for most_lines in itertools.product(counts, counts):  # the name gives way before the address
        lines = _lines(recipient, width, *_SIZES[-1], (most_lines[1], most_lines[0]))
        if lines.height <= room:
            break
    return len(_SIZES) - 1, lines


def _lines(recipient: Recipient, width: float, name_pt: float, body_pt: float, most_lines: tuple[int, int]) -> Block:
    """〒, address, organization, name, from the top; `most_lines` of the name and of each other part."""
    to = recipient.addressee
    body = TextStyle(size_pt=body_pt, leading=1.3)
    code = f"〒{to.postal_code}" if to.postal_code else ""
    address = [part for part in (to.address, to.building) if part]
    joined = "　".join(address)
    if label(joined, body).width <= width:
        address = [joined]
    parts: list[Block] = [label(code, TextStyle(face=Face.G, size_pt=body_pt))] if code else []
    parts += [bounded(_before_number(part, width, body), width, body, most_lines=most_lines[1]) for part in address]
    if to.organization:
        parts += [space(height=0.4), bounded(to.organization, width, body, most_lines=most_lines[1])]
    gap = 0.3 * body_pt * POINT_MM
    name = _name(to.name, f"　{to.honorific}", width, name_pt, most_lines[0])
    shown = [tagged(part, Tag.PARAGRAPH) for part in parts if part.height]
    return column([*shown, space(height=0.5), tagged(name, Tag.PARAGRAPH)], gap=gap, width=width)


def _before_number(address: str, width: float, style: TextStyle) -> str:
    """With a line end before its number where one line is too short: 花小金井南町／5-17-10, no town is torn."""
    number = _NUMBER.search(address)
    if number is None or not number.start() or label(address, style).width <= width:
        return address
    town, rest = address[: number.start()], address[number.start() :]
    return f"{town}\n{rest}" if max(label(part, style).width for part in (town, rest)) <= width else address


def _name(name: str, honorific: str, width: float, name_pt: float, most_lines: int) -> Block:
    """Name and honorific; of a name that is too long the beginning, and the honorific whatever happens."""
    style = TextStyle(face=Face.B, size_pt=name_pt, leading=1.2)
    for lines in range(1, most_lines + 1):
        least_scale = max(0.85, _SIZES[-1][0] / name_pt)
        block = heading(name + honorific, width, style, least_scale=least_scale, most_lines=lines)
        if not block.overflows:
            return block
    return cut_to_fit(
        name,
        lambda beginning: text_block(beginning + honorific, width, style, most_lines=most_lines),
        lambda cut: not cut.overflows,
    )


def _frames(placing: Placing) -> list[Operation]:
    """The edges of the labels as far as printers reach."""
    sheet = placing.sheet
    found: list[Operation] = [Opened(Tag.ARTIFACT)]
    for x, y in sheet.positions():
        left, top = max(EMPTY_EDGE + 0.2, x + placing.right), max(EMPTY_EDGE + 0.2, y + placing.down)
        right = min(SHEET_WIDTH - EMPTY_EDGE - 0.2, x + placing.right + sheet.width)
        foot = min(SHEET_HEIGHT - EMPTY_EDGE - 0.2, y + placing.down + sheet.height)
        outline = rectangle(0, 0, right - left, foot - top)
        found.append(Shape(left, top, outline, stroke=Colour.NEZU, line_width=0.25))
    return [*found, CLOSED]
