"""話し合い: 次第 and 出席 at the left, the cards in the middle, what comes of it at the right (comp 07)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.changes.change import ChangeSet
from ui import theme
from ui.minutes.agenda_panel import AgendaPanel
from ui.minutes.attendance_panel import AttendancePanel
from ui.minutes.meeting import Meeting
from ui.minutes.opinion_board import OpinionBoard
from ui.minutes.outcome_panel import OutcomePanel
from ui.widgets.buttons import Segmented
from ui.widgets.surfaces import ScrollBody, column, row, rule

_THREE = 60
"""Characters across from which three panes stand side by side; below it two do."""
_LEFT_PX, _RIGHT_PX, _WIDEST_PX, _LEFT_SHARE = 244, 236, 320, 0.18
_ATTENDANCE = frozenset(("minutes", "attendee", "organization", "term"))
_AGENDA = frozenset(("minutes", "agenda_item", "opinion"))
_BOARD = _AGENDA | {"promise", "concern", "wisdom", "organization", "term", "space"}
_OUTCOME = frozenset(("minutes", "promise", "concern", "organization"))
"""Kinds a panel has to do with: one card more does not count the meetings of ten years anew."""


class TalkPart(QWidget):
    """The meeting itself.

    Attributes:
        agenda, attendance, board, outcome: the four panels.
    """

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._meeting = meeting
        self._panes = 0
        self.agenda, self.attendance = AgendaPanel(meeting), AttendancePanel(meeting)
        self.board, self.outcome = OpinionBoard(meeting), OutcomePanel(meeting)
        self._build()
        self.agenda.point_chosen.connect(self.board.show_point)
        self.board.point_wanted.connect(self.agenda.step)

    def begin(self) -> None:
        """Another 会議録 is on the table."""
        self.agenda.begin()
        self.attendance.begin()
        self.board.show_point(self.agenda.chosen)
        self.outcome.refresh()
        self._show_counts()

    def follow(self, change_set: ChangeSet) -> None:
        """Show what was written, where it can be seen."""
        kinds = {change.kind for change in change_set}
        if kinds & _AGENDA:
            self.agenda.refresh()
        if kinds & _BOARD:
            self._show_board()
        if kinds & _ATTENDANCE or self.attendance.would_fold:
            self.attendance.refresh()
        if kinds & _OUTCOME:
            self.outcome.refresh()
            self._show_counts()

    def refresh(self) -> None:
        """Show what the ledger holds now."""
        self.agenda.refresh()
        self._show_board()
        self.attendance.refresh()
        self.outcome.refresh()
        self._show_counts()

    def keep_typing(self) -> None:
        """Save the notes of the point on the table."""
        self.board.keep_note()

    def focus_first(self) -> None:
        """Where one begins: the opinions, while there is an agenda; else the agenda."""
        if not self._meeting.is_open:
            return
        if self.agenda.buttons:
            self.board.focus_line()
        else:
            self.agenda.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 walks through."""
        return (self._left_area, self.board, self._right_area)

    def _build(self) -> None:
        line = row(spacing=0)
        self.setLayout(line)
        self._left = QWidget()
        left = column(spacing=6)
        left.setContentsMargins(0, 0, 0, 0)
        self._left.setLayout(left)
        self._switch = Segmented((("agenda", "次第・出席"), ("outcome", "約束")), "左に出すもの")
        self._switch.chosen.connect(lambda _key: self._show_left())
        self._switch.chosen.connect(self._switch.set_value)
        bar = row(spacing=0)
        bar.setContentsMargins(theme.px(14), theme.px(10), theme.px(6), 0)
        bar.addWidget(self._switch)
        self._switch_row = QWidget()
        self._switch_row.setLayout(bar)
        left.addWidget(self._switch_row)
        self._left_stack = QStackedWidget()
        left.addWidget(self._left_stack, 1)
        self._left_area = ScrollBody(margin=14, spacing=16, name="次第と出席")
        self._left_area.body.addWidget(self.agenda)
        self._left_area.body.addWidget(rule())
        self._left_area.body.addWidget(self.attendance)
        self._left_area.body.addStretch(1)
        self._left_stack.addWidget(self._left_area)
        line.addWidget(self._left)
        line.addWidget(rule("rule_down"))
        line.addWidget(self.board, 1)
        self._right = QFrame()
        self._right.setProperty("role", "side_pane")
        holder = column(spacing=0)
        self._right.setLayout(holder)
        self._right_area = ScrollBody(margin=14, spacing=8, name="約束と困りごと")
        self._right_area.body.addWidget(self.outcome)
        self._right_area.body.addStretch(1)
        holder.addWidget(self._right_area)
        self._right_holder = holder
        line.addWidget(self._right)

    def _show_board(self) -> None:
        if self.board.item != self.agenda.chosen:
            self.board.show_point(self.agenda.chosen)
        else:
            self.board.refresh()

    def _show_counts(self) -> None:
        promises, concerns = self.outcome.counts
        word = "約束" + (f" {promises + concerns}" if promises + concerns else "")
        self._switch.set_word("outcome", word)

    def _show_left(self) -> None:
        self._left_stack.setCurrentWidget(
            self._right_area if self._panes < 3 and self._switch.value == "outcome" else self._left_area
        )

    def _arrange(self) -> None:
        characters = theme.characters_across(self.width())
        panes = 3 if characters >= _THREE else 2
        if panes == 3:
            left = min(theme.px(_WIDEST_PX), max(theme.px(_LEFT_PX), round(self.width() * _LEFT_SHARE)))
            self._right.setFixedWidth(left - theme.px(_LEFT_PX - _RIGHT_PX))
        else:
            left = max(theme.px(200), min(theme.px(_LEFT_PX), round(self.width() * 0.34)))
        self._left.setFixedWidth(left)
        if panes == self._panes:
            return
        self._panes = panes
        if panes == 3:
            self._right_holder.addWidget(self._right_area)
            self._right_area.show()
        else:
            self._left_stack.addWidget(self._right_area)
        self._right.setVisible(panes == 3)
        self._switch_row.setVisible(panes < 3)
        self._show_left()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(460), theme.px(260))
