"""設定: a list of sheets at the left, the chosen one at the right. Everything is kept when its field is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.context import AppContext
from ui.handing_over.handing_sheet import HandingSheet
from ui.handing_over.upkeep_sheet import UpkeepSheet
from ui.pages.page import Page, SelfTestStep
from ui.settings.help_sheet import HelpSheet
from ui.settings.ledger_sheets import CentreSheet, FreshnessSheet, NounSheet
from ui.settings.own_sheet import OwnSheet
from ui.settings.pick_list_sheet import PickListSheet
from ui.settings.sharing_sheet import SharingSheet
from ui.settings.sheet import Sheet
from ui.widgets.labels import Label
from ui.widgets.row_list import Row, RowList
from ui.widgets.surfaces import PAGE_MARGIN, ScrollBody, Surface, column, row

_LIST_SHARE, _LIST_SHARE_LARGEST = 0.82, 0.89  # short words need less than the names of places

HELP, HANDING = "help", "handing"
_CHAPTERS = {HANDING: "handing", "sharing": "copies/sharing", "lists": "settings/lists", "nouns": "settings/nouns"}
"""Keys of the sheets that other places lead to: the help, and copies for other hands."""

_SHEETS: dict[str, tuple[Callable[[AppContext], Sheet], str, str, str]] = {
    "own": (OwnSheet, OwnSheet.title, "なまえと文字の大きさ", "computer"),
    "centre": (CentreSheet, CentreSheet.title, "発行元のなまえと電話", "centre"),
    "nouns": (NounSheet, NounSheet.title, "居場所の呼びかた", "write"),
    "freshness": (FreshnessSheet, FreshnessSheet.title, "確かめてからの月数", "ok"),
    "lists": (PickListSheet, PickListSheet.title, "種別などの一覧", "table"),
    "sharing": (SharingSheet, SharingSheet.title, "何台かで書く", "related"),
    HANDING: (HandingSheet, HandingSheet.title, "だれかに渡す、受領書", "export"),
    "upkeep": (UpkeepSheet, UpkeepSheet.title, "大きさと、古い履歴", "backup"),
    HELP: (HelpSheet, HelpSheet.title, "画面の説明とキー", "help"),
}


class SettingsPage(Page):
    """The sheets; each is made when it is first seen."""

    title = "設定"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._areas: dict[str, ScrollBody] = {}
        self._sheets: dict[str, Sheet] = {}
        self.list = RowList("設定の一覧")
        left = QWidget()
        is_largest = theme.current.text_size is theme.TextSize.LARGEST
        left.setFixedWidth(round(theme.size("list_pane") * (_LIST_SHARE_LARGEST if is_largest else _LIST_SHARE)))
        pane = column(spacing=10)
        pane.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(20), theme.px(12), 0)
        left.setLayout(pane)
        pane.addWidget(Label(self.title, "title"))
        pane.addWidget(self.list, 1)
        ground = Surface("side_pane", margin=0)
        self._stack = QStackedWidget()
        ground.body.addWidget(self._stack)
        line = row(spacing=0)
        line.addWidget(left)
        line.addWidget(ground, 1)
        self.setLayout(line)
        self.sheet("centre")
        self.list.row_chosen.connect(lambda key: self._bring(str(key)))
        self.list.show_rows([Row(key, word, about, icon=icon) for key, (_make, word, about, icon) in _SHEETS.items()])
        context.signals.records_changed.connect(self._follow)

    def sheet(self, key: str) -> Sheet:
        """One sheet, made when first asked for."""
        if key not in self._sheets:
            made = self._sheets[key] = _SHEETS[key][0](self.context)
            area = ScrollBody(margin=0, spacing=0, name=made.title)
            area.show_inner(made)
            self._areas[key] = area
            self._stack.addWidget(area)
        return self._sheets[key]

    @property
    def part_key(self) -> str:
        return str(self.list.chosen_key) if self.list.chosen_key in (HELP, HANDING) else ""

    @property
    def chapter(self) -> str:
        return _CHAPTERS.get(str(self.list.chosen_key), "")

    def show_part(self, key: str) -> None:
        """A sheet (`help`, `settings.centre`), or a field of one (`settings.centre.print.publisher`)."""
        name, _, setting = key.removeprefix("settings.").partition(".")
        self.choose(name)
        if setting and name in _SHEETS:
            self.sheet(name).show_setting(setting)

    def choose(self, key: str) -> None:
        """Bring a sheet into sight."""
        self.list.choose(key)

    def enter(self) -> None:
        for sheet in self._sheets.values():
            sheet.show_stored()

    def leave(self) -> bool:
        for sheet in self._sheets.values():
            sheet.keep()
        return True

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self._stack)

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.handing_over.self_test_states import handing_steps

        return [*(SelfTestStep(key, partial(self.choose, key)) for key in _SHEETS), *handing_steps(self)]

    def _bring(self, key: str) -> None:
        self.leave()
        self.sheet(key).show_stored()
        self._stack.setCurrentWidget(self._areas[key])
        self.went.emit(None)

    def _follow(self, _change_set: object) -> None:
        for sheet in self._sheets.values():
            sheet.show_stored()
