"""FolderSharing: looks into the shared folder every minute, beside the window, and says in passing what came."""

from __future__ import annotations

import contextlib
from collections import Counter

from PySide6.QtCore import QObject, QTimer

from app.carrying.notebook import write_notebook
from app.carrying.sharing import Round, out_of_reach, share
from app.errors import ExpectedError
from app.host import host_name
from app.joined import Joined
from app.progress import Progress, no_progress
from ui.background import Background
from ui.carrying.chosen_folder import notebook_of, notes_path, shared_folder
from ui.carrying.words import brought_words
from ui.context import AppContext
from ui.messages import warn_of
from ui.widgets.composing import is_composing

LOOK_SECONDS = 60
"""How often the folder is looked into; only files that are new or were replaced are read."""

_BREATH_MILLISECONDS = 500
_PATIENCE = 3
"""Failures of a kind before anybody is bothered: an engine may just have the file open."""

FIRST_LOOK_MILLISECONDS = 4000
"""After opening: the backup of the day is on its way, and nobody waits for this."""


class FolderSharing(QObject):
    """The sharing of one opened ledger; does nothing while no folder is chosen.

    Attributes:
        context: the opened ledger; another one when the window is dressed anew.
    """

    def __init__(self, context: AppContext, background: Background, parent: QObject) -> None:
        """`background` is not that of the window: a share that does not answer must not keep prints waiting."""
        super().__init__(parent)
        self.context, self._background = context, background
        self._is_looking = False
        self._failures: Counter[str] = Counter()
        self._timer = QTimer(self, interval=LOOK_SECONDS * 1000)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on."""
        self._timer.start()
        QTimer.singleShot(FIRST_LOOK_MILLISECONDS, self, self.look)

    def look(self) -> None:
        """One round beside the window, unless one is on its way."""
        context = self.context
        if self._is_looking or context.writing.is_under_way:
            return
        folder = shared_folder(context.preferences, context.store.path)
        if folder is None:
            return
        self._is_looking = True

        takes_in = not context.pens.is_writing

        def work(progress: Progress) -> Round:
            return self._round(progress, takes_in=takes_in)

        self._background.run(
            work,
            owner=self,
            title="共有フォルダーを見ています",
            done=self._follow,
            failed=self._fail,
            cancelled=self._end,
        )

    def leave(self, owner: QObject | None) -> None:
        """The ledger is being closed: what is new goes into the folder, beside the window if an `owner` stays.

        A failure is no reason to bother anybody: it is done at the next opening.
        """
        self._timer.stop()
        if owner is None:
            with contextlib.suppress(ExpectedError):
                self._round(no_progress, is_closing=True)
            return
        self._background.run(
            lambda progress: self._round(progress, is_closing=True),
            owner=owner,
            title="共有フォルダーに写しを置いています",
            done=lambda _done: None,
            failed=lambda _error: None,
        )

    def _round(self, progress: Progress, *, takes_in: bool = True, is_closing: bool = False) -> Round:
        context = self.context
        ledger, preferences = context.store.path, context.preferences
        folder = shared_folder(preferences, ledger)
        notebook = notebook_of(preferences, ledger, host_name())
        if folder is None:
            return Round(notebook)
        done = share(
            ledger,
            folder,
            notebook,
            context.files.copies(),
            now=context.now(),
            takes_in=takes_in,
            is_closing=is_closing,
            progress=progress,
        )
        if done.notebook != notebook:
            write_notebook(notes_path(ledger), done.notebook)
        return done

    def _end(self) -> None:
        self._is_looking = False

    def _follow(self, done: Round) -> None:
        if is_composing():  # a form that is shown anew would take the letters away
            QTimer.singleShot(_BREATH_MILLISECONDS, self, lambda: self._follow(done))
            return
        self._is_looking = False
        context = self.context
        for joined in done.joined:
            follow_join(context, joined)
        words = brought_words(done.joined)
        if words:
            context.messages.inform(words)
        for error in done.told:
            warn_of(context.messages, error)
        context.signals.sharing_changed.emit("")

    def _fail(self, error: ExpectedError) -> None:
        """The sheet says so at once; a bar only what stays so, once, and never that a folder is out of reach."""
        self._is_looking = False
        self._failures[error.what_happened] += 1
        folder = shared_folder(self.context.preferences, self.context.store.path)
        is_away = folder is None or error.what_happened == out_of_reach(folder).what_happened
        if not is_away and self._failures[error.what_happened] == _PATIENCE:
            warn_of(self.context.messages, error)
        self.context.signals.sharing_changed.emit(f"{error.what_happened}{error.what_to_do}")


def follow_join(context: AppContext, joined: Joined) -> None:
    """Memory, lists and forms take over what a join brought; the saved line keeps what the user did last."""
    if joined.moment is None:
        return
    context.ledger.forget_questions()
    context.ledger.follow(joined.change_set)
    context.signals.records_changed.emit(joined.change_set)
