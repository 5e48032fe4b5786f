"""The check that names what is missing or too small."""

from __future__ import annotations

from app.printing.findings import FindingKind
from app.printing.flyers.content import Fact, FlyerContent, Moment, Phone, WriteIn
from app.printing.flyers.reading_check import reading_check
from app.printing.flyers.sheet import flyer_sheet
from app.printing.pages import Page, TextRun

SHEET = flyer_sheet("A4")
WHOLE = FlyerContent(
    title="会",
    reading="かい",
    record_kind="place",
    record_id=7,
    texts=(("思い", "お茶を飲みます。"),),
    moments=(Moment("毎週土曜", "13:00〜15:00"),),
    facts=(Fact("場所", "place", "集会所"), Fact("参加費", "fee", "無料"), Fact("どなた", "people", "どなたでも")),
    phone=Phone("042-000-0001"),
    access=(("step_free", "段差なし"),),
)


def page(**sizes: float) -> Page:
    texts = {"time": "13:00〜15:00", "fee": "無料", "phone": "042-000-0001"}
    return Page(210, 297, tuple(TextRun(0, 0, "F", size, "#000000", texts[name], 9) for name, size in sizes.items()))


def test_a_whole_flyer_in_large_type_has_nothing_to_be_told() -> None:
    assert reading_check(WHOLE, page(time=30, fee=20, phone=36), SHEET) == ()


def test_what_is_small_is_named_with_the_record() -> None:
    (found,) = reading_check(WHOLE, page(time=14, fee=14, phone=24), SHEET)
    assert found.kind is FindingKind.SMALL_TYPE
    assert found.record_id == 7
    assert "「時間」と「参加費」と「電話」の字が小さくなりました" in found.message


def test_small_paper_may_be_set_smaller() -> None:
    assert reading_check(WHOLE, page(time=16, fee=13, phone=22), flyer_sheet("A5")) == ()


def test_a_call_with_a_slip_needs_no_date() -> None:
    slip = WriteIn("申込書", "", (), "")
    assert (
        reading_check(FlyerContent(title="会", phone=Phone("042-000-0001"), slip=slip), page(), SHEET)
        == ()
    )
    (found,) = reading_check(FlyerContent(title="会", slip=slip), page(), SHEET)
    assert found.kind is FindingKind.CONTACT


def test_very_long_names_are_told() -> None:
    long_name = FlyerContent(title="あ" * 60, phone=Phone("1"), slip=WriteIn("", "", (), ""))
    assert any("60字" in finding.message for finding in reading_check(long_name, page(), SHEET))


def test_an_event_that_is_over_is_told() -> None:
    event = WHOLE._replace(record_kind="event", is_over=True)
    (found,) = reading_check(event, page(time=30, fee=20, phone=36), SHEET)
    assert "もう過ぎています" in found.message
    assert reading_check(event._replace(is_over=False), page(time=30), SHEET) == ()


def test_when_nearly_everything_is_small_not_every_row_is_named() -> None:
    captions = ("場所", "参加費", "どなた", "持ち物", "講師")
    crowded = WHOLE._replace(facts=tuple(Fact(each, "place", f"{each}のこと") for each in captions))
    small = Page(210, 297, tuple(TextRun(0, 0, "F", 14, "#000000", f"{each}のこと", 9) for each in captions))
    messages = [finding.message for finding in reading_check(crowded, small, SHEET)]
    assert "ほとんどの字が小さくなりました。ほかの言葉を短くするか、大きな紙にしてください。" in messages
