"""Change and ChangeSet: the only form in which anything is ever written (save, delete, undo, import, restore)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.records.base import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after.

    Attributes:
        before: the record as the writer saw it, None when it is new or comes back from the trash.
        after: the record as it shall be, None when it is deleted.
        settles: names of fields whose open question this change answers, by its value; '' answers the one about the
            record as a whole: it stays. What both copies wrote counts as read then.
        changed_fields: names of the fields that differ; empty for a record that appears or goes.
    """

    before: Record | None
    after: Record | None
    settles: frozenset[str] = frozenset()
    changed_fields: tuple[str, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a before or an after")
        if self.before is None or self.after is None:
            return
        if type(self.before) is not type(self.after) or self.before.id != self.after.id:
            raise ValueError("before and after are different records")
        old, new = vars(self.before), vars(self.after)
        differing = tuple([name for name, value in new.items() if value != old[name]])
        object.__setattr__(self, "changed_fields", differing)  # once: saving asks for it again and again

    @property
    def record(self) -> Record:
        """The record the change is about: as it shall be, or as it was when it goes."""
        found = self.after if self.after is not None else self.before
        assert found is not None  # __post_init__
        return found

    @property
    def kind(self) -> str:
        """Kind of the record."""
        return self.record.KIND

    @property
    def record_id(self) -> int:
        """Id of the record."""
        return self.record.id

    @property
    def is_empty(self) -> bool:
        """True when before and after are equal and no question is answered: there is nothing to write."""
        return self.before is not None and self.after is not None and not self.changed_fields and not self.settles


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One unit of work: one transaction, one step of undo, one line in the history.

    Attributes:
        label: what the user did, as a noun phrase: 「居場所『さくら』を編集」.
        changes: in an order in which they can be written: a parent before its children when added, after them when it
            is deleted.
        blobs: pictures that come with the changes, sha-256 (hex) -> JPEG bytes.
    """

    label: str
    changes: tuple[Change, ...]
    blobs: Mapping[str, bytes] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)


def inverse(change_set: ChangeSet) -> ChangeSet:
    """The ChangeSet that takes `change_set` back. Its label stays: the menu says 「元に戻す: 」 + label.

    A question that was answered stays answered; the value is again the one shown before.
    """
    return ChangeSet(
        label=change_set.label,
        changes=tuple(Change(before=change.after, after=change.before) for change in reversed(change_set.changes)),
    )
