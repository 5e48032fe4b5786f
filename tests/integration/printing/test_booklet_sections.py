"""Sections of the booklet: each says the right pages, can be left out, and takes no page when it has nothing to say."""

from __future__ import annotations

import re
from datetime import date

import page as validator
import pytest

from app.booklets.choice import SECTION_LABELS, BookletChoice, Cover, Section, Style
from app.booklets.volumes import freeze, volume_choice
from app.ledger import Ledger
from app.printing.booklet.composing import compose_booklet
from app.printing.booklet.gathering import printed_places
from app.printing.booklet.month_meetings import month_meetings
from app.printing.booklet.proof_sheets import compose_proofs
from app.printing.composition import Composition
from app.printing.flyers.call_content import volunteer_content
from app.printing.pages import Link, Page
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.print_words import print_words
from app.printing.theme import Colour
from app.records.booklet_issue import BookletIssue
from app.records.event import Event
from app.records.photo import Photo
from app.records.place import Place
from app.records.schedule import Schedule
from app.wording import with_nouns
from tests.ink import PHOTO, texts_on_grounds
from tests.large_town import large_town
from tests.printed_pages import bookmarks_of, links_of, overlapping_lines, text_of
from tests.secrets import MARKS, with_secrets
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
ALL = frozenset(Section)
KEYS = {
    Section.FOREWORD: "foreword", Section.GUIDE: "guide", Section.NEWS: "news", Section.WEEKDAYS: "weekdays",
    Section.MONTH: "month", Section.SLIP: "slip", Section.EVENTS: "events", Section.RECRUITING: "recruiting",
    Section.NAMES: "index", Section.KINDS: "kinds", Section.TOWNS: "towns",
}  # fmt: skip


def busy_town() -> Town:
    """The sample with a last volume, 催し, and places that look for somebody."""
    town = sample_town()
    town.records.append(Event(id=900, title="居場所フォーラム", number=3, date="2025-02-15", lecturer="山田 花子"))
    town.records.append(Event(id=901, title="次のフォーラム", date="2025-06-15", participants=45))
    town.records.append(Event(id=902, title="ひみつの打ち合わせ", date="2025-03-15", shown="internal"))
    town.records.append(Event(id=903, title="むかしのフォーラム", date="2019-06-15"))
    for at, record in enumerate(town.records):
        if isinstance(record, Place) and record.name == "みんな茶論":
            town.records[at] = record.changed(wanted="体操の見本をみせてくれる方")
    return town


def compose(town: Town, choice: BookletChoice | None = None, ledger: Ledger | None = None) -> Composition:
    wanted = choice or BookletChoice(sections=ALL)
    return compose_booklet(ledger or town.ledger(), today=TODAY, choice=wanted, read_blob=town.read_blob)


def with_last_volume(town: Town) -> Town:
    """Adds vol.4, printed as the town is now, and then changes the town."""
    town.records.append(BookletIssue(id=70, title="コミュニティスペース", volume=4, issued="2024-04"))
    ledger = town.ledger()
    places = printed_places(ledger, volume_choice(ledger, 70), today=TODAY)
    town.records += [change.after for change in freeze(ledger, 70, places) if change.after is not None]
    changes = {"みんな茶論": {"fee": "500円"}, "つどい食堂": {"status": "suspended"}, "けやき・広場": {"status": "ended"}}
    for at, record in enumerate(town.records):
        if isinstance(record, Place) and record.name in changes:
            town.records[at] = record.changed(**changes[record.name])
    town.place("あたらしい会", confirmed="2025-04-01")
    return town


@pytest.fixture(scope="module")
def full() -> Composition:
    return compose(with_last_volume(busy_town()))


def row_numbers(page: Page, link: Link) -> list[str]:
    """The figures that stand in the box of a link, as its reader sees them."""
    runs = [
        run
        for run in page.text_runs()
        if link.y - 0.5 <= run.y <= link.y + link.height + 0.5 and link.x - 0.1 <= run.x <= link.x + link.width
    ]
    return [run.text for run in runs if run.text.isdigit()]


