"""推進員: the coordinators (生活支援コーディネーター) and the support they give."""

from __future__ import annotations

from app.records.base import (
    Record,
    day,
    email_address,
    link,
    long_text,
    one_of,
    phone_number,
    pick,
    record,
    text,
    yes_no,
)

STAFF_TIER = {"": "", "first": "第1層（市全域）", "second": "第2層（圏域）", "third": "第3層"}


@record(kind="staff", label="コーディネーター")
class Staff(Record):
    """A 生活支援コーディネーター (地域支え合い推進員): for which area, from when to when."""

    name: str = text("なまえ", required=True, personal=True, level="related", searched=True, headers=("氏名",))
    reading: str = text("よみ", personal=True, level="related", searched=True)
    tier: str = one_of("層", STAFF_TIER)
    area: int | None = link("地域", "area", searched=True, headers=("圏域", "担当圏域"))
    organization: int | None = link("所属", "organization", searched=True)
    phone: str = phone_number("電話", personal=True, level="related", adjustable=True, searched=True)
    email: str = email_address("メール", personal=True, level="related", adjustable=True)
    since: str = day("いつから", level="related", printed=False)
    until: str = day("いつまで", level="related", printed=False)
    internal_note: str = long_text("内部メモ", level="internal", printed=False)


@record(kind="support", label="支援")
class Support(Record):
    """One time of help for a place, a group or a volunteer (S1: 立ち上げ支援, 後方支援)."""

    summary: str = text("したこと", required=True, level="internal", searched=True, printed=False, headers=("内容",))
    date: str = day("いつ", past=True, level="internal", printed=False, headers=("日付",))
    kind: int | None = pick("種類", "support_kind", level="internal", printed=False)
    staff: int | None = link("コーディネーター", "staff", level="internal", searched=True, printed=False)
    place: int | None = link("居場所", "place", level="internal", searched=True, printed=False)
    organization: int | None = link("団体", "organization", level="internal", searched=True, printed=False)
    volunteer: int | None = link("担い手", "volunteer", level="internal", searched=True, printed=False)
    detail: str = long_text("くわしく", level="internal", searched=True, printed=False)
    next_step: str = text("つぎの一手", group="next", level="internal", searched=True, printed=False)
    next_due: str = day("いつまでに", group="next", level="internal", printed=False)
    next_done: int = yes_no("できた", group="next", level="internal", printed=False)
