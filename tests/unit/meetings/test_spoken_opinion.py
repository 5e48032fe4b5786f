"""Who said what, from one typed line."""

from __future__ import annotations

import pytest

from app.ledger import Ledger
from app.meetings.spoken_opinion import SpokenOpinion, read_opinion
from app.records.minutes import Attendee, Minutes
from app.records.organization import Organization

MINUTES = Minutes(id=1, title="会")
LEDGER = Ledger.of(
    [
        MINUTES,
        Organization(id=2, name="小平商工会"),
        Organization(id=3, name="スーパーさんわ"),
        Attendee(id=4, minutes=1, organization=2, person="齋藤 健一", pos="a1"),
        Attendee(id=5, minutes=1, organization=3, person="髙橋 勝", pos="a2"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("商工会 齋藤さん：いきなりは難しい", SpokenOpinion("いきなりは難しい", "商工会 齋藤さん", 2)),
        ("髙橋店長: 朝だけ開ける", SpokenOpinion("朝だけ開ける", "髙橋店長", 3)),
        ("さんわ：朝だけ開ける", SpokenOpinion("朝だけ開ける", "さんわ", 3)),
        ("民生委員 森さん：保険を", SpokenOpinion("保険を", "民生委員 森さん", None)),
        ("利点：お客さんが増える", SpokenOpinion("利点：お客さんが増える")),
        ("14:00に集まる", SpokenOpinion("14:00に集まる")),
        ("「場」とは：人が集まる所", SpokenOpinion("「場」とは：人が集まる所")),
        ("・ 神社仏閣", SpokenOpinion("神社仏閣")),
        ("齋藤さん：", SpokenOpinion("齋藤さん：")),
        ("：あ", SpokenOpinion("：あ")),
        ("齋藤さん：二行\nあります", SpokenOpinion("二行\nあります", "齋藤さん", 2)),
    ],
)
def test_a_speaker_is_only_read_where_one_is_named(typed: str, said: SpokenOpinion) -> None:
    assert read_opinion(LEDGER, MINUTES, typed) == said