def test_every_page_number_beside_a_link_is_that_of_its_goal(full: Composition) -> None:
    """目次, news, weekdays, month, recruiting and all indexes."""
    goals = bookmarks_of(full.pages)
    checked = 0
    for page in full.pages:
        for link in links_of(page):
            if link.target.startswith("#"):
                assert str(goals[link.target[1:]]) in row_numbers(page, link), (page.label, link)
                checked += 1
    assert checked > 60


def test_every_section_stands_in_the_contents_and_where_they_say(full: Composition) -> None:
    goals = bookmarks_of(full.pages)
    contents = text_of(full.pages[goals["contents"] - 1])
    for section in ALL - {Section.FOREWORD}:
        title = "".join(with_nouns(SECTION_LABELS[section], Ledger.of([])).split())
        found = re.search(rf"{title}(\d+?)(?=\D|$)", contents)
        assert found, title
        number = goals[KEYS[section]]
        assert f"{title}{number}" in contents
        assert title in text_of(full.pages[number - 1])
    assert goals["foreword"] == 2


@pytest.mark.parametrize("section", Section)
def test_any_section_can_be_left_out(section: Section) -> None:
    town = busy_town()
    without = compose(town, BookletChoice(sections=ALL - {section}))
    goals = bookmarks_of(without.pages)
    assert KEYS[section] not in goals
    assert len(without.pages) % 4 == 0
    for page in without.pages:
        for link in links_of(page):
            assert not link.target.startswith("#") or link.target[1:] in goals


def test_a_booklet_of_nothing_but_places() -> None:
    pages = compose(sample_town(), BookletChoice(sections=frozenset())).pages
    assert set(bookmarks_of(pages)) >= {"cover", "contents", "chapter1", "imprint"}
    assert len(pages) % 4 == 0
    assert bookmarks_of(pages)["contents"] == 2


def test_sections_with_nothing_to_say_take_no_page() -> None:
    town = Town()
    town.place("会", kind="", rules=[("FREQ=WEEKLY;BYDAY=SA", "13:00", "15:00")])
    goals = bookmarks_of(compose(town).pages)
    assert not {"news", "month", "events", "towns"} & set(goals)
    assert {"slip", "recruiting", "weekdays", "index"} <= set(goals)


def test_the_slip_lies_on_a_right_page_and_its_back_is_free(full: Composition) -> None:
    number = bookmarks_of(full.pages)["slip"]
    assert number % 2 == 1
    assert "切り取り" in text_of(full.pages[number - 1])
    assert text_of(full.pages[number]).startswith("メモ")


@pytest.mark.parametrize("left_out", [Section.MONTH, Section.EVENTS, Section.RECRUITING, Section.WEEKDAYS])
def test_the_slip_finds_its_side_whatever_stands_before_it(left_out: Section) -> None:
    pages = compose(busy_town(), BookletChoice(sections=ALL - {left_out})).pages
    number = bookmarks_of(pages)["slip"]
    assert number % 2 == 1
    assert text_of(pages[number]).startswith("メモ")


