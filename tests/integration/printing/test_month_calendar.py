"""The month calendar on paper: every entry stands where it is held, nothing too small, nothing at the edge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import page as validator
import pytest

from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.findings import FindingKind
from app.printing.japanese_text import drawable
from app.printing.month_calendar.composing import Weekly, compose_calendar
from app.printing.month_calendar.month import WEEKLY, plan_month
from app.printing.pages import Page
from app.printing.pdf_writer import pdf_bytes
from app.printing.print_words import print_words
from app.printing.theme import THEMES
from app.records.event import Event
from tests.ink import texts_on_grounds
from tests.printed_pages import illegal_lines, inked_edges, outside_texts, overlapping_lines, smallest_type, text_of
from tests.read_aloud import Part, parts_of
from tests.secrets import MARKS, with_secrets
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
MAY = "2025-05"
PAPERS = ("A3", "A4")


def calendar(
    ledger: Ledger, month: str = MAY, *, paper: str = "A3", weekly: Weekly = Weekly.FITTING
) -> Composition:
    return compose_calendar(ledger, month, today=TODAY, paper=paper, weekly=weekly)


def plain(text: str) -> str:
    return "".join(drawable(text).split())


def assert_sound(page: Page, paper: str) -> None:
    theme = THEMES[f"poster {paper}"]
    assert (page.width_mm, page.height_mm) == (theme.paper.width, theme.paper.height)
    badges = {run.text for run in page.text_runs() if run.size_pt < theme.scale.note_floor}
    assert badges <= {"催", *map(str, range(1, 13))}
    assert smallest_type([page]) >= 10
    assert illegal_lines([page]) == []
    assert overlapping_lines(page) == []
    assert outside_texts(page, theme.empty_edge) == []
    assert inked_edges([page], theme.empty_edge) == []


def cells(composition: Composition) -> Iterator[Part]:
    pdf = pdf_bytes(composition.pages, title=composition.title)
    yield from parts_of(pdf, 0).all("TD")


def crowded_town(count: int) -> Town:
    town = Town()
    town.setting("print.publisher_phone", "042-000-0000")
    for number in range(count):
        town.place(f"あつまりの会{number}", rules=[("FREQ=MONTHLY;BYDAY=3TH", f"{9 + number % 12:02}:00", "")])
    return town


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("month", ["2025-05", "2026-08", "2026-02", "2025-12"])
def test_a_month_of_any_shape_is_sound(paper: str, month: str) -> None:
    composition = calendar(sample_town().ledger(), month, paper=paper)
    (page,) = composition.pages
    assert_sound(page, paper)
    assert composition.title.endswith("月のカレンダー")


@pytest.mark.parametrize("month", ["2025-05", "2025-08", "2026-01"])
def test_each_entry_stands_in_the_cell_of_its_day(month: str) -> None:
    ledger = sample_town().ledger()
    year, number = map(int, month.split("-"))
    plan = plan_month(ledger, year, number, print_words(ledger), today=TODAY)
    rare = plan.without(WEEKLY)
    read = cells(calendar(ledger, month, weekly=Weekly.NO))
    for cell, day in zip(read, rare.days, strict=True):
        said = "".join(cell.text.split())
        assert said.startswith(f"{day.day.day}{day.holiday}")
        for entry in day.entries:
            assert plain(entry.start) in said
            assert plain(entry.name)[:12] in said


@pytest.mark.parametrize("paper", PAPERS)
def test_a_crowded_day_says_how_many_more(paper: str) -> None:
    composition = calendar(crowded_town(80).ledger(), paper=paper)
    (page,) = composition.pages
    said = text_of(page)
    shown = said.count("あつまりの会")
    assert f"ほか{80 - shown}か所" in said
    assert [finding.kind for finding in composition.notes] == [FindingKind.GAVE_WAY]
    assert "5月15日（木）" in composition.notes[0].message
    assert_sound(page, paper)


def test_a_full_day_of_a_list_leaves_room_for_the_days_after_it() -> None:
    """The page takes a second line for eleven of twelve days, and none of them gets a third before."""
    town = Town()
    days = [f"{week}{day}" for week in (1, 2, 3, 4) for day in ("TH", "FR", "SA")]
    for day in days:
        for number in range(5 if day == days[0] else 3):
            town.place(f"会{day}{number}", rules=[(f"FREQ=MONTHLY;BYDAY={day}", f"1{number}:00", "")])
    shown = text_of(calendar(town.ledger(), paper="A4").pages[0])
    assert [sum(f"会{day}{number}" in shown for number in range(5)) for day in days] == [3] * 11 + [1]


def test_an_event_stays_where_the_day_is_crowded() -> None:
    town = crowded_town(30)
    town.records.append(Event(id=1, title="つどいフォーラム", date="2025-05-15", start="18:00"))
    said = text_of(calendar(town.ledger()).pages[0])
    assert "つどいフォーラム" in said
    assert "催し" in said


@pytest.mark.parametrize("paper", PAPERS)
def test_weekly_groups_are_shown_where_they_fit(paper: str) -> None:
    town = Town()
    town.place("毎週の会", rules=[("FREQ=WEEKLY;BYDAY=SA", "13:00", "")])
    assert text_of(calendar(town.ledger(), paper=paper).pages[0]).count("毎週の会") == 5
    kept_out = text_of(calendar(town.ledger(), paper=paper, weekly=Weekly.NO).pages[0])
    assert kept_out.count("13:00") == 0
    assert "毎週の会は、冊子「コミュニティスペース」をごらんください。" in kept_out


def test_weekly_groups_give_way_when_most_days_are_full() -> None:
    town = Town()
    for number in range(12):
        town.place(f"毎週{number}", rules=[("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "10:00", "")])
    town.place("月一回", rules=[("FREQ=MONTHLY;BYDAY=1MO", "13:00", "")])
    fitting = text_of(calendar(town.ledger()).pages[0])
    assert "月一回" in fitting
    assert "毎週0" not in fitting
    assert "ほか" in text_of(calendar(town.ledger(), weekly=Weekly.YES).pages[0])


def test_an_empty_month_is_said_before_printing() -> None:
    composition = calendar(Town().ledger())
    assert {finding.kind for finding in composition.notes} == {FindingKind.SCHEDULE, FindingKind.CONTACT}
    assert_sound(composition.pages[0], "A3")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["<b>太字&会</b>", "葛\U000e0100飾の𠮷田さんと髙橋さん🍵", "=1+1", "あ" * 400])
def test_any_name_is_drawn(paper: str, name: str) -> None:
    town = Town()
    town.place(name, rules=[("FREQ=MONTHLY;BYDAY=1SA", "13:00", "")])
    composition = calendar(town.ledger(), paper=paper)
    assert_sound(composition.pages[0], paper)
    assert plain(name)[:9] in text_of(composition.pages[0])


@pytest.mark.parametrize("paper", PAPERS)
def test_no_secret_is_on_it(paper: str) -> None:
    ledger, planted = with_secrets(sample_town().ledger())
    assert planted
    said = text_of(calendar(ledger, paper=paper, weekly=Weekly.YES).pages[0])
    assert [mark for mark in MARKS if mark in said] == []
    assert "ひみつ" not in said


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_readable_in_grey_and_read_aloud(paper: str) -> None:
    composition = calendar(sample_town().ledger(), paper=paper)
    assert min(text.contrast for text in texts_on_grounds(composition.pages[0])) >= 4.5
    pdf = pdf_bytes(composition.pages, title=composition.title, standard=composition.standard)
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    assert [failure.rule_id for failure in report.failures] == []
    assert pdf == pdf_bytes(calendar(sample_town().ledger(), paper=paper).pages, title=composition.title)


def test_a_character_no_font_has_is_said() -> None:
    town = Town()
    town.setting("print.publisher_phone", "042-000-0000")
    town.place("\u0e01の会", rules=[("FREQ=MONTHLY;BYDAY=1SA", "13:00", "")])
    assert [finding.kind for finding in calendar(town.ledger()).notes] == [FindingKind.MISSING_GLYPH]


def test_a_name_that_fits_beside_its_time_in_14_points_stands_there() -> None:
    """A second line for one letter would push others out of the cell."""
    town = Town()
    town.place("中央町喫茶同好", rules=[("FREQ=MONTHLY;BYDAY=1SA", "10:30", "")])
    (page,) = calendar(town.ledger()).pages
    time, name = (next(run for run in page.text_runs() if run.text == text) for text in ("10:30", "中央町喫茶同好"))
    assert name.x > time.x + time.width
    assert abs(name.y - time.y) < 1
    assert 14 <= name.size_pt < 15.5, "smaller, but not small"


def test_few_entries_stand_further_apart() -> None:
    """What is left over in a cell goes between its entries, as far as it looks like one list."""
    town = Town()
    for number in range(3):
        town.place(f"会{number}", rules=[("FREQ=MONTHLY;BYDAY=1SA", f"1{number}:00", "")])
    for number in range(2):
        town.place(f"席{number}", rules=[("FREQ=MONTHLY;BYDAY=2SA", f"1{number}:00", "")])
    runs = {run.text: run.y for run in calendar(town.ledger()).pages[0].text_runs()}
    assert runs["席1"] - runs["席0"] == pytest.approx(runs["会1"] - runs["会0"], abs=1.7)
    assert runs["席1"] - runs["席0"] > 7


def test_a_long_name_has_the_lines_that_others_leave_in_its_cell() -> None:
    name = "障がいのある方もない方も集う手しごとと音楽の会"
    town = Town()
    town.place(name, rules=[("FREQ=MONTHLY;BYDAY=2TU", "10:30", "")])
    assert plain(name) in text_of(calendar(town.ledger()).pages[0])
    for number in range(4):
        town.place(f"会{number}", rules=[("FREQ=MONTHLY;BYDAY=2TU", f"1{number}:00", "")])
    crowded = calendar(town.ledger())
    assert "ほか" not in text_of(crowded.pages[0]) or crowded.notes


@pytest.mark.parametrize("paper", PAPERS)
def test_the_publisher_stands_whole_at_the_foot(paper: str) -> None:
    town = Town()
    publisher = "小平市社会福祉協議会　地域福祉課　生活支援コーディネーター"
    town.setting("print.publisher", publisher)
    town.setting("print.publisher_phone", "042-000-0000")
    town.place("会", rules=[("FREQ=MONTHLY;BYDAY=1SA", "10:30", "")])
    assert plain(publisher) in text_of(calendar(town.ledger(), paper=paper).pages[0])
