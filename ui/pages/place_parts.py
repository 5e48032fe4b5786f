"""What belongs to the place on the desk: its 定例, its photos, its 場; each deed one unit of work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.changes.saving import named
from app.editing import Editing
from app.errors import ExpectedError
from app.photos import ShrunkPhoto, shrink, shrink_file
from app.progress import Progress
from app.records.ids import new_id
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from ui.context import AppContext
from ui.messages import PICTURE_FILES, warn_of
from ui.pages import place_deeds
from ui.pages.record_desk import RecordDesk

if TYPE_CHECKING:  # each is loaded when it is first opened: together they take as long as a sixth of a bare window
    from ui.dialogs.photo_dialog import PhotoDialog
    from ui.dialogs.schedule_dialog import ScheduleDialog
    from ui.forms.place_form import PlaceForm

Pictures = tuple[list[ShrunkPhoto], list[ExpectedError]]


class PlaceParts(QObject):
    """Opens the dialogs of a place and does what they answer."""

    def __init__(self, context: AppContext, desk: RecordDesk, form: PlaceForm, window: QWidget) -> None:
        """`window` is what dialogs lie over and jobs belong to."""
        super().__init__(window)
        self._context = context
        self._desk = desk
        self.form = form
        self._window = window
        form.where.schedule_wanted.connect(self.open_schedule)
        form.where.schedule_moved.connect(self._move_schedule)
        form.where.schedule_dropped.connect(self._drop_schedule)
        form.photos.files_wanted.connect(self._pick_files)
        form.photos.pictures_came.connect(self.add_pictures)
        form.photos.photo_wanted.connect(self.open_photo)

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

    def _move_schedule(self, schedule_id: int, step: int) -> None:
        schedules = self._schedules()
        self._do_on_place("の定例を並べかえ", lambda editing: place_deeds.move(editing, schedules, schedule_id, step))

    def _drop_schedule(self, schedule_id: int) -> None:
        schedule = self._desk.editing.get(Schedule, schedule_id)
        if schedule is not None:
            self._do_on_place("の定例をなくす", lambda editing: editing.drop(schedule))
            self._context.messages.inform("定例をなくしました", undo=True)

    def _schedules(self) -> list[Schedule]:
        editing = self._desk.editing
        return editing.linking(Schedule, "place", editing.root_id)

    # ---- photos

    def open_photo(self, use_id: int) -> None:
        """Open one photo: caption, consent, crop point, order."""
        dialog = self.photo_dialog(use_id)
        if dialog is not None:
            dialog.open()

    def photo_dialog(self, use_id: int) -> PhotoDialog | None:
        """The dialog for one photo, not yet shown."""
        from ui.dialogs.photo_dialog import PhotoDialog

        editing = self._desk.editing
        use = editing.get(PhotoUse, use_id)
        photo = None if use is None else editing.get(Photo, use.photo)
        if use is None or photo is None:
            return None
        jpeg = editing.blobs.get(photo.sha) or self._blob(photo.sha)
        uses = editing.linking(PhotoUse, "place", editing.root_id)
        dialog = PhotoDialog(self._window, photo, use, jpeg, is_first=uses[0].id == use_id)
        dialog.accepted.connect(lambda: self._take_photo(dialog, use))
        dialog.drop_wanted.connect(lambda: self._drop_photo(use))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def add_pictures(self, pictures: Sequence[object]) -> None:
        """Shrink files or pasted pictures beside the window and hang them on the place they were brought to."""
        if not pictures or self._context.store.is_read_only:
            return
        editing = self._desk.editing
        self._context.background.run(
            lambda progress: _shrunk(pictures, progress),
            owner=self._window,
            done=lambda result: self._take_pictures(editing, result),
            title="写真を小さくしています",
            unit="枚",
        )

    def _pick_files(self) -> None:
        self.add_pictures(self._context.messages.open_files("入れる写真をえらんでください", PICTURE_FILES))

    def _take_pictures(self, editing: Editing, result: Pictures) -> None:
        photos, failures = result
        if photos:
            self._hang(editing.root_id, photos)
        if failures:
            warn_of(self._context.messages, failures[0])

    def _hang(self, place_id: int, photos: Sequence[ShrunkPhoto]) -> None:
        """On the place on the desk, or on the one the user has left meanwhile."""
        if self._desk.has_editing and self._desk.editing.root_id == place_id:
            self._do_on_place("に写真を入れる", lambda editing: _put(editing, photos))
            return
        place = self._context.ledger.get(Place, place_id)
        if place is not None:
            editing = Editing(self._context.ledger, place)
            place_deeds.put_photos(editing, photos)
            self._context.apply(editing.change_set(f"{named(place)}に写真を入れる"))

    def _take_photo(self, dialog: PhotoDialog, use: PhotoUse) -> None:
        photo, changed_use = dialog.answer()

        def deed(editing: Editing) -> None:
            editing.put(photo)
            editing.put(changed_use)
            if dialog.is_first_wanted:
                uses = editing.linking(PhotoUse, "place", editing.root_id)
                at = next(number for number, each in enumerate(uses) if each.id == use.id)
                place_deeds.move(editing, uses, use.id, -at)

        self._do_on_place("の写真を書きかえ", deed)

    def _drop_photo(self, use: PhotoUse) -> None:
        self._do_on_place("の写真をはずす", lambda editing: place_deeds.drop_photo(editing, use))
        self._context.messages.inform("写真をはずしました", undo=True)

    def _blob(self, sha: str) -> bytes:
        try:
            return self._context.store.read_blob(sha)
        except KeyError:  # a ledger without its pictures
            return b""

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


def _put(editing: Editing, photos: Sequence[ShrunkPhoto]) -> None:
    place_deeds.put_photos(editing, photos)


def _shrunk(pictures: Sequence[object], progress: Progress) -> Pictures:
    """Every picture that could be read, and what was wrong with the others."""
    photos: list[ShrunkPhoto] = []
    failures: list[ExpectedError] = []
    for number, picture in enumerate(pictures):
        progress(number, len(pictures))
        try:
            if isinstance(picture, Path):
                photos.append(shrink_file(picture))
            elif isinstance(picture, bytes):
                photos.append(shrink(picture, "貼りつけた写真"))
        except ExpectedError as error:
            failures.append(error)
    return photos, failures
