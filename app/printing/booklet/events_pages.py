"""連絡会の取組み: the 催し since the last volume and those to come, newest first."""

from __future__ import annotations

from app.printing.booklet.flow_pages import flow_pages
from app.printing.booklet.front_matter import page_title
from app.printing.booklet.plan import BookletPlan, EventFacts
from app.printing.boxes import Block, column, rule, space, tagged
from app.printing.fonts import Face
from app.printing.pill import pill
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, label, whole_sentences
from app.printing.text_placing import bounded, together
from app.printing.theme import Colour
from app.rules.japanese_calendar import format_date, format_span

EVENTS_KEY = "events"
_MOST_OUTLINE = 30.0
"""Height of the words about one 催し, mm; what is longer loses whole sentences."""


def events_pages(plan: BookletPlan) -> list[Block]:
    """The pages; none without 催し."""
    if not plan.events:
        return []
    width = plan.measures.text_width
    head = column([space(height=3), page_title("連絡会の取組み", EVENTS_KEY), space(height=3)], width=width)
    blocks = [_event(event, width) for event in plan.events]
    return flow_pages(head, "連絡会の取組み（つづき）", blocks, plan.measures, gap=4.0)


def _event(event: EventFacts, width: float) -> Block:
    day = label(_days(event), TextStyle(face=Face.B, size_pt=11, colour=Colour.MIDORI))
    first = tagged(day, Tag.PARAGRAPH)
    if event.is_coming:
        tag = pill("これから", 9.5, Colour.MIDORI, most_width=30)
        shown = tagged(tag, Tag.PARAGRAPH)
        height = max(day.height, tag.height)
        placed = (*first.at(0, (height - day.height) / 2), *shown.at(width - tag.width, 0))
        first = Block(width, height, placed)
    title = bounded(event.title, width, TextStyle(face=Face.B, size_pt=13, leading=1.35), most_lines=3)
    theme = bounded(event.theme, width, TextStyle(size_pt=11.5, leading=1.45), most_lines=2)
    style = TextStyle(size_pt=11, leading=1.6, setting=Setting.BODY)
    outline = whole_sentences(event.outline, width, style, height=_MOST_OUTLINE)
    people = "" if event.participants is None or event.is_coming else f"{event.participants}名が参加"
    lecturer = f"お話　{event.lecturer}" if event.lecturer else ""
    where = "　".join(part for part in (event.venue, people) if part)
    about = together((lecturer, where), width, TextStyle(size_pt=10, leading=1.45), most_lines=2)
    texts = [tagged(block, Tag.PARAGRAPH) for block in (theme, outline, about)]
    parts = [first, tagged(title, Tag.H2), *texts]
    body = column([part for part in parts if part.height], gap=1.8, width=width)
    return column([body, space(height=3.0), rule(width, thickness=0.25)], width=width)


def _days(event: EventFacts) -> str:
    if not event.until or event.until == event.day:
        return format_date(event.day)
    return format_span(event.day, event.until)
