"""The head of a space: the way back, what can be done with it, name and badges, the tabs of its sections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.editing import Editing
from app.records.space import Space
from app.titles import unnamed
from app.wording import noun
from ui import theme
from ui.forms.space_side import badges_of
from ui.forms.tabs import Tabs
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel
from ui.widgets.plain_text import one_line, without_mnemonic
from ui.widgets.surfaces import PAGE_MARGIN, column, row

_BADGES_SHOWN = 7
_BADGE_CHARACTERS = 24


class SpaceHeader(QWidget):
    """Always in sight.

    Signals:
        back_wanted: to the board or the list.
        history_wanted, place_wanted, copy_wanted, delete_wanted: the user asks for it.
    """

    back_wanted = Signal()
    history_wanted = Signal()
    place_wanted = Signal()
    copy_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, title: str, tabs: Sequence[tuple[str, str]], place_word: str) -> None:
        """`place_word` is the noun of this town for what may open here."""
        super().__init__()
        self._place_word = place_word
        self.tabs = Tabs(tabs)
        self.back = Button(title, "quiet", icon="back", small=True, name=f"{title}へもどる")
        self.name, self.reading = ElidedLabel("", "title"), ElidedLabel("", "reading")
        self.more = IconButton("more", "ほかのこと", kind="secondary")
        self._badges = FlowBox(spacing=6)
        self._told: Sequence[tuple[str, str]] = ()
        self._build()
        self.back.clicked.connect(self.back_wanted)

    def show_space(self, editing: Editing, space: Space) -> None:
        """Say what this is."""
        self.name.setText(one_line(space.name) or unnamed(noun(Space.KIND, editing.ledger), is_new=editing.is_new))
        self.reading.setText(space.reading)
        self.reading.setVisible(bool(space.reading))
        told = badges_of(editing, space)
        if told != self._told:
            self._told = told
            self._badges.clear()
            for words, icon in told[:_BADGES_SHOWN]:
                short = words if len(words) <= _BADGE_CHARACTERS else f"{words[:_BADGE_CHARACTERS]}…"
                self._badges.add(Badge(short, "plain", icon))
            self._badges.setVisible(bool(told))

    def buttons(self) -> Sequence[QWidget]:
        """What Tab reaches behind the last field."""
        return (self.back, self.more, *self.tabs.buttons)

    def _build(self) -> None:
        outer = column(spacing=4)
        outer.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(10), theme.px(18), 0)
        self.setLayout(outer)
        top = row(spacing=8)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.more)
        outer.addLayout(top)
        names = column(spacing=2)
        names.setContentsMargins(theme.px(4), 0, 0, 0)
        names.addWidget(self.reading)
        names.addWidget(self.name)
        names.addSpacing(theme.px(3))  # letters below the line
        names.addWidget(self._badges)
        outer.addLayout(names)
        outer.addWidget(self.tabs)
        menu = QMenu(self.more)
        menu.addAction(without_mnemonic(f"この場で{self._place_word}を開く")).triggered.connect(self.place_wanted)
        menu.addAction("写しをつくる").triggered.connect(self.copy_wanted)
        menu.addAction("履歴を見る").triggered.connect(self.history_wanted)
        menu.addSeparator()
        menu.addAction("消す…").triggered.connect(self.delete_wanted)
        self.more.setMenu(menu)
        self.name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
