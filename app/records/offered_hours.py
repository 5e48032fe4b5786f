"""使える時間・できるとき: a week in parts of the day, of a volunteer, a space or a group that looks for one."""

from __future__ import annotations

from app.records.base import Record, clock_time, one_of, parent, position, record, text

WEEKDAYS = {"MO": "月", "TU": "火", "WE": "水", "TH": "木", "FR": "金", "SA": "土", "SU": "日"}
PARTS_OF_DAY = {"morning": "午前", "afternoon": "午後", "evening": "夕方"}
OFFER = {"yes": "できる", "ask": "相談"}


@record(kind="offered_hours", label="できるとき")
class OfferedHours(Record):
    """One cell of the week: ✓ (yes) or △ (ask). `start` and `end` narrow it where they are known."""

    volunteer: int | None = parent("担い手", "volunteer")
    space: int | None = parent("場", "space")
    space_request: int | None = parent("借りたい", "space_request")
    weekday: str = one_of("曜日", WEEKDAYS, default="MO", level="related", printed=False)
    part: str = one_of("時間帯", PARTS_OF_DAY, default="morning", level="related", printed=False)
    offer: str = one_of("できるか", OFFER, default="yes", level="related", printed=False)
    start: str = clock_time("はじまり", group="time", level="related", printed=False)
    end: str = clock_time("おわり", group="time", level="related", printed=False)
    note: str = text("ただし書き", level="related", printed=False)
    pos: str = position()
