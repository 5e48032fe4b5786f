"""What can be done about a volunteer: bring together with a place, carry an insurance on for a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.changes.change import Change, ChangeSet
from app.changes.positions import position_between
from app.editing import Editing
from app.ledger import Ledger
from app.records.ids import new_id
from app.records.place import Place, PlaceTerm
from app.records.term import Term
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm
from app.rules.expiry import renewed
from app.search.matching import SKILL_LIST
from app.titles import Records, title_of

_ASK_AGAIN = timedelta(days=14)
_ROLES_NAMED = 2
_FIRST_STEP = "その後を聞く"


def introduction(volunteer_id: int, place_id: int, records: Records, today: date) -> Assignment:
    """A つなぎ that begins today, with the question a fortnight later that is otherwise forgotten.

    What the place looks for and the volunteer can do is proposed as 役わり.
    """
    rows = assignments_of(records, volunteer_id)
    last = rows[-1].pos if rows else ""
    return Assignment(
        id=new_id(),
        volunteer=volunteer_id,
        place=place_id,
        role="・".join(_shared_skills(volunteer_id, place_id, records)[:_ROLES_NAMED]),
        state="introduced",
        since=today.isoformat(),
        next_step=_FIRST_STEP,
        next_due=(today + _ASK_AGAIN).isoformat(),
        pos=position_between(last, ""),
    )


def _shared_skills(volunteer_id: int, place_id: int, records: Records) -> list[str]:
    wanted = {row.term for row in records.linking(PlaceTerm, "place", place_id) if row.term_list == SKILL_LIST}
    rows = records.linking(VolunteerTerm, "volunteer", volunteer_id)
    terms = (records.get(Term, row.term) for row in rows if row.term in wanted)
    return [term.label for term in terms if term is not None]


def assignments_of(records: Records, volunteer_id: int) -> Sequence[Assignment]:
    """The つなぎ of somebody, in their order."""
    return records.linking(Assignment, "volunteer", volunteer_id)


def introduction_label(ledger: Ledger, assignment: Assignment) -> str:
    """「山﨑 由美子」と「なごみいきいき体操」をつなぐ."""
    volunteer, place = ledger.get(Volunteer, assignment.volunteer), ledger.get(Place, assignment.place)
    names = ("" if record is None else title_of(record) for record in (volunteer, place))
    return "と".join(f"『{name}』" for name in names) + "をつなぐ"


def introducing(ledger: Ledger, volunteer_id: int, place_id: int, today: date) -> ChangeSet:
    """The つなぎ as a step of its own, for a page on which the volunteer is not under the pen."""
    made = introduction(volunteer_id, place_id, ledger, today)
    return ChangeSet(introduction_label(ledger, made), (Change(None, made),))


def renew(editing: Editing, qualification_id: int, today: date) -> None:
    """The last day moves on by a year."""
    row = editing.get(Qualification, qualification_id)
    if row is not None:
        editing.set(row, "expires", renewed(row.expires, today))
