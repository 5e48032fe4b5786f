"""Undo and redo: the ChangeSets of this opening, taken back and done again through the same door as everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.changes.change import ChangeSet, inverse
from app.problem import Problem
from app.store import Applied, Store

_UNDOING = "元に戻す: "
_REDOING = "やり直す: "


class UndoStack:
    """Writes ChangeSets and remembers them, newest last. A new one empties what could be done again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []

    @property
    def undo_name(self) -> str | None:
        """「元に戻す: 居場所『さくら』を編集」, None when there is nothing to take back."""
        return _UNDOING + self._done[-1].label if self._done else None

    @property
    def redo_name(self) -> str | None:
        """「やり直す: 居場所『さくら』を編集」, None when nothing was taken back."""
        return _REDOING + self._undone[-1].label if self._undone else None

    def apply(self, change_set: ChangeSet) -> Applied:
        """Write a ChangeSet and remember it. Nothing is remembered when nothing was written.

        Raises:
            ExpectedError: see `Store.apply`.
        """
        applied = self._store.apply(change_set)
        self.remember(applied)
        return applied

    def remember(self, applied: Applied) -> None:
        """Take in what an action wrote itself (`app.changes.saving`)."""
        if applied.stamp is not None:
            self._done.append(applied.change_set)
            self._undone.clear()

    @property
    def undo_size(self) -> int:
        """How many records `undo` touches."""
        return len(self._done[-1].changes) if self._done else 0

    @property
    def redo_size(self) -> int:
        """How many records `redo` touches."""
        return len(self._undone[-1].changes) if self._undone else 0

    def undo(self, write: Callable[[ChangeSet], Applied] | None = None) -> Applied:
        """Take back the newest step. `write` writes in place of the Store, for work beside the window.

        When something in it was changed elsewhere since, nothing is written, `problems` says so, and the step is
        forgotten, so that older ones can still be taken back.

        Raises:
            ExpectedError: see `Store.apply`; the step can be tried again.
            IndexError: there is nothing to take back.
        """
        return self._reverse(write, self._done, self._undone, _UNDOING, "元に戻せませんでした")

    def redo(self, write: Callable[[ChangeSet], Applied] | None = None) -> Applied:
        """Do again what was taken back last; see `undo`."""
        return self._reverse(write, self._undone, self._done, _REDOING, "やり直せませんでした")

    def forget(self) -> None:
        """Drop all steps: another ledger was opened."""
        self._done.clear()
        self._undone.clear()

    def _reverse(
        self,
        write: Callable[[ChangeSet], Applied] | None,
        source: list[ChangeSet],
        target: list[ChangeSet],
        verb: str,
        failed: str,
    ) -> Applied:
        step = source[-1]
        if all(change.is_empty for change in inverse(step)):
            source.pop()
            return _nothing_to_reverse(step)
        # In the history the step back is a deed of its own, so it says what it is.
        applied = (write or self._store.apply)(replace(inverse(step), label=verb + step.label))
        source.pop()
        if applied.problems:
            message = (
                f"「{step.label}」は、そのあとほかで変更されたため、{failed}。「履歴」でいまの内容を確かめてください。"
            )
            told = Problem(field="", message=message, record_id=step.changes[0].record_id, kind=step.changes[0].kind)
            return Applied(change_set=applied.change_set, stamp=None, problems=(told, *applied.problems))
        target.append(replace(applied.change_set, label=step.label))
        return applied


def _nothing_to_reverse(step: ChangeSet) -> Applied:
    """A question was answered with what stood there: no value is another one, and an answer stays given."""
    message = f"「{step.label}」では何も書きかえていないので、元に戻すものはありません。いまから書きかえられます。"
    change = step.changes[0]
    told = Problem(field="", message=message, record_id=change.record_id, kind=change.kind)
    return Applied(ChangeSet(step.label, ()), stamp=None, problems=(told,))
