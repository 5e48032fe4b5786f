"""お休み, in the dialog of 定例: what is always closed, and single days on which the rule does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.records.ids import new_id
from app.records.schedule import ScheduleException
from app.rules.date_reading import read_date
from app.rules.japanese_calendar import format_date
from app.rules.schedule_rule import FIFTH_WEEK, HOLIDAY, NEW_YEAR, OBON
from ui import icons
from ui.editors.inputs import LineInput
from ui.widgets.buttons import Button, Chip, MenuChip
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Surface, column, row

_CHIPS = (
    (HOLIDAY, "祝日は休む"),
    ("month:8", "8月は休む"),
    (OBON, "お盆は休む"),
    (NEW_YEAR, "年末年始は休む"),
    (FIFTH_WEEK, "第5週は休む"),
)


class RestsPart(QWidget):
    """Chips for what is always closed, rows for 「この日だけ」.

    Signals:
        changed: ask `closed` and `exceptions`.
    """

    changed = Signal()

    def __init__(self, schedule_id: int, today: date) -> None:
        super().__init__()
        self._schedule_id = schedule_id
        self._today = today
        self._others: frozenset[str] = frozenset()
        self.day, self.moved_to, self.reason = LineInput(), LineInput(), LineInput()
        self._problem = WrapLabel("", "problem")
        self._entry = self._make_entry()
        self.exceptions: list[ScheduleException] = []
        outer = column(spacing=10)
        self.setLayout(outer)
        box = FlowBox(spacing=8)
        self.chips = {token: Chip(words) for token, words in _CHIPS}
        for chip in self.chips.values():
            chip.clicked.connect(self.changed)
            box.add(chip)
        self._months = MenuChip("ほかの月")
        menu = QMenu(self._months)
        self._month_actions = {}
        for month in (*range(1, 8), *range(9, 13)):
            action = QAction(
                f"{month}月は休む", self
            )  # PySide loses those a menu makes itself
            menu.addAction(action)
            action.setCheckable(True)
            action.triggered.connect(self._take_month)
            self._month_actions[f"month:{month}"] = action
        self._months.setMenu(menu)
        box.add(self._months)
        self.single = Chip("この日だけ…", checkable=False, icon="plus")
        self.single.clicked.connect(lambda: self._show_entry(not self._entry.isVisibleTo(self)))
        box.add(self.single)
        outer.addWidget(box)
        self._rows = column(spacing=6)
        outer.addLayout(self._rows)
        outer.addWidget(self._entry)
        self._show_entry(False)

    @property
    def closed(self) -> str:
        """The sorted tokens of what is always closed."""
        tokens = {token for token, chip in self.chips.items() if chip.isChecked()}
        tokens |= {token for token, action in self._month_actions.items() if action.isChecked()}
        return " ".join(sorted(tokens | self._others))

    def show_rests(self, closed: str, exceptions: Sequence[ScheduleException]) -> None:
        """Show what is stored; tokens this version does not know are kept."""
        tokens = frozenset(closed.split())
        for token, chip in self.chips.items():
            chip.setChecked(token in tokens)
        for token, action in self._month_actions.items():
            action.setChecked(token in tokens)
        self._others = tokens - frozenset(self.chips) - frozenset(self._month_actions)
        self.exceptions = list(exceptions)
        self._show_months()
        self._show_rows()

    def _take_month(self) -> None:
        self._show_months()
        self.changed.emit()

    def _show_months(self) -> None:
        chosen = [token.partition(":")[2] for token, action in self._month_actions.items() if action.isChecked()]
        self._months.set_text(f"{'・'.join(chosen)}月は休む" if chosen else "ほかの月")
        self._months.setChecked(bool(chosen))

    def _make_entry(self) -> Surface:
        entry = Surface("card", margin=12, spacing=8, name="この日だけ")
        line, second = row(spacing=8), row(spacing=8)
        for field, name, example, at in (
            (self.day, "この日", "12/8 など", line),
            (self.moved_to, "かわりの日", "なければ休み", line),
            (self.reason, "わけ", "会場の都合 など", second),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(example)
            block = column(spacing=2)
            block.addWidget(Label(name, "cap"))
            block.addWidget(field)
            at.addLayout(block, 1)
        self.add = Button("この日を加える", small=True)
        self.add.clicked.connect(self.add_day)
        second.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (line, second):
            entry.body.addLayout(part)
        entry.body.addWidget(self._problem)
        return entry

    def add_day(self) -> None:
        """Take the typed day as an exception, or say what is wrong with it."""
        day = read_date(self.day.text(), self._today).value
        moved = read_date(self.moved_to.text(), self._today).value if self.moved_to.text().strip() else None
        if day is None or day.day is None:
            self._say("どの日かが読めません。12/8、令和9年1月12日 のように書いてください")
            return
        if self.moved_to.text().strip() and (moved is None or moved.day is None):
            self._say("かわりの日が読めません。1/19 のように書いてください")
            return
        self.exceptions.append(
            ScheduleException(
                id=new_id(),
                schedule=self._schedule_id,
                date=day.iso,
                moved_to="" if moved is None else moved.iso,
                reason=self.reason.text().strip(),
                pos=f"a{len(self.exceptions) + 1:02d}",
            )
        )
        for field in (self.day, self.moved_to, self.reason):
            field.show_text("")
        self._say("")
        self._show_entry(False)
        self._show_rows()
        self.changed.emit()

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _show_entry(self, is_shown: bool) -> None:
        self._entry.setVisible(is_shown)
        self._say("")
        if is_shown:
            self.day.setFocus()

    def _show_rows(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for exception in sorted(self.exceptions, key=lambda each: each.date):
            self._rows.addWidget(self._exception_row(exception))

    def _exception_row(self, exception: ScheduleException) -> Surface:
        card = Surface("card", margin=6, spacing=0)
        line = row(spacing=8)
        icon = Label()
        icons.put(icon, "next_date" if exception.moved_to else "close", "shu", 16)
        line.addWidget(icon)
        line.addWidget(WrapLabel(exception_words(exception)), 1)
        away = Button("消す", "quiet", small=True, name=f"{exception_words(exception)}を消す")
        away.clicked.connect(lambda: self._drop(exception))
        line.addWidget(away)
        card.body.addLayout(line)
        return card

    def _drop(self, exception: ScheduleException) -> None:
        self.exceptions = [each for each in self.exceptions if each.id != exception.id]
        self._show_rows()
        self.changed.emit()


def exception_words(exception: ScheduleException) -> str:
    """「令和9年1月12日（火）は会場の都合で休み」."""
    day = _words(exception.date)
    why = f"{exception.reason}で" if exception.reason else ""
    if exception.moved_to:
        return f"{day}は{why}{_words(exception.moved_to)}に変わります"
    return f"{day}は{why}休み"


def _words(iso: str) -> str:
    try:
        return format_date(iso)
    except ValueError:
        return iso
