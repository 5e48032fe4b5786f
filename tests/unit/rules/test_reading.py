"""よみ: proposal, order, headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.reading import index_heading, reading_from_kana, sort_key


@pytest.mark.parametrize(("name", "reading"), [
    ("ひだまりサロン", "ひだまりさろん"), ("ﾌﾚｱｲ広場", ""), ("ふれあい・スマホ", "ふれあい すまほ"), ("コーヒー", "こーひー"),
    ("まめの木Café", ""), ("３Ｂ", ""), ("「さくら」！", "さくら"), ("ｻﾛﾝ　ﾊﾞﾗ", "さろん ばら"), ("ヴィオラ", "ゔぃおら"), ("", ""), ("👵", ""),
])
def test_proposes_a_reading_for_kana_only(name: str, reading: str) -> None:
    assert reading_from_kana(name) == reading


def test_sorts_as_a_japanese_index_does() -> None:
    # JIS X 4061: the letters first, then か before が, then the long mark, small and plain letters
    ordered = [
        "あい", "アイス", "かき", "かぎ", "がき", "カーテン", "かあてん", "きゃく", "きやく", "さくら", "さくらの いえ", "さろん",
        "はは", "ばば", "ぱぱ", "びよういん", "ヴァン", "をん",
    ]
    expected = [
        "あい", "アイス", "ヴァン", "カーテン", "かあてん", "かき", "かぎ", "がき", "きゃく", "きやく", "さくら", "さくらの いえ", "さろん",
        "はは", "ばば", "ぱぱ", "びよういん", "をん",
    ]
    assert sorted(ordered, key=sort_key) == expected


def test_names_without_kana_come_last() -> None:
    assert min(["Ｗ会", "わ", "百歳", "", "3B"], key=sort_key) == "わ"


@pytest.mark.parametrize(("reading", "heading"), [
    ("あさひ", "あ"), ("ヴァイオリン", "あ"), ("がっこう", "か"), ("じどう", "さ"), ("ぢ", "た"), ("ん", "わ"), ("ぱん", "は"), ("ゃ", "や"),
    ("ﾔﾏ", "や"), ("Café", "他"), ("体操", "他"), ("", "他"), ("ー", "他"),
])
def test_index_headings(reading: str, heading: str) -> None:
    assert index_heading(reading) == heading


@given(st.text(alphabet=[*map(chr, range(0x3041, 0x3097)), *"019 　"], max_size=12))
def test_plain_hiragana_is_sorted_as_everything_else_is(reading: str) -> None:
    """A sign does not count, and takes the reading the long way."""
    assert sort_key(reading) == sort_key(f"{reading}・")
