"""The dialog behind `Messages.ask`: a question with the answers' own verbs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.question import Answer, Question
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column, row


class QuestionDialog(DeedDialog):
    """Shows a Question; `answer` holds what was pressed after it closed."""

    def __init__(self, parent: QWidget | None, question: Question) -> None:
        super().__init__(parent, title="つどいば", deed=question.deed, danger=question.danger, other=question.other)
        self.setAccessibleName(question.title)
        self.answer = Answer.CANCELLED
        line = row(spacing=14)
        icon = Label()
        icons.put(icon, "trash" if question.danger else "question", "shu" if question.danger else "ai", 26)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=8)
        words.addWidget(WrapLabel(question.title, "section"))
        words.addWidget(WrapLabel(question.detail))
        if question.note:
            words.addWidget(WrapLabel(question.note, "hint"))
        line.addLayout(words, 1)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.other_button.clicked.connect(self._choose_other)

    def accept(self) -> None:
        self.answer = Answer.DEED
        super().accept()

    def _choose_other(self) -> None:
        self.answer = Answer.OTHER
        self.done(0)
