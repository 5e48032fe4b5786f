"""Upkeep of an open ledger (see `app.erasing.Upkeep`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from app.changes.change import ChangeSet
from app.changes.saving import deletion_of
from app.erasing import ErasePlan, Mention
from app.errors import ExpectedError
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from db.erasing import erase
from db.fold import Journal, read_journal
from db.history import family_ids
from db.journal import Writer
from db.mentions import find_mentions, names_of
from db.pruning import journal_bytes, prune
from db.rows import read_all, read_one
from db.sqlite_store import SqliteStore


class LedgerUpkeep:
    """Erasing and pruning, through the opening that has the right to write."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def erase_plan(self, record_id: int, /) -> ErasePlan:
        """What erasing a record means."""
        return self._store.consult(lambda connection: _plan(connection, record_id))

    def erase(self, plan: ErasePlan, mentions: Collection[Mention] = (), /) -> ChangeSet:
        """Take it out for good."""

        def work(connection: sqlite3.Connection, writer: Writer) -> ChangeSet:
            change_set = erase(connection, writer, plan.record, plan.family, mentions)
            _write_anew(connection)
            return change_set

        return self._store.maintain(work)

    def journal_bytes(self) -> int:
        """How much room the history takes."""
        return self._store.consult(journal_bytes)

    def prune(self, *, keep_from: int) -> int:
        """Take old values out of the history."""

        def work(connection: sqlite3.Connection, _writer: Writer) -> int:
            removed = prune(connection, keep_from=keep_from)
            _write_anew(connection)
            return removed

        return self._store.maintain(work)


def _write_anew(connection: sqlite3.Connection) -> None:
    """Every page is written anew, so that the file shrinks and nothing lies between its rows.

    A full disk has no room for that: what was taken out is overwritten all the same, the file only stays as large.
    """
    try:
        connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise


def _plan(connection: sqlite3.Connection, record_id: int) -> ErasePlan:
    journal = read_journal(connection, [record_id])
    if record_id not in journal.ops:
        raise ExpectedError("その番号の記録は、この帳面にありません。", "「tsudoiba list」で番号を確かめてください。")
    if journal.is_erased(record_id):
        raise ExpectedError("その記録は、もう完全に消してあります。", "することはありません。")
    record_class = BY_KIND[journal.ops[record_id][0].kind]
    row = read_one(connection, record_class, record_id)
    record = journal.last_known(record_id) if row is None else row
    living: tuple[Record, ...] = ()
    emptied = 0
    if row is not None:
        ledger = Ledger(lambda each: read_all(connection, each))
        touched, stay = deletion_of(ledger, row)
        staying = {each.id: each for each in stay}
        living = tuple(each for each in touched if each.id not in staying)
        emptied = sum(_links_lost(each, staying[each.id]) for each in touched if each.id in staying)
    family = _with_dead(connection, record, living)
    names = names_of(connection, record)
    mentions = find_mentions(connection, names, {each.id for each in family})
    return ErasePlan(record, family, emptied, tuple(mentions))


def _links_lost(before: Record, after: Record) -> int:
    return sum(1 for name, value in vars(before).items() if value != vars(after)[name])


def _with_dead(connection: sqlite3.Connection, record: Record, living: tuple[Record, ...]) -> tuple[Record, ...]:
    """The living, and what belonged to them when it was deleted earlier."""
    known = {each.id for each in living} | {record.id}
    ids = [each for each in family_ids(connection, record.id) if each not in known]
    journal = read_journal(connection, ids)
    dead = []
    for record_id in ids:
        is_gone = read_one(connection, BY_KIND[journal.ops[record_id][0].kind], record_id) is None
        if is_gone and not journal.is_erased(record_id) and _belongs(journal, record_id, known):
            dead.append(journal.last_known(record_id))
            known.add(record_id)
    first = living or (record,)
    return (*first, *dead)


def _belongs(journal: Journal, record_id: int, owners: Collection[int]) -> bool:
    last = journal.last_known(record_id)
    return any(last.get(field.name) in owners for field in last.parent_fields())
