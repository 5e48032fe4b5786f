"""How other towns write their schedules: what is read, and what must be left alone."""

import pytest

from app.rules.schedule_grammar import WEEK_REMARK, WORKDAY_REMARK
from app.rules.schedule_reading import (
    BIWEEKLY_REMARK,
    IRREGULAR_REMARK,
    ScheduleReading,
    read_schedule,
)
from app.rules.schedule_rule import problems
from app.rules.schedule_sentence import full_sentence
from app.rules.time_reading import AFTERNOON_REMARK, REVERSED_REMARK

W, M = "FREQ=WEEKLY;BYDAY=", "FREQ=MONTHLY;BYDAY="
D = "FREQ=MONTHLY;BYMONTHDAY="
BI = "FREQ=WEEKLY;INTERVAL=2;BYDAY="
WORK = f"{W}MO,TU,WE,TH,FR"
EVEN, ODD = ";BYMONTH=2,4,6,8,10,12", ";BYMONTH=1,3,5,7,9,11"


def flat(reading: ScheduleReading) -> list[str]:
    """One line per schedule: rule|closed|start-end|note."""
    return [
        f"{each.rule}|{' '.join(each.closed)}|{each.start or ''}-{each.end or ''}|{each.note}"
        for each in reading.schedules
    ]


