"""WeekGrid: 7 days by 3 parts of the day; each cell is empty, ✓ できる or △ 相談."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.records.offered_hours import OFFER, PARTS_OF_DAY, WEEKDAYS
from app.rules.week_words import Week, cell_words, next_offer
from ui import icons, theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.plain_text import tip
from ui.widgets.surfaces import row

_CELL_WIDTH, _LEAST_HEIGHT, _GAP = 42, 32, 4  # px at 標準
_DAYS, _PARTS = tuple(WEEKDAYS), tuple(PARTS_OF_DAY)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_DAY_ROLES = {"SA": "link", "SU": "shu"}


class WeekGrid(QWidget):
    """One stop for Tab; the arrow keys walk through the cells, Space or a press turns one over, Enter goes on.

    Signals:
        turned: (weekday, part of the day, offer) the user turned a cell over.
    """

    turned = Signal(str, str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.cells: dict[tuple[str, str], WeekCell] = {}
        outer = row(spacing=0)
        self.setLayout(outer)
        grid = QGridLayout()
        grid.setSpacing(theme.px(_GAP))
        for number, (day, word) in enumerate(WEEKDAYS.items()):
            head = Label(word, _DAY_ROLES.get(day, "label"))
            grid.addWidget(head, 0, number + 1, Qt.AlignmentFlag.AlignCenter)
        for line, (part, word) in enumerate(PARTS_OF_DAY.items()):
            grid.addWidget(Label(word, "label"), line + 1, 0)
            for number, day in enumerate(WEEKDAYS):
                cell = self.cells[day, part] = WeekCell(day, part)
                cell.setObjectName(f"week_{day}_{part}")
                cell.clicked.connect(lambda _on=False, chosen=cell: self._turn(chosen))
                cell.walked.connect(self._walk)
                grid.addWidget(cell, line + 1, number + 1)
        grid.setColumnMinimumWidth(0, theme.px(52))
        outer.addLayout(grid)
        outer.addStretch(1)
        self._let_in(self.cells[_DAYS[0], _PARTS[0]])

    def show_week(self, week: Week, notes: dict[tuple[str, str], str] | None = None) -> None:
        """Show what is offered; `notes` are said in the tool tip of a cell (「10:00〜11:30」)."""
        for place, cell in self.cells.items():
            cell.show_offer(week.get(place, ""), (notes or {}).get(place, ""))

    def focus_cell(self) -> None:
        """Put the cursor into the cell it was in last."""
        self._door.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def door(self) -> WeekCell:
        """The cell that Tab comes to."""
        return self._door

    def _turn(self, cell: WeekCell) -> None:
        self._let_in(cell)
        offer = next_offer(cell.offer)
        cell.show_offer(offer, "")
        self.turned.emit(cell.day, cell.part, offer)

    def _walk(self, cell: WeekCell, right: int, down: int) -> None:
        across, line = _DAYS.index(cell.day) + right, _PARTS.index(cell.part) + down
        if 0 <= across < len(_DAYS) and 0 <= line < len(_PARTS):
            target = self.cells[_DAYS[across], _PARTS[line]]
            self._let_in(target)
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_in(self, door: WeekCell) -> None:
        """Only one cell takes Tab: nobody wants to press it 21 times."""
        for cell in self.cells.values():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is door else Qt.FocusPolicy.ClickFocus)
        self._door = door


class WeekCell(Button):
    """One part of one day.

    Signals:
        walked: (this cell, steps to the right, steps down) an arrow key.
    """

    walked = Signal(object, int, int)

    def __init__(self, day: str, part: str) -> None:
        super().__init__("", "week")
        self.day, self.part, self.offer = day, part, ""
        self.setFixedSize(self.sizeHint())
        self._dress()

    def show_offer(self, offer: str, note: str) -> None:
        """Empty, ✓ or △."""
        if offer != self.offer:
            self.offer = offer
            self._dress()
        self.setToolTip(tip(note) if note else "")
        self.setAccessibleDescription(note)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_CELL_WIDTH), max(theme.px(_LEAST_HEIGHT), theme.size("small_control")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.walked.emit(self, *step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setProperty("offer", self.offer)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText("△" if self.offer == "ask" else "")
        if self.offer == "yes":
            icons.put(self, "tick", "on_ai", 15)
        else:
            icons.take_away(self)
        self.setAccessibleName(cell_words(self.day, self.part, self.offer))


def week_legend() -> QHBoxLayout:
    """「✓ できる　△ 相談」."""
    line = row(spacing=4)
    line.addStretch(1)
    tick = Label()
    icons.put(tick, "tick", "mid", 13)
    line.addWidget(tick)
    line.addWidget(Label(OFFER["yes"], "cap"))
    line.addSpacing(theme.px(8))
    line.addWidget(Label(f"△ {OFFER['ask']}", "cap"))
    return line
