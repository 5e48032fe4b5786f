"""What may be wrong with the computer at a start: the program runs all the same, and says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from PySide6.QtGui import QFontDatabase

from app import paths
from app.errors import ExpectedError
from app.log import Event
from ui import theme
from ui.preferences import Preferences

_LITTLE_ROOM = 50_000_000
"""Bytes: a ledger with its photos and a backup of the day still fit."""


def troubles(preferences: Preferences) -> Iterator[tuple[Event, ExpectedError]]:
    """What to say now, after the first paint; each with its name in the log."""
    if preferences.was_damaged:
        yield Event.SETTINGS_DAMAGED, ExpectedError(
            "まえの設定が読めませんでした。おなまえ、字の大きさ、控えの置き場所などは、はじめの設定にもどっています。帳面は無事です。",
            "「設定」で、もう一度えらんでください。",
        )
    if not paths.has_home():
        yield Event.NO_HOME, ExpectedError(
            "このパソコンには、あなた用のフォルダーがありません。設定・書きかけ・控えは、パソコンを切ると消えます。",
            "帳面は、USBメモリーなど、消えない場所に置いてください。",
        )
    elif not preferences.can_be_kept():
        yield Event.SETTINGS_NOT_KEPT, ExpectedError(
            "設定と書きかけを、書きとめられません。このパソコンのディスクがいっぱいか、書きこみが止められています。",
            "いらないものを消して、ディスクをあけてください。帳面は無事です。",
        )
    elif _room() < _LITTLE_ROOM:
        yield Event.LITTLE_ROOM, ExpectedError(
            f"このパソコンのディスクのあきが、残り {_room() // 1_000_000} MBしかありません。",
            "書いたものを失わないように、いらないものを消して、ディスクをあけてください。",
        )
    if not QFontDatabase.hasFamily(theme.FAMILY):
        yield Event.NO_FONT, ExpectedError(
            "つどいばの書体が見つかりません。ほかの書体で表示しています。",
            "つどいばを入れなおすと、もとにもどります。帳面はそのまま残ります。",
        )


def _room() -> int:
    """Bytes that are free where settings, drafts and backups lie."""
    folder = paths.drafts_folder()
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
