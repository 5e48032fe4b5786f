"""What the columns of a list are, from titles and contents."""

from __future__ import annotations

import pytest

from app.errors import ExpectedError
from app.exchange.mapping import ColumnMapping, propose_mapping
from app.exchange.sheet import Cell, Sheet
from app.exchange.tables import Table, find_table
from app.exchange.targets import NOTE, TARGETS, naming_key, target
from app.records.catalogue import BY_KIND


def table(titles: str, *rows: tuple[Cell, ...]) -> Table:
    header = tuple(titles.split(" "))
    found = find_table(Sheet("一覧", (header, *(rows or (("x",) * len(header),)))))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("titles", "targets"),
    [
        ("名称 ふりがな 種別 圏域", "place.name place.reading place.kind area.name"),
        ("団体名 代表者 連絡先 曜日 時間", "place.name place.contact_name place.phone schedule.day schedule.time"),
        (
            "サロン名 会場 所在地 郵便番号 開催日時",
            "place.name space.name space.address space.postal_code schedule.day",
        ),
        (
            "居場所名 開始時間 終了時間 参加費 掲載可否",
            "place.name schedule.start schedule.end place.fee place.consent",
        ),
        ("No. 通いの場名 活動内容 対象者 持ち物", "number place.name place.activities place.audience place.bring"),
        ("名　称 メールアドレス ＦＡＸ ＨＰ 最終確認日", "place.name place.email place.fax place.url place.confirmed"),
        ("なまえ 思い 申込 運営団体 なぞの列", "place.name place.story place.booking place.organization note"),
    ],
)
def test_titles_of_lists_of_places(titles: str, targets: str) -> None:
    samples: dict[str, Cell] = {
        "place.phone": "042-000-0001", "schedule.day": "毎週月曜", "schedule.time": "10:00～12:00", "place.consent": "○",
        "schedule.start": "10:00", "schedule.end": "12:00", "space.postal_code": "187-0034", "space.address": "栄町1-2-3",
        "place.email": "a@example.jp", "place.fax": "042-000-0002", "place.url": "https://example.jp", "place.fee": "100円",
        "place.confirmed": "R7.4.1",
    }  # fmt: skip
    row = tuple(samples.get(key, "さくら") for key in targets.split(" "))
    assert " ".join(propose_mapping(table(titles, row), "place").targets) == targets


def test_contents_decide_between_a_person_and_a_phone() -> None:
    named = propose_mapping(table("名称 連絡先 曜日", ("さくら", "鈴木 042-000-0001 まで", "月")), "place")
    assert named.targets[1] in ("place.contact_name", "place.phone")
    bare = propose_mapping(table("名称 連絡先 曜日", ("さくら", "042-000-0001", "月")), "place")
    assert bare.targets[1] == "place.phone"


@pytest.mark.parametrize(
    ("titles", "kind"),
    [
        ("名称 曜日 時間 参加費", "place"),
        ("名称 住所 緯度 経度 開館時間", "space"),
        ("団体名 法人番号 分野 電話", "organization"),
        ("地域名 必要な数（少なくとも） 必要な数（多くて）", "area"),
        ("氏名 性別 生年 電話 できること", "volunteer"),
        ("ボランティア氏名 住所 電話", "volunteer"),
        ("会議体 氏名 所属 役職", "membership"),
        ("提供者 担当者 電話 場所 経過 段階", "space"),
    ],
)
def test_the_kind_is_recognised(titles: str, kind: str) -> None:
    assert propose_mapping(table(titles)).kind == kind


@pytest.mark.parametrize(
    "titles",
    [
        "参加者名 性別 生年 電話 できること",
        "氏名 住所 電話 生年月日",
        "氏名 住所 電話",
        "氏名 フリガナ 地区 住所 電話 生年月日",
        "お名前 住所 電話番号 年齢",
        "名前 住所 電話 生年月日",
    ],
)
def test_a_list_of_persons_is_refused(titles: str) -> None:
    with pytest.raises(ExpectedError, match="人の名簿"):
        propose_mapping(table(titles))


@pytest.mark.parametrize(
    "titles", ["名称 代表者氏名 電話 曜日", "名称 氏名 電話 曜日 年齢", "団体名 氏名 生年月日 電話", "名前 住所 電話 曜日"]
)
def test_a_list_that_names_things_is_none_of_persons(titles: str) -> None:
    assert propose_mapping(table(titles)).has_name


def test_changing_a_column_frees_its_target_elsewhere() -> None:
    mapping = ColumnMapping("place", ("place.name", "place.phone", NOTE))
    assert mapping.with_target(2, "place.phone").targets == ("place.name", NOTE, "place.phone")
    assert mapping.with_target(1, NOTE).targets == ("place.name", NOTE, NOTE)
    assert not mapping.with_target(0, NOTE).has_name


def test_every_target_is_a_field_or_known_by_name() -> None:
    for kind, targets in TARGETS.items():
        assert naming_key(kind) in {each.key for each in targets}
        assert len({each.key for each in targets}) == len(targets)
        for each in targets:
            owner, _, name = each.key.partition(".")
            is_of_rows = each.key in ("volunteer.skills", "volunteer.courses", "volunteer.licences")
            if owner in BY_KIND and owner != "schedule" and not each.key.startswith("term.") and not is_of_rows:
                assert BY_KIND[owner].field(name).name == name
            assert target(kind, each.key) is each


@pytest.mark.parametrize("title", ["ふれあいの家", "ふれあいの家名", "ふれあいの家の名称", "ﾌﾚｱｲの家"])
def test_the_towns_own_noun_is_the_title_of_the_name(title: str) -> None:
    mapping = propose_mapping(table(f"{title} 曜日 電話"), "place", {"place": "ふれあいの家"})
    assert mapping.targets[0] == "place.name"


def test_default_titles_are_known_under_any_noun() -> None:
    assert propose_mapping(table("居場所名 曜日 電話"), "place", {"place": "ふれあいの家"}).targets[0] == "place.name"


def test_a_column_about_publishing_is_no_running_number() -> None:
    assert propose_mapping(table("名称 電話番号 電話番号公開"), "place").targets[1:] == ("place.phone", "level.phone")
