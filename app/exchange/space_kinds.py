"""What kind of space a name speaks of, and whether somebody lives there."""

from __future__ import annotations

import re

_BY_NAME: tuple[tuple[str, str], ...] = (
    (r"オンライン|zoom|ズーム|リモート", "online"),
    (r"個人宅|様宅|自宅|(?<![住社帰])宅$", "private_home"),
    (r"空き?家|古民家", "vacant_house"),
    (r"団地|マンション|住宅集会", "housing_hall"),
    (r"地域センター|コミュニティ?センター|[市区]民センター|集会所|集会室|コミセン", "community_center"),
    (r"公民館", "community_hall"),
    (r"自治会館|町内会館|自治会集会所|町会会館|区民会館", "residents_hall"),
    (r"図書館", "library"),
    (r"博物館|美術館|写真館|資料館|庭園美術|たてもの園|アーツアンドスペース", "museum"),
    (r"デイサービス|特養|老人ホーム|福祉|ケアハウス|包括|グループホーム|介護|老健", "welfare"),
    (r"本堂|寺$|神社|教会|寺院|[一-龠]寺", "shrine_temple"),
    (r"大学|学生", "university"),
    (r"学校|小学|中学|高校|保育園|幼稚園", "school"),
    (r"社員食堂|会議室|株式会社|㈱|\(株\)|工場|本社", "company_room"),
    (r"商店会|商店街|店舗|スーパー|カフェ|喫茶|食堂|レストラン|店$", "shop"),
    (r"薬局|病院|医院|クリニック|診療所|待合", "gathering"),
    (r"農園|畑|農家", "farm"),
    (r"体育館|アリーナ|プール|運動場", "sports"),
    (r"公園|緑地|緑道|庭園|広場|恒春園|百花園|六義園|後楽園", "park"),
    (r"ホール|会館|劇場|文化センター", "hall"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), code) for pattern, code in _BY_NAME)

_BY_POI_CODE = {"08": "museum", "10": "park", "15": "library"}
"""First digits of the POI code of the government's recommended open data set of public facilities."""

_HALL_POI = "1012"

PRIVATE = ("private_home", "home_parking")
"""Kinds of spaces where somebody lives."""

_WORDS = {
    "病院・薬局": "gathering",
    "店舗・商業スペースの一画": "shop",
    "店舗": "shop",
    "自治会館": "residents_hall",
    "町内会館": "residents_hall",
    "集会所": "community_center",
    "地域センター": "community_center",
    "民家": "private_home",
    "自宅": "private_home",
    "大学": "university",
    "寺": "shrine_temple",
    "神社": "shrine_temple",
}
"""Words that lists use for a kind -> code, beside the labels of the kinds themselves."""


def kind_of_name(name: str) -> str:
    """The code in the list `space_kind` that the name of a space speaks of, '' for none."""
    for pattern, code in _PATTERNS:
        if pattern.search(name):
            return code
    return ""


def kind_of_word(word: str) -> str:
    """The code for a list's own word for a kind, or for a POI code (1003a), '' for none."""
    bare = word.strip()
    if re.fullmatch(r"\d{4}[a-z]?", bare):
        return "hall" if bare.startswith(_HALL_POI) else _BY_POI_CODE.get(bare[:2], "public_other")
    return _WORDS.get(bare, "")


def is_poi_code(word: str) -> bool:
    """Whether the word is a code of the open data set, which means nothing to a reader."""
    return re.fullmatch(r"\d{4}[a-z]?", word.strip()) is not None


def is_private(code: str) -> bool:
    """Whether somebody lives in a space of this kind: of its address only the town may be public."""
    return code in PRIVATE
