"""Cards for the ring file: each level sees its own, nothing reaches the holes, and any length fits one page."""

from __future__ import annotations

from datetime import date

import page as validator
import pytest

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.cards.card_frame import HOLE_APART, HOLE_FROM_EDGE, LEVEL_WORDS, MOST_TABS, shown_tabs, tab_lines
from app.printing.cards.composing import compose_place_cards, compose_space_cards
from app.printing.composition import Composition
from app.printing.findings import FindingKind
from app.printing.japanese_text import drawable
from app.printing.pages import Page, Shape, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.theme import EMPTY_EDGE, THEMES
from app.records.field import Level
from app.records.organization import Organization
from app.records.photo import Photo
from app.records.place import Place
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from tests.ink import texts_on_grounds
from tests.printed_pages import (
    codes_on,
    illegal_lines,
    inked_edges,
    largest_hole,
    outside_texts,
    overlapping_lines,
    text_of,
)
from tests.secrets import MARKS, with_secrets
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
LONG = "縁側で、お茶と手仕事。" * 40
LEVELS = (Level.INTERNAL, Level.RELATED, Level.PUBLIC)


def cards(town: Town, place_id: int | None = None, level: Level = Level.INTERNAL) -> Composition:
    return compose_place_cards(town.ledger(), place_id, level=level, today=TODAY, read_blob=town.read_blob)


def space_cards(town: Town, space_id: int | None = None, level: Level = Level.INTERNAL) -> Composition:
    return compose_space_cards(town.ledger(), space_id, level=level, today=TODAY, read_blob=town.read_blob)


def plain(text: str) -> str:
    return "".join(drawable(text).split())


def assert_sound(page: Page) -> None:
    theme = THEMES["card A4"]
    horizontal = [run for run in page.text_runs() if run.text != "●"]
    assert min(run.size_pt for run in horizontal) >= min(theme.scale.note_floor, 10.5)
    assert illegal_lines([page]) == []
    assert overlapping_lines(page) == []
    assert outside_texts(page, EMPTY_EDGE) == []
    assert inked_edges([page], EMPTY_EDGE) == []
    texts = [run for run in page.operations if isinstance(run, TextRun)]
    assert min(run.x for run in texts) >= 24 - 0.1, "nothing but the holes stands where the ring file holds the page"


def test_every_place_has_a_card_in_the_order_of_its_reading() -> None:
    town = sample_town()
    composition = cards(town)
    names = [place.name for place in town.ledger().all(Place)]
    assert len(composition.pages) == len(names)
    for page in composition.pages[::3]:
        assert_sound(page)
    said = [text_of(page) for page in composition.pages]
    in_order = ("けやき・広場", "つどい食堂", "みんな茶論")
    starts = [next(at for at, page in enumerate(said) if plain(name) in page) for name in in_order]
    assert starts == sorted(starts)
    assert [page.label for page in composition.pages] == [str(number) for number in range(1, len(names) + 1)]


def test_the_card_of_one_place_says_what_is_recorded() -> None:
    town = sample_town()
    place = next(each for each in town.ledger().all(Place) if each.name == "みんな茶論")
    composition = cards(town, place.id)
    pdf = pdf_bytes(composition.pages, title=composition.title)
    said = "".join(page_text(pdf, 0).split())
    for text in (place.name, place.story, place.fee, place.audience, place.phone, "髙橋 誠", "上水新町商店会事務所", "毎週土曜",
                 "13:00〜15:00", "8月", "郵便局のとなり", "令和7年4月1日", "段差なし"):  # fmt: skip
        assert plain(text) in said, text
    assert codes_on(composition.pages, 0) == ["https://ibasho.example/27"]
    assert composition.title == "みんな茶論　カード　内部用"


@pytest.mark.parametrize("level", LEVELS)
def test_the_level_stands_at_the_foot_of_every_card(level: Level) -> None:
    town = Town()
    for name in ("ひとつめ", "ふたつめ"):
        town.place(name)
    pages = cards(town, level=level).pages
    assert [plain(LEVEL_WORDS[level]) in text_of(page) for page in pages] == [True, True]


def test_only_the_inside_sees_what_is_inside() -> None:
    town = Town()
    office = town.organization("けやきの会")
    place = town.place(
        "みんなの会", organization=office, contact_name="髙橋 誠", phone="042-000-0001", phone_level="internal", fax="042-000-0002",
        confirmed="2025-04-01", confirmed_by="小林",
    )  # fmt: skip
    said = {level: text_of(cards(town, place, level).pages[0]) for level in LEVELS}
    assert [level for level in LEVELS if "042-000-0001" in said[level]] == [Level.INTERNAL]
    assert [level for level in LEVELS if "小林" in said[level]] == [Level.INTERNAL]
    assert [level for level in LEVELS if "髙橋誠" in said[level]] == [Level.INTERNAL, Level.RELATED]
    assert [level for level in LEVELS if "042-000-0002" in said[level]] == [Level.INTERNAL, Level.RELATED]
    assert all("みんなの会" in text and "けやきの会" in text for text in said.values())


