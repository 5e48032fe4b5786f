"""Writing one unit of work. Loaded with the first write: what only reads a ledger goes without it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

from app.changes.change import Change, ChangeSet
from app.store import Applied
from db.admission import Admission
from db.engine import transaction
from db.journal import Unit, Writer
from db.unit_of_work import collect
from db.writing import forget_derived, set_latch, write_blobs, write_rows


def asked_for(change_set: ChangeSet) -> ChangeSet:
    """The same without changes that change nothing.

    Raises:
        ValueError: a picture is not what its name says: a mistake of the program.
    """
    for sha, data in change_set.blobs.items():  # stored under the hash of their content, so the name must be true
        if hashlib.sha256(data).hexdigest() != sha:
            raise ValueError(f"the content of picture {sha} is another one")
    changes = tuple(change for change in change_set if not change.is_empty)
    return ChangeSet(label=change_set.label, changes=changes, blobs=change_set.blobs)


def apply_changes(connection: sqlite3.Connection, writer: Writer, change_set: ChangeSet) -> Applied:
    """Rows and journal in one transaction, or nothing at all: then the answer says what stood in the way.

    Raises:
        ValueError: a change breaks a natural key: a mistake of the program.
    """
    changes = tuple(change_set)
    with transaction(connection, links_checked_at_end=_needs_free_order(changes)):
        problems = Admission(connection, change_set.blobs).problems(changes)
        if problems:
            return Applied(change_set=ChangeSet(change_set.label, ()), stamp=None, problems=problems)
        unit = writer.begin(connection)
        collect(unit, changes)
        set_latch(connection, is_open=True)
        write_blobs(connection, change_set.blobs)
        write_rows(connection, changes)
        forget_derived(connection, changes)
        writer.write(connection, unit, change_set.label)
        _refresh_questions(connection, writer, unit)
        set_latch(connection, is_open=False)
    writer.committed(unit)
    return Applied(change_set=change_set, stamp=unit.stamp)


def _refresh_questions(connection: sqlite3.Connection, writer: Writer, unit: Unit) -> None:
    """What is open about the records just written; nearly always there is nothing to look for."""
    concerned = unit.unsettled | unit.edited if writer.has_questions else unit.unsettled
    if concerned:
        from db.questions import refresh_after_writing

        refresh_after_writing(connection, concerned)
        writer.has_questions = True


def _needs_free_order(changes: Sequence[Change]) -> bool:
    """Whether a link may lead nowhere for a while: only where records appear or go together with other changes."""
    return len(changes) > 1 and any(change.before is None or change.after is None for change in changes)
