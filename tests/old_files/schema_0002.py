"""The ledger that was stored as schema_0002.tsudoiba when that form was shipped; people and numbers are made up.

It holds what the ledger of the first form held, and one record at least of every kind that came with the second.
`python -m tests.old_files.schema_0002` writes it. It is written once, by the program of its time, and then kept.
"""

from __future__ import annotations

from pathlib import Path

from app.records.approach import Approach
from app.records.area import Population
from app.records.attendance import Attendance
from app.records.base import Record
from app.records.booklet_issue import BookletEntry, BookletIssue, Distribution
from app.records.case_review import CaseReview, Monitoring
from app.records.concern import Concern, Wisdom
from app.records.event import Event, EventSession, QuestionnaireAnswer
from app.records.goal import Goal, GoalValue, SurveyResult
from app.records.handover import Handover
from app.records.ids import derived_id
from app.records.meeting_body import MeetingBody, Membership
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.offered_hours import OfferedHours
from app.records.photo import PhotoUse
from app.records.referral import Referral
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.space_request import SpaceRequest
from app.records.staff import Staff, Support
from app.records.term_lists import term_id
from app.records.use_limit import UseLimit
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm
from tests.old_files import schema_0001
from tests.old_files.schema_0001 import GONE, PICTURE, SHA

__all__ = ["GONE", "LIVING", "PATH", "PICTURE", "SHA"]

PATH = Path(__file__).with_suffix(".tsudoiba")

TEA = term_id("skill", "tea")

LIVING: tuple[Record, ...] = (
    *schema_0001.LIVING,
    Population(
        id=derived_id("population", 11, "2026-04-01"), area=11, date="2026-04-01", total=9000, over_65=2600, over_75=1500
    ),
    SpaceOwner(id=201, name="架空 店主", organization=21, phone="042-000-0101", benefit="昼に人が来る", avoid="場所代"),
    Space(id=202, name="架空商店 休憩所", stage="terms", owner=201),
    UseLimit(id=203, space=202, amount=2, pos="a01"),
    OfferedHours(id=204, space=202, weekday="TH", start="08:30", end="09:30", pos="a01"),
    Approach(
        id=205,
        space=202,
        space_owner=201,
        date="2026-10-29",
        contact="tour",
        summary="四人で見学",
        way=term_id("approach_way", "benefit"),
        next_step="案を届ける",
        next_due="2026-11-22",
        minutes=231,
        pos="a01",
    ),
    SpaceRequest(id=206, name="架空体操クラブ", people=15, since="2026-09"),
    Attendance(id=derived_id("attendance", 31, "2026-10"), place=31, month="2026-10", held=4, visits=60, female_85=3),
    Volunteer(id=221, name="架空 担子", born="1950", consent="yes", consent_date="2026-04-01", phone="042-000-0102"),
    VolunteerTerm(
        id=derived_id("volunteer_term", 221, "skill", TEA), volunteer=221, term_list="skill", term=TEA, pos="a01"
    ),
    Qualification(id=222, volunteer=221, kind="insurance", name="ボランティア保険", expires="2027-03-31", pos="a01"),
    Assignment(id=223, volunteer=221, place=31, role="お茶", state="trial", since="2026-05", pos="a01"),
    MeetingBody(id=230, name="架空協議体", kind=term_id("meeting_kind", "second_tier"), area=11, secretariat=21),
    Membership(id=232, meeting_body=230, organization=21, person="架空 委員", role="会長", since="2026-04", pos="a01"),
    Minutes(
        id=231,
        title="場について考える",
        meeting_body=230,
        number=3,
        date="2026-10-20",
        start="14:00",
        end="16:00",
        state="final",
        summary="つづけて話す",
    ),
    Attendee(id=233, minutes=231, organization=21, person="架空 出子", presence="online", pos="a01"),
    AgendaItem(id=234, minutes=231, title="ワーク１", kind="work", start="14:30", pos="a01"),
    Opinion(id=235, minutes=231, agenda_item=234, group_name="A", content="まず会合に招く", space=202, pos="a01"),
    Promise(id=236, content="一覧を出す", who="架空 約子", due="2026-12-01", minutes=231, opinion=235),
    Concern(id=241, title="歩いて行ける場がない", solver="neighbours", area=12, minutes=231),
    Wisdom(id=242, concern=241, organization=21, question="idea", answer="ベンチを置く", pos="a01"),
    CaseReview(id=243, number="A-1", block="一", minutes=231, concern=241),
    Monitoring(id=244, case_review=243, date="2026-11-01", result="better", pos="a01"),
    Event(id=251, title="架空フォーラム", kind=term_id("event_kind", "forum"), number=1, date="2026-08", shown="related"),
    EventSession(id=252, event=251, date="2026-08-01", title="一日目", pos="a01"),
    QuestionnaireAnswer(id=253, event=251, question="よかったか", choice="はい", count=30, pos="a01"),
    PhotoUse(id=254, photo=61, event=251, pos="a01"),
    Goal(id=261, name="居場所の数", unit="か所", count="places"),
    GoalValue(id=derived_id("goal_value", 261, 2026, "target"), goal=261, year=2026, kind="target", value=90.0),
    SurveyResult(id=262, question="行きたいか", choice="行きたい", year=2025, percent=29.8, n=5566),
    BookletIssue(id=271, title="架空の冊子", volume=4, issued="2026-03", cover_photo=61),
    BookletEntry(
        id=derived_id("booklet_entry", 271, 31), booklet_issue=271, place=31, printed_as='{"name": "さくら"}', pos="a01"
    ),
    Distribution(id=272, booklet_issue=271, destination="架空図書館", copies=50, pos="a01"),
    Referral(id=273, name="架空の集まり", told_by="架空 教子", place=31, state="visited"),
    Staff(id=281, name="架空 推進", tier="second", area=11, organization=21, since="2026-04"),
    Support(id=282, summary="立ち上げの相談", staff=281, place=31, volunteer=221, next_due="2026-12"),
    Handover(id=291, recipient="架空 受子", form="locked", date="2026-11-01", records=12, return_by="2026-11-30"),
)


def write(path: Path) -> None:
    """Make the ledger by the same deeds as the first."""
    schema_0001.write(path, LIVING)


if __name__ == "__main__":
    write(PATH)
