"""定例 on the form: each one spoken as a sentence with the next three days, in a green well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.joined import Question
from app.ledger import Ledger
from app.records.schedule import Schedule, ScheduleException
from app.rules.japanese_calendar import format_day, nearby_word
from app.rules.place_schedule import Meeting, meetings_of, rule_of, schedule_sentence
from app.rules.schedule_rule import is_uncertain
from ui import icons, theme
from ui.forms.row_mark import RowMark
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Surface, column, row, rule

_DAYS_SHOWN = 3


class ScheduleWell(Surface):
    """One 定例. A press anywhere opens it.

    Signals:
        wanted: open it.
        another_wanted: make one more.
        moved: (step) one place up or down.
        dropped: take it away.
    """

    wanted = Signal()
    another_wanted = Signal()
    moved = Signal(int)
    dropped = Signal()

    def __init__(
        self, schedule: Schedule, exceptions: Sequence[ScheduleException], today: date, *, is_first: bool, is_last: bool
    ) -> None:
        sentence = schedule_sentence(schedule) or "まだ決まっていません"
        super().__init__("well_spoken", margin=12, spacing=6, name=f"定例 {sentence}")
        self.schedule_id = schedule.id
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        head = row(spacing=8)
        icon = Label()
        icons.put(icon, "schedule", "ai", 20)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self.sentence = WrapLabel(sentence, "strong")
        head.addWidget(self.sentence, 1)
        self.more = self._menu_button(sentence, is_first=is_first, is_last=is_last)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        meetings = meetings_of(schedule, exceptions, today, _DAYS_SHOWN)
        if meetings:
            self.body.addWidget(rule())
            self.body.addWidget(_Days(meetings, today))
        if is_uncertain(rule_of(schedule)):
            self.body.addWidget(WrapLabel(_doubt(meetings), "yam"))

    def _menu_button(self, sentence: str, *, is_first: bool, is_last: bool) -> IconButton:
        button = IconButton("more", "ほかのこと")
        button.setAccessibleDescription(f"定例「{sentence}」を変える・並べかえる・なくす")
        menu = QMenu(button)
        menu.addAction("変える").triggered.connect(self.wanted)
        menu.addAction("もう1つ ふやす").triggered.connect(self.another_wanted)
        menu.addSeparator()
        up, down = menu.addAction("上へ"), menu.addAction("下へ")
        up.setEnabled(not is_first)
        down.setEnabled(not is_last)
        up.triggered.connect(lambda: self.moved.emit(-1))
        down.triggered.connect(lambda: self.moved.emit(1))
        menu.addSeparator()
        menu.addAction("この定例をなくす").triggered.connect(self.dropped)
        button.setMenu(menu)
        return button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.wanted.emit()


class ScheduleWells(QWidget):
    """All 定例 of a place, in their order; with none, what to do.

    Signals:
        wanted: (schedule id or None) open this one, or make a new one.
        moved: (schedule id, step).
        dropped: (schedule id).
        question_wanted: (kind, id) what copies wrote in two ways about one of them.
    """

    wanted = Signal(object)
    moved = Signal(object, int)
    dropped = Signal(object)
    question_wanted = Signal(str, object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._column = column(spacing=8)
        self.setLayout(self._column)
        self.setAccessibleName("定例")
        self.wells: list[ScheduleWell] = []
        self.buttons: list[QWidget] = []
        """What Tab reaches here, from top to bottom."""

    def show_schedules(
        self,
        schedules: Sequence[tuple[Schedule, Sequence[ScheduleException]]],
        asked: Mapping[int, Sequence[Question]],
        ledger: Ledger,
    ) -> None:
        """Show these 定例; `asked` is what is open about them, by id."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.wells, self.buttons = [], []
        for number, (schedule, exceptions) in enumerate(schedules):
            well = ScheduleWell(
                schedule, exceptions, self._today, is_first=not number, is_last=number == len(schedules) - 1
            )
            well.wanted.connect(lambda chosen=schedule.id: self.wanted.emit(chosen))
            well.another_wanted.connect(lambda: self.wanted.emit(None))
            well.moved.connect(lambda step, chosen=schedule.id: self.moved.emit(chosen, step))
            well.dropped.connect(lambda chosen=schedule.id: self.dropped.emit(chosen))
            self._column.addWidget(well)
            self.wells.append(well)
            self.buttons.append(well.more)
            if schedule.id in asked:
                mark = RowMark(asked[schedule.id][0], ledger, about=well.accessibleName())
                mark.wanted.connect(self.question_wanted)
                self._column.addWidget(mark)
                self.buttons.append(mark.button)
        if not schedules:
            button = Button("定例をきめる", icon="schedule")
            button.clicked.connect(lambda: self.wanted.emit(None))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons = [button]


class _Days(QWidget):
    """Up to three days side by side, the day bold, how far away it is below; as many as have room."""

    def __init__(self, meetings: Sequence[Meeting], today: date) -> None:
        super().__init__()
        line = row(spacing=12)
        self.setLayout(line)
        self._blocks: list[QWidget] = []
        for number, meeting in enumerate(meetings):
            block = QWidget()
            inner = row(spacing=12)
            block.setLayout(inner)
            if number:
                inner.addWidget(rule("rule_down"))
            words = column(spacing=2)
            for text, role in zip(_words(meeting, today), ("strong", "cap"), strict=True):
                words.addWidget(Label(text, role))
            inner.addLayout(words)
            line.addWidget(block)
            self._blocks.append(block)
        line.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        first = self._blocks[0].sizeHint()
        return QSize(first.width(), first.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = 0
        for block in self._blocks:
            needed += block.sizeHint().width() + theme.px(12)
            block.setVisible(needed - theme.px(12) <= self.width())


def _doubt(meetings: Sequence[Meeting]) -> str:
    """What nobody has said yet, by the day it is taken for: on a Sunday 「今週」 is over, a day is not."""
    ask = "ここを押して、いつから数えるかを えらんでください"
    if not meetings:
        return f"いつからか、まだ分かりません。{ask}"
    return f"つぎは {format_day(meetings[0].day)}として数えていますが、まだ確かめていません。{ask}"


def _words(meeting: Meeting, today: date) -> tuple[str, str]:
    if meeting.day != today:
        return format_day(meeting.day), nearby_word(meeting.day, today)
    start = meeting.start.removeprefix("0")
    return "きょう", f"{start}〜" if start else "時間は未定"
