"""The paper of a flyer: its theme, and how its measures follow from those of an upright A4 (printdesign.md §4, §5)."""

import math
from typing import NamedTuple

from app.errors import ExpectedError
from app.printing.theme import THEMES, Paper, Theme, TypeScale

FLYER_PAPERS = {
    "A4": "flyer A4",
    "A4-wide": "flyer A4 wide",
    "B5": "flyer B5",
    "B5-wide": "flyer B5 wide",
    "A5": "flyer A5",
    "A5-wide": "flyer A5 wide",
}
"""Paper as it is asked for → theme."""
POSTER_PAPERS = {
    "A3": "poster A3 upright",
    "A3-wide": "poster A3",
    "A4": "poster A4",
    "A4-wide": "poster A4 wide",
}
_A4_SIDE = math.sqrt(210 * 297)
_SMALL = 0.8
"""Below it (A5) the side column is narrow and the gutter half as wide."""


class Columns(NamedTuple):
    """Widths of two columns and the gutter between them, mm."""

    first: float
    gutter: float
    second: float


class Sheet(NamedTuple):
    """One paper.

    Attributes:
        theme: paper, type sizes and floors.
        is_poster: read from three metres.
    """

    theme: Theme
    is_poster: bool = False

    @property
    def paper(self) -> Paper:
        return self.theme.paper

    @property
    def scale(self) -> TypeScale:
        return self.theme.scale

    @property
    def is_wide(self) -> bool:
        """Whether it lies on its long side: picture and facts stand side by side."""
        return self.paper.width > self.paper.height

    @property
    def k(self) -> float:
        """How large it is beside an A4."""
        return math.sqrt(self.paper.width * self.paper.height) / _A4_SIDE

    @property
    def width(self) -> float:
        """Between the margins, mm."""
        return self.paper.text_width

    def mm(self, measure: float) -> float:
        """A measure of the A4 on this paper."""
        return measure * self.k

    def pt(self, size: float, *, floor: float = 0.0) -> float:
        """A type size of the A4 on this paper, never below `floor` nor below the notes of this paper."""
        return round(max(size * self.k, floor, self.scale.note_floor), 2)

    def value_pt(self, size: float) -> float:
        """A size of values: never below body text."""
        return self.pt(size, floor=self.scale.body)

    @property
    def note_pt(self) -> float:
        """The smallest text."""
        return self.scale.note

    @property
    def caption_pt(self) -> float:
        """Labels of rows, the pill, the line beside it."""
        return self.pt(15, floor=self.scale.body)

    @property
    def phone_floor(self) -> float:
        """No telephone number is smaller (24 on A4, 18 on A5)."""
        return max(18.0, min(24.0, 25 * self.k)) if not self.is_poster else 30.0

    def facts_and_side(self) -> Columns:
        """On upright paper: the rows of facts, and what stands beside them (words, code)."""
        if self.k < _SMALL:
            return Columns(self.width - 44, 4, 40)
        unit = self.width / 182
        return Columns(112 * unit, 8 * unit, 62 * unit)

    def halves(self) -> Columns:
        """On wide paper: the picture's side and the side of the facts."""
        gutter = self.mm(9)
        first = (self.width - gutter) * 0.485
        return Columns(first, gutter, self.width - gutter - first)


def flyer_sheet(paper: str) -> Sheet:
    """The sheet of a flyer: `A4`, `B5-wide`, ….

    Raises:
        ExpectedError: a paper we have no design for.
    """
    return Sheet(THEMES[_known(paper, FLYER_PAPERS, "チラシ")])


def poster_sheet(paper: str) -> Sheet:
    """The sheet of a poster.

    Raises:
        ExpectedError: as `flyer_sheet`.
    """
    return Sheet(THEMES[_known(paper, POSTER_PAPERS, "ポスター")], is_poster=True)


def _known(paper: str, papers: dict[str, str], product: str) -> str:
    found = next((name for name in papers if name.casefold() == paper.casefold()), None)
    if found is None:
        names = "、".join(name.replace("-wide", "よこ") for name in papers)
        raise ExpectedError(f"{paper}の{product}は作れません。", f"紙の大きさを{names}から選んでください。")
    return papers[found]
