"""Every reason to wait: when it is told, what a tick writes, and when it is over."""

from __future__ import annotations

from datetime import date

import pytest

from app.agenda import Task, TaskSort, agenda, ticked_off
from app.ledger import Ledger
from app.records.approach import Approach
from app.records.base import Record
from app.records.case_review import CaseReview
from app.records.handover import Handover
from app.records.minutes import Minutes, Promise
from app.records.place import Place
from app.records.space import Space
from app.records.staff import Support
from app.records.volunteer import Assignment, Qualification, Volunteer

TODAY = date(2026, 11, 24)
SPACE = Space(id=1, name="スーパーさんわ 小川東町店")
VOLUNTEER = Volunteer(id=2, name="橋本 誠")
PLACE = Place(id=3, name="坂の上カフェ", confirmed="2026-11-01")


def waiting(*records: Record) -> tuple[Task, ...]:
    """The tasks of a ledger."""
    return agenda(Ledger.of((SPACE, VOLUNTEER, PLACE, *records)), TODAY, who="田中").tasks


def told(*records: Record) -> list[tuple[str, str, str, str]]:
    """(sort, title, about, due) of the tasks."""
    return [(task.sort.value, task.title, task.about, str(task.due or "")) for task in waiting(*records)]


def test_the_next_step_of_an_approach_with_its_space_and_who_goes() -> None:
    step = Approach(
        id=10, space=1, summary="訪問", next_step="協定書の案を届ける\n印鑑も", next_due="2026-11-22", next_who="田中"
    )
    assert told(step) == [("step", "協定書の案を届ける", "スーパーさんわ 小川東町店・田中", "2026-11-22")]
    assert told(step.changed(next_done=1)) == []
    assert told(step.changed(next_step=" ")) == []


def test_steps_of_other_kinds_are_found_by_their_fields() -> None:
    assert told(
        Support(id=11, summary="立ち上げ", place=3, next_step="備品を借りる", next_due="2026-12"),
        Assignment(id=12, volunteer=2, place=3, next_step="見学に行く"),
    ) == [
        ("step", "備品を借りる", "坂の上カフェ", "2026-12-31"),
        ("match", "見学に行く", "橋本 誠", ""),
    ]


def test_open_promises_with_their_meeting() -> None:
    minutes = Minutes(id=20, title="第2層協議体 第3回")
    promise = Promise(id=21, content="お礼状を送る", who="事務局", due="2026-11-24", minutes=20)
    assert told(minutes, promise) == [("promise", "お礼状を送る", "第2層協議体 第3回・事務局", "2026-11-24")]
    assert told(minutes, promise.changed(state="dropped")) == []


def test_an_introduction_waits_until_somebody_asked() -> None:
    introduced = Assignment(id=30, volunteer=2, place=3, since="2026-11-10")
    assert told(introduced) == [
        ("match", "橋本 誠さんと「坂の上カフェ」の、その後を聞く", "11月10日に紹介", "2026-11-24")
    ]
    assert told(introduced.changed(state="trial")) == []


@pytest.mark.parametrize(
    ("expires", "is_told"), [("2026-11-20", True), ("2027-01-23", True), ("2027-01-24", False), ("", False)]
)
def test_what_runs_out_is_told_two_months_before(expires: str, is_told: bool) -> None:
    insurance = Qualification(id=40, volunteer=2, kind="insurance", name="ボランティア保険", expires=expires)
    assert bool(told(insurance)) is is_told


def test_an_insurance_taken_out_anew_ends_the_waiting() -> None:
    old = Qualification(id=40, volunteer=2, kind="insurance", name="ボランティア保険", expires="2026-03-31")
    new = Qualification(id=41, volunteer=2, kind="insurance", name="ボランティア活動保険", expires="2027-03-31")
    course = Qualification(id=42, volunteer=2, kind="course", name="養成講座", expires="2026-12-01")
    assert [each[1] for each in told(old, new, course)] == ["橋本 誠さんの「養成講座」が切れます"]
    assert told(old, VOLUNTEER.changed(status="ended")) == []


def test_other_last_days() -> None:
    assert [(each[1], each[3]) for each in told(
        VOLUNTEER.changed(delete_on="2026-12-01"),
        PLACE.changed(listed_until="2026-12-31"),
        CaseReview(id=50, number="R7-03", topic="移動", next_monitoring="2026-11-30"),
        Handover(id=51, recipient="花小金井センター", return_by="2026-11-25"),
        Handover(id=52, recipient="返した所", return_by="2026-11-25", returned_on="2026-11-20"),
    )] == [
        ("花小金井センターに渡した写しを、返してもらう", "2026-11-25"),
        ("事例 R7-03のモニタリング", "2026-11-30"),
        ("橋本 誠さんの記録を消す約束の日", "2026-12-01"),
        ("「坂の上カフェ」の掲載期限", "2026-12-31"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        Approach(id=10, space=1, summary="訪問", next_step="届ける"),
        Support(id=11, summary="立ち上げ", next_step="借りる"),
        Promise(id=21, content="お礼状を送る"),
        Assignment(id=30, volunteer=2, place=3),
        Assignment(id=31, volunteer=2, place=3, next_step="見学"),
        Handover(id=51, recipient="花小金井センター", return_by="2026-11-25"),
        Place(id=60, name="縁側食堂", confirmed="2020"),
    ],
)
def test_a_tick_ends_the_waiting(record: Record) -> None:
    ledger = Ledger.of((SPACE, VOLUNTEER, PLACE, record))
    (task,) = agenda(ledger, TODAY).tasks
    change_set = ticked_off(task, ledger)
    assert change_set is not None
    assert task.done_notice
    ledger.follow(change_set)
    assert not agenda(ledger, TODAY).tasks


def test_a_last_day_cannot_be_ticked_off() -> None:
    insurance = Qualification(id=40, volunteer=2, kind="insurance", name="保険", expires="2026-12-01")
    (task,) = waiting(insurance)
    assert not task.can_be_ticked
    assert task.sort is TaskSort.EXPIRY
