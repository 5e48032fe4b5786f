"""The products of meetings, reports and forms, as window and command ask for them: every variation, every refusal."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date

import pytest

from app.ledger import Ledger
from app.printing.pages import Page, TextRun
from app.printing.products.catalogue import BY_KEY
from app.printing.products.product import NO, YES, Made, Product, Refused, Request, Takes, make
from app.printing.tags import Closed, Opened, Tag
from app.records.handover import Handover
from app.records.term_lists import built_in_terms
from tests.exchange import CONCERN, exchange_records
from tests.first_report import REPORT, report_records
from tests.integration.printing.test_goals import s1_records
from tests.integration.printing.test_tagged_pdf import misplaced
from tests.printed_pages import overlapping_lines
from tests.printed_reports import FLOOR_PT, standard_failures, written
from tests.read_aloud import parts_of, unread_text
from tests.visit import VISIT, read_blob, visit_records

TODAY = date(2026, 11, 24)
HANDED = 600
SUBJECTS = {
    "minutes": REPORT,
    "visit-report": VISIT,
    "wisdom-sheet": CONCERN,
    "wisdom-rules": None,
    "goals": None,
    "paper-form": None,
    "receipt": HANDED,
}
LEDGER = Ledger.of(
    [
        *built_in_terms(),
        *(each for each in exchange_records() if each.KIND != "organization"),
        *report_records(),
        *visit_records(),
        *s1_records(),
        Handover(id=HANDED, recipient="佐藤 健一", date="2026-11-24", form="locked", records=12, return_by="2027-03-31"),
    ]
)


def variations(product: Product) -> list[Mapping[str, str]]:
    """Every combination of choices and switches."""
    chosen = [option for option in product.options if option.takes in (Takes.CHOICE, Takes.SWITCH)]
    values = [(NO, YES) if option.takes is Takes.SWITCH else tuple(option.choices) for option in chosen]
    names = [option.name for option in chosen]
    return [dict(zip(names, each, strict=True)) for each in itertools.product(*values)]


def for_the_eye(page: Page) -> str:
    """Heads, feet and whatever else is marked as not to be read out."""
    text, depth = "", 0
    for operation in page.operations:
        if isinstance(operation, Opened):
            depth = depth + 1 if depth or operation.tag is Tag.ARTIFACT else 0
        elif isinstance(operation, Closed):
            depth = max(0, depth - 1)
        elif isinstance(operation, TextRun) and depth:
            text += "".join(operation.text.split())
    return text


CASES = [(key, options) for key in SUBJECTS for options in variations(BY_KEY[key])]


@pytest.mark.parametrize(("key", "options"), CASES, ids=lambda each: each if isinstance(each, str) else "-".join(each.values()))
def test_every_variation_can_be_printed_and_read_out(key: str, options: Mapping[str, str]) -> None:
    made = make(BY_KEY[key], Request(LEDGER, TODAY, read_blob, SUBJECTS[key], options))
    assert isinstance(made, Made)
    assert made.pages
    runs = [run for page in made.pages for run in page.text_runs() if run.text != "●"]
    assert min(run.size_pt for run in runs) >= FLOOR_PT
    assert [pair for page in made.pages for pair in overlapping_lines(page)] == []
    assert standard_failures(made.composition) == []
    pdf = written(made.composition)
    for index in range(len(made.pages)):
        assert misplaced(parts_of(pdf, index)) == []
        assert "".join(unread_text(pdf, index).split()) == for_the_eye(made.pages[index])


@pytest.mark.parametrize("key", [key for key, subject in SUBJECTS.items() if subject is not None])
def test_a_record_that_is_gone_is_refused_in_words(key: str) -> None:
    refused = make(BY_KEY[key], Request(LEDGER, TODAY, read_blob, 999_999))
    assert isinstance(refused, Refused)
    assert refused.reason.what_happened.endswith("見つかりません。")
    assert refused.reason.what_to_do
