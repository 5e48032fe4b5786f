"""会議体: the council, section or network that meets, with its members."""

from __future__ import annotations

from app.records.base import Record, day, link, long_text, parent, pick, position, record, text, yes_no


@record(kind="meeting_body", label="会議体")
class MeetingBody(Record):
    """第1層 and 第2層協議体, 部会, 個別会議, 運営会議, 連絡会 … (S1, S4)."""

    name: str = text("なまえ", required=True, searched=True, headers=("会議名", "協議体名", "会議体名"))
    reading: str = text("よみ", searched=True)
    kind: int | None = pick("会議の種別", "meeting_kind", searched=True, headers=("層", "会議種別"))
    area: int | None = link("地域", "area", searched=True, headers=("圏域",))
    parent_body: int | None = link("もとの会議体", "meeting_body")
    secretariat: int | None = link("事務局", "organization", searched=True)
    purpose: str = long_text("目的", searched=True, headers=("役割",))
    activities: str = long_text("おもな取り組み", searched=True, headers=("主な取り組み",))
    established: str = day("はじまり", past=True, headers=("設置", "設立"))
    dissolved: int = yes_no("いまは開いていない", level="related", printed=False)
    internal_note: str = long_text("内部メモ", level="internal", printed=False)


@record(kind="membership", label="委員")
class Membership(Record):
    """Who sits in a meeting body, for whom, and from when to when."""

    meeting_body: int | None = parent("会議体", "meeting_body")
    organization: int | None = link("団体", "organization", searched=True, headers=("所属", "所属団体"))
    person: str = text(
        "なまえ",
        personal=True,
        level="related",
        searched=True,
        printed=False,
        headers=("氏名", "委員名"),
    )
    role: str = text("役", level="related", printed=False, headers=("役職", "役割"))
    profession: int | None = pick("職種", "profession", level="related", printed=False)
    since: str = day("いつから", level="related", printed=False, headers=("就任",))
    until: str = day("いつまで", level="related", printed=False, headers=("退任", "任期"))
    pos: str = position()
