"""Where backups are kept: the user's choice, for 設定 and for whatever makes them."""

from __future__ import annotations

from pathlib import Path

from app import paths
from ui.context import AppContext
from ui.preferences import Preferences

FOLDER_KEY = "backups.folder"
"""The note in the preferences; '' is the usual place."""


def backup_folder(preferences: Preferences) -> Path:
    """Where backups are kept now. It need not exist."""
    chosen = preferences.recall(FOLDER_KEY)
    return Path(chosen) if chosen else paths.backups_folder()


def choose_backup_folder(context: AppContext) -> Path | None:
    """Let the user pick another place; None when he does not. What lies in the old one stays there."""
    now = backup_folder(context.preferences)
    chosen = context.messages.choose_folder(
        "控えをどこに置きますか", now if now.is_dir() else context.store.path.parent
    )
    if chosen is None or chosen == now:
        return None
    context.preferences.note(FOLDER_KEY, str(chosen))
    context.messages.inform("これからの控えは、そちらに置きます。これまでの控えは、前の場所に残ります")
    return chosen


def use_usual_folder(context: AppContext) -> None:
    """Keep backups at the usual place again."""
    context.preferences.note(FOLDER_KEY, "")
