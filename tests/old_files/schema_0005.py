"""The ledger that was stored as schema_0005.tsudoiba when that form was shipped; people and numbers are made up.

It holds what the ledger of the fourth form held, and one picture that is shown as the map of the way to a place.
`python -m tests.old_files.schema_0005` writes it. It is written once, by the program of its time, and then kept.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.changes.change import Change, ChangeSet
from app.records.base import Record
from app.records.photo import PhotoUse
from db.sqlite_store import SqliteStore
from tests.old_files import schema_0003, schema_0004
from tests.old_files.schema_0003 import GONE, PICTURE, SHA

__all__ = ["GONE", "LIVING", "PATH", "PICTURE", "SHA"]

PATH = Path(__file__).with_suffix(".tsudoiba")

WAY = PhotoUse(id=63, photo=61, place=31, pos="a02", role="map")

LIVING: tuple[Record, ...] = (*schema_0004.LIVING, WAY)


def write(path: Path) -> None:
    """Make the ledger by the deeds of the fourth, then hang the map."""
    schema_0003.write(path)
    with closing(SqliteStore.open(path, who="架空 次郎", host="二階")) as store:
        store.apply(ChangeSet("一覧をよみこむ", (Change(None, WAY),)))


if __name__ == "__main__":
    write(PATH)
