"""内部メモ: when somebody last confirmed what stands here, until when it may be listed, and notes nobody prints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from app.editing import Editing
from app.records.place import Place
from ui.editors.date_editor import DateEditor
from ui.editors.field_editor import LineEditor, ParagraphEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.form_section import FormSection
from ui.widgets.buttons import Button


class InsideSection(FormSection):
    """The last section of a place.

    Signals:
        confirmed: 「きょう確かめた」 was pressed.
    """

    confirmed = Signal()

    def __init__(self, heading: str, today: date, your_name: Callable[[], str]) -> None:
        super().__init__(heading)
        self._today = today
        self._your_name = your_name
        self._editing: Editing | None = None
        self.fields = self.watch(BoundFields(Place, self))
        self._confirmed = DateEditor(today, is_past=True)
        self._by = LineEditor(width=12)
        self.button = Button("きょう確かめた", icon="ok", small=True)
        self.button.setObjectName("confirm_today")
        self.button.clicked.connect(self.confirm_today)
        self.add_field(
            self.fields,
            "confirmed",
            self._confirmed,
            beside=[self.button],
            hint_of=lambda _place, reading: reading.spoken,
        )
        self.add_field(self.fields, "confirmed_by", self._by)
        self.add_field(self.fields, "listed_until", DateEditor(today), hint_of=lambda _place, reading: reading.spoken)
        self.add_field(self.fields, "internal_note", ParagraphEditor(lines=3))

    def show_place(self, editing: Editing, place: Place | None) -> None:
        """Fill the section."""
        self._editing = editing
        self.fields.show(editing, place)

    def confirm_today(self) -> None:
        """Somebody rang or went there today: the whole record holds as it stands."""
        place = self.fields.record
        if self._editing is None or not isinstance(place, Place):
            return
        self._editing.set(place, "confirmed", self._today.isoformat())
        name = self._your_name()
        if name:
            self._editing.set(place, "confirmed_by", name)
        shown = self.fields.record
        self.fields.show(self._editing, shown)
        self.fields.edited.emit("confirmed")
        self.confirmed.emit()
