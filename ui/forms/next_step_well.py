"""つぎの一手: what is to be done next for a space, by when; one press says that it is done, another shifts its day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from app.rules.japanese_calendar import add_months, format_day
from app.search.space_cards import NextStep
from ui import icons, theme
from ui.board.card_model import due_badge
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Surface, column, row

_BESIDE = 38  # characters across, below which the buttons have no room beside the words
_LOOKS = {"shu": ("well_failure", "shu"), "yam": ("well_check", "yam"), "plain": ("well_info", "ai")}


class NextStepWell(QWidget):
    """The step, its day and what can be done with it; without a step, the offer to write one.

    Signals:
        done: it is done.
        shifted: (date) it shall be done by another day.
        day_wanted: the user wants to write a day himself.
        step_wanted: nothing is planned yet, and the user wants to.
    """

    done = Signal()
    shifted = Signal(object)
    day_wanted = Signal()
    step_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.frame = Surface("well_info", margin=12)
        outer = column()
        self.setLayout(outer)
        outer.addWidget(self.frame)
        self._line = line = row(spacing=12)
        head, self._deeds = row(spacing=12), row(spacing=8)
        self._flag = Label()
        words = column(spacing=2)
        self._when = WrapLabel("", "cap")
        self._step = WrapLabel("", "strong")
        words.addWidget(self._when)
        words.addWidget(self._step)
        self.shift = Button("日をずらす", small=True)
        self.done_button = Button("できた", "primary", icon="tick", small=True)
        self.done_button.setObjectName("step_done")
        self.plan = Button("つぎの一手をきめる", icon="plus", small=True)
        head.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(words, 1)
        for button in (self.shift, self.done_button, self.plan):
            self._deeds.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(head, 1)
        line.addLayout(self._deeds)
        self.frame.body.addLayout(line)
        self.done_button.clicked.connect(self.done)
        self.plan.clicked.connect(self.step_wanted)
        self._build_menu()

    def show_step(self, step: NextStep | None) -> None:
        """Show what comes next, or that nothing is planned."""
        due, tone = due_badge(None if step is None else step.due, self._today)
        role, colour = _LOOKS[tone]
        icons.put(self._flag, "next_step", colour, 22)
        self.frame.setProperty("role", role)
        self.frame.style().unpolish(self.frame)
        self.frame.style().polish(self.frame)
        self.shift.setVisible(step is not None)
        self.done_button.setVisible(step is not None)
        self.plan.setVisible(step is None)
        if step is None:
            self._when.setText("つぎの一手")
            self._step.setText("まだ決まっていません")
        else:
            until = f"{format_day(step.due)}まで" if step.due else "日は決めていません"
            parts = ("つぎの一手", until, due if tone != "plain" else "", step.who)
            self._when.setText("　".join(part for part in parts if part))
            self._step.setText(step.words)
        self._when.set_role({"shu": "shu", "yam": "yam"}.get(tone, "cap"))
        self.setAccessibleName(f"{self._when.plain_text} {self._step.plain_text}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the buttons stand below the words."""
        super().resizeEvent(event)
        is_narrow = theme.characters_across(self.width()) < _BESIDE
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        self._deeds.setAlignment(Qt.AlignmentFlag.AlignRight)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(300), super().minimumSizeHint().height())

    def _build_menu(self) -> None:
        menu = QMenu(self.shift)
        tomorrow, week = self._today + timedelta(days=1), self._today + timedelta(days=7)
        for words, day in (
            ("あす", tomorrow),
            ("1週間あと", week),
            ("2週間あと", week + timedelta(days=7)),
            ("1か月あと", add_months(self._today, 1)),
        ):
            action = menu.addAction(f"{words}　{format_day(day)}")
            action.triggered.connect(lambda _on=False, chosen=day: self.shifted.emit(chosen))
        menu.addSeparator()
        menu.addAction("ほかの日を書く…").triggered.connect(self.day_wanted)
        self.shift.setMenu(menu)
