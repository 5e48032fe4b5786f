"""What of long texts stands side by side."""

from __future__ import annotations

from ui.merging.words import excerpts

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