def test_the_month_names_every_meeting_of_that_month_and_no_weekly_one() -> None:
    town = Town()
    town.place("月の会", rules=[("FREQ=MONTHLY;BYDAY=2TU,4TU", "10:30", "11:30")])
    town.place("毎週の会", rules=[("FREQ=WEEKLY;BYDAY=TU", "10:00", "11:00")])
    town.place("隔週の会", rules=[("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "10:00", "11:00")])
    town.place("休みの会", rules=[("FREQ=MONTHLY;BYMONTHDAY=10", "10:00", "11:00")], status="suspended")
    composition = compose(town)
    goals = bookmarks_of(composition.pages)
    page = composition.pages[goals["month"] - 1]
    text = text_of(page)
    assert "5月" in text
    assert "毎週の会は" in text
    days = [run.y for run in page.text_runs() if run.text == "月の会"]
    figures = {round(run.y, 1): run.text for run in page.text_runs() if run.size_pt == 12 and run.text.isdigit()}
    assert [figures[min(figures, key=lambda y: abs(y - day))] for day in days] == ["13", "27"]
    for name in ("隔週の会", "休みの会"):  # nobody knows which weeks; resting
        assert name not in text
    assert text.count("毎週の会") == 1  # in the pointer


def test_a_name_too_long_for_half_a_line_of_the_month_has_a_line_of_its_own() -> None:
    town = Town()
    names = ["月の会", "大沼町ほっと・こども食堂", "仲町えがお・ママカフェ", "朝の会", "夕べの会"]
    for number, name in enumerate(names):
        town.place(name, rules=[("FREQ=MONTHLY;BYDAY=2TU", f"1{number}:00", "15:00")])
    composition = compose(town)
    page = composition.pages[bookmarks_of(composition.pages)["month"] - 1]
    assert set(names) <= {run.text for run in page.text_runs()}
    lines = [run.y for run in page.text_runs() if run.text in names]
    assert len({round(y, 1) for y in lines}) == 4
    assert overlapping_lines(page) == []


def test_the_month_is_that_of_the_volume() -> None:
    town = sample_town()
    town.records.append(BookletIssue(id=70, title="コミュニティスペース", volume=6, issued="2026-02"))
    pages = compose(town, BookletChoice(issue=70)).pages
    month = text_of(pages[bookmarks_of(pages)["month"] - 1])
    assert "2月" in month
    assert "29" not in [run.text for run in pages[bookmarks_of(pages)["month"] - 1].text_runs() if run.size_pt == 12]


def test_a_large_town_has_a_month_of_several_pages() -> None:
    town = large_town(300)
    wanted = BookletChoice(sections=frozenset([Section.MONTH]), style=Style.LIST)
    composition = compose(town, wanted)
    goals = bookmarks_of(composition.pages)
    pages = [page for page in composition.pages if "月間カレンダー" in text_of(page) and int(page.label or 0) > 4]
    assert len(pages) > 2
    links = [link.target for page in pages for link in links_of(page)]
    places = printed_places(town.ledger(), BookletChoice(), today=TODAY)
    meetings = month_meetings(town.ledger(), places, date(2025, 5, 1))
    assert sorted(links) == sorted(f"#place{meeting.facts.id}" for meeting in meetings)
    assert goals["month"] == int(pages[0].label)


def test_the_news_name_what_happened(full: Composition) -> None:
    text = text_of(full.pages[bookmarks_of(full.pages)["news"] - 1])
    order = ["vol.4", "新しくできました", "あたらしい会", "かわりました", "みんな茶論", "参加費", "お休みしています", "つどい食堂",
             "おわりました", "けやき・広場"]  # fmt: skip
    places = [text.index(word) for word in order]
    assert places == sorted(places)


def test_events_are_told_as_far_as_they_are_public(full: Composition) -> None:
    text = text_of(full.pages[bookmarks_of(full.pages)["events"] - 1])
    assert "第3回居場所フォーラム" in text
    assert "山田花子" in text
    assert text.index("次のフォーラム") < text.index("居場所フォーラム")
    assert "これから" in text
    assert "45名" not in text
    whole = "".join(text_of(page) for page in full.pages)
    assert "打ち合わせ" not in whole
    assert "むかし" not in whole


def test_places_say_whom_they_look_for(full: Composition) -> None:
    goals = bookmarks_of(full.pages)
    page = full.pages[goals["recruiting"] - 1]
    assert "体操の見本をみせてくれる方" in text_of(page)
    (link,) = links_of(page)
    assert row_numbers(page, link) == [str(next(goals[key] for key in goals if f"#{key}" == link.target))]


def test_indexes_by_kind_and_town_name_every_place(full: Composition) -> None:
    goals = bookmarks_of(full.pages)
    kinds, towns = text_of(full.pages[goals["kinds"] - 1]), text_of(full.pages[goals["towns"] - 1])
    assert "サロン" in kinds
    assert "みんな茶論" in kinds
    assert "上水新町" in towns
    assert "みんな茶論" in towns


def test_no_secret_reaches_any_section() -> None:
    town = with_last_volume(busy_town())
    ledger, _ = with_secrets(town.ledger())
    composition = compose(town, ledger=ledger)
    pdf = pdf_bytes(composition.pages, title=composition.title)
    text = "".join(text_of(page) for page in composition.pages)
    text += "".join(page_text(pdf, index) for index in range(len(composition.pages)))
    for mark in MARKS:
        assert mark not in text
        assert mark.encode("utf-16-be") not in pdf


def test_the_words_of_the_volume_stand_before_those_of_the_settings() -> None:
    town = sample_town()
    issue = BookletIssue(
        id=70, title="居場所だより", volume=12, issued="2026-02", subtitle="ここにいるよ", foreword="ようこそ。",
        publisher="つどい連絡会", colophon="地図は連絡会が描きました。", internal_note="himitsu", copies=3000,
    )  # fmt: skip
    town.records.append(issue)
    for cover in Cover:
        pages = compose(town, BookletChoice(issue=70, cover=cover)).pages
        front, back = text_of(pages[0]), text_of(pages[-1])
        for words in ("居場所だより", "ここにいるよ", "12", "令和8年2月", "つどい連絡会"):
            assert words in front, (cover, words)
        assert "地図は連絡会が描きました。" in back
        assert "ようこそ。" in text_of(pages[1])
        assert "himitsu" not in "".join(map(text_of, pages))
        assert "3000" not in "".join(map(text_of, pages))


@pytest.mark.parametrize("cover", Cover)
@pytest.mark.parametrize(("consent", "count"), [("yes", 1), ("no", 0), ("pending", 0)])
def test_the_photo_of_the_cover_is_shown_with_consent_only(cover: Cover, consent: str, count: int) -> None:
    town = sample_town()
    sha = "tea".ljust(64, "0")
    town.records.append(Photo(id=71, sha=sha, width=1600, height=1000, consent=consent))
    town.records.append(BookletIssue(id=70, title="コミュニティスペース", volume=5, cover_photo=71))
    page = compose(town, BookletChoice(issue=70, cover=cover)).pages[0]
    assert len(list(page.pictures())) == count


@pytest.mark.parametrize("title", ["集", "コミュニティ\nスペース", "とてもとても長い冊子の題" * 8, "A\nB\nC\nD\nE", "🌸𠮷田の会"])
@pytest.mark.parametrize("cover", Cover)
def test_any_title_stands_on_any_cover(cover: Cover, title: str) -> None:
    town = Town()
    town.place("会")
    town.setting("print.booklet_title", title)
    page = compose(town, BookletChoice(sections=frozenset(), cover=cover)).pages[0]
    for run in page.text_runs():
        assert run.x >= 8
        assert run.x + run.width <= 140
        assert 8 <= run.y <= 202


def test_one_area_makes_a_booklet_of_its_own() -> None:
    town = sample_town()
    west = next(record.id for record in town.records if record.KIND == "area" and record.text_of("name") == "西部圏域")
    whole = compose(town, BookletChoice())
    part = compose(town, BookletChoice(part=west))
    text = "".join(text_of(page) for page in part.pages)
    assert len(part.pages) < len(whole.pages)
    assert "西部圏域　4か所の居場所ガイド".replace("　", "") in text_of(part.pages[0])
    assert part.title.endswith("西部圏域")
    assert "みんな茶論" in text
    assert "けやき・広場" not in text


def all_looks(town: Town) -> list[Composition]:
    """Every section in four looks, with a photo on a cover, and the sheets to check."""
    town.records.append(Photo(id=71, sha="tea".ljust(64, "0"), width=1600, height=1000, consent="yes"))
    town.records.append(BookletIssue(id=72, title="コミュニティスペース", volume=5, issued="2025-05", cover_photo=71))
    looks = [
        BookletChoice(sections=ALL, style=Style.FOUR, cover=Cover.STREET),
        BookletChoice(sections=ALL, style=Style.LIST, paper="A4"),
        BookletChoice(sections=ALL, issue=72, style=Style.ONE, paper="B5", cover=Cover.STREET),
        BookletChoice(sections=ALL, issue=72),
    ]
    made = [compose(town, look) for look in looks]
    sheets = compose_proofs(town.ledger(), today=TODAY, choice=looks[0], read_blob=town.read_blob)
    return [*made, sheets]


def test_every_look_is_tagged_as_the_standard_wants_and_can_be_read_on_a_grey_copy() -> None:
    town = with_last_volume(busy_town())
    for composition in all_looks(town):
        pdf = pdf_bytes(composition.pages, title=composition.title, standard=composition.standard)
        report = validator.validate_pdf_bytes(pdf, profile="ua1")
        assert [failure.message for failure in report.failures] == []
        texts = [text for page in composition.pages for text in texts_on_grounds(page)]
        assert [(each.run.text, each.run.colour, each.ground) for each in texts if each.contrast < 4.5] == []
        black = [each for each in texts if each.run.colour == Colour.SUMI]
        assert [each.run.text for each in black if each.contrast < 7] == []
        assert [each.run.text for each in texts if each.ground == PHOTO] == []


def test_a_printed_volume_gives_the_same_bytes_after_its_places_changed() -> None:
    town = sample_town()
    town.records.append(BookletIssue(id=70, title="コミュニティスペース", volume=5, issued="2025-05"))
    ledger = town.ledger()
    places = printed_places(ledger, volume_choice(ledger, 70), today=TODAY)
    town.records += [change.after for change in freeze(ledger, 70, places) if change.after is not None]
    sections = frozenset([Section.WEEKDAYS, Section.MONTH, Section.NAMES])
    choice = (volume_choice(town.ledger(), 70))._replace(sections=sections)
    before = compose(town, choice)
    for at, record in enumerate(town.records):
        if isinstance(record, Place):
            town.records[at] = record.changed(name="べつの会", fee="9999円", story="べつのことば", status="suspended")
        elif isinstance(record, Schedule):
            town.records[at] = record.changed(rule="FREQ=DAILY", start="06:00")
    after = compose(town, choice)
    assert pdf_bytes(after.pages, title=after.title) == pdf_bytes(before.pages, title=before.title)
    assert "べつの会" in "".join(text_of(page) for page in compose(town, BookletChoice(sections=sections)).pages)


def test_the_towns_word_for_helpers_stands_on_paper() -> None:
    town = sample_town()
    town.setting("noun.volunteer", "サポーター")
    ledger = town.ledger()
    pages = compose_booklet(ledger, today=TODAY, read_blob=town.read_blob).pages
    printed = "".join(run.text for page in pages for run in page.text_runs())
    assert "サポーターになりませんか" in printed
    assert "担い手" not in printed
    place = next(place for place in ledger.all(Place) if place.consent == "yes")
    content = volunteer_content(ledger, place.id, print_words(ledger), today=TODAY)
    assert "サポーターになりませんか" in content.title
    assert content.tag == "サポーター募集"


def test_the_smallest_index_has_no_heading_without_a_name() -> None:
    town = Town()
    town.place("さくら", reading="さくら")
    pages = compose(town, BookletChoice(sections=frozenset({Section.NAMES}))).pages
    (index,) = [page for page in pages if "五十音さくいん" in text_of(page) and "さくら" in text_of(page)]
    assert "つづき" not in text_of(index)


def test_contents_of_a_large_town_stay_on_one_page() -> None:
    pages = compose(large_town(84), BookletChoice(sections=ALL)).pages
    contents = [page for page in pages if page.operations and "目次" in text_of(page)[:6]]
    assert len(contents) == 1
    following = pages[pages.index(contents[0]) + 1]
    assert text_of(following).startswith("この冊子の見かた")
