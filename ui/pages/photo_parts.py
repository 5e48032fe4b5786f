"""The photos of the record on a desk: picked, dropped or pasted, shrunk beside the window, opened one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.changes.saving import named
from app.editing import Editing
from app.errors import ExpectedError
from app.photos import ShrunkPhoto, shrink, shrink_file
from app.progress import Progress
from app.records.catalogue import BY_KIND
from app.records.photo import PHOTO_ROLES, Photo, PhotoUse
from ui.context import AppContext
from ui.forms.photo_section import PhotoSection
from ui.messages import PICTURE_FILES, warn_of
from ui.pages.photo_deeds import drop_photo, move, put_photos
from ui.pages.record_desk import RecordDesk

if TYPE_CHECKING:  # loaded when it is first opened
    from ui.dialogs.photo_dialog import PhotoDialog

Pictures = tuple[list[ShrunkPhoto], list[ExpectedError]]


class PhotoParts(QObject):
    """Base of what belongs to a record that can have photos; each deed is one unit of work."""

    def __init__(
        self,
        context: AppContext,
        desk: RecordDesk,
        window: QWidget,
        section: PhotoSection,
        *,
        field: str,
        do_on_record: Callable[[str, Callable[[Editing], None]], None],
    ) -> None:
        """`window` is what dialogs lie over and jobs belong to.

        Args:
            field: the link of a PhotoUse to the record, named as its kind (`place`, `space`).
            do_on_record: does something with the record on the desk and shows it; 「居場所『さくら』」 and the first
                argument together name the deed.
        """
        super().__init__(window)
        self._context, self._desk, self._window, self._field = context, desk, window, field
        self._do_on_record = do_on_record
        section.files_wanted.connect(self._pick_files)
        section.pictures_came.connect(self.add_pictures)
        section.photo_wanted.connect(self.open_photo)

    def open_photo(self, use_id: int) -> None:
        """Open one photo: caption, consent, crop point, order."""
        dialog = self.photo_dialog(use_id)
        if dialog is not None:
            dialog.open()

    def last_photo_id(self) -> int:
        """The use that stands last (a map, where one was hung behind the photos), 0 when there is none."""
        uses = self._desk.editing.linking(PhotoUse, self._field, self._desk.editing.root_id)
        return uses[-1].id if uses else 0

    def photo_dialog(self, use_id: int) -> PhotoDialog | None:
        """The dialog for one photo, not yet shown."""
        from ui.dialogs.photo_dialog import PhotoDialog

        editing = self._desk.editing
        use = editing.get(PhotoUse, use_id)
        photo = None if use is None else editing.get(Photo, use.photo)
        if use is None or photo is None:
            return None
        jpeg = editing.blobs.get(photo.sha) or self._blob(photo.sha)
        uses = editing.linking(PhotoUse, self._field, editing.root_id)
        before = takewhile(lambda each: each.id != use_id, uses)
        dialog = PhotoDialog(self._window, photo, use, jpeg, led_by={each.role for each in before})
        dialog.accepted.connect(lambda: self._take_photo(dialog, use))
        dialog.drop_wanted.connect(lambda: self._drop_photo(use))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def add_pictures(self, pictures: Sequence[object]) -> None:
        """Shrink files or pasted pictures beside the window and hang them on the record they were brought to."""
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

    def _hang(self, record_id: int, photos: Sequence[ShrunkPhoto]) -> None:
        """On the record on the desk, or on the one the user has left meanwhile."""
        if self._desk.has_editing and self._desk.editing.root_id == record_id:
            self._do_on_record("に写真を入れる", lambda editing: self._put(editing, photos))
            return
        record = self._context.ledger.get(BY_KIND[self._field], record_id)
        if record is not None:
            editing = Editing(self._context.ledger, record)
            put_photos(editing, self._field, photos)
            self._context.apply(editing.change_set(f"{named(record)}に写真を入れる"))

    def _take_photo(self, dialog: PhotoDialog, use: PhotoUse) -> None:
        photo, changed_use = dialog.answer()

        def deed(editing: Editing) -> None:
            editing.put(photo)
            editing.put(changed_use)
            if dialog.is_first_wanted:
                uses = editing.linking(PhotoUse, self._field, editing.root_id)
                at = next(number for number, each in enumerate(uses) if each.id == use.id)
                move(editing, uses, use.id, -at)

        self._do_on_record(f"の{PHOTO_ROLES[changed_use.role]}を書きかえ", deed)

    def _drop_photo(self, use: PhotoUse) -> None:
        word = PHOTO_ROLES[use.role]
        self._do_on_record(f"の{word}をはずす", lambda editing: drop_photo(editing, use))
        self._context.messages.inform(f"{word}をはずしました", undo=True)

    def _blob(self, sha: str) -> bytes:
        try:
            return self._context.store.read_blob(sha)
        except KeyError:  # a ledger without its pictures
            return b""

    def _put(self, editing: Editing, photos: Sequence[ShrunkPhoto]) -> None:
        put_photos(editing, self._field, photos)


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
