"""What is checked before a ChangeSet is written: it must fit the ledger as it is now, and leave no link to nowhere."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache

from app.changes.change import Change
from app.problem import Problem
from app.records.base import Record
from app.records.catalogue import BY_KIND, child_classes, link_fields
from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import derived_id
from db.journal import ERASED, LIFE
from db.rows import is_stored, read_one

_SHOWN = 40  # characters of a value inside a message


class Admission:
    """Judges the changes of one unit of work, in order, inside its transaction."""

    def __init__(self, connection: sqlite3.Connection, blobs: Mapping[str, bytes]) -> None:
        """`blobs`: the pictures that come with the changes."""
        self._connection = connection
        self._blobs = blobs
        self._before: dict[tuple[str, int], Record | None] = {}
        self._after: dict[tuple[str, int], Record | None] = {}
        self._kinds: dict[int, str] = {}
        self._present: set[tuple[str, int]] = set()

    def problems(self, changes: tuple[Change, ...]) -> tuple[Problem, ...]:
        """Why these changes cannot be written; empty when they can.

        Raises:
            ValueError: a key field changed or an id does not follow from its key: a mistake of the program.
        """
        found: list[Problem] = []
        for change in changes:
            _insist_on_key(change)
            if not self._is_as_seen(change):
                found.extend(self._stale(change))
            found.extend(_unstorable(change))
            key = (change.kind, change.record_id)
            self._before.setdefault(key, change.before)
            self._after[key] = change.after
        is_deleting = None in self._after.values()
        for key, after in self._after.items():
            if after is not None:
                found.extend(self._dangling(after, None if is_deleting else self._before[key]))
            else:
                found.extend(self._left_behind(*key))
        return tuple(found)

    def _is_as_seen(self, change: Change) -> bool:
        """Whether an edited or deleted record is what the writer saw; only when it is not, the rest is worked out."""
        is_first = (change.kind, change.record_id) not in self._after
        return change.before is not None and is_first and is_stored(self._connection, change.before)

    def _stale(self, change: Change) -> Iterator[Problem]:
        """Differences between what the writer saw and what is there."""
        key = (change.kind, change.record_id)
        now = self._after[key] if key in self._after else read_one(self._connection, type(change.record), key[1])
        if now == change.before:
            if change.before is None and self._is_of_another_kind(change):
                yield _problem(change, "", "ほかの種類のものと番号が重なっているので、書けません。")
            elif change.before is None and self._is_erased(change.record_id):
                yield _problem(change, "", "この記録は完全に消してあります。新しい記録として書いてください。")
            return
        if now is None:
            yield _problem(change, "", "ほかで消されています。もどすときは「ごみ箱」をみてください。")
        elif change.before is None:
            yield _problem(change, "", "同じものが、すでに書かれています。")
        else:
            for field in now.FIELDS:
                if now.get(field.name) != change.before.get(field.name):
                    mine = (change.after or change.before).get(field.name)
                    yield _problem(change, field.name, _changed_elsewhere(field, now.get(field.name), mine))

    def _is_of_another_kind(self, change: Change) -> bool:
        """An id names one record of one kind for ever: the journal keeps first values by id alone."""
        sql = "SELECT 1 FROM sy_op WHERE record_id = ? AND kind <> ? LIMIT 1"
        if self._connection.execute(sql, (change.record_id, change.kind)).fetchone() is not None:
            return True
        return self._kinds.setdefault(change.record_id, change.kind) != change.kind

    def _is_erased(self, record_id: int) -> bool:
        """What was erased for good must not come back under its number: other copies would not believe it."""
        sql = "SELECT 1 FROM sy_op WHERE record_id = ? AND field = ? AND value = ?"
        return self._connection.execute(sql, (record_id, LIFE, ERASED)).fetchone() is not None

    def _dangling(self, record: Record, before: Record | None) -> Iterator[Problem]:
        """Links to records that will not be there, and pictures that are not stored.

        A link that stands as it did in `before` leads somewhere, since SQLite checks every link that is written, and
        pictures stay for ever.
        """
        now, then = vars(record), {} if before is None else vars(before)
        for field in _pointing_fields(record.KIND):
            value = now[field.name]
            if value is None or value == "" or value == then.get(field.name):
                continue
            if field.target and isinstance(value, int):
                if not self._will_exist(field.target, value):
                    message = f"「{field.label}」に選んだものが、もうありません。選びなおしてください。"
                    yield _about(record, field.name, message)
            elif field.kind is FieldKind.BLOB and not self._has_blob(str(value)):
                yield _about(record, field.name, "写真の中身がありません。もう一度えらんでください。")

    def _left_behind(self, kind: str, record_id: int) -> Iterator[Problem]:
        """Records that would still point at a deleted one."""
        for record_class, field in (*child_classes(kind), *link_fields(kind)):
            sql = f'SELECT id FROM "{record_class.KIND}" WHERE "{field}" = ?'
            for (other,) in self._connection.execute(sql, (record_id,)).fetchall():
                if (record_class.KIND, other) not in self._after:
                    message = f"「{record_class.LABEL}」で使われているので、消せません。"
                    yield Problem(field="", message=message, record_id=record_id, kind=kind)
                    return

    def _will_exist(self, kind: str, record_id: int) -> bool:
        key = (kind, record_id)
        if key in self._after:
            return self._after[key] is not None
        if key not in self._present:
            sql = f'SELECT 1 FROM "{kind}" WHERE id = ?'
            if self._connection.execute(sql, (record_id,)).fetchone() is None:
                return False
            self._present.add(key)
        return True

    def _has_blob(self, sha: str) -> bool:
        if sha in self._blobs:
            return True
        return self._connection.execute("SELECT 1 FROM sy_blob WHERE sha = ?", (sha,)).fetchone() is not None


@cache
def _pointing_fields(kind: str) -> tuple[Field, ...]:
    """The fields that name something else: another record, or a stored picture."""
    return tuple(field for field in BY_KIND[kind].FIELDS if field.target or field.kind is FieldKind.BLOB)


@cache
def _key_names(kind: str) -> tuple[str, ...]:
    """The fields of the natural key, if the id is derived from one."""
    return tuple(field.name for field in BY_KIND[kind].key_fields())


def _insist_on_key(change: Change) -> None:
    """A natural key decides the id; neither ever changes."""
    record = change.record
    if change.kind not in BY_KIND:
        raise ValueError(f"{change.kind} is not in the catalogue")
    keys = _key_names(change.kind)
    if change.after is None or not keys:
        return
    if record.id != derived_id(record.KIND, *(record.get(name) for name in keys)):
        raise ValueError(f"the id of {record!r} does not follow from its key {list(keys)}")
    if change.before is not None and any(change.before.get(name) != record.get(name) for name in keys):
        raise ValueError(f"the key of {record!r} was changed")


def _unstorable(change: Change) -> Iterator[Problem]:
    """Values that no file can hold: half a character, a number without end."""
    if change.after is None:
        return
    after = change.after
    names = [field.name for field in after.FIELDS] if change.before is None else change.changed_fields
    for name in names:
        if not _is_storable(after.get(name)):
            yield _problem(change, name, f"「{after.field(name).label}」に、書きとめられない文字や数があります。")


def _is_storable(value: FieldValue) -> bool:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return False
        return True
    if isinstance(value, float):
        return not math.isnan(value)
    return value is None or -(1 << 63) <= value < 1 << 63


def _changed_elsewhere(field: Field, now: FieldValue, mine: FieldValue) -> str:
    what_to_do = "内容を確かめて、もう一度書いてください。"
    if field.target or field.kind is FieldKind.BLOB:  # ids say nothing to a reader
        return f"「{field.label}」がほかで変更されています。{what_to_do}"
    return f"「{field.label}」がほかで変更されています（いま「{_shown(now)}」、こちら「{_shown(mine)}」）。{what_to_do}"


def _shown(value: FieldValue) -> str:
    written = "" if value is None else str(value)
    return written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"


def _problem(change: Change, field: str, message: str) -> Problem:
    return _about(change.record, field, message)


def _about(record: Record, field: str, message: str) -> Problem:
    return Problem(field=field, message=message, record_id=record.id, kind=record.KIND)
