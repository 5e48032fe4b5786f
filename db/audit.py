"""Is a file sound? Its pages, its links, its structure, and its tables against its journal."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from app.progress import Progress, no_progress
from app.records.catalogue import BY_KIND
from db.faults import is_damage
from db.journal_audit import journal_faults
from db.schema import expected_structure, structure_of, version_of

_ROWS_AT_ONCE = 1000
_MOST = 50  # sentences about one thing; more tell nobody more


def find_faults(
    connection: sqlite3.Connection, progress: Progress = no_progress, *, with_pictures: bool = True
) -> Sequence[str]:
    """What is wrong with an open file, in Japanese; empty = sound. A backup holds its pictures elsewhere."""
    checks = [_broken_pages, _foreign_parts, _broken_links, _unreadable_text, journal_faults]
    if with_pictures:
        checks.append(_damaged_pictures)
    found: list[str] = []
    for done, check in enumerate(checks):
        progress(done, len(checks))
        try:
            found += check(connection)
        except sqlite3.DatabaseError as error:  # a torn page is met again by every later check
            if not is_damage(error):
                raise
            found.append("いたんでいて、読めないところがあります。")
    progress(len(checks), len(checks))
    return list(dict.fromkeys(found))


def _broken_pages(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    if rows != [("ok",)]:
        yield f"いたんでいるところがあります（{len(rows)}か所）。"


def _foreign_parts(connection: sqlite3.Connection) -> Iterator[str]:
    if structure_of(connection) != expected_structure(version_of(connection)):
        yield "つどいばのものではない仕組みが入っています。"


def _broken_links(connection: sqlite3.Connection) -> Iterator[str]:
    broken = Counter(row[0] for row in connection.execute("PRAGMA foreign_key_check"))
    for kind, count in broken.items():
        yield f"「{_noun(kind)}」に、もうないものを指しているところがあります（{count}件）。"


def _unreadable_text(connection: sqlite3.Connection) -> Iterator[str]:
    """Python notices text that is no UTF-8 when it reads it; of thousands of rows at once, in a tenth of the time.

    Raises:
        sqlite3.OperationalError: there is some.
    """
    for table in expected_structure(version_of(connection)).tables:
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        words = [column[1] for column in columns if column[2] in {"TEXT", "ANY"}]
        joined = ", ".join(f"group_concat(\"{name}\", '/')" for name in words)
        key = columns[0][1]
        for stretch in _stretches(connection, table, key) if words else ():
            connection.execute(f'SELECT {joined} FROM "{table}" WHERE "{key}" BETWEEN ? AND ?', stretch).fetchone()
    yield from ()


def _stretches(connection: sqlite3.Connection, table: str, key: str) -> Iterator[tuple[object, object]]:
    """First and last key of every few thousand rows."""
    keys = [row[0] for row in connection.execute(f'SELECT DISTINCT "{key}" FROM "{table}" ORDER BY 1')]
    for begin in range(0, len(keys), _ROWS_AT_ONCE):
        yield keys[begin], keys[min(begin + _ROWS_AT_ONCE, len(keys)) - 1]


def _damaged_pictures(connection: sqlite3.Connection) -> Iterator[str]:
    for sha, data in connection.execute("SELECT sha, data FROM sy_blob"):
        if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != sha:  # a torn row may hold anything
            yield f"写真の中身がいたんでいます（{str(sha)[:8]}）。"
    sql = "SELECT count(*) FROM photo WHERE sha <> '' AND sha NOT IN (SELECT sha FROM sy_blob)"
    missing = connection.execute(sql).fetchone()[0]
    if missing:
        yield f"中身のない写真があります（{missing}枚）。"


def _noun(kind: str) -> str:
    return BY_KIND[kind].LABEL if kind in BY_KIND else kind