READ = {
    # every week
    "毎週火曜日 10:00～12:00": [f"{W}TU||10:00-12:00|"],
    "火・木 10:00～11:30": [f"{W}TU,TH||10:00-11:30|"],
    "火曜日": [f"{W}TU||-|"],
    "火 木": [f"{W}TU,TH||-|"],
    "火金": [f"{W}TU,FR||-|"],
    "日月": [f"{W}MO,SU||-|"],
    "月、水、金": [f"{W}MO,WE,FR||-|"],
    "毎週月水金": [f"{W}MO,WE,FR||-|"],
    "毎週 火曜 ・ 木曜": [f"{W}TU,TH||-|"],
    "毎週（火）": [f"{W}TU||-|"],
    "毎週(火)(木)": [f"{W}TU,TH||-|"],
    "㈪㈫ 10時～": [f"{W}MO,TU||10:00-|"],
    "㈪・㈬・㈮": [f"{W}MO,WE,FR||-|"],
    "㊊～㊎ 10～15時": [f"{WORK}||10:00-15:00|"],
    "月曜日〜金曜日": [f"{WORK}||-|"],
    "月ー金 9:00～17:00": [f"{WORK}||09:00-17:00|"],
    "月から金 9時から17時まで": [f"{WORK}||09:00-17:00|"],
    "土〜月": [f"{W}MO,SA,SU||-|"],
    "毎週月曜～水曜、土曜": [f"{W}MO,TU,WE,SA||-|"],
    "週2回（火・金）": [f"{W}TU,FR||-|"],
    "週1回 水曜日 10:00~": [f"{W}WE||10:00-|"],
    "毎週2回（月・木）": [f"{W}MO,TH||-|"],
    "Every Tuesday 10:00-11:30": [f"{W}TU||10:00-11:30|"],
    "Mon-Fri 10:00-16:00": [f"{WORK}||10:00-16:00|"],
    "Kayoubi": [f"{W}TU||-|"],
    "すいようび": [f"{W}WE||-|"],
    "毎日": ["FREQ=DAILY||-|"],
    "年中無休": ["FREQ=DAILY||-|"],
    "毎日 9時～17時（月曜休み）": [f"{W}TU,WE,TH,FR,SA,SU||09:00-17:00|"],
    "毎日（火曜を除く）": [f"{W}MO,WE,TH,FR,SA,SU||-|"],
    "11月～3月の毎週土曜": [f"{W}SA;BYMONTH=1,2,3,11,12||-|"],
    "4月から9月の毎週土曜": [f"{W}SA;BYMONTH=4,5,6,7,8,9||-|"],
    # every other week or month
    "隔週火・木": [f"{BI}TU,TH||-|"],
    "木曜（隔週）": [f"{BI}TH||-|"],
    "1週おき 木曜": [f"{BI}TH||-|"],
    "2週に1回 水曜日": [f"{BI}WE||-|"],
    "隔週月曜（祝日除く）": [f"{BI}MO|holiday|-|"],
    "隔週（第2・4木曜）": [f"{M}2TH,4TH||-|"],
    "隔月第2金曜": ["FREQ=MONTHLY;INTERVAL=2;BYDAY=2FR||-|"],
    "隔月 第2・4金曜 14:00～": ["FREQ=MONTHLY;INTERVAL=2;BYDAY=2FR,4FR||14:00-|"],
    # nth weekdays
    "第2.4水": [f"{M}2WE,4WE||-|"],
    "第２・４（水）": [f"{M}2WE,4WE||-|"],
    "第３水": [f"{M}3WE||-|"],
    "第2・4(火・木)": [f"{M}2TU,2TH,4TU,4TH||-|"],
    "第①・③土曜": [f"{M}1SA,3SA||-|"],
    "第1第3土曜": [f"{M}1SA,3SA||-|"],
    "第1～3土曜": [f"{M}1SA,2SA,3SA||-|"],
    "第1･2･3･4木曜": [f"{M}1TH,2TH,3TH,4TH||-|"],
    "第一・第三水曜日 午後一時半～三時": [f"{M}1WE,3WE||13:30-15:00|"],
    "1・3土曜": [f"{M}1SA,3SA||-|"],
    "2・4火 13:30-": [f"{M}2TU,4TU||13:30-|"],
    "1・3・5週目の土曜日": [f"{M}1SA,3SA,5SA||-|"],
    "第1・3・5週 土曜": [f"{M}1SA,3SA,5SA||-|"],
    "毎月最終金曜 18時～20時": [f"{M}-1FR||18:00-20:00|"],
    "第2・最終水曜": [f"{M}2WE,-1WE||-|"],
    "第5土曜": [f"{M}5SA||-|"],
    "第1土・第3日曜": [f"{M}1SA,3SU||-|"],
    "第2火・4木": [f"{M}2TU,4TH||-|"],
    "第2月・4水": [f"{M}2MO,4WE||-|"],
    "第1月・火": [f"{M}1MO,1TU||-|"],
    "毎月第2・4火、第3木": [f"{M}2TU,3TH,4TU||-|"],
    "第1水曜日及び第3水曜日": [f"{M}1WE,3WE||-|"],
    "火曜（第2・第4）": [f"{M}2TU,4TU||-|"],
    "土曜(第1・3)10時～": [f"{M}1SA,3SA||10:00-|"],
    "月2回（第1・3土）": [f"{M}1SA,3SA||-|"],
    "毎月2回 第1・第3水曜日": [f"{M}1WE,3WE||-|"],
    "第2土曜 月1回": [f"{M}2SA||-|"],
    "奇数月の第3日曜": [f"{M}3SU{ODD}||-|"],
    "偶数月第1土": [f"{M}1SA{EVEN}||-|"],
    "第2木曜（偶数月のみ）": [f"{M}2TH{EVEN}||-|"],
    "4月～10月の第2土曜": [f"{M}2SA;BYMONTH=4,5,6,7,8,9,10||-|"],
    "4・7・10・1月の第2土曜日": [f"{M}2SA;BYMONTH=1,4,7,10||-|"],
    # days of the month
    "毎月5・15・25日": [f"{D}5,15,25||-|"],
    "毎月1日と15日 10時～": [f"{D}1,15||10:00-|"],
    "毎月8日・18日・28日": [f"{D}8,18,28||-|"],
    "毎月末日": [f"{D}-1||-|"],
    "偶数月の15日": [f"{D}15{EVEN}||-|"],
    # several days with their own times
    "第1火曜10時〜、第3土曜13時半〜15時": [f"{M}1TU||10:00-|", f"{M}3SA||13:30-15:00|"],
    "火10:00〜12:00 木13:00〜15:00": [f"{W}TU||10:00-12:00|", f"{W}TH||13:00-15:00|"],
    "月～金：9:00-17:00、土：9:00-12:00": [f"{WORK}||09:00-17:00|", f"{W}SA||09:00-12:00|"],
    "毎週火曜日 10時～11時半、第2土曜日 13時～15時": [f"{W}TU||10:00-11:30|", f"{M}2SA||13:00-15:00|"],
    "第1火曜 10:00～12:00\n第3土曜 13:00～15:00": [f"{M}1TU||10:00-12:00|", f"{M}3SA||13:00-15:00|"],
    "火曜日\n木曜日\n10時～12時": [f"{W}TU||10:00-12:00|", f"{W}TH||10:00-12:00|"],
    "毎週火曜、第3土曜 10:00～12:00": [f"{W}TU||10:00-12:00|", f"{M}3SA||10:00-12:00|"],
    "第3土曜、毎週火曜": [f"{M}3SA||-|", f"{W}TU||-|"],
    "毎週火 10:00～12:00、13:00～15:00": [f"{W}TU||10:00-12:00|", f"{W}TU||13:00-15:00|"],
    "毎週土曜（祝日休み）\n第1日曜（8月休み）": [f"{W}SA|holiday|-|", f"{M}1SU|month:8|-|"],
    # closed times
    "祝日を除く月～金": [f"{WORK}|holiday|-|"],
    "平日 10-16時": [f"{WORK}|holiday|10:00-16:00|"],
    "平日10-16時（年末年始を除く）": [f"{WORK}|holiday newyear|10:00-16:00|"],
    "月～土（日祝休み）": [f"{W}MO,TU,WE,TH,FR,SA|holiday|-|"],
    "毎日（日・祝は休み）": [f"{W}MO,TU,WE,TH,FR,SA|holiday|-|"],
    "火～日 休館日：月曜": [f"{W}TU,WE,TH,FR,SA,SU||-|"],
    "祝日を除く毎週火曜日 10時半から正午まで": [f"{W}TU|holiday|10:30-12:00|"],
    "毎週水曜（祝日・8月・年末年始は休み）": [f"{W}WE|holiday month:8 newyear|-|"],
    "毎週水曜日（お盆・年末年始を除く）": [f"{W}WE|newyear obon|-|"],
    "毎週木曜（8月、12月休み）": [f"{W}TH|month:12 month:8|-|"],
    "毎週木曜（7～8月は休み）": [f"{W}TH|month:7 month:8|-|"],
    "12月～3月は休み 毎週火曜": [f"{W}TU|month:1 month:12 month:2 month:3|-|"],
    "第1・第3木曜　※祝日の場合は休み": [f"{M}1TH,3TH|holiday|-|"],
    "毎月第二土曜日（八月・一月を除く）": [f"{M}2SA|month:1 month:8|-|"],
    "8月以外の第2土曜": [f"{M}2SA|month:8|-|"],
    "毎週火曜（第5火曜は休み）": [f"{W}TU|week5|-|"],
    "毎週火曜（第3火曜は休み）": [f"{M}1TU,2TU,4TU,5TU||-|"],
    "毎週水曜日（第1週は除く）": [f"{M}2WE,3WE,4WE,5WE||-|"],
    "毎週火曜日（但し祝日は休み）": [f"{W}TU|holiday|-|"],
    "毎週火曜日午前10時〜正午（第5週・祝日・年末年始はお休み）": [f"{W}TU|holiday newyear week5|10:00-12:00|"],
    "毎週土曜日 10:00~12:00 （8月はお休みします）": [f"{W}SA|month:8|10:00-12:00|"],
    # times
    "毎週火曜日 1000-1130": [f"{W}TU||10:00-11:30|"],
    "毎週火 AM10:00～PM3:00": [f"{W}TU||10:00-15:00|"],
    "毎週火 午後1:30～3:30": [f"{W}TU||13:30-15:30|"],
    "毎週火 1:30～3:30": [f"{W}TU||13:30-15:30|"],
    "毎週火曜 10時": [f"{W}TU||10:00-|"],
    "毎週土曜 9時30～11時": [f"{W}SA||09:30-11:00|"],
    "毎週土曜 夜7時～9時": [f"{W}SA||19:00-21:00|"],
    "正午～午後1時 火": [f"{W}TU||12:00-13:00|"],
    "10:00～12:00 毎週火曜日": [f"{W}TU||10:00-12:00|"],
    "10:00〜12:00（第2・4土曜）": [f"{M}2SA,4SA||10:00-12:00|"],
    "毎週日曜午前十時～十一時": [f"{W}SU||10:00-11:00|"],
    "火曜日　９：３０　～　１１：３０": [f"{W}TU||09:30-11:30|"],
    "開催日：火曜日、時間：10時～12時": [f"{W}TU||10:00-12:00|"],
    # remarks that change nothing
    "毎週土曜（雨天中止） 9時～": [f"{W}SA||09:00-|雨天中止"],
    "毎週土曜（祝日も開催）": [f"{W}SA||-|祝日も開催"],
    "毎週土曜 13時頃～15時頃": [f"{W}SA||13:00-15:00|時間はおおよそ"],
    "第3土曜（変更あり）": [f"{M}3SA||-|変更あり"],
    "第2水曜日の午後": [f"{M}2WE||-|午後"],
    # not fixed
    "不定期": ["||-|不定期"],
    "随時": ["||-|随時"],
    "月2回程度": ["||-|月2回程度"],
    "月に1回": ["||-|月に1回"],
    "年4回": ["||-|年4回"],
    "不定期（月2回程度） 14:30〜16:00": ["||14:30-16:00|不定期（月2回程度）"],
}

