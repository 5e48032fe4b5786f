"""What lies on sheets of a booklet, and what a reader finds after printing, folding and stapling them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.printing.pages import Group, Operation, Page, TextRun


class Word(NamedTuple):
    """A text on a side: its point on the paper, mm, as the side is held with its own top up; and its turning."""

    text: str
    x: float
    y: float
    degrees: int


class Side(NamedTuple):
    """What is printed on one side of a landscape sheet: the words of its left and right half, and whether it stands
    on its head."""

    left: str
    right: str
    is_turned: bool = False

    def turned(self) -> Side:
        """The same side seen after half a turn in its plane."""
        return Side(self.right, self.left, not self.is_turned)


class Sheet(NamedTuple):
    """A sheet of paper seen from above: its upper face, and its lower face as one sees it after turning the sheet over
    left and right (over its short edge)."""

    upper: Side
    lower: Side

    def turned_left_right(self) -> Sheet:
        """Turned over the short edge: left and right change places."""
        return Sheet(self.lower, self.upper)

    def turned_top_foot(self) -> Sheet:
        """Turned over the long edge: what was seen at the top comes to the foot."""
        return Sheet(self.lower.turned(), self.upper.turned())

    def half_turned(self) -> Sheet:
        """Half a turn on the table."""
        return Sheet(self.upper.turned(), self.lower.turned())


BLANK = Side("", "")


def words_on(page: Page) -> Iterator[Word]:
    """Every text with where it comes to lie, groups followed; only turnings by half and none are known."""
    yield from _walk(page.operations, 0.0, 0.0, 0)


def _walk(operations: tuple[Operation, ...], x: float, y: float, degrees: int) -> Iterator[Word]:
    sign = -1 if degrees else 1
    for each in operations:
        if isinstance(each, TextRun):
            yield Word(each.text, x + sign * each.x, y + sign * each.y, degrees)
        elif isinstance(each, Group):
            turn = (degrees + round(each.degrees)) % 360
            assert turn in (0, 180)
            yield from _walk(each.operations, x + sign * each.x, y + sign * each.y, turn)


def side_of(page: Page) -> Side:
    """The side as the printer's output is held with the front's top up, printed over the short edge."""
    halves = {"left": "", "right": ""}
    turnings = set()
    for word in words_on(page):
        halves["left" if word.x < page.width_mm / 2 else "right"] += word.text
        turnings.add(word.degrees)
    assert len(turnings) < 2, "one side, one top"
    return Side(halves["left"], halves["right"], turnings == {180})


def printed(sides: Sequence[Page], *, over_long_edge: bool) -> list[Sheet]:
    """The sheets as an honest printer with duplex gives them, fronts up, the first on top."""
    sheets = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        behind = side_of(back)
        # a printer that turns over the long edge prints the back the other way up in relation to the front
        sheets.append(Sheet(side_of(front), behind.turned() if over_long_edge else behind))
    return sheets


def read_through(sheets: Sequence[Sheet], *, opens_right: bool = False) -> list[str]:
    """The pages a reader sees in order: sheets put on top of each other, first outermost, folded in the middle.

    With the spine on the left the reader begins on the right half of the first front.
    """
    on_its_head = [side for sheet in sheets for side in sheet if side.is_turned and (side.left or side.right)]
    assert not on_its_head, "a page stands on its head"
    first_half: list[str] = []
    second_half: list[str] = []
    for front, back in sheets:
        if opens_right:
            front, back = Side(front.right, front.left), Side(back.right, back.left)
        first_half += [front.right, back.left]
        second_half = [back.right, front.left, *second_half]
    return first_half + second_half
