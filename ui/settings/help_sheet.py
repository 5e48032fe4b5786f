"""使いかた: what each page is for, what happens by itself, and all keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.handbook.chapters import FIRST
from ui import theme
from ui.context import AppContext
from ui.pages.catalogue import ENTRIES, Entry, about_of, word_of
from ui.settings.sheet import Sheet
from ui.shortcuts import lines
from ui.theme import TextSize
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Section

_LEFT_SHARE = 1.35  # of the width of a label in a form
_BY_ITSELF = (
    ("保存", "書いたものは、ほかへ移ったときに ひとりでに保存されます。保存のボタンはありません。"),
    ("元に戻す", "右下の「元に戻す」か Ctrl＋Z で、したことを 1つずつ取り消せます。前のことは「履歴」から戻せます。"),
    ("消したもの", "消した記録は「消したもの」に入ります。「完全に消す」を押さなければ、なくなりません。"),
    ("書きかけ", "パソコンが急に止まっても、書きかけは とってあります。次にひらいたときに出ます。"),
    ("見せる相手", "電話やなまえのとなりの 公開・関係者・内部 が、紙に載るかどうかを決めます。"),
)


class HelpSheet(Sheet):
    """One screen to read; F1 opens the handbook at the page in sight.

    Attributes:
        handbook_button: the way to the handbook.
        pages: each entry with the button that opens it and what is said about it.
    """

    title = "使いかた"
    about = "どの画面でも F1 を押すと、その画面の手引きがひらきます。"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.pages: list[tuple[Entry, Button, WrapLabel]] = []
        self.handbook_button = Button("手引きをひらく", "primary", icon="help")
        self.handbook_button.clicked.connect(lambda: context.signals.handbook_wanted.emit(FIRST))
        self.body.addWidget(self.handbook_button, 0, Qt.AlignmentFlag.AlignLeft)
        pages = Section("それぞれの画面")
        grid = _grid()
        for line, each in enumerate(ENTRIES):
            button, about = Button("", "quiet", icon=each.icon, small=True), WrapLabel()
            button.clicked.connect(lambda _on=False, key=each.key: context.signals.page_wanted.emit(key))
            _put(grid, line, button, about, Qt.AlignmentFlag.AlignVCenter)
            self.pages.append((each, button, about))
        pages.body.addLayout(grid)
        self.body.addWidget(pages)
        by_itself = Section("知っておくと安心なこと")
        by_itself.body.addLayout(_table(_BY_ITSELF))
        self.body.addWidget(by_itself)
        keys = Section("キーでできること")
        keys.body.addLayout(_table(lines(())))
        keys.body.addWidget(WrapLabel("漢字に変えているあいだの Enter と Esc は、文字を決めるためのキーです。", "hint"))
        self.body.addWidget(keys)
        self.body.addStretch(1)
        self.show_stored()

    def show_stored(self) -> None:
        """Name the pages in the words of this town, which may have changed on the sheet before."""
        for each, button, about in self.pages:
            word = word_of(each, self.context.ledger)
            button.set_text(word)
            button.setAccessibleName(f"{word}をひらく")
            about.setText(about_of(each, self.context.ledger))


def _table(lines: Sequence[tuple[str, str]]) -> QGridLayout:
    """(what, about it) side by side: as one column nobody sees which heading a text belongs to."""
    grid = _grid()
    for number, (what, words) in enumerate(lines):
        _put(grid, number, Label(what, "strong"), WrapLabel(words), Qt.AlignmentFlag.AlignTop)
    return grid


def _put(grid: QGridLayout, line: int, what: QWidget, about: QWidget, height: Qt.AlignmentFlag) -> None:
    """Side by side; at 特大 one below the other, since both have no room in the smallest window."""
    is_stacked = theme.current.text_size is TextSize.LARGEST
    rows, columns = (2, 0) if is_stacked else (1, 1)
    grid.addWidget(what, rows * line, 0, height | Qt.AlignmentFlag.AlignLeft)
    grid.addWidget(about, rows * line + rows - 1, columns)


def _grid() -> QGridLayout:
    """Two columns; those of all sections begin at the same edges."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(8))
    grid.setColumnMinimumWidth(0, round(theme.size("label") * _LEFT_SHARE))
    grid.setColumnStretch(0 if theme.current.text_size is TextSize.LARGEST else 1, 1)
    return grid
