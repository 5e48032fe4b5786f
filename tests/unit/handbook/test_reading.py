"""The text of a chapter: each kind of block, nouns, tables that are put in, and what is refused."""

from __future__ import annotations

import pytest

from app.handbook.parts import Bullets, Heading, Note, Paragraph, Pointer, Screen, Steps, Table, words_of
from app.handbook.reading import read_chapter

MADE = Table(("なに", "どこ"), (("紙", "棚"),))


def read(text: str) -> tuple[object, ...]:
    nouns = {"place": "通いの場"}
    return read_chapter("test", f"# {{place}}\n\n{text}", noun=nouns.__getitem__, tables={"made": MADE}).parts


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ふつうの文です。\n続きです。", Paragraph("ふつうの文です。続きです。")),
        ("{place}の文。", Paragraph("通いの場の文。")),
        ("## {place}をさがす {#find}", Heading("通いの場をさがす", "find")),
        ("1. 押します。\n2. 書きます。\n   続きです。", Steps(("押します。", "書きます。続きです。"))),
        ("- 紙\n- 筆", Bullets(("紙", "筆"))),
        ("> よい知らせ。\n> もう1つ。", Note("よい知らせ。もう1つ。")),
        ("? ちがうとき。", Note("ちがうとき。", is_otherwise=True)),
        ("![{place}の画面](place_full)", Screen("place_full", "通いの場の画面")),
        ("[つぎへ](#print/post)", Pointer("つぎへ", "print/post")),
        ("| あ | い |\n| う |  |", Table(("あ", "い"), (("う", ""),))),
        ("{{made}}", MADE),
    ],
)
def test_a_block_is_read(text: str, part: object) -> None:
    assert read(text) == (part,)


def test_blocks_are_parted_by_empty_lines() -> None:
    assert read("文。\n\n- 紙\n\n\n1. 押す。\n") == (Paragraph("文。"), Bullets(("紙",)), Steps(("押す。",)))


def test_the_title_has_the_noun_of_the_town() -> None:
    chapter = read_chapter("test", "# {place}と場\n", noun=lambda _kind: "サロン", tables={})
    assert (chapter.key, chapter.title, chapter.parts) == ("test", "サロンと場", ())


@pytest.mark.parametrize(
    "text",
    ["## 鍵のない見出し", "[とちゅう](よそ)", "![絵]", "1. 押す。\n続きなのに字下げがない", "| あ | い |\n| う |"],
)
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not understood|neither|different length"):
        read(text)


def test_a_chapter_without_title_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        read_chapter("test", "文だけ。", noun=str, tables={})


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        read("{{other}}")


def test_every_word_of_a_part_is_told() -> None:
    assert words_of(MADE) == ("なに", "どこ", "紙", "棚")
    assert words_of(Steps(("あ", "い"))) == ("あ", "い")
    assert words_of(Pointer("つぎへ", "print")) == ("つぎへ",)
