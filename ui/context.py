"""AppContext: everything a page may use, put together once per opened ledger in ui/main.py and passed on explicitly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import ExpectedError, Remedy
from ui.background import Background
from ui.ledger_files import LedgerFiles
from ui.messages import Messages, warn_of
from ui.pens import Pens
from ui.preferences import Preferences
from ui.writing import LARGE_STEP, Writing

if TYPE_CHECKING:  # the records behind these take as long as half a bare window: they are loaded after the first paint
    from app.carrying.whereabouts import Computer
    from app.changes.change import ChangeSet
    from app.changes.undo import UndoStack
    from app.drafts import DraftFolder
    from app.ledger import Ledger
    from app.store import Applied, HistoryLine, Store


_KEPT = "いま書いたものは、消えずに書きかけとして残っています。"
_WAIT = "いま帳面に書いています。終わるまで、少しお待ちください"


class Signals(QObject):
    """Facts that concern more than one page.

    Signals:
        records_changed: a ChangeSet was written (or undone, redone, imported); lists and forms refresh.
        saved: (Applied, verb) something was written or taken back; the saved line says so.
        held_back: (kind, record id, message) what keeps the record under the pen from being saved; '' = nothing does.
        undo_changed: what can be undone or redone is different now.
        record_wanted: (kind, record id, field or '') - a page asks to show a record of another page.
        print_wanted: (kind, record id) - a page asks to print a record.
        page_wanted: key of a side bar entry, or of a part of one (`trash`).
        new_wanted: key of an entry: a new record of the kind it shows.
        list_wanted: (kind, what to filter by as that page knows it) - exactly these records.
        deed_wanted: stamp of a unit of work: the history shows what it changed.
        question_wanted: (kind, record id) what copies wrote in two ways about a record, where it is decided.
        late_wanted: key of an entry: what is late there.
        search_wanted: the search over everything, for these words; '' for what was typed there last.
        handbook_wanted: (chapter, or chapter/section) of the handbook, '' for the one about what is in sight.
        history_wanted: (kind, record id).
        look_wanted: (TextSize, Contrast) the user picked another size or contrast.
        name_changed: the user's name is another one from now on.
        source_wanted: path of a list that shall be imported; the import page takes it.
        retry_wanted: a ChangeSet that could not be written: its record is shown and saved once more.
        copy_wanted: a verified copy of the ledger, at a place the user chooses.
        reopen_wanted: the ledger is read anew from the file.
        look_inside_wanted: path of a whole ledger made of a backup, to be read.
        restore_wanted: path of the checked ledger that takes the place of the open one (`BackupShelf.prepare`).
        sharing_wanted: the shared folder was chosen or left, or shall be looked into now.
        sharing_changed: why the last look into the shared folder could not be done; '' = it was done.
        join_wanted: paths (list) of other copies that shall be joined: the page 合わせる shows what they would bring.
    """

    records_changed = Signal(object)
    saved = Signal(object, str)
    held_back = Signal(str, object, str)
    undo_changed = Signal()
    record_wanted = Signal(str, object, str)
    print_wanted = Signal(str, object)
    page_wanted = Signal(str)
    new_wanted = Signal(str)
    list_wanted = Signal(str, object)
    deed_wanted = Signal(object)
    question_wanted = Signal(str, object)
    late_wanted = Signal(str)
    search_wanted = Signal(str)
    handbook_wanted = Signal(str)
    history_wanted = Signal(str, object)
    look_wanted = Signal(object, object)
    name_changed = Signal()
    source_wanted = Signal(object)
    retry_wanted = Signal(object)
    copy_wanted = Signal()
    reopen_wanted = Signal()
    look_inside_wanted = Signal(object)
    restore_wanted = Signal(object)
    sharing_wanted = Signal()
    sharing_changed = Signal(str)
    join_wanted = Signal(object)


@dataclass(frozen=True)
class AppContext:
    """What a page works with.

    Attributes:
        store: the opened ledger file; pages read history, trash and pictures from it, and write through `apply`.
        ledger: the living records in memory.
        undo: what can be undone and redone.
        files: opens ledgers; work beside the window needs a Store of its own: `context.files.open(store.path)`.
        writing: large steps on their way into the file; until they are there nothing else is written.
        drafts: what was typed into this ledger and could not be saved yet.
        pens: whether something is being written right now.
        now, today: the clock and the date, passed in so that nothing below asks for them itself.
    """

    store: Store
    ledger: Ledger
    undo: UndoStack
    files: LedgerFiles
    messages: Messages
    background: Background
    preferences: Preferences
    writing: Writing
    drafts: DraftFolder
    pens: Pens
    now: Callable[[], datetime]
    signals: Signals

    def today(self) -> date:
        """The date of this computer."""
        return self.now().date()

    def apply(self, change_set: ChangeSet, *, quiet: bool = False) -> Applied:
        """Write: the one way pages do it. Store, ledger, undo and all pages follow.

        Args:
            quiet: the saved line at the bottom keeps what it says.

        Returns:
            what was written; `problems` not empty = nothing was, the form shows them. An expected failure (disk full,
            stick pulled) stands in the bar at the top and comes back as a problem of the whole record.
        """
        verb = "" if quiet else "保存しました"
        applied = self._followed(
            lambda: self.undo.apply(change_set),
            change_set.label,
            verb,
            again=lambda: self.signals.retry_wanted.emit(change_set),
            promise=_KEPT,
        )
        self._look_into(applied, change_set)
        return applied

    def apply_large(self, change_set: ChangeSet, *, title: str, done: Callable[[Applied], None]) -> None:
        """As `apply`, quietly, for a step that may be large: it is then written beside the window.

        Args:
            title: 「とりこんでいます」, shown when it takes long.
            done: gets what `apply` returns; at once when the step is small.
        """
        if len(change_set.changes) <= LARGE_STEP:
            done(self.apply(change_set, quiet=True))
            return

        def written(applied: Applied) -> None:
            self.undo.remember(applied)
            self._follow(applied, "")
            self._look_into(applied, change_set)
            done(applied)

        self._write_beside(
            lambda store: store.apply(change_set),
            change_set.label,
            title,
            written,
            done,
            again=lambda: self.apply_large(change_set, title=title, done=done),
        )

    def take_over(self, change_set: ChangeSet, verb: str, what: str) -> None:
        """Ledger and pages follow what a join of copies brought, or what taking it back took out.

        Steps before it are in the history; here they cannot be taken back past it.

        Args:
            verb, what: 「合わせました」 「田中さんの写し」, for the saved line at the bottom.
        """
        from app.store import Applied

        self.undo.forget()
        self.ledger.forget_questions()
        self.ledger.follow(change_set)
        self.signals.records_changed.emit(change_set)
        self.signals.saved.emit(Applied(replace(change_set, label=what), None), verb)
        self.signals.undo_changed.emit()

    def ask_to_wait(self) -> bool:
        """Whether a large step is on its way into the file; the user is then told to wait."""
        if self.writing.is_under_way:
            self.messages.inform(_WAIT)
        return self.writing.is_under_way

    def adopt(self, write: Callable[[], Applied], *, label: str) -> Applied:
        """As `apply`, for an action that writes through the store itself (`app.changes.saving.restore`)."""

        def remembered() -> Applied:
            applied = write()
            self.undo.remember(applied)
            return applied

        def again() -> None:
            self.adopt(write, label=label)

        return self._followed(remembered, label, "保存しました", again=again)

    def history_of(self, record_id: int) -> Sequence[HistoryLine]:
        """What happened to a record; where the file is out of reach the bar says so, and nothing comes back."""
        try:
            return self.store.history(record_id)
        except ExpectedError as error:
            warn_of(self.messages, error)
            return ()

    def take_back(self, done: Callable[[Applied], None] | None = None) -> None:
        """Undo the newest step, if there is one; `done` is told what was written, later when the step is large."""
        undo = self.undo
        self._step(undo.undo_name, undo.undo_size, undo.undo, ("元に戻しています", "元に戻しました"), done)

    def do_again(self, done: Callable[[Applied], None] | None = None) -> None:
        """Redo what was taken back last; see `take_back`."""
        undo = self.undo
        self._step(undo.redo_name, undo.redo_size, undo.redo, ("やり直しています", "やり直しました"), done)

    def _step(
        self,
        name: str | None,
        size: int,
        step: Callable[[Callable[[ChangeSet], Applied]], Applied],
        verbs: tuple[str, str],
        done: Callable[[Applied], None] | None,
    ) -> None:
        if name is None:
            return

        def told(applied: Applied) -> None:
            for problem in applied.problems[:1]:
                if problem.kind:  # an expected failure was told already
                    self.messages.warn(problem.message, "")
            if done is not None:
                done(applied)

        def written(applied: Applied) -> None:
            self._follow(applied, verbs[1])
            told(applied)

        def again() -> None:
            self._step(name, size, step, verbs, done)

        if size > LARGE_STEP and not self.writing.is_under_way:
            self._write_beside(lambda store: step(store.apply), name, verbs[0], written, told, again=again)
        else:
            told(self._followed(lambda: step(self.store.apply), name, verbs[1], again=again))

    def _write_beside(
        self,
        write: Callable[[Store], Applied],
        label: str,
        title: str,
        written: Callable[[Applied], None],
        refused: Callable[[Applied], None],
        *,
        again: Callable[[], None],
    ) -> None:
        def failed(error: ExpectedError) -> None:
            refused(self._failed(error, label, again))

        self.writing.run(write, title=title, done=written, failed=failed)

    def _followed(
        self, write: Callable[[], Applied], label: str, verb: str, *, again: Callable[[], None], promise: str = ""
    ) -> Applied:
        if self.ask_to_wait():
            return _nothing(label, _WAIT)
        try:
            applied = write()
        except ExpectedError as error:
            return self._failed(error, label, again, promise)
        self._follow(applied, verb)
        return applied

    def _failed(self, error: ExpectedError, label: str, again: Callable[[], None], promise: str = "") -> Applied:
        """Say why nothing was written, with the button that helps."""
        word, deed = {
            Remedy.RETRY: ("もう一度", again),
            Remedy.COPY: ("写しを書き出す", self.signals.copy_wanted.emit),
            Remedy.REOPEN: ("読みなおす", self.signals.reopen_wanted.emit),
        }.get(error.remedy, ("", None))
        self.messages.warn(error.what_happened, f"{error.what_to_do}{promise}", action=word, on_action=deed)
        return _nothing(label, error.what_happened)

    def _follow(self, applied: Applied, verb: str) -> None:
        """Ledger, pages and saved line take over what was written."""
        if applied.stamp is not None:
            self.ledger.follow(applied.change_set)
            self.signals.records_changed.emit(applied.change_set)
            if verb:
                self.signals.saved.emit(applied, verb)
        self.signals.undo_changed.emit()

    def _look_into(self, applied: Applied, change_set: ChangeSet) -> None:
        """Catch up when somebody else was faster; later, when the caller has put its typing away."""
        if any(problem.kind for problem in applied.problems):
            QTimer.singleShot(0, self.signals, lambda: self._catch_up(change_set))

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


def _nothing(label: str, reason: str) -> Applied:
    """Nothing was written, for a reason that concerns the whole record."""
    from app.changes.change import ChangeSet
    from app.problem import Problem
    from app.store import Applied

    return Applied(ChangeSet(label, ()), None, (Problem("", reason),))


@dataclass(frozen=True)
class Program:
    """What lives as long as the window, whichever ledger is open.

    Attributes:
        files: opens and makes ledgers.
        drafts_folder: where the drafts of all ledgers of this user lie.
        now: the clock of this computer, for what is said about this moment only.
        keeps_backups: make backups by itself; not in tests and the self-test.
        computer: where ledgers lie, asked of the system; None = nothing is carried by itself, as in the self-test.
    """

    files: LedgerFiles
    messages: Messages
    background: Background
    preferences: Preferences
    drafts_folder: Path
    now: Callable[[], datetime]
    keeps_backups: bool = False
    computer: Computer | None = None

    def context_for(self, store: Store) -> AppContext:
        """The context of one opened ledger, which from now on nobody else may write in."""
        from app.changes.undo import UndoStack
        from app.drafts import DraftFolder
        from app.ledger import Ledger

        store.claim()
        return AppContext(
            store=store,
            ledger=Ledger(store.read, store.questions),
            undo=UndoStack(store),
            files=self.files,
            messages=self.messages,
            background=self.background,
            preferences=self.preferences,
            writing=Writing(self.background, self.files.open, store.path),
            drafts=DraftFolder(self.drafts_folder, store.path),
            pens=Pens(),
            now=self.now,
            signals=Signals(),
        )
