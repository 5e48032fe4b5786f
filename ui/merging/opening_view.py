"""写しをえらぶ: where copies are dropped or picked, why one could not be taken in, and what still waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import ExpectedError
from app.joined import PastJoin
from app.merging.trying import Refusal
from ui import icons
from ui.widgets.buttons import Button
from ui.widgets.drop_area import DropArea
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.notices import Bar
from ui.widgets.surfaces import Card, ScrollBody, Well, row

_PROMISE = (
    "どちらの帳面に書いたことも、消えません。合わせる前に、何がどうなるかを見られます。"
    "合わせる前の帳面は控えに残り、合わせたあとでも取り消せます。"
)


class WaitingLine(QWidget):
    """One thing that waits, with the button that leads there."""

    def __init__(self, icon: str, colour: str, action: str) -> None:
        super().__init__()
        line = row(spacing=10)
        self.setLayout(line)
        picture = Label()
        icons.put(picture, icon, colour, 20)
        self.words = WrapLabel()
        self.button = Button(action, small=True)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_words(self, words: str) -> None:
        """Say what waits; '' = nothing does."""
        self.setVisible(bool(words))
        self.words.setText(words)
        self.button.setAccessibleName(f"{words}　{self.button.text()}")


class OpeningView(ScrollBody):
    """The first step.

    Signals:
        files_wanted, folder_wanted: the user wants to pick copies, or a folder with copies.
        questions_wanted, pairs_wanted: what waits to be decided; what may be the same thing twice.
        undo_wanted: the last join shall be taken back.
        copy_wanted: the other way: a copy to carry away.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    questions_wanted = Signal()
    pairs_wanted = Signal()
    undo_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=0, spacing=16, name="写しをえらぶ")
        self.bars: list[Bar] = []
        self._make_drop_area()
        self.waiting = Card("決めることと、もとに戻すこと")
        self.questions = WaitingLine("same", "yam", "決める")
        self.questions.button.clicked.connect(self.questions_wanted)
        self.pairs = WaitingLine("copy", "yam", "見くらべる")
        self.pairs.button.clicked.connect(self.pairs_wanted)
        self.past = WaitingLine("history", "ai", "合わせたのを取り消す")
        self.past.button.clicked.connect(self.undo_wanted)
        for each in (self.questions, self.pairs, self.past):
            self.waiting.body.addWidget(each)
            each.show_words("")
        self.waiting.hide()
        self.body.addWidget(self.waiting)
        self.body.addWidget(Well("info", _PROMISE))
        self.copy_button = Button("反対に、この帳面の写しを書き出す", "quiet", icon="copy")
        self.copy_button.clicked.connect(self.copy_wanted)
        self.body.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_waiting(self, questions: int, pairs: int, past: PastJoin | None, past_words: str) -> None:
        """Say what waits."""
        asked = f"決めることが {questions}件あります。同じところを、両方の写しで書いています。"
        self.questions.show_words(asked if questions else "")
        self.pairs.show_words(f"同じものかもしれない組が {pairs}組あります。" if pairs else "")
        self.past.show_words("" if past is None else past_words)
        self.waiting.setVisible(bool(questions or pairs or past is not None))

    def show_refusals(self, refusals: Sequence[Refusal]) -> None:
        """Say of each copy why it cannot be taken in."""
        for refusal in refusals:
            self.show_failure(refusal.error)

    def show_failure(self, error: ExpectedError) -> None:
        """One failure more, with the way to other copies."""
        told = error.what_happened, error.what_to_do
        self._add_bar(Bar(*told, action="ほかの写しをえらぶ", on_action=self.files_wanted.emit))

    def show_nothing_new(self, names: str) -> None:
        """Everything in the copies is known: said quietly."""
        told = f"「{names}」に書いてあることは、ぜんぶこの帳面にあります。"
        self._add_bar(Bar("新しいものはありません", told, tone="info"))

    def clear_bars(self) -> None:
        """Another attempt begins."""
        for bar in list(self.bars):
            self._drop_bar(bar)

    def set_read_only(self, reason: str) -> None:
        """Nothing can be taken in here; say why."""
        for button in (self.button, self.folder_button, self.past.button):
            button.setEnabled(False)
        self.drop_area.hint.setText(reason)

    def _make_drop_area(self) -> None:
        self.button = Button("写しをえらぶ", "primary", icon="folder")
        self.button.clicked.connect(self.files_wanted)
        self.folder_button = Button("フォルダーごとえらぶ", "quiet", icon="folder")
        self.folder_button.clicked.connect(self.folder_wanted)
        self.drop_area = DropArea(
            "merge",
            "もらった写しを、ここに置いてください",
            "USBメモリーなどでもらった、つどいばの帳面です。いくつでも一度にえらべます",
            self.button,
            self.folder_button,
        )
        self.body.addWidget(self.drop_area)

    def _add_bar(self, bar: Bar) -> None:
        bar.answered.connect(lambda: self._drop_bar(bar))
        self.body.insertWidget(len(self.bars), bar)
        self.bars.append(bar)
        self.verticalScrollBar().setValue(0)

    def _drop_bar(self, bar: Bar) -> None:
        if bar in self.bars:
            self.bars.remove(bar)
            self.body.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
