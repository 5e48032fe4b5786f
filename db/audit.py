"""Is a file sound? Its pages, its links, its structure, and its tables against its journal."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from db.faults import is_damage
from db.fold import Journal, read_journal
from db.journal import LIFE, Op
from db.rows import read_all
from db.schema import expected_structure, structure_of, version_of

_MOST = 50  # sentences about one thing; more tell nobody more


def find_faults(
    connection: sqlite3.Connection, progress: Progress = no_progress, *, with_pictures: bool = True
) -> Sequence[str]:
    """What is wrong with an open file, in Japanese; empty = sound. A backup holds its pictures elsewhere."""
    checks = [_broken_pages, _foreign_parts, _broken_links, _journal_faults]
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


def _damaged_pictures(connection: sqlite3.Connection) -> Iterator[str]:
    for sha, data in connection.execute("SELECT sha, data FROM sy_blob"):
        if hashlib.sha256(data).hexdigest() != sha:
            yield f"写真の中身がいたんでいます（{sha[:8]}）。"
    sql = "SELECT count(*) FROM photo WHERE sha <> '' AND sha NOT IN (SELECT sha FROM sy_blob)"
    missing = connection.execute(sql).fetchone()[0]
    if missing:
        yield f"中身のない写真があります（{missing}枚）。"


def _journal_faults(connection: sqlite3.Connection) -> Iterator[str]:
    journal = read_journal(connection)
    ops = {op.key: op for row_ops in journal.ops.values() for op in row_ops}
    yield from _gaps(connection, ops)
    yield from _loose_ends(connection, ops)
    if any(op.kind not in BY_KIND for op in ops.values()):
        yield "履歴に、知らない種類のものがあります。"
        return
    for record_class in RECORD_CLASSES:
        differences = list(_differences(connection, journal, record_class))
        yield from differences[:_MOST]


def _gaps(connection: sqlite3.Connection, ops: dict[tuple[int, int], Op]) -> Iterator[str]:
    """Every writer's ops are numbered 1 to n without a gap, none later than the writer's own clock."""
    numbers: dict[int, int] = Counter(op.writer for op in ops.values())
    latest: dict[int, int] = {}
    highest: dict[int, int] = {}
    for op in ops.values():
        latest[op.writer] = max(latest.get(op.writer, 0), op.hlc)
        highest[op.writer] = max(highest.get(op.writer, 0), op.seq)
    known = set()
    for writer, n, hlc, pruned in connection.execute("SELECT writer, n, hlc, pruned FROM sy_writer"):
        known.add(writer)
        if numbers[writer] + pruned != n or highest.get(writer, n) > n or latest.get(writer, 0) > hlc:
            yield f"履歴に抜けがあります（書き手 {writer:016x}）。"
    if set(numbers) - known:
        yield "履歴に、だれが書いたかわからないところがあります。"


def _loose_ends(connection: sqlite3.Connection, ops: dict[tuple[int, int], Op]) -> Iterator[str]:
    """An op replaces an earlier op of the same field; only pruning may have taken that away."""
    pruned = {row[0] for row in connection.execute("SELECT writer FROM sy_writer WHERE pruned > 0")}
    for op in ops.values():
        if op.replaced is None or (op.replaced not in ops and op.replaced[0] in pruned):
            continue
        old = ops.get(op.replaced)
        if old is None or (old.record_id, old.field) != (op.record_id, op.field) or old.order >= op.order:
            yield "履歴のつながりが切れているところがあります。"
            return


def _differences(connection: sqlite3.Connection, journal: Journal, record_class: type[Record]) -> Iterator[str]:
    """Rows and values that are not what the journal says."""
    rows = {record.id: record for record in read_all(connection, record_class)}
    needed = {row[0] for row in connection.execute("SELECT record_id FROM sy_zombie")}
    word = record_class.LABEL
    for record_id, row in rows.items():
        if not any(op.field == LIFE for op in journal.ops.get(record_id, ())):
            yield f"「{word}」に、履歴のないものがあります。"
            continue
        for name, value in journal.values(record_id).items():
            if row.get(name) != value:
                yield f"「{word}」の「{record_class.field(name).label}」が、履歴とちがいます。"
    for record_id, ops in journal.ops.items():
        if ops[0].kind != record_class.KIND:
            continue
        if any(op.kind != record_class.KIND for op in ops):
            yield f"「{word}」の番号が、ほかの種類と重なっています。"
        is_there = record_id in rows
        if is_there != (journal.life(record_id).is_alive or record_id in needed):
            yield f"「{word}」に、{'消したはずのもの' if is_there else 'なくなったもの'}があります。"


def _noun(kind: str) -> str:
    return BY_KIND[kind].LABEL if kind in BY_KIND else kind