LEFT_ALONE = [
    # said in words the grammar does not know
    "5のつく日", "毎月5のつく日", "7のつく日(7・17・27日)", "店休日の水曜", "春・秋", "夏休み期間中毎日",
    "毎週土曜（夏休みは休み）", "月末の金曜", "月末", "毎週土曜または日曜", "火曜日または木曜日",
    "日曜大工", "木工 10:00", "毎日 24時間", "第1土曜日　午前の部10:00～12:00", "<b>毎週土曜</b>", "=1+1",
    "令和7年4月10日", "4/10(木)", "11/3", "2019-2021",
    # one date or a length, no rule
    "10月10日", "10日", "10日・20日", "10日(土)", "8月", "1月4日～",
    # a day that moves
    "第4金曜（祝日の場合は翌週）", "毎週月曜日（祝日は翌日）", "毎月10日(土日の場合は翌日)",
    # holidays on which it meets
    "土日祝", "土・日・祝日 10:00～17:00", "祝日", "毎週土・日曜日と祝日", "第3日曜・祝日", "月曜～金曜の祝日",
    # every week or the nth
    "毎週第1火曜", "毎月火曜日", "第2火、木曜日", "毎週火曜（第2・4）", "火・木（第2・4）", "第2週の木曜日と金曜日",
    "第1・3週の火・木", "第1月～金曜", "第2-4土曜", "第2日", "3土曜", "隔週 火曜、木曜", "偶数月の第1水曜、第3土曜",
    "奇数月第2・偶数月第4金曜", "第4金曜（12月は第3金曜）",
    # counts that do not fit the days
    "月2回 土曜日", "月1回（第1・3土）", "毎週土曜　月2回", "月1回日曜日",
    # open or closed
    "月曜・祝日休館", "日祝休み", "日曜 祝日休み", "月曜、年末年始休み", "第2・第4水曜・年末年始休館",
    "月曜休館", "休み：月曜",
    "休館日：月曜・年末年始", "水曜以外", "毎日（水曜以外は休み）", "毎週火曜、第5火曜休み",
    "火10:00〜12:00、木13:00〜15:00（祝日休み）",
    # which time for which day
    "火・木 10:00～12:00、13:00～15:00", "10時～火曜、13時～木曜", "火曜10時（木曜13時）", "火曜10時、木曜",
    "火曜 10:00～12:00(8月は9:00～11:00)", "毎週火曜 10時～（第2週は13時～）", "午前10時～12時／午後1時～3時 毎週水曜",
    "第1火10-12、第3土13-15", "毎週火 10:00～9:00", "毎週火 午後10時～午後12時", "毎週火 10～25時",
    # numbered lists
    "月～金 ①10:00～11:00 ②11:00～12:00", "①火曜10時 ②木曜13時", "⑴火曜10時 ⑵木曜13時", "(1)火曜10時 (2)木曜13時",
    "1.火曜10時 2.木曜13時", "1 火曜10時 2 木曜13時",
    # no day at all
    "10:00～12:00", "サロンにて", "９", "（）", "・", "～",
]


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_reads(text: str, expected: list[str]) -> None:
    reading = read_schedule(text)
    assert flat(reading) == expected
    assert reading.unread == ()
    assert [problems(schedule) for schedule in reading.schedules] == [[]] * len(expected)


