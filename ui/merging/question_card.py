"""What is open about one record: its questions one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from app.joined import Question
from app.records.base import Record
from ui import icons, theme
from ui.kind_looks import icon_of
from ui.merging.question_row import QuestionRow
from ui.merging.showing import Showing
from ui.merging.words import record_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.surfaces import Card, row

_LEAST_ABOUT = 110  # px that a long name leaves for what it is


class QuestionCard(Card):
    """One record.

    Attributes:
        matter: what it shows; an equal one need not be made again.

    Signals:
        decided: (key of the question, Decision or None).
        opened: (kind, id) the record shall be shown.
    """

    decided = Signal(object, object)
    opened = Signal(str, object)

    def __init__(self, questions: Sequence[Question], record: Record, showing: Showing) -> None:
        super().__init__()
        self.matter = (record, tuple(questions), showing.is_at_once, showing.can_write)
        title, about = record_words(record, record.KIND, showing.ledger)
        self.setAccessibleName(f"{title}　選んでください {len(questions)}つ")
        self.body.setSpacing(self.body.spacing() + 4)
        head = row(spacing=8)
        icon = Label()
        icons.put(icon, icon_of(record.KIND), "ai", 20)
        head.addWidget(icon)
        name = ElidedLabel(title, "section")
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)  # what it is stands right after it
        head.addWidget(name)
        beside = ElidedLabel(about, "cap")
        if about:
            beside.setMinimumWidth(theme.px(_LEAST_ABOUT))
        head.addWidget(beside, 1)
        if len(questions) > 1:
            head.addWidget(Badge(f"{len(questions)}つの欄", "ai"))
        if showing.is_at_once:
            opening = Button("記録をひらく", "quiet", icon="open", small=True, name=f"{title}　記録をひらく")
            opening.clicked.connect(lambda: self.opened.emit(record.KIND, record.id))
            head.addWidget(opening)
        self.body.addLayout(head)
        self.rows: list[QuestionRow] = []
        for question in questions:
            made = QuestionRow(question, record, showing)
            made.decided.connect(self.decided)
            self.body.addWidget(made)
            self.rows.append(made)
