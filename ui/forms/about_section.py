"""どんな居場所: name, よみ, kind, area, what is done there and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal

from app.editing import Editing
from app.records.area import Area
from app.records.field import FieldValue
from app.records.ids import new_id
from app.records.organization import Organization
from app.records.place import PLACE_STAGE, PLACE_STATUS, Place, PlaceTerm
from app.search.matching import SKILL_LIST
from ui.editors.date_editor import DateEditor
from ui.editors.field_editor import ChoiceEditor, LineEditor, ParagraphEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices
from ui.forms.picked_chips import PickedChips
from ui.forms.place_links import link_editor, term_choices
from ui.forms.reading_proposal import ReadingProposal
from ui.widgets.buttons import Button
from ui.widgets.field_row import FieldRow
from ui.widgets.surfaces import Section

_PICKS = {
    "kind": "place_kind",
    "support_scheme": "support_scheme",
    "survey_activity": "survey_activity",
    "survey_operator": "survey_operator",
    "survey_venue": "survey_venue",
}
_SURVEY = ("support_scheme", "survey_activity", "survey_operator", "survey_venue")


class AboutSection(FormSection):
    """The first section of a place."""

    renamed = Signal()

    def __init__(self, heading: str, today: date, editing_of: Callable[[], Editing]) -> None:
        super().__init__(heading, has_rule=False)
        self.fields = self.watch(BoundFields(Place, self))
        self.name, self.reading = LineEditor(), LineEditor()
        self.area = link_editor(Area, editing_of)
        self.organization = link_editor(Organization, editing_of)
        self._choices = LinkChoices(editing_of)
        self.looked_for = PickedChips(PlaceTerm, "place", SKILL_LIST, self._choices, word="さがしていること")
        self.looked_for.edited.connect(self.edited)
        self.looked_for.question_wanted.connect(self.question_wanted)
        self.picks = {name: ChoiceEditor([]) for name in _PICKS}
        self._survey = Section("制度区分と国の調査", has_rule=False)
        self._build(today)
        self._proposal = ReadingProposal(self.fields)
        self.area.wanted.connect(lambda typed: self.fields.link_new("area", Area(id=new_id(), name=typed)))
        self.organization.wanted.connect(
            lambda typed: self.fields.link_new("organization", Organization(id=new_id(), name=typed))
        )
        self.fields.edited.connect(self._tell_header)

    def show_place(self, editing: Editing, place: Place | None) -> None:
        """Fill the section."""
        for name, term_list in _PICKS.items():
            value: FieldValue = None if place is None else place.get(name)
            chosen = value if isinstance(value, int) else None
            self.picks[name].set_choices(term_choices(editing, term_list, chosen))
        self._proposal.begin()
        self.fields.show(editing, place)
        self.looked_for.show_rows(editing, place)
        has_survey = place is not None and any(place.get(name) is not None for name in _SURVEY)
        self._show_survey(has_survey or self._survey.isVisibleTo(self))

    def open_for(self, name: str) -> None:
        """Open the part of the section in which a field stands."""
        if name in _SURVEY:
            self._show_survey(True)

    def _build(self, today: date) -> None:
        add = self.add_field
        add(self.fields, "name", self.name)
        add(self.fields, "reading", self.reading)
        add(self.fields, "kind", self.picks["kind"])
        add(self.fields, "area", self.area, label="圏域・地域")
        add(self.fields, "status", ChoiceEditor(list(PLACE_STATUS.items()), width=7))
        add(self.fields, "activities", ParagraphEditor(lines=3))
        add(self.fields, "story", ParagraphEditor(lines=3))
        add(self.fields, "audience")
        self.add_row(FieldRow("さがしていること", self.looked_for))
        add(self.fields, "wanted", ParagraphEditor(lines=1))
        add(self.fields, "organization", self.organization)
        add(self.fields, "started", DateEditor(today, is_past=True), hint_of=lambda _place, reading: reading.spoken)
        add(self.fields, "stage", ChoiceEditor([(code, word or "―") for code, word in PLACE_STAGE.items()], width=7))
        self._survey_button = Button("制度区分と国の調査", "quiet", icon="down", small=True)
        self._survey_button.clicked.connect(lambda: self._show_survey(not self._survey.isVisibleTo(self)))
        self.body.addWidget(self._survey_button, 0, Qt.AlignmentFlag.AlignLeft)
        for name in _SURVEY:
            add(self.fields, name, self.picks[name], into=self._survey)
        self.body.addWidget(self._survey)
        self._show_survey(False)

    def _show_survey(self, is_shown: bool) -> None:
        self._survey.setVisible(is_shown)
        self._survey_button.setVisible(not is_shown)

    def _tell_header(self, name: str) -> None:
        if name in ("name", "reading", "kind", "area", "status"):
            self.renamed.emit()
