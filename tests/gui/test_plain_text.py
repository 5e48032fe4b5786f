"""User text in Qt: shown as it is, whatever it holds."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from ui.widgets.plain_text import has_long_word, in_phrases, one_line, rich, tip, without_mnemonic

HOSTILE = ("<b>A&B</b>", "=1+1", "𠮷田さん", "髙橋", "葛󠄀飾", "👨‍👩‍👧の会", "x" * 400)


@pytest.mark.parametrize("text", HOSTILE)
def test_rich_text_shows_exactly_the_text(text: str) -> None:
    document = QTextDocument()
    document.setHtml(tip(text))
    assert document.toPlainText() == text


def test_control_and_bidi_characters_do_not_reach_the_screen() -> None:
    assert one_line("さくら\n\x00\u202eの会") == "さくら  の会"


def test_an_ampersand_is_no_shortcut() -> None:
    assert without_mnemonic("A&B") == "A&&B"


def test_lines_stay_lines() -> None:
    assert rich("一\n二") == "一<br>二"


def test_a_sentence_may_break_between_phrases_only() -> None:
    broken = in_phrases("帳面は無事です。もう一度書き出してください。")
    assert broken.replace("\u2060", "").startswith("帳面は\u200b無事です。\u200b")


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cf")), max_size=60))
def test_phrases_lose_and_change_nothing(text: str) -> None:
    assert in_phrases(text).replace("\u200b", "").replace("\u2060", "") == text


@pytest.mark.parametrize("text", ["葛\U000e0100飾区の居場所です", "家族👨\u200d👩\u200d👧の集まりです"])
def test_characters_that_belong_together_stay_together(text: str) -> None:
    for part in in_phrases(text).split("\u200b"):
        assert not part.startswith(("\U000e0100", "\u200d"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("第2・第4火曜 10:30〜11:30（8月休み）", ["第2・第4火曜 10:30〜11:30", "（8月休み）"]),
        ("定例 1つも消えます。", ["定例 ", "1つも", "消えます。"]),
    ],
)
def test_a_number_stays_with_its_counter(text: str, lines: list[str]) -> None:
    broken = in_phrases(text)
    assert [part.replace("\u2060", "") for part in broken.split("\u200b")] == lines
    assert "8月" not in broken
    assert "1つ" not in broken


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("定員のただし書き", "ただし書き"),
        ("手伝ってくれる人の、できること・できるとき", "できること"),
        ("ほかの会議録をさがす", "さがす"),
        ("なまえ・よみ・電話・町名", "なまえ"),
        ("消した記録は、ここから もどせます。", "もどせ"),
        ("電話か所在地がちがいます。", "ちがいます"),
        ("冊子にのせてよいものだけを書き出します。", "のせて"),
        ("1か所ずつ書きとめるか、一覧をとりこめます。", "1か所ずつ"),
        ("関係者むけの資料", "関係者"),
    ],
)
def test_a_word_the_model_takes_apart_stays_whole(text: str, word: str) -> None:
    assert any(word in part.replace("\u2060", "") for part in in_phrases(text).split("\u200b"))


def test_two_phrases_the_model_takes_for_one_are_parted() -> None:
    assert in_phrases("おもな取り組み").replace("\u2060", "").split("\u200b") == ["おもな", "取り組み"]


def test_an_address_of_the_web_may_break_after_its_signs_and_a_long_word_anywhere() -> None:
    address = "https://example.jp/machi/ibasho/index.html?page=12"
    broken = in_phrases(address)
    assert broken.replace("\u200b", "").replace("\u2060", "") == address
    assert max(len(part) for part in broken.split("\u200b")) <= 15
    assert max(len(part) for part in in_phrases("a" * 400).split("\u200b")) <= 14
    assert has_long_word(address)
    assert not has_long_word("よみ yomi 042-000-0000")


@given(st.text(max_size=40))
def test_one_line_keeps_every_character_that_can_be_seen(text: str) -> None:
    """With the quick way for printable texts and without it."""
    told = one_line(f"{text}\x00").strip()
    assert one_line(text) == told
    assert not {"Cc", "Cs", "Co"} & {category(character) for character in told}
