"""What is asked before another state of the ledger takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.backups import Backup, KindComparison
from app.ledger import Ledger
from ui.backups.contents_view import since_words
from ui.backups.words import backup_words
from ui.question import Question


def restore_question(backup: Backup, found: Sequence[KindComparison], ledger: Ledger, today: date) -> Question:
    """「11月24日 14:05 の控えに戻しますか」; `found` is empty while it is still being compared."""
    return Question(
        f"{backup_words(backup, today)} の控えに戻しますか",
        since_words(found, ledger) if found else "この帳面の中身が、その控えのときのものになります。",
        "この控えに戻す",
        note="いまの帳面は、先に控えとして残します。あとで、その控えをえらべば、いまの中身に戻れます。",
    )
