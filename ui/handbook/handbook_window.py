"""手引き: a window beside the ledger, with the chapters at the left and the chosen one to read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.handbook.chapters import TITLE
from app.handbook.parts import Chapter, words_of
from ui import theme
from ui.handbook.chapter_view import ChapterView
from ui.lists.search_box import SearchBox
from ui.widgets.buttons import Button
from ui.widgets.composing import is_composing
from ui.widgets.row_list import Row, RowList
from ui.widgets.surfaces import Surface, column, row

_WIDTH, _HEIGHT = 1060, 680
_LIST_SHARE = 0.86  # of the list pane of a page: titles are short


class HandbookWindow(QWidget):
    """The handbook. Esc closes it; it stays where it is until F1 is pressed again.

    Attributes:
        view: the chapter in sight.
        list: the chapters; while something is searched for, those it stands in.

    Signals:
        print_wanted: the handbook on paper.
        size_wanted: (+1 or -1) larger or smaller text.
    """

    print_wanted = Signal()
    size_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self._chapters: dict[str, Chapter] = {}
        self._keys: Sequence[tuple[str, str]] = ()
        self._keys_of, self._about = "", ""
        self._sight = ""
        self._seen: list[str] = []
        self._build()
        self._install_keys()
        room = self.screen().availableSize() if parent is None else parent.window().size()
        self.resize(QSize(theme.px(_WIDTH), theme.px(_HEIGHT)).boundedTo(room * 0.94))
        theme.current.changed.connect(self._dress_anew)

    # ---- what is shown

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Take over the handbook in the words of the ledger that is open."""
        self._chapters = {chapter.key: chapter for chapter in chapters}
        self._show_rows()

    def show_keys(self, chapter: str, keys: Sequence[tuple[str, str]], about: str) -> None:
        """Which keys stand below a chapter: those of the page from which F1 was pressed."""
        self._keys_of, self._keys, self._about = chapter, keys, about

    def open_at(self, target: str) -> None:
        """Come to the front with a chapter or `chapter/section`."""
        self.search.setText("")
        self.go_to(target)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.activateWindow()
        self.view.setFocus()

    def go_to(self, target: str) -> None:
        """Show a chapter or `chapter/section`; `back` leads to where one was."""
        if self._sight and self._sight != target:
            self._seen.append(self._sight)
        self._show(target)

    def back(self) -> None:
        """Where one was before."""
        if self._seen:
            self._show(self._seen.pop())

    @property
    def target(self) -> str:
        """The chapter, or `chapter/section`, that was gone to last."""
        return self._sight

    @property
    def chapter(self) -> str:
        """Key of the chapter in sight."""
        return self._sight.partition("/")[0]

    def allow_printing(self, is_allowed: bool) -> None:
        """Printing needs an opened ledger: its page 印刷 does it."""
        self.print_button.setVisible(is_allowed)

    # ---- parts

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.view = ChapterView()
        self.view.target_wanted.connect(self.go_to)
        self.list = RowList("手引きの章")
        self.list.setFixedWidth(round(theme.size("list_pane") * _LIST_SHARE))
        self.list.row_chosen.connect(self._choose)
        self.list.row_opened.connect(lambda _key: self.view.setFocus())
        outer.addWidget(self._make_head())
        left = column(margin=10)
        left.addWidget(self.list)
        body = row(spacing=0)
        body.addLayout(left)
        body.addWidget(self.view, 1)
        outer.addLayout(body, 1)

    def _make_head(self) -> QWidget:
        head = Surface("bottom", margin=0)
        line = row(spacing=10)
        line.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        self.back_button = Button("もどる", icon="back", tool_tip="まえに見た章へ（Alt＋←）")
        self.back_button.clicked.connect(self.back)
        self.search = SearchBox("手引きの中をさがす", "手引きの中をさがす")
        self.search.textChanged.connect(lambda _text: self._find())
        self.search.went_down.connect(self._next_hit)
        self.print_button = Button("刷る", icon="print", tool_tip="手引きを紙に刷る（Ctrl＋P）", name="手引きを刷る")
        self.print_button.clicked.connect(self.print_wanted)
        self.close_button = Button("とじる", tool_tip="Esc でもとじます", name="手引きをとじる")
        self.close_button.clicked.connect(self.close)
        for button in (self.back_button, self.print_button, self.close_button):
            line.addWidget(button)
        line.insertWidget(1, self.search, 1)
        head.body.addLayout(line)
        return head

    def _install_keys(self) -> None:
        for sequence, deed in (
            ("Alt+Left", self.back),
            ("F3", self.search.setFocus),
            ("Ctrl+F", self.search.setFocus),
            ("Ctrl+P", self.print_button.click),
            ("Ctrl++", lambda: self.size_wanted.emit(1)),
            ("Ctrl+=", lambda: self.size_wanted.emit(1)),
            ("Ctrl+;", lambda: self.size_wanted.emit(1)),
            ("Ctrl+-", lambda: self.size_wanted.emit(-1)),
        ):
            QShortcut(QKeySequence(sequence), self).activated.connect(deed)

    # ---- showing

    def _show(self, target: str) -> None:
        key = target.partition("/")[0]
        chapter = self._chapters[key]
        is_of_page = key == self._keys_of
        self._sight = target
        self.view.show_chapter(
            chapter, keys=self._keys if is_of_page else (), about=self._about if is_of_page else ""
        )
        self.view.go_to(target)
        self.view.mark(self._words())
        self.list.blockSignals(True)
        self.list.choose(key)
        self.list.blockSignals(False)
        self.back_button.setEnabled(bool(self._seen))

    def _choose(self, key: object) -> None:
        if str(key) != self.chapter:
            self.go_to(str(key))

    def _show_rows(self, keys: Sequence[str] | None = None) -> None:
        wanted = list(self._chapters) if keys is None else keys
        numbers = {key: number for number, key in enumerate(self._chapters, 1)}
        self.list.blockSignals(True)
        self.list.show_rows(
            [Row(key, f"{numbers[key]}　{self._chapters[key].title}", _about(self._chapters[key])) for key in wanted]
        )
        self.list.choose(self.chapter)
        self.list.blockSignals(False)

    def _dress_anew(self) -> None:
        """Another size or other colours: sizes of the bar come with the style sheet, the chapter is written anew."""
        self.list.setFixedWidth(round(theme.size("list_pane") * _LIST_SHARE))
        if self._sight:
            self._show(self._sight)

    # ---- searching

    def _words(self) -> list[str]:
        return self.search.text().split()

    def _find(self) -> None:
        """The chapters in which every word stands; the one that says most about it is shown."""
        words = [_folded(word) for word in self._words()]
        found = {key: _hits(chapter, words) for key, chapter in self._chapters.items()}
        keys = [key for key, hits in found.items() if hits]
        self._show_rows(keys if words else None)
        if words and keys:
            self._show(max(keys, key=lambda key: found[key]))
            self.view.to_top()
            self.view.go_to_next(self._words())
        else:
            self.view.mark(())

    def _next_hit(self) -> None:
        """Enter: the next place in this chapter, then in the next chapter that has one."""
        if self.view.go_to_next(self._words()):
            return
        keys = [str(each.key) for each in self.list.rows]
        if self._words() and keys:
            at = keys.index(self.chapter) if self.chapter in keys else -1
            self._show(keys[(at + 1) % len(keys)])
            self.view.to_top()
            self.view.go_to_next(self._words())

    # ---- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not is_composing():
            self.close()
            return
        super().keyPressEvent(event)


def _about(chapter: Chapter) -> str:
    return words_of(chapter.parts[0])[0]


def _hits(chapter: Chapter, words: Sequence[str]) -> int:
    """How often folded words stand in a chapter; 0 unless all of them do."""
    text = _folded("\n".join([chapter.title, *(words for part in chapter.parts for words in words_of(part))]))
    counts = [text.count(word) for word in words]
    return sum(counts) if all(counts) else 0


def _folded(text: str) -> str:
    """Full and half width, large and small letters are one."""
    return unicodedata.normalize("NFKC", text).casefold()
