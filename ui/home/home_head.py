"""The head of ホーム: greeting, date and summary, the door to the search, and the four big jobs."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QWidget

from app.rules.japanese_calendar import format_date
from ui import icons, theme
from ui.widgets.buttons import Button
from ui.widgets.job_button import JobButton
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.plain_text import one_line, without_mnemonic
from ui.widgets.surfaces import column, row

_FOUR_ACROSS = 58  # characters of body text that four jobs side by side need
_TWO_ACROSS = 28
_BESIDE = 42  # characters that greeting and search door side by side need
_MORNING_ENDS, _EVENING_BEGINS = 11, 18


class SearchDoor(Button):
    """Looks like a search field and opens the search over everything."""

    def __init__(self) -> None:
        super().__init__("", "door", name="なまえ・よみ・電話・町名でさがす　F3")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inside = row(spacing=8)
        inside.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        self.setLayout(inside)
        glass = Label()
        icons.put(glass, "search", "ink2", 18)
        inside.addWidget(glass)
        inside.addWidget(ElidedLabel("なまえ・よみ・電話・町名でさがす", "hint"), 1)
        inside.addWidget(Label("F3", "hint"))
        for child in self.findChildren(Label):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(330), theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.size("control"))


class HomeHead(QWidget):
    """Greeting and jobs.

    Signals:
        search_wanted: the search over everything.
        find_wanted, print_wanted: the jobs 居場所をさがす and チラシを刷る.
        new_wanted: key of the entry whose page shall begin a new record.
    """

    search_wanted = Signal()
    find_wanted = Signal()
    print_wanted = Signal()
    new_wanted = Signal(str)

    def __init__(self, choices: list[tuple[str, str, str]], place_noun: str, new_words: str) -> None:
        """`choices` are (entry key, word, icon) of what can be newly written, `new_words` names some of it."""
        super().__init__()
        words = {key: word for key, word, _icon in choices}
        self._greeting = Label("", "title")
        self._summary = WrapLabel("", "label")
        self._door = SearchDoor()
        self._door.clicked.connect(self.search_wanted)
        outer = column(spacing=16)
        self.setLayout(outer)
        self._top = QGridLayout()
        self._top.setHorizontalSpacing(theme.px(16))
        self._top.setVerticalSpacing(theme.px(8))
        self._top.setColumnStretch(0, 1)
        greeting = column(spacing=5)
        greeting.addWidget(self._greeting)
        greeting.addWidget(self._summary)
        self._words = QWidget()
        self._words.setLayout(greeting)
        outer.addLayout(self._top)
        self._jobs: list[JobButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        outer.addLayout(self._grid)
        self._across = 0
        self._is_beside: bool | None = None
        self._add_job("search", f"{place_noun}をさがす", "電話を受けながら").clicked.connect(self.find_wanted)
        new = self._add_job("plus", "新しく書く", new_words)
        self._menu = QMenu(new)
        self._menu.setAccessibleName("新しく書く")
        for key, word, _icon in choices:
            self._menu.addAction(without_mnemonic(word)).triggered.connect(
                lambda _on=False, chosen=key: self.new_wanted.emit(chosen)
            )
        new.setMenu(self._menu)
        flyer = "・".join(word for word in (place_noun, words.get("event", "")) if word)
        self._add_job("print", "チラシを刷る", flyer).clicked.connect(self.print_wanted)
        if "minutes" in words:
            write = self._add_job("minutes", f"{words['minutes']}を書く", "次第は前回から")
            write.clicked.connect(lambda: self.new_wanted.emit("minutes"))
        self._arrange()

    @property
    def first_job(self) -> QWidget:
        """Where the keys begin."""
        return self._jobs[0]

    def greet(self, now: datetime, name: str, summary: str) -> None:
        """Say good day to the user."""
        if now.hour < _MORNING_ENDS:
            word = "おはようございます"
        else:
            word = "こんばんは" if now.hour >= _EVENING_BEGINS else "こんにちは"
        self._greeting.setText(f"{word}、{one_line(name)}さん" if name else word)
        self._summary.setText(f"{format_date(now.date())}　{summary}")

    def _add_job(self, icon: str, title: str, line: str) -> JobButton:
        button = JobButton(icon, title, line, width=240)
        self._jobs.append(button)
        return button

    def _arrange(self) -> None:
        room = theme.characters_across(self.width())
        across = 4 if room >= _FOUR_ACROSS else 2 if room >= _TWO_ACROSS else 1
        if across != self._across:
            self._across = across
            for number, button in enumerate(self._jobs):
                button.set_low(across < len(self._jobs))
                self._grid.addWidget(button, number // across, number % across)
        is_beside = room >= _BESIDE
        if is_beside != self._is_beside:
            self._is_beside = is_beside
            self._top.addWidget(self._words, 0, 0)
            if is_beside:
                self._top.addWidget(self._door, 0, 1, Qt.AlignmentFlag.AlignTop)
            else:
                self._top.addWidget(self._door, 1, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), super().minimumSizeHint().height())
