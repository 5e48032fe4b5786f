"""ご紹介: places that people told us of (S3)."""

from __future__ import annotations

from app.records.base import Record, day, link, long_text, one_of, phone_number, record, text

REFERRAL_STATE = {"unvisited": "未訪問", "visited": "訪問", "listed": "登録"}


@record(kind="referral", label="ご紹介")
class Referral(Record):
    """「みなさんのご存知のコミュニティスペースがあったら、ご紹介ください」 (S3): what somebody told us."""

    name: str = text("紹介された居場所", required=True, searched=True, level="related")
    where_note: str = text("どこで", searched=True, level="related")
    told_by: str = text(
        "教わった人", personal=True, level="internal", searched=True, printed=False, headers=("教えてくれた人",)
    )
    phone: str = phone_number("その人の電話", personal=True, level="internal", searched=True, printed=False)
    date: str = day("いつ", past=True, level="internal", printed=False)
    state: str = one_of("いま", REFERRAL_STATE, default="unvisited", level="internal", printed=False)
    place: int | None = link("登録した居場所", "place", level="internal", printed=False)
    note: str = long_text("聞いたこと", searched=True, level="internal", printed=False)
