"""場: a room or spot, physical or online, where a 居場所 could be or is held."""

from __future__ import annotations

from app.records.base import (
    Record,
    integer,
    link,
    long_text,
    one_of,
    parent,
    phone_number,
    pick,
    position,
    postal,
    real,
    record,
    text,
    web_address,
)

SPACE_STAGES = {
    "known": "知った",
    "approached": "声かけ",
    "invited": "会合に参加",
    "visited": "見学",
    "terms": "条件",
    "trial": "試行",
    "open": "開設",
    "declined": "見送り",
}
"""The way from hearing of a space to a place opened there (product.md, 働きかけ)."""

ADDRESS_SHOWN = {"full": "住所をぜんぶ載せる", "town": "町名だけ載せる", "hidden": "載せない"}


@record(kind="space", label="場")
class Space(Record):
    """Where something is or could be held. `address_shown` decides what paper says of the address."""

    name: str = text(
        "なまえ", required=True, searched=True, headers=("会場名", "会場", "場所", "施設名", "名称", "開催場所")
    )
    reading: str = text("よみ", searched=True, headers=("会場よみ", "名称カナ"))
    kind: int | None = pick("種類", "space_kind", searched=True, headers=("場の種類", "施設種別", "種別"))
    postal_code: str = postal("〒", group="address", headers=("郵便番号", "〒番号"))
    address: str = text("住所", group="address", searched=True, headers=("所在地", "会場住所", "会場所在地"))
    address_shown: str = one_of("住所の公開", ADDRESS_SHOWN, default="full", group="address")
    landmark: str = text("目じるし", hint="「郵便局のとなり」など")
    area: int | None = link("地域", "area", headers=("圏域", "地区"))
    latitude: float | None = real("緯度", group="pin", printed=False, headers=("緯度",))
    longitude: float | None = real("経度", group="pin", printed=False, headers=("経度",))
    phone: str = phone_number(
        "電話", personal=True, level="related", adjustable=True, searched=True, headers=("電話番号",)
    )
    url: str = web_address("ホームページ", headers=("URL", "ＵＲＬ"))
    capacity: int | None = integer("定員", unit="名")
    size: str = text("広さ", hint="6畳、20㎡、乗用車2台分など", headers=("広さ・定員", "面積"))
    equipment: str = long_text("設備", headers=("設備", "備品"))
    accessibility_note: str = long_text("出入りのしやすさ", headers=("バリアフリー情報",))
    access: str = long_text("行きかた", headers=("アクセス方法", "交通"))
    hours: str = long_text("使える日時", headers=("利用可能曜日", "利用可能日時特記事項", "使える日時", "開館時間"))
    conditions: str = long_text("条件と費用", level="related", headers=("条件", "条件（月の回数・費用）", "使用料"))
    use_limit_note: str = text("利用制限", level="related", hint="「1団体 月4回まで」など")
    description: str = long_text("説明", headers=("説明", "概要"))
    owner_organization: int | None = link("持ち主の団体", "organization", level="related")
    stage: str = one_of("段階", SPACE_STAGES, default="open", level="internal", printed=False)
    source: str = text("出どころ", hint="公開データのなまえなど")
    internal_note: str = long_text("内部メモ", level="internal", printed=False)
    owner: int | None = link("提供者", "space_owner", level="internal", searched=True, printed=False)


@record(kind="space_term", label="場の条件")
class SpaceTerm(Record):
    """One chosen entry of a pick list of a space (accessibility): a link row, so that sets merge as sets."""

    space: int | None = parent("場", "space", key=True)
    term_list: str = text("選択肢", key=True)
    term: int | None = link("条件", "term", key=True)
    pos: str = position()
