"""参加の記録: how often a place was held in a month, and who came."""

from __future__ import annotations

from app.records.base import Record, day, integer, parent, record, text

_PEOPLE = "来た人（年齢と性別）"


@record(kind="attendance", label="参加の記録")
class Attendance(Record):
    """One month of one place; sex and age as the ministry's yearly survey of 通いの場 asks for them."""

    place: int | None = parent("居場所", "place", key=True)
    month: str = day("月", past=True, required=True, key=True, hint="「令和8年10月」など")
    held: int | None = integer("開いた回数", unit="回", level="related")
    visits: int | None = integer("のべ人数", unit="人", level="related")
    persons: int | None = integer("実人数", unit="人", level="related")
    male_under_65: int | None = integer("男 65歳未満", section=_PEOPLE, unit="人", level="related")
    male_65_74: int | None = integer("男 65〜74歳", section=_PEOPLE, unit="人", level="related")
    male_75_84: int | None = integer("男 75〜84歳", section=_PEOPLE, unit="人", level="related")
    male_85: int | None = integer("男 85歳以上", section=_PEOPLE, unit="人", level="related")
    female_under_65: int | None = integer("女 65歳未満", section=_PEOPLE, unit="人", level="related")
    female_65_74: int | None = integer("女 65〜74歳", section=_PEOPLE, unit="人", level="related")
    female_75_84: int | None = integer("女 75〜84歳", section=_PEOPLE, unit="人", level="related")
    female_85: int | None = integer("女 85歳以上", section=_PEOPLE, unit="人", level="related")
    note: str = text("ただし書き", level="internal", printed=False)
