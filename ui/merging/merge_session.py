"""One join from the files to the deed: what they would bring, what was decided meanwhile, and what was written."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.changes.change import ChangeSet
from app.errors import ExpectedError, Remedy
from app.joined import Joined
from app.merging.copies import copies_in, join_copies
from app.merging.deciding import Decision, Decisions, Likeness, PairDecision, PairKey, steps_for
from app.merging.preview import Deed, MergePreview
from app.merging.trying import QuestionKey, Refusal, Trial, try_copies
from app.progress import Progress
from app.store import Applied, Store
from ui.background import Job
from ui.context import AppContext
from ui.writing import LARGE_STEP


@dataclass(frozen=True, slots=True)
class Taken:
    """A join that was written.

    Attributes:
        copies: the files that were taken in.
        preview: what it brought, in words.
        decided, left: questions that were answered with it, and those that wait.
    """

    copies: tuple[Path, ...]
    preview: MergePreview
    decided: int
    left: int


class MergeSession(QObject):
    """Nothing is written before `take_in`.

    Signals:
        tried: it is known what the copies would bring.
        refused: (ExpectedError) none of them can be taken in, or the ledger itself is out of reach.
        stopped: the user stopped the work.
        decided: the user decided something, or took a decision back.
    """

    tried = Signal()
    refused = Signal(object)
    stopped = Signal()
    decided = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job[Trial] | None = None
        self._given: tuple[Path, ...] = ()
        self._answers: dict[QuestionKey, Decision] = {}
        self._pairs: dict[PairKey, PairDecision] = {}
        self.trial: Trial | None = None
        self.taken: Taken | None = None

    @property
    def decisions(self) -> Decisions:
        """What was decided so far."""
        return Decisions(self._answers, self._pairs)

    @property
    def refusals(self) -> Sequence[Refusal]:
        """Copies that cannot be taken in."""
        return () if self.trial is None else self.trial.refused

    @property
    def preview(self) -> MergePreview | None:
        """What the others would bring; None where there is none."""
        return None if self.trial is None else self.trial.preview

    @property
    def brings_nothing(self) -> bool:
        """Everything in the copies is known."""
        return self.trial is not None and self.trial.joined is not None and self.trial.joined.is_empty

    # ---- looking

    def open(self, given: Sequence[Path]) -> None:
        """Find out beside the window what files and the copies in folders would bring; `tried` or `refused` follows."""
        self.drop()
        self._given = tuple(given)
        self._try()

    def try_again(self) -> None:
        """The ledger has changed meanwhile: what was decided stays."""
        if self.trial is not None and self._given:
            self._try()

    def drop(self) -> None:
        """Forget the copies; nothing of them was written."""
        self.stop()
        self._given, self.trial = (), None
        self._answers, self._pairs = {}, {}

    def stop(self) -> None:
        """Let go of the work under way."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _try(self) -> None:
        self.stop()
        given, files, ledger = self._given, self._context.files, self._context.store.path

        def work(progress: Progress) -> Trial:
            paths = copies_in(given, ledger)
            with contextlib.closing(files.open(ledger)) as store:
                return try_copies(store, paths, progress)

        def done(trial: Trial) -> None:
            if given != self._given:
                return
            if self._unlock(trial.refused):
                self._try()
                return
            self.trial = trial
            self.tried.emit()

        def failed(error: ExpectedError) -> None:
            if given == self._given:
                self.refused.emit(error)

        def cancelled() -> None:
            if job is self._job:
                self.stopped.emit()

        job = self._context.background.run(
            work,
            owner=self,
            title="写しを読んで、確かめています",
            done=done,
            failed=failed,
            cancelled=cancelled,
        )
        self._job = job

    def _unlock(self, refused: Sequence[Refusal]) -> bool:
        """Ask for the passphrases of locked copies; whether any was said."""
        is_said = False
        for refusal in refused:
            if refusal.error.remedy is not Remedy.PASSPHRASE:
                continue
            said = self._context.messages.ask_passphrase(refusal.error.what_happened, refusal.error.what_to_do)
            if said is not None:
                self._context.files.unlock(refusal.path, said)
                is_said = True
        return is_said

    # ---- deciding

    def answer(self, key: QuestionKey, decision: Decision | None) -> None:
        """Decide a question; None leaves it open."""
        self._answers.pop(key, None)
        if decision is not None:
            self._answers[key] = decision
        self.decided.emit()

    def answer_all(self, side: int | None) -> None:
        """'All from this side': every question about a field that has it; None leaves all of them open."""
        for question in self.preview.questions if self.preview is not None else ():
            if not question.field:
                continue
            key = question.record_id, question.field
            self._answers.pop(key, None)
            if side is not None and side < len(question.sides):
                self._answers[key] = Decision(question.sides[side].value, side)
        self.decided.emit()

    def pair(self, key: PairKey, decision: PairDecision) -> None:
        """Say what two records are that look alike."""
        self._pairs.pop(key, None)
        if decision.likeness is not Likeness.LATER:
            self._pairs[key] = decision
        self.decided.emit()

    # ---- writing

    def take_in(self, done: Callable[[], None], failed: Callable[[ExpectedError], None]) -> None:
        """Join the copies beside the window, then write what was decided; `taken` tells the rest."""
        trial = self.trial
        assert trial is not None, "nothing was looked at"
        context, copies = self._context, trial.taken
        shelf, now = context.files.backups(context.store.path), context.now()

        def write(store: Store) -> Joined:
            return join_copies(store, shelf, copies, now=now)

        def written(joined: Joined) -> None:
            context.take_over(joined.change_set, "合わせました", joined.change_set.label.removesuffix("を合わせる"))
            preview = trial.preview
            assert preview is not None  # it was tried
            decisions = self.decisions
            self.taken = Taken(
                copies,
                preview,
                decided=decisions.number,
                left=decisions.open_among(joined.questions),
            )
            steps = steps_for(context.ledger, decisions, joined.questions, preview.duplicates)
            self._write_steps(steps, done)

        context.writing.run(write, title="合わせています", done=written, failed=failed)

    def _write_steps(self, steps: Iterator[ChangeSet], done: Callable[[], None]) -> None:
        """One step after the other: each is worked out on what the one before left."""

        def went_on(applied: Applied) -> None:
            self._write_steps(iter(()) if applied.problems else steps, done)  # what failed was told, and stays open

        for step in steps:
            if len(step.changes) > LARGE_STEP:
                self._context.apply_large(step, title="決めたことを書いています", done=went_on)
                return
            if self._context.apply(step, quiet=True).problems:
                break
        self._given, self.trial = (), None
        self._answers, self._pairs = {}, {}
        done()


def number_of(preview: MergePreview) -> int:
    """How many records come in by themselves."""
    return preview.number(Deed.ADDED) + preview.number(Deed.CHANGED) + preview.number(Deed.DELETED)
