"""Every flyer and poster: each content in each design on each paper, what gives way, what must never reach it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import page as validator
import pytest

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.findings import FindingKind, Severity
from app.printing.flyers.event_content import event_content
from app.printing.flyers.place_content import place_content
from app.printing.flyers.sheet import flyer_sheet, poster_sheet
from app.printing.japanese_text import drawable
from app.printing.one_colour import in_one_colour
from app.printing.pages import Group, Operation, Page, PlacedPicture, Shape, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.print_words import print_words
from app.printing.products.catalogue import BY_KEY
from app.printing.products.product import Made, Product, Refused, Request, make
from app.printing.theme import EMPTY_EDGE, TEXT_PAIRS
from app.records.event import Event, EventSession
from app.records.place import Place
from tests.flyer_town import FlyerTown, flyer_town
from tests.ink import PHOTO, texts_on_grounds
from tests.printed_pages import (
    codes_on,
    illegal_lines,
    inked_edges,
    outside_texts,
    overlapping_lines,
    smallest_type,
    text_of,
)
from tests.read_aloud import parts_of
from tests.secrets import MARKS, with_secrets
from tests.town import Town

TODAY = date(2025, 4, 10)
FLYERS = ("flyer", "event-flyer", "volunteer-flyer", "referral-flyer", "poster", "event-poster")
LONG = "障がいのある方もない方も集う、手しごとと音楽とお茶の会です。"
STRANGE_NAMES = ("さくら会", "<b>A&B</b>", "=1+1", "髙橋さんの𠮷田家", "葛󠄀飾の会", "🌸の会", "さくらの家" * 80, "A" * 400)
DESIGNS = [(key, design) for key in FLYERS for design in BY_KEY[key].option("design").choices]


@cache
def town() -> tuple[FlyerTown, Ledger]:
    found = flyer_town()
    return found, found.town.ledger()


def subjects(key: str) -> tuple[int | None, ...]:
    """What a product is tried on: with much and with little to say."""
    ids, _ = town()
    return {
        "flyer": (ids.place,),
        "event-flyer": (ids.forum, ids.course, ids.bare),
        "volunteer-flyer": (ids.seeking, None),
        "referral-flyer": (None,),
        "poster": (ids.place,),
        "event-poster": (ids.forum, ids.course),
    }[key]


def printed(
    key: str, subject: int | None, options: Mapping[str, str] | None = None, *, of: Town | None = None
) -> Made | Refused:
    ids, ledger = town()
    if of is not None:
        ledger = of.ledger()
    request = Request(ledger, TODAY, (of or ids.town).read_blob, subject, options or {})
    return make(BY_KEY[key], request)


def made(key: str, subject: int | None, options: Mapping[str, str] | None = None, *, of: Town | None = None) -> Made:
    found = printed(key, subject, options, of=of)
    assert isinstance(found, Made), found
    return found


def papers(product: Product) -> Iterator[str]:
    yield from product.option("paper").choices


def faults(page: Page, note_floor: float, empty_edge: float) -> list[object]:
    """What is wrong with one page, measured on its display list."""
    found: list[object] = [*overlapping_lines(page), *outside_texts(page, empty_edge), *illegal_lines([page])]
    if smallest_type([page]) < note_floor - 0.01:
        found.append(smallest_type([page]))
    return found


def floor_of(key: str, paper: str) -> float:
    """The smallest type allowed, ふりがな included."""
    sheet = poster_sheet(paper) if key.endswith("poster") else flyer_sheet(paper)
    return min(sheet.theme.ruby_floor, sheet.scale.note_floor)


@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_every_design_is_sound_on_every_paper(key: str, design: str, is_thorough: bool) -> None:
    """Every other paper of each design, unless thorough; every paper comes up with every product."""
    pages = []
    for number, paper in enumerate(papers(BY_KEY[key])):
        if not is_thorough and (number + DESIGNS.index((key, design))) % 2:
            continue
        subject = subjects(key)[number % len(subjects(key))]
        page = made(key, subject, {"design": design, "paper": paper}).pages[0]
        assert faults(page, floor_of(key, paper), EMPTY_EDGE) == [], paper
        pages.append(page)
    assert len({(page.width_mm, page.height_mm) for page in pages}) == len(pages)
    assert inked_edges(pages if is_thorough else pages[:1], EMPTY_EDGE) == []


@pytest.mark.thorough
@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_every_design_is_sound_with_everything_there_is(key: str, design: str) -> None:
    """Every subject, paper, with and without photo, with and without strips; ink looked for at every edge."""
    for paper in papers(BY_KEY[key]):
        pages = []
        for subject in subjects(key):
            for photo in ("yes", "no"):
                for strips in ("yes", "no"):
                    options = {"design": design, "paper": paper, "photo": photo, "strips": strips}
                    page = made(key, subject, options).pages[0]
                    assert faults(page, floor_of(key, paper), EMPTY_EDGE) == [], options
                    pages.append(page)
        assert inked_edges(pages, EMPTY_EDGE) == []


@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_every_text_can_be_read_where_it_stands(key: str, design: str) -> None:
    """R13, in colour and on a grey copy, on a pair of colours of the theme, never on a photo."""
    known = {(str(ink), str(ground)) for ink, ground in TEXT_PAIRS}
    for paper in list(papers(BY_KEY[key]))[:1]:
        texts = list(texts_on_grounds(made(key, subjects(key)[0], {"design": design, "paper": paper}).pages[0]))
        assert [text.run.text for text in texts if text.ground == PHOTO or text.contrast < 4.5] == []
        assert {(str(text.run.colour), str(text.ground)) for text in texts} <= known


@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_what_was_entered_stands_on_the_paper(key: str, design: str) -> None:
    """Read back from the PDF; the words beside the name may be left out only if that is told."""
    ids, ledger = town()
    subject = subjects(key)[0]
    found = made(key, subject, {"design": design})
    said = "".join(page_text(pdf_bytes(found.pages, title="x"), 0).split())
    own = {
        "flyer": ("毎週土曜", "13:00〜15:00", "8月休み", "上水新町商店会事務所", "おとな300円", "上ばき", "042-000-0018"),
        "event-flyer": ("14:00〜16:00", "小川町公民館ホール", "無料", "森野和子", "11月14日（金）までに", "042-000-0000"),
        "volunteer-flyer": ("小川町公民館", "配膳と、子どもたちの見守り。", "042-000-0044"),
        "referral-flyer": ("ご紹介ください。", "042-000-0000"),
        "poster": ("毎週土曜", "13:00〜15:00", "上水新町商店会事務所", "おとな300円", "042-000-0018"),
        "event-poster": ("14:00〜16:00", "小川町公民館ホール", "042-000-0000"),
    }[key]
    assert [text for text in own if text not in said] == []
    texts: tuple[tuple[str, str], ...] = ()
    if key == "flyer":
        texts = place_content(ledger, ids.place, print_words(ledger), today=TODAY, month=None).texts
    elif key == "event-flyer":
        texts = event_content(ledger, ids.forum, print_words(ledger), today=TODAY).texts
    for name, text in texts:
        is_told = any(f"「{name}」" in finding.message for finding in found.findings)
        assert is_told or "".join(drawable(text).split()) in said


@pytest.mark.parametrize(("key", "design"), DESIGNS[::3])
def test_a_validator_that_is_not_ours_accepts_it(key: str, design: str) -> None:
    for paper in list(papers(BY_KEY[key]))[:2]:
        found = made(key, subjects(key)[0], {"design": design, "paper": paper, "strips": "yes"})
        pdf = pdf_bytes(found.pages, title=found.composition.title)
        report = validator.validate_pdf_bytes(pdf, profile="ua1")
        assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
        assert len(re.findall(rb"/FontFile2 ", pdf)) == len(re.findall(rb"/Type /FontDescriptor", pdf)) > 0


@pytest.mark.parametrize(("key", "design"), [each for each in DESIGNS if each[0] in ("flyer", "event-flyer")])
@pytest.mark.parametrize("paper", ["A5"])
def test_the_code_is_read_back_from_the_page(key: str, design: str, paper: str) -> None:
    url = {"flyer": "https://ibasho.example/27", "event-flyer": "https://ibasho.example/e5"}[key]
    found = made(key, subjects(key)[0], {"design": design, "paper": paper})
    assert codes_on(found.pages, 0) == [url]
    assert url.removeprefix("https://") in text_of(found.pages[0])


@pytest.mark.parametrize("name", STRANGE_NAMES)
@pytest.mark.parametrize("design", BY_KEY["flyer"].option("design").choices)
def test_any_name_is_printed_within_the_page(name: str, design: str, is_thorough: bool) -> None:
    of = Town()
    place = of.place(name, phone="042-000-0001", activities=LONG, story=LONG, reading="よみ", photo="tea")
    one = ("A4", "A5-wide")[len(name) % 2]
    for paper in papers(BY_KEY["flyer"]) if is_thorough else (one,):
        found = made("flyer", place, {"design": design, "paper": paper}, of=of)
        assert faults(found.pages[0], floor_of("flyer", paper), EMPTY_EDGE) == [], paper
        said = text_of(found.pages[0])
        assert "042-000-0001" in said
        letters = "".join(drawable(name).split())
        assert letters in said.replace("よみ", "") or any("名まえ" in each.message for each in found.findings)


@pytest.mark.thorough
@pytest.mark.parametrize("word", ["ながいことば、", "あ", "abcdefghij", "一行\n", "042-000-0000、"])
@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_words_of_any_length_in_every_field_stay_on_the_page(key: str, design: str, word: str) -> None:
    of, place, event = _crowded(word)
    subject = {"place": place, "event": event, "": None}[BY_KEY[key].subject]
    for paper in papers(BY_KEY[key]):
        page = made(key, subject, {"design": design, "paper": paper}, of=of).pages[0]
        assert overlapping_lines(page) == [], paper
        assert outside_texts(page, EMPTY_EDGE) == [], paper


@pytest.mark.parametrize(("key", "design"), [("flyer", "photo"), ("flyer", "calendar"), ("event-flyer", "seats")])
def test_too_much_is_told_and_nothing_lies_on_another(key: str, design: str) -> None:
    of, place, event = _crowded("ながいことば、")
    found = made(key, place if key == "flyer" else event, {"design": design, "paper": "A5"}, of=of)
    assert overlapping_lines(found.pages[0]) == []
    assert any("1枚に入りません" in finding.message for finding in found.findings)
    assert any("途中まで" in finding.message for finding in found.findings)


def _crowded(word: str) -> tuple[Town, int, int]:
    """A place and an event with 400 characters in every field."""
    words = (word * 400)[:400]
    of = Town()
    for name in ("publisher", "publisher_phone", "publisher_hours"):
        of.setting(f"print.{name}", words)
    space = of.space(words, words, landmark=words, source=words, access=("step_free", "wheelchair"))
    values = dict.fromkeys(
        ("fee", "audience", "capacity_note", "booking", "bring", "phone", "contact_name", "wanted"), words
    )
    place = of.place(
        words, area=of.area(words, "a0"), reading=words, space=space, photo="tea", story=words, activities=words,
        rules=[("FREQ=WEEKLY;BYDAY=MO", "10:00", "12:00", words), ("", "", "", "", words)],
        contact_name_level="public", **values,
    )  # fmt: skip
    texts = ("title", "reading", "theme", "outline", "lecturer", "affiliation", "audience", "venue", "fee", "booking")
    event = Event(id=9500, title="", space=space, date="2025-11-21", start="10:00", phone=words)
    of.records.append(event.changed(**dict.fromkeys(texts, words)))
    return of, place, event.id


@pytest.mark.parametrize("key", ["flyer", "event-flyer", "volunteer-flyer"])
def test_no_secret_reaches_the_paper(key: str) -> None:
    ids, clean = town()
    ledger, planted = with_secrets(clean)
    assert planted > 50
    for design in BY_KEY[key].option("design").choices:
        request = Request(ledger, TODAY, ids.town.read_blob, subjects(key)[0], {"design": design, "strips": "yes"})
        found = make(BY_KEY[key], request)
        assert isinstance(found, Made)
        pdf = pdf_bytes(found.pages, title=found.composition.title)
        text = text_of(found.pages[0]) + page_text(pdf, 0)
        for mark in MARKS:
            assert mark not in text
            assert mark.encode() not in pdf
            assert mark.encode("utf-16-be") not in pdf


def test_who_may_not_be_shown_has_no_flyer() -> None:
    of = Town()
    silent = of.place("会", consent="pending")
    of.records.append(Event(id=9600, title="内輪の会", shown="related"))
    cases = (("flyer", silent), ("poster", silent), ("volunteer-flyer", silent), ("event-flyer", 9600), ("flyer", 1))
    for key, subject in cases:
        found = printed(key, subject, of=of)
        assert isinstance(found, Refused)
        assert found.reason.what_to_do


def test_a_photo_of_an_event_needs_the_consent_of_those_on_it() -> None:
    ids = flyer_town()
    photo = ids.town.photo("tea", event=ids.forum)
    with_photo = made("event-flyer", ids.forum, of=ids.town)
    assert list(with_photo.pages[0].pictures())
    ids.town.records = [
        record.changed(consent="pending") if record.id == photo else record for record in ids.town.records
    ]
    assert not list(made("event-flyer", ids.forum, of=ids.town).pages[0].pictures())


def test_the_photo_can_be_left_out() -> None:
    ids, _ = town()
    assert list(made("flyer", ids.place).pages[0].pictures())
    for design in BY_KEY["flyer"].option("design").choices:
        assert not list(made("flyer", ids.place, {"photo": "no", "design": design}).pages[0].pictures())


def test_designs_differ_in_what_is_largest() -> None:
    ids, _ = town()
    largest = {}
    for design in BY_KEY["flyer"].option("design").choices:
        runs = [run for run in made("flyer", ids.place, {"design": design}).pages[0].text_runs() if run.text.strip()]
        largest[design] = max(runs, key=lambda run: run.size_pt).text
    assert largest["big"] == "土"
    assert largest["photo"] in "みんな茶論"
    assert largest["handmade"] in "みんな茶論"
    assert len(made("flyer", ids.place, {"design": "calendar"}).pages[0].operations) > 0


def test_one_colour_is_black_and_the_greys_of_the_theme() -> None:
    ids, _ = town()
    for design in BY_KEY["flyer"].option("design").choices:
        page = made("flyer", ids.place, {"design": design, "one-colour": "yes"}).pages[0]
        assert {colour for colour in _colours(page.operations) if not _is_grey(colour)} == set()
        assert {run.colour for run in page.text_runs()} <= {"#000000", "#FFFFFF"}
        assert all(placed.picture.colours == 1 for placed in page.pictures())
        assert faults(page, floor_of("flyer", "A4"), EMPTY_EDGE) == []
        assert in_one_colour(page) == page


def _colours(operations: tuple[Operation, ...]) -> Iterator[str]:
    for operation in operations:
        if isinstance(operation, TextRun):
            yield str(operation.colour)
        elif isinstance(operation, Shape):
            yield from (str(colour) for colour in (operation.fill, operation.stroke) if colour)
        elif isinstance(operation, Group):
            yield from _colours(operation.operations)
        assert not isinstance(operation, PlacedPicture) or operation.picture.colours == 1


def _is_grey(colour: str) -> bool:
    return colour[1:3] == colour[3:5] == colour[5:7]


@pytest.mark.parametrize("design", BY_KEY["flyer"].option("design").choices)
def test_strips_repeat_the_number_and_are_read_out_once(design: str) -> None:
    _, ledger = town()
    place = next(place.id for place in ledger.all(Place) if place.name == "なごみいきいき体操")
    found = made("flyer", place, {"design": design, "strips": "yes"})
    page = found.pages[0]
    assert text_of(page).count("042-000-0005") == 9
    assert "切り取って、お持ちください" in text_of(page)
    assert faults(page, floor_of("flyer", "A4"), EMPTY_EDGE) == []
    assert inked_edges([page], EMPTY_EDGE) == []
    heard = parts_of(pdf_bytes(found.pages, title="x"), 0)
    assert sum(part.text.count("042-000-0005") for part in (*heard.all("P"), *heard.all("TD"))) == 2


def test_strips_without_a_number_or_without_room_are_told() -> None:
    of = Town()
    silent = of.place("会")
    found = made("flyer", silent, {"strips": "yes"}, of=of)
    assert "切り取って" not in text_of(found.pages[0])
    assert any("切り取りは付けませんでした" in finding.message for finding in found.findings)
    of, place, _ = _crowded("ながいことば、")
    crowded = made("flyer", place, {"strips": "yes", "paper": "A5"}, of=of)
    assert any("切り取りを付けると" in finding.message for finding in crowded.findings)


def test_two_small_flyers_lie_on_one_sheet() -> None:
    ids, _ = town()
    for paper, size in (("A5", (296, 210)), ("A5-wide", (210, 296))):
        one = made("flyer", ids.place, {"paper": paper})
        (sheet,) = made("flyer", ids.place, {"paper": paper, "two-up": "yes"}).pages
        assert (sheet.width_mm, sheet.height_mm) == size
        assert text_of(sheet) == text_of(one.pages[0]) * 2
        assert inked_edges([sheet], EMPTY_EDGE - 0.5) == []
    refused = printed("flyer", ids.place, {"paper": "A4", "two-up": "yes"})
    assert isinstance(refused, Refused)
    assert "A5" in refused.reason.what_to_do


def test_a_calendar_shows_the_month_that_was_asked_for() -> None:
    ids, _ = town()
    usual = text_of(made("flyer", ids.place, {"design": "calendar"}).pages[0])
    later = text_of(made("flyer", ids.place, {"design": "calendar", "month": "2025-09"}).pages[0])
    assert "4月令和7年（2025年）" in usual
    assert "9月令和7年（2025年）" in later
    assert "11月" in text_of(made("event-flyer", ids.forum, {"design": "calendar"}).pages[0])
    bare = made("event-flyer", ids.bare, {"design": "calendar"})
    assert any("しるしをつける日がありません" in finding.message for finding in bare.findings)


def test_a_calendar_of_an_event_begins_with_its_next_day_and_shows_no_month_it_is_not_in() -> None:
    of = Town()
    course = Event(id=9701, title="講座")
    past = Event(id=9702, title="むかしの会", date="2015-08")
    of.records += [course, past]
    of.records += [EventSession(id=9710 + day, event=9701, date=f"2025-0{day}-28", pos=f"a{day}") for day in (4, 5)]
    for paper in papers(BY_KEY["event-flyer"]):
        options = {"design": "calendar", "paper": paper}
        assert "4月令和7年（2025年）" in text_of(made("event-flyer", 9701, options, of=of).pages[0])
        over = made("event-flyer", 9702, options, of=of)
        assert "2025年" not in text_of(over.pages[0])
        assert any("もう過ぎています" in finding.message for finding in over.findings)


def test_a_photo_in_a_flat_box_shows_people_whole() -> None:
    of = Town()
    of.records.append(Event(id=9703, title="講座", phone="042-000-0031"))
    of.records += [EventSession(id=9720 + day, event=9703, date=f"2025-05-{day}", pos=f"a{day}") for day in (10, 17)]
    of.photo("tea", event=9703)
    for key, design in (("event-flyer", "big"), ("event-flyer", "seats"), ("event-poster", "big")):
        (placed,) = made(key, 9703, {"design": design}, of=of).pages[0].pictures()
        shown = placed.picture.width_px / placed.picture.height_px * placed.height / placed.width
        assert shown >= 0.79
    place = of.place("とても長い名まえの、みんなで集まって話をするための会", photo="tea", story="話を聞きます。" * 40)
    (placed,) = made("flyer", place, {"design": "photo"}, of=of).pages[0].pictures()
    assert placed.picture.width_px / placed.picture.height_px * placed.height / placed.width >= 0.79


def test_what_is_missing_or_too_small_is_named() -> None:
    of = Town()
    bare = of.place("会", rules=[])
    messages = [finding.message for finding in made("flyer", bare, of=of).findings]
    for missing in ("電話番号", "日時", "場所", "参加費", "対象", "内容", "段差", "よみ"):
        assert any(missing in message for message in messages), missing
    assert sum("電話番号" in message for message in messages) == 1
    whole = made("flyer", town()[0].place)
    assert [finding for finding in whole.findings if finding.kind in (FindingKind.UNSAID, FindingKind.CONTACT)] == []
    crowded, place, _ = _crowded("ながいことば、")
    small = made("flyer", place, {"paper": "A5"}, of=crowded).findings
    assert any(finding.kind is FindingKind.SMALL_TYPE for finding in small)
    event = made("event-flyer", town()[0].bare).findings
    assert any("日時がありません" in finding.message for finding in event)


def test_a_character_nobody_can_print_is_named_for_events_too() -> None:
    of = Town()
    of.records.append(Event(id=9700, title="会\ue000", date="2025-11-21"))
    findings = made("event-flyer", 9700, of=of).findings
    assert any(finding.kind is FindingKind.MISSING_GLYPH for finding in findings)


def test_a_poster_says_less_in_larger_type_and_tells_what_it_leaves_out() -> None:
    ids, _ = town()
    poster, flyer = made("poster", ids.place, {"paper": "A3"}), made("flyer", ids.place, {"design": "big"})
    assert smallest_type(poster.pages) >= 14
    sizes = [
        max(run.size_pt for run in found.pages[0].text_runs() if "042-000-0018" in run.text) for found in (poster, flyer)
    ]
    assert sizes[0] > 1.3 * sizes[1]
    notice = next(finding for finding in poster.findings if "ポスターに載せません" in finding.message)
    assert notice.severity is Severity.NOTICE
    assert "「持ち物」" in notice.message
    assert "上ばき" not in text_of(poster.pages[0])


def test_a_call_for_helpers_of_a_place_says_what_it_looks_for() -> None:
    ids, _ = town()
    said = text_of(made("volunteer-flyer", ids.seeking).pages[0])
    for text in ("こもれび食堂で、担い手になりませんか。", "エプロンはお貸しします。", "調理", "お茶", "傾聴", "申込書"):
        assert text in said
    general = text_of(made("volunteer-flyer", None).pages[0])
    assert "か所の居場所が、あなたを待っています" in general
    assert "042-000-0000" in general


def test_unknown_papers_and_designs_are_refused_in_plain_words() -> None:
    ids, ledger = town()
    for options in ({"paper": "A2"}, {"design": "slip"}):
        with pytest.raises(ExpectedError):
            make(BY_KEY["flyer"], Request(ledger, TODAY, ids.town.read_blob, ids.place, options))


def test_the_same_records_give_the_same_bytes() -> None:
    def written() -> bytes:
        ids = flyer_town()
        composition: Composition = made("event-flyer", ids.forum, {"design": "handmade"}, of=ids.town).composition
        return pdf_bytes(composition.pages, title=composition.title)

    assert written() == written()


def test_a_place_that_rests_says_so_and_marks_no_day() -> None:
    ids = flyer_town()
    of = ids.town
    of.records = [each.changed(status="suspended") if each.id == ids.place else each for each in of.records]
    found = made("flyer", ids.place, {"design": "calendar"}, of=of)
    assert "お休み中" in text_of(found.pages[0])
    assert any("しるしをつける日がありません" in finding.message for finding in found.findings)
