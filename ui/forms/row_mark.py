"""Below a row: that another copy says otherwise, with the way to where that is decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal

from app.editing import Editing
from app.errors import ExpectedError
from app.joined import Question
from app.ledger import Ledger
from app.merging.words import differing_words
from app.records.base import Record
from app.records.catalogue import BY_KIND
from ui import icons
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import Surface, row


def asked_about(rows: Iterable[Record], source: Editing | Ledger) -> Mapping[int, Sequence[Question]]:
    """Id of a row -> what is open about it and what belongs to it; rows about which nothing is are not in it.

    None where the file is out of reach, which whoever writes next is told.
    """
    ledger = source.ledger if isinstance(source, Editing) else source
    found: dict[int, list[Question]] = {}
    try:
        asked = {question.record_id for question in ledger.questions()}
        for each in rows if asked else ():
            for member in ledger.family(each):
                if member.id in asked:
                    found.setdefault(each.id, []).extend(_open(member.id, source))
    except ExpectedError:
        return {}
    return {number: questions for number, questions in found.items() if questions}


def _open(record_id: int, source: Editing | Ledger) -> Iterable[Question]:
    return source.open_questions(record_id) if isinstance(source, Editing) else source.questions(record_id)


class RowMark(Surface):
    """「田中さんの写しでは ちがいます」.

    Signals:
        wanted: (kind, id) of the record that is asked about.
    """

    wanted = Signal(str, object)

    def __init__(self, question: Question, ledger: Ledger, *, about: str, is_named: bool = False) -> None:
        """`about` is the row in words, for who cannot see what the mark stands below; `is_named` says it to all."""
        super().__init__("well_check", margin=8, spacing=6)
        record = ledger.get(BY_KIND[question.kind], question.record_id)
        said = differing_words(question, record)
        words = f"「{one_line(about)}」は、{said}" if is_named else said
        line = row(spacing=8)
        icon = Label()
        icons.put(icon, "merge", "yam", 18)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self.words = WrapLabel(words)
        line.addWidget(self.words, 1)
        self.body.addLayout(line)
        self.button = Button("くらべて決める", small=True, name=f"{about}　{said}　くらべて決める")
        self.button.clicked.connect(lambda: self.wanted.emit(question.kind, question.record_id))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)  # below the icon: some strips are narrow
        self.setAccessibleName(f"{about}　{said}")
