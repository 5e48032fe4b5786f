"""Every distinct day and time text of the lists centres gave us, with the reading written by hand."""

import pytest

from app.rules.schedule_reading import read_schedule
from app.rules.time_reading import NOON_REMARK, clock, read_time_span

EVEN = ";BYMONTH=2,4,6,8,10,12"

# 通いの場一覧, column 曜日
PLACE_DAYS = {
    "隔週木曜日": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", ""),
    "隔週土曜日": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", ""),
    "隔週水曜日": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", ""),
    "隔週火曜日": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", ""),
    "毎週木・日曜日": ("FREQ=WEEKLY;BYDAY=TH,SU", ""),
    "毎週月・火曜日": ("FREQ=WEEKLY;BYDAY=MO,TU", ""),
    "毎週木・土曜日": ("FREQ=WEEKLY;BYDAY=TH,SA", ""),
    "毎週月・日曜日": ("FREQ=WEEKLY;BYDAY=MO,SU", ""),
    "毎週火・日曜日": ("FREQ=WEEKLY;BYDAY=TU,SU", ""),
    "毎週金・土曜日": ("FREQ=WEEKLY;BYDAY=FR,SA", ""),
    "毎週火曜": ("FREQ=WEEKLY;BYDAY=TU", ""),
    "毎週土曜": ("FREQ=WEEKLY;BYDAY=SA", ""),
    "月・木": ("FREQ=WEEKLY;BYDAY=MO,TH", ""),
    "金・土": ("FREQ=WEEKLY;BYDAY=FR,SA", ""),
    "月・日": ("FREQ=WEEKLY;BYDAY=MO,SU", ""),
    "木・金": ("FREQ=WEEKLY;BYDAY=TH,FR", ""),
    "月～金（祝日除く）": ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "holiday"),
    "毎日（年末年始休）": ("FREQ=DAILY", "newyear"),
    "毎週土曜　※8月は休み": ("FREQ=WEEKLY;BYDAY=SA", "month:8"),
    "毎週木曜　※8月は休み": ("FREQ=WEEKLY;BYDAY=TH", "month:8"),
    "毎週日曜　※8月は休み": ("FREQ=WEEKLY;BYDAY=SU", "month:8"),
    "毎週金曜日（第5週は休み）": ("FREQ=WEEKLY;BYDAY=FR", "week5"),
    "毎週土曜日（第5週は休み）": ("FREQ=WEEKLY;BYDAY=SA", "week5"),
    "毎月第3金曜日": ("FREQ=MONTHLY;BYDAY=3FR", ""),
    "毎月第1木曜日": ("FREQ=MONTHLY;BYDAY=1TH", ""),
    "毎月第1水曜日": ("FREQ=MONTHLY;BYDAY=1WE", ""),
    "毎月第4水曜日": ("FREQ=MONTHLY;BYDAY=4WE", ""),
    "毎月第1火曜日": ("FREQ=MONTHLY;BYDAY=1TU", ""),
    "毎月第3月曜日": ("FREQ=MONTHLY;BYDAY=3MO", ""),
    "第１、第３日曜": ("FREQ=MONTHLY;BYDAY=1SU,3SU", ""),
    "第１、第３土曜": ("FREQ=MONTHLY;BYDAY=1SA,3SA", ""),
    "第２、第４金曜": ("FREQ=MONTHLY;BYDAY=2FR,4FR", ""),
    "第２、第４水曜": ("FREQ=MONTHLY;BYDAY=2WE,4WE", ""),
    "第2・4水曜日": ("FREQ=MONTHLY;BYDAY=2WE,4WE", ""),
    "第2・4火曜日": ("FREQ=MONTHLY;BYDAY=2TU,4TU", ""),
    "第2・4月曜日": ("FREQ=MONTHLY;BYDAY=2MO,4MO", ""),
    "第1・3月曜日": ("FREQ=MONTHLY;BYDAY=1MO,3MO", ""),
    "第1・3水曜日": ("FREQ=MONTHLY;BYDAY=1WE,3WE", ""),
    "第2月曜と第4土曜": ("FREQ=MONTHLY;BYDAY=2MO,4SA", ""),
    "第1水曜と第3土曜": ("FREQ=MONTHLY;BYDAY=1WE,3SA", ""),
    "第2火曜と第4土曜": ("FREQ=MONTHLY;BYDAY=2TU,4SA", ""),
    "第2火曜と第4日曜": ("FREQ=MONTHLY;BYDAY=2TU,4SU", ""),
    "第2木曜と第4土曜": ("FREQ=MONTHLY;BYDAY=2TH,4SA", ""),
    "第2金曜と第4日曜": ("FREQ=MONTHLY;BYDAY=2FR,4SU", ""),
    "第2金曜と第4土曜": ("FREQ=MONTHLY;BYDAY=2FR,4SA", ""),
    "第2月曜と第4金曜": ("FREQ=MONTHLY;BYDAY=2MO,4FR", ""),
    "第2月曜と第4火曜": ("FREQ=MONTHLY;BYDAY=2MO,4TU", ""),
    "偶数月の第2金曜日": (f"FREQ=MONTHLY;BYDAY=2FR{EVEN}", ""),
    "偶数月の第1水曜日": (f"FREQ=MONTHLY;BYDAY=1WE{EVEN}", ""),
    "偶数月の第1木曜日": (f"FREQ=MONTHLY;BYDAY=1TH{EVEN}", ""),
    "偶数月の第2木曜日": (f"FREQ=MONTHLY;BYDAY=2TH{EVEN}", ""),
    "偶数月の第1土曜日": (f"FREQ=MONTHLY;BYDAY=1SA{EVEN}", ""),
    "月1回（第2土）": ("FREQ=MONTHLY;BYDAY=2SA", ""),
    "月1回（第1金）": ("FREQ=MONTHLY;BYDAY=1FR", ""),
    "毎月10日": ("FREQ=MONTHLY;BYMONTHDAY=10", ""),
    "毎月15日": ("FREQ=MONTHLY;BYMONTHDAY=15", ""),
    "毎月5日": ("FREQ=MONTHLY;BYMONTHDAY=5", ""),
}

