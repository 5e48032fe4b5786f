"""合わせたときに決めること: what copies wrote in two ways, until somebody decides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.agenda import things
from app.joined import Question
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from ui import icons
from ui.home.home_card import HomeCard, emptied
from ui.home.task_row import LineButton
from ui.merging.words import field_of, record_words, side_words
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row, rule

_SHOWN = 3


class MergeCard(HomeCard):
    """There only while something is open.

    Signals:
        all_wanted: they shall be decided.
        question_wanted: (kind, id) what is open about this record.
    """

    all_wanted = Signal()
    question_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("合わせたときに決めること", "ぜんぶ見る")
        assert self.action is not None  # a word was given
        self.action.clicked.connect(self.all_wanted)
        self.rows: list[LineButton] = []
        self._column = column(spacing=0)
        self.body.addLayout(self._column)
        self._more = Button("", "quiet", small=True)
        self._more.clicked.connect(self.all_wanted)
        line = row()
        line.addWidget(self._more)
        line.addStretch(1)
        self.body.addLayout(line)
        self.hide()

    def show_questions(self, questions: Sequence[Question], ledger: Ledger) -> None:
        """Show the first of them; nothing at all where none is open."""
        emptied(self._column)
        self.rows = []
        for question in questions[:_SHOWN]:
            record = ledger.get(BY_KIND[question.kind], question.record_id)
            if self.rows:
                self._column.addWidget(rule())
            made = _line(question, record, ledger)
            made.clicked.connect(
                lambda _on=False, kind=question.kind, number=question.record_id: self.question_wanted.emit(kind, number)
            )
            self._column.addWidget(made)
            self.rows.append(made)
        rest = len(questions) - len(self.rows)
        self._more.setVisible(rest > 0)
        self._more.set_text(f"ほかに {things(rest)}")
        self.setVisible(bool(questions))


def _line(question: Question, record: Record | None, ledger: Ledger) -> LineButton:
    """「さくら　参加費」 over 「「300円」か「350円」か」."""
    title, about = record_words(record, question.kind, ledger)
    asked = field_of(question).label if question.field else "残すか、消すか"
    sides = [one_line(side_words(question, side, ledger)) for side in question.sides]
    told = "か".join(f"「{side}」" for side in sides) if question.field else about
    button = LineButton(f"{title}　{asked}　{told}")
    icon = Label()
    icons.put(icon, "merge", "yam", 20)
    button.inside.addWidget(icon)
    lines = column(spacing=3)
    lines.addWidget(ElidedLabel(f"{title}　{asked}"))
    lines.addWidget(ElidedLabel(told, "cap"))
    button.inside.addLayout(lines, 1)
    button.close_inside()
    return button
