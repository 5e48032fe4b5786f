"""Compose a 会議録: S0's report in its own structure, for the members or for everybody (printdesign.md §9, comp 19)."""

from __future__ import annotations

from collections.abc import Iterable

from app.errors import ExpectedError
from app.ledger import Ledger
from app.meetings.titles import minutes_title
from app.printing.composition import Composition
from app.printing.glyph_findings import about_glyphs
from app.printing.minutes.content import MinutesContent, minutes_content
from app.printing.minutes.parts import facts_of, promise_pieces, why_pieces, work_pieces
from app.printing.print_words import print_words
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.pages import ReportFrame, report_pages
from app.printing.report_flow.parts import (
    bullet_pieces,
    empty_piece,
    fact_pieces,
    paragraphs,
    sections,
    step_pieces,
    title_pieces,
)
from app.printing.standards import Standard
from app.printing.unprintable import UnprintableError
from app.progress import Progress, no_progress
from app.records.field import Level
from app.records.minutes import MINUTES_STATE, Minutes
from app.rules.publication import published
from app.wording import noun


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
            raise UnprintableError(
                f"「{title}」は、まだ「{state}」です。公開用には刷れません。",
                "みんなで確かめて「確定」にしてから、もう一度刷ってください。内部用なら、いまでも刷れます。",
                field="state",
            )
        seen = published(ledger, Level.PUBLIC)
        found = seen.get(Minutes, minutes_id)
        if found is None:
            raise ExpectedError(f"「{title}」は、公開用には刷れません。", "内部用を選んでください。")
        shown = found
    progress(0, 1)
    content = minutes_content(seen, shown, is_public=is_public)
    mark = _mark(minutes, is_public=is_public)
    frame = ReportFrame(word, content.title, mark, print_words(ledger).publisher, is_internal=not is_public)
    pages = report_pages(_pieces(content, is_internal=not is_public), frame)
    progress(1, 1)
    name = f"{content.title or title}　{'公開用' if is_public else '内部用'}"
    reader = Level.PUBLIC if is_public else Level.INTERNAL
    return Composition(pages, name, about_glyphs(pages, minutes, minutes.title), Standard.ARCHIVE, reader)


def _mark(minutes: Minutes, *, is_public: bool) -> str:
    """「案　内部用」; a 確定 one says so only for everybody, who could not know."""
    if is_public:
        return "確定　公開用（個人のなまえをのぞく）"
    return "　".join(part for part in (MINUTES_STATE.get(minutes.state, ""), "内部用") if part)


def _pieces(content: MinutesContent, *, is_internal: bool) -> Iterable[Piece]:
    """The report from top to bottom; sections without content are left out and the others counted on."""
    yield from title_pieces(content.title, content.body)
    yield from fact_pieces(facts_of(content))
    opinions = "内容・意見" if is_internal else "内容・意見（抜粋）"
    parts: list[tuple[str, Iterable[Piece]]] = [
        ("今回のテーマ", why_pieces(content)),
        (opinions, [piece for work in content.works for piece in work_pieces(work)]),
        ("まとめ", paragraphs(content.summary)),
        ("今後の取組みについて", step_pieces(content.next_steps)),
        ("約束", promise_pieces(content.promises) if content.promises else ()),
        ("困りごと", bullet_pieces(content.concerns)),
        ("つぎの会議", paragraphs(content.next_date)),
    ]
    written = list(sections(parts))
    yield from written or (empty_piece(),)
