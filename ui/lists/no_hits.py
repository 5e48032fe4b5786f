"""Instead of hits of the search over everything: what was searched, and what may help."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.lists.no_records import shortened, ways_to_search
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row


class NoHits(QWidget):
    """A sentence, and while there is something to do about it two buttons.

    Signals:
        other_words_wanted: what is typed shall go.
        trash_wanted: what was deleted shall be looked through by eye; it is not searched here.
    """

    other_words_wanted = Signal()
    trash_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = column(spacing=10)
        self.setLayout(lines)
        self.sentence, self.advice = WrapLabel("", "section"), WrapLabel("", "label")
        lines.addWidget(self.sentence)
        lines.addWidget(self.advice)
        ways = row(spacing=8)
        self._other = Button("ほかのことばでさがす", icon="search", small=True)
        self._trash = Button("消したものを見る", "quiet", icon="trash", small=True)
        self._other.clicked.connect(self.other_words_wanted)
        self._trash.clicked.connect(self.trash_wanted)
        ways.addWidget(self._other)
        ways.addWidget(self._trash)
        ways.addStretch(1)
        lines.addLayout(ways)
        lines.addStretch(1)

    @property
    def buttons(self) -> Sequence[Button]:
        """What Tab reaches here."""
        return [each for each in (self._other, self._trash) if not each.isHidden()]

    def say(self, words: str) -> None:
        """A hint before anything is typed, or while the search is made ready."""
        self._show("", words, has_ways=False)

    def show_nothing_found(self, typed: str, number: int) -> None:
        """`typed` is in none of `number` records."""
        name = one_line(typed)
        self._show(
            f"「{shortened(name)}」は、どの記録にも 見つかりません",
            f"{ways_to_search(name, f'{number:,}件の記録')}消したものは、ここには出ません。",
            has_ways=True,
        )

    def _show(self, sentence: str, advice: str, *, has_ways: bool) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.advice.setText(advice)
        for button in (self._other, self._trash):
            button.setVisible(has_ways)
