"""会議録: one meeting, from the agenda to what was promised (S0 is its model)."""

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
    pick,
    position,
    record,
    text,
)
from app.records.field import LEVEL_LABELS

MINUTES_STATE = {"draft": "案", "checking": "確認中", "final": "確定"}
MEETING_FORM = {"room": "会場", "online": "オンライン", "both": "会場とオンライン"}
PRESENCE = {"yes": "出席", "online": "オンライン", "proxy": "代理", "no": "欠席"}
AGENDA_KIND = {
    "": "そのほか",
    "promises": "前回の約束",
    "talk": "講話",
    "report": "報告",
    "work": "ワーク",
    "summary": "まとめ",
}
PROMISE_STATE = {"open": "これから", "done": "できた", "dropped": "取りやめ"}

_WHEN, _THEME, _CLOSE = "いつ・どこで", "テーマ", "まとめ"


@record(kind="minutes", label="会議録")
class Minutes(Record):
    """The record of one meeting. 公開 only when it is 確定 (final)."""

    title: str = text("題", section=_WHEN, required=True, searched=True, headers=("会議名", "名称", "件名"))
    meeting_body: int | None = link("会議体", "meeting_body", section=_WHEN, searched=True)
    number: int | None = integer("第何回", section=_WHEN, unit="回", headers=("回",))
    date: str = day("日", section=_WHEN, headers=("日時", "開催日", "日 時"))
    start: str = clock_time("はじまり", section=_WHEN, group="time", headers=("開始",))
    end: str = clock_time("おわり", section=_WHEN, group="time", headers=("終了",))
    form: str = one_of("開きかた", MEETING_FORM, default="room", section=_WHEN)
    venue: str = text("会場", section=_WHEN, searched=True, headers=("会場", "会 場", "場所"))
    space: int | None = link("会場の場", "space", section=_WHEN)
    state: str = one_of("状態", MINUTES_STATE, default="draft", section=_WHEN, level="related")

    theme: str = text("テーマ", section=_THEME, searched=True, headers=("今回のテーマ", "議題"))
    background: str = long_text("テーマの背景", section=_THEME, searched=True)
    purpose: str = long_text("目的", section=_THEME, searched=True)

    summary: str = long_text("まとめ", section=_CLOSE, searched=True)
    next_steps: str = long_text("今後の取組み", section=_CLOSE, searched=True, headers=("今後の取組みについて",))
    next_date: str = day("つぎの会議", section=_CLOSE)
    recorder: str = text(
        "書いた人", section=_CLOSE, personal=True, level="internal", printed=False, headers=("記録者",)
    )
    internal_note: str = long_text("内部メモ", section=_CLOSE, level="internal", printed=False)


@record(kind="attendee", label="出席")
class Attendee(Record):
    """Who was invited, for which organisation, and whether they came."""

    minutes: int | None = parent("会議録", "minutes")
    organization: int | None = link("団体", "organization", searched=True, headers=("所属",))
    person: str = text(
        "なまえ", personal=True, level="related", adjustable=True, searched=True, headers=("氏名", "出席者")
    )
    profession: int | None = pick("職種", "profession", level="related")
    role: str = text("役", level="related")
    presence: str = one_of("出欠", PRESENCE, default="yes", headers=("出欠",))
    pos: str = position()


@record(kind="agenda_item", label="次第")
class AgendaItem(Record):
    """One point of the agenda; opinions belong to points of kind ワーク."""

    minutes: int | None = parent("会議録", "minutes")
    title: str = text("題", required=True, searched=True)
    kind: str = one_of("なに", AGENDA_KIND)
    start: str = clock_time("はじまり")
    presenter: str = text("話す人", personal=True, level="related", adjustable=True, searched=True)
    content: str = long_text("内容", searched=True)
    pos: str = position()


@record(kind="opinion", label="意見")
class Opinion(Record):
    """One card of a ワーク: what was said in which group. Who said it stays inside."""

    minutes: int | None = parent("会議録", "minutes")
    agenda_item: int | None = link("ワーク", "agenda_item")
    group_name: str = text("グループ")
    content: str = long_text("意見", required=True, searched=True)
    shown: str = one_of("だれに見せるか", LEVEL_LABELS, default="public", level="internal", printed=False)
    speaker: str = text("言った人", personal=True, level="internal", searched=True, printed=False)
    organization: int | None = link("団体", "organization", level="related")
    approach_way: int | None = pick("働きかけの方法", "approach_way", level="related", printed=False)
    space: int | None = link("場", "space", level="internal", printed=False)
    pos: str = position()


@record(kind="promise", label="約束")
class Promise(Record):
    """What somebody said they would do; open ones are carried into the next meeting of the same body."""

    content: str = text("なにを", required=True, searched=True, level="related", headers=("約束", "宿題", "内容"))
    who: str = text("だれが", personal=True, level="related", searched=True, printed=False, headers=("担当", "担当者"))
    organization: int | None = link("団体", "organization", level="related", searched=True)
    due: str = day("いつまでに", level="related", headers=("期限",))
    state: str = one_of("いま", PROMISE_STATE, default="open", level="related")
    done_on: str = day("できた日", past=True, level="related", printed=False)
    result: str = text("どうなったか", level="related", searched=True)
    minutes: int | None = link("会議録", "minutes", level="related")
    opinion: int | None = link("もとの意見", "opinion", level="internal", printed=False)
    internal_note: str = long_text("内部メモ", level="internal", printed=False)
