"""The whole catalogue on the sample: everything that can be printed is printed, and looked at as a reader would.

Everyday each product as it comes; with --thorough in every variation the gallery shows, every page of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product as combinations

import page as validator
import pytest

from app.ledger import Ledger
from app.printing.pdf_writer import pdf_bytes
from app.printing.post.recipients import Audience, mailing_list
from app.printing.preview import page_count, page_text
from app.printing.products.catalogue import BY_KEY, PRODUCTS
from app.printing.products.product import NO, YES, Made, Product, Refused, Request, Takes, make
from app.printing.standards import Standard
from app.printing.theme import EMPTY_EDGE, EMPTY_EDGE_POSTER
from app.records.catalogue import BY_KIND
from app.records.event import Event
from app.records.field import LEVEL_LABELS, Level
from app.records.goal import Goal
from app.records.handover import Handover
from app.records.minutes import Minutes, Opinion
from app.records.photo import PhotoUse
from app.records.place import Place
from app.records.space import Space
from app.records.term_lists import term_id
from app.rules.publication import published
from tests.printed_pages import illegal_lines, inked_pages, overlapping_lines
from tests.printed_reports import plain
from tests.sample_ledger import SAMPLE_DAY, sample
from tests.secrets import MARKS, with_secrets

PUBLIC: Mapping[str, Mapping[str, str]] = {
    "flyer": {},
    "event-flyer": {},
    "volunteer-flyer": {},
    "referral-flyer": {},
    "poster": {},
    "event-poster": {},
    "booklet": {},
    "calendar": {},
    "minutes": {"public": YES},
    "visit-report": {"public": YES},
    "wisdom-sheet": {"public": YES},
    "wisdom-rules": {},
    "goals": {"public": YES},
    "paper-form": {"with-centre": NO},
    "place-card": {"level": Level.PUBLIC},
    "space-card": {"level": Level.PUBLIC},
    "trial-sheet": {},
    "handbook": {},
}
"""What may lie open in a hall, with the options that make it so. The others name people: post, proofs, receipt."""
EDGES: Mapping[str, float] = {"poster": EMPTY_EDGE_POSTER, "event-poster": EMPTY_EDGE_POSTER, "labels": 0.0}
"""Unprinted edge, mm, where it is not the office printer's. Labels lie where their maker cut them."""
MOST_DRAWN = 4
"""Pages that are drawn everyday."""
MOST_TRIED = 30
VISIT = term_id("event_kind", "visit")
FULL_SHEETS = ("shop",)
"""What goes to a print shop has colour over the edge."""
READERS = {f"{words}用": level for level, words in LEVEL_LABELS.items()}
"""How the title of a paper ends that is not the same for everybody."""


def request_for(product: Product, ledger: Ledger, options: Mapping[str, str]) -> Request:
    """About the first record that can be printed: one with a photo, if there is."""
    usual = Request(ledger, SAMPLE_DAY, sample().read_blob, options=options)
    if not product.subject or not product.needs_subject:
        return usual
    pictured = {use.place for use in ledger.all(PhotoUse)}
    records = sorted(ledger.all(BY_KIND[product.subject]), key=lambda each: (each.id not in pictured, each.id))
    tried = (usual._replace(subject=each.id) for each in records[:MOST_TRIED])
    return next(each for each in tried if isinstance(make(product, each), Made))


def made_of(product: Product, ledger: Ledger, options: Mapping[str, str]) -> Made:
    """The product as it goes to the printer."""
    made = make(product, request_for(product, ledger, options))
    assert isinstance(made, Made)
    return made


@cache
def printed(key: str) -> tuple[Made, bytes]:
    """A product as it comes, and its PDF."""
    made = made_of(BY_KEY[key], sample().ledger, {})
    return made, pdf_of(made)


def pdf_of(made: Made) -> bytes:
    """As the window saves it."""
    return pdf_bytes(made.pages, title=made.composition.title, standard=made.standard)


def text_of_pdf(pdf: bytes) -> str:
    """What copying from every page gives, without spaces."""
    return "".join("".join(page_text(pdf, number).split()) for number in range(page_count(pdf)))


def variations(product: Product) -> Iterator[Mapping[str, str]]:
    """Every combination of what changes how it looks."""
    varied = [option for option in product.options if option.varies]
    values = [(NO, YES) if option.takes is Takes.SWITCH else tuple(option.choices) for option in varied]
    for chosen in combinations(*values):
        yield {option.name: value for option, value in zip(varied, chosen, strict=True)}


