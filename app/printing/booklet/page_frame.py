"""The frame of every booklet page: margins, running head, thumb tab, folio (printdesign.md §4, §6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from app.printing.booklet.measures import TAB_WIDTH, Margins, Measures
from app.printing.booklet.plan import ThumbTab
from app.printing.boxes import Align, Block, boxed, stacked
from app.printing.fonts import Face
from app.printing.pages import Operation, Page, Shape
from app.printing.shapes import line, rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label, vertical_label
from app.printing.text_placing import centred, squeezed
from app.printing.theme import BLEED, Colour

_HEAD, _FOOT = Opened(Tag.ARTIFACT, kind="Header"), Opened(Tag.ARTIFACT, kind="Footer")
_TAB_HEIGHT, _TAB_TOP, _TAB_PITCH = 28.0, 24.0, 32.0


@lru_cache(maxsize=1024)
def framed_page(
    number: int,
    body: tuple[Block, ...],
    measures: Measures,
    *,
    head: str = "",
    tab: ThumbTab | None = None,
    chapters: int = 1,
    has_head: bool = True,
) -> Page:
    """A page with the blocks of its body below each other from the top of the text area.

    A page whose blocks, number and chapter are still the same is the same page: a preview is made anew at every edit.

    Args:
        head: text of the running head; its line is drawn with `has_head`.
        tab: of the chapter it belongs to, one of `chapters`.
    """
    margins = measures.margins(number)
    is_right = measures.is_on_right(number)
    operations = stacked(body, margins.left, measures.text_top)
    if tab is not None:
        operations = [Opened(Tag.SECTION, key=tab.key), *operations, CLOSED]
    operations.append(_HEAD)
    if has_head:
        operations += _running_head(head, measures, margins, is_right=is_right)
    bleed: tuple[Operation, ...] = ()
    if tab is not None:
        operations += _thumb_tab(tab, chapters, measures, is_right=is_right)
        bleed = (_cut_tab(tab, chapters, measures, is_right=is_right),)
    operations += [CLOSED, _FOOT]
    folio = label(str(number), TextStyle(face=Face.GB, size_pt=12))
    x = measures.width - margins.right - folio.width if is_right else margins.left
    operations += [*folio.at(x, measures.height - 12.4), CLOSED]
    return Page(
        measures.width,
        measures.height,
        tuple(operations),
        label=str(number),
        bleed=bleed,
        is_right_bound=measures.is_right_bound,
    )


def _running_head(head: str, measures: Measures, margins: Margins, *, is_right: bool) -> list[Operation]:
    text = squeezed(head, measures.text_width, TextStyle(size_pt=9.5), floor_pt=9)
    x = measures.width - margins.right - text.width if is_right else margins.left
    stroke = Shape(margins.left, 12.6, line(0, 0, measures.text_width, 0), stroke=Colour.SUMI, line_width=0.25)
    return [*text.at(x, 8.4), stroke]


def _tab_place(tab: ThumbTab, chapters: int, measures: Measures) -> tuple[float, float]:
    """Top and height of a tab, mm."""
    room = measures.height - _TAB_TOP - 18.0
    pitch = min(_TAB_PITCH, room / max(1, chapters))
    return _TAB_TOP + pitch * (tab.number - 1), min(_TAB_HEIGHT, pitch - 1.0)


def _cut_tab(tab: ThumbTab, chapters: int, measures: Measures, *, is_right: bool) -> Shape:
    """What joins the tab to the edge where the print shop cuts: then it shows at the edge of the closed booklet."""
    y, height = _tab_place(tab, chapters, measures)
    reach = measures.edge + TAB_WIDTH / 2 + BLEED
    x = measures.width - measures.edge - TAB_WIDTH / 2 if is_right else -BLEED
    return Shape(x, y, rectangle(0, 0, reach, height), fill=tab.colour)


@lru_cache(maxsize=64)
def _thumb_tab(tab: ThumbTab, chapters: int, measures: Measures, *, is_right: bool) -> Sequence[Operation]:
    """The tab steps down from chapter to chapter, so that a closed booklet shows where each begins."""
    x = measures.width - measures.edge - TAB_WIDTH if is_right else measures.edge
    y, height = _tab_place(tab, chapters, measures)
    operations: list[Operation] = [
        Shape(x, y, rectangle(0, 0, TAB_WIDTH, height, radius=0.9), fill=tab.colour),
    ]
    if height < 9:
        return [
            *operations,
            *centred(x + TAB_WIDTH / 2, y + height / 2, str(tab.number), Face.GB, 9, Colour.WHITE),
        ]
    number_room = 7.0
    style = TextStyle(face=Face.B, size_pt=10, colour=Colour.WHITE)
    letters = max(1, int((height - number_room - 1.5) / (10 * 0.3528 * 1.05)))
    name = vertical_label(tab.short_name[:letters], style, pitch=1.05)
    area = boxed(name, width=TAB_WIDTH, height=height - number_room, across=Align.CENTRE, down=Align.CENTRE)
    operations += area.at(x, y + 0.6)
    number_y = y + height - number_room / 2
    return [*operations, *centred(x + TAB_WIDTH / 2, number_y, str(tab.number), Face.GB, 11, Colour.WHITE)]
