"""Places set on the pages of a chapter: two a page, trading height; a very long one gets its own page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.printing.booklet.memo import memo
from app.printing.booklet.page_frame import TEXT_HEIGHT
from app.printing.booklet.place_block import (
    WIDTH,
    PlaceParts,
    full_page_block,
    place_block,
    place_parts,
    tightened,
)
from app.printing.booklet.plan import ONLINE, Chapter
from app.printing.boxes import Block, column, space
from app.printing.composition import PhotoAlbum
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.place_facts import PlaceFacts, lost_sentence
from app.printing.print_words import PrintWords
from app.records.place import Place

_BLOCK = 85.6
"""Height of one of two blocks, mm (printdesign.md §9)."""
_TRADE = 7.0
"""How much of its height a block may give to the other, mm."""
_GAP = 6.0
_LEAST_MEMO = 60.0
"""Free room below the last place of a chapter from which on it is given lines to write on."""


class PlacePage(NamedTuple):
    """A laid out page of places, before its number is known."""

    body: Block
    places: tuple[PlaceFacts, ...]

    @property
    def towns(self) -> str:
        """「栄町〜中島町」 for the running head."""
        first, last = (_town(facts) for facts in (self.places[0], self.places[-1]))
        return first if first == last or not last else f"{first}〜{last}" if first else last


def place_pages(
    chapter: Chapter, words: PrintWords, album: PhotoAlbum, *, per_page: int, notes: list[Finding]
) -> list[PlacePage]:
    """The pages of a chapter; what had to be left out or moved is added to `notes`."""
    pages: list[PlacePage] = []
    waiting: list[PlaceParts] = []
    for facts in chapter.places:
        parts = _parts(facts, words, chapter, notes) if per_page == 2 else None
        if parts is None:
            pages += _paired(waiting, album, notes)
            waiting = []
            pages.append(_own_page(facts, words, chapter, album, notes))
            continue
        if waiting and waiting[0].least + parts.least > 2 * _BLOCK:
            pages += _paired(waiting, album, notes)
            waiting = []
        waiting.append(parts)
        if len(waiting) == 2:
            pages += _paired(waiting, album, notes)
            waiting = []
    return pages + _paired(waiting, album, notes)


def _parts(facts: PlaceFacts, words: PrintWords, chapter: Chapter, notes: list[Finding]) -> PlaceParts | None:
    """The parts of a place for a half page; None when it needs a page of its own."""
    parts = place_parts(facts, words, chapter.colour)
    if parts.wished > _BLOCK:
        tight = tightened(parts)
        parts = tight if parts.least > _BLOCK or tight.wished < parts.wished else parts
    if parts.least > _BLOCK + _TRADE and facts.url:
        parts = tightened(place_parts(facts, words, chapter.colour), has_code=False)
        if parts.least <= _BLOCK + _TRADE:
            notes.append(_note(facts, "QRコードのかわりにアドレスを入れました。ことばを短くするとQRコードが入ります。"))
    if parts.least <= _BLOCK + _TRADE:
        return parts
    notes.append(_note(facts, "半ページに入りきらないので、1ページを使いました。短くすると半ページに入ります。"))
    return None


def _paired(waiting: Sequence[PlaceParts], album: PhotoAlbum, notes: list[Finding]) -> list[PlacePage]:
    if not waiting:
        return []
    heights = _heights(waiting)
    blocks: list[Block] = []
    for parts, height in zip(waiting, heights, strict=True):
        block, lost = place_block(parts, album, height)
        _tell_lost(parts.facts, lost, notes)
        blocks += [block, space(height=height - block.height + _GAP)]
    rest = TEXT_HEIGHT - sum(block.height for block in blocks)
    if rest >= _LEAST_MEMO:
        blocks.append(memo(height=rest))
    return [PlacePage(column(blocks, width=WIDTH), tuple(parts.facts for parts in waiting))]


def _heights(waiting: Sequence[PlaceParts]) -> list[float]:
    """The heights of the blocks: equal, unless one needs or wishes what the other can spare."""
    if len(waiting) == 1:
        return [max(_BLOCK, min(waiting[0].wished, TEXT_HEIGHT))]
    first, second = waiting
    wish = first.wished - _BLOCK if first.wished > _BLOCK else _BLOCK - second.wished if second.wished > _BLOCK else 0.0
    spare_below = max(0.0, _BLOCK - (second.wished if first.least <= _BLOCK else second.least))
    spare_above = max(0.0, _BLOCK - (first.wished if second.least <= _BLOCK else first.least))
    shift = min(max(wish, -min(_TRADE, spare_above)), min(_TRADE, spare_below))
    return [_BLOCK + shift, _BLOCK - shift]


def _own_page(
    facts: PlaceFacts, words: PrintWords, chapter: Chapter, album: PhotoAlbum, notes: list[Finding]
) -> PlacePage:
    block, lost = full_page_block(facts, words, chapter.colour, album, TEXT_HEIGHT)
    if block.height > TEXT_HEIGHT + 0.01:
        notes.append(_note(facts, "書くことが多く、1ページに入りません。名まえや日時のことばを短くしてください。"))
    _tell_lost(facts, lost, notes)
    return PlacePage(block, (facts,))


def _town(facts: PlaceFacts) -> str:
    return ONLINE if facts.venue.is_online else facts.venue.town


def _note(facts: PlaceFacts, message: str) -> Finding:
    return Finding(FindingKind.GAVE_WAY, Severity.WARNING, message, facts.name, Place.KIND, facts.id)


def _tell_lost(facts: PlaceFacts, lost: Sequence[str], notes: list[Finding]) -> None:
    if lost:
        notes.append(_note(facts, lost_sentence(lost)))
