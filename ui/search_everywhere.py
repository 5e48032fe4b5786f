"""F3: one search from anywhere over every kind of record, lying over the page that one comes back to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.search.everywhere import Everywhere, Hit, HitGroup
from app.wording import counted, noun
from ui import theme
from ui.context import AppContext
from ui.lists.hit_list import HitLine, HitList
from ui.lists.no_hits import NoHits
from ui.lists.search_box import SearchBox
from ui.pages.catalogue import ENTRIES, entry_for
from ui.unasked import unasked
from ui.widgets.labels import Label
from ui.widgets.surfaces import Surface, row

_SLICE_MILLISECONDS = 8
_RECORDS_AT_ONCE = 4
_WIDTH, _LEAST_HEIGHT = 720, 300
_VEIL = 110


class _Box(SearchBox):
    """The box of the overlay: Enter opens the chosen hit, Esc goes back, whatever stands in it.

    Signals:
        decided, left: Enter, Esc.
    """

    decided = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.decided.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchEverywhere(QWidget):
    """Covers the window's content while it is open.

    Signals:
        record_chosen: (kind, id) show it.
    """

    record_chosen = Signal(str, object)

    def __init__(self, context: AppContext, recent: Callable[[], Sequence[tuple[str, int]]], parent: QWidget) -> None:
        """`recent` gives the records seen last, for the time before anything is typed."""
        super().__init__(parent)
        self._context = context
        self._recent = recent
        self._under = parent
        self._whole = ""
        self._came_from: QWidget | None = None
        self.texts = Everywhere(context.ledger, [kind for each in ENTRIES for kind in each.kinds])
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._prepare)
        self.box = _Box("ぜんぶの記録からさがす", "なまえ・よみ・電話・町名・書いたことば")
        self.list = HitList()
        self._state = Label("", "cap")
        self._no_hits = NoHits()
        self._panel = Surface("card", margin=16, spacing=10, name="さがす", parent=self)
        self._build()
        self.setAccessibleName("さがす")
        self.box.textChanged.connect(self._search)
        self.box.decided.connect(self.list.open_current)
        self.box.left.connect(self.close_search)
        self.box.went_down.connect(self._focus_list)
        self.list.opened.connect(self._open)
        self._no_hits.other_words_wanted.connect(self._begin_anew)
        self._no_hits.trash_wanted.connect(self._leave_for_trash)
        self.list.left_upwards.connect(self._focus_box)
        context.signals.records_changed.connect(self._follow)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch_focus)
        self.hide()

    def prepare_soon(self) -> None:
        """Begin to make the search texts, a few at a time."""
        if not self.texts.is_ready:
            self._slices.start()

    def open(self, words: str = "") -> None:
        """Lie over the page, the cursor in the box, `words` or what was typed last ready to be typed over."""
        if not self.isVisible():
            self._came_from = self.window().focusWidget()
        self.setGeometry(self._under.rect())
        self.prepare_soon()
        self.show()
        self.raise_()
        self._place()
        self._whole = ""
        if words:
            self.box.setText(words)
        self.box.selectAll()
        self._focus_box()
        self._show_found()

    def close_search(self) -> None:
        """Go back to where one was."""
        self.hide()
        if self._came_from is not None and shiboken6.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def _build(self) -> None:
        body = self._panel.body
        body.addWidget(self.box)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._no_hits)
        body.addWidget(self._stack, 1)
        foot = row(spacing=12)
        foot.addWidget(self._state, 1)
        foot.addWidget(Label("↓ でえらぶ　Enter でひらく　Esc でもどる", "hint"))
        body.addLayout(foot)

    def _focus_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_list(self) -> None:
        if self.list.lines and self._stack.currentIndex() == 0:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.step(1)

    def _begin_anew(self) -> None:
        self.box.setText("")
        self._focus_box()

    def _leave_for_trash(self) -> None:
        self._came_from = None
        self.hide()
        self._context.signals.page_wanted.emit("trash")

    def _search(self, _typed: str) -> None:
        self._whole = ""
        self._show_found()

    def _show_found(self) -> None:
        typed = self.box.text()
        if not typed.strip():
            self._show_recent()
            return
        groups = self.texts.groups(typed, whole=self._whole)
        self.list.show_lines([line for group in groups for line in self._lines_of(group)])
        self._stack.setCurrentIndex(0 if groups else 1)
        self._state.setText(self._words_of(groups))
        if self.texts.is_ready:
            self._no_hits.show_nothing_found(typed, self.texts.progress[0])
        else:
            self._no_hits.say("いま、さがす用意をしています。まもなく出ます。")

    def _show_recent(self) -> None:
        hits = [self.texts.hit(kind, record_id) for kind, record_id in self._recent()]
        shown = [hit for hit in hits if hit is not None and entry_for(hit.kind) is not None]
        lines = [HitLine(heading="最近見たもの")] if shown else []
        self.list.show_lines([*lines, *(self._line_of(hit) for hit in shown)])
        self._stack.setCurrentIndex(0 if shown else 1)
        self._state.setText("")
        self._no_hits.say("なまえの一部、よみ、電話番号、町のなまえなど、おぼえていることを打ってください。")

    def _words_of(self, groups: Sequence[HitGroup]) -> str:
        """How many were found, in the counter the heading has; 件 only for a sum over several kinds."""
        total = sum(group.count for group in groups)
        found = counted(total, groups[0].kind) if len(groups) == 1 else f"あわせて {total:,}件" if total else ""
        if self.texts.is_ready:
            return found
        done, known = self.texts.progress
        return f"{found}　さがす用意をしています（{100 * done // max(known, 1)}％）".strip()

    def _lines_of(self, group: HitGroup) -> list[HitLine]:
        word = noun(group.kind, self._context.ledger)
        lines = [HitLine(heading=f"{word}　{counted(group.count, group.kind)}")]
        lines += [self._line_of(hit) for hit in group.hits]
        rest = group.count - len(group.hits)
        if rest and self._whole != group.kind:
            lines.append(HitLine(more=(group.kind, f"ほかに {counted(rest, group.kind)}")))
        elif rest:
            lines.append(HitLine(heading=f"ほかに {counted(rest, group.kind)}。ことばを足すと、しぼれます"))
        return lines

    @staticmethod
    def _line_of(hit: Hit) -> HitLine:
        target = entry_for(hit.kind)
        return HitLine(hit=hit, icon=target.icon if target is not None else "table")

    def _open(self, line: HitLine) -> None:
        if line.more is not None:
            self._whole = line.more[0]
            self._show_found()
            self.list.setFocus()
        elif line.hit is not None:
            self._came_from = None
            self.hide()
            self.record_chosen.emit(line.hit.kind, line.hit.record_id)

    def _prepare(self) -> None:
        """One slice of work; what was found so far is shown when everything is there."""
        if not self._under.isVisible():  # closed meanwhile: there is no file to read from
            self._slices.stop()
            return
        clock = QElapsedTimer()
        clock.start()
        with unasked():
            while clock.elapsed() < _SLICE_MILLISECONDS:
                if self.texts.prepare(_RECORDS_AT_ONCE):
                    self._slices.stop()
                    break
        if self.isVisible() and self.texts.is_ready:
            self._show_found()

    def _follow(self, change_set: ChangeSet) -> None:
        self.texts.follow(change_set)
        self.prepare_soon()

    def _watch_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Whatever takes the focus elsewhere (a key of the window, a dialog) ends the search."""
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self._came_from = None
            self.hide()

    def _place(self) -> None:
        room = self.size()
        width = min(theme.px(_WIDTH), room.width() - theme.px(32))
        height = min(max(theme.px(_LEAST_HEIGHT), round(room.height() * 0.78)), room.height() - theme.px(32))
        self._panel.setGeometry((room.width() - width) // 2, theme.px(16), width, height)

    # ---- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.box.is_composing:
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_search()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab stays inside: box and list, or box and what can be done where nothing was found."""
        ring: list[QWidget] = [self.box]
        if self._stack.currentIndex() == 1:
            ring += self._no_hits.buttons
        elif self.list.lines:
            ring.append(self.list)
        at = next((number for number, each in enumerate(ring) if each.hasFocus()), len(ring) - 1)
        following = ring[(at + (1 if is_next else -1)) % len(ring)]
        if following is self.box:
            self._focus_box()
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(theme.COLOURS[theme.Contrast.STANDARD]["ink"])
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
