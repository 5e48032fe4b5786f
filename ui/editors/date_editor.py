"""A date as people write it: 和暦 or 西暦, a year alone, 「きょう」; said back in full under the field."""

from __future__ import annotations

from datetime import date

from app.records.field import FieldValue
from app.rules.date_reading import read_date
from app.rules.japanese_calendar import format_date
from ui.editors.field_editor import LineEditor, Reading


class DateEditor(LineEditor):
    """A field that reads 「R7.4.1」「2025/4」「令和7年」「きのう」 and stores ISO text."""

    def __init__(
        self, today: date, *, width: int = 13, placeholder: str = "令和7年4月1日 など", is_past: bool = False
    ) -> None:
        """`is_past`: the field tells of a day behind the writer; 「4/1」 is the last one then."""
        super().__init__(width=width, placeholder=placeholder)
        self._today, self._is_past = today, is_past

    def show_value(self, value: FieldValue) -> None:
        iso = "" if value is None else str(value)
        self.input.show_text(spoken_date(iso) or iso)

    def read(self) -> Reading:
        typed = self.input.text()
        if not typed.strip():
            return Reading("", typed)
        found = read_date(typed, self._today, is_past=self._is_past)
        if found.value is None:
            return Reading("", typed, problem="日にちが読めません。令和7年4月1日、2025/4/1 のように書いてください")
        spoken = spoken_date(found.value.iso)
        return Reading(found.value.iso, typed, spoken="" if spoken == typed else f"{spoken}　{found.remark}".strip())


def spoken_date(iso: str) -> str:
    """令和7年4月1日（火） for stored text, '' for what cannot be read."""
    try:
        return format_date(iso) if iso else ""
    except ValueError:
        return ""
