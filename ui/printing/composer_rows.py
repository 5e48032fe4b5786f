"""The rows of のせる順: sections, chapters that fold, places, and those that stay out with the reason."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.printing.booklet.outline import BookletOutline, OutlineChapter, OutlineLeftOut, OutlineSection
from app.printing.booklet.selection import LeftOut
from ui.lists.place_rows import freshness_dot
from ui.widgets.badge import FreshnessDot
from ui.widgets.plain_text import one_line

OUT_KEY = "out"
"""Key of the group of the places that stay out."""
REASONS = {
    LeftOut.NOT_CHOSEN: "足せます",
    LeftOut.PENDING: "返事まだ",
    LeftOut.STALE: "要確認",
    LeftOut.PREPARING: "準備中",
    LeftOut.NO_CONSENT: "載せない",
    LeftOut.ENDED: "終了",
}
"""Why a place stays out, in a word."""


class RowKind(StrEnum):
    """What a row stands for."""

    SECTION = "section"
    GROUP = "group"
    PLACE = "place"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class ComposerRow:
    """One row.

    Attributes:
        key: id of a place, name of a group, title of a section.
        page: 0 for none; `pages` is what is shown of it (「13–21」).
        group: key of the group a place stands in.
        is_open: of a group.
        dot: of a place: `fresh`, `soon` or `stale`.
        note: 「新」 of a place, the reason of one that stays out.
        reason: of one that stays out.
    """

    kind: RowKind
    key: int | str
    title: str
    page: int = 0
    pages: str = ""
    group: str = ""
    is_open: bool = False
    dot: str = ""
    note: str = ""
    reason: LeftOut | None = None

    @property
    def spoken(self) -> str:
        """As it is read aloud."""
        state = FreshnessDot.WORDS[self.dot] if self.dot else ""
        fold = ("ひらいています" if self.is_open else "たたんであります") if self.kind is RowKind.GROUP else ""
        pages = f"{self.pages}ページ" if self.page else self.pages
        return "　".join(part for part in (self.title, pages, state, self.note, fold) if part)


def composer_rows(outline: BookletOutline, unfolded: Container[str]) -> list[ComposerRow]:
    """The rows from the cover to the imprint; of groups that are not `unfolded` the heading only."""
    found: list[ComposerRow] = []
    if outline.before:
        titles = "・".join(section.title for section in outline.before)
        found.append(ComposerRow(RowKind.SECTION, titles, titles, outline.before[0].page, str(outline.before[0].page)))
    for chapter in outline.chapters:
        found += _chapter_rows(chapter, is_open=chapter.key in unfolded)
    found += [_section_row(section) for section in outline.after]
    if outline.left_out:
        is_open = OUT_KEY in unfolded
        title = "のせていない"
        found.append(ComposerRow(RowKind.GROUP, OUT_KEY, title, 0, f"{len(outline.left_out)}か所", is_open=is_open))
        found += [_left_out_row(each) for each in outline.left_out if is_open]
    return found


def _section_row(section: OutlineSection) -> ComposerRow:
    return ComposerRow(RowKind.SECTION, section.title, one_line(section.title), section.page, str(section.page))


def _chapter_rows(chapter: OutlineChapter, *, is_open: bool) -> Iterator[ComposerRow]:
    last = max((place.page for place in chapter.places), default=0)
    pages = f"{chapter.page}–{last}" if last > chapter.page else str(chapter.page or "")
    title = one_line(chapter.name)
    yield ComposerRow(RowKind.GROUP, chapter.key, title, chapter.page, pages, is_open=is_open)
    for place in chapter.places if is_open else ():
        yield ComposerRow(
            RowKind.PLACE,
            place.id,
            one_line(place.name),
            place.page,
            str(place.page or ""),
            chapter.key,
            dot=freshness_dot(place.freshness),
            note="新" if place.is_new else "",
        )


def _left_out_row(left_out: OutlineLeftOut) -> ComposerRow:
    reason = left_out.reason
    return ComposerRow(
        RowKind.LEFT_OUT, left_out.id, one_line(left_out.name), group=OUT_KEY, note=REASONS[reason], reason=reason
    )
