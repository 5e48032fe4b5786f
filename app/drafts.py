"""Drafts: what was typed but could not be saved yet, kept outside the ledger so that no crash loses it.

One small JSON file per record in the user's own folder (records.md, Saving). A draft is written while the record has a
problem or is still under the pen, and goes when the record is saved.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.editing import Editing
from app.ledger import Ledger
from app.problem import Problem
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import FieldValue
from app.records.ids import hex_id, parse_hex_id

_VERSION = 1

Values = dict[str, FieldValue]


@dataclass(frozen=True, slots=True)
class Draft:
    """An Editing as it is stored.

    Attributes:
        kind, root_id: the record the form showed.
        written: local time of the last keystroke kept.
        records: (kind, id, values before or None, values now or None) of every touched record.
        unread: (kind, id, field, typed text, message).
        blobs: new pictures.
    """

    kind: str
    root_id: int
    written: datetime
    records: tuple[tuple[str, int, Values | None, Values | None], ...]
    unread: tuple[tuple[str, int, str, str, str], ...] = ()
    blobs: dict[str, bytes] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the record as it stands in the draft; '' when the draft does not touch it."""
        now = next((now for _, record_id, _, now in self.records if record_id == self.root_id), None)
        return "" if now is None else str(now.get("name") or "")

    @classmethod
    def of(cls, editing: Editing, root_kind: str, written: datetime) -> Draft:
        """What is under the pen now."""
        records = []
        for before, now in editing.touched():
            some = now if now is not None else before
            assert some is not None  # they differ
            records.append((some.KIND, some.id, _values(before), _values(now)))
        unread = tuple(
            (problem.kind, record_id, name, typed, problem.message)
            for (record_id, name), (typed, problem) in editing.unread.items()
        )
        return cls(root_kind, editing.root_id, written, tuple(records), unread, dict(editing.blobs))

    def resume(self, ledger: Ledger) -> Editing | None:
        """The Editing again, on top of what the ledger holds now; None when its record is gone."""
        root_class = BY_KIND[self.kind]
        root: Record | None = ledger.get(root_class, self.root_id)
        is_new = root is None
        if root is None:
            root = next(
                (_record(kind, record_id, now) for kind, record_id, before, now in self.records
                 if record_id == self.root_id and before is None and now is not None),
                None,
            )  # fmt: skip
        if root is None:
            return None
        editing = Editing(ledger, root, is_new=is_new)
        editing.blobs.update(self.blobs)
        for kind, record_id, before, now in self.records:
            _resume_record(editing, kind, record_id, before, now)
        for kind, record_id, name, typed, message in self.unread:
            editing.unread[record_id, name] = (typed, Problem(name, message, record_id=record_id, kind=kind))
        return editing


class DraftFolder:
    """The drafts of one ledger file."""

    def __init__(self, folder: Path, ledger_file: Path) -> None:
        """`folder` holds the drafts of all ledgers of this user."""
        mark = hashlib.sha256(str(ledger_file.resolve()).encode()).hexdigest()[:16]
        self._folder = folder / mark

    def keep(self, draft: Draft) -> None:
        """Write a draft, replacing the one before; the old one stays whole until the new one is.

        Raises:
            OSError: the user's folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._path(draft.root_id)
        part = target.with_suffix(".part")
        part.write_text(json.dumps(_plain(draft), ensure_ascii=False), encoding="utf-8", errors="surrogatepass")
        part.replace(target)

    def find(self, root_id: int) -> Draft | None:
        """The draft of a record, None when there is none (or a damaged one)."""
        path = self._path(root_id)
        return _read(path) if path.exists() else None

    def all(self) -> Sequence[Draft]:
        """Every draft of this ledger, newest first."""
        found = (_read(path) for path in sorted(self._folder.glob("*.json")))
        return sorted((draft for draft in found if draft is not None), key=lambda draft: draft.written, reverse=True)

    def drop(self, root_id: int) -> None:
        """The record was saved, or the user let the draft go."""
        self._path(root_id).unlink(missing_ok=True)

    def _path(self, root_id: int) -> Path:
        return self._folder / f"{hex_id(root_id)}.json"


def _resume_record(editing: Editing, kind: str, record_id: int, before: Values | None, now: Values | None) -> None:
    """Put one touched record under the pen again: only the fields that were changed, over what stands there now."""
    record_class = BY_KIND[kind]
    current = editing.ledger.get(record_class, record_id)
    if now is None:
        if current is not None:
            editing.drop(current)
    elif current is None:
        editing.put(_record(kind, record_id, now))
    else:
        known = {name: value for name, value in now.items() if _has_field(record_class, name)}
        own = {name: value for name, value in known.items() if before is None or before.get(name) != value}
        editing.put(current.changed(**own))


def _has_field(record_class: type[Record], name: str) -> bool:
    return any(described.name == name for described in record_class.FIELDS)


def _values(record: Record | None) -> Values | None:
    return None if record is None else {described.name: record.get(described.name) for described in record.FIELDS}


def _record(kind: str, record_id: int, values: Values) -> Record:
    record_class = BY_KIND[kind]
    known = {name: value for name, value in values.items() if _has_field(record_class, name)}
    return record_class(id=record_id).changed(**known)


def _plain(draft: Draft) -> dict[str, object]:
    return {
        "version": _VERSION,
        "kind": draft.kind,
        "root": hex_id(draft.root_id),
        "written": draft.written.isoformat(),
        "records": [[kind, hex_id(record_id), before, now] for kind, record_id, before, now in draft.records],
        "unread": [[kind, hex_id(record_id), *rest] for kind, record_id, *rest in draft.unread],
        "blobs": {sha: base64.b64encode(jpeg).decode() for sha, jpeg in draft.blobs.items()},
    }


def _read(path: Path) -> Draft | None:
    """A stored draft; None for a file that is damaged or of another version."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
        if plain["version"] != _VERSION:
            return None
        return Draft(
            kind=plain["kind"],
            root_id=_id(plain["root"]),
            written=datetime.fromisoformat(plain["written"]),
            records=tuple((kind, _id(number), before, now) for kind, number, before, now in plain["records"]),
            unread=tuple((kind, _id(number), name, typed, told) for kind, number, name, typed, told in plain["unread"]),
            blobs={sha: base64.b64decode(text) for sha, text in plain["blobs"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _id(written: str) -> int:
    number = parse_hex_id(written)
    if number is None:
        raise ValueError(written)
    return number
