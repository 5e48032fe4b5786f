"""The head of the sheet: which meeting, its title, how far it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu

from app.ledger import Ledger
from app.meetings.titles import body_words
from app.records.minutes import MINUTES_STATE, Minutes
from app.records.space import Space
from app.rules.japanese_calendar import format_date
from app.titles import unnamed
from ui import theme
from ui.widgets.buttons import Button, IconButton, Segmented
from ui.widgets.labels import ElidedLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row


class MinutesHeader(QFrame):
    """Always in sight.

    Signals:
        back_wanted, print_wanted, history_wanted, delete_wanted: the user asks for it.
        state_wanted: (code of MINUTES_STATE).
    """

    back_wanted = Signal()
    print_wanted = Signal()
    history_wanted = Signal()
    delete_wanted = Signal()
    state_wanted = Signal(str)

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self._state = "draft"
        line = row(spacing=8)
        line.setContentsMargins(theme.px(12), theme.px(10), theme.px(16), theme.px(4))
        self.setLayout(line)
        self.back = Button("一覧", "quiet", icon="back", small=True, name="一覧へもどる")
        self.back.clicked.connect(self.back_wanted)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = column(spacing=2)
        self._meeting, self._title = ElidedLabel("", "cap"), ElidedLabel("", "title")
        texts.addWidget(self._meeting)
        texts.addWidget(self._title)
        line.addLayout(texts, 1)
        self.state = Segmented(tuple(MINUTES_STATE.items()), "状態")
        self.state.chosen.connect(self._choose)
        self.print = Button("印刷", icon="print", name="この会議録を刷る")
        self.print.clicked.connect(self.print_wanted)
        self.more = IconButton("more", "ほかのこと", kind="secondary")
        menu = QMenu(self.more)
        menu.addAction("履歴を見る").triggered.connect(self.history_wanted)
        menu.addSeparator()
        self._delete = menu.addAction("消す…")
        self._delete.triggered.connect(self.delete_wanted)
        self.more.setMenu(menu)
        for widget in (self.state, self.print, self.more):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_minutes(self, ledger: Ledger, minutes: Minutes, *, is_new: bool, may_write: bool) -> None:
        """Say which meeting this is."""
        self._meeting.setText(meeting_words(ledger, minutes))
        self._title.setText(one_line(minutes.title) or unnamed(self._word, is_new=is_new))
        self._state = minutes.state
        self.state.set_value(minutes.state if minutes.state in MINUTES_STATE else "draft")
        self.state.setEnabled(may_write)
        self._delete.setEnabled(may_write)

    def _choose(self, state: str) -> None:
        """The segment follows what was decided, not the press."""
        self.state.set_value(self._state)
        if state != self._state:
            self.state_wanted.emit(state)


def meeting_words(ledger: Ledger, minutes: Minutes) -> str:
    """「第2層協議体（西部） 第4回　令和8年11月27日（金）14:00〜16:00　小川町公民館」."""
    space = ledger.get(Space, minutes.space)
    venue = minutes.venue or ("" if space is None else space.name)
    parts = (body_words(ledger, minutes), day_words(minutes), venue)
    return one_line("　".join(part for part in parts if part))


def day_words(minutes: Minutes) -> str:
    """「令和8年11月27日（金） 14:00〜16:00」."""
    times = f"{minutes.start.removeprefix('0')}〜{minutes.end.removeprefix('0')}" if minutes.start else ""
    try:
        day = format_date(minutes.date) if minutes.date else ""
    except ValueError:
        day = minutes.date
    return " ".join(part for part in (day, times) if part)
