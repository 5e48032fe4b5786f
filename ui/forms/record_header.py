"""The head of a generated form: name, what kind of thing it is, what can be done with it, the tabs of its sections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.editing import Editing
from app.records.base import Record
from app.titles import has_reading, subtitle_of, title_of, unnamed
from app.wording import noun
from ui import theme
from ui.forms.tabs import Tabs
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row, rule


class RecordHeader(QWidget):
    """Name and state of the record, always in sight.

    Attributes:
        state_slot: a row at the right of the badges, for what a hand-made page wants to show there.

    Signals:
        print_wanted, copy_wanted, history_wanted, delete_wanted: the user asks for it.
        back_wanted: ‹ 一覧, where only one pane has room.
    """

    print_wanted = Signal()
    copy_wanted = Signal()
    history_wanted = Signal()
    delete_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, record_class: type[Record], tabs: Sequence[tuple[str, str]], *, print_word: str = "") -> None:
        """`tabs` are (long, short) words of the sections; `print_word` says what is printed, '' for nothing."""
        super().__init__()
        self._class = record_class
        self.tabs = Tabs(tabs)
        self.name, self.reading = ElidedLabel("", "title"), ElidedLabel("", "reading")
        self._badges = FlowBox(spacing=6)
        self._told: tuple[str, ...] = ()
        self.print_button = Button(print_word or "印刷", icon="print", small=True, name=f"{print_word}を刷る")
        self.print_button.setVisible(bool(print_word))
        self.history = Button("履歴", "quiet", icon="history", small=True, name="この記録の履歴を見る")
        self.more = IconButton("more", "ほかのこと", kind="secondary")
        self.back = Button("一覧", "quiet", icon="back", small=True, name="一覧へもどる")
        self.state_slot = row(spacing=8)
        self._build()
        self.print_button.clicked.connect(self.print_wanted)
        self.history.clicked.connect(self.history_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_record(self, editing: Editing, record: Record) -> None:
        """Say what this is."""
        word = noun(self._class.KIND, editing.ledger)
        self.name.setText(title_of(record, editing) or unnamed(word, is_new=editing.is_new))
        reading = record.text_of("reading") if has_reading(self._class) else ""
        self.reading.setText(reading)
        self.reading.setVisible(bool(one_line(reading)))
        told = tuple(part for part in subtitle_of(record, editing).split("｜") if part)
        if told != self._told:
            self._told = told
            self._badges.clear()
            for part in told:
                badge = Badge("")
                badge.show_state(part)
                self._badges.add(badge)
            self._badges.setVisible(bool(told))

    def set_narrow(self, is_narrow: bool) -> None:
        """Only one pane has room: offer the way back to the list."""
        self.back.setVisible(is_narrow)
        self.history.setVisible(not is_narrow)

    def buttons(self) -> Sequence[QWidget]:
        """What Tab reaches behind the last field."""
        return (self.print_button, self.history, self.more, *self.tabs.buttons)

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
        for button in (self.print_button, self.history, self.more):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(top)
        state = row(spacing=8)
        state.addWidget(self._badges, 1)
        state.addLayout(self.state_slot)
        outer.addSpacing(theme.px(2))  # letters below the line
        outer.addLayout(state)
        outer.addWidget(self.tabs)
        outer.addWidget(rule())
        self.back.hide()
        menu = QMenu(self.more)
        menu.addAction("写しをつくる").triggered.connect(self.copy_wanted)
        menu.addAction("履歴を見る").triggered.connect(self.history_wanted)
        menu.addSeparator()
        menu.addAction("消す…").triggered.connect(self.delete_wanted)
        self.more.setMenu(menu)
