"""The facts of a place in the booklet: when, where, for whom, how much, which number (printdesign.md §5, §6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.printing.booklet.plan import ONLINE
from app.printing.boxes import Block, column, space
from app.printing.fact_rows import FactRow, RowStyle, caption_width, fact_rows
from app.printing.fonts import Face
from app.printing.place_facts import PlaceFacts
from app.printing.print_words import PrintWords
from app.printing.text_blocks import TextStyle, text_block
from app.printing.text_placing import bounded, squeezed, together
from app.printing.theme import Colour

MOST_LINES = (3, 2, 1)
"""Lines of a value; what is longer ends in …. The later numbers are for places that would not fit their page."""
_LEAST_PHONE_PT = 11.0


@dataclass(frozen=True, slots=True)
class RowSizes:
    """Type sizes in points, padding above and below a row in mm."""

    caption_pt: float
    value_pt: float
    small_pt: float
    phone_pt: float
    who_pt: float
    padding: float


HALF_PAGE = RowSizes(10.5, 11.5, 11.0, 12.4, 10.0, 1.5)
WHOLE_PAGE = RowSizes(12.0, 14.0, 12.5, 16.0, 11.0, 1.9)


class PlaceRows(NamedTuple):
    """The rows, and the captions of those that end in …."""

    block: Block
    lost: tuple[str, ...]


def place_rows(
    facts: PlaceFacts,
    words: PrintWords,
    width: float,
    colour: Colour,
    *,
    sizes: RowSizes = HALF_PAGE,
    most_lines: int = MOST_LINES[0],
) -> PlaceRows:
    """Rows without a value are left out."""
    style = RowStyle(sizes.caption_pt, colour, sizes.padding, has_icons=False)
    indent = caption_width(["参加費"], style)
    column_of = _ValueColumn(facts, width - indent, sizes, most_lines)
    values = [
        ("日時", column_of.when()),
        ("場所", column_of.where()),
        ("対象", column_of.joined(facts.audience, facts.capacity)),
        ("参加費", column_of.joined(facts.fee, facts.booking)),
        ("電話", column_of.phone(words)),
    ]
    rows = [FactRow(caption, value) for caption, value in values if value.height]
    lost = tuple(row.caption for row in rows if row.value.overflows)
    return PlaceRows(fact_rows(rows, width, style, indent=indent), lost)


@dataclass(frozen=True, slots=True)
class _ValueColumn:
    """The right column of the rows of one place; `width` in mm."""

    facts: PlaceFacts
    width: float
    sizes: RowSizes
    most_lines: int

    def when(self) -> Block:
        """A single 定例 as bold days and its time below; several as one bold line each, exceptions last in brackets."""
        occasions = self.facts.occasions
        if len(occasions) == 1:
            only = occasions[0]
            days = f"{only.days}（{only.exceptions}）" if only.exceptions else only.days
            time = text_block(only.time, self.width, TextStyle(size_pt=self.sizes.value_pt, leading=1.5))
            return self._stacked(self._bold(days), time)
        exceptions = "、".join(dict.fromkeys(one.exceptions for one in occasions if one.exceptions))
        lines = [self._bold(f"{one.days} {one.time}".strip()) for one in occasions]
        return self._stacked(*lines, self._small(f"（{exceptions}）" if exceptions else ""))

    def where(self) -> Block:
        """Name of the space in bold, its address and landmark below."""
        venue = self.facts.venue
        if venue.is_online:
            below = "つなぎ方は電話でご案内" if self.facts.phone else ""
            return self._stacked(self._bold(venue.name or ONLINE), self._small(below))
        below = venue.address + (f"（{venue.landmark}）" if venue.landmark else "")
        return self._stacked(self._bold(venue.name), self._small(below))

    def joined(self, *parts: str) -> Block:
        """Facts that share a row."""
        return together(
            parts, self.width, TextStyle(size_pt=self.sizes.value_pt, leading=1.5), most_lines=self.most_lines
        )

    def phone(self, words: PrintWords) -> Block:
        """The number and who answers; the centre's where the place's may not be printed."""
        if self.facts.phone:
            number = self.facts.phone
            who = f"代表　{self.facts.contact_name}" if self.facts.contact_name else ""
        elif words.publisher_phone:
            number, who = words.publisher_phone, f"お問い合わせは{words.publisher}"
        else:
            return space()
        style = TextStyle(face=Face.B, size_pt=self.sizes.phone_pt)
        answers = TextStyle(size_pt=self.sizes.who_pt, leading=1.4)
        return self._stacked(
            squeezed(number, self.width, style, floor_pt=_LEAST_PHONE_PT),
            bounded(who, self.width, answers, most_lines=self.most_lines),
        )

    def _bold(self, text: str) -> Block:
        style = TextStyle(face=Face.B, size_pt=self.sizes.value_pt, leading=1.5)
        return bounded(text, self.width, style, most_lines=self.most_lines)

    def _small(self, text: str) -> Block:
        style = TextStyle(size_pt=self.sizes.small_pt, leading=1.5)
        return bounded(text, self.width, style, most_lines=self.most_lines)

    def _stacked(self, *lines: Block) -> Block:
        return column([line for line in lines if line.height], gap=1.5, width=self.width)
