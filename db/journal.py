"""The journal: every value ever written, as one op each. The tables are what the ops add up to (db/fold.py).

An op names the op it replaces, so that two copies of a ledger can later be joined without a clock: where two ops
replaced the same one, the field was changed in both copies. A first value is kept as its base when it is overwritten or
its record goes, unless it is the field's default: a gone field without op and base had that (so defaults never change).
"""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from app.records.base import Record
from app.records.field import Field, FieldValue
from app.version import VERSION

if TYPE_CHECKING:
    from app.store import Stamp
    from db.statements import Statement

LIFE = ""
"""The 'field' of an op that says whether the record exists: 1 created or restored, 0 deleted, ERASED."""

ERASED = 2
"""Value of a life op: the record is gone for good, whatever else is written about it (db/erasing.py)."""

ERASING = 2
"""`auto` of an op that takes the values it replaces out of the journal for good."""

LAST_MIGRATION_WRITER = 9999
"""Writers up to this number are migrations: their ops are the same in every ledger."""


OpKey = tuple[int, int]
"""Writer and seq: what other ops name an op by."""


class Op(NamedTuple):
    """One row of `sy_op`, values in the order of its columns.

    (writer, seq) identifies it, (hlc, writer, seq) orders all ops of all copies.
    """

    writer: int
    seq: int
    hlc: int
    kind: str
    record_id: int
    field: str
    value: FieldValue
    replaced_writer: int | None = None
    replaced_seq: int | None = None
    auto: int = 0

    @property
    def key(self) -> OpKey:
        """What other ops name it by."""
        return self.writer, self.seq

    @property
    def replaced(self) -> OpKey | None:
        """The op it replaced, None when it was the first on its field."""
        if self.replaced_writer is None or self.replaced_seq is None:
            return None
        return self.replaced_writer, self.replaced_seq

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts ops: the highest gives the value shown."""
        return self.hlc, self.writer, self.seq


def now_in_microseconds() -> int:
    """The computer's clock, µs since 1970."""
    return time.time_ns() // 1000


class Writer:
    """The identity under which one opening writes. Minted in memory at the first write, never read back from the file:

    two copies of a ledger must never continue one and the same writer.
    """

    def __init__(self, *, who: str, host: str) -> None:
        self._who = who
        self._host = host
        self._number: int | None = None
        self._seq = 0
        self._hlc = 0  # the latest clock in the file
        self.has_questions = False  # whether the file may hold open questions
        self._seen: tuple[sqlite3.Connection, int, int] | None = None  # the state of the file in which both were true

    def sign_as(self, who: str) -> None:
        """Write under this name from now on, as a new writer: what is written keeps the name it was written under."""
        if who != self._who:
            self._who, self._number, self._seq = who, None, 0

    def begin(self, connection: sqlite3.Connection) -> Unit:
        """A new unit of work, inside an open write transaction."""
        import secrets  # who only reads a ledger has no use for these two

        from app.store import Stamp

        state = _state_of(connection)
        if state != self._seen:
            self._look(connection)
            self._seen = state
        if self._number is None:
            self._number = secrets.randbits(62) | 1 << 61
        stamp = Stamp(writer=self._number, hlc=max(now_in_microseconds(), self._hlc + 1))
        return Unit(connection, stamp=stamp, last_seq=self._seq)

    def write(self, connection: sqlite3.Connection, unit: Unit, label: str) -> None:
        """Put the ops, the label and the writer's new end into the file."""
        unit.write(connection)
        writer, hlc = unit.stamp.writer, unit.stamp.hlc
        if self._seq == 0:
            row: dict[str, FieldValue] = {"writer": writer, "n": unit.last_seq, "hlc": hlc, "pruned": 0}
            row |= {"who": self._who, "host": self._host, "app": VERSION, "started": now_in_microseconds()}
            insertion("sy_writer").run(connection, [row])
        else:
            writer_end().run(connection, [{"row": writer, "new_n": unit.last_seq, "new_hlc": hlc}])
        insertion("sy_label").run_in_order(connection, [(writer, hlc, label)])

    def committed(self, unit: Unit) -> None:
        """Remember where the writer stands, once the transaction has ended well."""
        self._seq, self._hlc = unit.last_seq, unit.stamp.hlc
        if self._seen is not None:  # a commit of one's own leaves the version as it is
            connection, version, _ = self._seen
            self._seen = connection, version, connection.total_changes

    def _look(self, connection: sqlite3.Connection) -> None:
        """Somebody else wrote, or this is the first unit of work: read what the file says."""
        if self._number is not None and self._seq != _last_seq(connection, self._number):
            # The file went back behind our back (a restored copy, a cloud folder): go on as somebody new.
            self._number, self._seq = None, 0
        clock, questions = connection.execute(_SELECT_STANDING).fetchone()
        self._hlc = int(clock or 0)
        self.has_questions = bool(questions)


