"""What waits without a join being on its way: looked up beside the window, since it may take a moment."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.errors import ExpectedError
from app.joined import PastJoin
from app.ledger import Ledger
from app.merging.different import all_duplicates
from app.merging.duplicates import Duplicate
from app.progress import Progress
from ui.background import Job
from ui.context import AppContext


@dataclass(frozen=True, slots=True)
class _Found:
    duplicates: Sequence[Duplicate]
    past: PastJoin | None


class Overview(QObject):
    """Asked anew whenever something was written and somebody looks.

    Signals:
        changed: what waits is known (again).
    """

    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job[_Found] | None = None
        self._duplicates: Sequence[Duplicate] = ()
        self.past: PastJoin | None = None
        self.is_known = False

    @property
    def duplicates(self) -> Sequence[Duplicate]:
        """Pairs that look alike, as the ledger holds them now; those of which one is gone are left out."""
        ledger = self._context.ledger
        found = []
        for each in self._duplicates:
            record, other = ledger.get(type(each.record), each.record.id), ledger.get(type(each.other), each.other.id)
            if record is not None and other is not None:
                found.append(Duplicate(record, other, each.reason))
        return found

    def drop(self, duplicate_ids: tuple[int, int]) -> None:
        """A pair was decided: it goes at once, what else that changed is looked up."""
        self._duplicates = [each for each in self._duplicates if (each.record.id, each.other.id) != duplicate_ids]

    def look(self) -> None:
        """Look everything up; `changed` follows."""
        if self._job is not None:
            self._job.stop()
        files, path, can_write = self._context.files, self._context.store.path, not self._context.store.is_read_only

        def work(progress: Progress) -> _Found:
            with contextlib.closing(files.open(path)) as store:
                duplicates = all_duplicates(Ledger(store.read))
                progress(0, 0)
                past = store.last_join() if can_write else None
                if past is not None and not past.leaves_no_trace and not store.states_without_join(past):
                    past = None  # everything of it was changed back already
                return _Found(duplicates, past)

        def done(found: _Found) -> None:
            self._duplicates, self.past, self.is_known = found.duplicates, found.past, True
            self.changed.emit()

        def failed(_error: ExpectedError) -> None:
            """Out of reach: whoever writes next is told so."""

        self._job = self._context.background.run(
            work, owner=self, title="決めることがあるか、見ています", done=done, failed=failed
        )
