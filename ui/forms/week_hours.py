"""できるとき on a form: the week of `offered_hours` rows of a volunteer, a 場 or a group that looks for one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.changes.positions import position_between
from app.editing import Editing
from app.records.base import Record
from app.records.ids import new_id
from app.records.offered_hours import OfferedHours
from app.rules.week_words import week_words
from ui.widgets.labels import WrapLabel
from ui.widgets.surfaces import column
from ui.widgets.week_grid import WeekGrid

_NOTHING = "押すと「✓できる」、もう一度で「△相談」になります"


class WeekHours(QWidget):
    """The grid with its sentence; each cell that holds something is a row of its own.

    Attributes:
        grid: the cells.

    Signals:
        edited: the user turned a cell over.
    """

    edited = Signal()

    def __init__(self, parent_field: str, name: str) -> None:
        """`parent_field` of OfferedHours links a row to its record (`volunteer`, `space`, `space_request`)."""
        super().__init__()
        self._parent_field = parent_field
        self._editing: Editing | None = None
        self._parent_id = 0
        self.grid = WeekGrid(name)
        self._spoken = WrapLabel("", "hint")
        outer = column(spacing=6)
        self.setLayout(outer)
        outer.addWidget(self.grid)
        outer.addWidget(self._spoken)
        self.grid.turned.connect(self._take)

    @property
    def words(self) -> str:
        """What is offered, in one sentence; '' when nothing is."""
        return week_words({(row.weekday, row.part): row.offer for row in self._rows()})

    def show_record(self, editing: Editing, record: Record | None) -> None:
        """Show the week of a record."""
        self._editing, self._parent_id = editing, 0 if record is None else record.id
        rows = self._rows()
        week = {(each.weekday, each.part): each.offer for each in reversed(rows)}
        self.grid.show_week(week, {(each.weekday, each.part): _note(each) for each in rows if _note(each)})
        self._speak()

    def _rows(self) -> list[OfferedHours]:
        if self._editing is None or not self._parent_id:
            return []
        return self._editing.linking(OfferedHours, self._parent_field, self._parent_id)

    def _take(self, weekday: str, part: str, offer: str) -> None:
        editing = self._editing
        if editing is None or not self._parent_id:
            return
        rows = self._rows()
        here = [each for each in rows if (each.weekday, each.part) == (weekday, part)]
        for each in here:
            if offer:
                editing.set(each, "offer", offer)
            else:
                editing.drop(each)
        if offer and not here:
            made = OfferedHours(
                id=new_id(),
                weekday=weekday,
                part=part,
                offer=offer,
                pos=position_between(rows[-1].pos if rows else "", ""),
            )
            editing.put(made.changed(**{self._parent_field: self._parent_id}))
        self._speak()
        self.edited.emit()

    def _speak(self) -> None:
        self._spoken.setText(self.words or _NOTHING)


def _note(row: OfferedHours) -> str:
    """「10:00〜11:30　雨の日は休み」."""
    times = f"{row.start}〜{row.end}" if row.start or row.end else ""
    return "　".join(part for part in (times, row.note) if part)
