"""A link to another record, found by typing; what does not exist yet is made in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QHBoxLayout

from app.records.field import FieldValue
from app.rules.normalise import fold
from ui import icons, theme
from ui.editors.field_editor import FieldEditor, Reading
from ui.editors.inputs import LineInput
from ui.editors.offer import offer_of
from ui.widgets.buttons import IconButton
from ui.widgets.plain_text import one_line

_MOST_OFFERED, _MOST_LISTED = 9, 300  # while typing; when the whole list is asked for
_ARROW = 16  # px at 標準
_SHORT_NAME = 20  # characters of a name in a sentence


class Candidate(NamedTuple):
    """A record that can be linked.

    Attributes:
        folded: text in which typed words are looked for.
        note: what tells it from its namesakes, shown behind the name.
    """

    id: int
    name: str
    folded: str
    note: str = ""


class LinkEditor(FieldEditor):
    """Typing offers what is there; the last line of the offer makes a new record of the typed name.

    Signals:
        wanted: (name) the user asks for a new record of this name.
        taken: (id) the user took this one from the offer.
    """

    wanted = Signal(str)
    taken = Signal(object)

    def __init__(
        self,
        noun: str,
        candidates: Callable[[], Sequence[Candidate]],
        name_of: Callable[[int], str],
        *,
        width: int = 0,
        may_make: bool = True,
    ) -> None:
        """`candidates` are asked for while typing, `name_of` tells the name behind an id.

        `width` in characters, 0 to fill the row; `may_make` = False where a name alone makes no record.
        """
        super().__init__()
        self.input = LineInput()
        self._may_make = may_make
        self._noun = noun
        self._candidates = candidates
        self._name_of = name_of
        self._id: int | None = None
        self._offered: list[int | None] = []
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST_OFFERED + 1)
        self._completer.setWidget(self.input)
        offer_of(self._completer, f"{noun}の候補")
        self.input.is_offering = lambda: self._popup.isVisible()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.input, 0 if width else 1)
        self._arrow = IconButton("down", f"{noun}の候補を見る", parent=self.input)
        icons.put(self._arrow, "down", "ai", _ARROW)  # as small as the arrow of a choice
        self._arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrow.setCursor(Qt.CursorShape.ArrowCursor)
        self._arrow.clicked.connect(self._open)
        self.input.installEventFilter(self)
        if width:
            self.input.setFixedWidth(theme.px(16 * width + 26))
            row.addStretch(1)
        self.input.textEdited.connect(self._search)
        self.input.left.connect(self._leave)
        self.input.entered.connect(self.entered)
        self._completer.activated[str].connect(self._take)  # type: ignore[index]  # PySide's overloads are not in its stubs

    def show_value(self, value: FieldValue) -> None:
        self._id = value if isinstance(value, int) else None
        self.input.show_text("" if self._id is None else self._name_of(self._id))

    def show_typed(self, typed: str) -> None:
        self._id = None
        self.input.show_text(typed)

    def read(self) -> Reading:
        typed = self.input.text()
        if self._id is not None or not typed.strip():
            return Reading(self._id, typed)
        return Reading(
            None,
            typed,
            problem=self._unknown(one_line(typed)),
        )

    def _unknown(self, typed: str) -> str:
        shown = typed if len(typed) <= _SHORT_NAME else f"{typed[:_SHORT_NAME]}…"
        namesakes = sum(fold(each.name) == fold(typed) for each in self._candidates())
        if namesakes > 1:
            return f"「{shown}」という{self._noun}は{namesakes}つあります。候補から選んでください"
        way_out = "候補から選ぶか、新しくつくってください" if self._may_make else "候補から選んでください"
        return f"「{shown}」という{self._noun}はまだありません。{way_out}"

    def input_widget(self) -> LineInput:
        return self.input

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↓ opens the list as in a choice; the arrow keeps its place at the right edge."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            if not self.input.is_composing and not self._popup.isVisible():
                self._offer("", self._candidates())
                return True
        elif event.type() == QEvent.Type.Resize:
            width, height = theme.px(34), self.input.height()
            self._arrow.setGeometry(self.input.width() - width - 3, 4, width, height - 8)
            self.input.setTextMargins(0, 0, width, 0)
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        self.input.setFocus(Qt.FocusReason.MouseFocusReason)
        self._offer("", self._candidates())

    @property
    def _popup(self) -> QAbstractItemView:
        popup = self._completer.popup()
        assert popup is not None  # a completer makes its own
        return popup

    def _search(self, typed: str) -> None:
        candidates, exact = self._candidates(), fold(typed)
        same = [each for each in candidates if fold(each.name) == exact] if typed.strip() else []
        self._id = same[0].id if len(same) == 1 else None
        self.edited.emit()
        if self.input.is_composing:
            return
        self._offer(typed, candidates)

    def _offer(self, typed: str, candidates: Sequence[Candidate]) -> None:
        words = [fold(word) for word in typed.split()]
        found = [each for each in candidates if all(word in each.folded for word in words)]
        exact = fold(typed)
        if words:
            found.sort(key=lambda each: (fold(each.name) != exact, not fold(each.name).startswith(exact)))
        found = found[: _MOST_OFFERED if words else _MOST_LISTED]
        lines = [one_line(f"{each.name}　{each.note}" if each.note else each.name) for each in found]
        self._offered = [each.id for each in found]
        if self._may_make and typed.strip() and not any(fold(each.name) == exact for each in found):
            lines.append(f"＋「{one_line(typed)}」を新しくつくる")
            self._offered.append(None)
        self._words.setStringList(lines)
        if lines and self.input.hasFocus():
            if not self._popup.styleSheet():
                theme.dress(self._popup)  # a window of its own, without a parent
            self._completer.complete()
            if self._offered == [None]:  # nothing of that name is there: Enter makes it, no arrow is needed
                self._popup.setCurrentIndex(self._words.index(0, 0))
        else:
            self._popup.hide()

    def _take(self, line: str) -> None:
        lines = self._words.stringList()
        index = self._popup.currentIndex().row()
        if not (0 <= index < len(lines)) or lines[index] != line:
            index = lines.index(line)
        chosen = self._offered[index]
        if chosen is None:
            self.wanted.emit(self.input.text().strip() if self.input.text() not in lines else line)
            return
        self.show_value(chosen)
        self.edited.emit()
        self.taken.emit(chosen)

    def _leave(self) -> None:
        # Where the window closes, the list of candidates goes before the field.
        if not shiboken6.isValid(self._completer) or not shiboken6.isValid(self._popup) or self._popup.isVisible():
            return
        self.left.emit()


def folded_candidate(record_id: int, name: str, *also: str, note: str = "") -> Candidate:
    """A candidate that is found by its name and by other words (よみ, 住所)."""
    return Candidate(record_id, name, "¦".join(fold(text) for text in (name, *also) if text), note)
