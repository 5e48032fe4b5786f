"""AppContext: everything a page may use, put together once per opened ledger in ui/main.py and passed on explicitly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import ExpectedError
from ui.background import Background
from ui.messages import Messages, warn_of
from ui.preferences import Preferences

if TYPE_CHECKING:  # the records behind these take as long as half a bare window: they are loaded after the first paint
    from app.changes.change import ChangeSet
    from app.changes.undo import UndoStack
    from app.drafts import DraftFolder
    from app.ledger import Ledger
    from app.store import Applied, HistoryLine, Store


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
        saved: (Applied, verb) something was written or taken back; the saved line says so.
        undo_changed: what can be undone or redone is different now.
        record_wanted: (kind, record id, field or '') - a page asks to show a record of another page.
        print_wanted: (kind, record id) - a page asks to print a record.
        page_wanted: key of a side bar entry.
        history_wanted: (kind, record id).
        look_wanted: (TextSize, Contrast) the user picked another size or contrast.
        name_changed: the user's name is another one from now on.
        source_wanted: path of a list that shall be imported; the import page takes it.
    """

    records_changed = Signal(object)
    saved = Signal(object, str)
    undo_changed = Signal()
    record_wanted = Signal(str, object, str)
    print_wanted = Signal(str, object)
    page_wanted = Signal(str)
    history_wanted = Signal(str, object)
    look_wanted = Signal(object, object)
    name_changed = Signal()
    source_wanted = Signal(object)


@dataclass(frozen=True)
class AppContext:
    """What a page works with.

    Attributes:
        store: the opened ledger file; pages read history, trash and pictures from it, and write through `apply`.
        ledger: the living records in memory.
        undo: what can be undone and redone.
        files: opens ledgers; work beside the window needs a Store of its own: `context.files.open(store.path)`.
        drafts: what was typed into this ledger and could not be saved yet.
        today: the date, passed in so that nothing below asks a clock.
    """

    store: Store
    ledger: Ledger
    undo: UndoStack
    files: LedgerFiles
    messages: Messages
    background: Background
    preferences: Preferences
    drafts: DraftFolder
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
        verb = "" if quiet else "保存しました"
        applied = self._followed(lambda: self.undo.apply(change_set), change_set.label, verb)
        if any(problem.kind for problem in applied.problems):  # looked into when the caller has put its typing away
            QTimer.singleShot(0, self.signals, lambda: self._catch_up(change_set))
        return applied

    def adopt(self, write: Callable[[], Applied], *, label: str) -> Applied:
        """As `apply`, for an action that writes through the store itself (`app.changes.saving.restore`)."""

        def remembered() -> Applied:
            applied = write()
            self.undo.remember(applied)
            return applied

        return self._followed(remembered, label, "保存しました")

    def history_of(self, record_id: int) -> Sequence[HistoryLine]:
        """What happened to a record; where the file is out of reach the bar says so, and nothing comes back."""
        try:
            return self.store.history(record_id)
        except ExpectedError as error:
            warn_of(self.messages, error)
            return ()

    def take_back(self) -> Applied | None:
        """Undo the newest step; None when there is none."""
        return self._stepped(self.undo.undo_name, self.undo.undo, "元に戻しました")

    def do_again(self) -> Applied | None:
        """Redo what was taken back last; None when there is nothing."""
        return self._stepped(self.undo.redo_name, self.undo.redo, "やり直しました")

    def _stepped(self, name: str | None, step: Callable[[], Applied], verb: str) -> Applied | None:
        if name is None:
            return None
        applied = self._followed(step, name, verb)
        for problem in applied.problems[:1]:
            if problem.kind:  # an expected failure was told already
                self.messages.warn(problem.message, "")
        return applied

    def _followed(self, write: Callable[[], Applied], label: str, verb: str) -> Applied:
        try:
            applied = write()
        except ExpectedError as error:
            from app.changes.change import ChangeSet
            from app.problem import Problem
            from app.store import Applied

            warn_of(self.messages, error)
            return Applied(ChangeSet(label, ()), None, (Problem("", error.what_happened),))
        if applied.stamp is not None:
            self.ledger.follow(applied.change_set)
            self.signals.records_changed.emit(applied.change_set)
            if verb:
                self.signals.saved.emit(applied, verb)
        self.signals.undo_changed.emit()
        return applied

    def _catch_up(self, refused: ChangeSet) -> None:
        """Take over what another window wrote into the records of a refused ChangeSet, and say that it did."""
        from app.changes.change import Change, ChangeSet

        missed = []
        for change in refused:
            record_class = type(change.record)
            known = self.ledger.get(record_class, change.record_id)
            now = self.store.get(record_class, change.record_id)
            if known != now:
                missed.append(Change(known, now))
        if missed:
            seen = ChangeSet(refused.label, tuple(missed))
            self.ledger.follow(seen)
            self.signals.records_changed.emit(seen)
            self.messages.warn(
                "この記録は、ほかの窓でも書きかえられていました。書いたことは、書きかけとして残してあります。",
                "いまの内容をたしかめてから、もう一度はなれると保存されます。",
            )


@dataclass(frozen=True)
class Program:
    """What lives as long as the window, whichever ledger is open.

    Attributes:
        files: opens and makes ledgers.
        drafts_folder: where the drafts of all ledgers of this user lie.
        now: the clock of this computer, for what is said about this moment only.
    """

    files: LedgerFiles
    messages: Messages
    background: Background
    preferences: Preferences
    drafts_folder: Path
    now: Callable[[], datetime]

    def context_for(self, store: Store) -> AppContext:
        """The context of one opened ledger."""
        from app.changes.undo import UndoStack
        from app.drafts import DraftFolder
        from app.ledger import Ledger

        return AppContext(
            store=store,
            ledger=Ledger(store.read),
            undo=UndoStack(store),
            files=self.files,
            messages=self.messages,
            background=self.background,
            preferences=self.preferences,
            drafts=DraftFolder(self.drafts_folder, store.path),
            today=lambda: self.now().date(),
            signals=Signals(),
        )
