"""PickedChips: what was picked of a pick list as chips, ＋足す finds more by typing and makes what is missing.

Where the whole list would fill the sheet (できること), only what holds stands there (window.md, comp 06).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.choice_sets import choose, chosen_terms, term_field
from app.editing import Editing
from app.records.base import Record
from app.records.term import Term
from ui import theme
from ui.editors.link_editor import Candidate, LinkEditor, folded_candidate
from ui.forms.chip_marks import ChipMarks
from ui.forms.link_choices import LinkChoices, list_heading
from ui.widgets.buttons import Chip
from ui.widgets.composing import is_composing
from ui.widgets.flow import FlowBox
from ui.widgets.surfaces import column
from ui.widgets.tab_order import stand_before

_INPUT_CHARACTERS = 15


class PickedChips(QWidget):
    """Each chip is a link row, so that sets merge as sets; pressing a chip takes it off.

    Attributes:
        more: ＋足す.
        finder: the line in which more is found; it stays open for the next until it is left empty.

    Signals:
        edited: the user put on or took off something.
        question_wanted: (kind, id) what copies wrote in two ways about a chip.
    """

    edited = Signal()
    question_wanted = Signal(str, object)

    def __init__(
        self, record_class: type[Record], parent_field: str, term_list: str, choices: LinkChoices, *, word: str = ""
    ) -> None:
        """`record_class` are the rows (volunteer_term), `parent_field` their link to the record (volunteer)."""
        super().__init__()
        self._class, self._parent_field, self._term_list = record_class, parent_field, term_list
        self._choices = choices
        self._editing: Editing | None = None
        self._parent_id = 0
        self.chips: dict[int, Chip] = {}
        word = word or list_heading(term_list)
        self.setAccessibleName(word)
        self._flow = FlowBox(spacing=8)
        self.more = Chip("足す", checkable=False, icon="plus")
        self.more.setAccessibleName(f"{word}を足す")
        self.finder = _Finder(word, self._offered, self._name_of)
        self.finder.setMaximumWidth(theme.px(16 * _INPUT_CHARACTERS + 60))
        outer = column(spacing=8)
        self.setLayout(outer)
        self._flow.add(self.more)
        outer.addWidget(self._flow)
        self._marks = ChipMarks()
        self._marks.wanted.connect(self.question_wanted)
        outer.addWidget(self._marks)
        outer.addWidget(self.finder)
        self.finder.hide()
        self.more.clicked.connect(self.open_finder)
        self.finder.taken.connect(self._put_by_id)
        self.finder.wanted.connect(self._take_new)
        self.finder.left.connect(self._leave)

    def show_rows(self, editing: Editing, record: Record | None) -> None:
        """Show what holds for a record."""
        is_other = record is None or record.id != self._parent_id
        self._editing, self._parent_id = editing, 0 if record is None else record.id
        if is_other:
            self.finder.hide()
            self.more.show()
        self._show_chips()

    def open_finder(self) -> None:
        """The cursor into the line that finds more, with everything there is below it."""
        self.more.hide()
        self.finder.show()
        self.finder.show_value(None)
        self.finder.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finder.open_offer()

    def close_finder(self) -> None:
        """Enough for now."""
        self.more.show()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finder.hide()

    @property
    def labels(self) -> Sequence[str]:
        """What holds, in the order of the list."""
        return [term.label for term in self._chosen()]

    def _chosen(self) -> list[Term]:
        if self._editing is None or not self._parent_id:
            return []
        ids = chosen_terms(self._editing, self._class, self._parent_field, self._parent_id)
        found = (self._editing.get(Term, number) for number in ids)
        terms = [term for term in found if term is not None and term.term_list == self._term_list]
        return sorted(terms, key=lambda term: (term.pos, term.id))

    def _rows(self) -> list[Record]:
        """The link rows behind the chips."""
        if self._editing is None:
            return []
        rows = self._editing.linking(self._class, self._parent_field, self._parent_id)
        return [each for each in rows if each.get(term_field(self._class)) in self.chips]

    def _show_chips(self) -> None:
        self._flow.clear(keep=self.more)
        self.chips = {}
        for term in self._chosen():
            chip = Chip(term.label)
            chip.setChecked(True)
            chip.setAccessibleName(f"{term.label}（押すと はずします）")
            chip.setToolTip("押すと はずします")
            chip.clicked.connect(lambda _on=False, chosen=term: self._drop(chosen))
            self._flow.add(chip)
            self.chips[term.id] = chip
        is_finding = not self.finder.isHidden()
        self._flow.add(self.more)
        self.more.setVisible(not is_finding)
        stand_before(self.more, list(self.chips.values()))
        if self._editing is not None:
            self._marks.show_chips(self._editing, self._rows())

    def _offered(self) -> Sequence[Candidate]:
        chosen = set(self.chips)
        return [
            folded_candidate(term.id, term.label)
            for term in self._choices.terms(self._term_list)
            if term.id not in chosen
        ]

    def _name_of(self, term_id: int) -> str:
        term = None if self._editing is None else self._editing.get(Term, term_id)
        return "" if term is None else term.label

    def _put_by_id(self, term_id: int) -> None:
        if self._editing is not None:
            self._put(self._editing.get(Term, term_id))

    def _take_new(self, label: str) -> None:
        if self._editing is not None and label.strip():
            made = self._choices.make_term(self._term_list, label.strip())
            self._editing.put(made)
            self._put(made)

    def _put(self, term: Term | None) -> None:
        if term is None or self._editing is None:
            return
        choose(self._editing, self._class, self._parent_field, self._parent_id, term, is_on=True)
        self._show_chips()
        self.finder.show_value(None)
        self.edited.emit()

    def _drop(self, term: Term) -> None:
        if self._editing is None:
            return
        choose(self._editing, self._class, self._parent_field, self._parent_id, term, is_on=False)
        self.edited.emit()
        QTimer.singleShot(0, self, self._after_drop)  # the chip that was pressed is still at work

    def _after_drop(self) -> None:
        self._show_chips()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """What was typed in full counts, even without a look at the offer."""
        value, typed = self.finder.read().value, self.finder.input.text()
        if isinstance(value, int):
            self._put_by_id(value)
        elif typed.strip():
            self._take_new(typed)
        self.finder.hide()
        self.more.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.finder.isHidden() and not is_composing():
            self.close_finder()
            return
        super().keyPressEvent(event)


class _Finder(LinkEditor):
    """The line behind ＋足す. The first line of the offer is marked while typing, so that Enter takes it."""

    def __init__(self, noun: str, candidates: Callable[[], Sequence[Candidate]], name_of: Callable[[int], str]) -> None:
        super().__init__(noun, candidates, name_of)
        self.input.setPlaceholderText("書くか、下からえらぶ")
        self.input.setAccessibleName(f"{noun}を足す")
        self.input.textEdited.connect(self._mark_first)

    def open_offer(self) -> None:
        """Everything there is, without a word typed."""
        self._offer("", self._candidates())
        self._popup.selectionModel().clearCurrentIndex()  # Enter without a choice shall choose nothing

    def _mark_first(self, typed: str) -> None:
        if typed.strip() and self._popup.isVisible():
            self._popup.setCurrentIndex(self._popup.model().index(0, 0))
