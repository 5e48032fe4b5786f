"""共有フォルダー: the folder through which computers exchange what they write, and whose copies lie there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from app.carrying.notebook import Notebook, Seen, Sight
from app.host import host_name
from ui import icons
from ui.carrying.chosen_folder import choose, notebook_of, shared_folder
from ui.carrying.place_answer import PlaceAnswer, place_answer, remember
from ui.carrying.words import file_words, person_words, sight_words
from ui.context import AppContext
from ui.pages.value_words import moment_words
from ui.settings.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.composing import LineEdit
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Section, Well, column, row

_ICONS = {
    Sight.JOINED: ("ok_filled", "mid"),
    Sight.WAITING: ("due", "ink2"),
    Sight.NEWER: ("attention", "yam"),
    Sight.REFUSED: ("no", "ink2"),
}
_ORDER = (Sight.NEWER, Sight.WAITING, Sight.JOINED, Sight.REFUSED)
"""What somebody may have to do something about stands in front."""

_PLACES = {
    PlaceAnswer.UNASKED: "",
    PlaceAnswer.HERE: "この帳面は、USBメモリーやクラウドなど、いまある場所でそのまま書くことにしています。",
    PlaceAnswer.COPY: "この帳面は、このパソコンの手もとの写しに書き、とじるときにもとの場所の帳面に合わせています。",
}

_HOW = (
    "OneDriveや職場の共有フォルダーのように、ほかのパソコンからも見えるフォルダーをひとつ決めます。",
    "どのパソコンも、自分の写しだけをそこに置きます。書いたあと（10分に1回まで）と、帳面をとじるときです。",
    "ほかの方の写しが新しくなると、ひとりでにこの帳面に合わせます。つながらない日があっても、あとでそろいます。",
    "まだ帳面のないパソコンでは、そのフォルダーの中の写しを一度ひらくと、そのパソコンの帳面ができます。",
)


class SharingSheet(Sheet):
    """Chooses the folder for this ledger on this computer, and says how it stands."""

    title = "共有フォルダー"
    about = "何台かのパソコンで、同じ帳面に書くときに使います。"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._trouble = ""
        self._folder = LineEdit("共有フォルダー")
        self._folder.setReadOnly(True)
        self._folder.setObjectName("shared_folder")
        self._row = self.add_row("フォルダー", self._folder)
        self.begin_button = Button("フォルダーをえらぶ", "primary", icon="folder")
        self.begin_button.clicked.connect(self._choose)
        self.change_button = Button("ちがうフォルダーにする", icon="folder", small=True)
        self.change_button.clicked.connect(self._choose)
        self.look_button = Button("いま見る", icon="refresh", small=True, name="共有フォルダーをいま見る")
        self.look_button.clicked.connect(context.signals.sharing_wanted)
        self.stop_button = Button("共有をやめる", "quiet", small=True)
        self.stop_button.clicked.connect(self._stop)
        buttons = FlowBox()
        for button in (self.begin_button, self.change_button, self.look_button, self.stop_button):
            buttons.add(button)
        self.body.addWidget(buttons)
        self._how = Well("info", "\n".join(_HOW))  # below: in a small window the deed is seen without scrolling
        self.body.addWidget(self._how)
        self._state = Well("spoken", "", icon="ok")
        self._bad_state = Well("check", "")
        self.body.addWidget(self._state)
        self.body.addWidget(self._bad_state)
        self._others = Section("ほかのパソコンの写し")
        self._lines = column(spacing=12)
        self._others.body.addLayout(self._lines)
        self.body.addWidget(self._others)
        self._privacy = WrapLabel(
            "写しには、電話やなまえもそのまま入ります。そのフォルダーを見られるのがだれか、確かめてください。", "hint"
        )
        self.body.addWidget(self._privacy)
        self._place = Section("書く場所")
        self._place_words = WrapLabel("")
        self._place.body.addWidget(self._place_words)
        self.ask_button = Button("次にひらくとき、もう一度きく", small=True)
        self.ask_button.clicked.connect(self._ask_again)
        self._place.body.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._place)
        self.body.addStretch(1)
        context.signals.sharing_changed.connect(self._take_trouble)
        self.show_stored()

    def show_stored(self) -> None:
        store, preferences = self.context.store, self.context.preferences
        folder = shared_folder(preferences, store.path)
        is_shared = folder is not None
        self._folder.setText("" if folder is None else str(folder))
        self._folder.setCursorPosition(0)
        self._row.setVisible(is_shared)
        self._how.setVisible(not is_shared)
        self.begin_button.setVisible(not is_shared)
        for button in (self.change_button, self.look_button, self.stop_button):
            button.setVisible(is_shared)
        for button in (self.begin_button, self.change_button, self.look_button, self.stop_button):
            button.setEnabled(not store.is_read_only)
        notebook = notebook_of(preferences, store.path, host_name()) if is_shared else None
        self._show_state(notebook)
        answer = place_answer(preferences, store.path)
        self._place.setVisible(answer is not PlaceAnswer.UNASKED)
        self._place_words.setText(_PLACES[answer])

    def _show_state(self, notebook: Notebook | None) -> None:
        seen = {} if notebook is None else notebook.seen
        self._state.setVisible(notebook is not None and not self._trouble)
        self._bad_state.setVisible(notebook is not None and bool(self._trouble))
        self._bad_state.text.setText(self._trouble)
        self._others.setVisible(bool(seen))
        _empty(self._lines)
        if notebook is None:
            return
        self._state.text.setText(self._state_words(notebook))
        for name, each in sorted(seen.items(), key=lambda item: (_ORDER.index(item[1].sight), item[1].who, item[0])):
            self._lines.addWidget(self._line(name, each))

    def _state_words(self, notebook: Notebook) -> str:
        today = self.context.today()
        posted = notebook.posted_at
        own = (
            "このパソコンの写しは、まだ置いていません。"
            if posted is None
            else f"このパソコンの写しは、{moment_words(posted, today)} に置きました。"
        )
        if any(each.sight is Sight.JOINED for each in notebook.seen.values()):
            return own
        return f"{own}ほかのパソコンの写しは、まだありません。ほかのパソコンでも、このフォルダーをえらんでください。"

    def _line(self, name: str, seen: Seen) -> QWidget:
        made = QWidget()
        line = row(spacing=10)
        line.setContentsMargins(0, 0, 0, 0)
        made.setLayout(line)
        icon = Label()
        icons.put(icon, *_ICONS[seen.sight], 20)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        text = column(spacing=2)
        is_known = seen.sight is Sight.JOINED
        text.addWidget(WrapLabel(person_words(seen) if is_known else f"「{file_words(name)}」", "strong"))
        text.addWidget(WrapLabel(sight_words(seen, self.context.today()), "label"))
        line.addLayout(text, 1)
        return made

    def _take_trouble(self, trouble: str) -> None:
        self._trouble = trouble
        self.show_stored()

    def _choose(self) -> None:
        path, preferences = self.context.store.path, self.context.preferences
        known = shared_folder(preferences, path)
        chosen = self.context.messages.choose_folder("どのフォルダーで共有しますか", known or path.parent)
        if chosen is None or chosen == known:
            return
        if _is_inside(path, chosen):
            self.context.messages.warn(
                "この帳面そのものが、そのフォルダーの中にあります。そのままでは、ほかのパソコンと書きこみがぶつかります。",
                "帳面をこのパソコンの「書類」などに移してから、もう一度えらんでください。",
            )
            return
        choose(preferences, path, chosen)
        self._trouble = ""
        self.context.messages.inform("このフォルダーで共有します。書いたものは、ひとりでに行き来します")
        self.show_stored()
        self.context.signals.sharing_wanted.emit()

    def _ask_again(self) -> None:
        remember(self.context.preferences, self.context.store.path, PlaceAnswer.UNASKED)
        self.context.messages.inform("次にこの帳面をひらくときに、どこに書くかをききます")
        self.show_stored()

    def _stop(self) -> None:
        choose(self.context.preferences, self.context.store.path, None)
        self._trouble = ""
        self.context.messages.inform("共有をやめました。帳面も、フォルダーの中の写しも、そのまま残っています")
        self.show_stored()


def _is_inside(path: Path, folder: Path) -> bool:
    return folder.resolve() in path.resolve().parents


def _empty(layout: QLayout) -> None:
    for widget in list(_widgets(layout)):
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def _widgets(layout: QLayout) -> Iterable[QWidget]:
    items = (layout.itemAt(number) for number in range(layout.count()))
    return (widget for widget in (item.widget() for item in items if item is not None) if widget is not None)
