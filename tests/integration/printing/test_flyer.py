"""The A4 flyer: what it shows, what gives way, and what must never reach it."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.flyers.composing import compose_flyer
from app.printing.pages import PlacedPicture
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.theme import EMPTY_EDGE
from app.records.place import Place
from tests.printed_pages import (
    codes_on,
    illegal_lines,
    inked_edges,
    lines_of,
    outside_texts,
    overlapping_lines,
    smallest_type,
    text_of,
)
from tests.secrets import MARKS, with_secrets
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
LONG = "障がいのある方もない方も集う、手しごとと音楽とお茶の会（午前と午後の部）" * 12


def flyer(town: Town, place_id: int, ledger: Ledger | None = None) -> Composition:
    return compose_flyer(ledger or town.ledger(), place_id, today=TODAY, read_blob=town.read_blob)


def consenting(town: Town) -> list[Place]:
    return [place for place in town.ledger().all(Place) if place.consent == "yes"]


def all_flyers() -> list[tuple[str, Composition]]:
    town = sample_town()
    return [(place.name, flyer(town, place.id)) for place in consenting(town)]


def test_every_sample_place_gives_one_sound_page() -> None:
    pages = []
    for name, composition in all_flyers():
        (page,) = composition.pages
        assert composition.title == name
        assert overlapping_lines(page) == []
        assert outside_texts(page, 10) == []
        pages.append(page)
    assert smallest_type(pages) >= 10.5
    assert illegal_lines(pages) == []
    assert inked_edges(pages, EMPTY_EDGE) == []


def test_the_facts_stand_in_their_order_with_the_telephone_last() -> None:
    town = sample_town()
    place = consenting(town)[0]
    text = text_of(flyer(town, place.id).pages[0])
    order = [
        "みんな茶論",
        "毎週土曜",
        "13:00〜15:00",
        "8月休み",
        "上水新町商店会事務所",
        "おとな300円",
        "地域の方も",
        "上ばき",
    ]
    places = [text.index(part) for part in [*order, "042-000-0018", "髙橋誠"]]
    assert places == sorted(places)
    assert "令和7年4月1日に確認しました" in text


def test_the_code_leads_to_the_address() -> None:
    town = sample_town()
    composition = flyer(town, consenting(town)[0].id)
    assert codes_on(composition.pages, 0) == ["https://ibasho.example/27"]
    assert "ibasho.example/27" in text_of(composition.pages[0])


@pytest.mark.parametrize(
    "name",
    ["さくらの家" * 80, "A" * 400, "<b>A&B</b>", "=1+1", "髙橋さんの𠮷田家", "葛󠄀飾の会", "家\u202eさん\x07", "🌸の会"],
)
def test_any_name_is_printed_within_the_page(name: str) -> None:
    town = Town()
    place = town.place(name, phone="042-000-0001", activities=LONG, story=LONG, fee=LONG[:80], bring="上ばき")
    composition = flyer(town, place)
    (page,) = composition.pages
    assert overlapping_lines(page) == []
    assert outside_texts(page, 10) == []
    assert illegal_lines([page]) == []
    assert inked_edges([page], EMPTY_EDGE) == []
    assert "042-000-0001" in text_of(page)
    assert pdf_bytes([page], title=composition.title).startswith(b"%PDF")


def test_what_does_not_fit_is_told_and_no_type_gets_too_small() -> None:
    town = Town()
    rules = [("FREQ=WEEKLY;BYDAY=MO", f"{hour:02}:00", f"{hour + 1:02}:00") for hour in range(9, 18)]
    place = town.place("会", rules=rules, fee=LONG[:200], audience=LONG[:200], bring=LONG[:100], phone="042-000-0001")
    composition = flyer(town, place)
    assert composition.notes
    assert all(note.record_id == place for note in composition.notes)
    assert smallest_type(composition.pages) >= 10.5


def test_an_online_place_says_how_to_join_and_a_home_only_its_town() -> None:
    town = sample_town()
    texts = {name: text_of(composition.pages[0]) for name, composition in all_flyers()}
    assert "つなぎ方は電話でご案内します" in texts["ほっと・こども食堂"]
    assert "学園西町" in texts["ぬくもりの家"]
    assert "4-19-18" not in texts["ぬくもりの家"]
    assert "お休み中" in texts["ぬくもりの家"]
    assert town.ledger().all(Place)


def test_without_a_number_the_centre_is_asked_and_empty_rows_are_left_out() -> None:
    texts = {name: text_of(composition.pages[0]) for name, composition in all_flyers()}
    assert "お問い合わせは" in texts["けやきスマホ倶楽部"]
    assert "042-000-0000" in texts["けやきスマホ倶楽部"]
    assert "参加費" not in texts["けやきスマホ倶楽部"]


def test_a_photo_is_printed_only_with_the_consent_of_those_on_it() -> None:
    town = Town()
    shown, hidden = town.place("会", photo="tea"), town.place("会", photo="gym", photo_consent="pending")
    assert any(isinstance(operation, PlacedPicture) for operation in flyer(town, shown).pages[0].operations)
    assert not list(flyer(town, hidden).pages[0].pictures())


def test_a_photo_that_is_gone_is_replaced_and_told() -> None:
    town = Town()
    place = town.place("会", photo="tea")
    town.blobs = dict.fromkeys(town.blobs, b"no picture")
    assert "写真を読めませんでした" in flyer(town, place).notes[0].message
    town.blobs = {}
    assert "写真を読めませんでした" in flyer(town, place).notes[0].message


def test_no_secret_reaches_the_paper() -> None:
    town = sample_town()
    ledger, planted = with_secrets(town.ledger())
    assert planted > 50
    for place in consenting(town):
        composition = flyer(town, place.id, ledger)
        pdf = pdf_bytes(composition.pages, title=composition.title)
        text = text_of(composition.pages[0]) + page_text(pdf, 0)
        for mark in MARKS:
            assert mark not in text
            assert mark.encode() not in pdf
            assert mark.encode("utf-16-be") not in pdf


def test_places_without_consent_have_no_flyer() -> None:
    town = Town()
    for values in ({"consent": "no"}, {"consent": "pending"}, {"status": "ended"}):
        with pytest.raises(ExpectedError):
            flyer(town, town.place("会", **values))
    with pytest.raises(ExpectedError):
        flyer(town, 1)


def test_other_papers_are_refused_in_plain_words() -> None:
    town = Town()
    place = town.place("会")
    with pytest.raises(ExpectedError) as refused:
        compose_flyer(town.ledger(), place, today=TODAY, paper="A2", read_blob=town.read_blob)
    assert "A2" in refused.value.what_happened


def test_the_same_records_give_the_same_bytes() -> None:
    town = sample_town()
    place = consenting(town)[0].id
    first, second = (flyer(sample_town(), place) for _ in range(2))
    assert pdf_bytes(first.pages, title=first.title) == pdf_bytes(second.pages, title=second.title)


def test_long_names_keep_every_letter() -> None:
    town = Town()
    name = "障がいのある方もない方も集う手しごとと音楽とお茶の会「こもれびの縁側ひろば」たかの台団地集会室分会"
    page = flyer(town, town.place(name)).pages[0]
    assert name in "".join(lines_of(page)).replace(" ", "")


def test_an_invitation_too_long_for_the_page_is_told() -> None:
    town = Town()
    place = town.place("会", story=LONG.replace("。", "、"), phone="042-000-0001")
    assert any("思い" in note.message for note in flyer(town, place).notes)
    assert flyer(town, town.place("会", story="お茶の会です。")).notes == ()


def test_open_data_is_credited_where_its_space_is_shown() -> None:
    town = Town()
    hall = town.space("中央公園", "東京都小平市栄町2-1", source="東京都のオープンデータ「公共施設一覧」（CC BY 4.0）")
    with_credit, without = town.place("ひろば", space=hall), town.place("会", space=town.space("集会所"))
    assert "公共施設一覧」（CCBY4.0）をもとに" in text_of(flyer(town, with_credit).pages[0])
    assert "もとに" not in text_of(flyer(town, without).pages[0])


def test_a_flyer_without_photo_gives_its_room_to_the_words() -> None:
    """Catch line at least 20 pt beside the name, day and time at least 30 pt, number at least 34 pt."""
    town = Town()
    place = town.place(
        "みんな茶論", story="お茶を1杯のつもりが、いつも時間をこえます。", activities="手芸", phone="042-000-0018"
    )
    composition = flyer(town, place)
    (page,) = composition.pages
    sizes = {run.text: run.size_pt for run in page.text_runs()}
    assert next(size for text, size in sizes.items() if text.startswith("お茶を1杯の")) >= 20
    assert sizes["毎週土曜"] >= 30
    assert sizes["042-000-0018"] >= 34
    assert "手芸" in sizes
    assert composition.notes == ()


@pytest.mark.parametrize("url", ["", "https://ibasho.example/1"])
def test_a_flyer_without_photo_holds_every_length_of_words(url: str) -> None:
    for times in (1, 3, 6, 12):
        town = Town()
        place = town.place(
            "あ" * (times * 6),
            story="お茶とおしゃべりの会です。" * times,
            activities="編み物や折り紙を楽しみます。" * times,
            audience="どなたでも" * times,
            phone="042-000-0018",
            url=url,
        )
        composition = flyer(town, place)
        (page,) = composition.pages
        assert overlapping_lines(page) == []
        assert outside_texts(page, 10) == []
        assert "042-000-0018" in text_of(page)
        words = text_of(page)
        is_whole = words.count("会です。") == words.count("楽しみます。") == times
        assert is_whole == (not any("途中まで" in note.message for note in composition.notes))


@pytest.mark.parametrize("photo", ["", "tea"])
@pytest.mark.parametrize("word", ["ながいことば、", "あ", "abcdefghij", "一行\n", "042-000-0000、"])
def test_words_of_any_length_in_every_field_stay_on_the_page(word: str, photo: str) -> None:
    words = (word * 400)[:400]
    town = Town()
    for name in ("publisher", "publisher_phone"):
        town.setting(f"print.{name}", words)
    space = town.space(words, words, landmark=words, source=words, access=("step_free", "wheelchair"))
    values = dict.fromkeys(("fee", "audience", "capacity_note", "booking", "bring", "phone", "contact_name"), words)
    place = town.place(
        words, area=town.area(words, "a0"), reading=words, space=space, photo=photo, story=words, activities=words,
        rules=[("FREQ=WEEKLY;BYDAY=MO", "10:00", "12:00", words), ("", "", "", "", words)],
        contact_name_level="public", **values,
    )  # fmt: skip
    composition = flyer(town, place)
    (page,) = composition.pages
    assert overlapping_lines(page) == []
    assert outside_texts(page, 10) == []
    assert any("1枚に入りません" in note.message for note in composition.notes)


def test_the_reading_stands_over_the_words_that_need_it_and_can_be_switched_off() -> None:
    town = sample_town()
    place = next(place for place in consenting(town) if place.name == "みんな茶論")
    (page,) = flyer(town, place.id).pages
    (reading,) = [run for run in page.text_runs() if run.text == "さろん"]
    (word,) = [run for run in page.text_runs() if run.text == "茶論"]
    assert reading.x + reading.width / 2 == pytest.approx(word.x + word.width / 2, abs=0.6)
    assert reading.y < word.y
    assert reading.size_pt >= 12
    town.setting("print.ruby", "なし")
    assert "さろん" not in text_of(flyer(town, place.id).pages[0])