@pytest.mark.parametrize("text", [text for text, expected in READ.items() if not expected[0].startswith("|")])
def test_the_sentence_of_what_was_read_reads_back_to_it(text: str) -> None:
    for schedule in read_schedule(text).schedules:
        assert read_schedule(full_sentence(schedule)).schedules == (schedule,)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone_what_may_mean_something_else(text: str) -> None:
    reading = read_schedule(text)
    assert flat(reading) == [f"||-|{text}"]
    assert reading.unread == (text,)
    assert len(reading.remarks) == 1
    assert not reading.is_structured


def test_counts_the_habits_it_knows() -> None:
    assert len(READ) >= 80


@pytest.mark.parametrize(("day", "time", "expected"), [
    ("火・木", "火 10:00～12:00、木 13:00～15:00", [f"{W}TU||10:00-12:00|", f"{W}TH||13:00-15:00|"]),
    ("火・木（祝日休み）", "火 10:00～12:00\n木 13:00～15:00",
     [f"{W}TU|holiday|10:00-12:00|", f"{W}TH|holiday|13:00-15:00|"]),
    ("火曜", "10:00～12:00\n13:00～15:00", [f"{W}TU||10:00-12:00|", f"{W}TU||13:00-15:00|"]),
    ("", "火 10:00～", [f"{W}TU||10:00-|"]),
    ("火曜 10:00～12:00", "10時～12時", [f"{W}TU||10:00-12:00|"]),
    ("火曜", "", [f"{W}TU||-|"]),
    ("第1・3土曜", "午後", [f"{M}1SA,3SA||-|午後"]),
])
def test_reads_day_and_time_cells_together(day: str, time: str, expected: list[str]) -> None:
    reading = read_schedule(day, time)
    assert flat(reading) == expected
    assert reading.is_structured


