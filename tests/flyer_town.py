"""A town with everything a flyer can be about: places, an event of one day, a course, a place that looks for helpers."""

from __future__ import annotations

from typing import NamedTuple

from app.records.event import Event, EventSession
from app.records.place import Place, PlaceTerm
from app.records.term_lists import term_id
from tests.town import Town, sample_town


class FlyerTown(NamedTuple):
    """The town and the ids of what its flyers are about.

    Attributes:
        seeking: a place that looks for helpers.
        forum: an event of one day with everything filled in.
        course: four days at one hour.
        bare: an event with nothing but its title.
    """

    town: Town
    place: int
    seeking: int
    forum: int
    course: int
    bare: int


def flyer_town() -> FlyerTown:
    """The sample town with events."""
    town = sample_town()
    hall = town.space("小川町公民館", "東京都小平市小川町4-8-14", access=("step_free", "wheelchair", "writing"))
    host = town.organization("小平市コミュニティスペース連絡会")
    forum = _event(
        town,
        9001,
        title="ご近所に、もうひとつの居間を。",
        reading="ごきんじょに もうひとつの いまを",
        kind=term_id("event_kind", "forum"),
        number=5,
        theme="空いている座ぶとんは、あなたの席です。",
        outline="空き家の一間を週に一度ひらくことから始めた居間の話を聞きます。市内3つの居場所からの報告もあります。",
        lecturer="森野和子",
        affiliation="NPO法人こもれびの居間　理事長",
        audience="どなたでも",
        organization=host,
        date="2025-11-21",
        start="14:00",
        end="16:00",
        venue="小川町公民館　ホール",
        space=hall,
        fee="無料",
        capacity=60,
        booking="11月14日（金）までにお電話で",
        phone="042-000-0000",
        url="https://ibasho.example/e5",
    )
    course = _event(
        town,
        9002,
        title="スマホ入門",
        kind=term_id("event_kind", "course"),
        outline="電源の入れ方から始めます。お手もとの機種をお持ちください。",
        start="10:00",
        end="11:30",
        venue="中央図書館",
        fee="全4回　1,000円",
        phone="042-000-0031",
    )
    for number, day in enumerate(("2025-05-08", "2025-05-15", "2025-05-22", "2025-06-05")):
        town.records.append(EventSession(id=9100 + number, event=course, date=day, pos=f"a{number}"))
    bare = _event(town, 9003, title="お茶会")
    seeking = town.place(
        "こもれび食堂",
        reading="こもれびしょくどう",
        kind="diner",
        photo="meal",
        phone="042-000-0044",
        wanted="配膳と、子どもたちの見守り。月1回でもかまいません。エプロンはお貸しします。",
        story="みんなで囲むと、いつものごはんがごちそうになります。",
        space=hall,
    )
    for number, skill in enumerate(("cooking", "tea", "listening")):
        term = term_id("skill", skill)
        town.records.append(PlaceTerm(id=9200 + number, place=seeking, term_list="skill", term=term, pos=f"a{number}"))
    place = next(each.id for each in town.ledger().all(Place) if each.name == "みんな茶論")
    return FlyerTown(town, place, seeking, forum, course, bare)


def _event(town: Town, event_id: int, **values: str | int | None) -> int:
    town.records.append(Event(id=event_id, title="").changed(**values))
    return event_id
