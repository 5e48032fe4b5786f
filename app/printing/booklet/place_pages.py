"""Places set on the pages of a chapter in the style that was chosen, in the room the paper gives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.booklets.choice import Style
from app.printing.booklet.list_row import GAP as LIST_GAP
from app.printing.booklet.list_row import list_row
from app.printing.booklet.measures import Measures
from app.printing.booklet.memo import memo
from app.printing.booklet.place_block import (
    WAYS,
    PlaceParts,
    SetPlace,
    full_page_block,
    place_block,
    place_parts,
    tightened,
    with_way,
)
from app.printing.booklet.plan import ONLINE, Chapter
from app.printing.booklet.small_block import GAP as SMALL_GAP
from app.printing.booklet.small_block import small_block, small_height
from app.printing.boxes import Block, column, space
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.place_facts import PlaceFacts, lost_sentence
from app.printing.print_words import PrintWords
from app.records.place import Place

_TRADE = 7.0
"""How much of its height one of two blocks may give to the other, mm."""
_GAP = 6.0
_LEAST_MEMO = 60.0
"""Free room below the last place of a chapter from which on it is given lines to write on."""


_NO_WAY = "書くことが多いので、案内図を入れませんでした。短くすると入ります。"
_NO_WAY_BESIDE = "書くことが多いので、案内図を入れませんでした。短くするか、1ページに1か所にすると入ります。"


class PlacePage(NamedTuple):
    """A laid out page of places, before its number is known; `body` is what stands below each other."""

    body: tuple[Block, ...]
    places: tuple[PlaceFacts, ...]

    @property
    def towns(self) -> str:
        """「栄町〜中島町」 for the running head."""
        first, last = (_town(facts) for facts in (self.places[0], self.places[-1]))
        return first if first == last or not last else f"{first}〜{last}" if first else last


class Manner(NamedTuple):
    """How the places of one booklet are set."""

    style: Style
    measures: Measures
    words: PrintWords


class SetChapter(NamedTuple):
    """The places of a chapter on pages.

    Attributes:
        notes: what had to be left out or moved.
        mapped: ids of the places whose 案内図 found room on half a page.
    """

    pages: tuple[PlacePage, ...]
    notes: tuple[Finding, ...]
    mapped: frozenset[int]


@lru_cache(maxsize=128)
def set_chapter(chapter: Chapter, manner: Manner) -> SetChapter:
    """The places of a chapter, set once as long as all of them stay the same: a preview is made anew at every edit."""
    return _Setter(chapter, manner).whole()


def set_alone(facts: PlaceFacts, chapter: Chapter, manner: Manner) -> tuple[Block, tuple[Finding, ...]]:
    """A place of a chapter by itself, as it stands in the booklet, and what had to be left out."""
    may_have_way = manner.style is Style.TWO and facts.map is not None
    setter = _Setter(chapter, manner)
    block = setter.alone(facts, has_way=may_have_way and facts.id in set_chapter(chapter, manner).mapped)
    return block, tuple(setter.notes)


class _Setter:
    """Sets the places of one chapter.

    Attributes:
        notes: what had to be left out or moved so far.
    """

    def __init__(self, chapter: Chapter, manner: Manner) -> None:
        self._chapter = chapter
        self._style, self._measures, self._words = manner
        self._half = (self._measures.text_height - _GAP - 2.4) / 2
        self.notes: list[Finding] = []
        self._mapped: set[int] = set()

    def whole(self) -> SetChapter:
        """All of them on pages."""
        if self._style is Style.TWO:
            pages = self._by_two()
        elif self._style is Style.ONE:
            pages = [self._own_page(facts) for facts in self._chapter.places]
        else:
            pages = self._one_below_the_other()
        return SetChapter(tuple(pages), tuple(self.notes), frozenset(self._mapped))

    def alone(self, facts: PlaceFacts, *, has_way: bool) -> Block:
        """One by itself; `has_way` when its 案内図 found room beside its neighbour: it shall stand here too."""
        if self._style in (Style.FOUR, Style.LIST):
            return self._small(facts)
        parts = self._parts(facts) if self._style is Style.TWO else None
        if parts is None:
            return self._own_block(facts)
        if has_way:
            (parts,) = self._with_ways([parts], self._measures.text_height)
            return place_block(parts, max(self._half, parts.wished)).block
        return place_block(parts, max(self._half, parts.least)).block

    def _by_two(self) -> list[PlacePage]:
        """Two a page, trading height; a very long one gets a page of its own."""
        pages: list[PlacePage] = []
        waiting: list[PlaceParts] = []
        for facts in self._chapter.places:
            parts = self._parts(facts)
            if parts is None:
                pages += self._paired(waiting)
                waiting = []
                pages.append(self._own_page(facts))
                continue
            if waiting and waiting[0].least + parts.least > 2 * self._half:
                pages += self._paired(waiting)
                waiting = []
            waiting.append(parts)
            if len(waiting) == 2:
                pages += self._paired(waiting)
                waiting = []
        return pages + self._paired(waiting)

    def _parts(self, facts: PlaceFacts) -> PlaceParts | None:
        """The parts of a place for a half page; None when it needs a page of its own."""
        half = self._half
        parts = place_parts(facts, self._words, self._chapter.colour, self._measures)
        if parts.wished > half:
            tight = tightened(parts)
            parts = tight if parts.least > half or tight.wished < parts.wished else parts
        if parts.least > half + _TRADE and facts.url:
            untightened = place_parts(facts, self._words, self._chapter.colour, self._measures)
            parts = tightened(untightened, has_code=False)
            if parts.least <= half + _TRADE:
                text = "QRコードのかわりにアドレスを入れました。ことばを短くするとQRコードが入ります。"
                self.notes.append(_note(facts, text))
        if parts.least <= half + _TRADE:
            return parts
        self.notes.append(
            _note(facts, "半ページに入りきらないので、1ページを使いました。短くすると半ページに入ります。")
        )
        return None

    def _paired(self, waiting: Sequence[PlaceParts]) -> list[PlacePage]:
        if not waiting:
            return []
        blocks: list[Block] = []
        shown = self._with_ways(waiting, self._measures.text_height if len(waiting) == 1 else self._half + _TRADE)
        for parts, height in zip(shown, self._heights(shown), strict=True):
            block, lost, *_ = place_block(parts, height)
            self._tell_lost(parts.facts, lost)
            blocks += [block, space(height=height - block.height + _GAP)]
        return [self._page(blocks, [parts.facts for parts in waiting])]

    def _with_ways(self, waiting: Sequence[PlaceParts], most_height: float) -> list[PlaceParts]:
        """The places with their 案内図 as far as all they say stands beside it, none higher than `most_height` mm."""
        shown = list(waiting)
        for at, parts in enumerate(waiting):
            if parts.facts.map is None:
                continue
            plain = place_parts(parts.facts, self._words, parts.colour, self._measures)
            room = min(most_height, 2 * self._half - shown[1 - at].wished) if len(waiting) == 2 else most_height
            tried = (with_way(plain, height, has_signs=has_signs) for height, has_signs in WAYS)
            mapped = next((each for each in tried if each.wished <= room), None)
            if mapped is None:
                self.notes.append(_note(parts.facts, _NO_WAY_BESIDE))
            else:
                shown[at] = mapped
                self._mapped.add(parts.facts.id)
        return shown

    def _heights(self, waiting: Sequence[PlaceParts]) -> list[float]:
        """The heights of the blocks: equal, unless one needs or wishes what the other can spare."""
        half = self._half
        if len(waiting) == 1:
            return [max(half, min(waiting[0].wished, self._measures.text_height))]
        first, second = waiting
        wish = first.wished - half if first.wished > half else half - second.wished if second.wished > half else 0.0
        spare_below = max(0.0, half - (second.wished if first.least <= half else second.least))
        spare_above = max(0.0, half - (first.wished if second.least <= half else first.least))
        shift = min(max(wish, -min(_TRADE, spare_above)), min(_TRADE, spare_below))
        return [half + shift, half - shift]

    def _own_page(self, facts: PlaceFacts) -> PlacePage:
        return PlacePage((self._own_block(facts),), (facts,))

    def _own_block(self, facts: PlaceFacts) -> Block:
        block, lost, _, has_way = full_page_block(facts, self._words, self._chapter.colour, self._measures)
        if not has_way:
            self.notes.append(_note(facts, _NO_WAY))
        if block.height > self._measures.text_height + 0.01:
            text = "書くことが多く、1ページに入りません。なまえや日時のことばを短くしてください。"
            self.notes.append(_note(facts, text))
        self._tell_lost(facts, lost)
        return block

    def _one_below_the_other(self) -> list[PlacePage]:
        """Four a page, or as many rows of a list as the page holds."""
        pages: list[PlacePage] = []
        blocks: list[Block] = []
        shown: list[PlaceFacts] = []
        gap = SMALL_GAP if self._style is Style.FOUR else LIST_GAP
        used = 0.0
        for facts in self._chapter.places:
            block = self._small(facts)
            if blocks and used + block.height > self._measures.text_height + 0.01:
                pages.append(self._page(blocks, shown))
                blocks, shown, used = [], [], 0.0
            blocks += [block, space(height=gap)]
            shown.append(facts)
            used += block.height + gap
        return [*pages, self._page(blocks, shown)]

    def _small(self, facts: PlaceFacts) -> Block:
        if self._style is Style.FOUR:
            set_place = small_block(facts, self._words, self._chapter.colour, self._measures)
            block = set_place.block
            height = max(block.height, small_height(self._measures))
            set_place = SetPlace(column([block, space(height=height - block.height)]), set_place.lost)
        else:
            set_place = list_row(facts, self._words, self._chapter.colour, self._measures)
        self._tell_lost(facts, set_place.lost)
        return set_place.block

    def _page(self, blocks: list[Block], places: Sequence[PlaceFacts]) -> PlacePage:
        width = self._measures.text_width
        rest = self._measures.text_height - sum(block.height for block in blocks)
        below = [memo(width, rest)] if rest >= _LEAST_MEMO else []
        return PlacePage((*blocks, *below), tuple(places))

    def _tell_lost(self, facts: PlaceFacts, lost: Sequence[str]) -> None:
        if lost:
            self.notes.append(_note(facts, lost_sentence(lost)))


def _town(facts: PlaceFacts) -> str:
    return ONLINE if facts.venue.is_online else facts.venue.town


def _note(facts: PlaceFacts, message: str) -> Finding:
    return Finding(FindingKind.GAVE_WAY, Severity.WARNING, message, facts.name, Place.KIND, facts.id)
