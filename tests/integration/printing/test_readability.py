"""R11–R14 on finished pages: every text large enough, dark enough on what lies under it, also on a grey copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from app.ledger import Ledger
from app.printing.booklet.composing import compose_booklet
from app.printing.flyers.composing import compose_flyer
from app.printing.goals.composing import compose_goals
from app.printing.handbook.composing import compose_handbook
from app.printing.minutes.composing import compose_minutes
from app.printing.pages import Page
from app.printing.paper_forms.composing import compose_paper_form
from app.printing.paper_forms.forms import PAPER_FORMS
from app.printing.sheets.imposition import impose
from app.printing.theme import BODY_PAIRS, TEXT_PAIRS, THEMES, Colour
from app.printing.visit_report.composing import compose_visit_report
from app.printing.wisdom.sheet import compose_wisdom_sheet
from app.records.place import Place
from tests.exchange import CONCERN, exchange_ledger
from tests.first_report import REPORT, report_ledger
from tests.ink import PHOTO, TextOnGround, texts_on_grounds
from tests.integration.printing.test_goals import s1_records
from tests.town import Town, sample_town
from tests.visit import VISIT, read_blob, visit_ledger

TODAY = date(2025, 4, 10)


def _flyers() -> list[Page]:
    """Of every place with consent, each with a photo and without."""
    pages = []
    for photo in ("", "tea"):
        town = sample_town()
        town.place("写真の会", photo=photo, status="suspended", phone="042-000-0001", reading="しゃしんのかい")
        ledger = town.ledger()
        for place in ledger.all(Place):
            if place.consent == "yes":
                pages += compose_flyer(ledger, place.id, today=TODAY, read_blob=town.read_blob).pages
    return pages


def _booklet() -> Sequence[Page]:
    town = sample_town()
    town.setting("print.booklet_volume", "12")
    return compose_booklet(town.ledger(), today=TODAY, read_blob=town.read_blob).pages


def _minutes() -> Sequence[Page]:
    pages = [
        page for public in (False, True) for page in compose_minutes(report_ledger(), REPORT, is_public=public).pages
    ]
    for public in (False, True):
        pages += compose_visit_report(visit_ledger(), VISIT, is_public=public, read_blob=read_blob).pages
    for kind in PAPER_FORMS:
        pages += compose_paper_form(sample_town().ledger(), kind).pages
    return [*pages, *compose_goals(Ledger.of(s1_records())).pages]


def _sheets() -> Sequence[Page]:
    ledger = exchange_ledger()
    return [page for filled in (False, True) for page in compose_wisdom_sheet(ledger, CONCERN, is_filled=filled).pages]


PRODUCTS = {
    "flyer A4": _flyers,
    "booklet A5": _booklet,
    "minutes A4": _minutes,
    "sheet A4": _sheets,
    "handbook A4": lambda: compose_handbook(Ledger.of([])).pages,
}


@pytest.fixture(scope="module", params=PRODUCTS)
def product(request: pytest.FixtureRequest) -> tuple[str, list[TextOnGround]]:
    pages = PRODUCTS[request.param]()
    return request.param, [text for page in pages for text in texts_on_grounds(page)]


def test_every_text_can_be_read_in_colour_and_on_a_grey_copy(product: tuple[str, list[TextOnGround]]) -> None:
    """R13: 4.5:1, and black text 7:1, measured against the fill that really lies under it."""
    _, texts = product
    assert len(texts) > 50
    faint = [(text.run.text, text.run.colour, text.ground) for text in texts if text.contrast < 4.5]
    assert faint == []
    assert [text.run.text for text in texts if text.run.colour == Colour.SUMI and text.contrast < 7] == []


def test_no_text_stands_on_a_photo(product: tuple[str, list[TextOnGround]]) -> None:
    _, texts = product
    assert [text.run.text for text in texts if text.ground == PHOTO] == []


def test_only_pairs_of_colours_of_the_theme_are_used(product: tuple[str, list[TextOnGround]]) -> None:
    _, texts = product
    known = {(str(ink), str(ground)) for ink, ground in (*TEXT_PAIRS, *BODY_PAIRS)}
    used = {(str(text.run.colour), str(text.ground)) for text in texts}
    assert used <= known


def test_nothing_is_smaller_than_the_floor_of_its_product(product: tuple[str, list[TextOnGround]]) -> None:
    """R11; the dots of lists are dots, not text."""
    name, texts = product
    floor = THEMES[name].scale.note_floor
    assert sorted({(text.run.text, text.size_pt) for text in texts if text.size_pt < floor and text.run.text != "●"}) == []


def test_sheets_to_fold_keep_the_edge_of_the_paper_free() -> None:
    town = Town()
    town.place("会", reading="かい")
    sides = impose(compose_booklet(town.ledger(), today=TODAY, read_blob=town.read_blob).pages)
    edge = THEMES["booklet A5"].empty_edge
    for side in sides:
        for text in texts_on_grounds(side):
            assert text.run.y < side.height_mm - edge
