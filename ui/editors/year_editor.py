"""A year as people write it: 令和8年度, R8, 2026."""

from __future__ import annotations

from app.records.field import FieldValue
from app.rules.date_reading import read_year
from ui.editors.field_editor import LineEditor, Reading


class YearEditor(LineEditor):
    """A field that reads a year of any era and stores the western one."""

    def __init__(self, *, width: int = 6) -> None:
        super().__init__(width=width, placeholder="令和8", tidy=_western)

    def show_value(self, value: FieldValue) -> None:
        self.input.show_text("" if value is None else str(value))

    def read(self) -> Reading:
        typed = self.input.text()
        if not typed.strip():
            return Reading(None, typed)
        year = read_year(typed)
        if year is None:
            return Reading(None, typed, problem="年が読めません。令和8、2026 のように書いてください")
        return Reading(year, typed)


def _western(typed: str) -> str:
    year = read_year(typed)
    return typed if year is None else str(year)
