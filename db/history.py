"""Reading the journal for people: every change as lines, and the trash."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES, child_classes
from app.records.field import Field, FieldValue
from app.store import Deleted, EmptiedLink, HistoryLine, RecentDeed, Stamp
from db.fold import Journal, read_journal
from db.journal import ERASED, LAST_MIGRATION_WRITER, LIFE, Op
from db.rows import read_one

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = 32_000_000_000_000_000  # µs, in the year 2984: a wrong clock must not keep the history from being read


def local_time(hlc: int) -> datetime:
    """The moment of a journal clock, in this computer's time zone."""
    return (_EPOCH + timedelta(microseconds=min(max(hlc, 0), _LATEST))).astimezone()


def recent_deeds(connection: sqlite3.Connection, most: int) -> Sequence[RecentDeed]:
    """The newest units of work, the latest first: one line each from the labels, the ops themselves are not read."""
    sql = (
        "SELECT label.writer, label.hlc, label.text, sy_writer.who, sy_writer.host FROM sy_label label"
        " JOIN sy_writer ON sy_writer.writer = label.writer"
        " WHERE label.writer > ? ORDER BY label.hlc DESC, label.writer LIMIT ?"
    )
    return [
        RecentDeed(Stamp(writer, hlc), local_time(hlc), who, host, text)
        for writer, hlc, text, who, host in connection.execute(sql, (LAST_MIGRATION_WRITER, most))
    ]


def last_written(connection: sqlite3.Connection, kind: str) -> dict[int, int]:
    """Id of each living record of a kind -> clock of its newest op; 0 where only a migration brought it."""
    newest = "SELECT max(hlc) FROM sy_op WHERE record_id = one.id AND writer > ?"  # out of the index by record alone
    rows = connection.execute(f'SELECT id, coalesce(({newest}), 0) FROM "{kind}" one', (LAST_MIGRATION_WRITER,))
    return dict(rows.fetchall())


def ever_written(connection: sqlite3.Connection, fields: Collection[tuple[str, str]]) -> Sequence[tuple[str, str, str]]:
    """Kind, field and text of whatever the journal knows to have stood in some fields (kind and name), each once.

    What stands in the rows is told only where something was written after it. One pass over the journal in the order in
    which it lies: no index leads from a field to its ops.
    """
    asked = ", ".join(["(?, ?)"] * len(fields))
    words = [word for field in fields for word in field]
    told = f"kind, field, value FROM {{}} WHERE (kind, field) IN (VALUES {asked}) AND typeof(value) = 'text'"
    sql = f"SELECT {told.format('sy_op')} UNION SELECT {told.format('sy_base')}"
    return connection.execute(sql, words * 2).fetchall()


