"""What only a printed 会議録 has: its facts, the works with what each group said, the promises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.printing.fonts import Face
from app.printing.minutes.content import MinutesContent, PromiseLine, WorkGroup, WorkPart
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.parts import Fact, bullet_pieces, lines_of, paragraphs, table_pieces, theme_pieces
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle
from app.printing.theme import Colour

_WORK = TextStyle(face=Face.B, size_pt=13, leading=1.5, colour=Colour.AI)
_GROUP = TextStyle(face=Face.B, size_pt=12, leading=1.5)
_DUE_WIDTH, _WHO_WIDTH = 48.0, 40.0


def facts_of(content: MinutesContent) -> list[Fact]:
    """日時, 会場, 出席者, 欠席, 次第."""
    return [
        Fact("日時", content.when),
        Fact("会場", content.venue),
        *(Fact("" if number else "出席者", names, head) for number, (head, names) in enumerate(content.attendance)),
        Fact("欠席", content.absent),
        *(Fact("" if number else "次第", title, time) for number, (time, title) in enumerate(content.agenda)),
    ]


def why_pieces(content: MinutesContent) -> Iterable[Piece]:
    """The theme in bold, then why and what for."""
    yield from theme_pieces(content.theme)
    yield from paragraphs(content.background)
    yield from paragraphs(content.purpose)


def work_pieces(work: WorkPart) -> Iterable[Piece]:
    """【ワーク１「想定される場」】, its text, and what was said, group by group."""
    if work.title:
        words = work.title if work.title.startswith("【") else f"【{work.title}】"
        yield from lines_of(words, _WORK, gap=6.0, stays=True, tag=Tag.H3)
    yield from paragraphs(work.content)
    for number, group in enumerate(work.groups):
        level = Tag.H4 if work.title else Tag.H3
        yield from _group_pieces(group, level, key=f"{work.title} {number}")


def _group_pieces(group: WorkGroup, level: Tag, *, key: str) -> Iterable[Piece]:
    if group.name:
        yield from lines_of(group.name, _GROUP, gap=4.2, stays=True, tag=level)
    yield from bullet_pieces(group.opinions, key=key)


def promise_pieces(promises: Sequence[PromiseLine]) -> Iterable[Piece]:
    """A table: what, who, until when; the state only where it is no longer open."""
    rows = [(_what(promise), promise.who, promise.due) for promise in promises]
    return table_pieces(("なにを", "だれが", "いつまでに"), rows, (_WHO_WIDTH, _DUE_WIDTH), key="promises")


def _what(promise: PromiseLine) -> str:
    return promise.content if promise.state in ("", "これから") else f"{promise.content}（{promise.state}）"
