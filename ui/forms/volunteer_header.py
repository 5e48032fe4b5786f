"""The head of a volunteer: よみ, name, telephone, how somebody stands and since when, area, consent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from app.editing import Editing
from app.records.area import Area
from app.records.base import Record
from app.records.volunteer import VOLUNTEER_CONSENT, Assignment, Volunteer
from app.rules.expiry import expiry_of
from app.rules.japanese_calendar import format_date
from app.rules.volunteer_standing import Standing, idle_months, stand_of
from app.titles import unnamed
from app.wording import noun
from ui.forms.record_header import RecordHeader
from ui.widgets.badge import Badge
from ui.widgets.plain_text import one_line

STANDING_TONES = {
    Standing.WAITING: "yam",
    Standing.INTRODUCED: "ai",
    Standing.ACTIVE: "mid",
    Standing.RESTING: "plain",
    Standing.ENDED: "plain",
}
_CONSENT_LOOKS = {"yes": ("mid", "tick"), "no": ("shu", "hidden"), "pending": ("yam", "question")}
_REST, _BACK = "お休みにする", "お休みをおえる"
_MONTHS_A_YEAR = 12
_MONTH_CHARACTERS = 7  # of an ISO date: 2028-01


class VolunteerHeader(RecordHeader):
    """Says who this is and what to know before ringing up.

    Signals:
        rest_wanted: お休みにする, or back from it.
    """

    rest_wanted = Signal()

    def __init__(self, tabs: Sequence[tuple[str, str]], today: date, *, print_word: str = "") -> None:
        super().__init__(Volunteer, tabs, print_word=print_word)
        self._today = today
        self._rest = QAction(_REST, self)
        self._rest.triggered.connect(self.rest_wanted)
        menu = self.more.menu()
        menu.insertAction(menu.actions()[0], self._rest)

    def show_record(self, editing: Editing, record: Record) -> None:
        """Say what this is."""
        assert isinstance(record, Volunteer)
        self.name.setText(record.name or unnamed(noun(Volunteer.KIND, editing.ledger), is_new=editing.is_new))
        self.reading.setText(record.reading)
        self.reading.setVisible(bool(one_line(record.reading)))
        self._rest.setText(_BACK if record.status == Standing.RESTING else _REST)
        badges = tuple(self._states(editing, record))
        told = tuple("".join(badge) for badge in badges)
        if told != self._told:
            self._told = told
            self._badges.clear()
            for text, tone, icon in badges:
                self._badges.add(Badge(text, tone, icon))

    def _states(self, editing: Editing, record: Volunteer) -> Iterator[tuple[str, str, str]]:
        """(text, tone, icon) of each badge."""
        rows = editing.linking(Assignment, "volunteer", record.id)
        stand = stand_of(record, rows, self._today)
        words = stand.words
        if stand.standing is Standing.WAITING:
            words += _idle_words(idle_months(record, rows, self._today))
        yield words, STANDING_TONES[stand.standing], "due" if stand.standing is Standing.WAITING else ""
        if record.phone:
            yield one_line(record.phone), "plain", "phone"
        area = editing.get(Area, record.area)
        if area is not None:
            yield one_line(area.name), "plain", ""
        tone, icon = _CONSENT_LOOKS.get(record.consent, ("plain", ""))
        label = "同意はまだ" if record.consent == "pending" else VOLUNTEER_CONSENT.get(record.consent, record.consent)
        yield label, tone, icon
        expiry = expiry_of(record.delete_on, self._today)
        if expiry is not None:
            month = format_date(record.delete_on[:_MONTH_CHARACTERS], has_weekday=False)
            yield ("消す日がすぎました", "shu", "trash") if expiry.is_over else (f"{month}に消す予定", "plain", "")


def _idle_words(months: int) -> str:
    """「・8か月」, 「・2年」, '' for less than a month."""
    if months >= 2 * _MONTHS_A_YEAR:
        return f"・{months // _MONTHS_A_YEAR}年"
    return f"・{months}か月" if months else ""