class History:
    """Tells what the journal of an open file says. Reads what it needs once; make a new one after a change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        rows = connection.execute("SELECT writer, who, host FROM sy_writer")
        self._writers: dict[int, tuple[str, str]] = {writer: (who, host) for writer, who, host in rows}
        labels = connection.execute("SELECT writer, hlc, text FROM sy_label")
        self._labels: dict[tuple[int, int], str] = {(writer, hlc): text for writer, hlc, text in labels}

    def lines(self, record_id: int | None) -> Sequence[HistoryLine]:
        """Every change, oldest first, of one record with its children or of all, without what migrations brought."""
        journal = read_journal(self._connection, None if record_id is None else family_ids(self._connection, record_id))
        by_key = {op.key: op for ops in journal.ops.values() for op in ops}
        ordered = sorted(by_key.values(), key=lambda op: op.order)
        return [line for op in ordered if op.writer > LAST_MIGRATION_WRITER for line in self._told(op, journal, by_key)]

    def deed(self, stamp: Stamp, most: int) -> Sequence[HistoryLine]:
        """What one unit of work changed, oldest first: the first `most` ops of it."""
        sql = "SELECT seq, record_id FROM sy_op WHERE writer = ? AND seq >= ? AND hlc = ? ORDER BY seq LIMIT ?"
        begin = self._first_seq(stamp)
        rows = self._connection.execute(sql, (stamp.writer, begin, stamp.hlc, most)).fetchall()
        told = {(stamp.writer, seq) for seq, _record_id in rows}
        journal = read_journal(self._connection, dict.fromkeys(record_id for _seq, record_id in rows))
        by_key = {op.key: op for ops in journal.ops.values() for op in ops}
        ordered = sorted((op for key, op in by_key.items() if key in told), key=lambda op: op.order)
        return [line for op in ordered for line in self._told(op, journal, by_key)]

    def _first_seq(self, stamp: Stamp) -> int:
        """Number of the first op of a unit of work; a writer's ops follow one another in time, so it can be halved."""
        sql = "SELECT hlc FROM sy_op WHERE writer = ? AND seq >= ? ORDER BY seq LIMIT 1"
        low, high = 0, self._connection.execute(
            "SELECT coalesce(max(seq), 0) FROM sy_op WHERE writer = ?", (stamp.writer,)
        ).fetchone()[0]
        while low < high:
            middle = (low + high) // 2
            if self._connection.execute(sql, (stamp.writer, middle)).fetchone()[0] < stamp.hlc:
                low = middle + 1
            else:
                high = middle
        return int(low)

    def trash(self) -> Sequence[Deleted]:
        """Main records that were deleted and are still gone, newest first."""
        sql = "SELECT DISTINCT record_id FROM sy_op WHERE length(field) = 0 AND value = 0"  # as sy_op_of_end has it
        ids = [row[0] for row in self._connection.execute(sql)]
        journal = read_journal(self._connection, ids)
        gone: dict[int, Op] = {}
        for record_id in ids:
            last = [op for op in journal.ops[record_id] if op.field == LIFE][-1]
            if last.value != 0 or journal.is_erased(record_id):
                continue
            if read_one(self._connection, BY_KIND[last.kind], record_id) is None:
                gone[record_id] = last
        records = {record_id: journal.last_known(record_id) for record_id in gone}
        owned = _children_of(records, gone)
        taken_along = {child.id for children in owned.values() for child in children}
        emptied = self._emptied_links()
        found = []
        for record_id, op in sorted(gone.items(), key=lambda item: item[1].order, reverse=True):
            record = records[record_id]
            if not record.MAIN or record_id in taken_along:
                continue
            children = tuple(_descendants(record, owned))
            members = {record_id, *(child.id for child in children)}
            links = tuple(link for link in emptied.get((op.writer, op.hlc), ()) if link.target_id in members)
            who = self._writers.get(op.writer, ("", ""))[0]
            found.append(Deleted(record=record, children=children, when=local_time(op.hlc), who=who, links=links))
        return found

    def _told(self, op: Op, journal: Journal, by_key: dict[tuple[int, int], Op]) -> Iterator[HistoryLine]:
        """The lines of one op: one, but a record that appears also shows the values it came with."""
        if op.field == LIFE:
            word = _life_word(op)
            yield self._line(op, LIFE, None, word)
            if word == "created":
                for field, value in self._first_values(op, journal):
                    yield self._line(op, field.name, field.default, value)
            return
        field = BY_KIND[op.kind].field(op.field)
        replaced = None if op.replaced is None else by_key.get(op.replaced)
        first = journal.bases.get(op.record_id, {}).get(op.field, field.default)
        old = first if replaced is None else replaced.value
        if old != op.value:
            yield self._line(op, op.field, old, op.value)

    def _first_values(self, op: Op, journal: Journal) -> Iterator[tuple[Field, FieldValue]]:
        """The values a record appeared with, as far as they are not the default."""
        record_class = BY_KIND[op.kind]
        row = read_one(self._connection, record_class, op.record_id)
        written = {other.field for other in journal.ops[op.record_id]}
        bases = journal.bases.get(op.record_id, {})
        for field in record_class.FIELDS:
            if field.name in bases:
                value = bases[field.name]
            elif field.name in written or row is None:
                continue
            else:
                value = row.get(field.name)
            if value != field.default:
                yield field, value

    def _line(self, op: Op, field: str, old: FieldValue, new: FieldValue) -> HistoryLine:
        who, host = self._writers.get(op.writer, ("", ""))
        return HistoryLine(
            stamp=Stamp(writer=op.writer, hlc=op.hlc),
            when=local_time(op.hlc),
            who=who,
            host=host,
            label=self._labels.get((op.writer, op.hlc), ""),
            kind=op.kind,
            record_id=op.record_id,
            field=field,
            old=old,
            new=new,
        )

    def _emptied_links(self) -> dict[tuple[int, int], list[EmptiedLink]]:
        """(writer, hlc) -> links emptied as a consequence of a deletion in that unit of work."""
        sql = (
            "SELECT op.writer, op.hlc, op.kind, op.record_id, op.field, coalesce(old.value, sy_base.value)"
            " FROM sy_op op"
            " LEFT JOIN sy_op old ON old.writer = op.replaced_writer AND old.seq = op.replaced_seq"
            " LEFT JOIN sy_base ON sy_base.record_id = op.record_id AND sy_base.field = op.field"
            " WHERE op.auto = 1"
        )
        found: dict[tuple[int, int], list[EmptiedLink]] = {}
        for writer, hlc, kind, record_id, field, target_id in self._connection.execute(sql):
            target = BY_KIND[kind].field(field).target
            link = EmptiedLink(kind=kind, record_id=record_id, field=field, target_kind=target, target_id=target_id)
            found.setdefault((writer, hlc), []).append(link)
        return found


