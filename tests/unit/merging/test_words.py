"""Who wrote a copy, in words that stay readable whatever stands in the copy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.joined import Origin, Source, label_of
from app.merging.words import copy_words, person_words


@pytest.mark.parametrize(("who", "words"), [("田中", "田中さん"), (" 田中さん ", "田中さん"), ("", "ほかの写し")])
def test_a_person(who: str, words: str) -> None:
    assert person_words(who) == words


def test_a_name_without_end_is_cut() -> None:
    endless = "長" * 100_000
    source = Source(Path("写し.tsudoiba"), Origin(endless, "", datetime(2026, 5, 12, 16, 40)), 1, is_known=True)
    assert all(
        len(words) < 60 and "長長…さん" in words
        for words in (person_words(endless), copy_words(endless), source.name, label_of([source]))
    )
