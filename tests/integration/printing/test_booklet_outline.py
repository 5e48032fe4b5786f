"""What the composer of the window shows of a booklet is what stands in it."""

from __future__ import annotations

from datetime import date

import pytest

from app.booklets.choice import BookletChoice, Style
from app.printing.booklet.composing import compose_booklet
from app.printing.booklet.outline import BookletOutline, booklet_outline
from app.printing.booklet.selection import LeftOut
from app.printing.composition import Composition
from app.rules.freshness import Freshness
from tests.town import sample_town

TODAY = date(2026, 11, 24)


def composed(choice: BookletChoice) -> tuple[Composition, BookletOutline]:
    town = sample_town()
    ledger = town.ledger()
    composition = compose_booklet(ledger, today=TODAY, choice=choice, read_blob=town.blobs.__getitem__)
    return composition, booklet_outline(ledger, choice, composition, today=TODAY)


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_places_stand_on_the_pages_that_are_shown(style: Style, paper: str) -> None:
    composition, outline = composed(BookletChoice(style=style, paper=paper))
    for chapter in outline.chapters:
        for place in chapter.places:
            text = "".join(run.text for run in composition.pages[place.page - 1].text_runs())
            assert place.name[:4] in text.replace(" ", ""), place.name
        assert chapter.page <= min(place.page for place in chapter.places)


def test_without_pages_the_same_places_are_told() -> None:
    _, outline = composed(BookletChoice())
    planned = booklet_outline(sample_town().ledger(), BookletChoice(), None, today=TODAY)
    assert [(each.key, each.name) for each in planned.chapters] == [(each.key, each.name) for each in outline.chapters]
    assert planned.order == outline.order
    assert planned.count == outline.count > 0
    assert all(place.page == 0 for chapter in planned.chapters for place in chapter.places)
    assert (planned.before, planned.after) == ((), ())


def test_sections_stand_before_and_behind_the_chapters() -> None:
    _, outline = composed(BookletChoice())
    assert outline.before[0].title == "表紙"
    assert outline.after[-1].title == "奥付"
    chapter = outline.chapters[0]
    assert all(section.page < chapter.page for section in outline.before)
    assert not {section.title for section in (*outline.before, *outline.after)} & {
        place.name for each in outline.chapters for place in each.places
    }


def test_who_stays_out_is_told_with_the_reason() -> None:
    _, outline = composed(BookletChoice())
    assert [(each.name, each.reason) for each in outline.left_out] == [("ひみつの会", LeftOut.NO_CONSENT)]
    some = BookletChoice(places=outline.order[:2])
    _, fewer = composed(some)
    assert fewer.count == 2
    assert fewer.left_out[0].reason is LeftOut.NOT_CHOSEN


def test_the_state_of_a_place_is_that_of_today() -> None:
    _, outline = composed(BookletChoice())
    states = {place.freshness for chapter in outline.chapters for place in chapter.places}
    assert states <= {Freshness.GREEN, Freshness.YELLOW}


def test_nothing_to_print_still_says_why() -> None:
    town = sample_town()
    town.records = [record.changed(consent="no") if record.KIND == "place" else record for record in town.records]
    outline = booklet_outline(town.ledger(), BookletChoice(), None, today=TODAY)
    assert outline.count == 0
    assert {each.reason for each in outline.left_out} <= {LeftOut.NO_CONSENT, LeftOut.ENDED}
