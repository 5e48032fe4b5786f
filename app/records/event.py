"""催し: フォーラム, 講座, 勉強会, 体験会, 視察, 提案書 (S1, S2, S3)."""

from __future__ import annotations

from app.records.base import (
    Record,
    clock_time,
    day,
    integer,
    link,
    long_text,
    one_of,
    parent,
    phone_number,
    pick,
    position,
    record,
    text,
    web_address,
)
from app.records.field import LEVEL_LABELS

_WHAT, _WHEN, _AFTER = "どんな催し", "いつ・どこで", "ふりかえり"


@record(kind="event", label="催し")
class Event(Record):
    """One event or one course; its single days are `event_session` rows."""

    title: str = text("題", section=_WHAT, required=True, searched=True, headers=("催し", "名称", "行事名", "講座名"))
    reading: str = text("よみ", section=_WHAT, searched=True)
    kind: int | None = pick("種別", "event_kind", section=_WHAT, searched=True)
    number: int | None = integer("第何回", section=_WHAT, unit="回")
    theme: str = text("テーマ", section=_WHAT, searched=True, headers=("副題",))
    outline: str = long_text("内容", section=_WHAT, searched=True, headers=("概要",))
    lecturer: str = text("講師", section=_WHAT, personal=True, level="public", adjustable=True, searched=True)
    affiliation: str = text("講師の所属", section=_WHAT, searched=True)
    audience: str = text("対象", section=_WHAT)
    organization: int | None = link("主催", "organization", section=_WHAT, searched=True)
    meeting_body: int | None = link("会議体", "meeting_body", section=_WHAT)
    area: int | None = link("地域", "area", section=_WHAT, searched=True)
    shown: str = one_of(
        "だれに見せるか", LEVEL_LABELS, default="public", section=_WHAT, level="internal", printed=False
    )

    date: str = day("日", section=_WHEN, headers=("開催日", "日時", "年月"))
    until: str = day("さいごの日", section=_WHEN)
    start: str = clock_time("はじまり", section=_WHEN, group="time")
    end: str = clock_time("おわり", section=_WHEN, group="time")
    venue: str = text("会場", section=_WHEN, searched=True, headers=("場所",))
    space: int | None = link("会場の場", "space", section=_WHEN)
    fee: str = text("参加費", section=_WHEN)
    capacity: int | None = integer("定員", section=_WHEN, unit="名")
    booking: str = text("申込", section=_WHEN)
    phone: str = phone_number("申込の電話", section=_WHEN, level="public")
    url: str = web_address("ホームページ", section=_WHEN)

    participants: int | None = integer("参加した人", section=_AFTER, unit="名", headers=("参加者数",))
    opened_with: int | None = integer("開講のとき", section=_AFTER, unit="名")
    completed_by: int | None = integer("修了のとき", section=_AFTER, unit="名")
    grant: str = text("助成", section=_AFTER)
    reflection: str = long_text("考察", section=_AFTER, level="related", searched=True)
    internal_note: str = long_text("内部メモ", section=_AFTER, level="internal", printed=False)


@record(kind="event_session", label="回", row="[{date}][　{start}][〜{end}]｜")
class EventSession(Record):
    """One day of a course or series."""

    event: int | None = parent("催し", "event")
    date: str = day("日")
    start: str = clock_time("はじまり", group="time")
    end: str = clock_time("おわり", group="time")
    title: str = text("題", searched=True)
    lecturer: str = text("講師", personal=True, level="public", adjustable=True, searched=True)
    participants: int | None = integer("参加した人", unit="名")
    pos: str = position()


@record(kind="questionnaire_answer", label="アンケート")
class QuestionnaireAnswer(Record):
    """How many ticked one choice of one question (S1, シニア・アカデミー)."""

    event: int | None = parent("催し", "event")
    question: str = text("問い", required=True, searched=True, level="related")
    choice: str = text("答え", searched=True, level="related")
    count: int | None = integer("人数", unit="人", level="related")
    pos: str = position()
