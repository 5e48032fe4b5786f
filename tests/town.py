"""A small invented town for tests of prints: records made in one line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.ids import derived_id
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.setting import Setting
from app.records.space import Space, SpaceTerm
from app.records.term_lists import built_in_terms, term_id

PHOTOS = Path(__file__).parent.parent / "resources" / "samples" / "photos"


class Town:
    """Collects records; ids count up, so that every run is the same."""

    def __init__(self) -> None:
        self.records: list[Record] = list(built_in_terms())
        self.blobs: dict[str, bytes] = {}
        self._next = 1000

    def _add(self, record: Record) -> int:
        self.records.append(record)
        return record.id

    def _id(self) -> int:
        self._next += 1
        return self._next

    def area(self, name: str, pos: str) -> int:
        """A 圏域."""
        return self._add(Area(id=self._id(), name=name, pos=pos))

    def organization(self, name: str) -> int:
        """A 団体."""
        return self._add(Organization(id=self._id(), name=name))

    def setting(self, key: str, value: str) -> None:
        """A setting of the book."""
        self._add(Setting(id=derived_id("setting", key), key=key, value=value))

    def space(self, name: str, address: str = "", *, access: Sequence[str] = (), **values: str) -> int:
        """A 場; `access` are codes of the pick list."""
        kind = values.pop("kind", "")
        space_id = self._id()
        record = Space(id=space_id, name=name, address=address, kind=term_id("space_kind", kind) if kind else None)
        self._add(record.changed(**values))
        for number, code in enumerate(access):
            self._add(
                SpaceTerm(
                    id=self._id(),
                    space=space_id,
                    term_list="accessibility",
                    term=term_id("accessibility", code),
                    pos=f"a{number:02}",
                )
            )
        return space_id

    def place(
        self,
        name: str,
        *,
        kind: str = "salon",
        rules: Iterable[tuple[str, ...]] = (("FREQ=WEEKLY;BYDAY=SA", "13:00", "15:00"),),
        photo: str = "",
        photo_consent: str = "yes",
        **values: str | int | None,
    ) -> int:
        """A 居場所 with consent and one 定例; rules are (rule, start, end, closed, note)."""
        place_id = self._id()
        filled: dict[str, str | int | None] = {"consent": "yes", **values}
        self._add(Place(id=place_id, name=name, kind=term_id("place_kind", kind)).changed(**filled))
        for number, rule in enumerate(rules):
            text, start, end, closed, note = (*rule, "", "", "", "")[:5]
            self._add(
                Schedule(
                    id=self._id(),
                    place=place_id,
                    rule=text,
                    start=start,
                    end=end,
                    closed=closed,
                    note=note,
                    pos=f"a{number:02}",
                )
            )
        if photo:
            self.photo(photo, place=place_id, consent=photo_consent)
        return place_id

    def photo(self, name: str, *, place: int | None = None, event: int | None = None, consent: str = "yes") -> int:
        """A sample photo on a place or an event."""
        sha = f"{name:0<64}"
        self.blobs[sha] = (PHOTOS / f"{name}.jpg").read_bytes()
        photo_id = self._add(Photo(id=self._id(), sha=sha, width=1600, height=1000, consent=consent))
        self._add(PhotoUse(id=self._id(), photo=photo_id, place=place, event=event, pos="a0"))
        return photo_id

    def way(self, name: str = "way_cafe", *, consent: str = "yes", **use: int | None) -> int:
        """A sample 案内図 on a place, a space or an event."""
        sha = f"{name:0<64}"
        self.blobs[sha] = (PHOTOS / f"{name}.jpg").read_bytes()
        photo_id = self._add(Photo(id=self._id(), sha=sha, width=1200, height=860, consent=consent))
        self._add(PhotoUse(id=self._id(), photo=photo_id, pos="a1", role="map").changed(**use))
        return photo_id

    def ledger(self) -> Ledger:
        """The town as a ledger."""
        return Ledger.of(self.records)

    def read_blob(self, sha: str) -> bytes:
        """A stored picture."""
        return self.blobs[sha]


def sample_town() -> Town:
    """Five 圏域 and a dozen places: short and long names, with and without photo, address, よみ."""
    town = Town()
    town.setting("print.publisher", "小平市社会福祉協議会　生活支援コーディネーター")
    town.setting("print.publisher_phone", "042-000-0000")
    town.setting("print.publisher_hours", "平日 9時〜17時")
    town.setting("print.booklet_volume", "5")
    areas = {
        name: town.area(f"{name}圏域", f"a{number}")
        for number, name in enumerate(("東部", "西部", "南部", "北部", "中央"))
    }
    east, west, south = areas["東部"], areas["西部"], areas["南部"]
    town.place(
        "みんな茶論",
        reading="みんなさろん",
        area=west,
        kind="salon",
        photo="tea",
        rules=[("FREQ=WEEKLY;BYDAY=SA", "13:00", "15:00", "month:8")],
        story="お茶と手芸と、おしゃべりの土曜日。",
        activities="コーヒーをいれて、編み物や折り紙を楽しみます。手ぶらでどうぞ。作品は年に一度、図書館に飾ります。",
        fee="おとな300円　こども無料",
        audience="障がいのある方も、地域の方も。",
        capacity=20,
        bring="上ばき",
        booking="予約はいりません",
        phone="042-000-0018",
        contact_name="髙橋 誠",
        contact_name_level="public",
        url="https://ibasho.example/27",
        confirmed="2025-04-01",
        space=town.space(
            "上水新町商店会事務所",
            "東京都小平市上水新町2-35-3",
            landmark="郵便局のとなり",
            access=("step_free", "wheelchair", "bus_stop", "writing", "dementia_friendly"),
        ),
    )
    town.place(
        "なごみいきいき体操",
        reading="なごみいきいきたいそう",
        area=west,
        kind="exercise",
        photo="gym",
        rules=[("FREQ=MONTHLY;BYDAY=2TU,4TU", "10:30", "11:30")],
        activities="いすに座ったままできる体操です。",
        fee="実費",
        audience="障がいのある方と地域の方",
        phone="042-000-0005",
        url="https://ibasho.example/23",
        confirmed="2025-04-01",
        space=town.space("美園町自治会館", "小平市美園町5-32-10", access=("step_free", "dementia_friendly", "writing")),
    )
    town.place(
        "障がいのある方もない方も集う手しごとと音楽とお茶の会「こもれびの縁側ひろば」たかの台団地集会室分会（午前と午後の部）",
        reading="こもれびの えんがわ ひろば",
        area=west,
        kind="generations",
        rules=[
            ("FREQ=MONTHLY;BYDAY=1TU", "10:00", "12:00"),
            ("FREQ=WEEKLY;BYDAY=TH", "13:30", "15:00"),
            ("FREQ=MONTHLY;BYDAY=3SA", "10:00", "14:00", "month:8 newyear"),
        ],
        fee="100円",
        phone="042-000-0059",
        url="https://ibasho.example/90",
        confirmed="2025-04-01",
        story="縁側でお茶を飲みながら、手を動かしたり歌ったり。どなたが来ても席があります。",
        activities="手芸、合唱、将棋、お茶。",
        space=town.space(
            "たかの台団地集会室",
            "小平市たかの台5-40-12",
            access=("step_free", "wheelchair", "handrail", "elevator", "writing", "dementia_friendly"),
        ),
    )
    town.place(
        "ほっと・こども食堂",
        reading="ほっと こどもしょくどう",
        area=west,
        kind="diner",
        rules=[("FREQ=MONTHLY;BYDAY=1SU,3SU", "09:00", "11:00")],
        fee="こども無料　おとな300円",
        audience="認知症の方とご家族",
        phone="042-000-0015",
        activities="画面をつないで、同じ献立の朝ごはんをそれぞれの家でいただきます。",
        space=town.space("オンライン（Zoom）", kind="online"),
    )
    town.place(
        "まめの木Café",
        reading="まめのき かふぇ",
        area=east,
        kind="cafe",
        photo="tea",
        rules=[("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "09:30", "10:00")],
        fee="月500円",
        audience="小中学生",
        capacity=30,
        phone="042-000-0001",
        story="朝いちばんの一杯と、子どもたちの絵の展示。",
        url="https://ibasho.example/1",
        confirmed="2025-03-01",
        space=town.space("栄町地域センター", "小平市栄町2-39-1", access=("step_free", "wheelchair", "bus_stop")),
    )
    town.place(
        "つどい食堂",
        reading="つどい しょくどう",
        area=east,
        kind="diner",
        photo="meal",
        rules=[("FREQ=MONTHLY;BYDAY=1SA,3SA", "10:30", "12:30")],
        fee="無料",
        capacity=15,
        audience="65歳以上",
        phone="042-000-0034",
        story="お寺の本堂で昼ごはん。作る人も食べる人も。",
        url="https://ibasho.example/8",
        confirmed="2025-03-01",
        space=town.space("中島町本堂", "小平市中島町1-24-9", access=("wheelchair", "step_free", "nursing")),
    )
    town.place(
        "けやき・広場",
        reading="けやき ひろば",
        area=east,
        kind="generations",
        photo="garden",
        rules=[("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "09:00", "11:30", "holiday")],
        fee="実費",
        audience="65歳以上",
        phone="090-0000-0029",
        activities="将棋盤が四つ、花の鉢が三十。駐車場はありません。",
        url="https://ibasho.example/6",
        space=town.space("回田町団地集会室", "小平市回田町5-18-17", access=("step_free", "assistance_dog")),
    )
    town.place(
        "けやきスマホ倶楽部",
        area=east,
        kind="smartphone",
        photo="phone",
        rules=[("FREQ=DAILY", "10:30", "12:00", "newyear")],
        phone="",
        activities="地図とLINEから始めます。",
        space=town.space("中島町本堂", "小平市中島町5-38-15"),
    )
    town.place(
        "さくら𠮷田スタディルーム",
        reading="さくらよしだすたでぃるーむ",
        area=south,
        kind="study",
        photo="study",
        rules=[("", "", "", "", "学校の行事に合わせて（月に2回ほど）")],
        fee="200円",
        audience="小中学生",
        phone="042-000-0025",
        space=town.space("花小金井南町集会所", "花小金井南町1-15-17"),
    )
    town.place(
        "ぬくもりの家",
        reading="ぬくもりのいえ",
        area=south,
        kind="parenting",
        photo="house",
        rules=[("FREQ=MONTHLY;BYMONTHDAY=10", "17:00", "19:00")],
        fee="100円",
        phone="042-000-0081",
        activities="おさがり会と、夕方のひととき。",
        space=town.space("個人宅（松本さん）", "学園西町4-19-18", kind="private_home", address_shown="town"),
        status="suspended",
    )
    town.place(
        "むすび畑",
        reading="むすびばたけ",
        area=None,
        kind="garden",
        rules=[("FREQ=WEEKLY;BYDAY=SU", "09:00", "11:00")],
        activities="土と野菜の会です。",
    )
    town.place("ひみつの会", area=east, kind="salon", consent="no", phone="042-000-9999")
    return town
