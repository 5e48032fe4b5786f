"""Who wrote a copy, in words that stay readable whatever stands in the copy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.joined import DELETED, PRESENT, Conflict, Origin, Question, Side, Source, label_of
from app.merging.preview import source_words
from app.merging.words import copy_words, differing_words, person_words
from app.records.place import Place

WHEN = datetime(2026, 5, 12, 16, 40)
HERE, THERE = Origin("田中", "", WHEN), Origin("鈴木", "", WHEN)


@pytest.mark.parametrize(("who", "words"), [("田中", "田中さん"), (" 田中さん ", "田中さん"), ("", "ほかの写し")])
def test_a_person(who: str, words: str) -> None:
    assert person_words(who) == words


def test_a_name_without_end_is_cut() -> None:
    endless = "長" * 100_000
    source = Source(Path("写し.tsudoiba"), Origin(endless, "", WHEN), units=1, records=1, is_known=True)
    assert all(
        len(words) < 60 and "長長…さん" in words
        for words in (person_words(endless), copy_words(endless), source.name, label_of([source]))
    )


def test_what_a_copy_brings_is_counted_in_records() -> None:
    source = Source(Path("写し.tsudoiba"), HERE, units=5, records=2, is_known=True)
    assert source_words(source) == "田中さんの写し（5月12日 16:40、変更2件）"


@pytest.mark.parametrize(
    ("shown", "words"),
    [("100円", "鈴木さんの写しでは ちがいます"), ("200円", "この帳面では ちがっていました"), ("", "鈴木さんの写しでは ちがいます")],
)
def test_beside_a_row_stands_who_says_otherwise_than_what_is_shown(shown: str, words: str) -> None:
    sides = (Side("100円", HERE, came=False), Side("200円", THERE, came=True))
    question = Question(Conflict.FIELD, "place", 1, "fee", sides)
    assert differing_words(question, Place(id=1, name="さくら", fee=shown)) == words


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ((Side(PRESENT, HERE, came=False), Side(DELETED, THERE, came=True)), "鈴木さんの写しでは 消してあります"),
        ((Side(DELETED, HERE, came=False), Side(PRESENT, THERE, came=True)), "この帳面では 消してあります"),
    ],
)
def test_beside_a_row_stands_where_it_was_deleted(sides: tuple[Side, ...], words: str) -> None:
    question = Question(Conflict.DELETED, "place", 1, "", sides)
    assert differing_words(question, Place(id=1, name="さくら")) == words
