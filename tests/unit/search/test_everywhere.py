"""One search over every kind: all words, child rows, linked names, and the reason why."""

from __future__ import annotations

import pytest

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.records.base import Record
from app.records.minutes import Minutes, Opinion
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.volunteer import Volunteer
from app.search.everywhere import Everywhere, excerpt

SPACE = Space(id=50, name="美園町自治会館", address="小平市美園町1-8-14")
RECORDS: tuple[Record, ...] = (
    SPACE,
    Place(id=1, name="なごみいきいき体操", space=50, activities="いすに座ったままできる百歳体操と脳トレ", phone="042-000-0101"),
    Place(id=2, name="体操の会", reading="たいそうのかい"),
    Schedule(id=11, place=1, rule="FREQ=WEEKLY;BYDAY=WE", start="10:30", end="11:30"),
    Volunteer(id=3, name="髙橋 誠", reading="たかはし まこと", wish="体操の見本"),
    Minutes(id=4, title="第2層協議体 第3回"),
    Opinion(id=41, minutes=4, content="店長のよろこびになる形を考えて、体操をする"),
)


def ready(*records: Record) -> tuple[Everywhere, Ledger]:
    """A search with every text made."""
    ledger = Ledger.of(records)
    made = Everywhere(ledger, ("place", "space", "volunteer"))
    while not made.prepare(3):
        pass
    return made, ledger


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("体操", {"place": [2, 1], "volunteer": [3], "minutes": [4]}),
        ("タイソウ", {"place": [2]}),
        ("体操 美園町", {"place": [1]}),
        ("　美園町　水曜", {"place": [1]}),
        ("０４２００００１０１", {"place": [1]}),
        ("高橋", {"volunteer": [3]}),
        ("店長 よろこび", {"minutes": [4]}),
        ("店長 なごみ", {}),
        ("", {}),
        ("　 ", {}),
        ("見つからない", {}),
    ],
)
def test_all_words_over_everything_a_record_says(typed: str, expected: dict[str, list[int]]) -> None:
    assert ready(*RECORDS)[0].find(typed) == expected


def test_the_groups_stand_in_the_order_asked_for_and_other_kinds_behind() -> None:
    groups = ready(*RECORDS)[0].groups("体操")
    assert [group.kind for group in groups] == ["place", "volunteer", "minutes"]


def test_a_hit_says_why_unless_its_title_does() -> None:
    found = ready(*RECORDS)[0].groups("体操 よろこび")
    assert [(hit.title, hit.reason) for group in found for hit in group.hits] == [
        ("第2層協議体 第3回", "意見　店長のよろこびになる形を考えて、体操をする")
    ]
    (place, *_rest) = ready(*RECORDS)[0].groups("体操")
    assert [hit.reason for hit in place.hits] == ["", ""]


def test_only_some_of_a_kind_are_shown_until_the_whole_kind_is_asked_for() -> None:
    made, _ledger = ready(*(Place(id=number, name=f"さくら{number:02}") for number in range(1, 31)))
    (group,) = made.groups("さくら")
    assert (len(group.hits), group.count) == (5, 30)
    (group,) = made.groups("さくら", whole="place")
    assert len(group.hits) == 30


def test_a_further_letter_finds_what_a_fresh_search_finds() -> None:
    typing, _ledger = ready(*RECORDS)
    for typed in ("た", "たい", "たいそ", "たいそう", "たいそうの", "たい", "体操", "体操 み"):
        assert typing.find(typed) == ready(*RECORDS)[0].find(typed), typed


def test_a_change_is_found_at_once_also_through_links_and_rows() -> None:
    made, ledger = ready(*RECORDS)
    opinion = RECORDS[-1]
    change_set = ChangeSet(
        "書く",
        (
            Change(SPACE, SPACE.changed(name="花小金井会館")),
            Change(opinion, opinion.changed(content="静かに話す")),
            Change(None, Place(id=9, name="あたらしい会")),
            Change(RECORDS[2], None),
        ),
    )
    ledger.follow(change_set)
    made.follow(change_set)
    assert not made.is_ready
    while not made.prepare(1):
        pass
    assert made.find("花小金井") == {"place": [1], "space": [50]}
    assert made.find("店長") == {}
    assert made.find("あたらしい") == {"place": [9]}
    assert made.find("たいそうのかい") == {}


def test_a_large_step_reads_everything_anew() -> None:
    made, ledger = ready(*RECORDS)
    change_set = ChangeSet("とりこむ", tuple(Change(None, Place(id=1000 + n, name=f"もみじ{n}")) for n in range(600)))
    ledger.follow(change_set)
    made.follow(change_set)
    while not made.prepare(100):
        pass
    assert len(made.find("もみじ")["place"]) == 600


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("短い行", "短い", "短い行"),
        ("あ" * 60 + "体操" + "い" * 60, "体操", "…" + "あ" * 12 + "体操" + "い" * 30 + "…"),
        ("体操" + "い" * 60, "体操", "体操" + "い" * 42 + "…"),
    ],
)
def test_a_long_line_is_shown_around_the_hit(line: str, word: str, expected: str) -> None:
    assert excerpt(line, word) == expected
