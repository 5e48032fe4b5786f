"""What the self-test looks at on the page 控え: with backups, before restoring, a ledger somebody else has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.backups import Occasion
from app.holding import Holder
from ui.backups.questions import restore_question
from ui.ledger_care import held_question
from ui.pages.page import SelfTestStep
from ui.widgets.question_dialog import QuestionDialog

if TYPE_CHECKING:
    from ui.pages.backup_page import BackupPage


def backup_steps(page: BackupPage) -> Sequence[SelfTestStep]:
    """Backups are made here: the folder of the self-test is empty at first."""

    def with_backups() -> None:
        now = page.context.now()
        page.shelf.keep(Occasion.CLOSED, now=now - timedelta(days=1, hours=3))
        page.enter()

    def ask_to_restore() -> QWidget:
        backup = page.chosen
        assert backup is not None
        found = page.shelf.compare(backup)
        question = restore_question(backup, found, page.context.ledger, page.context.today())
        return QuestionDialog(page.window(), question)

    def held() -> QWidget:
        since = page.context.now().replace(hour=9, minute=40)
        question = held_question(Holder("鈴木", "二階のパソコン", since), page.context.today())
        return QuestionDialog(page.window(), question)

    return (
        SelfTestStep("kept", with_backups),
        SelfTestStep("restore", ask_to_restore),
        SelfTestStep("held", held),
    )
