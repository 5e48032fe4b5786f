"""Bringing volunteers to the place on the desk: who may suit, つなぐ, 今はちがう."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.changes.change import ChangeSet
from app.records.place import Place
from app.records.term import Term
from app.records.volunteer import Volunteer, VolunteerTerm
from app.rules.volunteer_standing import stand_of
from app.search.matching import Match, Matcher
from app.wording import COUNTERS, noun
from ui.context import AppContext
from ui.forms.match_cards import Suggestion
from ui.forms.volunteers_box import VolunteersBox
from ui.pages import volunteer_deeds
from ui.pages.record_deletion import short_name
from ui.pages.record_desk import RecordDesk
from ui.widgets.plain_text import one_line

_MOST = 20
_SKILLS_NAMED = 3


class PlaceVolunteers(QObject):
    """Answers the box 担い手 of a place. The volunteers are looked through only when somebody asks."""

    def __init__(self, context: AppContext, desk: RecordDesk, box: VolunteersBox) -> None:
        super().__init__(box)
        self._context, self._desk, self._box = context, desk, box
        self._matcher: Matcher | None = None
        self._put_aside: set[tuple[int, int]] = set()
        box.matches.set_connectable(not context.store.is_read_only)
        box.search_wanted.connect(self.search)
        box.connect_wanted.connect(self.connect_volunteer)
        box.record_wanted.connect(self._open)
        box.matches.dismissed.connect(self._dismiss)
        box.matches.recall_wanted.connect(self._recall)
        context.signals.records_changed.connect(self._follow)

    def search(self) -> None:
        """Show who may suit the place as it stands under the pen."""
        place = self._desk.editing.root if self._desk.has_editing else None
        if not isinstance(place, Place):
            return
        if self._matcher is None:
            self._matcher = Matcher(self._context.ledger, self._context.today())
        found = self._matcher.volunteers_for(place, self._desk.editing)
        shown = [match for match in found if (place.id, match.record_id) not in self._put_aside]
        self._box.show_suggestions(
            [self._suggestion(match) for match in shown[:_MOST]], COUNTERS[Volunteer.KIND], len(found) - len(shown)
        )

    def connect_volunteer(self, volunteer_id: int) -> None:
        """つなぐ: a つなぎ of its own, which can be undone; what was typed of the place is saved first."""
        if self._context.store.is_read_only or not self._desk.has_editing:
            return
        self._desk.save()
        ledger, place_id = self._context.ledger, self._desk.editing.root_id
        volunteer = ledger.get(Volunteer, volunteer_id)
        if volunteer is None or ledger.get(Place, place_id) is None:
            word = noun(Place.KIND, ledger)
            self._context.messages.inform(f"この{word}は、まだ保存できていません。さきに なまえを書いてください")
            return
        change_set = volunteer_deeds.introducing(ledger, volunteer_id, place_id, self._context.today())
        if self._context.apply(change_set).stamp is not None:
            name = short_name(one_line(volunteer.name))
            self._context.messages.inform(
                f"「{name}」さんをつなぎました。2週間後に、その後を聞く予定にしました", undo=True
            )

    def _open(self, kind: str, record_id: int) -> None:
        self._context.signals.record_wanted.emit(kind, record_id, "")

    def _dismiss(self, volunteer_id: int) -> None:
        self._put_aside.add((self._desk.editing.root_id, volunteer_id))
        self.search()

    def _recall(self) -> None:
        here = self._desk.editing.root_id
        self._put_aside = {each for each in self._put_aside if each[0] != here}
        self.search()

    def _follow(self, change_set: ChangeSet) -> None:
        if self._matcher is not None:
            self._matcher.follow(change_set)
        if self._box.is_searching:
            self.search()

    def _suggestion(self, match: Match) -> Suggestion:
        ledger = self._context.ledger
        volunteer = ledger.get(Volunteer, match.record_id)
        assert volunteer is not None  # it was found just now
        rows = ledger.linking(VolunteerTerm, "volunteer", volunteer.id)
        terms = (ledger.get(Term, row.term) for row in rows)
        skills = [one_line(term.label) for term in terms if term is not None][:_SKILLS_NAMED]
        stand = stand_of(volunteer, volunteer_deeds.assignments_of(ledger, volunteer.id), self._context.today())
        subtitle = "｜".join(part for part in (stand.words, "・".join(skills)) if part)
        return Suggestion(volunteer.id, one_line(volunteer.name), subtitle, match.fits, match.reasons)
