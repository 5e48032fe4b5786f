"""The list pane of 担い手: each row with what somebody can do and how somebody stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer

from app.changes.change import ChangeSet
from app.records.base import Record
from app.records.term import Term
from app.records.volunteer import Volunteer, VolunteerTerm
from app.rules.volunteer_standing import Standing
from app.search.place_filters import FilterValue
from app.search.record_finding import RecordOrder
from app.search.volunteer_finding import Ticks, VolunteerFacts, VolunteerFilter
from ui.context import AppContext
from ui.forms.volunteer_header import STANDING_TONES
from ui.lists.record_pane import RecordPane
from ui.lists.volunteer_chips import VolunteerChips
from ui.unasked import unasked
from ui.widgets.plain_text import one_line
from ui.widgets.row_list import Row

_SKILLS_NAMED = 4
_PAINTED_MILLISECONDS = 50


class VolunteerPane(RecordPane):
    """Finds volunteers.

    Attributes:
        chips: 状態, できること, 圏域.
        facts: what the chips ask for.
    """

    def __init__(self, context: AppContext) -> None:
        self.facts = VolunteerFacts(context.ledger, context.today())
        super().__init__(context, Volunteer, describe=self._describe, narrowed=self._let_through)
        self.search.setPlaceholderText("なまえ・できること")

    def add_chips(self) -> None:
        super().add_chips()
        self.chips = VolunteerChips(self._context.ledger, self._counts, self)
        self.chips.put_into(self.chip_box)
        self.chips.changed.connect(self._search)
        self._count_waiting = QTimer(self, singleShot=True, interval=_PAINTED_MILLISECONDS)
        self._count_waiting.timeout.connect(self._show_waiting)

    def refresh(self) -> None:
        """Search again; who waits to be asked is counted when the rows are painted."""
        super().refresh()
        self._count_waiting.start()

    def _show_waiting(self) -> None:
        if self.isVisible():
            with unasked():
                self.chips.show_state(self.facts.standing_counts()[str(Standing.WAITING)])

    def follow(self, change_set: ChangeSet, drafts: Mapping[int, str]) -> None:
        """Take over what was written anywhere."""
        self.facts.follow(change_set)
        super().follow(change_set, drafts)

    def show_filtered(self, ticks: Ticks) -> None:
        """Exactly those whom these chips let through, nothing typed."""
        super().show_all()
        self.chips.show_ticks(ticks)

    def show_all(self) -> None:
        """Empty the search box and take off all chips."""
        self.chips.clear()
        super().show_all()

    def chips_in_words(self) -> str:
        """What the chips leave out."""
        return self.chips.in_words()

    def _describe(self, record: Record) -> Row:
        assert isinstance(record, Volunteer)
        stand = self.facts.stand(record.id)
        skills = "・".join(self._skills(record.id))
        return Row(
            record.id,
            one_line(record.name) or "（なまえなし）",
            detail=skills,
            aside="" if stand is None else stand.words,
            tone="" if stand is None else STANDING_TONES[stand.standing],
        )

    def _skills(self, volunteer_id: int) -> list[str]:
        ledger = self._context.ledger
        terms = (ledger.get(Term, row.term) for row in ledger.linking(VolunteerTerm, "volunteer", volunteer_id))
        found = sorted((term for term in terms if term is not None), key=lambda term: (term.pos, term.id))
        return [one_line(term.label) for term in found[:_SKILLS_NAMED]]

    def _let_through(self, ids: Sequence[int]) -> Sequence[int]:
        return self.facts.narrowed(ids, self.chips.ticks) if self.chips.ticks else ids

    def _counts(self, chip: VolunteerFilter) -> dict[FilterValue, int]:
        ids = self.finder.find(self.search.text(), RecordOrder(self._order))
        return dict(self.facts.counts(ids, self.chips.ticks, chip))
