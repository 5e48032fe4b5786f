"""定例 picked, never typed as a rule: how, when, what is closed; beside or below it is said back what that means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.records.ids import new_id
from app.records.schedule import Schedule, ScheduleException
from app.rules.place_schedule import rule_of, with_rule
from app.rules.schedule_reading import read_schedule
from app.rules.schedule_rule import problems
from app.rules.time_reading import afternoon_end, read_clock
from app.schedule_ways import Pick, Way, pick_of
from ui import theme
from ui.dialogs.radio_card import RadioCard
from ui.dialogs.schedule_rests import RestsPart
from ui.dialogs.schedule_when import WhenPart
from ui.dialogs.spoken_schedule import SpokenSchedule
from ui.editors.inputs import LineInput
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row

_EXAMPLES = {
    Way.WEEKLY: "毎週 水曜",
    Way.NTH: "第2・第4 火曜",
    Way.EVERY_OTHER: "隔週 木曜",
    Way.MONTH_DAYS: "毎月 10日・25日",
    Way.EVEN_ODD: "偶数月の 第1金曜",
    Way.IRREGULAR: "不定期（月2回ほど）",
}
_BETWEEN_PARTS = 24
_UNSHOWABLE = "いまの決め方は、この画面のボタンでは表せません。何も押さなければ、そのまま残ります"


class ScheduleDialog(DeedDialog):
    """Edits one Schedule with its exceptions; nothing is written here.

    Signals:
        drop_wanted: 「定例をなくす」.
    """

    drop_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        place_name: str,
        schedule: Schedule,
        exceptions: Sequence[ScheduleException],
        today: date,
        *,
        may_be_dropped: bool,
    ) -> None:
        title = f"{one_line(place_name)} の定例" if one_line(place_name) else "新しい定例"
        other = "定例をなくす" if may_be_dropped else ""
        super().__init__(parent, title=title, deed="この定例にする", other=other, wide=True)
        self._schedule = schedule
        self._further: list[Schedule] = []
        self.cards = {way: RadioCard(way.value, example) for way, example in _EXAMPLES.items()}
        self.when, self.rests = WhenPart(today), RestsPart(schedule.id, today)
        self.spoken = SpokenSchedule(today)
        self.start, self.end, self.note, self.words = LineInput(), LineInput(), LineInput(), LineInput()
        self._times_problem, self._words_said = WrapLabel("", "problem"), WrapLabel("", "hint")
        self._note_label = Label("ただし書き", "label")
        self._build()
        self._connect()
        self._show_schedule(schedule)
        self.rests.show_rests(schedule.closed, exceptions)
        self._say()

    def answer(self) -> tuple[list[Schedule], list[ScheduleException]]:
        """The 定例 as picked (and further ones, if the typed words named several), and its single days."""
        return [self._current(), *self._further], list(self.rests.exceptions)

    def may_do(self) -> bool:
        missing = self._missing()
        self._times_problem.setText(missing)
        self._times_problem.setVisible(bool(missing))
        return not missing

    def showEvent(self, event: QShowEvent) -> None:
        self._arrange()
        super().showEvent(event)
        self.cards[self.when.pick.way].setFocus()

    # ---- layout

    def _build(self) -> None:
        self._ways, self._when = self._ways_column(), self._when_column()
        self._parts = QGridLayout()
        self._parts.setHorizontalSpacing(theme.px(_BETWEEN_PARTS))
        self._parts.setVerticalSpacing(theme.px(_BETWEEN_PARTS))
        self._parts.addLayout(self._ways, 0, 0)
        self._parts.addLayout(self._when, 0, 1)
        self._parts.addWidget(self.spoken, 0, 2)
        for part, share in enumerate((3, 6, 4)):
            self._parts.setColumnStretch(part, share)
        self.body.addLayout(self._parts)

    def _arrange(self) -> None:
        """Large letters in a small window: what is said back comes below, or the deed would be cut off at the right."""
        is_beside = self._parts.itemAtPosition(0, 2) is not None
        if is_beside and self.minimumSizeHint().width() > self._room().width():
            self._parts.removeWidget(self.spoken)
            self._parts.addWidget(self.spoken, 1, 1)
            self._parts.setColumnStretch(2, 0)
            self.area.updateGeometry()
            around = self.layout()
            assert around is not None
            around.activate()  # or the dialog still asks for the width it had
            self.resize(self.size().boundedTo(self._room()))

    def _ways_column(self) -> QVBoxLayout:
        ways = column(spacing=8)
        ways.addWidget(Label("どんなふうに開きますか", "section"))
        for card in self.cards.values():
            ways.addWidget(card)
        ways.addStretch(1)
        return ways

    def _when_column(self) -> QVBoxLayout:
        middle = column(spacing=10)
        middle.addWidget(Label("いつ", "section"))
        middle.addWidget(self.when)
        times = row(spacing=8)
        word = Label("時間", "label")
        word.setMinimumWidth(theme.px(60 + 4))
        times.addWidget(word)
        for field, name, behind in ((self.start, "はじまりの時間", "から"), (self.end, "おわりの時間", "まで")):
            field.setAccessibleName(name)
            field.setPlaceholderText("10:30")
            field.setFixedWidth(theme.px(96))
            times.addWidget(field)
            times.addWidget(Label(behind))
        times.addStretch(1)
        middle.addLayout(times)
        middle.addWidget(self._times_problem)
        middle.addWidget(Label("お休み", "section"))
        middle.addWidget(self.rests)
        self.note.setAccessibleName("ただし書き")
        note = row(spacing=12)
        note.addWidget(self._note_label)
        note.addWidget(self.note, 1)
        middle.addLayout(note)
        middle.addStretch(1)
        self.words.setAccessibleName("ことばで書く")
        self.words.setPlaceholderText("第2・4火曜 10時半〜12時")
        typed = row(spacing=12)
        typed.addWidget(Label("ことばで書く", "label"))
        typed.addWidget(self.words, 1)
        middle.addLayout(typed)
        middle.addWidget(self._words_said)
        self._times_problem.hide()
        self._words_said.hide()
        return middle

    def _connect(self) -> None:
        for way, card in self.cards.items():
            card.clicked.connect(lambda _on=False, chosen=way: self._choose_way(chosen))
        self.when.picked.connect(self._say)
        self.rests.changed.connect(self._say)
        for field in (self.start, self.end):
            field.textEdited.connect(lambda _text: self._say())
            field.left.connect(self._tidy_times)
        self.note.textEdited.connect(lambda _text: self._say())
        self.words.left.connect(self._read_words)
        self.words.returnPressed.connect(self._read_words)
        self.other_button.clicked.connect(self._drop)

    # ---- what is picked

    def _show_schedule(self, schedule: Schedule) -> None:
        is_blank = not schedule.rule and not schedule.note
        pick = Pick() if is_blank else pick_of(schedule.rule, schedule.anchor)
        self._show_pick(pick)
        self.start.show_text(schedule.start.removeprefix("0"))
        self.end.show_text(schedule.end.removeprefix("0"))
        self.note.show_text(schedule.note)

    def _show_pick(self, pick: Pick) -> None:
        self.when.show_pick(pick)
        self.cards[pick.way].setChecked(True)
        is_irregular = pick.way is Way.IRREGULAR
        self._note_label.setText("いつ開くか" if is_irregular else "ただし書き")
        self.note.setPlaceholderText("不定期（月2回ほど）など" if is_irregular else "雨の日は休み など")
        self._words_said.setText(_UNSHOWABLE if pick.untouched else "")
        self._words_said.setVisible(bool(pick.untouched))

    def _choose_way(self, way: Way) -> None:
        self._show_pick(replace(self.when.pick, way=way, untouched=""))
        self._say()
        self._arrange()

    def _current(self) -> Schedule:
        pick = self.when.pick
        is_counted = pick.untouched or pick.way is Way.EVERY_OTHER
        return self._schedule.changed(
            rule=pick.rule,
            anchor=pick.anchor if is_counted else "",
            closed=self.rests.closed,
            start=read_clock(self.start.text()) or "",
            end=read_clock(self.end.text()) or "",
            note=self.note.text().strip(),
        )

    def _missing(self) -> str:
        """What is still wrong, as one sentence; '' when the 定例 can be taken."""
        if self.when.pick.missing:
            return self.when.pick.missing
        for field, name in ((self.start, "はじまり"), (self.end, "おわり")):
            if field.text().strip() and read_clock(field.text()) is None:
                return f"{name}の時間が読めません。10:30、午後1時半 のように書いてください"
        found = problems(rule_of(self._current()))
        return found[0].message if found else ""

    def _say(self) -> None:
        self.spoken.say(self._current(), self.rests.exceptions, self.when.pick.missing)
        if self._times_problem.isVisibleTo(self):
            self.may_do()

    def _tidy_times(self) -> None:
        start, end = (read_clock(field.text()) or "" for field in (self.start, self.end))
        if not self.end.hasFocus() and not self.end.is_composing and (settled := afternoon_end(start, end)) != end:
            self.end.show_text(settled)
        for field in (self.start, self.end):
            read = read_clock(field.text())
            if read is not None and not field.is_composing:
                field.show_text(read.removeprefix("0"))
        unread = any(field.text().strip() and read_clock(field.text()) is None for field in (self.start, self.end))
        if unread or self._times_problem.isVisibleTo(self):
            self.may_do()
        self._say()

    def _read_words(self) -> None:
        """Read what was typed as a sentence; what is not understood is said and stays in the field."""
        typed = self.words.text().strip()
        if not typed:
            return
        reading = read_schedule(typed)
        if not reading.is_structured:
            reason = reading.remarks[0] if reading.remarks else ""
            self._tell(f"読めませんでした。上のボタンでえらんでください。{reason}", "problem")
            return
        first, *more = reading.schedules
        self._further = [with_rule(Schedule(id=new_id(), place=self._schedule.place), each) for each in more]
        read = with_rule(self._schedule, first)
        self._show_schedule(read)
        self.rests.show_rests(read.closed, self.rests.exceptions)
        also = f"ほかに{len(more)}つの定例も、いっしょに入ります。" if more else ""
        read_so = "読みました。「このように書かれます」で確かめてください。"
        self._tell("".join((read_so, also, *reading.remarks)), "hint")
        self._say()

    def _tell(self, text: str, role: str) -> None:
        self._words_said.set_role(role)
        self._words_said.setText(text)
        self._words_said.show()

    def _drop(self) -> None:
        self.reject()
        self.drop_wanted.emit()
