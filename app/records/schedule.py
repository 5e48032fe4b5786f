"""定例: when a place is held. Picked, never typed as a rule; sentence and next dates follow from it (app/rules)."""

from __future__ import annotations

from app.records.base import Record, clock_time, day, parent, position, record, recurrence, text, words


@record(kind="schedule", label="定例")
class Schedule(Record):
    """One recurring time of a place (records.md, Schedule).

    `rule` uses FREQ INTERVAL BYDAY BYMONTHDAY BYMONTH only; empty means 不定期 and `note` holds the wording.
    `anchor` is a date that fixes 隔週, `closed` sorted tokens such as `holiday newyear obon week5 month:8`.
    """

    place: int | None = parent("居場所", "place")
    rule: str = recurrence("くりかえし", group="rule", headers=("曜日", "活動日", "開催日", "日時", "活動日時", "日程"))
    anchor: str = day("どの週からか", group="rule")
    closed: str = words("お休み", group="rule")
    start: str = clock_time("はじまり", group="time", headers=("時間", "時刻", "開始時間"))
    end: str = clock_time("おわり", group="time", headers=("終了時間",))
    note: str = text("ことば", searched=True)
    pos: str = position()


@record(kind="schedule_exception", label="この日だけ")
class ScheduleException(Record):
    """One day on which the rule does not hold: closed (`moved_to` empty) or moved."""

    schedule: int | None = parent("定例", "schedule")
    date: str = day("この日", required=True)
    moved_to: str = day("かわりの日")
    reason: str = text("わけ")
    pos: str = position()
