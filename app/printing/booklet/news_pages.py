"""前の号からかわったこと: new, changed, resting and ended places, with the pages of those that are in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.booklets.comparison import ChangedPlace
from app.printing.booklet.flow_pages import flow_pages
from app.printing.booklet.front_matter import page_title
from app.printing.booklet.index_rows import list_item
from app.printing.booklet.plan import BookletPlan, place_key
from app.printing.boxes import Block, column, space, tagged
from app.printing.cushion import cushion
from app.printing.fonts import Face
from app.printing.pages import Link, Operation, Shape
from app.printing.place_facts import PlaceFacts
from app.printing.shapes import line
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.text_placing import squeezed
from app.printing.theme import Colour

NEWS_KEY = "news"
_ROW = 8.0
_HEADING = 13.0
_NOTE_WIDTH = 46.0


def news_pages(plan: BookletPlan, page_of: Mapping[int, int]) -> list[Block]:
    """The pages; none without a last volume, or when nothing differs from it."""
    news, width = plan.news, plan.measures.text_width
    if not news:
        return []
    words = text_block(f"{news.previous}を出してから、こんなことがありました。", width, TextStyle(size_pt=11.5))
    head = column(
        [
            space(height=3),
            page_title("前の号からかわったこと", NEWS_KEY),
            space(height=4),
            tagged(words, Tag.PARAGRAPH),
        ],
        width=width,
    )
    areas = {facts.id: chapter.short_name for chapter in plan.chapters for facts in chapter.places}
    blocks = _group(
        "新しくできました",
        Colour.SHU,
        [_row(facts, areas.get(facts.id, ""), page_of[facts.id], width) for facts in news.opened],
    )
    blocks += _group("かわりました", Colour.AI, [_changed(each, page_of, width) for each in news.changed])
    blocks += _group(
        "お休みしています", Colour.HAI, [_row(facts, "", page_of[facts.id], width) for facts in news.resting]
    )
    blocks += _group("おわりました", Colour.HAI, [_row(facts, "", 0, width) for facts in news.ended])
    return flow_pages(head, "前の号からかわったこと（つづき）", blocks, plan.measures, gap=0.0)


def _group(title: str, colour: Colour, rows: Sequence[Block]) -> list[Block]:
    """The heading stays with its first row."""
    if not rows:
        return []
    name = label(title, TextStyle(face=Face.B, size_pt=13))
    mark = cushion(3.0, _HEADING - 4.6, 4.6, colour)
    heading = tagged(Block(rows[0].width, _HEADING, (*mark, *name.at(8.0, _HEADING - 4.6 - name.height / 2))), Tag.H2)
    return [column([heading, rows[0]]), *rows[1:]]


def _changed(each: ChangedPlace, page_of: Mapping[int, int], width: float) -> Block:
    return _row(each.facts, "・".join(each.what), page_of[each.facts.id], width)


def _row(facts: PlaceFacts, note: str, page: int, width: float) -> Block:
    """Name, a note, the page; `page` 0 for a place that is in the booklet no more."""
    name = squeezed(facts.name, width - _NOTE_WIDTH - 14, TextStyle(face=Face.B, size_pt=11.5), floor_pt=9.5)
    shown = squeezed(note, _NOTE_WIDTH, TextStyle(size_pt=10.5), floor_pt=9)
    middle = _ROW / 2
    operations: list[Operation] = list(name.at(0, middle - name.height / 2))
    operations += shown.at(width - _NOTE_WIDTH - 12, middle - shown.height / 2)
    if page:
        number = label(str(page), TextStyle(face=Face.GB, size_pt=12))
        operations += number.at(width - number.width, middle - number.height / 2)
    operations.append(Shape(0, _ROW, line(0, 0, width, 0), stroke=Colour.NEZU, line_width=0.2))
    if not page:
        item = tagged(tagged(Block(width, _ROW, tuple(operations)), Tag.BODY), Tag.ITEM)
    else:
        operations.append(Link(0, 0, width, _ROW, f"#{place_key(facts.id)}"))
        item = list_item(Block(width, _ROW, tuple(operations)))
    return tagged(item, Tag.LIST)
