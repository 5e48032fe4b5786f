"""What stands where in a booklet: chapters and places with their pages, what stays out and why, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.booklets.choice import BookletChoice
from app.booklets.volumes import entries_of, is_frozen, previous_issue
from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.booklet.gathering import gather, issue_words
from app.printing.booklet.plan import place_of_key
from app.printing.booklet.selection import LeftOut, select_for
from app.printing.composition import Composition
from app.printing.pages import Bookmark
from app.records.booklet_issue import BookletIssue
from app.records.place import Place
from app.rules.freshness import Freshness, freshness


@dataclass(frozen=True, slots=True)
class OutlinePlace:
    """A place that is printed; `page` is 0 where nothing was composed, `is_new` when the last volume had it not."""

    id: int
    name: str
    freshness: Freshness
    page: int = 0
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class OutlineChapter:
    """A 圏域 with its places in printed order."""

    key: str
    name: str
    page: int
    places: tuple[OutlinePlace, ...]


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """Pages that are no chapter, by their title in the 目次."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class OutlineLeftOut:
    """A place that is not printed, and the first reason that holds."""

    id: int
    name: str
    reason: LeftOut


@dataclass(frozen=True, slots=True)
class BookletOutline:
    """A booklet without its pages.

    Attributes:
        order: ids of the places of the volume in their order, those that fall out among them.
        before, after: sections in front of the chapters and behind them.
        left_out: what can be put in again first, what has ended last.
        is_kept: the volume keeps what was printed: it can no longer be arranged.
        previous: what the last volume is called, '' for none.
        added, dropped: how many places it has more, and no longer, than the last one.
    """

    chapters: tuple[OutlineChapter, ...] = ()
    order: tuple[int, ...] = ()
    before: tuple[OutlineSection, ...] = ()
    after: tuple[OutlineSection, ...] = ()
    left_out: tuple[OutlineLeftOut, ...] = ()
    is_kept: bool = False
    previous: str = ""
    added: int = 0
    dropped: int = 0

    @property
    def count(self) -> int:
        """How many places are printed."""
        return sum(len(chapter.places) for chapter in self.chapters)


_LEFT_OUT_ORDER = (
    LeftOut.NOT_CHOSEN,
    LeftOut.PENDING,
    LeftOut.STALE,
    LeftOut.PREPARING,
    LeftOut.NO_CONSENT,
    LeftOut.ENDED,
)


def booklet_outline(
    ledger: Ledger, choice: BookletChoice, composition: Composition | None, *, today: date
) -> BookletOutline:
    """The outline of what was composed, or of what would be if it could.

    Raises:
        ExpectedError: there is no such volume or 圏域.
    """
    words = issue_words(ledger, ledger.get(BookletIssue, choice.issue))
    last = previous_issue(ledger, choice.issue)
    known = frozenset() if last is None else frozenset(entry.place for entry in entries_of(ledger, last.id))
    marks = () if composition is None else tuple(_marks(composition))

    def outlined(place_id: int, name: str, page: int) -> OutlinePlace:
        place = ledger.get(Place, place_id)
        confirmed = "" if place is None else place.confirmed
        state = freshness(confirmed, today, words.yellow_months, words.red_months)
        return OutlinePlace(place_id, name, state, page, bool(known) and place_id not in known)

    found = _printed(marks) if marks else _planned(ledger, choice, today)
    chapters = [
        OutlineChapter(key, name, page, tuple(outlined(*each) for each in places)) for key, name, page, places in found
    ]
    here = [place.id for chapter in chapters for place in chapter.places]
    entries = () if choice.issue is None else entries_of(ledger, choice.issue)
    before, after = _sections(marks, {chapter.key: chapter.page for chapter in chapters})
    is_whole = choice.part is None and last is not None
    return BookletOutline(
        tuple(chapters),
        tuple(entry.place for entry in entries if entry.place is not None) or tuple(here),
        before,
        after,
        _left_out(ledger, choice, today),
        choice.issue is not None and is_frozen(ledger, choice.issue),
        "" if last is None or not is_whole else f"vol.{last.volume}" if last.volume is not None else "前の号",
        len(set(here) - known) if is_whole else 0,
        len(known - set(here)) if is_whole else 0,
    )


class _Mark(NamedTuple):
    """A line of the outline of the PDF: level 0 chapters and sections, level 1 places."""

    key: str
    title: str
    level: int
    page: int


def _marks(composition: Composition) -> Iterator[_Mark]:
    """The outline of the PDF in reading order."""
    for number, page in enumerate(composition.pages, 1):
        for each in page.operations:
            if type(each) is Bookmark and each.title:
                yield _Mark(each.key, each.title, each.level, number)


def _printed(marks: Iterable[_Mark]) -> list[_Chapter]:
    """Chapters as they were composed: to gather them again would take a third of the time of composing."""
    found: list[_Chapter] = []
    above = _Mark("", "", 0, 0)
    for mark in marks:
        if mark.level == 0:
            above = mark
        elif place_id := place_of_key(mark.key):
            if not found or found[-1].key != above.key:
                name = above.title.partition(" ")[2]  # behind the number of the chapter
                found.append(_Chapter(above.key, name, above.page, []))
            found[-1].places.append((place_id, mark.title, mark.page))
    return found


def _planned(ledger: Ledger, choice: BookletChoice, today: date) -> list[_Chapter]:
    """Chapters as they would be composed."""
    try:
        chapters = gather(ledger, choice._replace(sections=frozenset()), today=today).chapters
    except ExpectedError:  # no place may be printed: what stays out says why
        return []
    return [
        _Chapter(chapter.key, chapter.name, 0, [(facts.id, facts.name, 0) for facts in chapter.places])
        for chapter in chapters
    ]


class _Chapter(NamedTuple):
    """A chapter before its places are looked at: (id, name, page) of each."""

    key: str
    name: str
    page: int
    places: list[tuple[int, str, int]]


def _sections(
    marks: Iterable[_Mark], chapters: Mapping[str, int]
) -> tuple[tuple[OutlineSection, ...], tuple[OutlineSection, ...]]:
    """What stands in the outline beside chapters and places, in front of the first chapter and behind it."""
    others = [
        OutlineSection(mark.title, mark.page) for mark in marks if mark.level == 0 and mark.key not in chapters
    ]
    first = min(chapters.values(), default=0)
    return tuple(each for each in others if each.page < first), tuple(each for each in others if each.page >= first)


def _left_out(ledger: Ledger, choice: BookletChoice, today: date) -> tuple[OutlineLeftOut, ...]:
    words = issue_words(ledger, ledger.get(BookletIssue, choice.issue))
    left_out = select_for(ledger, words, choice, today=today).left_out
    return tuple(
        OutlineLeftOut(place.id, place.name, wanted)
        for wanted in _LEFT_OUT_ORDER
        for place, reason in left_out
        if reason is wanted
    )