def _state_of(connection: sqlite3.Connection) -> tuple[sqlite3.Connection, int, int]:
    """Equal as long as the file holds what it held: the version changes when others write, the count when we do."""
    version = connection.execute("PRAGMA data_version").fetchone()[0]
    return connection, int(version), connection.total_changes


def _last_seq(connection: sqlite3.Connection, writer: int) -> int:
    row = connection.execute("SELECT n FROM sy_writer WHERE writer = ?", (writer,)).fetchone()
    return 0 if row is None else int(row[0])


class Unit:
    """The ops of one unit of work: collected change by change, then written in bulk."""

    def __init__(self, connection: sqlite3.Connection, *, stamp: Stamp, last_seq: int) -> None:
        """`connection` is inside the transaction; `last_seq` is the number of the writer's last op so far."""
        self.stamp = stamp
        self.last_seq = last_seq
        self.edited: set[int] = set()  # a question open about them may have become another one
        self.unsettled: set[int] = set()  # questions about them have to be worked out anew
        self._connection = connection
        self._ops: list[Op] = []
        self._sups: list[tuple[int, int, int, int]] = []  # rows of sy_sup
        self._bases: dict[tuple[int, str], tuple[str, FieldValue]] = {}
        self._by_record: dict[int, list[Op]] = defaultdict(list)

    def create(self, record: Record) -> None:
        """A record appears: a life op alone when it is new, since its row holds the values.

        Rows with a natural key may appear in two copies with different values: theirs are written out. A record that
        was deleted comes back: its life op replaces all earlier ones, and values that differ are written.
        """
        earlier = self._ops_of(record.id)
        lives = sorted((op for op in earlier if op.field == LIFE), key=lambda op: op.order)
        life = self._add(record, LIFE, 1, replaced=lives[-1].key if lives else None)
        self._supersede(life, lives[:-1])
        if lives:
            self.unsettled.add(record.id)
            self._restore_values(record, earlier)
        elif record.key_fields():
            for field in record.FIELDS:
                if not field.key:
                    self._add(record, field.name, record.get(field.name), replaced=None)

    def edit(self, before: Record, after: Record, fields: Collection[str], automatic: Collection[str]) -> None:
        """Values change; `automatic` names the fields that change only because another record goes."""
        self.edited.add(after.id)
        for field in fields:
            seen = self._seen(after.id, field)
            if not seen:
                self._keep_base(before, before.field(field))
            replaced = seen[0] if seen else None
            op = self._add(after, field, after.get(field), replaced=replaced, auto=int(field in automatic))
            self._sups.extend((op.writer, op.seq, *other) for other in seen[1:])

    def settle(self, record: Record, fields: Collection[str]) -> None:
        """Questions about a record that is there are answered by what it holds now; '' means that it stays.

        The op replaces every earlier one of the field, whichever copy wrote it.
        """
        self.unsettled.add(record.id)
        for field in fields:
            earlier = sorted((op for op in self._ops_of(record.id) if op.field == field), key=lambda op: op.order)
            if not earlier:
                self._keep_base(record, record.field(field))
            replaced = earlier[-1].key if earlier else None
            op = self._add(record, field, 1 if field == LIFE else record.get(field), replaced=replaced)
            self._supersede(op, earlier[:-1])

    def delete(self, record: Record) -> None:
        """A record goes: the journal has every value it had, and the life op lists every op it had seen."""
        written = {op.field for op in self._ops_of(record.id)}
        for field in record.FIELDS:
            if field.name not in written:
                self._keep_base(record, field)
        self._end(record, 0)

    def erase(self, record: Record) -> None:
        """A record goes for good, living or deleted before: no value is kept, and none will be believed again."""
        self.unsettled.add(record.id)
        self._end(record, ERASED)

    def erase_value(self, record: Record, field: str) -> None:
        """A field has the value that `record` holds, and everything it ever held before is to be taken out."""
        self.edited.add(record.id)
        earlier = sorted((op for op in self._ops_of(record.id) if op.field == field), key=lambda op: op.order)
        replaced = earlier[-1].key if earlier else None
        op = self._add(record, field, record.get(field), replaced=replaced, auto=ERASING)
        self._supersede(op, earlier[:-1])

    def _end(self, record: Record, value: int) -> None:
        """The life op of a record that goes; it lists every op it had seen."""
        earlier = self._ops_of(record.id)
        winner = max((op for op in earlier if op.field == LIFE), key=lambda op: op.order, default=None)
        life = self._add(record, LIFE, value, replaced=None if winner is None else winner.key)
        self._supersede(life, [op for op in earlier if op is not winner])

    def write(self, connection: sqlite3.Connection) -> None:
        """Put everything collected into the file."""
        insertion_if_new("sy_base").run_in_order(connection, [key + first for key, first in self._bases.items()])
        insertion("sy_op").run_in_order(connection, self._ops)
        insertion("sy_sup").run_in_order(connection, self._sups)

    def _add(self, record: Record, field: str, value: FieldValue, *, replaced: OpKey | None, auto: int = 0) -> Op:
        self.last_seq += 1
        replaced_writer, replaced_seq = (None, None) if replaced is None else replaced
        op = Op(
            writer=self.stamp.writer,
            seq=self.last_seq,
            hlc=self.stamp.hlc,
            kind=record.KIND,
            record_id=record.id,
            field=field,
            value=value,
            replaced_writer=replaced_writer,
            replaced_seq=replaced_seq,
            auto=auto,
        )
        self._ops.append(op)
        self._by_record[record.id].append(op)
        return op

    def _supersede(self, op: Op, others: Collection[Op]) -> None:
        self._sups.extend((op.writer, op.seq, other.writer, other.seq) for other in others)

    def _keep_base(self, record: Record, field: Field) -> None:
        value = record.get(field.name)
        if value != field.default:
            self._bases.setdefault((record.id, field.name), (record.KIND, value))

    def _restore_values(self, record: Record, earlier: Collection[Op]) -> None:
        """Write the values in which a returning record differs from what the journal says of it."""
        winners: dict[str, Op] = {}
        for op in sorted(earlier, key=lambda op: op.order):
            winners[op.field] = op
        sql = "SELECT field, value FROM sy_base WHERE record_id = ?"
        bases: dict[str, FieldValue] = dict(self._connection.execute(sql, (record.id,)).fetchall())
        bases.update({field: value for (owner, field), (_, value) in self._bases.items() if owner == record.id})
        for field in record.FIELDS:
            winner = winners.get(field.name)
            known = bases.get(field.name, field.default) if winner is None else winner.value
            if known != record.get(field.name):
                replaced = None if winner is None else winner.key
                op = self._add(record, field.name, record.get(field.name), replaced=replaced)
                alike = [each for each in earlier if (each.field, each.value) == (field.name, known)]
                self._supersede(op, [each for each in alike if each is not winner])

    def _seen(self, record_id: int, field: str) -> list[OpKey]:
        """The op whose value the field shows, and others of that value which nothing replaced yet.

        Such others are there when two copies wrote the same; without a join every earlier op is replaced.
        """
        rows = [op[:2] + op[6:9] for op in self._by_record.get(record_id, ()) if op.field == field][::-1]
        rows += self._connection.execute(_SELECT_VALUES, (record_id, field)).fetchall()
        if len(rows) <= 1:
            return [row[:2] for row in rows]
        replaced = {row[3:] for row in rows}
        shown = rows[0]
        alike = [row[:2] for row in rows[1:] if row[2] == shown[2] and row[:2] not in replaced]
        if alike:
            further = self._connection.execute(_SELECT_SUPERSEDED, (record_id, field)).fetchall()
            known = {*further, *(sup[2:] for sup in self._sups)}
            alike = [key for key in alike if key not in known]
        return [shown[:2], *alike]

    def _ops_of(self, record_id: int) -> list[Op]:
        """Every op of a record, those of this unit included."""
        rows = self._connection.execute(f"{SELECT_OPS} WHERE record_id = ?", (record_id,)).fetchall()
        return [Op._make(row) for row in rows] + self._by_record.get(record_id, [])


