"""地域: the parts of the town that the plan counts and the booklet has chapters for."""

from __future__ import annotations

from app.records.base import Record, day, integer, link, long_text, one_of, parent, position, real, record, text

AREA_TIERS = {"city": "市全域", "district": "圏域", "town": "町丁目", "community": "学区・自治会"}


@record(kind="area", label="地域")
class Area(Record):
    """A 圏域, a 町丁目, a school or residents' district.

    `needed_min` and `needed_max` are the places needed there; S0 reckons 2–3 for each 町丁目.
    """

    name: str = text("なまえ", required=True, searched=True, headers=("圏域", "地区", "日常生活圏域", "地域", "地域名"))
    reading: str = text("よみ", searched=True)
    tier: str = one_of("段", AREA_TIERS, default="district")
    parent_area: int | None = link("上の地域", "area")
    needed_min: int | None = integer("必要な数（少なくとも）", unit="か所", level="related")
    needed_max: int | None = integer("必要な数（多くて）", unit="か所", level="related")
    transport_note: str = long_text("足・坂・道のこと", level="related", hint="バスの便、坂、踏切など")
    map_x: float | None = real("地図の横位置", group="map", level="related")
    map_y: float | None = real("地図の縦位置", group="map", level="related")
    internal_note: str = long_text("内部メモ", level="internal", printed=False)
    pos: str = position()


@record(kind="population", label="人口")
class Population(Record):
    """How many people lived in an area on a day."""

    area: int | None = parent("地域", "area", key=True)
    date: str = day("調査した日", past=True, required=True, key=True)
    total: int | None = integer("人口", unit="人")
    over_65: int | None = integer("65歳以上", unit="人")
    over_75: int | None = integer("75歳以上", unit="人")
    households: int | None = integer("世帯", unit="世帯")
    source: str = text("出どころ")
