"""完全に消す: what goes, where else the name stands, what cannot be reached, and a word typed to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.changes.saving import named
from app.erasing import ErasePlan, Mention, OutOfReach
from app.ledger import Ledger
from app.wording import counted, noun
from ui.widgets.buttons import Chip
from ui.widgets.composing import LineEdit
from ui.widgets.dialog import DeedDialog
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Well, row, rule

CONFIRMATION = "消す"
"""What is typed before the deed is there."""

_MOST_SHOWN = 30
_LONGEST_TEXT = 60


@dataclass(frozen=True, slots=True)
class EraseChoice:
    """What was ticked.

    Attributes:
        mentions: other records in which the name goes too.
        takes_backups: backups that hold the record go too.
    """

    mentions: Sequence[Mention]
    takes_backups: bool


class EraseDialog(DeedDialog):
    """Nothing is erased by it; it only asks. Certain mentions are ticked, others are for the user to decide."""

    def __init__(self, parent: QWidget | None, plan: ErasePlan, reach: OutOfReach, ledger: Ledger) -> None:
        super().__init__(parent, title="完全に消す", deed="完全に消す", danger=True, wide=True)
        self._plan, self._reach, self._ledger = plan, reach, ledger
        self.body.addWidget(WrapLabel(f"{named(plan.record, ledger)}を、完全に消しますか", "section"))
        self.body.addWidget(WrapLabel(self._goes()))
        self.body.addWidget(Well("check", "履歴からも消えます。「元に戻す」でも「消したもの」からも、もどせません。"))
        self.mention_chips: list[tuple[Chip, Mention]] = []
        if plan.mentions:
            self._add_mentions()
        self.backup_chip: Chip | None = None
        if reach.backups:
            self._add_backups()
        self.body.addWidget(rule())
        self.body.addWidget(Label("ここでは消えないもの", "section"))
        outside = [sentence for sentence in reach.sentences() if not (reach.backups and sentence.startswith("控え"))]
        self.body.addWidget(WrapLabel("\n".join(f"・{sentence}" for sentence in outside)))
        self.word = LineEdit("確かめの ことば", CONFIRMATION)
        self.word.textChanged.connect(lambda _text: self._follow())
        asked = f"「{CONFIRMATION}」と書いてください"
        self.body.addWidget(FieldRow(asked, self.word, hint="まちがって消さないためです", labels_above=True))
        self.body.addStretch(1)
        self._follow()

    @property
    def choice(self) -> EraseChoice:
        """What is ticked now."""
        mentions = [mention for chip, mention in self.mention_chips if chip.isChecked()]
        return EraseChoice(mentions, self.backup_chip is not None and self.backup_chip.isChecked())

    def may_do(self) -> bool:
        """Only after the word was typed."""
        return self.word.text().strip() == CONFIRMATION

    def _follow(self) -> None:
        self.deed_button.setEnabled(self.may_do())

    def _goes(self) -> str:
        rest = Counter(member.KIND for member in self._plan.family if member.id != self._plan.record.id)
        parts = [f"{noun(kind, self._ledger)} {counted(number, kind)}" for kind, number in rest.most_common()]
        goes = f"{'、'.join(parts)}もいっしょに消えます。" if parts else ""
        links = f"ほかの記録からのつながり {self._plan.emptied}か所は、空になります。" if self._plan.emptied else ""
        return f"{goes}{links}" or "いっしょに消えるものは ありません。"

    def _add_mentions(self) -> None:
        self.body.addWidget(rule())
        self.body.addWidget(Label("なまえや電話が出てくるところ", "section"))
        about = "しるしをつけたところは、なまえを消すか「○○」にし、前の値も消します。"
        self.body.addWidget(WrapLabel(about, "label"))
        for mention in self._plan.mentions[:_MOST_SHOWN]:
            chip = Chip("ここも消す")
            chip.setChecked(mention.is_certain)
            field = mention.record.field(mention.field).label
            where = f"{named(mention.record, self._ledger)}の「{field}」"
            chip.setAccessibleName(f"{where}も消す")
            line = row(spacing=10)
            line.addWidget(chip)
            line.addWidget(WrapLabel(f"{where}　{_said(mention)}"), 1)
            self.body.addLayout(line)
            self.mention_chips.append((chip, mention))
        more = len(self._plan.mentions) - _MOST_SHOWN
        if more > 0:
            self.body.addWidget(WrapLabel(f"ほか {more}か所。消したあとで、もう一度さがしてください。", "hint"))

    def _add_backups(self) -> None:
        self.body.addWidget(rule())
        self.body.addWidget(Label("このパソコンの控え", "section"))
        count = len(self._reach.backups)
        self.backup_chip = Chip(f"控え{count}回分も消す")
        line = row(spacing=10)
        line.addWidget(self.backup_chip)
        about = "この記録の入っている控えです。残すと、控えを見る人には読めます。消すと、その日には戻せません。"
        line.addWidget(WrapLabel(about), 1)
        self.body.addLayout(line)


def _said(mention: Mention) -> str:
    """What stands there: shortened, and whether only the history or the trash says it."""
    where = "" if mention.is_living else "（消したもの）"
    if mention.now == mention.left:
        return f"前に書かれていたもの{where}"
    text = " ".join(mention.now.split())
    return f"{text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + '…'}{where}"
