"""確認の往復はがき: a card of two sides for each place, nothing on the fold, nothing personal on what comes back."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import ExpectedError
from app.printing.findings import FindingKind, Severity
from app.printing.post.reply_cards import Which, compose_reply_cards
from app.records.place import Place
from tests.integration.printing.printed_post import NAMES, SAKAE, TODAY, assert_sound, plain, posting_town, runs
from tests.printed_pages import illegal_lines, text_of
from tests.town import Town


@pytest.mark.parametrize("title", ["コミュニティ\nスペース", "長いなまえの冊子" * 20, "あ" * 400])
def test_what_we_ask_stays_above_the_last_day(title: str) -> None:
    town = posting_town()
    town.setting("print.booklet_title", title)
    pages = compose_reply_cards(town.ledger(), None, which=Which.ALL, today=TODAY).pages
    for page in pages[1::2]:
        (last_day,) = [run.y for run in page.text_runs() if run.text == "しめきり"]
        body = [run for run in page.text_runs() if run.x > 107 and 28 < run.y < last_day]
        assert max(run.y for run in body) < last_day - 9
        if len(title) < 20:
            assert max(run.size_pt for run in body) >= 14, "larger type first, where there is room"


def test_each_place_gets_a_card_of_two_sides() -> None:
    composition = compose_reply_cards(posting_town().ledger(), None, which=Which.ALL, today=TODAY)
    assert len(composition.pages) == 18
    assert {(page.width_mm, page.height_mm) for page in composition.pages} == {(200.0, 148.0)}
    for page in composition.pages[:6]:
        assert_sound(page)
        middle = [run for run in runs(page) if run.x < 108 and run.x + run.width > 92.1]
        assert middle == [], "nothing on the fold"
    left_out = {finding.name for finding in composition.notes if finding.kind is FindingKind.LEFT_OUT}
    assert left_out == {"ほっと・こども食堂", "むすび畑", "ひみつの会"}


def test_the_sides_lie_as_the_card_is_folded() -> None:
    ledger = posting_town().ledger()
    place = next(each for each in ledger.all(Place) if each.name == "みんな茶論")
    first, second = compose_reply_cards(ledger, place.id, today=TODAY, reply_by=date(2025, 5, 20)).pages
    halves = [
        "".join(plain(run.text) for run in runs(page) if (run.x >= 100) is is_right)
        for page in (first, second)
        for is_right in (False, True)
    ]
    outgoing, form, returning, message = halves
    assert "髙橋誠様" in outgoing
    assert "上水新町二―三五―三" in outgoing
    assert form.startswith("ご返事")
    for text in ("変わりありません", "みんな茶論", "毎週土曜13:00〜15:00（8月休み）", "おとな300円", "042-000-0018", "電話は出さない"):
        assert text in form
    assert "小平市社会福祉協議会行" in returning
    assert "小川町二―一―一" in returning
    assert "ことしも載せます。" in message
    assert "5月20日（火）" in message
    assert "042-000-0000" in message


def test_stale_places_are_asked() -> None:
    later = date(2026, 5, 1)
    ledger = posting_town().ledger()
    names = {place.name for place in ledger.all(Place) if place.confirmed}
    asked = {page.label.split("　")[0] for page in compose_reply_cards(ledger, None, today=later).pages}
    assert names <= asked
    fresh = {page.label.split("　")[0] for page in compose_reply_cards(ledger, None, today=TODAY).pages}
    assert not names & fresh


def test_only_public_facts_come_back() -> None:
    town = Town()
    town.setting("print.publisher", "小平市社協")
    town.setting("print.publisher_address", "〒187-0032 東京都小平市小川町2-1-1")
    home = town.space("松本さん宅", SAKAE, kind="private_home", address_shown="hidden")
    place = town.place(
        "みんなの会", space=home, contact_name="髙橋 誠", phone="042-000-0001", phone_level="internal", consent="pending",
        fee="100円", internal_note="ひみつ",
    )  # fmt: skip
    first, second = compose_reply_cards(town.ledger(), place, today=TODAY).pages
    form = "".join(plain(run.text) for run in runs(first) if run.x >= 100)
    assert "みんなの会" in form
    assert "100円" in form
    for hidden in ("松本", "栄町", "髙橋", "042-000-0001", "ひみつ"):
        assert hidden not in form
    assert "松本様方" in text_of(first)
    assert "冊子に載せても" in text_of(second)


def test_without_our_own_address_no_reply_can_come() -> None:
    town = Town()
    place = town.place("会", space=town.space("会館", SAKAE))
    notes = compose_reply_cards(town.ledger(), place, today=TODAY).notes
    assert [finding.severity for finding in notes] == [Severity.STOP]
    assert notes[0].message == "センター名と住所がないので、返事が届きません。設定の「センター」に入れてください。"


def test_nobody_to_ask_is_said() -> None:
    town = Town()
    with pytest.raises(ExpectedError, match="いま確かめる"):
        compose_reply_cards(town.ledger(), None, today=TODAY)
    place = town.place("住所のない会")
    with pytest.raises(ExpectedError, match="「住所のない会」の住所"):
        compose_reply_cards(town.ledger(), place, today=TODAY)
    with pytest.raises(ExpectedError, match="見つかりません"):
        compose_reply_cards(town.ledger(), 5, today=TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_any_text_on_a_reply_card(name: str) -> None:
    town = posting_town()
    place = town.place(name, fee=name, space=town.space(name, SAKAE), rules=[("FREQ=MONTHLY;BYDAY=1TU", "10:00", "12:00")] * 4)
    first, second = compose_reply_cards(town.ledger(), place, today=TODAY).pages
    right = [run for page in (first, second) for run in runs(page) if run.x >= 100]
    assert min(run.x for run in right) >= 108
    assert max(run.x + run.width for run in right) <= 192.01
    assert max(run.y for run in right) <= 140
    assert illegal_lines([first, second]) == []


def test_several_schedules_come_back_whole() -> None:
    ledger = posting_town().ledger()
    place = next(each for each in ledger.all(Place) if each.name.startswith("障がいのある方も"))
    composition = compose_reply_cards(ledger, place.id, today=TODAY)
    form = "".join(plain(run.text) for run in runs(composition.pages[0]) if run.x >= 100)
    for text in ("第1火曜10:00〜12:00", "毎週木曜13:30〜15:00", "第3土曜10:00〜14:00", "8月・年末年始"):
        assert text in form
    assert plain(place.name) in form


@pytest.mark.parametrize(("phone", "level", "is_told"), [
    ("不明", "public", True), ("不明", "internal", False), ("042-000-0001", "public", False), ("", "public", False),
])  # fmt: skip
def test_words_that_are_no_number_are_not_sent_and_it_is_said(phone: str, level: str, is_told: bool) -> None:
    town = posting_town()
    place = town.place("会", space=town.space("会館", SAKAE), phone=phone, phone_level=level, consent="yes")
    composition = compose_reply_cards(town.ledger(), place, today=TODAY)
    assert "不明" not in text_of(composition.pages[0])
    told = [note for note in composition.notes if note.kind is FindingKind.CONTACT]
    assert [(note.record_kind, note.record_id, note.field) for note in told] == [("place", place, "phone")] * is_told
    assert all("「不明」は番号ではない" in note.message for note in told)
