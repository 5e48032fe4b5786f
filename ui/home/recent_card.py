"""最近の書きかえ: the newest deeds of everybody who writes into this ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics

from app.rules.japanese_calendar import era_year_name
from app.store import RecentDeed
from ui import theme
from ui.home.home_card import HomeCard, emptied
from ui.home.task_row import LineButton
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column


class RecentCard(HomeCard):
    """The deeds.

    Signals:
        opened: (Stamp) the user pressed a deed.
        all_wanted: 「すべての履歴」.
    """

    opened = Signal(object)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("最近の書きかえ", "すべての履歴")
        assert self.action is not None  # a word was given
        self.action.clicked.connect(self.all_wanted)
        self._lines = column(spacing=2)
        self.body.addLayout(self._lines)

    def show_deeds(self, deeds: Sequence[RecentDeed], today: date) -> None:
        """Show other deeds."""
        emptied(self._lines)
        for deed in deeds:
            self._lines.addWidget(self._deed(deed, today))
        if not deeds:
            self._lines.addWidget(Label("まだ ありません", "hint"))

    def _deed(self, deed: RecentDeed, today: date) -> LineButton:
        when, label = when_words(deed.when, today), one_line(deed.label)
        button = LineButton(f"{when} {label} {deed.who}")
        button.inside.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        moment = Label(when, "cap")
        moment.setMinimumWidth(QFontMetrics(theme.font("cap")).horizontalAdvance("おととい"))
        button.inside.addWidget(moment)
        button.inside.addWidget(ElidedLabel(label), 1)
        who = ElidedLabel(one_line(deed.who), "cap")
        who.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        who.setMaximumWidth(theme.px(90))
        who.setMinimumWidth(min(who.sizeHint().width(), theme.px(90)))
        button.inside.addWidget(who)
        button.close_inside()
        button.clicked.connect(lambda: self.opened.emit(deed.stamp))
        return button


def when_words(when: datetime, today: date) -> str:
    """「14:05」「きのう」「22日」「10/3」「令和7年」: as short as it is clear."""
    days = (today - when.date()).days
    if days <= 0:
        return f"{when.hour}:{when.minute:02}"
    if days == 1:
        return "きのう"
    if (when.year, when.month) == (today.year, today.month):
        return f"{when.day}日"
    return f"{when.month}/{when.day}" if when.year == today.year else era_year_name(when.date())
