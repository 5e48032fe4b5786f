"""Open questions: what copies wrote in two ways. `sy_conflict` keeps which; it can always be worked out anew."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from app.joined import DELETED, PRESENT, Conflict, Origin, Question, Side
from app.records.catalogue import BY_KIND, child_classes, link_fields
from app.records.field import FieldValue, MergePolicy
from db.fold import Journal, heads, read_journal
from db.history import gone_with, local_time
from db.journal import LIFE, Op, OpKey, insertion
from db.rows import id_list, read_one
from db.writing import deletion


def refresh_questions(connection: sqlite3.Connection, journal: Journal, record_ids: Collection[int]) -> None:
    """Note anew, inside the transaction, what is open about these records; `journal` holds all their ops."""
    if not record_ids:
        return
    ids = (id_list(record_ids),)
    within = "WHERE record_id IN (SELECT value FROM json_each(?))"
    needed = {row[0] for row in connection.execute(f"SELECT record_id FROM sy_zombie {within}", ids)}
    noted = connection.execute(f"SELECT record_id, field, conflict FROM sy_conflict {within}", ids).fetchall()
    outside: dict[int, list[str]] = {}
    for record_id, field, conflict in noted:
        if conflict == Conflict.OUTSIDE.value:
            outside.setdefault(record_id, []).append(field)
    rows: list[dict[str, FieldValue]] = []
    for record_id in record_ids:
        ops = journal.ops.get(record_id, [])
        found = dict(open_conflicts(journal, record_id, is_needed=record_id in needed))
        is_here = journal.life(record_id).is_alive or record_id in needed
        if record_id in outside and is_here and not journal.is_erased(record_id):
            written = {op.field for op in ops}
            found |= {field: Conflict.OUTSIDE for field in outside[record_id] if field not in written}
        rows += [
            {"record_id": record_id, "field": field, "conflict": conflict.value, "kind": ops[0].kind}
            for field, conflict in found.items()
        ]
    deletion("sy_conflict", "record_id").run(connection, [{"row": row[0]} for row in noted])
    insertion("sy_conflict").run(connection, rows)


def refresh_after_writing(connection: sqlite3.Connection, record_ids: Collection[int]) -> None:
    """The same when ops were written in these records: one that was needed only may be wanted again."""
    journal = read_journal(connection, record_ids)
    wanted = [record_id for record_id in record_ids if journal.life(record_id).is_alive]
    deletion("sy_zombie", "record_id").run(connection, [{"row": record_id} for record_id in wanted])
    refresh_questions(connection, journal, record_ids)


def open_conflicts(journal: Journal, record_id: int, *, is_needed: bool) -> Iterator[tuple[str, Conflict]]:
    """(field, conflict) of one record, as its ops say; field '' is the record as a whole.

    Args:
        is_needed: it was deleted and stays only because a living record needs it.
    """
    ops = journal.ops.get(record_id, [])
    if not ops:
        return
    state = journal.life(record_id)
    if state.is_disputed:
        yield LIFE, Conflict.DELETED
    elif is_needed:
        yield LIFE, Conflict.NEEDED
    if not (state.is_alive or is_needed):
        return
    written = Counter([op.field for op in ops if op.field != LIFE])
    for field in [name for name, count in written.items() if count > 1]:
        is_asked = BY_KIND[ops[0].kind].field(field).merge is MergePolicy.ASK
        if is_asked and len({op.value for op in heads(ops, journal.sups, field)}) > 1:
            yield field, Conflict.FIELD


def open_questions(connection: sqlite3.Connection, record_ids: Iterable[int] | None = None) -> Sequence[Question]:
    """Every open question, or those about some records, with what each side says."""
    rows = connection.execute("SELECT record_id, field, conflict, kind FROM sy_conflict").fetchall()
    if record_ids is not None:
        wanted = set(record_ids)
        rows = [row for row in rows if row[0] in wanted]
    told = _Questions(connection, {row[0] for row in rows})
    return [told.question(Conflict(conflict), kind, record_id, field) for record_id, field, conflict, kind in rows]


class Writers:
    """Who wrote which op, and whether a join brought it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT writer, who, host FROM sy_writer")
        self._origins: dict[tuple[int, int], Origin] = {}
        self._names: dict[int, tuple[str, str]] = {writer: (who, host) for writer, who, host in rows}
        self._brought: dict[int, list[tuple[int, int]]] = {}
        for writer, before, after in connection.execute("SELECT writer, n_before, n_after FROM sy_join"):
            self._brought.setdefault(writer, []).append((before, after))

    def origin(self, op: Op) -> Origin:
        """Who wrote an op."""
        found = self._origins.get((op.writer, op.hlc))  # one unit of work wrote many
        if found is None:
            who, host = self._names.get(op.writer, ("", ""))
            found = self._origins[op.writer, op.hlc] = Origin(who=who, host=host, when=local_time(op.hlc))
        return found

    def came(self, key: OpKey) -> bool:
        """Whether a join brought an op."""
        writer, seq = key
        return any(before < seq <= after for before, after in self._brought.get(writer, ()))


