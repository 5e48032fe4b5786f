"""Flyers as a designer looks at them: no large hole, nothing torn, nothing that gives way in silence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.printing.findings import FindingKind
from app.printing.flyers.sheet import flyer_sheet
from app.printing.pages import Page, PlacedPicture
from app.printing.products.catalogue import BY_KEY
from app.records.event import Event
from app.records.photo import Photo, PhotoUse
from tests.flyer_town import FlyerTown, flyer_town
from tests.integration.printing.printed_flyers import DESIGNS, made, subjects, town
from tests.printed_pages import largest_hole, lines_of, text_of
from tests.town import Town

MOST_EMPTY = 0.14
"""Of a sheet: no white rectangle is larger. Margins and the end of a short line are smaller, a missing map is not."""
PROGRAMME = "はじめの一年の話を聞きます。\n13:30 受付\n14:00〜15:00　講演「鍵を一本」\n15:30〜 意見交換"


@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_no_sheet_has_a_large_hole(key: str, design: str) -> None:
    bare = town()[0].bare
    papers = BY_KEY[key].option("paper").choices
    for number, subject in enumerate(each for each in subjects(key) if each != bare):
        paper = list(papers)[number % 2]
        page = made(key, subject, {"design": design, "paper": paper}).pages[0]
        assert largest_hole(page) <= MOST_EMPTY, (subject, paper)


@pytest.mark.parametrize("paper", ["A4", "A4-wide", "B5"])
@pytest.mark.parametrize("design", BY_KEY["event-flyer"].option("design").choices)
def test_a_programme_is_a_table_in_every_design(design: str, paper: str) -> None:
    of, event = _with_event(outline=PROGRAMME)
    found = made("event-flyer", event, {"design": design, "paper": paper}, of=of)
    times = _first_runs(found.pages[0], ("13:30", "14:00〜15:00", "15:30"))
    if len(times) < 3:
        assert any("「流れ」" in finding.message for finding in found.findings)
        return
    assert len({round(x, 2) for x, _ in times}) == 1
    assert all(before < after for (_, before), (_, after) in pairwise(times))
    said = text_of(found.pages[0])
    assert "13:30受付" in said
    assert "講演「鍵を一本」" in said


@pytest.mark.parametrize("design", BY_KEY["event-flyer"].option("design").choices)
def test_the_second_photo_of_an_event_is_the_lecturer(design: str) -> None:
    of, event, portrait = _with_lecturer()
    found = made("event-flyer", event, {"design": design}, of=of)
    pictures = list(found.pages[0].pictures())
    assert len(pictures) == 2
    face = min(pictures, key=lambda picture: picture.width)
    assert face.height > face.width
    assert found.findings == () or portrait not in {finding.record_id for finding in found.findings}
    assert not list(made("event-flyer", event, {"design": design, "photo": "no"}, of=of).pages[0].pictures())


def test_a_lecturer_whose_photo_cannot_be_read_has_a_drawing() -> None:
    of, event, portrait = _with_lecturer()
    whole = made("event-flyer", event, of=of)
    of.blobs["garden".ljust(64, "0")] = b"torn"
    found = made("event-flyer", event, of=of)
    assert len(list(found.pages[0].pictures())) == 1
    assert [finding.record_id for finding in found.findings if finding.kind is FindingKind.PHOTO] == [portrait]
    assert [run.y for run in found.pages[0].text_runs()] == [run.y for run in whole.pages[0].text_runs()]


def test_without_a_lecturer_the_second_photo_is_not_shown() -> None:
    of, event = _with_event()
    of.photo("tea", event=event)
    of.photo("garden", event=event)
    assert len(list(made("event-flyer", event, {"design": "seats"}, of=of).pages[0].pictures())) == 1


def test_the_host_stands_at_the_foot_and_not_beside_the_fee() -> None:
    ids, _ = town()
    for design in BY_KEY["event-flyer"].option("design").choices:
        said = text_of(made("event-flyer", ids.forum, {"design": design}).pages[0])
        assert "主催小平市コミュニティスペース連絡会発行小平市社会福祉協議会" in said


@pytest.mark.parametrize("design", BY_KEY["flyer"].option("design").choices)
def test_a_photo_there_was_no_room_for_is_told(design: str) -> None:
    of = Town()
    rules = [("FREQ=WEEKLY;BYDAY=MO", f"{hour:02}:00", f"{hour + 1:02}:00", "month:8") for hour in range(9, 16)]
    long = "どなたでも来てください。" * 12
    place = of.place("会", photo="tea", rules=rules, fee=long, audience=long, bring=long, phone="042-000-0001")
    found = made("flyer", place, {"design": design, "paper": "A5"}, of=of)
    is_told = any("写真を入れませんでした" in finding.message for finding in found.findings)
    assert is_told is not bool(list(found.pages[0].pictures()))


@pytest.mark.parametrize("strips", ["yes", "no"])
def test_no_name_plate_lies_over_the_faces_of_a_flat_photo(strips: str) -> None:
    """The photo of the upright photo design is at least a third as high as wide, or stands beside the words."""
    ids, _ = town()
    for paper in ("A4", "B5", "A5"):
        for subject in (ids.place, ids.seeking):
            page = made("flyer", subject, {"design": "photo", "paper": paper, "strips": strips}).pages[0]
            for photo in (each for each in page.operations if isinstance(each, PlacedPicture)):
                is_beside = photo.width < page.width_mm / 2
                assert is_beside or photo.height > photo.width / 3


@pytest.mark.parametrize("design", BY_KEY["flyer"].option("design").choices)
def test_an_upright_photo_stays_upright(design: str) -> None:
    of = Town()
    place = of.place("会", phone="042-000-0001", fee="無料")
    of.photo("tea", place=place)
    photo = next(record for record in of.records if isinstance(record, Photo))
    of.records[of.records.index(photo)] = photo.changed(width=1000, height=1500)
    found = made("flyer", place, {"design": design}, of=of)
    (shown,) = found.pages[0].pictures()
    assert shown.height > shown.width
    assert FindingKind.GAVE_WAY not in {finding.kind for finding in found.findings}


@pytest.mark.parametrize("design", ["photo", "big", "handmade"])
@pytest.mark.parametrize("paper", ["A4", "A4-wide", "A5-wide"])
def test_a_narrow_box_cuts_nobody_off_at_the_sides(design: str, paper: str) -> None:
    of = Town()
    place = of.place("みんなの会", photo="gym", phone="042-000-0005", fee="無料")
    (photo,) = made("flyer", place, {"design": design, "paper": paper}, of=of).pages[0].pictures()
    stored = photo.picture.width_px / photo.picture.height_px
    assert photo.width / photo.height >= 0.79 * stored


def test_on_wide_paper_a_photo_stands_once() -> None:
    """Over several weekdays, or beside the name."""
    of = Town()
    rules = [("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "10:00", "11:30")]
    place = of.place("みんなの体操広場", photo="gym", rules=rules, phone="042-000-0001", story="明日も来たくなります。")
    for paper in ("A4-wide", "A5-wide", "B5-wide"):
        assert len(list(made("flyer", place, {"design": "big", "paper": paper}, of=of).pages[0].pictures())) == 1


def test_a_photo_as_it_is_stored_is_sharp_enough_for_every_flyer_and_poster() -> None:
    ids, _ = town()
    for key in ("flyer", "poster"):
        for design in BY_KEY[key].option("design").choices:
            for paper in BY_KEY[key].option("paper").choices:
                found = made(key, ids.place, {"design": design, "paper": paper})
                assert FindingKind.PHOTO not in {finding.kind for finding in found.findings}, (design, paper)


def test_titles_and_slogans_are_broken_after_their_commas() -> None:
    ids, _ = town()
    for design in ("seats", "photo", "calendar"):
        lines = lines_of(made("event-flyer", ids.forum, {"design": design, "paper": "A4"}).pages[0])
        assert "ご近所に、" in lines or "ご近所に、もうひとつの居間を。" in lines
    lines = lines_of(made("volunteer-flyer", None, {"design": "handmade", "paper": "A4-wide"}).pages[0])
    assert "できることを、" in lines


def test_signs_of_access_stand_in_columns_and_none_alone() -> None:
    of = Town()
    access = ("step_free", "wheelchair", "handrail", "elevator", "parking", "bus_stop")
    place = of.place("会", space=of.space("集会所", access=access), phone="042-000-0001")
    page = made("flyer", place, {"paper": "A5"}, of=of).pages[0]
    words = {"段差なし", "車いす可", "手すり", "エレベーター", "駐車場", "バス停近い"}
    found = [run for run in page.text_runs() if run.text in words]
    assert len(found) == 6
    rows = {round(run.y, 2) for run in found}
    assert len(rows) == 2
    assert len({round(run.x, 2) for run in found}) == 3


@pytest.mark.parametrize("design", BY_KEY["flyer"].option("design").choices)
def test_the_number_keeps_its_size_beside_a_code(design: str) -> None:
    of, place = _with_code()
    for paper in BY_KEY["flyer"].option("paper").choices:
        page = made("flyer", place, {"design": design, "paper": paper}, of=of).pages[0]
        sizes = [run.size_pt for run in page.text_runs() if run.text == "042-000-0005"]
        assert max(sizes, default=0) >= flyer_sheet(paper).phone_floor, paper


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_a_number_with_an_extension_has_the_code_and_the_map_below_it(paper: str) -> None:
    number = "042-000-0005 内線 1234"
    of, place = _with_code(number)
    of.way("way_cafe", place=place)
    page = made("flyer", place, {"design": "photo", "paper": paper}, of=of).pages[0]
    (shown,) = [run for run in page.text_runs() if run.text == number]
    (below,) = [run for run in page.text_runs() if run.text == "example.jp/ibasho/023"]
    assert shown.size_pt >= flyer_sheet(paper).phone_floor
    assert below.y > shown.y
    assert [picture for picture in page.pictures() if picture.y > shown.y]


def test_on_a_wide_poster_the_number_is_not_smaller_for_the_code() -> None:
    of, place = _with_code()
    page = made("poster", place, {"design": "handmade", "paper": "A3-wide"}, of=of).pages[0]
    number = next(run for run in page.text_runs() if run.text == "042-000-0005")
    assert number.width > page.width_mm / 5


@pytest.mark.parametrize("paper", ["A4-wide", "A5-wide"])
def test_a_code_that_stands_alone_says_what_it_is_for(paper: str) -> None:
    of = Town()
    place = of.place("みんなの会", photo="tea", phone="042-000-0005", url="https://example.jp/ibasho/023", fee="無料")
    lines = lines_of(made("flyer", place, {"design": "big", "paper": paper}, of=of).pages[0])
    assert lines[lines.index("スマートフォンで") :][:3] == ["スマートフォンで", "読み取れます", "example.jp/ibasho/023"]


MANY_RULES = tuple(
    (f"FREQ=WEEKLY;BYDAY={day}", f"{hour}:{minute:02}", f"{hour + 1}:{minute:02}")
    for minute, day in ((0, "MO"), (10, "TU"), (20, "WE"), (30, "TH"), (40, "FR"))
    for hour in (9, 12, 15)
)


@pytest.mark.parametrize("design", BY_KEY["flyer"].option("design").choices)
@pytest.mark.parametrize("paper", ["A4", "A5", "A5-wide"])
def test_fifteen_times_all_stand_on_the_page(design: str, paper: str) -> None:
    of = Town()
    place = _place_with_much_to_say(of, "いつでもの家", MANY_RULES)
    page = made("flyer", place, {"design": design, "paper": paper}, of=of).pages[0]
    times = [run for run in page.text_runs() if "〜" in run.text]
    assert len(times) == len(MANY_RULES)
    assert "…" not in text_of(page)
    if design != "photo":
        assert all(photo.width < 2 * photo.height for photo in page.pictures())


def test_many_times_stand_in_two_columns() -> None:
    of = Town()
    place = of.place("いつでもの家", rules=MANY_RULES, phone="042-000-0007")
    page = made("flyer", place, {"design": "photo", "paper": "A4"}, of=of).pages[0]
    days = [(round(run.x), run.text) for run in page.text_runs() if run.text.startswith("毎週")]
    left, right = sorted({x for x, _ in days})
    assert [x for x, _ in days] == [left] * 8 + [right] * 7
    assert [text for _, text in days] == [f"毎週{day}曜" for day in "月火水木金" for _ in range(3)]


def test_a_very_long_name_takes_the_room_of_the_picture() -> None:
    of = Town()
    name = "ご近所のみんなで集うおしゃべりと体操と手しごとの会" * 16
    place = _place_with_much_to_say(of, name, MANY_RULES[:1])
    page = made("flyer", place, {"design": "photo", "paper": "A5-wide"}, of=of).pages[0]
    assert name in text_of(page)


@pytest.mark.parametrize(("key", "steps"), [
    ("referral-flyer", ("うかがう", "お話を聞きます", "たしかめる", "載せてよいか", "冊子に載る", "次の号から")),
    ("volunteer-flyer", ("お話を聞く", "30分ほど", "見学する", "ご案内します", "つづける", "休むのも自由")),
])  # fmt: skip
def test_all_steps_are_set_in_one_size(key: str, steps: tuple[str, ...]) -> None:
    for paper in BY_KEY[key].option("paper").choices:
        page = made(key, None, {"design": "slip", "paper": paper}).pages[0]
        found = {run.text: run.size_pt for run in page.text_runs() if run.text in steps}
        assert found.keys() == set(steps) or (paper == "A5" and not found), "all of them, or on the smallest paper none"
        assert len(set(found.values())) <= 1, paper
        assert all(size >= flyer_sheet(paper).scale.body_floor for size in found.values()), paper


@pytest.mark.parametrize("key", ["referral-flyer", "volunteer-flyer"])
def test_no_caption_of_a_slip_is_cut(key: str) -> None:
    for paper in BY_KEY[key].option("paper").choices:
        lines = lines_of(made(key, None, {"design": "slip", "paper": paper}).pages[0])
        assert not [line for line in lines if line.endswith("…") and "縁側" not in line], paper


def _with_code(phone: str = "042-000-0005") -> tuple[Town, int]:
    of = Town()
    place = of.place(
        "なごみいきいき体操", photo="gym", phone=phone, url="https://example.jp/ibasho/023", fee="実費",
        audience="障がいのある方と地域の方", capacity=20, space=of.space("美園町自治会館", "美園町5丁目32番10号"),
    )  # fmt: skip
    return of, place


def _place_with_much_to_say(of: Town, name: str, rules: tuple[tuple[str, ...], ...]) -> int:
    return of.place(
        name, reading="ごきんじょ" * 40, rules=rules, photo="garden", phone="042-000-0007", fee="無料", audience="どなたでも",
        story="ふらりと寄れます。", url="https://ibasho.example/31",
        space=of.space("美園町自治会館", "美園町5-32-10", access=("step_free", "wheelchair", "writing")),
    )  # fmt: skip


def _with_event(**values: str | int | None) -> tuple[Town, int]:
    of: FlyerTown = flyer_town()
    filled: dict[str, str | int | None] = {
        "title": "ご近所の居間を語る会", "date": "2025-11-21", "start": "14:00", "end": "16:00", "fee": "無料",
        "venue": "公民館", "phone": "042-000-0000", **values,
    }  # fmt: skip
    of.town.records.append(Event(id=9900, title="").changed(**filled))
    return of.town, 9900


def _with_lecturer() -> tuple[Town, int, int]:
    """A town, its event with a lecturer, and the lecturer's photo behind another."""
    of, event = _with_event(lecturer="森野和子", affiliation="こもれびの居間")
    of.photo("tea", event=event)
    portrait = of.photo("garden", event=event)
    last = of.records.pop()
    assert isinstance(last, PhotoUse)
    of.records.append(last.changed(pos="a1"))
    return of, event, portrait


def _first_runs(page: Page, texts: tuple[str, ...]) -> list[tuple[float, float]]:
    """x and y of the texts as they first stand alone on the page, in order."""
    runs = list(page.text_runs())
    found = (next((run for run in runs if run.text == text), None) for text in texts)
    return [(run.x, run.y) for run in found if run is not None]
