"""The head of a place's form: name, state, freshness, what can be done with it, and the tabs of its sections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.editing import Editing
from app.ledger import Ledger
from app.records.area import Area
from app.records.place import PLACE_STATUS, Place
from app.records.space import Space
from app.records.term import Term
from app.rules.freshness import Freshness, freshness_limits, place_freshness
from app.rules.japanese_calendar import PartialDate, format_date
from app.rules.publication import town_name
from app.titles import unnamed
from app.wording import noun
from ui import theme
from ui.forms.tabs import Tabs
from ui.lists.place_rows import freshness_dot
from ui.widgets.badge import Badge, FreshnessDot
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.surfaces import column, row, rule

_STATUS_BADGES = {
    "active": ("mid", "ok"),
    "preparing": ("ai", "schedule"),
    "suspended": ("yam", "rest"),
    "ended": ("plain", "close"),
}


class PlaceHeader(QWidget):
    """Name and state of the place, always in sight.

    Signals:
        flyer_wanted, rest_wanted, copy_wanted, history_wanted, delete_wanted: the user asks for it.
        back_wanted: ‹ 一覧, where only one pane has room.
    """

    flyer_wanted = Signal()
    rest_wanted = Signal()
    copy_wanted = Signal()
    history_wanted = Signal()
    delete_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, ledger: Ledger, today: date, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._ledger = ledger
        self._today = today
        self.tabs = Tabs(tabs)
        self.name, self.reading = ElidedLabel("", "title"), ElidedLabel("", "reading")
        self._badges = FlowBox(spacing=6)
        self._status, self._kind, self._where = Badge(""), Badge(""), Badge("")
        self._dot, self._freshness = FreshnessDot(), Label("", "cap")
        self.flyer = Button("チラシ", icon="print", small=True, name="チラシを刷る")
        self.more = IconButton("more", "ほかのこと", kind="secondary")
        self.back = Button("一覧", "quiet", icon="back", small=True, name="一覧へもどる")
        self._build()
        self.flyer.clicked.connect(self.flyer_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_place(self, editing: Editing, place: Place) -> None:
        """Say who this is and how it stands."""
        self.name.setText(place.name or unnamed(noun(Place.KIND, self._ledger), is_new=editing.is_new))
        self.reading.setText(place.reading)
        self.reading.setVisible(bool(place.reading))
        tone, icon = _STATUS_BADGES.get(place.status, ("plain", ""))
        self._status.show_state(PLACE_STATUS.get(place.status, place.status), tone, icon)
        kind = self._ledger.get(Term, place.kind)
        self._kind.show_state("" if kind is None else kind.label)
        self._kind.setVisible(kind is not None)
        where = _where(editing, place)
        self._where.show_state(where)
        self._where.setVisible(bool(where))
        freshness = place_freshness(place, freshness_limits(self._ledger), self._today)
        self._dot.show_state(freshness_dot(freshness))
        self._freshness.setText(confirmed_words(place, freshness, self._today))
        is_resting = place.status == "suspended"
        self._rest.setText("活動中にもどす" if is_resting else "休止にする")

    def set_narrow(self, is_narrow: bool) -> None:
        """Only one pane has room: offer the way back to the list."""
        self.back.setVisible(is_narrow)

    def _build(self) -> None:
        outer = column(spacing=6)
        outer.setContentsMargins(theme.px(24), theme.px(14), theme.px(20), 0)
        self.setLayout(outer)
        top = row(spacing=8)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        names = column(spacing=3)
        names.addWidget(self.reading)
        names.addWidget(self.name)
        top.addLayout(names, 1)
        top.addWidget(self.flyer, 0, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(top)
        state = row(spacing=8)
        for badge in (self._status, self._kind, self._where):
            self._badges.add(badge)
        state.addWidget(self._badges, 1)
        state.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignVCenter)
        state.addWidget(self._freshness, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addSpacing(theme.px(2))  # letters below the line
        outer.addLayout(state)
        outer.addWidget(self.tabs)
        line = rule()
        outer.addWidget(line)
        outer.setContentsMargins(theme.px(24), theme.px(14), theme.px(20), 0)
        self._build_menu()
        self.back.hide()

    def _build_menu(self) -> None:
        menu = QMenu(self.more)
        self._rest = menu.addAction("休止にする")
        self._rest.triggered.connect(self.rest_wanted)
        menu.addAction("写しをつくる").triggered.connect(self.copy_wanted)
        menu.addAction("履歴を見る").triggered.connect(self.history_wanted)
        menu.addSeparator()
        menu.addAction("消す…").triggered.connect(self.delete_wanted)
        self.more.setMenu(menu)


def confirmed_words(place: Place, freshness: Freshness, today: date) -> str:
    """「10月3日に確認」「令和6年5月に確認」「まだ確かめていません」."""
    try:
        day = PartialDate.from_iso(place.confirmed) if place.confirmed else None
    except ValueError:
        day = None
    if day is None:
        return "まだ確かめていません"
    if day.day is not None and day.month is not None and day.year == today.year:
        when = "きょう" if day.first_day == today else f"{day.month}月{day.day}日に"
        return f"{when}確認"
    return f"{format_date(day, has_weekday=False)}に確認" + ("（古い）" if freshness is Freshness.RED else "")


def _where(editing: Editing, place: Place) -> str:
    area, space = editing.get(Area, place.area), editing.get(Space, place.space)
    town = "" if space is None else town_name(space.address)
    return "・".join(part for part in ("" if area is None else area.name, town) if part)
