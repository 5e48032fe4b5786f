"""Erasing for good: the journal keeps who wrote when in which field, so that copies still join, but no value.

Two marks travel. A life op with the value ERASED: the record is gone, whatever any copy knew of it. A field op marked
ERASING: what it replaced is to be forgotten. Every copy that learns of one takes out the values as well.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of
from app.erasing import Mention
from app.handing_over.veil import Veil
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import FieldKind, FieldValue
from app.wording import noun
from db.engine import transaction
from db.fold import Journal, read_journal
from db.journal import ERASED, ERASING, LIFE, Op, Writer
from db.rows import read_all, read_many
from db.unit_of_work import collect
from db.writing import forget_derived, set_latch, write_rows

_NAME_IN_LABEL = re.compile("『.*』", re.DOTALL)
_COVERED_NAME = "『（消しました）』"


def erase(
    connection: sqlite3.Connection,
    writer: Writer,
    record: Record,
    family: Collection[Record],
    mentions: Collection[Mention],
) -> ChangeSet:
    """Take records and the ticked mentions out of an open ledger, in one transaction."""
    connection.execute("PRAGMA secure_delete=ON")
    ids = {member.id for member in family}
    label = f"{noun(record.KIND)}を完全に消す"
    with transaction(connection, links_checked_at_end=True):
        ledger = Ledger(lambda record_class: read_all(connection, record_class))
        changes = _changes(ledger, label, family, mentions)
        others = [change for change in changes if change.record_id not in ids]
        unit = writer.begin(connection)
        collect(unit, [_without_mentions(change, mentions) for change in others])
        for member in family:
            unit.erase(member)
        for mention in mentions:
            unit.erase_value(mention.record.changed(**{mention.field: mention.left}), mention.field)
        veil = Veil(spoken_of(connection, family))
        set_latch(connection, is_open=True)
        write_rows(connection, changes)
        forget_derived(connection, changes)
        writer.write(connection, unit, label)
        forget(connection, ids | {mention.record.id for mention in mentions}, veil)
        set_latch(connection, is_open=False)
    writer.committed(unit)
    return ChangeSet(label, changes)


def _changes(
    ledger: Ledger, label: str, family: Collection[Record], mentions: Collection[Mention]
) -> tuple[Change, ...]:
    """The rows: the family goes, links to it are emptied, mentions are covered."""
    before: dict[int, Record] = {}
    after: dict[int, Record] = {}
    going = {member.id for member in family}
    for member in family:
        if ledger.get(type(member), member.id) is None:  # in the trash already
            continue
        touched, stay = deletion_of(ledger, member)
        before |= {each.id: each for each in touched}
        for each in stay:
            if each.id not in going:  # its other links may have been emptied for another member
                emptied = {name: None for name, value in vars(each).items() if value != vars(before[each.id])[name]}
                after[each.id] = after.get(each.id, before[each.id]).changed(**emptied)
    before = {each.id: each for each in before.values() if each.id in going or each.id in after}
    for mention in mentions:
        named = ledger.get(type(mention.record), mention.record.id)
        if named is not None and named.id not in going:
            before.setdefault(named.id, named)
            after[named.id] = after.get(named.id, named).changed(**{mention.field: mention.left})
    return change_set_between(label, before.values(), after.values()).changes


def _without_mentions(change: Change, mentions: Collection[Mention]) -> Change:
    """The part of a change that is an ordinary edit: links that are emptied."""
    if change.before is None or change.after is None:
        return change
    covered = {
        mention.field: change.before.get(mention.field) for mention in mentions if mention.record.id == change.record_id
    }
    return Change(change.before, change.after.changed(**covered))


def spoken_of(connection: sqlite3.Connection, records: Iterable[Record]) -> set[str]:
    """Every name and number that the journal and the rows know of these records: what labels may say."""
    found: set[str] = set()
    kinds = {record.id: record.KIND for record in records}
    journal = read_journal(connection, kinds)
    for record in records:
        named = {field.name for field in record.FIELDS if field.personal or field.name in ("name", "title", "label")}
        named &= {field.name for field in record.FIELDS if field.kind in _SPOKEN}
        found |= {record.text_of(name) for name in named}
        found |= {str(op.value) for op in journal.ops.get(record.id, ()) if op.field in named}
        found |= {str(value) for name, value in journal.bases.get(record.id, {}).items() if name in named}
    return found - {""}


_SPOKEN = (FieldKind.TEXT, FieldKind.PHONE, FieldKind.EMAIL)


def marked(ops: Iterable[Op]) -> set[int]:
    """The records about which some ops say that something is to be forgotten."""
    return {op.record_id for op in ops if (op.field, op.value) == (LIFE, ERASED) or op.auto == ERASING}


def is_same_op(
    ours: tuple[object, ...] | None, theirs: tuple[object, ...] | None, files: Collection[sqlite3.Connection]
) -> bool:
    """Whether two files tell one op alike.

    Pruning may have taken it out of one of them, or what it replaced before it came home from a stripped copy; erasing
    empties its value, and with it what a stripped copy could have shown.
    """
    if ours is None or theirs is None or ours == theirs:
        return True
    one, other = Op._make(ours), Op._make(theirs)
    if _fixed_part(one) != _fixed_part(other):
        return False
    erased = "SELECT 1 FROM sy_op WHERE record_id = ? AND (auto = ? AND field = ? OR field = ? AND value = ?)"
    if any(file.execute(erased, (one.record_id, ERASING, one.field, LIFE, ERASED)).fetchone() for file in files):
        return True
    pruned = "SELECT 1 FROM sy_writer WHERE pruned > 0"
    return one.value == other.value and any(file.execute(pruned).fetchone() for file in files)


def _fixed_part(op: Op) -> Op:
    """What of an op nothing ever touches."""
    return op._replace(value=None, replaced_writer=None, replaced_seq=None)


def forget_known(connection: sqlite3.Connection, record_ids: Collection[int]) -> None:
    """What a join has to do about records some copy erased: also what the labels here say of them."""
    journal = read_journal(connection, record_ids)
    kinds = {record_id: journal.ops[record_id][0].kind for record_id in record_ids if journal.is_erased(record_id)}
    rows = [journal.last_known(record_id) for record_id in kinds]
    for kind in set(kinds.values()):  # what nobody ever overwrote stands in the row alone
        rows += read_many(connection, BY_KIND[kind], kinds)
    forget(connection, record_ids, Veil(spoken_of(connection, rows)))


def forget(connection: sqlite3.Connection, record_ids: Collection[int], veil: Veil) -> None:
    """Empty the values that the journal holds of erased records and erased fields, inside the open transaction.

    Every field op gets the empty value of its field, which fits it as well as any; the order of ops stays. Labels that
    name the record lose the name. Pictures that nothing names any more go.
    """
    journal = read_journal(connection, record_ids)
    for record_id in record_ids:
        ops = journal.ops.get(record_id, [])
        if journal.is_erased(record_id):
            _empty(connection, [op for op in ops if op.field != LIFE])
            connection.execute("DELETE FROM sy_base WHERE record_id = ?", (record_id,))
        else:
            _forget_fields(connection, journal, record_id)
    _cover_labels(connection, record_ids, journal, veil)
    drop_loose_pictures(connection)


def _forget_fields(connection: sqlite3.Connection, journal: Journal, record_id: int) -> None:
    ops = journal.ops.get(record_id, [])
    for op in ops:
        if op.auto == ERASING and op.field != LIFE:
            replaced = journal.sups.get(op.key, frozenset()) | {op.replaced}
            _empty(connection, [each for each in ops if each.key in replaced and each.field == op.field])
            connection.execute("DELETE FROM sy_base WHERE record_id = ? AND field = ?", (record_id, op.field))


def _empty(connection: sqlite3.Connection, ops: Iterable[Op]) -> None:
    rows = [(BY_KIND[op.kind].field(op.field).default, op.writer, op.seq) for op in ops]
    connection.executemany("UPDATE sy_op SET value = ? WHERE writer = ? AND seq = ?", rows)


def _cover_labels(connection: sqlite3.Connection, record_ids: Collection[int], journal: Journal, veil: Veil) -> None:
    """Names of units of work: those that touched an erased record lose whatever they name, others the person's name."""
    touched = {
        (op.writer, op.hlc) for record_id in record_ids if journal.is_erased(record_id) for op in journal.ops[record_id]
    }
    changed = []
    for writer, hlc, text in connection.execute("SELECT writer, hlc, text FROM sy_label").fetchall():
        covered = _NAME_IN_LABEL.sub(_COVERED_NAME, text) if (writer, hlc) in touched else text
        covered = veil.over(covered)
        if covered != text:
            changed.append((covered, writer, hlc))
    connection.executemany("UPDATE sy_label SET text = ? WHERE writer = ? AND hlc = ?", changed)


def drop_loose_pictures(connection: sqlite3.Connection) -> None:
    """Take out pictures that no record, living, deleted or as it once was, names."""
    named: set[FieldValue] = set()
    for record_class in RECORD_CLASSES:
        for field in record_class.FIELDS:
            if field.kind is FieldKind.BLOB:
                rows = connection.execute(f'SELECT "{field.name}" FROM "{record_class.KIND}"')
                named |= {row[0] for row in rows}
                for table in ("sy_op", "sy_base"):
                    sql = f"SELECT value FROM {table} WHERE kind = ? AND field = ?"
                    named |= {row[0] for row in connection.execute(sql, (record_class.KIND, field.name))}
    stored = {row[0] for row in connection.execute("SELECT sha FROM sy_blob")}
    connection.executemany("DELETE FROM sy_blob WHERE sha = ?", [(sha,) for sha in stored - named])
