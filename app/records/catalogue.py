"""The list of all kinds: the only place that has to know a new record class."""

from __future__ import annotations

from functools import cache

from app.records.approach import Approach
from app.records.area import Area, Population
from app.records.attendance import Attendance
from app.records.base import Record
from app.records.booklet_issue import BookletEntry, BookletIssue, Distribution
from app.records.case_review import CaseReview, Monitoring
from app.records.concern import Concern, Wisdom
from app.records.event import Event, EventSession, QuestionnaireAnswer
from app.records.goal import Goal, GoalValue, SurveyResult
from app.records.handover import Handover
from app.records.meeting_body import MeetingBody, Membership
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.offered_hours import OfferedHours
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place, PlaceTerm
from app.records.referral import Referral
from app.records.schedule import Schedule, ScheduleException
from app.records.setting import Setting
from app.records.space import Space, SpaceTerm
from app.records.space_owner import SpaceOwner
from app.records.space_request import SpaceRequest
from app.records.staff import Staff, Support
from app.records.term import Term
from app.records.use_limit import UseLimit
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm

RECORD_CLASSES: tuple[type[Record], ...] = (
    Term,
    Setting,
    Area,
    Population,
    Organization,
    SpaceOwner,
    Space,
    SpaceTerm,
    UseLimit,
    Place,
    PlaceTerm,
    Schedule,
    ScheduleException,
    Attendance,
    Volunteer,
    VolunteerTerm,
    Qualification,
    Assignment,
    SpaceRequest,
    OfferedHours,
    MeetingBody,
    Membership,
    Minutes,
    Attendee,
    AgendaItem,
    Opinion,
    Promise,
    Approach,
    Concern,
    Wisdom,
    CaseReview,
    Monitoring,
    Event,
    EventSession,
    QuestionnaireAnswer,
    Photo,
    PhotoUse,
    Goal,
    GoalValue,
    SurveyResult,
    BookletIssue,
    BookletEntry,
    Distribution,
    Referral,
    Staff,
    Support,
    Handover,
)
"""Every kind; a linked kind stands before the kinds that link to it (a link to the own kind is the exception)."""

MAIN_CLASSES: tuple[type[Record], ...] = tuple([record_class for record_class in RECORD_CLASSES if record_class.MAIN])
"""The kinds with a list and a form of their own."""

BY_KIND: dict[str, type[Record]] = {record_class.KIND: record_class for record_class in RECORD_CLASSES}


@cache
def child_classes(kind: str) -> tuple[tuple[type[Record], str], ...]:
    """(child class, name of its parent field) for every kind of row that goes when a record of `kind` goes."""
    return tuple(
        (record_class, field.name)
        for record_class in RECORD_CLASSES
        for field in record_class.parent_fields()
        if field.target == kind
    )


@cache
def link_fields(kind: str) -> tuple[tuple[type[Record], str], ...]:
    """(class, field name) of every link, not counting parents, that may point at a record of `kind`."""
    return tuple(
        (record_class, field.name)
        for record_class in RECORD_CLASSES
        for field in record_class.FIELDS
        if field.target == kind and not field.parent
    )
