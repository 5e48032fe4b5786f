"""事例: what a 地域ケア個別会議 looked at, without a name (S1)."""

from __future__ import annotations

from app.records.base import Record, day, link, long_text, one_of, parent, position, record, text

MONITORING_RESULT = {"": "", "better": "よくなった", "same": "変わらない", "worse": "わるくなった", "closed": "おわり"}


@record(kind="case_review", label="事例")
class CaseReview(Record):
    """One case under an anonymous number. Everything about it stays 内部."""

    number: str = text(
        "事例番号", required=True, searched=True, level="internal", printed=False, hint="なまえは書きません"
    )
    block: str = text("ブロック", searched=True, level="internal", printed=False)
    area: int | None = link("地域", "area", level="internal", printed=False)
    minutes: int | None = link("会議録", "minutes", level="internal", printed=False)
    date: str = day("検討した日", past=True, level="internal", printed=False)
    topic: str = text("テーマ", searched=True, level="internal", printed=False)
    outline: str = long_text("検討したこと", searched=True, level="internal", printed=False)
    advice: str = long_text("助言", searched=True, level="internal", printed=False)
    next_monitoring: str = day("つぎのモニタリング", level="internal", printed=False)
    concern: int | None = link("地域の困りごと", "concern", level="internal", printed=False)
    internal_note: str = long_text("内部メモ", level="internal", printed=False)


@record(kind="monitoring", label="モニタリング")
class Monitoring(Record):
    """What became of a case, looked at some time later (S1: 令和3年度から)."""

    case_review: int | None = parent("事例", "case_review")
    date: str = day("いつ", past=True, required=True, level="internal", printed=False)
    result: str = one_of("どうなったか", MONITORING_RESULT, level="internal", printed=False)
    note: str = long_text("様子", searched=True, level="internal", printed=False)
    pos: str = position()
