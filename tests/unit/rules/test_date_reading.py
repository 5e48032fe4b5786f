"""Dates as people write them."""

from datetime import date, datetime

import pytest

from app.rules.date_reading import read_coming_day, read_date

TODAY = date(2025, 11, 24)


@pytest.mark.parametrize(("written", "iso"), [
    ("令和7年4月1日", "2025-04-01"), ("令和７年４月１日（火）", "2025-04-01"), ("令和元年5月", "2019-05"), ("令和1年5月1日", "2019-05-01"),
    ("R7.4.1", "2025-04-01"), ("R2.7.1", "2020-07-01"), ("r2.7.1", "2020-07-01"), ("R6.5.10", "2024-05-10"), ("H27.4", "2015-04"),
    ("S22", "1947"), ("S35", "1960"), ("H5", "1993"), ("昭和28年", "1953"), ("昭28.3", "1953-03"), ("昭和64年1月7日", "1989-01-07"),
    ("平成30年6月", "2018-06"), ("㍻27年4月", "2015-04"), ("㋿7年", "2025"), ("2019/10", "2019-10"), ("2014年8月", "2014-08"), ("1955", "1955"),
    ("1955年生まれ", "1955"), ("2025/5/20", "2025-05-20"), ("2025-05-20 00:00:00", "2025-05-20"), ("2025.5.20", "2025-05-20"),
    ("20250520", "2025-05-20"), ("２０２５年５月２０日 火曜日", "2025-05-20"), ("2024-02-29", "2024-02-29"),
    ("12/8", "2025-12-08"), ("12月8日", "2025-12-08"), ("１／１２", "2026-01-12"), ("11/3", "2025-11-03"), ("2/29", "2024-02-29"),
    ("きょう", "2025-11-24"), ("あす", "2025-11-25"), ("明後日", "2025-11-26"), ("昨日", "2025-11-23"), ("10日後", "2025-12-04"),
    ("来年3月31日", "2026-03-31"), ("去年の4/1", "2024-04-01"), ("来月15日", "2025-12-15"), ("来月末", "2025-12-31"), ("先月３日", "2025-10-03"),
    ("来週の水曜", "2025-12-03"), ("今週金曜日", "2025-11-28"), ("今度の月曜", "2025-12-01"), ("こんどの火曜日", "2025-11-25"),
    ("2週間後", "2025-12-08"), ("3か月後", "2026-02-24"), ("1週間前", "2025-11-17"),
    (datetime(2018, 5, 1, 9, 30), "2018-05-01"), (date(2018, 5, 1), "2018-05-01"), (1955, "1955"), (2019.0, "2019"), (20250520, "2025-05-20"),
])
def test_reads(written: str | float | date, iso: str) -> None:
    reading = read_date(written, TODAY)
    assert reading.value is not None
    assert (reading.value.iso, reading.remark) == (iso, "")


@pytest.mark.parametrize(("written", "iso"), [
    ("4/1", "2025-04-01"), ("11/24", "2025-11-24"), ("11/25", "2024-11-25"), ("１月12日", "2025-01-12"), ("2/29", "2024-02-29"),
    ("12月末", "2024-12-31"), ("令和8年4月1日", "2026-04-01"),
])
def test_a_day_that_is_past_is_the_last_one(written: str, iso: str) -> None:
    reading = read_date(written, TODAY, is_past=True)
    assert reading.value is not None
    assert reading.value.iso == iso


@pytest.mark.parametrize(("written", "iso", "remark"), [
    ("平成31年5月1日", "2019-05-01", "平成31年5月1日は、令和元年として読みました。"),
    ("令和元年4月1日", "2019-04-01", "令和元年4月1日は、平成31年として読みました。"),
    ("昭和65年", "1990", "昭和65年は、平成2年として読みました。"),
    ("5月末", "2026-05-31", "「5月末」を5月31日として読みました。"),
    ("今月末", "2025-11-30", "「今月末」を11月30日として読みました。"),
    (45797, "2025-05-20", "日付の書式のないExcelの数字を、日付として読みました。"),
    (45797.5, "2025-05-20", "日付の書式のないExcelの数字を、日付として読みました。"),
])
def test_reads_with_a_remark(written: str | float, iso: str, remark: str) -> None:
    reading = read_date(written, TODAY)
    assert reading.value is not None
    assert (reading.value.iso, reading.remark) == (iso, remark)


@pytest.mark.parametrize("written", [
    "令和7年2月30日", "2025/13/1", "R0.1.1", "7.4.1", "7/4/1", "令和7年度", "4月", "未定", "2019.1.1.1", "13/40", 2019.1, 123, 99999999, "５月頃",
    "2/30", "来月31日ごろ", "来年2月30日", "99999999999999999999日後",
])
def test_says_what_it_cannot_read(written: str | float) -> None:
    reading = read_date(written, TODAY)
    assert reading.value is None
    assert reading.remark.endswith(("ありません。", "読めません。", "分かりません。"))


@pytest.mark.parametrize("written", ["12/8", "あす", "5月末"])
def test_needs_today_for_dates_near_it(written: str) -> None:
    assert read_date(written).value is None


def test_nothing_is_no_date() -> None:
    assert read_date(None).value is None
    assert read_date("").remark == ""


@pytest.mark.parametrize(("written", "iso"), [
    ("12月5日", "2025-12-05"), ("11/24", "2025-11-24"), ("11月23日", "2026-11-23"), ("5/20", "2026-05-20"), ("7/1", "2026-07-01"),
    ("令和8年1月5日", "2026-01-05"), ("あした", "2025-11-25"), ("2025-11-01", "2025-11-01"), ("令和7年4月1日", "2025-04-01"), ("きのう", "2025-11-23"),
])
def test_a_day_ahead_without_its_year_is_the_next(written: str, iso: str) -> None:
    assert read_coming_day(written, TODAY) == date.fromisoformat(iso)


@pytest.mark.parametrize("written", ["", "ばなな", "12月", "2026年", "2026-02-30", "12/5ごろ"])
def test_no_day_ahead(written: str) -> None:
    assert read_coming_day(written, TODAY) is None
