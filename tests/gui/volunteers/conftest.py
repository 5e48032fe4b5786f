"""A small town of volunteers and places in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.records.area import Area
from app.records.base import Record
from app.records.ids import derived_id
from app.records.offered_hours import OfferedHours
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.term_lists import term_id
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.pages.volunteer_page import VolunteerPage, VolunteerView

WEST = 11
NAGOMI, DINER = 31, 32
YUMIKO, IKEDA, KATO = 41, 42, 43
COURSE, INSURANCE = 61, 62
HELPING = 71
EXERCISE, TEA, SHOGI = (term_id("skill", code) for code in ("exercise", "tea", "shogi"))


def can(volunteer: int, skill: int) -> VolunteerTerm:
    """Somebody can do something."""
    number = derived_id(VolunteerTerm.KIND, volunteer, "skill", skill)
    return VolunteerTerm(id=number, volunteer=volunteer, term_list="skill", term=skill, pos="a01")


def looks_for(place: int, skill: int) -> PlaceTerm:
    """A place looks for somebody who can do something."""
    number = derived_id(PlaceTerm.KIND, place, "skill", skill)
    return PlaceTerm(id=number, place=place, term_list="skill", term=skill, pos="a01")


def sample_records() -> tuple[Record, ...]:
    """One area, two places, three volunteers: one idle with an insurance that ends soon, one active, one new."""
    return (
        Area(id=WEST, name="西部", reading="せいぶ", pos="a1"),
        Space(id=21, name="美園町自治会館", address="東京都小平市美園町2-8-14", area=WEST),
        Place(
            id=NAGOMI,
            name="なごみいきいき体操",
            reading="なごみいきいきたいそう",
            area=WEST,
            space=21,
            kind=term_id("place_kind", "exercise"),
        ),
        Schedule(id=22, place=NAGOMI, rule="FREQ=MONTHLY;BYDAY=2TU,4TU", start="10:30", end="11:30", pos="a01"),
        looks_for(NAGOMI, EXERCISE),
        Place(id=DINER, name="縁側食堂", reading="えんがわしょくどう", kind=term_id("place_kind", "diner")),
        Volunteer(
            id=YUMIKO,
            name="山﨑 由美子",
            reading="やまざき ゆみこ",
            area=WEST,
            phone="042-000-5011",
            consent="yes",
            delete_on="2028-01-26",
            registered="2026-03-20",
        ),
        can(YUMIKO, EXERCISE),
        OfferedHours(id=52, volunteer=YUMIKO, weekday="TU", part="morning", pos="a01"),
        Qualification(id=COURSE, volunteer=YUMIKO, name="介護予防サポーター", date="2025-03", pos="a01"),
        Qualification(
            id=INSURANCE, volunteer=YUMIKO, kind="insurance", name="ボランティア保険", expires="2026-12-12", pos="a02"
        ),
        Volunteer(id=IKEDA, name="池田 久美", reading="いけだ くみ", status="active"),
        can(IKEDA, TEA),
        Assignment(id=HELPING, volunteer=IKEDA, place=DINER, state="continuing", since="2026-04-01", pos="a01"),
        Volunteer(id=KATO, name="加藤 茂", reading="かとう しげる"),
    )


def opened(window: MainWindow, path: Path, records: tuple[Record, ...]) -> LedgerFrame:
    """The window on a new ledger with these records, at 担い手."""
    assert window.create_ledger(path, page="settings")
    frame = window.frame
    assert frame is not None
    context = frame.context
    assert context is not None
    if records:
        assert not context.apply(ChangeSet("見本", tuple(Change(None, record) for record in records))).problems
        context.undo.forget()
    frame.show_page("volunteer")
    return frame


@pytest.fixture
def volunteer_frame(window: MainWindow, tmp_path: Path) -> LedgerFrame:
    """The real window on the sample, at 担い手."""
    return opened(window, tmp_path / "小平西センター.tsudoiba", sample_records())


@pytest.fixture
def page(volunteer_frame: LedgerFrame) -> VolunteerPage:
    """The page, 山﨑 由美子 open."""
    assert isinstance(volunteer_frame.page, VolunteerPage)
    volunteer_frame.window().activateWindow()  # offers open only below a line that has the focus
    assert volunteer_frame.page.show_record(YUMIKO)
    return volunteer_frame.page


@pytest.fixture
def view(page: VolunteerPage) -> VolunteerView:
    """Its list, form and strip."""
    return page.volunteers
