"""The booklet: order, page numbers, what is left out, and pages that hold at every length."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.booklets.choice import BookletChoice, Section, Style
from app.errors import Cancelled, ExpectedError
from app.ledger import Ledger
from app.printing.booklet.composing import compose_booklet
from app.printing.composition import Composition
from app.printing.pages import Page, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.sheets.imposition import impose
from app.printing.theme import EMPTY_EDGE
from app.records.place import Place
from tests.large_town import LONG, large_town
from tests.printed_pages import (
    bookmarks_of,
    codes_on,
    illegal_lines,
    inked_edges,
    links_of,
    outside_texts,
    overlapping_lines,
    smallest_type,
    text_of,
)
from tests.secrets import MARKS, with_secrets
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
FLOOR_PT = 9.0


def booklet(town: Town, choice: BookletChoice | None = None, *, ledger: Ledger | None = None) -> Composition:
    wanted = choice or BookletChoice()
    return compose_booklet(ledger or town.ledger(), today=TODAY, choice=wanted, read_blob=town.read_blob)


@pytest.fixture(scope="module")
def sample() -> Composition:
    return booklet(sample_town())


@pytest.fixture(scope="module")
def large() -> Composition:
    return booklet(large_town())


def folio(page: Page) -> str:
    return page.label


def number_of(pages: tuple[Page, ...], word: str) -> int:
    """The number of the first page whose text holds the word, cover 1."""
    return next(number for number, page in enumerate(pages, 1) if word in text_of(page))


@pytest.mark.parametrize("which", ["sample", "large"])
def test_every_page_is_sound(which: str, request: pytest.FixtureRequest) -> None:
    composition: Composition = request.getfixturevalue(which)
    pages = composition.pages
    assert len(pages) % 4 == 0
    assert smallest_type(pages) >= FLOOR_PT
    assert illegal_lines(pages) == []
    assert [pair for page in pages for pair in overlapping_lines(page)] == []
    assert [text for page in pages for text in outside_texts(page, EMPTY_EDGE)] == []
    assert [folio(page) for page in pages] == ["", *(str(number) for number in range(2, len(pages))), ""]


def test_nothing_stands_where_an_office_printer_cannot_print(sample: Composition) -> None:
    assert inked_edges(sample.pages, EMPTY_EDGE - 0.2) == []


def test_contents_and_index_name_the_pages_places_stand_on(large: Composition) -> None:
    pages, goals = large.pages, bookmarks_of(large.pages)
    town = large_town()
    index = [number for number, page in enumerate(pages, 1) if "五十音さくいん" in text_of(page) and number > 4]
    listed: dict[str, str] = {}
    for number in index:
        links = [link for link in links_of(pages[number - 1]) if link.target.startswith("#place")]
        for link in links:
            inside = [
                run.text
                for run in pages[number - 1].operations
                if isinstance(run, TextRun)
                and link.y <= run.y <= link.y + link.height
                and link.x <= run.x <= link.x + link.width
            ]
            listed[link.target[1:]] = inside[-1]
    assert len(listed) == len(town.ledger().all(Place))
    assert {key: str(goals[key]) for key in listed} == listed
    for place in town.ledger().all(Place):
        assert place.name in text_of(pages[goals[f"place{place.id}"] - 1])


def test_chapters_begin_where_the_contents_say(large: Composition) -> None:
    goals = bookmarks_of(large.pages)
    text = text_of(large.pages[2])
    for number, name in enumerate("東西南北央上下", 1):
        page = goals[f"chapter{number}"]
        assert re.search(rf"{name}圏域\d+か所{page}(?!\d)", text)
        assert f"{name}圏域" in text_of(large.pages[page - 1])
    assert "そのほかの地域" in text


def test_the_weekday_table_lies_open_as_spreads(large: Composition) -> None:
    heads = [number for number, page in enumerate(large.pages, 1) if "曜日別一覧" in text_of(page) and number > 4]
    assert heads[0] % 2 == 0
    assert heads == list(range(heads[0], heads[0] + len(heads)))
    assert len(heads) > 2


def test_every_schedule_stands_in_the_weekday_table(sample: Composition) -> None:
    first = bookmarks_of(sample.pages)["weekdays"]
    left, right = text_of(sample.pages[first - 1]), text_of(sample.pages[first])
    assert "けやき・広場" in left
    assert "けやき・広場" in right
    assert "第1・3" in right
    assert "隔週" in left
    assert "毎日" in right
    assert "不定期" in right
    assert "ぬくもりの家" not in left + right


def test_only_consenting_places_that_run_are_printed(sample: Composition) -> None:
    text = "".join(text_of(page) for page in sample.pages)
    assert "11か所" in text
    assert "ひみつの会" not in text


def test_red_places_leave_the_booklet_unless_forced() -> None:
    town = Town()
    town.place("あたらしい会", confirmed="2025-01-01")
    town.place("ふるい会", confirmed="2022-01-01")
    assert "ふるい会" not in "".join(text_of(page) for page in booklet(town).pages)
    assert "ふるい会" in "".join(text_of(page) for page in booklet(town, BookletChoice(include_stale=True)).pages)


def test_codes_can_be_read_from_the_page(sample: Composition) -> None:
    number = bookmarks_of(sample.pages)["chapter1"] + 2
    assert codes_on(sample.pages, number - 1) == ["https://ibasho.example/1", "https://ibasho.example/6"]


def test_codes_can_be_read_from_the_sheet_for_the_office_printer(sample: Composition) -> None:
    sides = impose(sample.pages)
    codes = {code for index in range(len(sides)) for code in codes_on(sides, index)}
    assert codes == {f"https://ibasho.example/{number}" for number in (1, 6, 8, 23, 27, 90)}


def test_no_secret_reaches_the_paper() -> None:
    town = sample_town()
    ledger, _ = with_secrets(town.ledger())
    composition = booklet(town, ledger=ledger)
    pdf = pdf_bytes(composition.pages, title=composition.title)
    text = "".join(text_of(page) for page in composition.pages)
    text += "".join(page_text(pdf, index) for index in range(len(composition.pages)))
    assert "みんな茶論" in text
    for mark in MARKS:
        assert mark not in text
        assert mark.encode() not in pdf
        assert mark.encode("utf-16-be") not in pdf


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    "name", ["さくらの家" * 80, "A" * 400, "<b>A&B</b>", "=1+1", "葛󠄀飾の𠮷田家", "家\u202eさん\x07", "🌸の会"]
)
def test_any_name_is_printed_within_the_page(name: str, style: Style) -> None:
    town = Town()
    area = town.area("圏域" * 20, "a")
    rules = [("FREQ=WEEKLY;BYDAY=MO", f"{hour:02}:00", "") for hour in range(9, 13)]
    town.place(
        name, area=area, activities=LONG, fee=LONG[:120], audience=LONG[:120], rules=rules, contact_name=name[:400],
        contact_name_level="public", url="https://example.jp/" + "a" * 200, confirmed="2025-01-01",
        space=town.space("会館" * 40, "小平市栄町" + "1-1" * 30, access=("step_free", "writing", "parking")),
    )  # fmt: skip
    town.place("となり", area=area, confirmed="2025-01-01")
    composition = booklet(town, BookletChoice(style=style))
    assert [pair for page in composition.pages for pair in overlapping_lines(page)] == []
    assert [text for page in composition.pages for text in outside_texts(page, EMPTY_EDGE)] == []
    assert illegal_lines(composition.pages) == []
    assert pdf_bytes(composition.pages, title=composition.title).startswith(b"%PDF")


def test_one_place_a_page_shows_the_whole_text(sample: Composition) -> None:
    single = booklet(sample_town(), BookletChoice(style=Style.ONE))
    assert len(single.pages) > len(sample.pages)
    page = bookmarks_of(single.pages)["chapter2"]
    assert any("おしゃべりの土曜日。" in text_of(shown) for shown in single.pages[page:])


def test_without_places_there_is_no_booklet() -> None:
    town = Town()
    town.place("会", consent="no")
    with pytest.raises(ExpectedError):
        booklet(town)


def test_a_single_place_without_area_makes_a_booklet() -> None:
    town = Town()
    town.place("会")
    composition = booklet(town, BookletChoice(sections=frozenset([Section.FOREWORD, Section.WEEKDAYS])))
    assert len(composition.pages) == 8
    assert "居場所の一覧" in text_of(composition.pages[2])


def test_stopping_leaves_nothing() -> None:
    def stop(done: int, total: int, /) -> None:
        raise Cancelled

    town = sample_town()
    with pytest.raises(Cancelled):
        compose_booklet(town.ledger(), today=TODAY, read_blob=town.read_blob, progress=stop)


def test_the_same_records_give_the_same_bytes(sample: Composition) -> None:
    again = booklet(sample_town())
    assert pdf_bytes(again.pages, title=again.title) == pdf_bytes(sample.pages, title=sample.title)


def test_the_centres_own_foreword_is_printed() -> None:
    town = Town()
    town.setting("print.booklet_foreword", "ようこそ。\n「まち」へ。")
    town.place("会")
    assert "ようこそ。" in text_of(booklet(town).pages[1])


def test_the_town_can_rename_its_places() -> None:
    town = Town()
    town.setting("noun.place", "通いの場")
    town.place("会")
    pages = booklet(town).pages
    assert "1か所の通いの場ガイド" in text_of(pages[0])
    assert number_of(pages, "通いの場を集めました") == 2


def test_the_imprint_credits_the_open_data_of_the_spaces_shown_and_no_other() -> None:
    town = sample_town()
    town.place("ひろば", space=town.space("中央公園", source="ある市の一覧（CC BY 4.0）"))
    town.place("内緒の会", consent="no", space=town.space("図書館", source="別の市の一覧"))
    imprint = text_of(booklet(town).pages[-1])
    assert "場所はある市の一覧（CCBY4.0）をもとに" in imprint
    assert "別の市" not in imprint
    assert "もとに" not in text_of(booklet(sample_town()).pages[-1])


def test_what_is_done_at_a_place_is_printed_below_its_story() -> None:
    town = Town()
    town.place("さくら", story="お茶を1杯のつもりが、いつも時間をこえます。", activities="手芸、おしゃべり")
    composition = booklet(town)
    (page,) = [page for page in composition.pages if "電話" not in page.label and "手芸、おしゃべり" in text_of(page)]
    assert text_of(page).index("いつも時間をこえます。") < text_of(page).index("手芸、おしゃべり")
    assert composition.notes == ()


@pytest.mark.parametrize(
    ("url", "words", "is_left"),
    [
        ("", "ひとりで来て、ひとりで座っていてもだいじょうぶです。", True),
        ("https://ibasho.example/1", "ひとりで来て、ひとりで座っていてもだいじょうぶです。", False),
        ("", "お茶を1杯のつもりが、いつも時間をこえます。" * 6, False),
    ],
)
def test_no_hole_is_left_below_the_weekdays(url: str, words: str, is_left: bool) -> None:
    """Where neither map nor code stands there, short running text does; long text reads better beside it."""
    town = Town()
    rules = [(f"FREQ=WEEKLY;BYDAY={day}", "13:00", "15:00", "") for day in ("MO", "WE", "SA")]
    who = "障がいのある方も、地域の方も、そのご家族の方も、どなたでもどうぞ。"
    town.place("さくら", story=words, photo="tea", phone="042-000-0018", fee="100円", audience=who, rules=rules, url=url)
    (page,) = [page for page in booklet(town).pages if "042-000-0018" in text_of(page) and words[:6] in text_of(page)]
    story, fee = (next(run for run in page.text_runs() if run.text.startswith(each)) for each in (words[:3], "100円"))
    assert (story.x < 50) is is_left
    assert fee.x > 50
    assert story.y > fee.y


@pytest.mark.parametrize(("long", "named"), [("story", "「思い」と「活動内容」が"), ("activities", "「活動内容」が")])
def test_the_note_says_which_words_were_lost(long: str, named: str) -> None:
    town = Town()
    for number in range(2):
        town.place(f"さくら{number}", **{"story": "お茶の会です。", "activities": "手芸です。", long: LONG * 3})
    messages = [note.message for note in booklet(town).notes]
    assert len(messages) == 2
    assert all(message.startswith(named) for message in messages)


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("word", ["ながいことば、", "あ", "abcdefghij", "一行\n", "042-000-0000、"])
def test_words_of_any_length_in_every_field_stay_on_their_page(word: str, style: Style) -> None:
    words = (word * 400)[:400]
    town = Town()
    for name in (
        "publisher",
        "publisher_phone",
        "publisher_hours",
        "publisher_address",
        "booklet_title",
        "booklet_catch",
    ):
        town.setting(f"print.{name}", words)
    space = town.space(words, words, landmark=words, source=words, access=("step_free", "wheelchair"))
    values = dict.fromkeys(("fee", "audience", "capacity_note", "booking", "bring", "phone", "contact_name"), words)
    for photo in ("", "tea"):
        town.place(
            words, area=town.area(words, "a0"), reading=words, space=space, photo=photo, story=words, activities=words,
            rules=[("FREQ=WEEKLY;BYDAY=MO", "10:00", "12:00", words), ("", "", "", "", words)],
            contact_name_level="public", **values,
        )  # fmt: skip
    composition = booklet(town, BookletChoice(style=style))
    pages = composition.pages
    assert [pair for page in pages for pair in overlapping_lines(page)] == []
    assert [text for page in pages for text in outside_texts(page, EMPTY_EDGE - 0.1)] == []
    assert any("途中までしか載っていません" in note.message for note in composition.notes)


@pytest.mark.parametrize("activities", ["", "コーヒー、ランチ", "お茶を飲みます。" * 12])
def test_a_place_on_its_own_page_has_a_picture_and_large_facts(activities: str) -> None:
    town = Town()
    town.place("さくら", activities=activities, phone="042-000-0001", space=town.space("集会所"))
    (page,) = [page for page in booklet(town, BookletChoice(style=Style.ONE)).pages if "042-000-0001" in text_of(page)]
    number = next(run for run in page.text_runs() if run.text == "042-000-0001")
    assert number.size_pt >= 16
    assert number.y > 120, "the picture stands above the facts"


def test_every_note_of_a_finished_booklet_says_what_helps(large: Composition) -> None:
    """Also of one whose words and photos give way in every manner."""
    town = large_town(12)
    for number in range(6):
        town.place(
            "ながい名まえの会" * (1 + number * 2), photo="tea", story=LONG, activities=LONG, fee=LONG[: number * 60],
            url=f"https://ibasho.example/{'a' * number * 30}", space=town.space("集会所" * (number * 5 + 1), LONG[: number * 40]),
        )  # fmt: skip
    town.blobs.clear()
    notes = [*booklet(town).notes, *large.notes]
    assert {"QR" in note.message or "写真" in note.message for note in notes} == {True, False}
    for note in notes:
        assert "ください。" in note.message or "短くすると" in note.message, note.message


def test_chapters_carry_the_reading_of_their_name_unless_the_town_wants_none() -> None:
    town = Town()
    area = town.area("東部圏域", "a")
    town.records[-1] = town.records[-1].changed(reading="とうぶけんいき")
    town.place("茶論", area=area, reading="さろん")
    pages = booklet(town).pages
    opening = pages[bookmarks_of(pages)["chapter1"] - 1]
    readings = [run.text for run in opening.text_runs() if run.text in ("とうぶ", "けんいき")]
    assert readings == ["とうぶ", "けんいき"]
    town.setting("print.ruby", "なし")
    text = "".join(text_of(page) for page in booklet(town).pages)
    assert "けんいき" not in text
    assert "さろん" not in text
