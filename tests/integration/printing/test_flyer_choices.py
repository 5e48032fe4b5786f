"""What can be chosen about a flyer, what it must not show, and what it tells before it is printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.errors import ExpectedError
from app.printing.composition import Composition
from app.printing.findings import FindingKind, Severity
from app.printing.one_colour import in_one_colour
from app.printing.pages import Group, Operation, PlacedPicture, Shape, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.products.catalogue import BY_KEY
from app.printing.products.product import Made, Refused, Request, make
from app.printing.theme import EMPTY_EDGE
from app.records.event import Event, EventSession
from app.records.place import Place
from tests.flyer_town import flyer_town
from tests.integration.printing.printed_flyers import (
    TODAY,
    crowded_town,
    faults,
    floor_of,
    made,
    papers,
    printed,
    subjects,
    town,
)
from tests.printed_pages import (
    inked_edges,
    lines_of,
    smallest_type,
    text_of,
)
from tests.read_aloud import parts_of
from tests.secrets import MARKS, with_secrets
from tests.town import Town


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
    of, place, _ = crowded_town("ながいことば、")
    crowded = made("flyer", place, {"strips": "yes", "paper": "A5"}, of=of)
    assert any("切り取りを付けると" in finding.message for finding in crowded.findings)


def test_a_strip_says_the_day_and_the_hour_whole() -> None:
    ids, _ = town()
    strip = {"design": "photo", "strips": "yes"}
    assert "5月8日（木）ほか　10:00〜" in lines_of(made("event-flyer", ids.course, strip).pages[0])
    assert "11月21日（金）　14:00〜" in lines_of(made("event-flyer", ids.forum, strip).pages[0])
    of = Town()
    place = of.place("会", rules=[("FREQ=MONTHLY;BYDAY=2TU,4TU", "10:30", "11:00")] * 2, phone="042-000-0005")
    for paper, said in (("A4", "第2・第4火曜ほか　10:30〜"), ("A5", "第2・第4火曜ほか")):
        assert said in lines_of(made("flyer", place, {**strip, "paper": paper}, of=of).pages[0])


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
    crowded, place, _ = crowded_town("ながいことば、")
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
