"""The form of a volunteer: the motto first, then つなぎ, 資格, 連絡先, 同意; the matches in the strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editing import Editing
from app.records.base import Record
from app.records.place import Place
from app.records.volunteer import Assignment, Volunteer
from app.wording import counted, noun
from ui.context import AppContext
from ui.forms.bound_fields import BoundFields
from ui.forms.child_rows import ChildRows
from ui.forms.fields_section import FieldsSection
from ui.forms.form_section import FormSection
from ui.forms.match_cards import MatchBox
from ui.forms.record_form import RecordForm
from ui.forms.record_header import RecordHeader
from ui.forms.volunteer_header import VolunteerHeader
from ui.forms.volunteer_sections import CanSection, ConsentSection, QualificationRows
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.surfaces import column, row

_CONTACT = ("phone", "other_phone", "email", "area", "postal_code", "address", "emergency")
_WHO = ("status", "gender", "born", "number")
_TOGETHER = ("place", "role", "state", "since", "until", "next_step", "next_due", "next_done", "result")
_TABS = {
    "できることを、できるときに、できるだけ": ("できること", "できる"),
    "資格と約束ごと": ("資格", "資格"),
    "連絡先とご本人": ("連絡先", "連絡"),
    "同意とメモ": ("同意", "同意"),
}
"""Headings that are too long for a tab: (long, short) word."""
_REST_MILLISECONDS = 120  # the form is painted and takes keys before anything is looked for


class MatchSection(FormSection):
    """合いそうな居場所 inside the form, where there is no room for the strip.

    Attributes:
        box: the cards, in the strip while there is one.
    """

    def __init__(self, heading: str, box: MatchBox) -> None:
        super().__init__(heading)
        self.box = box

    def show_record(self, editing: Editing, record: Record | None, /) -> None:
        """Filled by the form a moment later."""

    def bound_fields(self) -> Sequence[BoundFields]:
        """None."""
        return ()


class VolunteerForm(RecordForm):
    """Shows one volunteer.

    Signals:
        matches_wanted: something that matters for the matches is different now.
        renewal_wanted: (id of a qualification) 1年のばす.
    """

    matches_wanted = Signal()
    renewal_wanted = Signal(object)

    def __init__(self, context: AppContext, editing_of: Callable[[], Editing], above_links: QVBoxLayout) -> None:
        """`above_links` is the top of the strip."""
        self._above_links = above_links
        self._matched_id = 0
        self._place_noun = noun(Place.KIND, context.ledger)
        self.matches = MatchBox(f"合いそうな{self._place_noun}")
        self._places = Label("", "cap")
        super().__init__(context, Volunteer, editing_of)
        self.matches.set_connectable(not context.store.is_read_only)
        self.match_heading = self._make_match_heading()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self.matches_wanted)
        self.edited.connect(self._rest.start)

    def make_sections(self) -> Sequence[FormSection]:
        """From top to bottom as one would ask in a first talk."""
        today, choices, ledger = self.context.today(), self.choices, self.context.ledger
        self.can = CanSection(choices)
        self.together = ChildRows(
            Assignment,
            "volunteer",
            today=today,
            choices=choices,
            ledger=ledger,
            heading="つなぎ",
            names=_TOGETHER,
            nothing=f"「合いそうな{self._place_noun}」で「つなぐ」を押すと、ここに書かれます",
        )
        self.qualifications = QualificationRows(today=today, choices=choices, ledger=ledger)
        self.qualifications.renewal_wanted.connect(self.renewal_wanted)
        self.consent = ConsentSection(today)
        self.can.fields.edited.connect(self._date_offer)
        self.match_section = MatchSection(f"合いそうな{self._place_noun}", self.matches)
        return (
            self.can,
            self.together,
            self.qualifications,
            FieldsSection("連絡先とご本人", Volunteer, (*_CONTACT, *_WHO), today=today, choices=choices),
            self.consent,
            self.match_section,
        )

    def make_header(self) -> RecordHeader:
        """With state, telephone and consent."""
        return VolunteerHeader(self.tab_words(), self.context.today(), print_word=self.print_word())

    @property
    def volunteer_header(self) -> VolunteerHeader:
        """The head as what it is."""
        return cast(VolunteerHeader, self.header)

    def tab_words(self) -> Sequence[tuple[str, str]]:
        """Short enough to stand side by side."""
        words = [_TABS.get(section.heading, (section.heading,) * 2) for section in self.sections[:-1]]
        return [*words, ("合う所", "合う"), ("つながり", "つながり"), ("履歴", "履歴")]

    def show_editing(self, editing: Editing) -> None:
        """Fill everything; the matches a moment later."""
        super().show_editing(editing)
        if editing.root_id != self._matched_id:  # nobody shall be brought to what was found for somebody else
            self._matched_id = editing.root_id
            self.matches.take_away()
        self._rest.start()

    def show_place_count(self, count: int) -> None:
        """How many places were looked through."""
        self._places.setText(f"{counted(count, Place.KIND)}から")

    def set_strip(self, strip: QWidget | None) -> None:
        """The matches stand above つながり in the strip, or in a section of their own."""
        super().set_strip(strip)
        self.match_section.setVisible(strip is None)
        if strip is None:
            self.match_section.body.addWidget(self.matches)
        else:
            self._above_links.addWidget(self.match_heading)
            self._above_links.addWidget(self.matches)
        self.header.tabs.set_shown(self.sections.index(self.match_section), strip is None)

    def _date_offer(self, name: str) -> None:
        """Who is being written down for the first time offers today; the date can still be another one."""
        editing = self._editing_of()
        root = editing.root
        if name == "name" and editing.is_new and root is not None and not root.text_of("registered"):
            self.consent.fields.write("registered", self.context.today().isoformat())

    def _make_match_heading(self) -> QWidget:
        whole = QWidget()
        outer = column(spacing=2)
        whole.setLayout(outer)
        line = row(spacing=6)
        line.addWidget(ElidedLabel(f"合いそうな{self._place_noun}", "section"), 1)
        line.addWidget(self._places)
        outer.addLayout(line)
        return whole
