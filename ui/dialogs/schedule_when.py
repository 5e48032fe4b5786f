"""いつ, in the dialog of 定例: the buttons each way needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.rules.japanese_calendar import WEEKDAYS
from app.rules.schedule_rule import LAST
from app.schedule_ways import Pick, Way, first_days, month_days_of, month_days_text
from ui import theme
from ui.editors.inputs import LineInput
from ui.widgets.buttons import DayButton, Segmented
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import row

_NTHS = ((1, "第1"), (2, "第2"), (3, "第3"), (4, "第4"), (5, "第5"), (LAST, "最終"))
_UNDATED = {"this": "今週から", "next": "来週から"}
_WAYS_WITH_NTH = (Way.NTH, Way.EVEN_ODD)


class WhenPart(QWidget):
    """Shows a Pick and changes it.

    Signals:
        picked: something was pressed or typed; ask `pick`.
    """

    picked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.pick = Pick()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setColumnMinimumWidth(0, theme.px(60))
        self._grid.setColumnStretch(1, 1)
        self.months = Segmented((("even", "偶数月"), ("odd", "奇数月")), "何月")
        self.nths = {nth: DayButton(word, f"{word}週") for nth, word in _NTHS}
        self.weekdays = {day: DayButton(word, f"{word}曜日") for day, word in enumerate(WEEKDAYS)}
        self.weeks = Segmented((("", "まだ分からない"), *_UNDATED.items()), "どの週からか")
        self.month_days = LineInput()
        self.month_days.setAccessibleName("毎月の日にち")
        self.month_days.setPlaceholderText("10日・25日、末日 など")
        self._week_hint, self._days_problem = WrapLabel("", "hint"), WrapLabel("", "problem")
        self._rows = {
            "months": self._line(0, "何月", [self.months]),
            "nths": self._line(1, "第", list(self.nths.values())),
            "weekdays": self._line(2, "曜日", list(self.weekdays.values())),
            "weeks": self._line(3, "どの週", [self.weeks]),
            "week_hint": self._line(4, "", [self._week_hint], stretch=True),
            "month_days": self._line(5, "日にち", [self.month_days], stretch=True),
            "days_problem": self._line(6, "", [self._days_problem], stretch=True),
        }
        self._connect()

    def show_pick(self, pick: Pick) -> None:
        """Show what is picked, with the rows its way needs."""
        self.pick = pick
        self.months.set_value("odd" if pick.is_odd else "even")
        for nth, button in self.nths.items():
            button.setChecked(nth in pick.nths)
        for day, button in self.weekdays.items():
            button.setChecked(day in pick.weekdays)
        if not self.month_days.hasFocus():
            self.month_days.show_text(month_days_text(pick.month_days))
        self._show_weeks()
        shown = {
            "months": pick.way is Way.EVEN_ODD,
            "nths": pick.way in _WAYS_WITH_NTH,
            "weekdays": pick.way not in (Way.MONTH_DAYS, Way.IRREGULAR),
            "weeks": pick.way is Way.EVERY_OTHER,
            "week_hint": pick.way is Way.EVERY_OTHER,
            "month_days": pick.way is Way.MONTH_DAYS,
            "days_problem": pick.way is Way.MONTH_DAYS and bool(self._days_problem.plain_text),
        }
        for name, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(shown[name])

    def _line(self, number: int, word: str, widgets: Sequence[QWidget], *, stretch: bool = False) -> list[QWidget]:
        label = Label(word, "label")
        box = QWidget()
        line = row(spacing=6)
        for widget in widgets:
            line.addWidget(widget, 1 if stretch else 0)
        if not stretch:
            line.addStretch(1)
        box.setLayout(line)
        self._grid.addWidget(label, number, 0)
        self._grid.addWidget(box, number, 1)
        return [label, box]

    def _connect(self) -> None:
        for button in (*self.nths.values(), *self.weekdays.values()):
            button.clicked.connect(self._take_buttons)
        self.months.chosen.connect(lambda code: self._change(replace(self.pick, is_odd=code == "odd")))
        self.weeks.chosen.connect(self._take_week)
        self.month_days.textEdited.connect(self._take_month_days)

    def _take_buttons(self) -> None:
        nths = frozenset(nth for nth, button in self.nths.items() if button.isChecked())
        weekdays = frozenset(day for day, button in self.weekdays.items() if button.isChecked())
        changed = replace(self.pick, nths=nths, weekdays=weekdays)
        if changed.anchor and changed.weekdays != self.pick.weekdays:
            was_next = self._week_of(self.pick) == "next"
            changed = replace(changed, anchor=_iso(first_days(weekdays, self._today)[was_next]))
        self._change(changed)

    def _take_week(self, code: str) -> None:
        this_week, next_week = first_days(self.pick.weekdays, self._today)
        self._change(replace(self.pick, anchor=_iso({"this": this_week, "next": next_week}.get(code))))

    def _take_month_days(self, typed: str) -> None:
        days = month_days_of(typed)
        self._days_problem.setText("" if days is not None else "日にちは 10日・25日 のように入れてください")
        if days is not None:
            self._change(replace(self.pick, month_days=days))
        else:
            self.show_pick(self.pick)

    def _change(self, pick: Pick) -> None:
        self.show_pick(replace(pick, untouched=""))
        self.picked.emit()

    def _show_weeks(self) -> None:
        this_week, next_week = first_days(self.pick.weekdays, self._today)
        self.weeks.set_value(self._week_of(self.pick))
        days = {"this": this_week, "next": next_week}
        for code, day in days.items():  # whose week begins on Sunday does not mean ours by 今週
            self.weeks.set_word(code, _UNDATED[code] if day is None else f"{day.month}/{day.day}から")
        is_dated = None not in days.values()
        self._week_hint.setText("つぎに開くのは、どちらの日ですか" if is_dated else "さきに曜日をえらんでください")

    def _week_of(self, pick: Pick) -> str:
        """`this`, `next` or '' (not decided): which of the two rhythms the anchor means."""
        this_week, _ = first_days(pick.weekdays, self._today)
        try:
            anchor = date.fromisoformat(pick.anchor)
        except ValueError:
            return ""
        if this_week is None:
            return ""
        weeks = (anchor.toordinal() - anchor.weekday() - this_week.toordinal() + this_week.weekday()) // 7
        return "this" if weeks % 2 == 0 else "next"


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
