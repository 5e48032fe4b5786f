"""いつ・どこで: 定例, 場, cost and how many can come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from app.editing import Editing
from app.records.ids import new_id
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from ui.editors.field_editor import LineEditor, NumberEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.form_section import FormSection
from ui.forms.place_links import link_editor
from ui.forms.row_mark import asked_about
from ui.forms.schedule_wells import ScheduleWells
from ui.forms.space_part import SpacePart
from ui.widgets.field_row import FieldRow
from ui.widgets.tab_order import stand_before


class WhereSection(FormSection):
    """The second section of a place.

    Signals:
        schedule_wanted: (schedule id or None) open the dialog.
        schedule_moved: (schedule id, step).
        schedule_dropped: (schedule id).
        moved_house: another 場, or another address: the header says where.
    """

    schedule_wanted = Signal(object)
    schedule_moved = Signal(object, int)
    schedule_dropped = Signal(object)
    moved_house = Signal()

    def __init__(self, heading: str, today: date, editing_of: Callable[[], Editing]) -> None:
        super().__init__(heading, action="定例を変える", icon="schedule")
        self._editing_of = editing_of
        self._only_schedule: int | None = None
        self.fields = self.watch(BoundFields(Place, self))
        self.wells = ScheduleWells(today)
        self.add_row(FieldRow("定例", self.wells))
        self.space_link = link_editor(Space, editing_of)
        self._space_row = self.add_field(self.fields, "space", self.space_link)
        self.space = SpacePart(editing_of)
        self.space.edited.connect(self.edited)
        self.body.addWidget(self.space)
        self.add_field(self.fields, "fee", LineEditor())
        self.add_field(self.fields, "capacity", NumberEditor(unit="名"))
        for name in ("capacity_note", "booking", "bring"):
            self.add_field(self.fields, name)
        self.wells.wanted.connect(self.schedule_wanted)
        self.wells.moved.connect(self.schedule_moved)
        self.wells.dropped.connect(self.schedule_dropped)
        self.wells.question_wanted.connect(self.question_wanted)
        if self.action is not None:
            self.action.clicked.connect(self._open_schedule)
        self.space_link.wanted.connect(self._make_space)
        self.fields.edited.connect(self._follow_link)
        self.space.addressed.connect(self.moved_house)

    def show_place(self, editing: Editing, place: Place | None) -> None:
        """Fill the section."""
        self.fields.show(editing, place)
        self.show_schedules()
        self._show_space(editing, place)

    def show_schedules(self) -> None:
        """Speak the 定例 again."""
        editing, place = self._editing_of(), self.fields.record
        schedules = [] if place is None else editing.linking(Schedule, "place", place.id)
        self.wells.show_schedules(
            [(schedule, editing.linking(ScheduleException, "schedule", schedule.id)) for schedule in schedules],
            asked_about(schedules, editing),
            editing.ledger,
        )
        stand_before(self.space_link.input, self.wells.buttons)
        self._only_schedule = schedules[0].id if len(schedules) == 1 else None
        if self.action is not None:
            self.action.setVisible(bool(schedules))
            self.action.set_text("定例を変える" if self._only_schedule else "定例をふやす")

    def set_labels_above(self, above: bool) -> None:
        super().set_labels_above(above)
        self.space.set_labels_above(above)

    def _open_schedule(self) -> None:
        """With one 定例 it is changed, with several a further one is made; each has its own menu."""
        self.schedule_wanted.emit(self._only_schedule)

    def _show_space(self, editing: Editing, place: Place | None) -> None:
        space = None if place is None else editing.get(Space, place.space)
        self.space.show_space(editing, space)
        others = self.space.shared_with()
        self._space_row.set_hint(
            f"ほかに{others}か所も、この場を使っています。住所を書きかえると、そちらも変わります" if others else ""
        )

    def _follow_link(self, name: str) -> None:
        if name != "space":
            return
        place = self.fields.record
        if isinstance(place, Place):
            self._show_space(self._editing_of(), place)
        self.moved_house.emit()

    def _make_space(self, name: str) -> None:
        place = self.fields.record
        if isinstance(place, Place):
            self.fields.link_new("space", Space(id=new_id(), name=name, area=place.area))
            self.space.postal_code.input.setFocus()
