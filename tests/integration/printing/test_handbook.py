"""手引き on paper: sound pages, all of its text, a contents that is right, links that lead somewhere, PDF/UA."""

from __future__ import annotations

import pytest

from app.handbook.parts import Pointer, Screen, words_of
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.handbook.composing import compose_handbook
from app.printing.handbook.content import handbook
from app.printing.pages import Bookmark, Link
from app.printing.tags import Opened, Tag
from tests.printed_reports import assert_sound, plain, read_back, runs_on, standard_failures


@pytest.fixture(scope="module")
def printed() -> Composition:
    return compose_handbook(Ledger.of([]))


@pytest.fixture(scope="module")
def said(printed: Composition) -> str:
    return read_back(printed)


def test_its_pages_are_sound(printed: Composition) -> None:
    assert_sound(printed.pages)
    assert printed.notes == ()
    assert printed.title == "つどいばの手引き"


def test_it_says_everything_the_window_says(said: str) -> None:
    for chapter in handbook(None):
        for part in chapter.parts:
            told = [f"→{part.words}"] if isinstance(part, Pointer) else words_of(part)
            missing = [words for words in told if not runs_on(plain(words), said)]
            assert missing == [], chapter.key


def test_the_contents_name_the_page_of_each_chapter(printed: Composition, said: str) -> None:
    begins = {
        each.key: number
        for number, page in enumerate(printed.pages, 1)
        for each in page.operations
        if isinstance(each, Bookmark)
    }
    for number, chapter in enumerate(handbook(None), 1):
        assert f"{number}{plain(chapter.title)}{begins[chapter.key]}" in said


def test_links_lead_to_bookmarks(printed: Composition) -> None:
    operations = [each for page in printed.pages for each in page.operations]
    keys = [each.key for each in operations if isinstance(each, Bookmark)]
    assert len(set(keys)) == len(keys)
    targets = {each.target.removeprefix("#") for each in operations if isinstance(each, Link)}
    assert targets - set(keys) == set()


def test_every_picture_is_read_out_as_what_is_seen_on_it(printed: Composition) -> None:
    alts = [
        each.alt
        for page in printed.pages
        for each in page.operations
        if isinstance(each, Opened) and each.tag is Tag.FIGURE
    ]
    assert alts == [part.words for chapter in handbook(None) for part in chapter.parts if isinstance(part, Screen)]


def test_it_can_be_read_out(printed: Composition) -> None:
    assert standard_failures(printed) == []
