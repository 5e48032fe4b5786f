"""借りたい: a group that looks for a space (S3, 空きスペースの活用窓口)."""

from __future__ import annotations

from app.records.base import (
    Record,
    day,
    integer,
    link,
    long_text,
    one_of,
    phone_number,
    pick,
    record,
    text,
)

REQUEST_STATE = {"looking": "さがしている", "offered": "紹介した", "found": "決まった", "withdrawn": "取りやめ"}


@record(kind="space_request", label="借りたい")
class SpaceRequest(Record):
    """What a group needs; wanted weekdays and parts of the day are its `offered_hours` rows."""

    name: str = text(
        "グループのなまえ", required=True, searched=True, level="related", headers=("団体名", "グループ名")
    )
    reading: str = text("よみ", searched=True, level="related")
    organization: int | None = link("団体", "organization", level="related", searched=True)
    place: int | None = link("居場所", "place", level="related")
    purpose: str = long_text("なにに使うか", level="related", searched=True, headers=("目的", "用途"))
    needs: str = long_text("ほしいもの", level="related", searched=True, hint="いす、電源、段差なし など")
    people: int | None = integer("人数", unit="名", level="related")
    when_note: str = text("いつ使いたいか", level="related", hint="「木曜の朝、月2回」など")
    area: int | None = link("地域", "area", level="related", searched=True)
    kind: int | None = pick("場の種類", "space_kind", level="related")
    budget: str = text("費用", level="related")
    contact_name: str = text("連絡する人", personal=True, level="related", searched=True, printed=False)
    phone: str = phone_number("電話", personal=True, level="related", searched=True, printed=False)
    since: str = day("聞いた日", past=True, level="related", printed=False)
    state: str = one_of("いま", REQUEST_STATE, default="looking", level="related")
    space: int | None = link("決まった場", "space", level="related")
    internal_note: str = long_text("内部メモ", level="internal", printed=False)
