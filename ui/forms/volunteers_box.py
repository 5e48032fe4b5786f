"""担い手 of a place: who helps there now, and who else might, with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.editing import Editing
from app.joined import Question
from app.ledger import Ledger
from app.records.base import Record
from app.records.volunteer import ASSIGNMENT_STATE, Assignment, Volunteer
from app.rules.japanese_calendar import format_date
from app.rules.volunteer_standing import is_open
from ui import icons
from ui.forms.match_cards import MatchBox, Suggestion
from ui.forms.row_mark import RowMark, asked_about
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.link_button import LinkButton
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import Section, column, row

_HOW_TO_CHOOSE = "わけを見て、声をかける人を決めてください"
_MOST_NAMED = 12
_NOBODY_FITS = "合いそうな人が見つかりません。「さがしている人」を書くと、見つかりやすくなります"


@dataclass(frozen=True, slots=True)
class LinkedVolunteer:
    """Somebody who is brought together with a place.

    Attributes:
        question: what copies wrote in two ways about it, None for nothing.
    """

    volunteer_id: int
    name: str
    note: str
    question: Question | None = None


def volunteers_of(place: Record, editing: Editing, today: date) -> list[LinkedVolunteer]:
    """Who helps at a place or was introduced there, in their order; then whose time there is over."""
    rows = sorted(editing.linking(Assignment, "place", place.id), key=lambda row: not is_open(row, today))[:_MOST_NAMED]
    asked = asked_about(rows, editing)
    found = []
    for assignment in rows:
        volunteer = editing.get(Volunteer, assignment.volunteer)
        if volunteer is not None:
            question = next(iter(asked.get(assignment.id, ())), None)
            found.append(LinkedVolunteer(volunteer.id, one_line(volunteer.name), _note(assignment), question))
    return found


class VolunteersBox(Section):
    """The names, and ＋さがす with the cards of who may suit.

    Signals:
        search_wanted: ＋ さがす.
        connect_wanted: (volunteer id) つなぐ.
        record_wanted: (kind, id) ひらく, or a name was pressed.
        opened: whether the cards are open now: they need more room than names.
        question_wanted: (kind, id) of a つなぎ that copies wrote in two ways.
    """

    search_wanted = Signal()
    connect_wanted = Signal(object)
    record_wanted = Signal(str, object)
    opened = Signal(bool)
    question_wanted = Signal(str, object)

    def __init__(self, word: str, ledger: Ledger) -> None:
        """`word` is the town's noun for 担い手."""
        super().__init__(word, has_rule=False)
        self._ledger = ledger
        self._shown: Sequence[LinkedVolunteer] | None = None
        self._names_slot = column()
        self._names = QWidget()
        self.matches = MatchBox(f"合いそうな{word}")
        self.search = Button("さがす", "quiet", icon="plus", small=True, name=f"合いそうな{word}をさがす")
        self.body.addLayout(self._names_slot)
        self.body.addWidget(self.search, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.matches)
        self.matches.hide()
        self.search.clicked.connect(self._turn)
        self.matches.connect_wanted.connect(self.connect_wanted)
        self.matches.record_wanted.connect(lambda number: self.record_wanted.emit(Volunteer.KIND, number))

    @property
    def is_searching(self) -> bool:
        """Whether the cards are open."""
        return not self.matches.isHidden()

    def show_volunteers(self, volunteers: Sequence[LinkedVolunteer]) -> None:
        """List who is there."""
        if volunteers == self._shown:
            return
        self._shown = volunteers
        self._names_slot.removeWidget(self._names)
        self._names.hide()
        self._names.deleteLater()
        self._names = self._name_list(volunteers)
        self._names_slot.addWidget(self._names)

    def show_suggestions(self, suggestions: Sequence[Suggestion], counter: str, put_aside: int) -> None:
        """Open the cards."""
        self.matches.show_suggestions(
            suggestions,
            reason=_HOW_TO_CHOOSE if suggestions else _NOBODY_FITS,
            counter=counter,
            put_aside=put_aside,
        )
        self._set_open(True)

    def close_search(self) -> None:
        """Another place is shown: its own cards are asked for anew."""
        self._set_open(False)

    def _turn(self) -> None:
        if self.is_searching:
            self._set_open(False)
        else:
            self.search_wanted.emit()

    def _set_open(self, is_open: bool) -> None:
        self.matches.setVisible(is_open)
        self.search.set_text("とじる" if is_open else "さがす")
        icons.put(self.search, "up" if is_open else "plus", "ai", 15)
        self.opened.emit(is_open)

    def _name_list(self, volunteers: Sequence[LinkedVolunteer]) -> QWidget:
        names = QWidget()
        lines = column(spacing=2)
        names.setLayout(lines)
        for volunteer in volunteers:
            line = row(spacing=6)
            picture = Label()
            icons.put(picture, "volunteer", "ai", 16)
            line.addWidget(picture)
            button = LinkButton(volunteer.name)
            button.clicked.connect(
                lambda _on=False, number=volunteer.volunteer_id: self.record_wanted.emit(Volunteer.KIND, number)
            )
            line.addWidget(button, 1)
            lines.addLayout(line)
            lines.addWidget(ElidedLabel(f"　 {volunteer.note}", "hint"))
            if volunteer.question is not None:
                mark = RowMark(volunteer.question, self._ledger, about=volunteer.name)
                mark.wanted.connect(self.question_wanted)
                lines.addWidget(mark)
        if not volunteers:
            lines.addWidget(WrapLabel("まだ、だれもつないでいません", "hint"))
        return names


def _note(assignment: Assignment) -> str:
    """「継続　受付　令和8年4月から」."""
    state = ASSIGNMENT_STATE.get(assignment.state, assignment.state)
    try:
        since = f"{format_date(assignment.since[:7], has_weekday=False)}から" if assignment.since else ""
    except ValueError:
        since = ""
    return "　".join(part for part in (state, one_line(assignment.role), since) if part)
