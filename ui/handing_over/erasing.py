"""Erasing a record for good: looked into beside the window, asked, done beside the window."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.changes.change import ChangeSet
from app.erasing import ErasePlan, OutOfReach, out_of_reach
from app.ledger import Ledger
from app.progress import Progress
from ui.context import AppContext
from ui.handing_over.erase_dialog import EraseChoice, EraseDialog

Found = tuple[ErasePlan, OutOfReach]


class Erasing:
    """The way from the button to the empty place.

    Attributes:
        ask: shows what erasing means and gives back what was ticked; None when the user does not go on.
    """

    def __init__(self, context: AppContext, owner: QWidget) -> None:
        self._context, self._owner = context, owner
        self.ask: Callable[[ErasePlan, OutOfReach], EraseChoice | None] = self._ask

    def begin(self, record_id: int) -> None:
        """Find out what goes, and ask."""
        context = self._context
        if context.ask_to_wait():
            return
        files, path = context.files, context.store.path

        def work(_progress: Progress) -> Found:
            with contextlib.closing(files.open(path)) as store:
                plan = files.upkeep(store).erase_plan(record_id)
                ids = [member.id for member in plan.family]
                return plan, out_of_reach(Ledger(store.read), files.backups(path), ids)

        context.background.run(work, owner=self._owner, title="何が消えるかを見ています", done=self._decide)

    def _ask(self, plan: ErasePlan, reach: OutOfReach) -> EraseChoice | None:
        dialog = EraseDialog(self._owner.window(), plan, reach, self._context.ledger)
        return dialog.choice if dialog.exec() else None

    def _decide(self, found: Found) -> None:
        plan, reach = found
        choice = self.ask(plan, reach)
        if choice is not None and not self._context.ask_to_wait():
            self._erase(plan, reach, choice)

    def _erase(self, plan: ErasePlan, reach: OutOfReach, choice: EraseChoice) -> None:
        context = self._context
        files, path = context.files, context.store.path

        def work(_progress: Progress) -> ChangeSet:
            with contextlib.closing(files.open(path)) as store:
                change_set = files.upkeep(store).erase(plan, choice.mentions)
            if choice.takes_backups:
                files.backups(path).let_go(reach.backups)
            return change_set

        context.background.run(
            work,
            owner=self._owner,
            title="完全に消しています",
            done=lambda change_set: self._follow(plan, change_set),
            can_stop=False,
        )

    def _follow(self, plan: ErasePlan, change_set: ChangeSet) -> None:
        """Memory forgets it too: what could be undone, what was typed and not yet saved."""
        context = self._context
        context.undo.forget()
        for member in plan.family:
            context.drafts.drop(member.id)
        context.ledger.follow(change_set)
        context.signals.records_changed.emit(change_set)
        context.signals.undo_changed.emit()
        context.messages.inform("完全に消しました。履歴にも残っていません")
