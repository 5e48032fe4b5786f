"""Compose a 会議録: S0's report in its own structure, for the members or for everybody (printdesign.md §9, comp 19)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.errors import ExpectedError
from app.ledger import Ledger
from app.meetings.titles import minutes_title
from app.printing.boxes import padded, plate
from app.printing.composition import Composition
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.fonts import Face, missing_glyphs
from app.printing.japanese_text import drawable
from app.printing.minutes.content import MinutesContent, minutes_content
from app.printing.minutes.flow import Piece, in_pages
from app.printing.minutes.parts import (
    WIDTH,
    bullet_pieces,
    empty_piece,
    fact_pieces,
    paragraphs,
    promise_pieces,
    section_piece,
    step_pieces,
    theme_pieces,
    title_pieces,
    work_pieces,
)
from app.printing.pages import Bookmark, Operation, Page, Shape, moved
from app.printing.print_words import print_words
from app.printing.shapes import line
from app.printing.standards import Standard
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import squeezed
from app.printing.theme import MINUTES_PAPER, Colour
from app.progress import Progress, no_progress
from app.records.field import Level
from app.records.minutes import MINUTES_STATE, Minutes
from app.rules.publication import published
from app.wording import noun

_HEAD_RULE, _TEXT_TOP = 19.6, 26.0
_FOOT_RULE, _FOOT_TOP = 280.0, 282.0
_TEXT_HEIGHT = _FOOT_RULE - 3.0 - _TEXT_TOP
_MOST_GLYPHS = 5
_HEAD, _FOOT = Opened(Tag.ARTIFACT, kind="Header"), Opened(Tag.ARTIFACT, kind="Footer")


def compose_minutes(
    ledger: Ledger, minutes_id: int, *, is_public: bool, progress: Progress = no_progress
) -> Composition:
    """The pages of one 会議録, A4, numbered.

    Args:
        is_public: 公開用: without persons, speakers and promises; otherwise 内部用, marked so on every page.

    Raises:
        ExpectedError: there is no such 会議録, or 公開用 is asked for one that is not 確定.
        Cancelled: from `progress`.
    """
    minutes = ledger.get(Minutes, minutes_id)
    word = noun(Minutes.KIND, ledger)
    if minutes is None:
        raise ExpectedError(f"その{word}が見つかりません。", "一覧から選び直してください。")
    title = minutes_title(ledger, minutes)
    seen, shown = ledger, minutes
    if is_public:
        if minutes.state != "final":
            state = MINUTES_STATE.get(minutes.state, minutes.state)
            raise ExpectedError(
                f"「{title}」は、まだ「{state}」です。公開用には刷れません。",
                "みんなで確かめて「確定」にしてから、もう一度刷ってください。内部用なら、いまでも刷れます。",
            )
        seen = published(ledger, Level.PUBLIC)
        found = seen.get(Minutes, minutes_id)
        if found is None:
            raise ExpectedError(f"「{title}」は、公開用には刷れません。", "内部用を選んでください。")
        shown = found
    progress(0, 1)
    content = minutes_content(seen, shown, is_public=is_public)
    mark = _mark(minutes, is_public=is_public)
    publisher = print_words(ledger).publisher
    pages = _pages(content, word=word, mark=mark, publisher=publisher, is_internal=not is_public)
    progress(1, 1)
    name = f"{content.title or title}　{'公開用' if is_public else '内部用'}"
    return Composition(pages, name, _about_glyphs(pages, minutes), Standard.ARCHIVE)


def _mark(minutes: Minutes, *, is_public: bool) -> str:
    """「案　内部用」; a 確定 one says so only for everybody, who could not know."""
    if is_public:
        return "確定　公開用（個人の名前をのぞく）"
    return "　".join(part for part in (MINUTES_STATE.get(minutes.state, ""), "内部用") if part)


def _pages(content: MinutesContent, *, word: str, mark: str, publisher: str, is_internal: bool) -> tuple[Page, ...]:
    pieces = list(_pieces(content, is_internal=is_internal))
    bodies = in_pages(pieces, first=_TEXT_HEIGHT, rest=_TEXT_HEIGHT)
    made = []
    for number, body in enumerate(bodies, 1):
        head = word if number == 1 else content.title
        operations = [_HEAD, *_head(head, mark, is_internal=is_internal), CLOSED]
        operations += [moved(each, MINUTES_PAPER.left, _TEXT_TOP) for each in body]
        operations += [_FOOT, *_foot(publisher, number, len(bodies)), CLOSED]
        if number == 1:
            operations.append(Bookmark("minutes", 0.0, content.title or word))
        made.append(Page(MINUTES_PAPER.width, MINUTES_PAPER.height, tuple(operations), label=str(number)))
    return tuple(made)


def _pieces(content: MinutesContent, *, is_internal: bool) -> Iterable[Piece]:
    """The report from top to bottom; sections without content are left out and the others counted on."""
    yield from title_pieces(content)
    yield from fact_pieces(content)
    opinions = "内容・意見" if is_internal else "内容・意見（抜粋）"
    sections: list[tuple[str, Callable[[], Iterable[Piece]]]] = [
        ("今回のテーマ", lambda: theme_pieces(content)),
        (opinions, lambda: [piece for work in content.works for piece in work_pieces(work)]),
        ("まとめ", lambda: paragraphs(content.summary)),
        ("今後の取組みについて", lambda: step_pieces(content.next_steps)),
        ("約束", lambda: promise_pieces(content.promises) if content.promises else ()),
        ("困りごと", lambda: bullet_pieces(content.concerns)),
        ("つぎの会議", lambda: paragraphs(content.next_date)),
    ]
    number = 0
    for words, make in sections:
        pieces = list(make())
        if pieces:
            number += 1
            yield section_piece(number, words)
            yield from pieces
    if not number:
        yield empty_piece()


def _head(text: str, mark: str, *, is_internal: bool) -> list[Operation]:
    paper = MINUTES_PAPER
    right = paper.width - paper.right
    ink = Colour.SHUKO if is_internal else Colour.SUMI
    block = label(mark, TextStyle(face=Face.B if is_internal else Face.R, size_pt=11, colour=ink))
    if is_internal:
        block = plate(padded(block, top=1.1, bottom=1.1, left=2.4, right=2.4), stroke=Colour.SHUKO, radius=1.0)
    top = _HEAD_RULE - 1.8 - block.height
    room = WIDTH - block.width - 6
    words = squeezed(text, room, TextStyle(face=Face.B, size_pt=12, colour=Colour.AI), floor_pt=10.5)
    operations = words.at(paper.left, _HEAD_RULE - 2.0 - words.height)
    operations += block.at(right - block.width, top)
    stroke = Shape(paper.left, _HEAD_RULE, line(0, 0, WIDTH, 0), stroke=Colour.AI, line_width=0.9)
    return [*operations, stroke]


def _foot(publisher: str, number: int, count: int) -> list[Operation]:
    paper = MINUTES_PAPER
    folio = label(f"{number}／{count}", TextStyle(face=Face.GB, size_pt=11))
    words = squeezed(publisher, WIDTH - folio.width - 6, TextStyle(size_pt=11), floor_pt=10.5)
    stroke = Shape(paper.left, _FOOT_RULE, line(0, 0, WIDTH, 0), stroke=Colour.SUMI, line_width=0.3)
    return [
        stroke,
        *words.at(paper.left, _FOOT_TOP),
        *folio.at(paper.width - paper.right - folio.width, _FOOT_TOP),
    ]


def _about_glyphs(pages: tuple[Page, ...], minutes: Minutes) -> tuple[Finding, ...]:
    """Characters no font of ours has: they stand as 〓."""
    missing = {
        glyph.character for page in pages for run in page.text_runs() for glyph in missing_glyphs(drawable(run.text))
    }
    if not missing:
        return ()
    listed = "".join(sorted(missing)[:_MOST_GLYPHS])
    message = f"「{listed}」は印刷できない字です。紙では〓や、もとの字になります。ほかの字で書き直してください。"
    return (Finding(FindingKind.MISSING_GLYPH, Severity.WARNING, message, minutes.title, Minutes.KIND, minutes.id),)
