"""会議録 on paper: nothing lost, nothing that must stay inside, pages that hold at every length."""

from __future__ import annotations

import re

import pytest

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.minutes.composing import compose_minutes
from app.printing.pdf_writer import pdf_bytes
from app.printing.theme import EMPTY_EDGE
from app.records.base import Record
from app.records.concern import Concern
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.term_lists import built_in_terms
from tests.first_report import (
    BACKGROUND,
    NEXT_STEPS,
    ORGANIZATIONS,
    REPORT,
    SUMMARY,
    THEME,
    TITLE,
    WORKS,
    report_ledger,
    report_records,
)
from tests.printed_pages import inked_edges, outside_texts, overlapping_lines, text_of
from tests.printed_reports import assert_sound, plain, read_back, runs_on
from tests.secrets import MARKS, with_secrets


def sheet(ledger: Ledger, *, is_public: bool = False) -> Composition:
    return compose_minutes(ledger, REPORT, is_public=is_public)


def ledger_of(*records: Record) -> Ledger:
    return Ledger.of([*built_in_terms(), *records])


@pytest.mark.parametrize("is_public", [False, True])
def test_the_report_says_everything_that_was_entered(is_public: bool) -> None:
    said = read_back(sheet(report_ledger(), is_public=is_public))
    for text in (TITLE, "令和4年2月17日（木）", "14:00〜16:00", THEME, *ORGANIZATIONS):
        assert plain(text) in said
    opinions = [opinion for _, each in WORKS for opinion in each]
    assert len(opinions) == 23
    for text in (*opinions, *NEXT_STEPS):
        assert plain(text) in said or runs_on(plain(text), said), text
    for text in (*BACKGROUND, SUMMARY):
        assert runs_on(plain(text), said), text


def test_the_report_keeps_its_structure() -> None:
    said = read_back(sheet(report_ledger(), is_public=True))
    headings = [
        "日時", "会場", "出席者", "1今回のテーマ", "2内容・意見（抜粋）", f"【{plain(WORKS[0][0])}】",
        f"【{plain(WORKS[1][0])}】", "3まとめ", "4今後の取組みについて", "（1）", "（2）", "（3）",
    ]  # fmt: skip
    places = [said.index(heading) for heading in headings]
    assert places == sorted(places)


@pytest.mark.parametrize("is_public", [False, True])
def test_every_page_is_sound(is_public: bool) -> None:
    pages = sheet(report_ledger(), is_public=is_public).pages
    assert len(pages) == 3
    assert_sound(pages)
    assert inked_edges(pages, EMPTY_EDGE - 0.2) == []


def test_fonts_are_embedded_and_the_bytes_are_the_same_every_time() -> None:
    first, second = (sheet(report_ledger()) for _ in range(2))
    pdf = pdf_bytes(first.pages, title=first.title)
    assert pdf == pdf_bytes(second.pages, title=second.title)
    assert len(re.findall(rb"/FontFile2 ", pdf)) == len(re.findall(rb"/Type /FontDescriptor", pdf)) > 0
    assert b"Helvetica" not in pdf


def test_insiders_see_persons_and_promises_and_every_page_says_so() -> None:
    pages = sheet(report_ledger()).pages
    text = "".join(map(text_of, pages))
    for words in ("齋藤健一", "（商工会齋藤さん）", "商店会に話し合いの場へ来てもらう", "令和4年3月31日（木）"):
        assert words in text
    assert all("内部用" in text_of(page) for page in pages)
    assert "つぎは5月ごろ" not in text  # a note of the secretary is no part of the report


def test_the_public_sees_no_person_speaker_or_promise() -> None:
    pages = sheet(report_ledger(), is_public=True).pages
    text = "".join(map(text_of, pages))
    for words in ("齋藤", "来てもらう", "約束", "内部"):
        assert words not in text
    assert all("公開用" in text_of(page) for page in pages)


@pytest.mark.parametrize(("state", "word"), [("draft", "案"), ("checking", "確認中")])
def test_only_final_minutes_go_out(state: str, word: str) -> None:
    with pytest.raises(ExpectedError) as refused:
        sheet(report_ledger(state=state), is_public=True)
    assert f"「{word}」" in refused.value.what_happened
    pages = sheet(report_ledger(state=state)).pages
    assert all(f"{word}内部用" in text_of(page) for page in pages)


def test_unknown_minutes_are_refused() -> None:
    with pytest.raises(ExpectedError):
        compose_minutes(report_ledger(), 1, is_public=False)


def test_an_opinion_is_printed_for_those_who_may_read_it() -> None:
    records = [
        each.changed(shown="internal") if isinstance(each, Opinion) and each.id == 1000 else each
        for each in report_records()
    ]
    inside, outside = (read_back(sheet(ledger_of(*records), is_public=public)) for public in (False, True))
    assert plain(WORKS[1][1][0]) in inside
    assert plain(WORKS[1][1][0])[:20] not in outside