def assert_clean(key: str, made: Made, pdf: bytes, options: Mapping[str, str], most_drawn: int) -> None:
    """Fonts inside, edges free, lines lawful, nothing on each other, the title says for whom, the validator content."""
    assert page_count(pdf) == len(made.pages) > 0
    embedded, described = (len(re.findall(mark, pdf)) for mark in (rb"/FontFile2 ", rb"/Type /FontDescriptor"))
    assert embedded == described > 0
    assert illegal_lines(made.composition.pages) == []
    assert [pair for page in made.composition.pages for pair in overlapping_lines(page)] == []
    edge = EDGES.get(key, EMPTY_EDGE)
    if edge and not set(options.values()) & set(FULL_SHEETS):
        assert inked_pages(pdf, range(min(most_drawn, len(made.pages))), edge) == []
    assert made.composition.reader == READERS.get(made.composition.title.rpartition("　")[2])
    assert complaints(made.standard, pdf) == []


def complaints(standard: Standard, pdf: bytes) -> list[str]:
    """Of a validator that is not ours; it takes a CR at the end of a stream for part of the line end after it."""
    if standard is Standard.PLAIN:
        return []
    profile = "2a" if standard is Standard.ARCHIVE else "ua1"
    failures = validator.validate_pdf_bytes(pdf, profile=profile).failures
    ends_in_return = b"\r\nendstream" in pdf
    return [each.message for each in failures if not (ends_in_return and "STREAM-LENGTH" in each.rule_id)]


def words_entered(key: str) -> list[str]:
    """What somebody typed in, and looks for on this paper."""
    ledger = sample().ledger
    subject = request_for(BY_KEY[key], ledger, {}).subject
    return words_of_all(key, ledger) if subject is None else words_about(ledger, BY_KEY[key].subject, subject)


def words_about(ledger: Ledger, kind: str, record_id: int) -> list[str]:
    """Of paper about one record."""
    record = ledger.get(BY_KIND[kind], record_id)
    match record:
        case Place():
            return [record.name, record.phone, record.fee, record.audience]
        case Event(kind=each) if each == VISIT:
            return [record.title, record.theme]
        case Event():
            return [record.title, record.phone, record.fee, record.lecturer, record.audience, record.venue]
        case Minutes():
            said = ledger.linking(Opinion, "minutes", record_id)
            return [record.title, record.venue, record.theme, *(each.content for each in said)]
        case Handover():
            return [record.recipient, record.purpose]
    raise AssertionError(kind)


def words_of_all(key: str, ledger: Ledger) -> list[str]:
    """Of paper about all records of a kind; none for paper that is filled in by hand."""
    match key:
        case "booklet" | "booklet-proofs":
            left_out = {finding.record_id for finding in printed("booklet")[0].findings}
            return [each.name for each in published(ledger, Level.PUBLIC).all(Place) if each.id not in left_out]
        case "place-card":
            return [value for place in ledger.all(Place) for value in (place.name, place.phone, place.fee)]
        case "space-card":
            spaces = [space for space in ledger.all(Space) if space.stage != "declined"]
            neighbours = [space.address.removeprefix("東京都").removeprefix("小平市") for space in spaces]
            return [*(space.name for space in spaces), *neighbours]
        case "labels" | "postcard" | "envelope":
            mailing = mailing_list(ledger, Audience.PLACES, today=SAMPLE_DAY)
            return [each.addressee.name for each in mailing.recipients]
        case "goals":
            return [goal.name for goal in ledger.all(Goal)]
    return []


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda each: each.key)
def test_it_prints_cleanly_as_it_comes(product: Product) -> None:
    made, pdf = printed(product.key)
    assert_clean(product.key, made, pdf, {}, MOST_DRAWN)


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda each: each.key)
def test_what_was_entered_is_read_back_from_the_pdf(product: Product) -> None:
    _, pdf = printed(product.key)
    said = text_of_pdf(pdf)
    assert said
    wanted = {plain(words) for words in words_entered(product.key)} - {""}
    assert {words for words in wanted if words not in said} == set()


def test_public_products_and_the_others_are_all_products() -> None:
    inside = {"booklet-proofs", "reply-card", "labels", "postcard", "envelope", "receipt"}
    assert PUBLIC.keys() | inside == BY_KEY.keys()


@pytest.mark.parametrize("key", PUBLIC)
def test_no_secret_is_on_paper_that_lies_open(key: str) -> None:
    ledger, planted = with_secrets(sample().ledger)
    assert planted > 1000
    made = made_of(BY_KEY[key], ledger, PUBLIC[key])
    said = "".join("".join(run.text.split()) for page in made.pages for run in page.text_runs())
    assert [mark for mark in MARKS if mark in said] == []


@pytest.mark.thorough
@pytest.mark.parametrize("product", PRODUCTS, ids=lambda each: each.key)
def test_every_variation_prints_cleanly(product: Product) -> None:
    for options in variations(product):
        made = make(product, request_for(product, sample().ledger, options))
        if isinstance(made, Refused):
            assert "ホチキス" in made.reason.what_happened  # more than 64 pages
        else:
            assert_clean(product.key, made, pdf_of(made), options, len(made.pages))
