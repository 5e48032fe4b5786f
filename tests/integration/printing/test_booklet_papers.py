"""Every paper in every style: sound pages, type above the floors, nothing where printers cannot print; sheets to check."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from app.booklets.choice import PAPERS, BookletChoice, Cover, Section, Style
from app.printing.booklet.composing import compose_booklet
from app.printing.booklet.measures import A5, MEASURES
from app.printing.booklet.proof_sheets import compose_proofs
from app.printing.composition import Composition
from app.printing.findings import FindingKind
from app.printing.pages import Page, Shape, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.products.booklets import PROOFS
from app.printing.products.product import NO, Made, Request, make
from app.printing.theme import EMPTY_EDGE, THEMES
from app.records.place import Place
from tests.large_town import LONG, large_town
from tests.printed_pages import (
    bookmarks_of,
    codes_on,
    illegal_lines,
    inked_edges,
    lines_of,
    links_of,
    outside_texts,
    overlapping_lines,
    smallest_type,
    text_of,
)
from tests.secrets import MARKS, with_secrets
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
MATRIX = list(itertools.product(PAPERS, Style))
COUNTS = (1, 4, 84)
SOUND = [("A5", Style.FOUR), ("B5", Style.TWO), ("B5", Style.LIST), ("A4", Style.TWO), ("A4", Style.ONE)]
SHEETS = [("A5", Style.TWO), ("B5", Style.FOUR), ("A5", Style.ONE), ("A4", Style.LIST)]
"""What is tried every day."""


def compose(town: Town, choice: BookletChoice) -> Composition:
    """With every section."""
    whole = choice._replace(sections=frozenset(Section))
    return compose_booklet(town.ledger(), today=TODAY, choice=whole, read_blob=town.read_blob)


def faults_of(pages: tuple[Page, ...], *, floor_pt: float) -> list[object]:
    """What no finished print may have."""
    found: list[object] = [*illegal_lines(pages)]
    found += [pair for page in pages for pair in overlapping_lines(page)]
    found += [text for page in pages for text in outside_texts(page, EMPTY_EDGE - 0.1)]
    if smallest_type(pages) < floor_pt - 0.01:
        found.append(smallest_type(pages))
    return found


def everyday(usual: list[tuple[str, Style]]) -> list[object]:
    """The whole matrix; what is not usual runs with --thorough only."""
    return [pytest.param(*each, marks=() if each in usual else pytest.mark.thorough) for each in MATRIX]


@pytest.mark.parametrize(("paper", "style"), everyday(SOUND))
def test_every_page_is_sound(paper: str, style: Style) -> None:
    pages = compose(sample_town(), BookletChoice(paper=paper, style=style, cover=Cover.STREET)).pages
    theme = THEMES[f"booklet {paper}"]
    assert {(page.width_mm, page.height_mm) for page in pages} == {(theme.paper.width, theme.paper.height)}
    assert faults_of(pages, floor_pt=theme.scale.note_floor) == []
    assert len(pages) % 4 == 0


@pytest.mark.thorough
@pytest.mark.parametrize("count", [*COUNTS, 840])
@pytest.mark.parametrize(("paper", "style"), MATRIX)
def test_towns_of_every_size(paper: str, style: Style, count: int) -> None:
    pages = compose(large_town(count), BookletChoice(paper=paper, style=style)).pages
    assert faults_of(pages, floor_pt=THEMES[f"booklet {paper}"].scale.note_floor) == []
    goals = bookmarks_of(pages)
    for page in pages:
        assert all(link.target[1:] in goals for link in links_of(page) if link.target.startswith("#"))


@pytest.mark.parametrize("count", COUNTS)
def test_every_place_stands_in_the_list_style(count: int) -> None:
    town = large_town(count)
    pages = compose(town, BookletChoice(style=Style.LIST)).pages
    goals = bookmarks_of(pages)
    for place in town.ledger().all(Place):
        assert place.name in text_of(pages[goals[f"place{place.id}"] - 1])


@pytest.mark.parametrize("style", [Style.FOUR, Style.LIST])
def test_what_was_entered_stands_on_the_page(style: Style) -> None:
    town = sample_town()
    composition = compose(town, BookletChoice(style=style))
    page = composition.pages[bookmarks_of(composition.pages)["chapter1"]]
    for words in ("つどい食堂", "第1・第3土曜", "10:30〜12:30", "中島町1-24-9", "無料", "042-000-0034"):
        assert words in text_of(page)
    pdf = pdf_bytes(composition.pages, title=composition.title)
    for index, shown in enumerate(composition.pages):
        assert sorted("".join(page_text(pdf, index).split())) == sorted(text_of(shown))


def test_four_places_stand_on_a_page() -> None:
    pages = compose(large_town(84), BookletChoice(style=Style.FOUR)).pages
    counts = [sum(isinstance(each, TextRun) and each.text.startswith("042-000-") for each in page.operations) for page in pages]
    assert max(counts) == 4


@pytest.mark.parametrize(("style", "larger"), [(Style.TWO, 1.22), (Style.ONE, 1.22), (Style.FOUR, 1.13), (Style.LIST, 1.13)])
def test_larger_paper_is_filled_with_larger_type(style: Style, larger: float) -> None:
    def largest(paper: str) -> float:
        pages = compose(sample_town(), BookletChoice(paper=paper, style=style)).pages
        return max(run.size_pt for page in pages for run in page.text_runs() if run.text.startswith("まめの木"))

    assert largest("B5") / largest("A5") == pytest.approx(larger, abs=0.02)


def test_in_the_list_audience_and_fee_stand_where_they_need_fewer_lines() -> None:
    """Short ones under the telephone, long ones below the place, over its whole width."""
    town = Town()
    hall = town.space("集会所", "栄町1-2-3")
    town.place("さくら", space=hall, phone="042-000-0018", fee="100円", audience="どなたでも")
    town.place("うめ", space=hall, phone="042-000-0019", fee="実費", audience="障がいのある方と地域の方")
    pages = compose(town, BookletChoice(style=Style.LIST)).pages
    lines = [line for page in pages for line in lines_of(page)]
    assert any(line.startswith("障がいのある方と地域の方") and line.endswith("実費") for line in lines)
    (short,) = (run for page in pages for run in page.text_runs() if run.text.startswith("どなたでも"))
    assert short.x > 74


@pytest.mark.parametrize(("fee", "lines"), [("100円", {"100円／どなたでも"}), ("こども無料、おとなは500円", set())])
def test_fee_and_audience_break_between_them(fee: str, lines: set[str]) -> None:
    """Where four stand on a page: both on one line, or each on its own; none begins with the stroke between them."""
    town = Town()
    rules = [("FREQ=WEEKLY;BYDAY=SA", "13:00", "15:00", "")]
    audience = "どなたでも" if lines else "障がいのある方と地域の方、そのご家族"
    town.place("さくら", phone="042-000-0018", fee=fee, audience=audience, rules=rules, url="https://ibasho.example/1")
    said = {line for page in compose(town, BookletChoice(style=Style.FOUR)).pages for line in lines_of(page)}
    assert said >= (lines or {fee, audience})
    assert not any(line.startswith("／") for line in said)


@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_codes_can_be_read_on_every_paper(paper: str) -> None:
    town = sample_town()
    pages = compose(town, BookletChoice(paper=paper, style=Style.FOUR)).pages
    number = bookmarks_of(pages)["chapter1"]
    assert "https://ibasho.example/1" in codes_on(pages, number)


@pytest.mark.parametrize(("paper", "cover"), [("A5", Cover.STREET), ("A4", Cover.RING)])
def test_nothing_stands_where_an_office_printer_cannot_print(paper: str, cover: Cover) -> None:
    pages = compose(sample_town(), BookletChoice(paper=paper, style=Style.FOUR, cover=cover)).pages
    assert inked_edges(pages, EMPTY_EDGE - 0.2) == []


@pytest.mark.parametrize(("paper", "style"), [("B5", Style.FOUR), ("A4", Style.TWO), ("A5", Style.LIST), ("A4", Style.ONE)])
@pytest.mark.parametrize("name", ["さくらの家" * 80, "A" * 400, "葛󠄀飾の𠮷田家🌸"])
def test_any_name_on_any_paper(name: str, paper: str, style: Style) -> None:
    town = Town()
    area = town.area("圏域" * 20, "a")
    rules = [("FREQ=MONTHLY;BYDAY=2TU", f"{hour:02}:00", "", "", "") for hour in range(9, 13)]
    town.place(
        name, reading=name, area=area, activities=LONG, fee=LONG[:120], audience=LONG[:120], rules=rules, photo="tea",
        url="https://example.jp/" + "a" * 200, confirmed="2025-01-01", wanted=LONG[:200],
        space=town.space("会館" * 40, "小平市栄町" + "1-1" * 30, access=("step_free", "writing", "parking")),
    )  # fmt: skip
    town.place("となり", area=area, confirmed="2025-01-01")
    composition = compose(town, BookletChoice(paper=paper, style=style))
    assert faults_of(composition.pages, floor_pt=THEMES[f"booklet {paper}"].scale.note_floor) == []
    assert any("途中までしか載っていません" in note.message for note in composition.notes)


def test_the_layout_of_a5_is_what_its_theme_says() -> None:
    assert (A5.scale, A5.width, A5.height, A5.text_width) == (1.0, 148, 210, 117)
    assert round(A5.text_height, 3) == 179.6
    for measures in MEASURES.values():
        assert measures.edge * measures.scale == pytest.approx(EMPTY_EDGE)
        assert measures.outer - measures.edge > 4.6, "room for the thumb tab"
        assert measures.inner * measures.scale >= 15


def proofs(town: Town, choice: BookletChoice) -> Composition:
    return compose_proofs(town.ledger(), today=TODAY, choice=choice, read_blob=town.read_blob)


@pytest.mark.parametrize(("paper", "style"), everyday(SHEETS))
def test_a_sheet_to_check_shows_the_place_and_a_form(paper: str, style: Style) -> None:
    composition = proofs(sample_town(), BookletChoice(paper=paper, style=style))
    assert faults_of(composition.pages, floor_pt=6.0) == []
    assert {(page.width_mm, page.height_mm) for page in composition.pages} == {(210, 297)}
    goals = bookmarks_of(composition.pages)
    assert len(goals) == 11
    for words in ("みんな茶論　のみなさま", "042-000-0018", "直すとき", "このままでよい", "4月24日（木）まで"):
        whole = "".join(text_of(page) for page in composition.pages)
        assert "".join(words.split()) in whole


@pytest.mark.parametrize(("paper", "style"), [("A5", Style.FOUR), ("B5", Style.TWO), ("A4", Style.TWO)])
def test_one_sheet_is_enough_to_check_a_place(paper: str, style: Style) -> None:
    """Also where it is printed larger than the sheet holds; and what is small there leaves room to write."""
    pages = proofs(sample_town(), BookletChoice(paper=paper, style=style)).pages
    assert len(pages) <= 12
    for page in pages:
        rules = sorted(each.y for each in page.operations if isinstance(each, Shape) and each.x == pytest.approx(14.0))
        assert rules[-1] > 200


def test_nobody_who_is_not_printed_gets_a_sheet_to_check() -> None:
    town = sample_town()
    ledger, _ = with_secrets(town.ledger())
    composition = compose_proofs(ledger, today=TODAY, choice=BookletChoice(), read_blob=town.read_blob)
    text = "".join(text_of(page) for page in composition.pages)
    assert "ひみつの会" not in text
    assert not any(mark in text for mark in MARKS)


@pytest.mark.parametrize("style", Style)
def test_a_sheet_to_check_holds_the_longest_words(style: Style) -> None:
    town = Town()
    town.setting("print.publisher", LONG[:200])
    town.setting("print.publisher_phone", "042-000-0000")
    town.place(
        "さくらの家" * 80, activities=LONG, fee=LONG, audience=LONG, reading="さくら" * 50, phone="042-000-0001",
        space=town.space("会館" * 40, "小平市栄町" + "1-1" * 30),
    )  # fmt: skip
    pages = proofs(town, BookletChoice(style=style)).pages
    assert faults_of(pages, floor_pt=6.0) == []


def test_who_was_not_asked_for_long_is_asked_and_the_others_are_named() -> None:
    """What the booklet leaves out as too old is the very place to send a sheet to."""
    town = sample_town()
    town.place("むかしの会", confirmed="2022-03-01", phone="042-000-0001")
    town.place("これからの会", confirmed="2025-03-01", status="preparing")
    request = Request(town.ledger(), TODAY, town.read_blob)
    made = make(PROOFS, request)
    assert isinstance(made, Made)
    text = "".join(text_of(page) for page in made.pages)
    assert "むかしの会のみなさま" in text
    assert text.count("冊子にのせられないことがあります") == 1
    assert "さいごにお話をうかがったのは、令和4年3月1日です。" in text
    told = {finding.name: finding.message for finding in made.findings if finding.kind is FindingKind.LEFT_OUT}
    assert "むかしの会" not in told
    assert set(told) == {"ひみつの会", "これからの会"}
    fewer = make(PROOFS, request._replace(options={"stale": NO}))
    assert len(fewer.findings) == len(made.findings) + 1
    assert any(finding.name == "むかしの会" for finding in fewer.findings), "said, not skipped in silence"
