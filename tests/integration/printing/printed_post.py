"""A town that posts, and what every print that goes by post holds to."""

from __future__ import annotations

from datetime import date

from app.printing.japanese_text import drawable
from app.printing.pages import Page, TextRun
from app.printing.theme import EMPTY_EDGE, THEMES
from tests.printed_pages import illegal_lines, inked_edges, outside_texts, overlapping_lines, smallest_type
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
SAKAE = "東京都小平市栄町2-39-1"
OUR_ADDRESS = "〒187-0032 東京都小平市小川町2-1-1"
SCALE = THEMES["postcard"].scale
NAMES = ["<b>太字&会</b>", "葛\U000e0100飾の𠮷田さんと髙橋さん🍵", "=1+1", "株式会社" + "あ" * 60, "あ" * 400]


def posting_town(address: str = OUR_ADDRESS) -> Town:
    town = sample_town()
    town.setting("print.publisher_address", address)
    return town


def plain(text: str) -> str:
    return "".join(drawable(text).split())


def runs(page: Page) -> list[TextRun]:
    return [each for each in page.operations if isinstance(each, TextRun)]


def assert_sound(page: Page) -> None:
    assert smallest_type([page]) >= SCALE.note_floor
    assert illegal_lines([page]) == []
    assert overlapping_lines(page) == []
    assert outside_texts(page, EMPTY_EDGE) == []
    assert inked_edges([page], EMPTY_EDGE) == []
