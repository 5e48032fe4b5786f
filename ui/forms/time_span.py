"""はじまり and おわり: an end of 4 after a start of 14:00 means the afternoon, as in 「午後2時～4時」."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.rules.time_reading import afternoon_end
from ui.forms.bound_fields import BoundFields

START, END = "start", "end"


class TimeSpan(QObject):
    """Puts the end behind the start when the cursor leaves it; what is meant stands in the field then."""

    def __init__(self, fields: BoundFields) -> None:
        """`fields` show both times."""
        super().__init__(fields)
        self._fields = fields
        end = fields.editor(END)
        assert end is not None  # see has_span
        end.left.connect(self._settle)

    def _settle(self) -> None:
        record = self._fields.record
        if record is None:
            return
        end = record.text_of(END)
        settled = afternoon_end(record.text_of(START), end)
        if settled != end:
            self._fields.write(END, settled)


def has_span(fields: BoundFields) -> bool:
    """Whether both times stand among these fields."""
    return fields.editor(START) is not None and fields.editor(END) is not None
