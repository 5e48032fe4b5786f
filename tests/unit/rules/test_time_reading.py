"""Times of day and what must not be taken for one."""

import pytest

from app.rules.time_reading import (
    AFTERNOON_REMARK,
    MORNING_REMARK,
    NOON_REMARK,
    afternoon_end,
    clock,
    is_reversed_span,
    read_clock,
    read_time_span,
)


@pytest.mark.parametrize(("text", "start", "end", "remarks"), [
    ("10-16時", "10:00", "16:00", ()), ("1000-1130", "10:00", "11:30", ()), ("13:30〜", "13:30", None, ()), ("10時から", "10:00", None, ()),
    ("13:30より", "13:30", None, ()), ("10時開始", "10:00", None, ()), ("午後1時~3時", "13:00", "15:00", ()), ("正午～午後1時", "12:00", "13:00", ()),
    ("AM10:00-PM1:00", "10:00", "13:00", ()), ("10:00am-11:30am", "10:00", "11:30", ()), ("10時30分～12時", "10:30", "12:00", ()),
    ("10.30～12.00", "10:30", "12:00", ()), ("午後0時30分~2時", "12:30", "14:00", ()), ("午後12時30分～午後2時", "12:30", "14:00", ()),
    ("午前9時～午後12時", "09:00", "12:00", (NOON_REMARK,)), ("午前10時～1時", "10:00", "13:00", (AFTERNOON_REMARK,)),
    ("1時半〜3時", "13:30", "15:00", (AFTERNOON_REMARK,)), ("6:30～7:00", "06:30", "07:00", (MORNING_REMARK,)), ("8:30～17:30", "08:30", "17:30", ()),
    ("夜7時～9時", "19:00", "21:00", ()), ("20:00～24:00", "20:00", "24:00", ()),
])
def test_reads_spans(text: str, start: str, end: str | None, remarks: tuple[str, ...]) -> None:
    span = read_time_span(text)
    assert span is not None
    assert (clock(span.start), clock(span.end) if span.end else None, span.remarks) == (start, end, remarks)


@pytest.mark.parametrize("text", [
    "10:00~9:00", "午後10時～午後12時", "25時～26時", "10:75～11:00", "2019-2021", "10～12", "10", "火", "", "10時間", "午前12時30分～午後2時",
    "10:00～12:00と", "～12:00", "24:30～",
])
def test_leaves_what_is_no_clear_span(text: str) -> None:
    assert read_time_span(text) is None


def test_knows_a_reversed_span_from_no_span() -> None:
    assert is_reversed_span("火 10:00～9:00")
    assert is_reversed_span("午後10時～午後12時")
    assert not is_reversed_span("10:00～12:00")
    assert not is_reversed_span("第1～3土曜")


def test_about_is_kept() -> None:
    span = read_time_span("10時頃～12時ごろ")
    assert span is not None
    assert span.is_approximate


@pytest.mark.parametrize(("typed", "stored"), [
    ("10:30", "10:30"), ("９：３０", "09:30"), ("1030", "10:30"), ("930", "09:30"), ("10", "10:00"), ("10時半", "10:30"), ("午後1時", "13:00"),
    ("午後１時１５分", "13:15"), ("pm3", "15:00"), ("正午", "12:00"), ("24:00", None), ("25:00", None), ("朝", None), ("", None), ("10:3", None),
])
def test_a_time_typed_into_a_field(typed: str, stored: str | None) -> None:
    assert read_clock(typed) == stored


@pytest.mark.parametrize(("start", "end", "meant"), [
    ("14:00", "04:00", "16:00"), ("13:30", "03:15", "15:15"), ("10:00", "12:00", "12:00"), ("22:00", "05:00", "05:00"),
    ("", "04:00", "04:00"), ("14:00", "", ""), ("14:00", "13:00", "13:00"),
])
def test_an_end_before_its_start_is_meant_in_the_afternoon(start: str, end: str, meant: str) -> None:
    assert afternoon_end(start, end) == meant
