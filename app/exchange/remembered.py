"""Mappings that were agreed to, by the titles of their table: the same list next year is read the same way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.exchange.mapping import ColumnMapping
from app.exchange.tables import Table
from app.exchange.targets import TARGETS, folded_title

MOST = 60
"""Layouts that are kept, the latest first."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Layouts and their mappings, as this computer keeps them."""

    mappings: Mapping[str, ColumnMapping]

    def of(self, table: Table) -> ColumnMapping | None:
        """The mapping agreed to for a table with the same titles, None for a new layout."""
        return self.mappings.get(fingerprint(table))

    def with_agreed(self, tables: Sequence[Table], mappings: Sequence[ColumnMapping]) -> Remembered:
        """The same with the mappings of another import; the oldest ones go."""
        fresh = {fingerprint(table): mapping for table, mapping in zip(tables, mappings, strict=True) if mapping.kind}
        kept = {key: mapping for key, mapping in self.mappings.items() if key not in fresh}
        return Remembered(dict(list({**fresh, **kept}.items())[:MOST]))

    def as_text(self) -> str:
        """As it is kept in the preferences."""
        found = [[key, mapping.kind, list(mapping.targets)] for key, mapping in self.mappings.items()]
        return json.dumps(found, ensure_ascii=False)


def fingerprint(table: Table) -> str:
    """What tells layouts apart: the titles of all columns in their order."""
    titles = "\x1f".join(f"{folded_title(column.group)}\x1e{folded_title(column.title)}" for column in table.columns)
    return hashlib.sha256(titles.encode()).hexdigest()[:20]


def remembered(text: str) -> Remembered:
    """What `as_text` wrote; what cannot be read, or names columns that are no more, is forgotten."""
    try:
        found = json.loads(text or "[]")
    except ValueError:
        found = []
    mappings: dict[str, ColumnMapping] = {}
    for each in found if isinstance(found, list) else []:
        if not (isinstance(each, list) and len(each) == 3 and isinstance(each[2], list)):
            continue
        key, kind, targets = str(each[0]), str(each[1]), tuple(map(str, each[2]))
        if kind in TARGETS and set(targets) <= {target.key for target in TARGETS[kind]}:
            mappings[key] = ColumnMapping(kind, targets)
    return Remembered(mappings)