# 通いの場一覧, column 時間
PLACE_TIMES = {
    "10:00-11:30": "10:00 11:30", "10:00-12:30": "10:00 12:30", "10:30-11:30": "10:30 11:30",
    "10:30-12:00": "10:30 12:00", "10:30-12:30": "10:30 12:30", "10:30～12:30": "10:30 12:30",
    "10時半～11時": "10:30 11:00", "10時半～12時": "10:30 12:00", "10時～11時": "10:00 11:00",
    "10時～12時": "10:00 12:00", "10時～13時": "10:00 13:00", "10：00〜13：30": "10:00 13:30",
    "10：30〜12：00": "10:30 12:00", "10：30〜13：00": "10:30 13:00", "13:00-15:00": "13:00 15:00",
    "13:00～14:00": "13:00 14:00", "13:30～16:30": "13:30 16:30", "13時～14時": "13:00 14:00",
    "13時～16時": "13:00 16:00", "13：30〜15：00": "13:30 15:00", "13：30〜16：00": "13:30 16:00",
    "14:00-15:00": "14:00 15:00", "14:00～16:00": "14:00 16:00", "14時半～16時": "14:30 16:00",
    "14時～16時": "14:00 16:00", "14時～17時": "14:00 17:00", "17:00-19:00": "17:00 19:00",
    "17:30-19:30": "17:30 19:30", "17:30～18:00": "17:30 18:00", "17:30～19:00": "17:30 19:00",
    "17時～19時": "17:00 19:00", "17：00〜18：30": "17:00 18:30", "17：00〜19：00": "17:00 19:00",
    "9:00-11:00": "09:00 11:00", "9:00～10:00": "09:00 10:00", "9:00～11:00": "09:00 11:00",
    "9:00～12:30": "09:00 12:30", "9:30～11:30": "09:30 11:30", "9：00〜11：30": "09:00 11:30",
    "9：30〜10：00": "09:30 10:00", "午前10時30分から午後1時まで": "10:30 13:00",
    "午前10時から午後12時まで": "10:00 12:00", "午前10時から午後1時まで": "10:00 13:00",
    "午前10時～午前11時": "10:00 11:00", "午前10時～午後12時": "10:00 12:00",
    "午前10時～午後1時": "10:00 13:00", "午後1時30分から午後2時まで": "13:30 14:00",
    "午後1時から午後2時まで": "13:00 14:00", "午後1時～午後3時": "13:00 15:00",
    "午後1時～午後4時": "13:00 16:00", "午後2時から午後4時まで": "14:00 16:00",
    "午後2時～午後3時": "14:00 15:00", "午後5時～午後7時": "17:00 19:00",
    "１０：００～１２：００": "10:00 12:00", "１０：００～１２：３０": "10:00 12:30",
    "１０：３０～１１：００": "10:30 11:00", "１０：３０～１３：３０": "10:30 13:30",
    "１３：００～１４：３０": "13:00 14:30", "１３：３０～１４：００": "13:30 14:00",
    "１３：３０～１４：３０": "13:30 14:30", "１４：００～１７：００": "14:00 17:00",
    "１４：３０～１６：００": "14:30 16:00", "１７：００～１８：３０": "17:00 18:30",
    "１７：３０～１８：００": "17:30 18:00", "９：３０～１０：３０": "09:30 10:30",
    "９：３０～１２：００": "09:30 12:00",
}

