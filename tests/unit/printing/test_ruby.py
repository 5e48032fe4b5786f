"""よみ above names: over which characters, how wide, and never too small."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.printing.fonts import Face
from app.printing.japanese_text import drawable
from app.printing.pages import POINT_MM, TextRun
from app.printing.ruby import RubyPart, ruby_heading, ruby_label, ruby_parts, ruby_size
from app.printing.tags import Opened, Tag
from app.printing.text_blocks import TextStyle, label

STYLE = TextStyle(face=Face.B, size_pt=50)


def _written(name: str, reading: str) -> str:
    return "".join(f"{part.text}（{part.reading}）" if part.reading else part.text for part in ruby_parts(name, reading))


@pytest.mark.parametrize(
    ("name", "reading", "shown"),
    [
        ("みんな茶論", "みんなさろん", "みんな茶論（さろん）"),
        ("東部圏域", "とうぶけんいき", "東部（とうぶ）圏域（けんいき）"),
        ("さくら𠮷田スタディルーム", "さくらよしだスタディルーム", "さくら𠮷田（よしだ）スタディルーム"),
        ("けやき・広場", "けやき ひろば", "けやき・広場（ひろば）"),
        ("髙橋さん家", "タカハシさんち", "髙橋（たかはし）さん家（ち）"),
        ("第2さくら", "だいにさくら", "第2（だいに）さくら"),
        ("葛\U000e0100飾の会", "かつしかのかい", "葛\U000e0100飾（かつしか）の会（かい）"),
        ("お茶🍵の会♿", "おちゃのかい", "お茶（ちゃ）🍵の会（かい）♿"),
        ("サロン", "さろん", "サロン"),
        ("生田の森", "うえだ", "生田の森（うえだ）"),  # does not fit the kana: over the whole name
        ("木の実", "きののみ", "木の実（きののみ）"),  # where 木 ends cannot be known
        ("光明寺 庫裏（見本）", "こうみょうじ くり", "光明寺 庫裏（こうみょうじ くり）（見本）"),
        ("みんな茶論（仮称）", "みんなさろん", "みんな茶論（さろん）（仮称）"),
        ("茶論 （仮）", "さろん かり", "茶論 （仮）（さろん かり）"),
        ("（仮称）", "さくら", "（仮称（さくら））"),
        ("茶論", "", "茶論"),
        ("", "さろん", ""),
    ],
)
def test_the_reading_stands_over_what_needs_it(name: str, reading: str, shown: str) -> None:
    assert _written(name, reading) == shown


def _runs(name: str, reading: str) -> tuple[list[TextRun], list[TextRun]]:
    runs = [each for each in ruby_label(name, reading, STYLE, ruby_pt=20).operations if isinstance(each, TextRun)]
    return [run for run in runs if run.size_pt == 50], [run for run in runs if run.size_pt == 20]


def test_a_reading_stands_centred_above_its_word() -> None:
    bases, over = _runs("みんな茶論", "みんなさろん")
    assert [run.text for run in bases] == ["みんな", "茶論"]
    (reading,) = over
    assert reading.x + reading.width / 2 == pytest.approx(bases[1].x + bases[1].width / 2)
    assert reading.y < bases[1].y - 0.8 * 50 * POINT_MM


def test_a_wide_reading_hangs_over_kana_by_one_character_and_never_over_kanji() -> None:
    (before, word, _), (reading,) = _runs("の雷の", "のかみなりかみなりの")
    em = 20 * POINT_MM
    assert before.x + before.width - reading.x <= em + 0.01
    assert reading.x < word.x
    (first, second), over = _runs("雷雷圏域", "かみなりかみなりけんいき")
    assert over[0].x >= -0.01
    assert over[0].x + over[0].width <= second.x + 0.01
    assert over[1].x >= first.x + first.width - 0.01


def test_readings_do_not_touch_each_other() -> None:
    _, over = _runs("雷の雷", "かみなりかみなりのかみなりかみなり")
    assert over[0].x + over[0].width <= over[1].x + 0.01


def test_without_a_reading_it_is_a_plain_line() -> None:
    assert ruby_label("サロン", "さろん", STYLE, ruby_pt=20) == label("サロン", STYLE)


def test_base_and_reading_are_tagged_as_ruby() -> None:
    tags = [each.tag for each in ruby_label("茶論", "さろん", STYLE, ruby_pt=20).operations if isinstance(each, Opened)]
    assert tags == [Tag.RUBY, Tag.RUBY_BASE, Tag.RUBY, Tag.RUBY_TEXT]


def test_a_name_shrinks_with_its_reading_and_then_gives_up() -> None:
    full = ruby_heading("みんな茶論", "みんなさろん", 200, STYLE)
    tight = ruby_heading("みんな茶論", "みんなさろん", 80, STYLE)
    assert full is not None
    assert tight is not None
    assert tight.height < full.height
    assert ruby_heading("みんな茶論", "みんなさろん", 60, STYLE) is None


def test_no_reading_is_smaller_than_the_floor() -> None:
    block = ruby_heading("茶論", "さろん", 200, TextStyle(size_pt=12), floor_pt=7.0)
    assert block is not None
    assert min(each.size_pt for each in block.operations if isinstance(each, TextRun)) == 7.0
    assert ruby_size(52) == pytest.approx(15.6)


@settings(max_examples=200)
@given(st.text(max_size=20), st.text(alphabet="あいうえおかきくけこさしすせそんァカサー 　・", max_size=24))
def test_no_character_of_the_name_is_lost(name: str, reading: str) -> None:
    parts = ruby_parts(name, reading)
    assert "".join(part.text for part in parts) == drawable(name).strip()
    assert all(isinstance(part, RubyPart) for part in parts)
