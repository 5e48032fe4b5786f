"""On every kind of printer, what is seen on the trial sheet leads to booklets that read in order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pytest

from app.printing.pages import Page, TextRun
from app.printing.sheets.arranging import arranged
from app.printing.sheets.parts import parts_of
from app.printing.sheets.setting import Binding, Duplex, Flip, SheetSetting
from app.printing.sheets.trial_sheet import compose_trial_sheet, trial_answers, trial_question
from tests.folding import Sheet, Side, printed, read_through, side_of, words_on
from tests.ink import texts_on_grounds


class Print(NamedTuple):
    """Something printed on a face: number of its page, and whether it stands on its head there."""

    page: int
    is_turned: bool


class Paper(NamedTuple):
    """A sheet in a tray: what is on the face that looks up, and on the one below, seen after turning it left-right."""

    upper: tuple[Print, ...] = ()
    lower: tuple[Print, ...] = ()

    def half_turned(self) -> Paper:
        return Paper(_turned(self.upper), _turned(self.lower))

    def left_right(self) -> Paper:
        return Paper(self.lower, self.upper)

    def top_foot(self) -> Paper:
        return self.left_right().half_turned()


def _turned(face: tuple[Print, ...]) -> tuple[Print, ...]:
    return tuple(Print(page, not is_turned) for page, is_turned in face)


@dataclass(frozen=True)
class OneSided:
    """A printer that prints one side: which face of what lies in its tray, which way up, and how the sheet lies when
    it is carried from where it comes out to where it goes in. Sheets are fed from the top and come out on the top."""

    prints_upper: bool
    is_upside_down: bool
    way: int

    def run(self, stack: Sequence[Paper], pages: Sequence[int]) -> list[Paper]:
        """The pile that comes out, top first."""
        pile: list[Paper] = []
        for paper, page in zip(stack, pages, strict=True):
            mark = (Print(page, self.is_upside_down),)
            done = Paper(paper.upper + mark, paper.lower) if self.prints_upper else Paper(paper.upper, paper.lower + mark)
            moved = (done, done.half_turned(), done.left_right(), done.top_foot())[self.way]
            pile.insert(0, moved)
        return pile


PRINTERS = [OneSided(*each) for each in itertools.product((True, False), (True, False), range(4))]


def corner_words(page: Page) -> dict[tuple[bool, bool], str]:
    """(is at the foot, is on the right) → the number or letter there."""
    found = {}
    for word in words_on(page):
        if len(word.text) == 1 and (word.x < 50 or word.x > page.width_mm - 50):
            found[word.y > page.height_mm / 2, word.x > page.width_mm / 2] = word.text
    return found


def seen_by_hand(printer: OneSided) -> str:
    """Where the user sees which letter at the corner with the 1."""
    front, back = compose_trial_sheet(is_by_hand=True).pages
    (paper,) = printer.run(printer.run([Paper()], [0]), [1])
    if not any(mark.page == 0 for mark in paper.upper):
        paper = paper.left_right()
    if next(mark for mark in paper.upper if mark.page == 0).is_turned:
        paper = paper.half_turned()
    assert corner_words(front)[False, False] == "1"
    letters = corner_words(back)
    if len(paper.upper) == 2:
        is_turned = next(mark for mark in paper.upper if mark.page == 1).is_turned
        return f"「1」のとなりに{'、さかさまの' if is_turned else ''}「{letters[is_turned, is_turned]}」"
    (mark,) = paper.lower
    return f"うらに「{letters[mark.is_turned, not mark.is_turned]}」"


def numbered(count: int) -> list[Page]:
    return [Page(148, 210, (TextRun(20, 30, "F", 10, "#000000", str(at), 5),)) for at in range(1, count + 1)]


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize("count", [4, 12])
@pytest.mark.parametrize("binding", Binding)
def test_any_printer_of_one_side_gives_a_booklet_in_order(printer: OneSided, count: int, binding: Binding) -> None:
    seen = seen_by_hand(printer)
    (answer,) = [each for each in trial_answers(is_by_hand=True) if seen in each.words]
    setting = SheetSetting.of({**answer.values, "form": "imposed", "binding": binding})
    pages = arranged(numbered(count), setting)
    (_, fronts), (_, backs) = parts_of(pages)
    numbers = range(len(fronts))
    pile = printer.run([Paper()] * len(fronts), numbers)
    if setting.duplex is Duplex.TURNED:
        pile = [paper.top_foot() for paper in pile[::-1]]
    pile = printer.run(pile, [len(fronts) + at for at in numbers])
    sides = [side_of(page) for page in (*fronts, *backs)]
    order = read_through(taken_up(pile, sides), opens_right=binding is Binding.RIGHT)
    assert order == [str(number) for number in range(1, count + 1)]


def taken_up(pile: list[Paper], sides: list[Side]) -> list[Sheet]:
    """The pile in the hands of the user, who turns the whole of it until the first front can be read.

    Where it comes out face up the cover lies below: then the sheets are laid the other way round, as the steps say.
    """
    if not any(mark.page == 0 for paper in pile for mark in paper.upper):
        pile = [paper.left_right() for paper in pile[::-1]]
    if pile[0].upper[0].is_turned:
        pile = [paper.half_turned() for paper in pile]
    if pile[0].upper[0].page != 0:
        pile = pile[::-1]

    def face(marks: tuple[Print, ...]) -> Side:
        (mark,) = marks
        return sides[mark.page].turned() if mark.is_turned else sides[mark.page]

    return [Sheet(face(paper.upper), face(paper.lower)) for paper in pile]


@pytest.mark.parametrize("over_long_edge", [False, True])
def test_a_printer_of_both_sides_gives_a_booklet_in_order(over_long_edge: bool) -> None:
    front, back = compose_trial_sheet().pages
    assert corner_words(front)[False, False] == "1"
    behind = corner_words(back)[(True, False) if over_long_edge else (False, True)]
    (answer,) = [each for each in trial_answers(is_by_hand=False) if each.words == behind]
    setting = SheetSetting.of({**answer.values, "form": "imposed"})
    assert setting.duplex is Duplex.AUTO
    sheets = printed(arranged(numbered(16), setting), over_long_edge=over_long_edge)
    assert read_through(sheets) == [str(number) for number in range(1, 17)]


def test_paper_that_was_not_turned_is_answered_with_advice() -> None:
    (lost,) = [answer for answer in trial_answers(is_by_hand=False) if not answer.values]
    assert "両面" in lost.advice
    assert all(bool(answer.values) != bool(answer.advice) for answer in trial_answers(is_by_hand=True))


@pytest.mark.parametrize("is_by_hand", [False, True])
def test_the_sheet_can_be_read_at_arms_length(is_by_hand: bool) -> None:
    composition = compose_trial_sheet(is_by_hand=is_by_hand)
    for page in composition.pages:
        for text in texts_on_grounds(page):
            assert text.contrast >= 4.5
            assert text.size_pt >= (15 if len(text.run.text) == 1 else 16)
            assert 8 <= text.run.x <= page.width_mm - 8
            assert text.run.x + text.run.width <= page.width_mm - 8
    assert [page.part for page in composition.pages] == (["おもて", "うら"] if is_by_hand else ["", ""])
    assert trial_question(is_by_hand=is_by_hand).endswith("。")


def test_front_and_back_stay_readable_when_printed_over_each_other() -> None:
    """Either way up: no text of one meets a text of the other."""
    front, back = compose_trial_sheet(is_by_hand=True).pages

    def boxes(page: Page, *, is_turned: bool) -> list[tuple[float, float, float, float]]:
        found = []
        for run in page.text_runs():
            height = run.size_pt * 25.4 / 72
            box = (run.x, run.y - 0.87 * height, run.x + run.width, run.y + 0.13 * height)
            if is_turned:
                box = (page.width_mm - box[2], page.height_mm - box[3], page.width_mm - box[0], page.height_mm - box[1])
            found.append(box)
        return found

    for is_turned in (False, True):
        for one, other in itertools.product(boxes(front, is_turned=False), boxes(back, is_turned=is_turned)):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


def test_flip_values_are_those_of_the_setting() -> None:
    flips = {answer.values.get("flip") for answer in trial_answers(is_by_hand=False)}
    assert flips == {Flip.SHORT, Flip.LONG, None}
