"""The right of the sheet: 約束 made today, those still open from before, and 困りごと."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.joined import Question
from app.meetings.promises import carried_over, is_overdue, made_here
from app.records.base import Record
from app.records.concern import CONCERN_SOLVER, CONCERN_STATE, Concern
from app.records.minutes import PROMISE_STATE, Promise
from app.records.organization import Organization
from app.titles import short_day_words
from ui import theme
from ui.forms.row_mark import RowMark, asked_about
from ui.minutes.entry_line import EntryLine
from ui.minutes.meeting import Meeting
from ui.widgets.badge import Badge
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line, tip
from ui.widgets.surfaces import Surface, column, row, rule

_MOST_SHOWN = 60
_MOST_CHARACTERS = 80  # more would leave no room for the others; the whole is in the tip, and where it is opened


class OutcomeRow(Surface):
    """A promise or a 困りごと; Enter or a press writes it, Delete takes it away.

    Signals:
        opened: write it.
        dropped: Delete.
        ticked: (done) the tick of a promise carried over.
    """

    opened = Signal()
    dropped = Signal()
    ticked = Signal(bool)

    def __init__(self, role: str, text: str, *, has_tick: bool = False, is_done: bool = False) -> None:
        super().__init__(role, margin=0, spacing=3)
        side = theme.px(10) if role == "card" else theme.px(2)
        self.body.setContentsMargins(side, theme.px(6), side, theme.px(6))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(one_line(text))
        self.box = QCheckBox()
        self.box.setVisible(has_tick)
        self.box.setChecked(is_done)
        self.box.setAccessibleName(f"できた {one_line(text)}")
        self.box.clicked.connect(self.ticked)
        line = row(spacing=6)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = one_line(text)
        label = WrapLabel(text if len(words) <= _MOST_CHARACTERS else f"{words[:_MOST_CHARACTERS]}…")
        if label.plain_text != text:
            self.setToolTip(tip(text))
        line.addWidget(label, 1)
        self.body.addLayout(line)
        self._lower = FlowBox(spacing=6)
        self.body.addWidget(self._lower)

    def add(self, widget: QWidget) -> None:
        """Put a word or badge into the lower line."""
        self._lower.add(widget)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class OutcomePanel(QWidget):
    """What comes of the meeting.

    Attributes:
        line: where a promise is typed that no card stands for.
        rows: by id of the promise or 困りごと.
    """

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.setAccessibleName("約束と困りごと")
        self._meeting = meeting
        self._shown: object = None
        self._asked: Mapping[int, Sequence[Question]] = {}
        self.rows: dict[int, OutcomeRow] = {}
        outer = column(spacing=6)
        self.setLayout(outer)
        self._count = Label("", "cap")
        head = row(spacing=6)
        head.addWidget(Label("約束", "section"))
        head.addStretch(1)
        head.addWidget(self._count)
        outer.addLayout(head)
        self._no_promise = WrapLabel("約束は ありません", "hint")
        outer.addWidget(self._no_promise)
        self._promises = column(spacing=0)
        outer.addLayout(self._promises)
        self.line = EntryLine("約束を足す", "約束を書いて Enter")
        self.line.setObjectName("promise_line")
        self.line.setProperty("small", True)
        self.line.taken.connect(meeting.add_promise)
        self.line.pasted.connect(meeting.add_promises)
        outer.addWidget(self.line)
        self._before = Surface("well_check", margin=10, spacing=4, name="前回からの約束")
        self._before.body.addWidget(Label("前回からの約束", "yam"))
        self._carried = column(spacing=0)
        self._before.body.addLayout(self._carried)
        outer.addWidget(self._before)
        self._concern_head = row(spacing=6)
        self._concern_head.addWidget(Label("困りごと", "section"))
        self._concern_head.addStretch(1)
        self._concern_count = Label("", "cap")
        self._concern_head.addWidget(self._concern_count)
        outer.addSpacing(theme.px(8))
        outer.addLayout(self._concern_head)
        self._none = WrapLabel("", "hint")
        outer.addWidget(self._none)
        self._concerns = column(spacing=6)
        outer.addLayout(self._concerns)

    def refresh(self) -> None:
        """Show what the ledger holds now."""
        meeting, minutes = self._meeting, self._meeting.minutes
        promises = () if minutes is None else made_here(meeting.ledger, minutes)
        before = () if minutes is None else carried_over(meeting.ledger, minutes)
        concerns = meeting.rows(Concern)
        names = {each.id: each.name for each in map(self._organization, (*promises, *before)) if each is not None}
        asked = asked_about((*promises, *before, *concerns), meeting.ledger)
        state = (meeting.minutes_id, tuple(promises), tuple(before), tuple(concerns), names, asked, meeting.may_tick)
        self.line.setVisible(meeting.is_open)
        if state == self._shown:
            return
        self._shown, self._asked = state, asked
        focused = next((key for key, each in self.rows.items() if each.hasFocus() or each.box.hasFocus()), None)
        for gone in self.rows.values():
            gone.hide()
            gone.deleteLater()
        _empty(self._promises)
        self.rows = {}
        self._show_promises(promises, before)
        self._show_concerns(concerns)
        if focused in self.rows:
            self.rows[focused].setFocus()

    @property
    def counts(self) -> tuple[int, int]:
        """(promises of this meeting and open ones from before, 困りごと)."""
        minutes = self._meeting.minutes
        if minutes is None:
            return 0, 0
        ledger = self._meeting.ledger
        return len(made_here(ledger, minutes)) + len(carried_over(ledger, minutes)), len(self._meeting.rows(Concern))

    def _show_promises(self, promises: Sequence[Promise], before: Sequence[Promise]) -> None:
        self._count.setText(f"今回 {len(promises)}" if promises else "")
        for number, promise in enumerate(promises[:_MOST_SHOWN]):
            if number:
                self._promises.addWidget(rule())
            self._put(self._promises, promise, self._promise_row(promise, "plain_row", has_tick=False))
        self._no_promise.setVisible(not promises and not self._meeting.is_open)
        self._before.setVisible(bool(before))
        for promise in before[:_MOST_SHOWN]:
            self._put(self._carried, promise, self._promise_row(promise, "plain_row", has_tick=True))

    def _show_concerns(self, concerns: Sequence[Concern]) -> None:
        self._concern_count.setText(str(len(concerns)) if concerns else "")
        is_open = self._meeting.is_open
        self._none.setText("カードで Ctrl＋K を押すと、ここに出ます。" if is_open else "困りごとは ありません")
        self._none.setVisible(not concerns)
        for concern in concerns[:_MOST_SHOWN]:
            made = self._row(concern, OutcomeRow("card", concern.title))
            if CONCERN_SOLVER.get(concern.solver):
                made.add(Badge(CONCERN_SOLVER[concern.solver], "yam"))
            made.add(Label(CONCERN_STATE.get(concern.state, ""), "cap"))
            self._put(self._concerns, concern, made)

    def _put(self, into: QVBoxLayout, record: Record, made: OutcomeRow) -> None:
        """Into the list, with what copies wrote in two ways about it."""
        for question in self._asked.get(record.id, ())[:1]:
            mark = RowMark(question, self._meeting.ledger, about=made.accessibleName())
            mark.wanted.connect(self._meeting.context.signals.question_wanted)
            made.body.addWidget(mark)
        into.addWidget(made)
        made.show()  # now, not in the next turn: its text measures itself when it is shown

    def _promise_row(self, promise: Promise, role: str, *, has_tick: bool) -> OutcomeRow:
        today = self._meeting.context.today()
        made = self._row(promise, OutcomeRow(role, promise.content, has_tick=has_tick, is_done=promise.state == "done"))
        made.box.setEnabled(self._meeting.may_tick)
        made.ticked.connect(lambda done: self._tick(promise.id, done))
        organization = self._organization(promise)
        who = one_line(promise.who) or ("" if organization is None else one_line(organization.name))
        if who:
            made.add(Label(who if len(who) <= 16 else f"{who[:16]}…", "cap"))
        else:
            made.add(Badge("だれが？", "plain", "person"))
        for badge in _state_badges(promise, today):
            made.add(badge)
        return made

    def _row(self, record: Record, made: OutcomeRow) -> OutcomeRow:
        made.opened.connect(lambda: self._open(type(record), record.id))
        made.dropped.connect(lambda: self._drop(type(record), record.id))
        self.rows[record.id] = made
        return made

    def _organization(self, promise: Promise) -> Organization | None:
        return self._meeting.ledger.get(Organization, promise.organization)

    def _open(self, record_class: type[Record], record_id: int) -> None:
        record = self._meeting.ledger.get(record_class, record_id)
        if record is not None:
            self._meeting.row_wanted.emit(record, "")

    def _drop(self, record_class: type[Record], record_id: int) -> None:
        record = self._meeting.ledger.get(record_class, record_id)
        if record is not None and self._meeting.is_open:
            self._meeting.drop(record)

    def _tick(self, promise_id: int, is_done: bool) -> None:
        promise = self._meeting.ledger.get(Promise, promise_id)
        if promise is not None:
            self._meeting.tick(promise, is_done)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(170), super().minimumSizeHint().height())


def _state_badges(promise: Promise, today: date) -> list[QWidget]:
    """When it is due, or how it ended."""
    if promise.state != "open":
        tone = "mid" if promise.state == "done" else "plain"
        return [Badge(PROMISE_STATE.get(promise.state, ""), tone, "tick" if promise.state == "done" else "")]
    if is_overdue(promise, today):
        return [Label(short_day_words(promise.due, today), "cap"), Badge("すぎた", "shu", "due")]
    return [Badge(short_day_words(promise.due, today) or "いつまで？", "ai" if promise.due else "plain", "due")]


def _empty(layout: QVBoxLayout) -> None:
    """Take the hairlines between rows out; the rows themselves are gone already."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
