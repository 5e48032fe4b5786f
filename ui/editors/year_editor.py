"""A year as people write it: 令和8年度, R8, 2026."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR

from app.records.field import FieldValue
from app.rules.date_reading import read_year
from app.rules.japanese_calendar import fiscal_year_name
from ui.editors.field_editor import LineEditor, Reading


class YearEditor(LineEditor):
    """A field that reads a year of any era, shows it in 和暦 and stores the western one."""

    def __init__(self, *, width: int = 6) -> None:
        super().__init__(width=width, placeholder="令和8", tidy=_tidied)

    def show_value(self, value: FieldValue) -> None:
        self.input.show_text(year_words(value) if isinstance(value, int) else "")

    def read(self) -> Reading:
        typed = self.input.text()
        if not typed.strip():
            return Reading(None, typed)
        year = read_year(typed)
        if year is None:
            return Reading(None, typed, problem="年が読めません。令和8、2026 のように書いてください")
        return Reading(year, typed)


def year_words(year: int) -> str:
    """「令和8」 for 2026: its label says whether it is a 年 or a 年度. 2019 is 令和元, as offices write it."""
    is_of_calendar = MINYEAR <= year <= MAXYEAR  # a copy from elsewhere may hold any number
    return fiscal_year_name(year).removesuffix("年度") if is_of_calendar else str(year)


def _tidied(typed: str) -> str:
    year = read_year(typed)
    return typed if year is None else year_words(year)