def family_ids(connection: sqlite3.Connection, record_id: int) -> list[int]:
    """The record and all that belongs or ever belonged to it, living or gone."""
    row = connection.execute("SELECT kind FROM sy_op WHERE record_id = ? LIMIT 1", (record_id,)).fetchone()
    if row is None:
        return []
    found = [record_id]
    for child_class, field in child_classes(row[0]):
        living = f'SELECT id FROM "{child_class.KIND}" WHERE "{field}" = :id'
        # The last conditions say nothing new: by them SQLite knows sy_base_of_link and sy_op_of_link for the way.
        of_link = "kind = :kind AND field = :field AND value = :id AND typeof(value) = 'integer'"
        once = f"SELECT record_id FROM sy_base WHERE {of_link}"
        moved = f"SELECT record_id FROM sy_op WHERE {of_link} AND length(field) > 0"
        sql = f"{living} UNION {once} UNION {moved}"
        named = {"id": record_id, "kind": child_class.KIND, "field": field}
        for (child_id,) in connection.execute(sql, named).fetchall():
            found += family_ids(connection, child_id)
    return list(dict.fromkeys(found))


def gone_with(connection: sqlite3.Connection, ends: Sequence[Op]) -> Sequence[Record]:
    """What was deleted in the same units of work as one record, because it belonged to it, and is still gone.

    `ends` are the deletions of that record. Parents come before their children.
    """
    if not ends:
        return ()
    deeds = {(op.writer, op.hlc) for op in ends}
    rows = [each for each in family_ids(connection, ends[0].record_id) if each != ends[0].record_id]
    journal = read_journal(connection, rows)
    found = []
    for row_id in rows:
        last = [op for op in journal.ops[row_id] if op.field == LIFE][-1]
        is_gone = last.value == 0 and read_one(connection, BY_KIND[last.kind], row_id) is None
        if is_gone and (last.writer, last.hlc) in deeds and not journal.is_erased(row_id):
            found.append(journal.last_known(row_id))
    return sorted(found, key=lambda record: (RANK[record.KIND], record.id))


def _life_word(op: Op) -> str:
    if op.value == ERASED:
        return "erased"
    return "deleted" if op.value == 0 else "created" if op.replaced is None else "restored"


RANK = {record_class.KIND: rank for rank, record_class in enumerate(RECORD_CLASSES)}
"""Where a kind stands: parents before their children."""


def _children_of(records: dict[int, Record], gone: dict[int, Op]) -> dict[int, list[Record]]:
    """Id of a record that is gone -> the rows that went in the same unit of work because they belonged to it.

    A row whose key names two records (a place in a volume of the booklet) goes with either.
    """
    owned: dict[int, list[Record]] = {}
    for child in sorted(records.values(), key=lambda record: (RANK[record.KIND], record.id)):
        for field in child.FIELDS:
            if not (field.target and (field.parent or field.key)):
                continue
            owner = child.get(field.name)
            if isinstance(owner, int) and owner in gone:
                own, owners = gone[child.id], gone[owner]
                if (own.writer, own.hlc) == (owners.writer, owners.hlc):
                    owned.setdefault(owner, []).append(child)
    return owned


def _descendants(record: Record, owned: dict[int, list[Record]]) -> Iterator[Record]:
    for child in owned.get(record.id, ()):
        yield child
        yield from _descendants(child, owned)
