"""Compose cards for the ring file: one A4 page for each place or space, for readers of one level (comp 18)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.cards.card import Card
from app.printing.cards.card_frame import TITLE, frame_operations, shown_tabs
from app.printing.cards.content import CardContent, place_content, space_content
from app.printing.composition import Composition, PhotoAlbum, ReadBlob, kept_photos
from app.printing.findings import Finding, in_order
from app.printing.glyph_findings import about_glyphs
from app.printing.pages import Bookmark, Page
from app.printing.print_words import PrintWords, print_words
from app.printing.theme import CARD_PAPER
from app.printing.unprintable import UnprintableError
from app.progress import Progress, no_progress
from app.records.field import LEVEL_LABELS, Level
from app.records.photo import Photo
from app.records.place import Place
from app.records.space import Space
from app.records.term import Term
from app.rules.japanese_calendar import format_date
from app.rules.publication import published
from app.rules.reading import reading_from_kana, sort_key
from app.wording import noun


def compose_place_cards(
    ledger: Ledger,
    place_id: int | None,
    *,
    level: Level,
    today: date,
    read_blob: ReadBlob,
    progress: Progress = no_progress,
) -> Composition:
    """The card of one place, or of every place that has not ended and that this level may see, in 五十音.

    Raises:
        ExpectedError: no such place, it may not be shown at this level, or there is none at all.
        Cancelled: from `progress`.
    """
    seen = published(ledger, level)
    everyone = [place for place in seen.all(Place) if place.status != "ended"]
    chosen = everyone if place_id is None else [place for place in seen.all(Place) if place.id == place_id]
    if not chosen:
        known = ledger.get(Place, place_id)
        _refuse(ledger, Place.KIND, None if known is None else known.name, level, is_one=place_id is not None)
    contents = [place_content(seen, place, _agreed(ledger)) for place in chosen]
    kinds = [_term_label(seen, term_id) for term_id in _in_order(seen, [place.kind for place in everyone])]
    album = PhotoAlbum(read_blob, kept=kept_photos(ledger))
    return _composed(contents, kinds, print_words(ledger), level, today, album, progress)


def compose_space_cards(
    ledger: Ledger,
    space_id: int | None,
    *,
    level: Level,
    today: date,
    read_blob: ReadBlob,
    progress: Progress = no_progress,
) -> Composition:
    """The card of one space, or of every space that this level may see and that was not given up.

    Raises:
        ExpectedError: as `compose_place_cards`.
        Cancelled: from `progress`.
    """
    seen = published(ledger, level)
    given_up = {each.id for each in ledger.all(Space) if each.stage == "declined"}  # the stage itself is 内部
    everyone = [each for each in seen.all(Space) if each.id not in given_up]
    chosen = everyone if space_id is None else [each for each in seen.all(Space) if each.id == space_id]
    if not chosen:
        known = ledger.get(Space, space_id)
        _refuse(ledger, Space.KIND, None if known is None else known.name, level, is_one=space_id is not None)
    words = print_words(ledger)
    contents = [space_content(seen, each, _agreed(ledger), words.place_noun) for each in chosen]
    kinds = [_term_label(seen, term_id) for term_id in _in_order(seen, [each.kind for each in everyone])]
    album = PhotoAlbum(read_blob, kept=kept_photos(ledger))
    return _composed(contents, kinds, words, level, today, album, progress)


def _refuse(ledger: Ledger, kind: str, name: str | None, level: Level, *, is_one: bool) -> None:
    word = noun(kind, ledger)
    if is_one and name is None:
        raise ExpectedError(f"その{word}が見つかりません。", "一覧から選び直してください。")
    if not is_one and level is Level.INTERNAL:
        to_do = f"{word}を入れてから刷ってください。"
        raise UnprintableError(f"カードにする{word}が、まだありません。", to_do, kind=kind)
    shown = LEVEL_LABELS[level]
    to_do = "掲載の返事を確かめるか、内部用を選んでください。"
    if is_one:
        field = "consent" if kind == Place.KIND else ""
        raise UnprintableError(f"「{name}」は、{shown}用のカードにできません。", to_do, option="level", field=field)
    raise UnprintableError(f"{shown}用のカードにできる{word}がありません。", to_do, option="level")


def _agreed(ledger: Ledger) -> frozenset[int]:
    return frozenset(photo.id for photo in ledger.all(Photo) if photo.consent == "yes")


def _in_order(seen: Ledger, term_ids: Sequence[int | None]) -> list[int | None]:
    """The kinds that occur, in the order of the pick list; unknown ones last."""
    order = {term.id: (term.pos, term.id) for term in seen.all(Term)}
    return sorted(set(term_ids), key=lambda each: order.get(each or 0, ("~", 0)))


def _term_label(seen: Ledger, term_id: int | None) -> str:
    term = seen.get(Term, term_id)
    return term.label if term is not None else ""


def _composed(
    contents: Sequence[CardContent],
    kinds: Sequence[str],
    words: PrintWords,
    level: Level,
    today: date,
    album: PhotoAlbum,
    progress: Progress,
) -> Composition:
    tabs = shown_tabs(kinds)
    ordered = sorted(
        contents, key=lambda each: (sort_key(each.reading or reading_from_kana(each.name) or each.name), each.record_id)
    )
    day = f"{format_date(today, has_weekday=False)}現在"
    pages: list[Page] = []
    notes: list[Finding] = []
    for number, content in enumerate(ordered):
        progress(number, len(ordered))
        card = Card(content, words, album)
        operations = card.operations()
        operations += frame_operations(content.where, day, tabs, content.tab, level, words.publisher)
        operations.append(Bookmark(f"card{content.record_id}", 0.0, content.name))
        page = Page(CARD_PAPER.width, CARD_PAPER.height, tuple(operations), label=str(number + 1))
        pages.append(album.filled(page))
        notes += card.notes()
        undrawn = about_glyphs([page], None, content.name)
        notes += (each._replace(record_kind=content.kind, record_id=content.record_id) for each in undrawn)
    album.keep()
    progress(len(ordered), len(ordered))
    name = ordered[0].name if len(ordered) == 1 else TITLE
    title = f"{name}　カード　{LEVEL_LABELS[level]}用"
    return Composition(tuple(pages), title, in_order([*notes, *album.findings]))
