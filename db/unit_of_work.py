"""What a unit of work is in the journal: the ops of all its changes, in order."""

from __future__ import annotations

from collections.abc import Sequence

from app.changes.change import Change
from db.journal import Unit


def collect(unit: Unit, changes: Sequence[Change]) -> None:
    """The ops of all changes, in order."""
    deleted = {(change.kind, change.record_id) for change in changes if change.after is None}
    for change in changes:
        if change.after is None:
            unit.delete(change.record)
        elif change.before is None:
            unit.create(change.after)
        else:
            unit.edit(change.before, change.after, change.changed_fields, _consequences(change, deleted))
            if change.settles:
                unit.settle(change.after, change.settles)


def _consequences(change: Change, deleted: set[tuple[str, int]]) -> set[str]:
    """Links emptied only because their target goes in the same unit of work: nobody meant to edit this record.

    They are marked in the journal, or a join would take them for a wish to keep a record that was deleted elsewhere.
    """
    before, after = change.before, change.after
    if before is None or after is None or not deleted:
        return set()
    return {
        field.name
        for field in after.FIELDS
        if field.target and after.get(field.name) is None and (field.target, before.get(field.name)) in deleted
    }
