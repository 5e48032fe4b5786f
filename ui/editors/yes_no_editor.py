"""はい or いいえ, both in sight."""

from __future__ import annotations

from app.records.field import FieldValue
from ui.editors.field_editor import Reading
from ui.editors.segment_editor import SegmentEditor

_WORDS = (("0", "いいえ"), ("1", "はい"))


class YesNoEditor(SegmentEditor):
    """A value that is 0 or 1."""

    def __init__(self, name: str) -> None:
        super().__init__(_WORDS, name)

    def show_value(self, value: FieldValue) -> None:
        super().show_value("1" if value else "0")

    def read(self) -> Reading:
        return Reading(int(self.input.value == "1"), self.input.value)
