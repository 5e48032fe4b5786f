"""合わせたあと: what came, what waits, the way back, and the way to the other side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from app.ledger import Ledger
from ui import icons
from ui.merging.merge_session import Taken
from ui.merging.words import names_of, summary_lines
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Card, ScrollBody, row

_NAMED = 6


class DoneView(ScrollBody):
    """The last step.

    Signals:
        renew_wanted: the other copies shall be made new too.
        questions_wanted: what waits shall be decided.
        undo_wanted: the join shall be taken back.
        other_wanted: another copy shall be taken in.
    """

    renew_wanted = Signal()
    questions_wanted = Signal()
    undo_wanted = Signal()
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=0, spacing=16, name="合わせた結果")
        card = Card()
        head = row(spacing=12)
        icon = Label()
        icons.put(icon, "ok_filled", "mid", 32)
        self._sentence = WrapLabel("", "section")
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._sentence, 1)
        card.body.addLayout(head)
        self._details, self._left = WrapLabel(), WrapLabel("", "label")
        card.body.addWidget(self._details)
        card.body.addWidget(self._left)
        buttons = FlowBox(spacing=10)
        self.renew_button = Button("相手の写しも新しくする", "primary", icon="copy")
        self.questions_button = Button("決めることを見る", icon="same")
        self.undo_button = Button("合わせたのを取り消す", icon="undo")
        self.other_button = Button("ほかの写しを合わせる", "quiet", icon="merge")
        self.renew_button.clicked.connect(self.renew_wanted)
        self.questions_button.clicked.connect(self.questions_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.other_button.clicked.connect(self.other_wanted)
        for button in (self.renew_button, self.questions_button, self.undo_button, self.other_button):
            buttons.add(button)
        card.body.addSpacing(8)
        card.body.addWidget(buttons)
        self._hint = WrapLabel("", "hint")
        card.body.addWidget(self._hint)
        self.body.addWidget(card)
        self.body.addStretch(1)

    @property
    def sentences(self) -> tuple[str, str, str]:
        """What is said: the sentence, its details, what waits."""
        return self._sentence.plain_text, self._details.plain_text, self._left.plain_text

    def show_taken(self, taken: Taken, ledger: Ledger) -> None:
        """Say what was taken in."""
        sources = taken.preview.sources
        more = f"、ほか{len(sources) - _NAMED}つ" if len(sources) > _NAMED else ""
        self._sentence.setText("合わせました")
        lines = ["、".join(sources[:_NAMED]) + more, *summary_lines(taken.preview, ledger)]
        self._details.setText("\n".join(lines))
        said = [f"決めたこと {taken.decided}件"] if taken.decided else []
        said += [f"あとで決めること {taken.left}件（ホームと、その記録の欄で知らせます）"] if taken.left else []
        self._left.setText("　".join(said))
        self._left.setVisible(bool(said))
        self.questions_button.setVisible(taken.left > 0)
        self.show_renewable(is_renewed=False)
        self._hint.setText(
            f"相手の写し（{names_of(taken.copies)}）を新しくしておくと、返したときに、どちらも同じ帳面になります。"
            "取り消しは、あとの日でも、この画面からできます。"
        )

    def show_renewable(self, *, is_renewed: bool) -> None:
        """The other copies were made new, or can be."""
        self.renew_button.set_text("相手の写しも新しくしました" if is_renewed else "相手の写しも新しくする")
        self.renew_button.setEnabled(not is_renewed)
