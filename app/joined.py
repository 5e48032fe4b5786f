"""What a join of copies brought, who had written it, and what it leaves for people to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.changes.change import ChangeSet
from app.records.base import Record
from app.records.field import FieldValue
from app.titles import shortened

_POLITE = "さん"

PRESENT, DELETED = 1, 0
"""Values of a side of a question about a record as a whole."""


class Conflict(StrEnum):
    """What two copies did without knowing of each other."""

    FIELD = "field"
    """Both wrote this field."""
    DELETED = "deleted"
    """One deleted the record, the other went on writing in it; it stays until somebody decides."""
    NEEDED = "needed"
    """One deleted the record, the other has something that belongs to it or names it; it stays likewise."""
    OUTSIDE = "outside"
    """The field differs although nobody ever wrote it with this program."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote something: the name given in 設定, the computer's name, and when by its clock."""

    who: str
    host: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to a question.

    Attributes:
        value: of the field; for a record as a whole PRESENT or DELETED.
        origin: None where nobody wrote it: a record that stays only because another one needs it.
        came: a join brought it; otherwise it was written in this file.
    """

    value: FieldValue
    origin: Origin | None
    came: bool


@dataclass(frozen=True, slots=True)
class Question:
    """Something that two copies wrote in two ways, and nobody has decided yet. A value is shown meanwhile.

    Attributes:
        kind, record_id: the record.
        field: '' for the record as a whole.
        sides: that of this copy first, then the others, the newest first.
        rows: where the record as a whole is asked about, what went with it when it was deleted and comes back with it
            (the 定例 of a 居場所), parents before their children.
    """

    conflict: Conflict
    kind: str
    record_id: int
    field: str
    sides: tuple[Side, ...]
    rows: tuple[Record, ...] = ()

    @property
    def mine(self) -> Side:
        """What this copy says."""
        return self.sides[0]

    @property
    def theirs(self) -> Side:
        """What the other copy says; the newest, where several came. This copy's where nothing else is known."""
        return self.sides[1] if len(self.sides) > 1 else self.sides[0]


@dataclass(frozen=True, slots=True)
class Source:
    """One copy that was taken in.

    Attributes:
        path: where it lay.
        last: who wrote in it last; None when it was never written in.
        units: how many units of work it brought; 0 = nothing that was not known.
        records: in how many records those wrote: what a person would count.
        is_known: a copy of this ledger, or one that was taken in before.
    """

    path: Path
    last: Origin | None
    units: int
    records: int
    is_known: bool

    @property
    def name(self) -> str:
        """「田中さんの写し」; the file where nobody gave a name."""
        who = self.last.who.strip() if self.last is not None else ""
        return f"{shortened(who.removesuffix(_POLITE))}{_POLITE}の写し" if who else f"「{self.path.name}」"


def label_of(sources: Sequence[Source]) -> str:
    """What taking copies in is called in the history: 「田中さんの写しを合わせる」."""
    names = dict.fromkeys(source.name for source in sources if source.units)
    return f"{'・'.join(names) or 'ほかの写し'}を合わせる"


@dataclass(frozen=True, slots=True)
class Joined:
    """What a join did, or would do.

    Attributes:
        change_set: every record that came, changed or went here; empty when there was nothing new.
        sources: in the order given.
        origins: (record id, field) -> who wrote the value that came; field '' for a record that came or went.
        questions: what is open about the records it touched.
        together: (record id, group) where this copy and another changed different fields of one group.
        moment: identifies the join later on (µs since 1970), None when nothing was written.
    """

    change_set: ChangeSet
    sources: tuple[Source, ...]
    origins: Mapping[tuple[int, str], Origin] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    together: frozenset[tuple[int, str]] = frozenset()
    moment: int | None = None

    @property
    def is_empty(self) -> bool:
        """True when there was nothing new in the copies."""
        return not self.change_set and not any(source.units for source in self.sources)


@dataclass(frozen=True, slots=True)
class PastJoin:
    """A join that can still be taken back.

    Attributes:
        moment: identifies it.
        when: local time.
        label: of whose copies it was.
        leaves_no_trace: nothing was written since that builds on it, so that it can be taken out as if it had never
            been; otherwise taking it back is a change like any other, which travels to the other copies.
    """

    moment: int
    when: datetime
    label: str
    leaves_no_trace: bool