# 担い手名簿, 活動できる曜日・時間; 場の提供者リスト, 使える日時; 公共施設一覧, 利用可能曜日
OTHER_LISTS = {
    "平日ならいつでも": ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "holiday", None, None, "いつでも"),
    "平日 10時～15時": ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "holiday", "10:00", "15:00", ""),
    "平日10-16時": ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "holiday", "10:00", "16:00", ""),
    "土日": ("FREQ=WEEKLY;BYDAY=SA,SU", "", None, None, ""),
    "土曜のみ": ("FREQ=WEEKLY;BYDAY=SA", "", None, None, ""),
    "水曜午後": ("FREQ=WEEKLY;BYDAY=WE", "", None, None, "午後"),
    "火・木の午前": ("FREQ=WEEKLY;BYDAY=TU,TH", "", None, None, "午前"),
    "要相談": ("", "", None, None, "要相談"),
    "応相談": ("", "", None, None, "応相談"),
    "月1回程度": ("", "", None, None, "月1回程度"),
    "月2回まで": ("", "", None, None, "月2回まで"),
    "月火水木金土日": ("FREQ=DAILY", "", None, None, ""),
    "火水木金土日": ("FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU", "", None, None, ""),
}

# 公共施設一覧, 利用可能日時特記事項 (東京都, CC BY 4.0): prose about halls, which must never become a schedule.
HALL_REMARKS = [
    "※サービスセンター及び各施設は年末年始は休業となります。※営業時間等はサービスセンターへお問い合わせ下さい。",
    "※サービスセンター及び各施設は年末年始は休業となります。営業時間等はサービスセンターへお問い合わせ下さい。",
    "（入園は午後4時30分まで）休園日：年末・年始(12月29日～翌年1月1日まで)※イベント開催期間及びGWなどで休園日開園や時間延長が"
    "行われる場合もあります。",
    "狭山公園パークセンター（管理所）は開館時間 8:30 ?17:30、休館日は年末年始",
    "野山北・六道山公園インフォメーションセンター（管理所)は開館時間 8:30 ?17:30、休館日は年末年始",
    "(土･日曜日､祝日は～PM5:30)　休館日：・第1木曜日（祝休日または他の休館日にあたるときは第2木曜日）",
    "(土･日曜日､祝日は～PM5:30)ただし､特別文庫室はAM10～PM5:30､音声･映像資料室はPM1～PM5:30(土･日曜日､祝日はAM10～PM5:30)"
    "　休館日：・第1木曜日（祝休日または他の休館日にあたるときは第2木曜日）",
    "休館日：毎月第2・第4水曜日（祝日の場合は開館、翌日休館）、年末年始",
    "土曜日は9:30～19:30、入館は閉館の30分前まで。休館日：毎週月曜日（月曜が祝日または振替休日の場合はその翌日）、年末年始",
    "10月から３月までは9:30～16:30。入園は閉園時間の30分前まで。休園日：毎週月曜日（月曜日が祝日または振替休日の場合は、"
    "その翌日）、年末年始\n",
    "木・金曜日は20:00まで。入館は閉館時間の30分前まで。休館日：毎週月曜日（月曜日が祝日の場合は開館し、翌平日休館）",
    "入館は17:30まで。休館日: 月曜日（祝日の場合は翌日）、年末年始、保守点検時・展示替時",
    "特別展開催中の金曜日：9:30～20:00。いずれも入館は閉館時間の30分前まで。【全館休館日】第1、第3月曜日（祝日・振替休日の"
    "場合は翌日）＊特別展・企画展：月曜日休室（祝日・振替休日の場合は翌日）",
    "開館時間は公演により異なる。",
    "利用可能曜日・時間は施設・公演により異なる。",
    "入館は閉館30分前まで。休館日：月曜日（祝日の場合は翌平日））、展示替期間、年末年始 ",
    "オープン・スタジオ、レクチャー等開催時のみ一般開館",
    "常時開園（サービスセンター及び各施設は年末年始は休業）※葛西臨海水族園やダイヤと花の大観覧車などの園内施設は、定休日が"
    "ございますので、各施設にお問合せ下さい。",
    "【園地】年末年始および臨時休園日があります。【防災体験学習施設】利用時間 9:30～17:00（入場は16:30まで）休館日は"
    "月曜日（月曜日が祝日の場合は開館し、翌日休館）※年末年始および臨時休館日があります。 \n",
    "※サービスセンター及び恒春園区域は年末年始は休業となります。※開園時間　9:00～16:30（恒春園区域）　徳冨蘆花旧宅"
    "および蘆花記念館は16:00まで",
    "（入園は午後4時30分まで）※六義園ライトアップ期間中は当園の開園時間に気を付けてお越しください。休園日：年末・年始"
    "(12月29日～翌年1月1日まで)※イベント開催期間及びGWなどで休園日開園や時間延長が行われる場合もあります。",
    "（入園は午後4時30分まで）休園日：年末・年始（12月29日～翌年1月3日まで)※向島百花園は12月29日～1月3日まで休園日とさせて"
    "いただいておりますが、「隅田川七福神めぐり」の開催期間中は、福禄寿尊堂のエリアのみご利用いただいています。",
    "店休日の水曜",
]


