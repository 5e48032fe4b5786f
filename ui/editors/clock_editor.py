"""A time of day as people write it: 10:30, 10時半, 午後1時."""

from __future__ import annotations

from app.rules.time_reading import read_clock
from ui.editors.field_editor import LineEditor, Reading


class ClockEditor(LineEditor):
    """A field that reads 「10:30」「午後1時半」 and stores HH:MM."""

    def __init__(self, *, width: int = 6, placeholder: str = "10:30") -> None:
        super().__init__(width=width, placeholder=placeholder, tidy=lambda typed: read_clock(typed) or typed)

    def read(self) -> Reading:
        typed = self.input.text()
        if not typed.strip():
            return Reading("", typed)
        found = read_clock(typed)
        if found is None:
            return Reading("", typed, problem="時刻が読めません。「10:30」「午後1時半」のように入れてください")
        return Reading(found, typed)