def test_no_secret_is_on_public_cards() -> None:
    town = sample_town()
    ledger, planted = with_secrets(town.ledger())
    assert planted
    for make in (compose_place_cards, compose_space_cards):
        pages = make(ledger, None, level=Level.PUBLIC, today=TODAY, read_blob=town.read_blob).pages
        said = "".join(text_of(page) for page in pages)
        assert [mark for mark in MARKS if mark in said] == []


def test_related_cards_hold_nothing_internal() -> None:
    town = Town()
    place = town.place("会", internal_note="ひみつのこと", confirmed_by="ひみつの人", phone="042-999-9999", phone_level="internal")
    said = text_of(cards(town, place, Level.RELATED).pages[0])
    assert [mark for mark in MARKS if mark in said] == []


def test_a_place_without_consent_has_no_public_card() -> None:
    town = Town()
    place = town.place("まだの会", consent="pending")
    with pytest.raises(ExpectedError, match="「まだの会」は、公開用のカードにできません"):
        cards(town, place, Level.PUBLIC)
    with pytest.raises(ExpectedError, match="公開用のカードにできる"):
        cards(town, None, Level.PUBLIC)
    with pytest.raises(ExpectedError, match="見つかりません"):
        cards(town, 999)
    assert len(cards(town, place, Level.RELATED).pages) == 1


def test_photos_without_consent_are_on_no_card() -> None:
    town = Town()
    place = town.place("会", photo="tea", photo_consent="no")
    assert list(cards(town, place).pages[0].pictures()) == []
    agreed = Town()
    place = agreed.place("会", photo="tea")
    for level in LEVELS:
        assert len(list(cards(agreed, place, level).pages[0].pictures())) == 1
    assert any(isinstance(record, Photo) for record in agreed.records)


@pytest.mark.parametrize("name", ["<b>太字&会</b>", "葛\U000e0100飾の𠮷田さんと髙橋さん🍵", "=1+1", "あ" * 400, "長い名まえの「こもれび」の会" * 4])
def test_any_text_fits_one_page(name: str) -> None:
    town = Town()
    space = town.space(name, f"東京都小平市栄町{name}", landmark=LONG, access=("step_free", "wheelchair"))
    place = town.place(
        name, reading="よみ" * 20, story=LONG, activities=LONG, wanted="\n".join([LONG] * 12), fee=name, audience=LONG, booking=name,
        bring=LONG, contact_name=name, phone="042-000-0001", url="https://example.jp/" + "x" * 90, space=space,
        rules=[("FREQ=MONTHLY;BYDAY=1TU", "10:00", "12:00", "month:8 newyear")] * 6,
    )  # fmt: skip
    for level in (Level.INTERNAL, Level.PUBLIC):
        composition = cards(town, place, level)
        (page,) = composition.pages
        assert_sound(page)
        assert plain(name)[:9] in text_of(page)
        assert any("途中まで" in finding.message for finding in composition.notes)
        assert all(finding.record_id == place for finding in composition.notes)


def test_a_space_says_who_lends_it_only_inside() -> None:
    town = Town()
    office = Organization(id=1, name="けやき商事")
    owner = SpaceOwner(id=2, name="松本 よし", phone="042-000-0003", consent="pending")
    town.records += [office, owner]
    space = town.space("けやきの間", "東京都小平市栄町1-2-3", size="6畳", conditions="月4回まで", description="南向きの部屋です。")
    town.records = [
        each.changed(owner=2, owner_organization=1) if isinstance(each, Space) else each for each in town.records
    ]
    town.place("みんなの会", space=space)
    said = {level: text_of(space_cards(town, space, level).pages[0]) for level in LEVELS}
    assert [level for level in LEVELS if "松本よし" in said[level]] == [Level.INTERNAL]
    assert [level for level in LEVELS if "月4回まで" in said[level]] == [Level.INTERNAL, Level.RELATED]
    for text in said.values():
        assert "けやきの間" in text
        assert "みんなの会毎週土曜13:00〜15:00" in text
        assert "6畳" in text
    assert_sound(space_cards(town, space).pages[0])