_SELECT_STANDING = "SELECT max(hlc), EXISTS (SELECT 1 FROM sy_conflict) FROM sy_writer"
SELECT_OPS = f"SELECT {', '.join(Op._fields)} FROM sy_op"
_SELECT_VALUES = (
    "SELECT writer, seq, value, replaced_writer, replaced_seq FROM sy_op WHERE record_id = ? AND field = ?"
    " ORDER BY hlc DESC, writer DESC, seq DESC"
)
_SELECT_SUPERSEDED = (
    "SELECT sy_sup.replaced_writer, sy_sup.replaced_seq FROM sy_op JOIN sy_sup USING (writer, seq)"
    " WHERE record_id = ? AND field = ?"  # a deletion names everything too, and decides about no value
)


# SQLAlchemy is loaded by the first of these, at the first write.


@cache
def insertion(table: str) -> Statement:
    """INSERT of whole rows; parameters are named like the columns."""
    from sqlalchemy import insert

    from db.statements import compiled
    from db.tables import METADATA

    return compiled(insert(METADATA.tables[table]))


@cache
def insertion_if_new(table: str) -> Statement:
    """INSERT of rows that are not there yet; others stay as they are."""
    from sqlalchemy.dialects.sqlite import insert

    from db.statements import compiled
    from db.tables import METADATA

    return compiled(insert(METADATA.tables[table]).on_conflict_do_nothing())


@cache
def writer_end() -> Statement:
    """UPDATE of where the writer `row` stands: parameters `new_n` and `new_hlc`."""
    from sqlalchemy import bindparam, update

    from db.statements import KEY, compiled, new_values
    from db.tables import WRITER

    return compiled(update(WRITER).where(WRITER.c.writer == bindparam(KEY)).values(new_values(("n", "hlc"))))
