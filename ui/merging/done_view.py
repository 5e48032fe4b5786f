"""合わせたあと: what came, what waits, the way back, and the way to the other side."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ledger import Ledger
from ui.merging.merge_session import Taken
from ui.merging.words import names_of, summary_lines
from ui.widgets.buttons import Button
from ui.widgets.done_card import DoneCard
from ui.widgets.surfaces import ScrollBody

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
        self.renew_button = Button("相手の写しも新しくする", "primary", icon="copy")
        self.questions_button = Button("決めることを見る", icon="same")
        self.undo_button = Button("合わせたのを取り消す", icon="undo")
        self.other_button = Button("ほかの写しを合わせる", "quiet", icon="merge")
        self.renew_button.clicked.connect(self.renew_wanted)
        self.questions_button.clicked.connect(self.questions_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.other_button.clicked.connect(self.other_wanted)
        self._card = DoneCard(self.renew_button, self.questions_button, self.undo_button, self.other_button)
        self.body.addWidget(self._card)
        self.body.addStretch(1)

    @property
    def sentences(self) -> tuple[str, str, str]:
        """What is said: the sentence, its details, what waits."""
        return self._card.sentence.plain_text, self._card.details.plain_text, self._card.left.plain_text

    def show_taken(self, taken: Taken, ledger: Ledger) -> None:
        """Say what was taken in."""
        sources = taken.preview.sources
        more = f"、ほか{len(sources) - _NAMED}つ" if len(sources) > _NAMED else ""
        self._card.sentence.setText("合わせました")
        lines = ["、".join(sources[:_NAMED]) + more, *summary_lines(taken.preview, ledger)]
        self._card.details.setText("\n".join(lines))
        said = [f"決めたこと {taken.decided}件"] if taken.decided else []
        said += [f"あとで決めること {taken.left}件（ホームと、その記録の欄で知らせます）"] if taken.left else []
        self._card.show_left("　".join(said))
        self.questions_button.setVisible(taken.left > 0)
        self.show_renewable(is_renewed=False)
        self._card.hint.setText(
            f"相手の写し（{names_of(taken.copies)}）を新しくしておくと、返したときに、どちらも同じ帳面になります。"
            "取り消しは、あとの日でも、この画面からできます。"
        )

    def show_renewable(self, *, is_renewed: bool) -> None:
        """The other copies were made new, or can be."""
        self.renew_button.set_text("相手の写しも新しくしました" if is_renewed else "相手の写しも新しくする")
        self.renew_button.setEnabled(not is_renewed)
