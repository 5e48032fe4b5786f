"""What happens when at an event: read from the lines of its description that begin with a time, set as a table."""

from collections.abc import Sequence
from typing import NamedTuple

from app.printing.boxes import Block, tagged
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation, Shape
from app.printing.shapes import circle, rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.theme import Colour

PROGRAMME = "流れ"
"""Caption of its row."""
_LEAST_STEPS = 2
"""A single line with a time may say when the event is, not what happens at it."""
_BULLETS = "・●○■□◆◇＊*- 　"
_AFTER_TIME = " 　:：、,・｜|"
_OPEN_ENDS = ("から", "より", "〜", "～", "~", "-")
_DOT = 0.17
"""Radius of the dot between time and words, as a part of the type size."""


class ProgrammeStep(NamedTuple):
    """「14:00〜15:00」 and what then happens, both as entered."""

    time: str
    what: str

    def __str__(self) -> str:
        return f"{self.time}　{self.what}"


class Description(NamedTuple):
    """A description parted: its programme, () where it has none, and the text around it."""

    steps: tuple[ProgrammeStep, ...]
    text: str


def read_programme(description: str) -> Description:
    """The lines that begin with a time as steps, what stands before and after them as text.

    A line set in below a step goes on with it. Without two steps everything stays text.
    """
    steps: list[ProgrammeStep] = []
    rest: list[str] = []
    is_inside = False
    for line in description.strip().split("\n"):
        step = _step(line)
        if step is not None:
            steps.append(step)
        elif is_inside and line[:1] in " 　" and line.strip():
            last = steps.pop()
            steps.append(ProgrammeStep(last.time, f"{last.what}　{line.strip()}".strip("　")))
            continue
        else:
            rest.append(line)
        is_inside = step is not None
    if len(steps) < _LEAST_STEPS:
        return Description((), description.strip())
    return Description(tuple(steps), "\n".join(rest).strip())


def _step(line: str) -> ProgrammeStep | None:
    from app.rules.time_reading import match_time_span, plain_time_text

    shown = line.lstrip(_BULLETS)
    plain = plain_time_text(shown)
    found = match_time_span(plain, 0)
    if found is None:
        return None
    length = len(plain[: found[1]].rstrip())  # folding may have changed the length of what was typed
    end = next(at for at in range(len(shown) + 1) if len(plain_time_text(shown[:at])) >= length)
    time, what = shown[:end].strip(), shown[end:].lstrip(_AFTER_TIME).rstrip()
    for ending in _OPEN_ENDS:
        time = time.removesuffix(ending).rstrip()
    return ProgrammeStep(time, what) if what else None


def programme_block(steps: Sequence[ProgrammeStep], width: float, size_pt: float, colour: Colour) -> Block:
    """The steps below each other: time, a dot on a line that joins them all, what happens."""
    em = size_pt * POINT_MM
    times = [label(step.time, TextStyle(face=Face.GB, size_pt=size_pt)) for step in steps]
    dot = max(time.width for time in times) + 0.9 * em
    left = dot + 0.8 * em
    style = TextStyle(size_pt=size_pt, leading=1.35)
    words = [text_block(step.what, max(width - left, 4 * em), style) for step in steps]
    dots: list[Operation] = []
    said: list[Operation] = []
    middles: list[float] = []
    y = 0.0
    for time, what in zip(times, words, strict=True):
        middles.append(y + em / 2)
        dots.append(Shape(dot, middles[-1], circle(0, 0, _DOT * em), fill=colour))
        one = (*time.at(0, y), *what.at(left, y))
        said += tagged(tagged(Block(width, what.height, one), Tag.BODY), Tag.ITEM).operations
        y += what.height + 0.5 * em
    tall = middles[-1] - middles[0]
    joint = Shape(dot - 0.2, middles[0], rectangle(0, 0, 0.4, tall), fill=colour)
    listed = tagged(Block(width, y - 0.5 * em, tuple(said)), Tag.LIST)
    drawn = (joint, *dots, *listed.operations)
    return Block(width, listed.height, drawn, words[0].first_baseline)