class _Questions:
    """Puts questions: what each side says, and what went along."""

    def __init__(self, connection: sqlite3.Connection, record_ids: Collection[int]) -> None:
        self._connection = connection
        self._journal = read_journal(connection, record_ids)
        self._writers = Writers(connection)

    def question(self, conflict: Conflict, kind: str, record_id: int, field: str) -> Question:
        """One question, whole."""
        ends = [op for op in self._journal.ops[record_id] if (op.field, op.value) == (LIFE, 0)]
        rows = gone_with(self._connection, ends) if field == LIFE else ()
        return Question(conflict, kind, record_id, field, self._sides(conflict, kind, record_id, field), tuple(rows))

    def _sides(self, conflict: Conflict, kind: str, record_id: int, field: str) -> tuple[Side, ...]:
        """This copy's first."""
        ops = self._journal.ops[record_id]
        if conflict is Conflict.FIELD:
            return self._of_field(ops, field)
        if conflict is Conflict.OUTSIDE:
            record = read_one(self._connection, BY_KIND[kind], record_id)
            return (Side(None if record is None else record.get(field), None, came=False),)
        gone = max((op for op in ops if op.field == LIFE and op.value != 1), key=lambda op: op.order)
        deleted = Side(DELETED, self._writers.origin(gone), self._writers.came(gone.key))
        present = self._unseen(ops, gone) if conflict is Conflict.DELETED else self._needing(kind, record_id)
        return (deleted, present) if present.came and not deleted.came else (present, deleted)

    def _of_field(self, ops: Sequence[Op], field: str) -> tuple[Side, ...]:
        """One side a value; where both wrote here, what is shown counts as this copy's."""
        newest = sorted(heads(ops, self._journal.sups, field), key=lambda op: op.order, reverse=True)
        ordered = sorted(newest, key=lambda op: self._writers.came(op.key))
        sides: dict[FieldValue, Side] = {}
        for op in ordered:
            sides.setdefault(op.value, self._side(op))
        return tuple(sides.values())

    def _side(self, op: Op) -> Side:
        return Side(op.value, self._writers.origin(op), self._writers.came(op.key))

    def _unseen(self, ops: Sequence[Op], gone: Op) -> Side:
        """The newest thing written in the record without knowing of its deletion."""
        seen = self._journal.sups.get(gone.key, frozenset()) | {gone.key, gone.replaced}
        deliberate = (op for op in ops if not op.auto and (op.field, op.value) != (LIFE, 0))
        unseen = [op for op in deliberate if op.key not in seen]
        op = max(unseen or ops, key=lambda op: op.order)
        return Side(PRESENT, self._writers.origin(op), self._writers.came(op.key))

    def _needing(self, kind: str, record_id: int) -> Side:
        """The newest thing written in a record that needs this one."""
        needing: list[int] = []
        for record_class, field in (*child_classes(kind), *link_fields(kind)):
            sql = f'SELECT id FROM "{record_class.KIND}" WHERE "{field}" = ? AND id <> ?'
            needing += [row[0] for row in self._connection.execute(sql, (record_id, record_id))]
        journal = read_journal(self._connection, needing)
        newest = max((op for ops in journal.ops.values() for op in ops), key=lambda op: op.order, default=None)
        if newest is None:
            return Side(PRESENT, None, came=False)
        return Side(PRESENT, self._writers.origin(newest), self._writers.came(newest.key))
