"""How tests look at reports: the text as it is copied from the PDF, and what holds for every page."""

from __future__ import annotations

import re
from collections.abc import Sequence

import page as validator

from app.printing.composition import Composition
from app.printing.japanese_text import drawable
from app.printing.pages import Page
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.standards import Standard
from app.printing.theme import EMPTY_EDGE
from tests.printed_pages import illegal_lines, outside_texts, overlapping_lines

FLOOR_PT = 10.5
_BULLET = "●"
"""A dot of a list: small, and no text."""


def written(composition: Composition) -> bytes:
    """The PDF, with what its standard promises."""
    return pdf_bytes(composition.pages, title=composition.title, standard=composition.standard)


def read_back(composition: Composition) -> str:
    """What copying from the PDF gives, without spaces."""
    pdf = written(composition)
    return "".join("".join(page_text(pdf, number).split()) for number in range(len(composition.pages)))


def plain(text: str) -> str:
    """A text as it is drawn, without spaces."""
    return "".join(drawable(text).split())


def runs_on(text: str, said: str) -> bool:
    """Whether a text (as `plain` gives it) stands there, also when a page ends inside it: foot and head lie between."""
    foot = r"(?:\d+／\d+.{0,80}?)?"
    return re.search(foot.join(map(re.escape, text)), said) is not None


def assert_sound(pages: Sequence[Page], *, floor_pt: float = FLOOR_PT) -> None:
    """No type below the floor, no forbidden line start or end, nothing on each other or near the edge, all numbered."""
    runs = [run for page in pages for run in page.text_runs() if run.text != _BULLET]
    assert min(run.size_pt for run in runs) >= floor_pt
    assert illegal_lines(pages) == []
    assert [pair for page in pages for pair in overlapping_lines(page)] == []
    assert [text for page in pages for text in outside_texts(page, EMPTY_EDGE)] == []
    assert [page.label for page in pages] == [str(number) for number in range(1, len(pages) + 1)]


def standard_failures(composition: Composition) -> list[str]:
    """What a validator that is not ours has to say about the PDF's own promise.

    It takes a CR that ends the data of a stream for part of the line end before `endstream`, and then finds /Length
    wrong; where that is so the complaint is not ours.
    """
    pdf = written(composition)
    profile = "2a" if composition.standard is Standard.ARCHIVE else "ua1"
    report = validator.validate_pdf_bytes(pdf, profile=profile)
    ends_in_return = b"\r\nendstream" in pdf
    return [
        f"{failure.rule_id}: {failure.message}"
        for failure in report.failures
        if not (ends_in_return and "STREAM-LENGTH" in failure.rule_id)
    ]
