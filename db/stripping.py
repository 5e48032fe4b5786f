"""Writing a copy without persons: a new ledger with the same ids and a journal that begins with what was left in.

It remembers which ledger it was made of and how far that had come, so that what is written in it can come home
(db/homecoming.py). Nothing else of the old ledger is ever in its pages: they are new.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass

from app.changes.saving import change_set_between
from app.handing_over.stripping import Stripped
from app.records.ids import hex_id, parse_hex_id
from app.records.term import Term
from db.engine import connect_memory, transaction
from db.incoming import read_writers
from db.journal import Writer, now_in_microseconds
from db.rows import read_all
from db.schema import migrate
from db.unit_of_work import collect
from db.writing import set_latch, write_blobs, write_rows

LABEL = "個人のことをぬいた写しをつくる"


@dataclass(frozen=True, slots=True)
class StrippedFrom:
    """What a stripped copy says of its origin.

    Attributes:
        book: the number of the whole ledger.
        writer: who wrote what was left in; its ops mean nothing elsewhere.
        vector: writer -> n of the whole ledger at that moment.
    """

    book: int
    writer: int
    vector: dict[int, int]

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> StrippedFrom | None:
        """What an open ledger says; None when it is whole.

        Raises:
            ValueError: what it says is nonsense.
        """
        text = connection.execute("SELECT stripped_from FROM sy_book").fetchone()[0]
        if text is None:
            return None
        try:
            said = json.loads(text)
            vector = {int(writer, 16): int(n) for writer, n in said["vector"].items()}
            book, writer = parse_hex_id(said["book"]), parse_hex_id(said["writer"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(text) from error
        if book is None or writer is None:
            raise ValueError(text)
        return cls(book, writer, vector)

    def text(self) -> str:
        """As `sy_book` keeps it."""
        vector = {hex_id(writer): n for writer, n in sorted(self.vector.items())}
        return json.dumps({"book": hex_id(self.book), "writer": hex_id(self.writer), "vector": vector})


def stripped_content(connection: sqlite3.Connection, stripped: Stripped) -> bytes:
    """A whole new ledger file with nothing in it but these records and their pictures.

    Args:
        connection: open on the whole ledger; it must not change between reading the records and this call.
    """
    with closing(connect_memory()) as made:
        migrate(made)
        book, vector = connection.execute("SELECT id FROM sy_book").fetchone()[0], read_writers(connection)
        changes = change_set_between(LABEL, read_all(made, Term), stripped.records).changes
        writer = Writer(who="", host="")
        with transaction(made, links_checked_at_end=True):
            unit = writer.begin(made)
            collect(unit, changes)
            set_latch(made, is_open=True)
            origin = StrippedFrom(book, unit.stamp.writer, {row.writer: row.n for row in vector.values()})
            values = (secrets.randbits(62) or 1, now_in_microseconds(), origin.text())
            made.execute("INSERT INTO sy_book (id, made, stripped_from) VALUES (?, ?, ?)", values)
            for sha in sorted(stripped.photos):
                row = connection.execute("SELECT data FROM sy_blob WHERE sha = ?", (sha,)).fetchone()
                if row is not None:
                    write_blobs(made, {sha: bytes(row[0])})
            write_rows(made, changes)
            writer.write(made, unit, LABEL)
            set_latch(made, is_open=False)
        made.execute("VACUUM")  # no free pages either
        return made.serialize()
