"""The ledger that was stored as schema_0003.tsudoiba when that form was shipped; people and numbers are made up.

It holds what the ledger of the second form held, and one area that came from another copy of it.
`python -m tests.old_files.schema_0003` writes it. It is written once, by the program of its time, and then kept.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from app.changes.change import Change, ChangeSet
from app.paths import private_folder
from app.records.area import Area
from app.records.base import Record
from db.sqlite_store import SqliteStore
from tests.old_files import schema_0001, schema_0002
from tests.old_files.schema_0001 import GONE, PICTURE, SHA

__all__ = ["GONE", "LIVING", "PATH", "PICTURE", "SHA"]

PATH = Path(__file__).with_suffix(".tsudoiba")

JOINED = Area(id=13, name="架空の東", pos="a03")

LIVING: tuple[Record, ...] = (*schema_0002.LIVING, JOINED)


def write(path: Path) -> None:
    """Make the ledger by the same deeds as the first; the copy writes under the name of one of them."""
    schema_0001.write(path, schema_0002.LIVING)
    with private_folder() as folder:
        copy = folder / path.name
        shutil.copy(path, copy)
        with closing(SqliteStore.open(copy, who="架空 写子", host="")) as store:
            store.apply(ChangeSet("一覧をよみこむ", (Change(None, JOINED),)))
        with closing(SqliteStore.open(path, who="田中", host="")) as store:
            store.join(copy)


if __name__ == "__main__":
    write(PATH)
