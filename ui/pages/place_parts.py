"""What belongs to the place on the desk: its 定例, its photos, its 場; each deed one unit of work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.changes.saving import named
from app.editing import Editing
from app.records.ids import new_id
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from ui.context import AppContext
from ui.pages import place_deeds
from ui.pages.photo_deeds import move
from ui.pages.photo_parts import PhotoParts
from ui.pages.place_volunteers import PlaceVolunteers
from ui.pages.record_desk import RecordDesk

if TYPE_CHECKING:  # each is loaded when it is first opened: together they take as long as a sixth of a bare window
    from ui.dialogs.schedule_dialog import ScheduleDialog
    from ui.forms.place_form import PlaceForm


class PlaceParts(PhotoParts):
    """Opens the dialogs of a place and does what they answer."""

    def __init__(self, context: AppContext, desk: RecordDesk, form: PlaceForm, window: QWidget) -> None:
        """`window` is what dialogs lie over and jobs belong to."""
        super().__init__(context, desk, window, form.photos, field="place", do_on_record=self._do_on_place)
        self.form = form
        self.volunteers = PlaceVolunteers(context, desk, form.volunteers)
        form.where.schedule_wanted.connect(self.open_schedule)
        form.where.schedule_moved.connect(self._move_schedule)
        form.where.schedule_dropped.connect(self._drop_schedule)

    # ---- the place itself

    def rest(self) -> None:
        """休止にする, or 活動中にもどす; one step of undo."""
        place = self._place()
        if place is None:
            return
        status = "active" if place.status == "suspended" else "suspended"
        deed = "活動中にもどす" if status == "active" else "休止にする"
        self._do(f"{named(place)}を{deed}", lambda editing: editing.set(place, "status", status))
        self.form.show_editing(self._desk.editing)

    # ---- 定例

    def first_schedule_id(self) -> int | None:
        """The first 定例 of the place, None when it has none."""
        schedules = self._schedules()
        return schedules[0].id if schedules else None

    def open_schedule(self, schedule_id: int | None) -> None:
        """Open the dialog for one 定例, or for a new one."""
        dialog = self.schedule_dialog(schedule_id)
        if dialog is not None:
            dialog.open()

    def schedule_dialog(self, schedule_id: int | None) -> ScheduleDialog | None:
        """The dialog for one 定例 (None: a new one), not yet shown."""
        from ui.dialogs.schedule_dialog import ScheduleDialog

        place = self._place()
        if place is None or self._context.store.is_read_only:
            return None
        editing = self._desk.editing
        schedule = editing.get(Schedule, schedule_id) or Schedule(id=new_id(), place=place.id)
        exceptions = editing.linking(ScheduleException, "schedule", schedule.id)
        is_new = schedule_id is None
        dialog = ScheduleDialog(
            self._window, place.name, schedule, exceptions, self._context.today(), may_be_dropped=not is_new
        )
        dialog.accepted.connect(lambda: self._take_schedule(dialog))
        dialog.drop_wanted.connect(lambda: self._drop_schedule(schedule.id))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _take_schedule(self, dialog: ScheduleDialog) -> None:
        schedules, exceptions = dialog.answer()
        self._do_on_place("の定例を書く", lambda editing: place_deeds.put_schedule(editing, schedules, exceptions))
        self.form.focus_field(Place.KIND, "space")  # on to 場: the button that was pressed has become a sentence

    def _move_schedule(self, schedule_id: int, step: int) -> None:
        schedules = self._schedules()
        self._do_on_place("の定例を並べかえ", lambda editing: move(editing, schedules, schedule_id, step))

    def _drop_schedule(self, schedule_id: int) -> None:
        schedule = self._desk.editing.get(Schedule, schedule_id)
        if schedule is not None:
            self._do_on_place("の定例をなくす", lambda editing: editing.drop(schedule))
            self._context.messages.inform("定例をなくしました", undo=True)

    def _schedules(self) -> list[Schedule]:
        editing = self._desk.editing
        return editing.linking(Schedule, "place", editing.root_id)

    # ---- 場

    def show_space(self, space_id: int, show: Callable[[int, str], bool]) -> bool:
        """Show the first place that uses a 場, with the rows of the 場 open."""
        users = self._context.ledger.linking(Place, "space", space_id)
        if not users or not show(users[0].id, "space"):
            return False
        self.form.where.space.show_details(True)
        return True

    def follow_link(self, kind: str, record_id: int, open_place: Callable[[int], bool]) -> None:
        """A name in つながり was pressed."""
        if kind == Place.KIND:
            open_place(record_id)
        elif kind == Space.KIND:
            self.form.where.space.show_details(True)
            self.form.focus_field(Space.KIND, "name")
        else:
            self.form.focus_field(Place.KIND, kind)

    # ---- inside

    def _place(self) -> Place | None:
        root = self._desk.editing.root if self._desk.has_editing else None
        return root if isinstance(root, Place) else None

    def _do_on_place(self, suffix: str, deed: Callable[[Editing], None]) -> None:
        place = self._place()
        if place is not None:
            self._do(f"{named(place)}{suffix}", deed)

    def _do(self, label: str, deed: Callable[[Editing], None]) -> None:
        problems = self._desk.write_deed(label, deed)
        editing = self._desk.editing
        place = editing.root
        if isinstance(place, Place):
            self.form.where.show_place(editing, place)
            self.form.photos.show_place(editing, place)
            self.form.show_head()
        if problems:
            self.form.show_problems(problems)
