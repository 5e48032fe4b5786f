"""A report over many pages: nothing lost, nothing beyond the page, no line and no heading left alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.printing.boxes import Block
from app.printing.pages import TextRun
from app.printing.report_flow.flow import Piece, in_pages
from app.printing.report_flow.pages import ReportFrame, report_pages
from app.printing.tags import Opened, Tag

_SIZE, _PITCH = 4.0, 6.0
_FIRST, _REST = 60.0, 80.0


def piece(name: int, lines: int, gap: float, *, is_heading: bool = False) -> Piece:
    """Lines named after their piece and number."""
    runs = tuple(
        TextRun(0.0, line * _PITCH + 0.87 * _SIZE, "font", 12.0, "#000000", f"{name}.{line}.{lines}", 10.0)
        for line in range(lines)
    )
    block = Block(100.0, (lines - 1) * _PITCH + _SIZE, runs, 0.87 * _SIZE)
    return Piece(block, gap, lines, _PITCH, stays_with_next=is_heading)


@st.composite
def reports(draw: st.DrawFn) -> list[Piece]:
    found = []
    for name in range(draw(st.integers(1, 25))):
        is_heading = draw(st.booleans()) and draw(st.booleans())
        lines = 1 if is_heading else draw(st.integers(1, 60))
        found.append(piece(name, lines, draw(st.floats(0, 8)), is_heading=is_heading))
    return found


def texts(page: list[object]) -> list[tuple[int, int, int]]:
    runs = sorted((each for each in page if isinstance(each, TextRun)), key=lambda run: run.y)
    return [(int(part[0]), int(part[1]), int(part[2])) for part in (run.text.split(".") for run in runs)]


@given(reports())
def test_every_line_stands_once_in_order_and_on_its_page(pieces: list[Piece]) -> None:
    pages = in_pages(pieces, first=_FIRST, rest=_REST)
    shown = [line for page in pages for line in texts(list(page))]
    wanted = [(name, line, each.lines) for name, each in enumerate(pieces) for line in range(each.lines)]
    assert shown == wanted
    for number, page in enumerate(pages):
        height = _REST if number else _FIRST
        for run in page:
            assert isinstance(run, TextRun)
            assert 0 <= run.y <= height + 0.02


@given(reports())
def test_no_line_and_no_heading_is_left_alone(pieces: list[Piece]) -> None:
    pages = [texts(list(page)) for page in in_pages(pieces, first=_FIRST, rest=_REST)]
    for number, page in enumerate(pages):
        for name in {line[0] for line in page}:
            here = [line for line in page if line[0] == name]
            assert len(here) >= min(2, pieces[name].lines)
        is_last = number == len(pages) - 1
        ends_in_heading = bool(page) and pieces[page[-1][0]].stays_with_next
        headings = [line[0] for line in page if pieces[line[0]].stays_with_next]
        if ends_in_heading and not is_last:  # only where headings alone fill the page
            assert len(headings) == len(page)


def test_a_piece_higher_than_a_page_stands_whole() -> None:
    tall = Piece(Block(10.0, 500.0), 0.0)
    pages = in_pages([piece(0, 2, 0.0), tall, piece(1, 2, 0.0)], first=_FIRST, rest=_REST)
    assert len(pages) == 3


def headed_rows(counts: list[int]) -> list[Piece]:
    """A table: its head, then rows of so many lines that show the head again at the top of a page."""
    head = Block(100.0, 6.0, (TextRun(0.0, 3.5, "font", 12.0, "#000000", "head", 10.0),), 3.5)
    rows = [piece(name, lines, 2.0) for name, lines in enumerate(counts)]
    first = Piece(head, stays_with_next=True)
    return [first, *(replace(each, head=head) for each in rows)]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=25))
def test_a_table_shows_its_head_once_on_every_page(counts: list[int]) -> None:
    pages = in_pages(headed_rows(counts), first=_FIRST, rest=_REST)
    shown = [line for page in pages for line in texts([each for each in page if getattr(each, "text", "") != "head"])]
    assert shown == [(name, line, count) for name, count in enumerate(counts) for line in range(count)]
    for number, page in enumerate(pages):
        heads = [run for run in page if isinstance(run, TextRun) and run.text == "head"]
        assert [run.y for run in heads] == [3.5]
        rows = [run.y for run in page if isinstance(run, TextRun) and run.text != "head"]
        assert min(rows) > 6.0, "below the head"
        assert max(rows) <= (_REST if number else _FIRST) + 0.02
        marks = [each for each in page if isinstance(each, Opened)]
        assert [mark.tag for mark in marks] == ([Tag.ARTIFACT] if number else []), "it is read out once"


def test_a_row_higher_than_a_page_stands_whole_under_its_head() -> None:
    head = Block(10.0, 6.0, (TextRun(0.0, 3.5, "font", 12.0, "#000000", "head", 10.0),))
    tall = Piece(Block(10.0, 500.0), head=head)
    assert len(in_pages([piece(0, 2, 0.0), tall, tall], first=_FIRST, rest=_REST)) == 3


def test_a_few_lines_more_stand_closer_rather_than_on_a_page_of_their_own() -> None:
    def pages(count: int, gap: float) -> int:
        line = TextRun(0, 4, "F", 12, "#000000", "ことば", 20)
        pieces = [Piece(Block(170, 6, (line,)), gap=gap) for _ in range(count)]
        return len(report_pages(pieces, ReportFrame("会議録", "題", "", "社協")))

    assert pages(22, 5.0) == 1
    assert pages(25, 5.0) == 1, "two more than fit"
    assert pages(40, 5.0) == 2, "half a page is no leftover"
    assert pages(31, 2.0) == 1
    assert pages(34, 2.0) == 2, "what is close already stays so"
