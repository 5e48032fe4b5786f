"""The handbook as it is shipped: nothing leads nowhere, nothing is forgotten, every word is one of the house."""

from __future__ import annotations

import pytest

from app.handbook.chapters import CHAPTERS, picture_path
from app.handbook.parts import Chapter, Table, words_of
from app.paths import resource_path
from app.printing.handbook.content import handbook, product_table
from app.printing.products.catalogue import PRODUCTS, product_label
from tests.architecture.rules import FORBIDDEN_WORDS
from tests.town import Town

MOST_BYTES = 3_200_000
OURS = handbook(None)


def all_words(chapter: Chapter) -> list[str]:
    return [chapter.title, *(words for part in chapter.parts for words in words_of(part))]


def test_every_text_is_a_chapter() -> None:
    assert {path.stem for path in resource_path("handbook").glob("*.md")} == set(CHAPTERS)


@pytest.mark.parametrize("chapter", OURS, ids=lambda chapter: chapter.key)
def test_a_chapter_says_first_what_it_is_about(chapter: Chapter) -> None:
    assert words_of(chapter.parts[0])[0].endswith("。")
    keys = [section.key for section in chapter.sections]
    assert len(set(keys)) == len(keys)


def test_every_pointer_leads_somewhere() -> None:
    places = {chapter.key for chapter in OURS}
    places |= {f"{chapter.key}/{section.key}" for chapter in OURS for section in chapter.sections}
    pointed = {pointer.target for chapter in OURS for pointer in chapter.pointers}
    assert pointed - places == set()


def test_every_picture_is_there_and_none_is_left_over() -> None:
    named = {screen.state for chapter in OURS for screen in chapter.screens}
    pictures = {path.stem for path in picture_path("").parent.glob("*.png")}
    assert pictures == named
    assert sum(picture_path(state).stat().st_size for state in named) < MOST_BYTES


@pytest.mark.parametrize("chapter", OURS, ids=lambda chapter: chapter.key)
def test_only_words_of_the_house_are_used(chapter: Chapter) -> None:
    for words in all_words(chapter):
        assert not [word for word in FORBIDDEN_WORDS if word in words], words
        assert "！" not in words
        assert "{" not in words


def test_the_printing_chapter_names_everything_that_can_be_printed() -> None:
    chapter = next(each for each in OURS if each.key == "print")
    words = all_words(chapter)
    assert [product_label(product) for product in PRODUCTS if product_label(product) not in words] == []
    assert [product.about for product in PRODUCTS if product.about not in words] == []


def test_the_nouns_are_those_of_the_town() -> None:
    town = Town()
    town.setting("noun.place", "ふれあい茶の間")
    chapters = handbook(town.ledger())
    assert [chapter.title for chapter in chapters if chapter.key == "place"] == ["ふれあい茶の間"]
    generated = product_table(town.ledger())
    for chapter in chapters:
        if chapter.key == "settings":  # there the word itself is told about
            continue
        own = [words for part in chapter.parts if part != generated for words in words_of(part)]
        assert not [words for words in own if "居場所" in words], chapter.key


def test_what_the_trial_sheet_tells_stands_in_the_chapter_on_booklets() -> None:
    chapter = next(each for each in OURS if each.key == "booklet")
    tables = [part for part in chapter.parts if isinstance(part, Table)]
    assert [len(table.rows) for table in tables] == [2, 4]
    assert tables[0].head == ("見えた字", "うらの向き", "両面の刷りかた")
