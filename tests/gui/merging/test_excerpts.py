"""What of long texts stands side by side, and what a side says of a whole record."""

from __future__ import annotations

from app.joined import DELETED, PRESENT, Conflict, Question, Side
from app.ledger import Ledger
from app.records.place import Place
from app.records.schedule import Schedule
from ui.merging.words import excerpts, side_words

LONG = "体操をします。" * 60


def test_short_texts_stand_whole() -> None:
    assert excerpts(["300円", "350円\nお茶つき"]) == ["300円", "350円\nお茶つき"]


def test_long_ones_from_a_little_before_they_differ() -> None:
    one, other = excerpts([f"{LONG}お茶も出ます。", f"{LONG}お菓子も出ます。"])
    assert one.startswith("…")
    assert one.endswith("お茶も出ます。")
    assert other.endswith("お菓子も出ます。")
    assert len(one) < 60


def test_long_ones_that_differ_at_once_from_their_beginning() -> None:
    one, other = excerpts([LONG, "お茶の会"])
    assert LONG.startswith(one.removesuffix("…"))
    assert one.endswith("…")
    assert other == "お茶の会"


def test_many_lines_are_long_too() -> None:
    (one, other) = excerpts(["あ\n" * 30, "い"])
    assert one.count("\n") == 5
    assert other == "い"


def test_a_record_that_stays_says_what_comes_back_with_it() -> None:
    rows = (Schedule(id=301, place=101), Schedule(id=302, place=101))
    sides = (Side(PRESENT, None, came=False), Side(DELETED, None, came=True))
    question = Question(Conflict.DELETED, Place.KIND, 101, "", sides, rows)
    assert side_words(question, sides[0], Ledger.of([])) == "残す（いっしょに消えた 定例 2つも、もどります）"
    assert side_words(question, sides[1], Ledger.of([])) == "消す"
