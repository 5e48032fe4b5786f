"""The booklet with its spine on either side: what belongs to the open edge lies there, on pages and on sheets."""

from __future__ import annotations

import pytest

from app.printing.booklet.measures import A5, TAB_WIDTH, measures_of
from app.printing.composition import Composition
from app.printing.pages import Group, Operation, Page, Shape, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.sheets.arranging import arranged
from app.printing.sheets.imposition import folded_sheets
from app.printing.sheets.setting import Binding, SheetSetting
from app.printing.standards import Standard
from app.printing.tags import Opened, Tag
from tests.sample_booklet import sample_booklet

_FOLIO_PT = 12.0
_TAB_TOP = 20.0


@pytest.fixture(scope="module", params=Binding)
def binding(request: pytest.FixtureRequest) -> Binding:
    side: Binding = request.param
    return side


@pytest.fixture(scope="module")
def booklet(binding: Binding) -> Composition:
    return sample_booklet(binding)


def is_on_right(number: int, binding: Binding) -> bool:
    """Where a page lies in the open booklet."""
    return (number % 2 == 1) is (binding is Binding.LEFT)


def is_folio(run: TextRun, height: float) -> bool:
    return run.size_pt == _FOLIO_PT and run.y > height - 16


def folio(page: Page) -> TextRun:
    (run,) = (run for run in page.text_runs() if run.text == page.label and is_folio(run, page.height_mm))
    return run


def thumb_tab(page: Page) -> Shape | None:
    """The drawn ground of the tab, None where the page is of no chapter."""
    is_running_head = False
    for operation in page.operations:
        if isinstance(operation, Opened):
            is_running_head = operation.tag is Tag.ARTIFACT and operation.kind == "Header"
        if is_running_head and isinstance(operation, Shape) and operation.fill and operation.y > _TAB_TOP:
            return operation
    return None


def test_page_numbers_and_thumb_tabs_lie_at_the_open_edge(booklet: Composition, binding: Binding) -> None:
    tabs = 0
    for number, page in enumerate(booklet.pages, start=1):
        if not page.label:
            continue
        run, tab = folio(page), thumb_tab(page)
        if is_on_right(number, binding):
            assert run.x + run.width == pytest.approx(page.width_mm - A5.outer, abs=0.2)
        else:
            assert run.x == pytest.approx(A5.outer, abs=0.2)
        if tab is not None:
            tabs += 1
            right = page.width_mm - A5.edge - TAB_WIDTH
            assert tab.x == pytest.approx(right if is_on_right(number, binding) else A5.edge)
    assert tabs > 10


def test_both_bindings_say_the_same_in_the_same_order() -> None:
    left, right = (
        [[run.text for run in page.text_runs()] for page in sample_booklet(each).pages] for each in Binding
    )
    assert left == right


def test_the_inner_margin_is_at_the_fold() -> None:
    measures = measures_of("A5", is_largest=False, is_right_bound=True)
    assert measures.margins(2) == (measures.inner, measures.outer)
    assert measures.margins(3) == (measures.outer, measures.inner)
    assert A5.margins(3) == (A5.inner, A5.outer)


def folios_on(operations: tuple[Operation, ...], at: float, wanted: set[str]) -> list[tuple[str, float]]:
    """(number, x on the sheet) of the page numbers on a side."""
    found = []
    for operation in operations:
        if isinstance(operation, Group):
            found += folios_on(operation.operations, at + operation.x, wanted)
        elif isinstance(operation, TextRun) and operation.text in wanted and is_folio(operation, A5.height):
            found.append((operation.text, at + operation.x))
    return found


def test_on_every_folded_sheet_page_numbers_lie_at_its_outer_edges(booklet: Composition, binding: Binding) -> None:
    pages = booklet.pages
    sides = arranged(pages, SheetSetting(binding=binding, creep=0.0))
    for sheet, front, back in zip(folded_sheets(len(pages), binding), sides[::2], sides[1::2], strict=True):
        for pair, side in ((sheet.front, front), (sheet.back, back)):
            labels = [pages[index].label for index in pair]
            for text, x in folios_on(side.operations, 0.0, {label for label in labels if label}):
                assert x < 20 if text == labels[0] else x > side.width_mm - 25


def test_a_viewer_leafs_through_it_from_the_side_it_opens(booklet: Composition, binding: Binding) -> None:
    pdf = pdf_bytes(booklet.pages, title="冊子", standard=Standard.PLAIN)
    assert (b"/Direction/R2L" in pdf.replace(b" ", b"")) is (binding is Binding.RIGHT)
