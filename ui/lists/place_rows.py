"""The rows of the list of places: what each says, worked out when it is first seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt

from app.ledger import Ledger
from app.records.area import Area
from app.records.place import PLACE_STATUS, Place
from app.records.space import Space
from app.records.term_lists import term_id
from app.rules.freshness import Freshness
from app.rules.japanese_calendar import nearby_word, weekday_name
from app.rules.place_schedule import Meeting
from app.rules.publication import town_name
from app.rules.reading import index_heading
from app.search.place_finding import PlaceFinder
from ui.lists.listed_rows import ListedRows
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.plain_text import one_line

ROW_ROLE = Qt.ItemDataRole.UserRole
"""Gives the PlaceRow of an index."""

_DOTS = {Freshness.GREEN: "fresh", Freshness.YELLOW: "soon", Freshness.RED: "stale"}
_DOT_WORDS = {"fresh": "確認ずみ", "soon": "そろそろ", "stale": "要確認"}
DRAFT_WORD = "書きかけ"
_ONLINE = term_id("space_kind", "online")
_NEVER_SAVED = "まだ保存していません"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row.

    Attributes:
        area: 「西部」, '' when unknown.
        town: 「美園町」, '' when unknown.
        when: 「きょう 10:30」「12/8（火）」「休止」, '' when nobody knows.
        when_short: the same where room is short: 「きょう」「12/8」.
        is_today: the next meeting is today.
        dot: `fresh`, `soon` or `stale`.
        heading: あ … わ, 他: where it stands in 五十音順.
        has_draft: something typed there is not saved yet.
    """

    place_id: int
    name: str
    area: str
    town: str
    when: str
    when_short: str
    is_today: bool
    dot: str
    heading: str
    has_draft: bool

    @property
    def where(self) -> str:
        """「西部｜美園町」."""
        return "｜".join(part for part in (self.area, self.town) if part)

    @property
    def lower_lines(self) -> Sequence[tuple[str, str]]:
        """(where, when) from the whole to the shortest: the 圏域 gives way first, so that the town stays whole."""
        short_where = self.town or self.area
        if self.has_draft:
            return ((f"{DRAFT_WORD}｜{short_where}", self.when), (DRAFT_WORD, self.when), (DRAFT_WORD, self.when_short))
        return ((self.where, self.when), (short_where, self.when), (short_where, self.when_short))

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        parts = [self.name, self.where.replace("｜", " "), self.when, f"鮮度 {_DOT_WORDS[self.dot]}"]
        if self.has_draft:
            parts.append(DRAFT_WORD)
        return "、".join(part for part in parts if part)

    @property
    def whole(self) -> str:
        """Everything the row says, for the tool tip: name, where and when, freshness."""
        place_and_time = "　".join(part for part in (self.where, self.when) if part)
        state = _DOT_WORDS[self.dot] + (f"　{DRAFT_WORD}" if self.has_draft else "")
        return "\n".join(part for part in (self.name, place_and_time, state) if part)


def freshness_dot(freshness: Freshness) -> str:
    """The name of the dot that stands for a freshness."""
    return _DOTS[freshness]


def town_text(place: Place, ledger: Ledger) -> str:
    """「美園町」「オンライン」, the name of the 場 where its address has no town; '' when unknown."""
    space = ledger.get(Space, place.space)
    if space is None:
        return ""
    return one_line("オンライン" if space.kind == _ONLINE else town_name(space.address) or space.name)


def when_texts(meeting: Meeting | None, today: date) -> tuple[str, str]:
    """「きょう 10:30」「12/8（火）」 and, for little room, 「きょう」「12/8」; '' for nothing."""
    if meeting is None:
        return "", ""
    distance = (meeting.day - today).days
    if distance <= 1:
        word = nearby_word(meeting.day, today)
        return f"{word} {meeting.start.removeprefix('0')}".strip(), word
    year = f"{meeting.day.year}/" if meeting.day.year != today.year and distance > 300 else ""
    day = f"{meeting.day.month}/{meeting.day.day}"
    return f"{year}{day}（{weekday_name(meeting.day)}）", day


class PlaceRows(ListedRows):
    """The places found, in order. Rows are described only when they come into view."""

    def __init__(self, ledger: Ledger, finder: PlaceFinder, today: date) -> None:
        super().__init__()
        self._ledger = ledger
        self._finder = finder
        self._today = today
        self._known: dict[int, PlaceRow] = {}

    def forget_words(self) -> None:
        self._known.clear()

    def heading_of(self, record_id: int) -> str:
        return self._row_of_place(record_id).heading

    def row(self, number: int) -> PlaceRow:
        """One row, described."""
        return self._row_of_place(self._ids[number])

    def _row_of_place(self, place_id: int) -> PlaceRow:
        known = self._known.get(place_id)
        if known is None:
            known = self._known[place_id] = self._describe(place_id)
        return known

    def _describe(self, place_id: int) -> PlaceRow:
        place, facts = self._ledger.get(Place, place_id), self._finder.facts(place_id)
        if place is None or facts is None:
            return self._describe_new(place_id)
        area = self._ledger.get(Area, place.area)
        meeting = self._finder.next_meeting(place_id) if place.status == "active" else None
        when, when_short = when_texts(meeting, self._today)
        status = "" if place.status == "active" else PLACE_STATUS.get(place.status, "")
        return PlaceRow(
            place_id=place_id,
            name=one_line(place.name),
            area="" if area is None else one_line(area.name),
            town=town_text(place, self._ledger),
            when=when or status,
            when_short=when_short or status,
            is_today=meeting is not None and meeting.day == self._today,
            dot=freshness_dot(facts.freshness),
            heading=index_heading(place.reading or place.name),
            has_draft=place_id in self.drafts,
        )

    def _describe_new(self, place_id: int) -> PlaceRow:
        """A place that was never saved: only its draft knows it."""
        name = one_line(self.drafts.get(place_id, "")) or "（なまえなし）"
        return PlaceRow(place_id, name, "", _NEVER_SAVED, "", "", False, "soon", "他", True)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row(index.row()).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row(index.row()).spoken
        return None
