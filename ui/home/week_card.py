"""今週: the next seven days with what is held on each, and the whole list of a full day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.agenda import things
from app.coming_days import Happening
from app.records.catalogue import BY_KIND
from app.rules.japanese_calendar import format_day, weekday_name
from ui import theme
from ui.home.home_card import HomeCard, emptied
from ui.home.task_row import LineButton
from ui.widgets.buttons import Button
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.row_list import Row, RowList
from ui.widgets.surfaces import column, row, rule

_SHOWN_A_DAY = 2


class DayMark(QWidget):
    """「24 火」; today stands on ink blue, Saturday and Sunday in the colours of every calendar here."""

    def __init__(self, day: date, *, is_today: bool) -> None:
        super().__init__()
        self._day, self._is_today = day, is_today
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(("きょう " if is_today else "") + format_day(day))
        self.setToolTip(format_day(day))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("section", bold=True))
        small = QFontMetrics(theme.font("cap"))
        width = metrics.horizontalAdvance("30") + small.horizontalAdvance("土") + theme.px(18)
        return QSize(width, max(metrics.height() + theme.px(8), theme.px(28)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = {5: "ai", 6: "shu"}.get(self._day.weekday(), "ink")
        if self._is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ai"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
            colour = "on_ai"
        painter.setPen(theme.colour(colour))
        number = theme.font("section", bold=True)
        painter.setFont(number)
        small = QFontMetrics(theme.font("cap"))
        word = weekday_name(self._day)
        room = self.rect().adjusted(theme.px(4), 0, -theme.px(8) - small.horizontalAdvance(word), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._day.day))
        painter.setFont(theme.font("cap"))
        side = self.rect().adjusted(0, 0, -theme.px(5), 0)
        painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        painter.end()


class WeekCard(HomeCard):
    """The days.

    Signals:
        opened: (Happening) the user pressed one.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__("これからの予定")
        self._days = column(spacing=4)
        self.body.addLayout(self._days)

    def show_days(self, days: Mapping[date, Sequence[Happening]], today: date) -> None:
        """Show other days."""
        emptied(self._days)
        if not any(days.values()):
            self._days.addWidget(WrapLabel("定例や会議、催しの日を書くと、ここに並びます。", "label"))
            return
        for number, (day, happenings) in enumerate(days.items()):
            if number:
                self._days.addWidget(rule())
            self._days.addWidget(self._day_row(day, happenings, is_today=day == today))

    def _day_row(self, day: date, happenings: Sequence[Happening], *, is_today: bool) -> QWidget:
        made = QWidget()
        line = row(spacing=8)
        made.setLayout(line)
        line.addWidget(DayMark(day, is_today=is_today), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(spacing=0)
        line.addLayout(lines, 1)
        shown = happenings[:_SHOWN_A_DAY] if len(happenings) > _SHOWN_A_DAY + 1 else happenings
        for happening in shown:
            lines.addWidget(self._happening(happening))
        if not happenings:
            nothing = Label("予定はありません", "hint")
            nothing.setMinimumHeight(theme.px(28))
            lines.addWidget(nothing)
        rest = len(happenings) - len(shown)
        if rest:
            words = f"ほかに {things(rest)}"
            more = Button(words, "quiet", small=True, name=f"{format_day(day)} {words}")
            more.clicked.connect(lambda: self._show_whole(day, happenings))
            foot = row()
            foot.addWidget(more)
            foot.addStretch(1)
            lines.addLayout(foot)
        return made

    def _happening(self, happening: Happening) -> LineButton:
        start, title = happening.start.removeprefix("0"), one_line(happening.title)
        button = LineButton(f"{start} {title}".strip())
        time = Label(start or "―", "cap")
        time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        time.setFixedWidth(QFontMetrics(theme.font("cap")).horizontalAdvance("00:00") + 2)
        button.inside.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        button.inside.addWidget(time)
        button.inside.addWidget(ElidedLabel(title), 1)
        button.close_inside()
        button.clicked.connect(lambda: self.opened.emit(happening))
        return button

    def _show_whole(self, day: date, happenings: Sequence[Happening]) -> None:
        dialog = DayDialog(self.window(), day, happenings)
        if dialog.exec() and dialog.chosen is not None:
            self.opened.emit(dialog.chosen)


class DayDialog(DeedDialog):
    """Everything that is held on one day; Enter opens the chosen one.

    Attributes:
        chosen: what shall be opened.
    """

    def __init__(self, parent: QWidget | None, day: date, happenings: Sequence[Happening]) -> None:
        super().__init__(parent, title=f"{format_day(day)} の予定", deed="ひらく")
        self._happenings = happenings
        self.body.addWidget(Label(f"{format_day(day)} の予定　{things(len(happenings))}", "section"))
        self._list = RowList("この日の予定")
        self._list.setMinimumHeight(theme.px(300))
        self._list.show_rows(
            [
                Row(number, one_line(each.title), each.start.removeprefix("0"), note=BY_KIND[each.kind].LABEL)
                for number, each in enumerate(happenings)
            ]
        )
        self._list.row_opened.connect(lambda _key: self.try_deed())
        self.body.addWidget(self._list, 1)

    @property
    def chosen(self) -> Happening | None:
        """The chosen one."""
        key = self._list.chosen_key
        return self._happenings[key] if isinstance(key, int) else None
