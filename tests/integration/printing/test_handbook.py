"""手引き on paper: sound pages, all of its text, a contents that is right, links that lead somewhere, PDF/UA."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.handbook.parts import Pointer, Screen, Steps, words_of
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.handbook.composing import compose_handbook
from app.printing.handbook.content import handbook
from app.printing.pages import Bookmark, Link, Page
from app.printing.tags import Opened, Tag
from app.printing.theme import MINUTES_PAPER
from tests.printed_pages import lines_of
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


def test_no_page_but_the_last_of_a_chapter_is_nearly_empty_and_no_step_begins_a_page_alone(printed: Composition) -> None:
    steps = [part for chapter in handbook(None) for part in chapter.parts if isinstance(part, Steps)]
    last_steps = {plain(part.items[-1])[:12] for part in steps if len(part.items) > 1}
    for page, following in pairwise(printed.pages):
        if chapter_of(page) != chapter_of(following):
            continue
        assert max(run.y for run in page.text_runs() if run.y < 278) > 170, page.label
        begun = [line for line in lines_of(following) if line][2:4]
        assert not any(plain(line).lstrip("0123456789")[:12] in last_steps for line in begun), following.label


def chapter_of(page: Page) -> str:
    return lines_of(page)[0]


def test_instructions_begin_at_the_margin(printed: Composition) -> None:
    """Prose begins one em in, what tells step by step what to do never does."""
    first = printed.pages[0]
    (about,) = (run for run in first.text_runs() if run.text.startswith("困ったときは"))
    assert about.x == pytest.approx(MINUTES_PAPER.left, abs=0.01)


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