@pytest.mark.parametrize(("text", "expected"), PLACE_DAYS.items())
def test_every_day_text_of_the_place_list(text: str, expected: tuple[str, str]) -> None:
    reading = read_schedule(text, "10:00～12:00")
    (schedule,) = reading.schedules
    assert (schedule.rule, " ".join(schedule.closed)) == expected
    assert (schedule.start, schedule.end, schedule.note) == ("10:00", "12:00", "")
    assert reading.is_structured


def test_the_irregular_text_of_the_place_list_keeps_its_wording_and_its_time() -> None:
    reading = read_schedule("不定期（月2回程度）", "１４：３０～１６：００")
    (schedule,) = reading.schedules
    assert (schedule.rule, schedule.note) == ("", "不定期（月2回程度）")
    assert (schedule.start, schedule.end) == ("14:30", "16:00")
    assert reading.is_structured


@pytest.mark.parametrize(("text", "expected"), PLACE_TIMES.items())
def test_every_time_text_of_the_place_list(text: str, expected: str) -> None:
    span = read_time_span(text)
    assert span is not None
    assert span.end is not None
    assert f"{clock(span.start)} {clock(span.end)}" == expected
    assert span.remarks == ((NOON_REMARK,) if "午後12時" in text else ())


@pytest.mark.parametrize(("text", "expected"), OTHER_LISTS.items())
def test_every_day_text_of_the_other_lists(
    text: str, expected: tuple[str, str, str | None, str | None, str]
) -> None:
    reading = read_schedule(text)
    (schedule,) = reading.schedules
    assert (schedule.rule, " ".join(schedule.closed), schedule.start, schedule.end, schedule.note) == expected
    assert reading.is_structured


@pytest.mark.parametrize("text", HALL_REMARKS)
def test_prose_about_halls_stays_prose(text: str) -> None:
    reading = read_schedule(text)
    (schedule,) = reading.schedules
    assert (schedule.rule, schedule.note) == ("", text.strip())
    assert reading.unread == (text.strip(),)
    assert not reading.is_structured
