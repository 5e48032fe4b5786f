"""Compose a 視察報告 in the order of S2: facts, what was seen, photos, 考察."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.boxes import Block, column, figure, layered, padded, picture_block, tagged
from app.printing.composition import Composition, PhotoAlbum, ReadBlob
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.glyph_findings import about_glyphs
from app.printing.place_facts import photo_choices
from app.printing.print_words import print_words
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.marked_text import has_sections, last_section_number, marked_pieces
from app.printing.report_flow.pages import ReportFrame, report_pages
from app.printing.report_flow.parts import (
    WIDTH,
    empty_piece,
    fact_pieces,
    section_piece,
    table_pieces,
    theme_pieces,
    title_pieces,
)
from app.printing.standards import Standard
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, text_block
from app.printing.unprintable import UnprintableError
from app.printing.visit_report.content import VisitContent, VisitPhoto, visit_content
from app.progress import Progress, no_progress
from app.records.event import Event
from app.records.field import Level
from app.records.photo import Photo
from app.records.term_lists import term_id
from app.rules.publication import published

WORD = "視察報告"
VISIT = term_id("event_kind", "visit")
_REFLECTION = "考察（これらの取組みを、わたしたちの町でどう活かせるか）"
_PHOTO_GAP = 8.0
_PHOTO_WIDTH, _PHOTO_HEIGHT = (WIDTH - _PHOTO_GAP) / 2, 56.0
_CAPTION = TextStyle(size_pt=11, leading=1.4)
_STATION_WIDTHS = (62.0, 42.0)
_ANSWER_WIDTHS = (62.0, 22.0)


def compose_visit_report(
    ledger: Ledger, event_id: int, *, is_public: bool, read_blob: ReadBlob, progress: Progress = no_progress
) -> Composition:
    """The pages of one 視察報告, A4, numbered.

    Args:
        is_public: 公開用: without 考察 and whatever else is above the public level; otherwise 内部用, marked so.

    Raises:
        ExpectedError: there is no such 催し, it is no 視察, or it is not shown to the public.
        Cancelled: from `progress`.
    """
    event = ledger.get(Event, event_id)
    if event is None:
        raise ExpectedError("その催しが見つかりません。", "一覧から選び直してください。")
    if event.kind != VISIT:
        raise UnprintableError(
            f"「{event.title}」は、視察ではありません。",
            "視察なら、催しの種別を「視察」にしてから刷ってください。",
            field="kind",
        )
    seen, shown = ledger, event
    if is_public:
        seen = published(ledger, Level.PUBLIC)
        found = seen.get(Event, event_id)
        if found is None:
            raise UnprintableError(
                f"「{event.title}」は、公開用には刷れません。",
                "「だれに見せるか」を「公開」にするか、内部用を選んでください。",
                field="shown",
            )
        shown = found
    progress(0, 1)
    content = visit_content(seen, shown)
    album = PhotoAlbum(read_blob)
    mark = "公開用" if is_public else "内部用"
    frame = ReportFrame(WORD, content.title, mark, print_words(ledger).publisher, is_internal=not is_public)
    pages = report_pages(_pieces(content, album), frame)
    progress(1, 1)
    notes = (*album.findings, *_without_photos(ledger, event), *about_glyphs(pages, event, event.title))
    reader = Level.PUBLIC if is_public else Level.INTERNAL
    return Composition(pages, f"{content.title or WORD}　{mark}", notes, Standard.ARCHIVE, reader)


def _pieces(content: VisitContent, album: PhotoAlbum) -> Iterable[Piece]:
    """What was seen keeps its own headings; without any it stands under one of ours. 考察 comes last and counts on."""
    yield from title_pieces(content.title, content.above)
    yield from theme_pieces(content.theme)
    yield from fact_pieces(content.facts)
    yield from _body(content, album)


def _body(content: VisitContent, album: PhotoAlbum) -> Iterable[Piece]:
    number = last_section_number(content.outline)
    outline = list(marked_pieces(content.outline, key="outline"))
    if outline and not has_sections(content.outline):
        number = 1
        yield section_piece(f"{number}　視察の内容")
    yield from outline
    parts: list[tuple[str, Sequence[Piece]]] = [
        ("まわったところ", _stations(content)),
        ("写真", list(_photo_pieces(content.photos, album))),
        ("アンケート", _answers(content)),
        (f"{number + 1}　{_REFLECTION}", list(marked_pieces(content.reflection, key="reflection"))),
    ]
    shown = [(words, pieces) for words, pieces in parts if pieces]
    for words, pieces in shown:
        yield section_piece(words)
        yield from pieces
    if not outline and not shown:
        yield empty_piece()


def _stations(content: VisitContent) -> Sequence[Piece]:
    if not content.stations:
        return ()
    rows = [(title, when, people) for when, title, people in content.stations]
    return list(table_pieces(("どこ・なに", "いつ", "だれが"), rows, _STATION_WIDTHS, key="stations"))


def _answers(content: VisitContent) -> Sequence[Piece]:
    if not content.answers:
        return ()
    return list(table_pieces(("問い", "答え", "人数"), content.answers, _ANSWER_WIDTHS, key="answers"))


def _photo_pieces(photos: Sequence[VisitPhoto], album: PhotoAlbum) -> Iterable[Piece]:
    """Two beside each other, the words of each below it."""
    blocks = [block for block in (_photo(each, album) for each in photos) if block is not None]
    for at in range(0, len(blocks), 2):
        pair = [
            padded(block, left=number * (_PHOTO_WIDTH + _PHOTO_GAP)) for number, block in enumerate(blocks[at : at + 2])
        ]
        yield Piece(layered(pair), gap=3.6)


def _photo(photo: VisitPhoto, album: PhotoAlbum) -> Block | None:
    picture = album.picture(photo.choice, _PHOTO_WIDTH, _PHOTO_HEIGHT)
    if picture is None:
        return None
    placed = picture_block(picture, _PHOTO_WIDTH, _PHOTO_HEIGHT, radius=1.0, anchor=photo.choice.anchor)
    shown = figure(placed, photo.caption or "視察の写真")
    if not photo.caption:
        return shown
    return column([shown, tagged(text_block(photo.caption, _PHOTO_WIDTH, _CAPTION), Tag.PARAGRAPH)], gap=1.6)


def _without_photos(ledger: Ledger, event: Event) -> Iterable[Finding]:
    """Photos that stay away because nobody asked the people on them yet."""
    for choice in photo_choices(ledger, "event", event.id):
        photo = ledger.get(Photo, choice.photo_id)
        if photo is not None and photo.consent == "pending":
            message = "写っている人の同意がまだなので、写真を載せません。聞いたら、写真の「同意」を直してください。"
            yield Finding(FindingKind.PHOTO, Severity.WARNING, message, photo.caption, Photo.KIND, photo.id)