def test_no_secret_reaches_the_paper() -> None:
    ledger, planted = with_secrets(report_ledger())
    assert planted > 100
    composition = sheet(ledger, is_public=True)
    pdf = pdf_bytes(composition.pages, title=composition.title)
    text = read_back(composition) + "".join(map(text_of, composition.pages))
    for mark in MARKS:
        assert mark not in text
        assert mark.encode() not in pdf
        assert mark.encode("utf-16-be") not in pdf


def test_groups_stand_under_their_names_and_short_opinions_side_by_side() -> None:
    records: list[Record] = [
        Minutes(id=REPORT, title="会"),
        AgendaItem(id=2, minutes=REPORT, title="ワーク", kind="work"),
    ]
    for number, group in enumerate(("Aグループ", "Bグループ")):
        records += [
            Opinion(id=10 * (number + 1) + at, minutes=REPORT, agenda_item=2, group_name=group, content=f"意見{group[0]}{at}", pos=f"a{at}")
            for at in range(4)
        ]  # fmt: skip
    (page,) = sheet(ledger_of(*records)).pages
    runs = {run.text: run for run in page.text_runs()}
    assert runs["意見A0"].y == runs["意見A1"].y
    assert runs["意見A1"].x > 105
    assert runs["Aグループ"].y < runs["意見A3"].y < runs["Bグループ"].y < runs["意見B0"].y


def test_what_troubles_people_is_for_insiders() -> None:
    records = [
        Minutes(id=REPORT, title="会", state="final"),
        Concern(id=2, title="保険に入るのが大変", minutes=REPORT, solver="city"),
    ]
    inside, outside = (read_back(sheet(ledger_of(*records), is_public=public)) for public in (False, True))
    assert "困りごと保険に入るのが大変（市全体で）" in inside.replace("●", "")
    assert "保険" not in outside


def test_who_was_absent_is_for_insiders() -> None:
    records = [
        Minutes(id=REPORT, title="会", state="final"),
        Attendee(id=2, minutes=REPORT, person="長谷川 節子", person_level="public", pos="a1"),
        Attendee(id=3, minutes=REPORT, person="加藤 典子", person_level="public", presence="no", pos="a2"),
    ]
    inside, outside = (read_back(sheet(ledger_of(*records), is_public=public)) for public in (False, True))
    assert "欠席加藤典子" in inside
    assert "加藤" not in outside


def test_sixty_pages_run_on() -> None:
    paragraph = SUMMARY * 2
    long_text = "\n".join([paragraph] * 130)
    records = [each.changed(summary=long_text) if isinstance(each, Minutes) else each for each in report_records()]
    pages = sheet(ledger_of(*records)).pages
    assert len(pages) >= 60
    assert_sound(pages)
    said = "".join(text_of(page) for page in pages)
    assert said.count(plain(SUMMARY)[-20:]) == 260
    for page in pages[2:-2]:
        feet = {round(run.y, 1) for run in page.text_runs()}
        assert max(y for y in feet if y < 279) > 255  # no page is left half empty


@pytest.mark.parametrize(
    "word",
    [
        "ながいことば、",
        "あ",
        "abcdefghij",
        "一行\n",
        "042-000-0000、",
        "<b>&=1+1",
        "𠮷髙葛\U000e0100🍵",
        "\x00\x07\u202e逆",
    ],
)
def test_words_of_any_length_in_every_field_stay_on_the_page(word: str) -> None:
    words = (word * 400)[:400]
    records: list[Record] = [
        Minutes(
            id=REPORT, title=words, venue=words, theme=words, background=words, purpose=words, summary=words,
            next_steps=words, date="2026-11-27", start="09:00",
        ),
        Attendee(id=2, minutes=REPORT, person=words, role=words),
        AgendaItem(id=3, minutes=REPORT, title=words, presenter=words, content=words, start="14:00"),
        Opinion(id=4, minutes=REPORT, agenda_item=3, content=words, speaker=words, group_name=words),
        Promise(id=5, minutes=REPORT, content=words, who=words, due="2026-12-11"),
    ]  # fmt: skip
    composition = sheet(ledger_of(*records))
    for page in composition.pages:
        assert overlapping_lines(page) == []
        assert outside_texts(page, EMPTY_EDGE) == []
    assert pdf_bytes(composition.pages, title=composition.title).startswith(b"%PDF")


def test_a_character_without_glyph_is_told() -> None:
    composition = sheet(ledger_of(Minutes(id=REPORT, title="会", summary="お茶🦖の会")))
    assert "🦖" in composition.notes[0].message
    assert sheet(ledger_of(Minutes(id=REPORT, title="会"))).notes == ()


def test_minutes_in_which_nothing_was_written_yet() -> None:
    (page,) = sheet(ledger_of(Minutes(id=REPORT, title="会"))).pages
    assert "まだ何も書かれていません。" in text_of(page)
