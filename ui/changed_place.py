"""Where a step that was taken back, or done again, can be seen."""

from __future__ import annotations

from app.changes.change import ChangeSet
from app.ledger import Ledger
from ui.pages.catalogue import shown_record


def changed_place(change_set: ChangeSet, ledger: Ledger) -> tuple[str, int, str] | None:
    """(kind, id, field) of the first changed record that lives and has a page; a row counts as its record."""
    rows: tuple[str, int, str] | None = None
    for change in change_set:
        if change.after is None:
            continue
        shown = shown_record(change.after, ledger)
        if shown is None or ledger.get(type(shown), shown.id) is None:
            continue
        if shown.id == change.record_id:
            return change.kind, change.record_id, next(iter(change.changed_fields), "")
        rows = rows or (shown.KIND, shown.id, "")
    return rows
