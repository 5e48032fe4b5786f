"""相手の写しも新しくする: the ledger as it is now takes the place of the copies that were taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import ExpectedError
from app.progress import Progress
from ui.context import AppContext
from ui.merging.words import names_of


class Renewing(QObject):
    """Works beside the window; a copy that knows something the ledger does not is never written over.

    Signals:
        done: all of them are new.
    """

    done = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def begin(self, copies: Sequence[Path]) -> None:
        """Renew these."""
        files, ledger = self._context.files.copies(), self._context.store.path

        def work(progress: Progress) -> Sequence[ExpectedError]:
            failures = []
            for copy in copies:
                try:
                    files.write(ledger, copy, progress=progress)
                except ExpectedError as error:  # the others can still be renewed
                    failures.append(error)
            return failures

        def done(failures: Sequence[ExpectedError]) -> None:
            for error in failures:
                self._context.messages.warn(
                    f"写しを新しくできませんでした。この帳面は無事です。{error.what_happened}", error.what_to_do
                )
            if not failures:
                self._context.messages.inform(f"相手の写しも新しくし、読み直して確かめました　{names_of(copies)}")
                self.done.emit()

        self._context.background.run(work, owner=self, title="相手の写しを新しくしています", done=done)