def test_the_holes_are_where_a_punch_makes_them() -> None:
    (page,) = cards(sample_town(), next(iter(sample_town().ledger().all(Place))).id).pages
    holes = [each for each in page.operations if isinstance(each, Shape) and each.x == HOLE_FROM_EDGE and each.y]
    assert [hole.y for hole in holes] == pytest.approx([148.5 - HOLE_APART / 2, 148.5 + HOLE_APART / 2], abs=0.1)
    assert (HOLE_FROM_EDGE, HOLE_APART) == (12.0, 80.0)


def test_rare_kinds_share_a_tab() -> None:
    assert shown_tabs(["サロン", "体操", ""]) == ("サロン", "体操", "そのほか")
    many = shown_tabs([f"種別{number}" for number in range(20)])
    assert len(many) == MOST_TABS
    assert many[-1] == "そのほか"


def test_cards_are_read_aloud_and_seen_in_grey() -> None:
    town = sample_town()
    for composition in (cards(town, level=Level.PUBLIC), space_cards(town, level=Level.PUBLIC)):
        for page in composition.pages:
            assert min(text.contrast for text in texts_on_grounds(page)) >= 4.5
        pdf = pdf_bytes(composition.pages, title=composition.title, standard=composition.standard)
        assert [each.rule_id for each in validator.validate_pdf_bytes(pdf, profile="ua1").failures] == []


def test_an_empty_record_has_a_card_to_fill_in() -> None:
    town = Town()
    town.records.append(Place(id=1, name="", consent="yes"))
    (page,) = cards(town, 1).pages
    assert_sound(page)
    assert "確認の記録" in text_of(page)


def test_nothing_to_print_is_said() -> None:
    with pytest.raises(ExpectedError, match="カードにする場が、まだありません"):
        compose_space_cards(Ledger.of([]), None, level=Level.INTERNAL, today=TODAY, read_blob=lambda sha: b"")
    with pytest.raises(ExpectedError, match="公開用のカードにできる場がありません"):
        compose_space_cards(Ledger.of([]), None, level=Level.PUBLIC, today=TODAY, read_blob=lambda sha: b"")


def test_a_character_no_font_has_is_said() -> None:
    town = Town()
    place = town.place("\u0e01の会")
    town.place("ふつうの会")
    (finding,) = cards(town).notes
    assert (finding.kind, finding.record_kind, finding.record_id) == (FindingKind.MISSING_GLYPH, Place.KIND, place)


@pytest.mark.parametrize("level", [Level.INTERNAL, Level.RELATED])
def test_a_space_that_was_given_up_is_in_no_file(level: Level) -> None:
    town = Town()
    town.space("けやきの間", "東京都小平市栄町1-2-3")
    town.space("見送りの間", stage="declined")
    said = "".join(text_of(page) for page in space_cards(town, level=level).pages)
    assert "けやきの間" in said
    assert "見送りの間" not in said


@pytest.mark.parametrize("level", LEVELS)
def test_who_uses_a_space_is_called_as_the_town_does(level: Level) -> None:
    town = Town()
    space = town.space("けやきの間", "東京都小平市栄町1-2-3")
    town.place("みんなの会", space=space)
    assert "いま使っている居場所●みんなの会" in text_of(space_cards(town, space, level).pages[0])
    town.setting("noun.place", "サロン")
    assert "いま使っているサロン●みんなの会" in text_of(space_cards(town, space, level).pages[0])


@pytest.mark.parametrize(
    ("tab", "lines"),
    [
        ("サロン", ("サロン",)),
        ("コミュニティカフェ", ("コミュニティ", "カフェ")),
        ("地域センター・集会所", ("地域センター", "集会所")),
        ("高齢者が自然と集まる場所", ("高齢者が自然と", "集まる場所")),
        ("あ" * 20, ("ああああああ…",)),
    ],
)
def test_a_long_kind_stands_on_two_lines_of_its_tab(tab: str, lines: tuple[str, ...]) -> None:
    assert tab_lines(tab, 7) == lines


def test_the_record_of_confirmations_fills_the_card() -> None:
    """Lines to write on instead of a hole: no white rectangle is larger than a sixth of the card."""
    town = Town()
    town.place("会")
    town.place("みんなの会", phone="042-000-0001", fee="100円", activities="お茶")
    for page in cards(town).pages:
        assert largest_hole(page) < 1 / 6


def test_a_name_too_long_for_the_card_does_not_shrink_its_photo() -> None:
    town = Town()
    town.place("さくらの家" * 80, photo="tea")
    town.place("さくらの家", photo="tea")
    heights = [next(iter(page.pictures())).height for page in cards(town).pages]
    assert heights[0] == pytest.approx(heights[1])