@pytest.mark.parametrize(("day", "time"), [
    ("火曜", "第1週のみ10時"),
    ("火曜 10:00～12:00", "13:00～15:00"),
    ("第1火・第3土", "10:00〜12:00、13:30〜15:00"),
    ("火・木", "火 10:00～12:00、金 13:00～15:00"),
    ("火・木", "火 10:00～12:00"),
    ("火曜", "10:00～9:00"),
])
def test_keeps_both_cells_whole_where_they_do_not_fit(day: str, time: str) -> None:
    reading = read_schedule(day, time)
    assert flat(reading) == [f"||-|{day} {time}"]
    assert reading.unread == (f"{day} {time}",)


def test_keeps_a_clear_time_beside_days_it_cannot_read() -> None:
    reading = read_schedule("夏休み中", "10:00~12:00")
    assert flat(reading) == ["||10:00-12:00|夏休み中"]
    assert reading.unread == ("夏休み中",)


def test_nothing_is_nothing() -> None:
    assert read_schedule(" ", "\n") == ScheduleReading(())
    assert not read_schedule("").is_structured


@pytest.mark.parametrize(("text", "remark"), [
    ("隔週木曜", BIWEEKLY_REMARK),
    ("隔月第2金曜", "隔月ですが、どの月からかが書いてありません。"),
    ("平日 10時～", WORKDAY_REMARK),
    ("第1週の火曜", WEEK_REMARK),
    ("火曜 1時半～3時", AFTERNOON_REMARK),
    ("月2回程度", IRREGULAR_REMARK),
    ("火曜 10:00～9:00", REVERSED_REMARK),
    ("第2土曜を変更", "「変」が読めません。"),
])
def test_says_how_it_was_understood(text: str, remark: str) -> None:
    assert read_schedule(text).remarks == (remark,)
