"""Places in the booklet as a reader looks at them: nothing on another, nothing that is missing in silence."""

from __future__ import annotations

from datetime import date

import pytest

from app.booklets.choice import BookletChoice, Section, Style
from app.printing.booklet.composing import compose_booklet
from app.printing.pages import Page, Shape, TextRun
from tests.printed_pages import lines_of, text_of
from tests.town import Town

SIGN = 6.6
"""Edge of a sign of access, mm."""
TODAY = date(2026, 11, 22)
PHONE = "042-000-0005"
LONG_NAME = "ご近所のみんなで集うおしゃべりと体操と手しごとの会" * 16
WEEK = tuple((f"FREQ=WEEKLY;BYDAY={day}", "10:00", "11:30") for day in ("MO", "TU", "WE", "TH", "FR"))


def page_of(town: Town, style: Style, words: str) -> Page:
    """The page of the booklet that says these words beside the telephone number."""
    pages = compose_booklet(
        town.ledger(), today=TODAY, choice=BookletChoice(style=style), read_blob=town.read_blob
    ).pages
    return next(page for page in pages if words in text_of(page) and PHONE in text_of(page))


@pytest.mark.parametrize("count", [1, 3])
def test_no_sign_of_access_lies_on_the_facts(count: int) -> None:
    """Where a long name leaves no room for the code, its address is as wide as the column, and the signs below it."""
    town = Town()
    space = town.space("美園町自治会館", "美園町5-32-10", access=("step_free", "wheelchair", "writing")[:count])
    town.place(
        LONG_NAME, reading="ごきんじょ" * 40, photo="gym", phone=PHONE, fee="実費", audience="どなたでも",
        url="https://ibasho.example/23", space=space,
    )  # fmt: skip
    town.place("家", reading="いえ", phone="042-000-0006", space=space)
    page = page_of(town, Style.TWO, "ご近所")
    signs = [shape for shape in page.operations if isinstance(shape, Shape) and shape.scale != 1]
    words = [run for run in page.text_runs() if run.text in ("電話", PHONE)]
    assert words
    assert len(signs) >= count
    assert not [run for run in words for sign in signs if _is_on(run, sign)]


def test_a_place_with_more_days_than_shown_says_so() -> None:
    town = Town()
    town.place("いつでもの家", phone=PHONE, rules=WEEK)
    town.place("三日の家", phone="042-000-0006", rules=WEEK[:3])
    lines = lines_of(page_of(town, Style.FOUR, "いつでもの家"))
    assert [line for line in lines if line.startswith("毎週")] == [
        "毎週月曜 10:00〜11:30", "毎週火曜 10:00〜11:30", "毎週水曜 10:00〜11:30　ほか",
        "毎週月曜 10:00〜11:30", "毎週火曜 10:00〜11:30", "毎週水曜 10:00〜11:30",
    ]  # fmt: skip


def test_in_a_list_no_address_is_cut_where_the_name_of_the_space_ends() -> None:
    town = Town()
    town.place("まめの木・喫茶", phone=PHONE, space=town.space("花小金井公園", "花小金井4丁目40番10号"))
    town.place("みんなの会", phone=PHONE, space=town.space("花小金井公園", "花小金井4-40"))
    lines = lines_of(page_of(town, Style.LIST, "まめの木"))
    assert "花小金井4丁目40番10号" in lines
    assert "花小金井公園　花小金井4-40" in lines


def test_the_page_of_a_meeting_stands_behind_its_name() -> None:
    """Not at the end of a line that the name has for itself."""
    town = Town()
    town.place("大沼町ほっと・こども食堂", rules=[("FREQ=MONTHLY;BYDAY=1MO", "10:00", "")], phone=PHONE)
    choice = BookletChoice(sections=frozenset({Section.MONTH}))
    pages = compose_booklet(town.ledger(), today=TODAY, choice=choice, read_blob=town.read_blob).pages
    (month,) = [page for page in pages if "毎週ではない会" in text_of(page)]
    runs = list(month.text_runs())
    at = next(number for number, run in enumerate(runs) if run.text == "大沼町ほっと・こども食堂")
    name, number = runs[at : at + 2]
    assert number.text.isdecimal()
    assert 0 < number.x - (name.x + name.width) < 6


def _is_on(run: TextRun, sign: Shape) -> bool:
    return run.x - SIGN < sign.x < run.x + run.width and run.y - SIGN < sign.y < run.y
