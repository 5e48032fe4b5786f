"""AppContext: everything a page may use, put together once per opened ledger in ui/main.py and passed on explicitly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.changes.change import ChangeSet
from app.errors import ExpectedError
from app.ledger import Ledger
from app.problem import Problem
from app.store import Applied, Store
from ui.background import Background
from ui.messages import Messages, warn_of
from ui.preferences import Preferences

if TYPE_CHECKING:
    from app.changes.undo import UndoStack


class LedgerFiles(Protocol):
    """Ledger files as the window sees them; ui/main.py makes them of db/."""

    def open(self, path: Path, /) -> Store:
        """Open a ledger.

        Raises:
            ExpectedError: the file is not there, not ours, newer, damaged or locked.
        """

    def create(self, path: Path, /) -> Store:
        """Make an empty ledger.

        Raises:
            ExpectedError: there is a file already, or it cannot be written.
        """

    def create_sample(self, path: Path, /) -> Store:
        """Make a ledger with the sample places.

        Raises:
            ExpectedError: as for `create`.
        """


class Signals(QObject):
    """Facts that concern more than one page.

    Signals:
        records_changed: a ChangeSet was written (or undone, redone, imported); lists and forms refresh.
        saved: an Applied was written; the saved line shows its time.
        undo_changed: what can be undone or redone is different now.
        record_wanted: (kind, record id, field or '') - a page asks to show a record of another page.
        print_wanted: (kind, record id) - a page asks to print a record.
        page_wanted: key of a side bar entry.
        history_wanted: (kind, record id).
    """

    records_changed = Signal(object)
    saved = Signal(object)
    undo_changed = Signal()
    record_wanted = Signal(str, object, str)
    print_wanted = Signal(str, object)
    page_wanted = Signal(str)
    history_wanted = Signal(str, object)


@dataclass(frozen=True)
class AppContext:
    """What a page works with.

    Attributes:
        store: the opened ledger file; pages read history, trash and pictures from it, and write through `apply`.
        ledger: the living records in memory.
        undo: what can be undone and redone.
        files: opens ledgers; work beside the window needs a Store of its own: `context.files.open(store.path)`.
        today: the date, passed in so that nothing below asks a clock.
    """

    store: Store
    ledger: Ledger
    undo: UndoStack
    files: LedgerFiles
    messages: Messages
    background: Background
    preferences: Preferences
    today: Callable[[], date]
    signals: Signals

    def apply(self, change_set: ChangeSet, *, quiet: bool = False) -> Applied:
        """Write: the one way pages do it. Store, ledger, undo and all pages follow.

        Args:
            quiet: the saved line at the bottom keeps what it says.

        Returns:
            what was written; `problems` not empty = nothing was, the form shows them. An expected failure (disk full,
            stick pulled) stands in the bar at the top and comes back as a problem of the whole record.
        """
        applied = self._written(change_set)
        if applied.stamp is not None:
            self.undo.push(applied.change_set)
            self.follow(applied, quiet=quiet)
        return applied

    def follow(self, applied: Applied, *, quiet: bool = False) -> None:
        """Let ledger and pages follow what was already written (by undo, or by a job with a Store of its own)."""
        self.ledger.follow(applied.change_set)
        self.signals.records_changed.emit(applied.change_set)
        self.signals.undo_changed.emit()
        if not quiet:
            self.signals.saved.emit(applied)

    def _written(self, change_set: ChangeSet) -> Applied:
        try:
            return self.store.apply(change_set)
        except ExpectedError as error:
            warn_of(self.messages, error)
            return Applied(ChangeSet(change_set.label, ()), None, (Problem("", error.what_happened),))
