"""Compose cards for the ring file: one A4 page for each place or space, for readers of one level (comp 18)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from app.records.base import R
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
    agreed = _agreed(ledger)
    contents = [place_content(seen, place, agreed) for place in _chosen(ledger, seen, everyone, Place, place_id, level)]
    album = PhotoAlbum(read_blob, kept=kept_photos(ledger))
    kinds = _labels(seen, [place.kind for place in everyone])
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
    agreed, words = _agreed(ledger), print_words(ledger)
    chosen = _chosen(ledger, seen, everyone, Space, space_id, level)
    contents = [space_content(seen, each, agreed, words.place_noun) for each in chosen]
    album = PhotoAlbum(read_blob, kept=kept_photos(ledger))
    kinds = _labels(seen, [each.kind for each in everyone])
    return _composed(contents, kinds, words, level, today, album, progress)


def _chosen(
    ledger: Ledger, seen: Ledger, everyone: Sequence[R], record_class: type[R], record_id: int | None, level: Level
) -> Sequence[R]:
    """Everyone, or the one that is asked for, as this level sees it; none is refused."""
    if record_id is None:
        chosen = everyone
    else:
        one = seen.get(record_class, record_id)
        chosen = () if one is None else (one,)
    if not chosen:
        known = ledger.get(record_class, record_id)
        name = None if known is None else known.text_of("name")
        _refuse(ledger, record_class.KIND, name, level, is_one=record_id is not None)
    return chosen


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


def _labels(seen: Ledger, term_ids: Iterable[int | None]) -> list[str]:
    """What the kinds that occur are called, in the order of the pick list; '' for unknown ones, last."""
    terms = {term.id: term for term in seen.all(Term)}
    found = [terms.get(each or 0) for each in set(term_ids)]
    known = sorted((term for term in found if term is not None), key=lambda term: (term.pos, term.id))
    return [*(term.label for term in known), *([""] * (len(found) - len(known)))]


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
    return Composition(tuple(pages), title, in_order([*notes, *album.findings]), reader=level)
