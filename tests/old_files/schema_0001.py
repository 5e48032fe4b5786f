"""The ledger that was stored as schema_0001.tsudoiba when that form was shipped; people and numbers are made up.

`python -m tests.old_files.schema_0001` writes it. It is written once, by the program of its time, and then kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from app.changes.change import Change, ChangeSet
from app.changes.saving import delete_record, restore, save_record
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.ids import derived_id
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.records.setting import Setting
from app.records.space import Space, SpaceTerm
from app.records.term import Term
from app.records.term_lists import term_id
from db.sqlite_store import SqliteStore

PATH = Path(__file__).with_suffix(".tsudoiba")

PICTURE = b"\xff\xd8 a picture of nobody \xff\xd9"
SHA = hashlib.sha256(PICTURE).hexdigest()
PARKING = term_id("accessibility", "parking")

SAKURA = Place(
    id=31,
    name="サロンさくら <b>&",
    reading="さろんさくら",
    kind=term_id("place_kind", "salon"),
    area=12,
    activities="体操、𠮷田さんの紙しばい\n葛\U000e0100飾の話",
    organization=21,
    started="2019-10",
    space=22,
    fee="200円／回",
    capacity=20,
    contact_name="架空 花子",
    phone="042-000-0001",
    phone_level="related",
    consent="yes",
    confirmed="2026-04-03",
)
EDITED = SAKURA.changed(fee="100円／回", phone="042-000-0002", capacity=None)
GONE = Place(id=32, name="もみじの会", area=11, phone="042-000-0003")

LIVING: tuple[Record, ...] = (
    Term(id=71, term_list="place_kind", label="ひなたぼっこ", pos="a50"),
    Setting(id=derived_id("setting", "noun.place"), key="noun.place", value="通いの場"),
    Area(id=11, name="中央", reading="ちゅうおう", needed_min=2, needed_max=3, map_x=0.25, map_y=0.5, pos="a01"),
    Area(id=12, name="中央南", tier="town", parent_area=11, pos="a02"),
    Organization(id=21, name="架空の会", sector=term_id("sector", "volunteer"), invite_again=1),
    Space(
        id=22, name="架空公民館", postal_code="187-0034", address="栄町", latitude=35.7, longitude=139.5, capacity=30
    ),
    SpaceTerm(
        id=derived_id("space_term", 22, "accessibility", PARKING),
        space=22,
        term_list="accessibility",
        term=PARKING,
        pos="a01",
    ),
    EDITED,
    PlaceTerm(
        id=derived_id("place_term", 31, "accessibility", PARKING),
        place=31,
        term_list="accessibility",
        term=PARKING,
        pos="a03",
    ),
    Schedule(
        id=41,
        place=31,
        rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        anchor="2026-04-06",
        closed="holiday week5",
        start="10:00",
        end="11:30",
        pos="a01",
    ),
    ScheduleException(id=51, schedule=41, date="2026-05-04", moved_to="2026-05-11", reason="休館", pos="a01"),
    Photo(id=61, sha=SHA, width=800, height=600, caption="さくらの前で", consent="yes"),
    PhotoUse(id=62, photo=61, place=31, crop_x=0.5, crop_y=0.25, pos="a01"),
)


def write(path: Path, living: Sequence[Record] = LIVING) -> None:
    """Make a ledger of what is alive in the end: records added, edited, deleted, restored, by two openings."""
    store = SqliteStore.create(path, who="架空 太郎", host="窓口")
    begun = [SAKURA if record.id == SAKURA.id else record for record in living]
    changes = tuple(Change(None, record) for record in (*begun, GONE))
    store.apply(ChangeSet("一覧をよみこむ", changes, {SHA: PICTURE}))
    save_record(store, before=SAKURA, after=EDITED)
    store.close()
    store = SqliteStore.open(path, who="架空 次郎", host="二階")
    for record in (EDITED, GONE):
        delete_record(store, Ledger(store.read), record=record)
    restore(store, next(deleted for deleted in store.trash() if deleted.record == EDITED))
    store.close()


if __name__ == "__main__":
    write(PATH)
