"""Do the tables hold what the journal says, and does the journal hang together?

Nearly every record of a ledger was written once and never changed. Those are compared as sets of ids; only records with
more than one op are folded (db/fold.py), which takes thirty times as long.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from db.fold import Journal, read_journal
from db.journal import LIFE
from db.rows import read_many

_MOST = 50  # sentences about one kind; more tell nobody more

_GAPS = (  # every writer's ops are numbered 1 to n without a gap, none later than the writer's own clock
    "SELECT sy_writer.writer FROM sy_writer LEFT JOIN"
    " (SELECT writer, count(*) AS ops, max(seq) AS last, max(hlc) AS clock FROM sy_op GROUP BY writer) AS its"
    " ON its.writer = sy_writer.writer"
    " WHERE ifnull(its.ops, 0) + pruned <> n OR ifnull(its.last, 0) > n OR ifnull(its.clock, 0) > hlc"
)
_STRANGERS = "SELECT 1 FROM sy_op WHERE writer NOT IN (SELECT writer FROM sy_writer) LIMIT 1"
_LOOSE_ENDS = (  # an op replaces an earlier op of the same field; only pruning may have taken that away
    "SELECT 1 FROM sy_op AS op LEFT JOIN sy_op AS old"
    " ON old.writer = op.replaced_writer AND old.seq = op.replaced_seq"
    " WHERE op.replaced_writer IS NOT NULL AND op.replaced_seq IS NOT NULL AND iif(old.writer IS NULL,"
    " op.replaced_writer NOT IN (SELECT writer FROM sy_writer WHERE pruned > 0),"
    " (old.record_id, old.field) <> (op.record_id, op.field)"
    " OR (old.hlc, old.writer, old.seq) >= (op.hlc, op.writer, op.seq)) LIMIT 1"
)
_WORDS = "SELECT DISTINCT kind, field FROM sy_op UNION SELECT DISTINCT kind, field FROM sy_base"
_MISPLACED = "SELECT 1 FROM sy_base JOIN sy_op USING (record_id) WHERE sy_base.kind <> sy_op.kind LIMIT 1"
_STRANGE_LIVES = (  # somebody meant them, and they say one of three things
    "SELECT 1 FROM sy_op WHERE field = '' AND (auto <> 0 OR value IS NULL OR value NOT IN (0, 1, 2)) LIMIT 1"
)
_CHANGED = (
    "SELECT record_id FROM sy_op GROUP BY record_id HAVING count(*) > 1 OR max(field) <> ''"
    " UNION SELECT record_id FROM sy_op WHERE field = '' AND value IS NOT 1 UNION SELECT record_id FROM sy_base"
)
_CREATED = "SELECT kind, record_id FROM sy_op WHERE field = '' AND value IS 1"

Ids = dict[str, set[int]]
"""Kind -> ids of records."""


def journal_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """What does not add up, in Japanese.

    Raises:
        sqlite3.DatabaseError: torn pages.
    """
    for (writer,) in connection.execute(_GAPS):
        yield f"履歴に抜けがあります（書き手 {writer:016x}）。"
    if connection.execute(_STRANGERS).fetchone() is not None:
        yield "履歴に、だれが書いたかわからないところがあります。"
    if connection.execute(_LOOSE_ENDS).fetchone() is not None:
        yield "履歴のつながりが切れているところがあります。"
    is_known = all(_is_known(kind, field) for kind, field in connection.execute(_WORDS))
    if not is_known or any(connection.execute(sql).fetchone() for sql in (_MISPLACED, _STRANGE_LIVES)):
        yield "履歴に、知らない種類のものがあります。"
        return
    yield from _differences(connection)


def _is_known(kind: str, field: str) -> bool:
    return kind in BY_KIND and (field == LIFE or field in {each.name for each in BY_KIND[kind].FIELDS})


def _differences(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows and values that are not what the journal says."""
    changed = {row[0] for row in connection.execute(_CHANGED)}
    created: Ids = defaultdict(set)
    for kind, record_id in connection.execute(_CREATED):
        if record_id not in changed:
            created[kind].add(record_id)
    journal = read_journal(connection, changed)
    folded: Ids = defaultdict(set)
    for record_id, ops in journal.ops.items():
        for op in ops:
            folded[op.kind].add(record_id)
    needed = {row[0] for row in connection.execute("SELECT record_id FROM sy_zombie")}
    for record_class in RECORD_CLASSES:
        kind = record_class.KIND
        there = {row[0] for row in connection.execute(f'SELECT id FROM "{kind}"')}
        word = f"「{record_class.LABEL}」"
        found = [f"{word}に、履歴のないものがあります。"] * len(there - created[kind] - folded[kind])
        found += [f"{word}に、なくなったものがあります。"] * len(created[kind] - there)
        found += _unlike(connection, journal, record_class, folded[kind], there, needed)
        yield from found[:_MOST]


def _unlike(
    connection: sqlite3.Connection,
    journal: Journal,
    record_class: type[Record],
    ids: Set[int],
    there: Set[int],
    needed: Set[int],
) -> Iterator[str]:
    """What is wrong with the records of a kind that have more than their creation in the journal."""
    word = f"「{record_class.LABEL}」"
    rows: Mapping[int, Record] = {row.id: row for row in read_many(connection, record_class, ids & there)}
    for record_id in ids:
        ops = journal.ops[record_id]
        if any(op.kind != record_class.KIND for op in ops):
            yield f"{word}の番号が、ほかの種類と重なっています。"
            continue
        is_there = record_id in rows
        if is_there and all(op.field != LIFE for op in ops):
            yield f"{word}に、履歴のないものがあります。"
            continue
        if is_there != (journal.life(record_id).is_alive or record_id in needed):
            yield f"{word}に、{'消したはずのもの' if is_there else 'なくなったもの'}があります。"
        for name, value in journal.values(record_id).items() if is_there else ():
            if vars(rows[record_id]).get(name) != value:
                label = next((field.label for field in record_class.FIELDS if field.name == name), name)
                yield f"{word}の「{label}」が、履歴とちがいます。"
