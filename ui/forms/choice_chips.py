"""ChoiceChips: the entries of a pick list as chips, several of them on; a missing one is added in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.choice_sets import choose, chosen_terms
from app.editing import Editing
from app.records.base import Record
from app.records.term import Term
from app.rules.normalise import fold
from ui import theme
from ui.editors.inputs import LineInput
from ui.forms.chip_marks import ChipMarks
from ui.forms.link_choices import LinkChoices, list_heading
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import FlowBox
from ui.widgets.surfaces import column, row
from ui.widgets.tab_order import stand_before

_INPUT_CHARACTERS = 14


class ChoiceChips(QWidget):
    """What of a pick list holds for a record; each chip is a link row of its own, so that sets merge as sets.

    Signals:
        edited: the user turned a chip on or off, or added an entry.
        question_wanted: (kind, id) what copies wrote in two ways about a chip.
    """

    edited = Signal()
    question_wanted = Signal(str, object)

    def __init__(self, record_class: type[Record], parent_field: str, term_list: str, choices: LinkChoices) -> None:
        """`record_class` are the rows (volunteer_term), `parent_field` their link to the record (volunteer)."""
        super().__init__()
        self._class, self._parent_field, self._term_list = record_class, parent_field, term_list
        self._choices = choices
        self._editing: Editing | None = None
        self._parent_id = 0
        self._chips: dict[int, Chip] = {}
        self._shown: list[tuple[int, str]] = []
        word = list_heading(term_list)
        self._flow = FlowBox(spacing=6)
        self.more = Button("足す", "quiet", icon="plus", small=True, name=f"{word}に新しいものを足す")
        self._input = LineInput()
        self._input.setAccessibleName(f"新しい{word}")
        self._input.setPlaceholderText("ことばを書いて Enter")
        self._input.setMaximumWidth(theme.px(16 * _INPUT_CHARACTERS))
        outer = column(spacing=6)
        self.setLayout(outer)
        outer.addWidget(self._flow)
        self._marks = ChipMarks()
        self._marks.wanted.connect(self.question_wanted)
        outer.addWidget(self._marks)
        line = row(spacing=6)
        line.addWidget(self.more)
        line.addWidget(self._input, 1)
        line.addStretch(1)
        outer.addLayout(line)
        self._input.hide()
        self.more.clicked.connect(self._ask)
        self._input.returnPressed.connect(self._take_typed)
        self._input.left.connect(self._take_typed)
        self.setAccessibleName(word)

    def show_rows(self, editing: Editing, record: Record | None) -> None:
        """Show what holds for a record."""
        self._editing, self._parent_id = editing, 0 if record is None else record.id
        self._input.hide()
        self._show_terms()

    def _show_terms(self) -> None:
        if self._editing is None:
            return
        chosen = chosen_terms(self._editing, self._class, self._parent_field, self._parent_id)
        terms = list(self._choices.terms(self._term_list))
        known = {term.id for term in terms}
        hidden = (self._editing.get(Term, number) for number in chosen - known)
        terms += [term for term in hidden if term is not None]  # taken out of the list, but still said here
        shown = [(term.id, term.label) for term in terms]
        if shown != self._shown:
            self._shown = shown
            self._flow.clear()
            self._chips = {term.id: self._chip(term) for term in terms}
            stand_before(self.more, list(self._chips.values()))
        for number, chip in self._chips.items():
            chip.setChecked(number in chosen)
        self._marks.show_chips(self._editing, self._editing.linking(self._class, self._parent_field, self._parent_id))

    def _chip(self, term: Term) -> Chip:
        chip = Chip(term.label)
        chip.clicked.connect(lambda is_on: self._choose(term, is_on=is_on))
        self._flow.add(chip)
        return chip

    def _choose(self, term: Term, *, is_on: bool) -> None:
        if self._editing is not None:
            choose(self._editing, self._class, self._parent_field, self._parent_id, term, is_on=is_on)
            self.edited.emit()

    def _ask(self) -> None:
        self._input.clear()
        self._input.show()
        self._input.setFocus()

    def _take_typed(self) -> None:
        """An entry of this name is turned on, and made first where there is none."""
        label = self._input.text().strip()
        if not self._input.isHidden():
            self._input.hide()
        if not label or self._editing is None:
            return
        self._input.clear()
        same = [term for term in self._choices.terms(self._term_list) if fold(term.label) == fold(label)]
        term = same[0] if same else self._choices.make_term(self._term_list, label)
        if not same:
            self._editing.put(term)
        choose(self._editing, self._class, self._parent_field, self._parent_id, term, is_on=True)
        self._show_terms()
        self.edited.emit()
