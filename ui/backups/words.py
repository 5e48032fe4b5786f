"""What is said of backups."""

from __future__ import annotations

from datetime import date

from app.backups import Backup
from app.rules.japanese_calendar import other_year, weekday_name


def backup_words(backup: Backup, today: date) -> str:
    """「きょう 14:05」, 「11月24日（火）14:05」, with the year when it is another one."""
    made = backup.made
    time = f"{made.hour}:{made.minute:02}"
    days = (today - made.date()).days
    if days in (0, 1):
        return f"{'きょう' if days == 0 else 'きのう'} {time}"
    return f"{other_year(made.date(), today)}{made.month}月{made.day}日（{weekday_name(made.date())}）{time}"
