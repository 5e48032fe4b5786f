"""視察報告: in the order of S2, every word that was entered, and nothing that stays inside in the public one."""

from __future__ import annotations

import pytest

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.findings import FindingKind
from app.printing.standards import Standard
from app.printing.theme import EMPTY_EDGE
from app.printing.visit_report.composing import compose_visit_report
from app.records.event import Event, EventSession, QuestionnaireAnswer
from app.records.term_lists import built_in_terms, term_id
from tests.printed_pages import inked_edges, overlapping_lines, text_of
from tests.printed_reports import assert_sound, plain, read_back, runs_on, standard_failures, written
from tests.secrets import MARKS, with_secrets
from tests.visit import (
    AIMS,
    CITY,
    COUNCIL,
    EXAMPLES,
    ISSUES,
    OTHERS,
    PURPOSE,
    REFLECTION,
    TITLE,
    VISIT,
    read_blob,
    visit_ledger,
)

KIND = term_id("event_kind", "visit")
ODD = "<b>&=1+1🍵𠮷髙葛\U000e0100"


def sheet(ledger: Ledger, *, is_public: bool = False) -> Composition:
    return compose_visit_report(ledger, VISIT, is_public=is_public, read_blob=read_blob)


def test_it_says_everything_that_was_entered() -> None:
    said = read_back(sheet(visit_ledger()))
    for text in (TITLE, "調布市役所、坂の上のばあちゃん家", "地域支え合い推進員", "8名", "政務活動費", ISSUES):
        assert runs_on(plain(text), said), text
    for text in (*AIMS, *PURPOSE, *CITY, *COUNCIL, *EXAMPLES, *OTHERS, *REFLECTION):
        assert runs_on(plain(text), said), text
    assert "土産代" not in said


def test_the_order_is_that_of_the_model() -> None:
    said = read_back(sheet(visit_ledger()))
    headings = [
        "日時", "視察先", "（1）韮崎市の課題", "（2）調査の目的", "（1）調布市の事業の概要について", "【目的】",
        "（2）事業の内容について", "①調布市の取り組み", "②社会福祉協議会の取り組み", "1．調布市の取り組みの具体的事例",
        "（1）スマホを楽しむ会", "（2）坂の上のばあちゃん家", "【その他の事例】", "写真1か所目", "2考察（これらの取組みを",
    ]  # fmt: skip
    places = [said.index(heading) for heading in headings]
    assert places == sorted(places)


@pytest.mark.parametrize("is_public", [False, True])
def test_every_page_is_sound(is_public: bool) -> None:
    composition = sheet(visit_ledger(), is_public=is_public)
    assert_sound(composition.pages)
    assert inked_edges(composition.pages, EMPTY_EDGE - 0.2) == []
    assert composition.standard is Standard.ARCHIVE
    assert standard_failures(composition) == []
    assert written(composition) == written(sheet(visit_ledger(), is_public=is_public))


def test_only_photos_whose_people_agreed_are_shown() -> None:
    composition = sheet(visit_ledger())
    assert sum(1 for page in composition.pages for _ in page.pictures()) == 2
    assert "3か所目" not in read_back(composition)
    assert [note.name for note in composition.notes if note.kind is FindingKind.PHOTO] == ["3か所目のようす"]


def test_the_public_reads_neither_the_thoughts_nor_a_secret() -> None:
    ledger, planted = with_secrets(visit_ledger())
    assert planted >= 2
    inside, outside = sheet(ledger), sheet(ledger, is_public=True)
    assert MARKS[0] in read_back(inside)
    text, pdf = read_back(outside), written(outside)
    assert "考察" not in text
    for mark in MARKS:
        assert mark not in text
        assert mark.encode("utf-16-be") not in pdf
    assert all("公開用" in text_of(page) for page in outside.pages)
    assert all("内部用" in text_of(page) for page in inside.pages)


def test_a_lecturer_is_named_only_where_he_may_be() -> None:
    ledger = visit_ledger(lecturer="長谷川 節子", lecturer_level="related")
    assert "長谷川" in read_back(sheet(ledger))
    assert "長谷川" not in read_back(sheet(ledger, is_public=True))


def test_what_is_no_visit_or_is_not_shown_is_refused() -> None:
    with pytest.raises(ExpectedError, match="視察ではありません"):
        sheet(visit_ledger(kind=term_id("event_kind", "forum")))
    with pytest.raises(ExpectedError, match="公開用には刷れません"):
        sheet(visit_ledger(shown="related"), is_public=True)
    with pytest.raises(ExpectedError, match="見つかりません"):
        compose_visit_report(visit_ledger(), 1, is_public=False, read_blob=read_blob)


def test_a_text_without_headings_stands_under_ours() -> None:
    said = read_back(sheet(visit_ledger(outline="見てきました。\n・お茶がおいしい")))
    assert said.index("1視察の内容") < said.index("見てきました。") < said.index("写真") < said.index("2考察")


def test_nothing_written_yet_says_so() -> None:
    ledger = Ledger.of([*built_in_terms(), Event(id=VISIT, title="", kind=KIND)])
    (page,) = sheet(ledger).pages
    assert "まだ何も書かれていません。" in text_of(page)


def test_many_stations_run_on_under_a_repeated_head() -> None:
    stations = [
        EventSession(id=10 + at, event=VISIT, title=f"訪問先{at:03}", date="2023-10-05", lecturer="髙橋", pos=f"a{at:03}")
        for at in range(90)
    ]
    answers = [QuestionnaireAnswer(id=500, event=VISIT, question="よかったか", choice="はい", count=7)]
    ledger = Ledger.of([*built_in_terms(), Event(id=VISIT, title="旅", kind=KIND), *stations, *answers])
    composition = sheet(ledger)
    assert len(composition.pages) >= 3
    assert_sound(composition.pages)
    said = read_back(composition)
    assert all(f"訪問先{at:03}" in said for at in range(90))
    assert "よかったかはい7人" in said
    pages_with_stations = [page for page in composition.pages if "訪問先" in text_of(page)]
    assert all(text_of(page).count("どこ・なに") == 1 for page in pages_with_stations)
    assert standard_failures(composition) == []


@pytest.mark.parametrize("word", ["ながいことば、", "あ", "abcdefghij", "■１．", "・", ODD, "\x00\x07\u202e逆"])
def test_words_of_any_length_stay_on_the_page(word: str) -> None:
    words = (word * 400)[:400]
    texts = dict.fromkeys(("title", "theme", "outline", "lecturer", "affiliation", "venue", "grant", "audience"), words)
    composition = sheet(visit_ledger(**texts, reflection=f"・{words}\n（1）{words}\n■{words}"))
    assert composition.pages
    for page in composition.pages:
        assert overlapping_lines(page) == []
    assert written(composition).startswith(b"%PDF")
