"""What one does with the ledger as a file: show its folder, take a backup, go on in a copy that can be written."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from app import paths
from app.progress import Progress
from ui.context import AppContext
from ui.messages import LEDGER_FILES


def ledger_menu(window: QWidget, context: AppContext, leave: Callable[[], None]) -> QMenu:
    """The menu at the foot of the side bar; `leave` goes to the first screen."""
    menu = QMenu(window)
    menu.addAction("この帳面のあるフォルダーをひらく").triggered.connect(
        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(context.store.path.parent)))
    )
    menu.addAction("控えをとる…").triggered.connect(lambda: back_up(window, context))
    menu.addSeparator()
    menu.addAction("ほかの帳面をひらく…").triggered.connect(leave)
    return menu


def back_up(window: QWidget, context: AppContext) -> None:
    """Ask where, and write a verified copy beside the window."""
    path = context.store.path
    proposed = path.with_name(f"{path.stem} 控え {context.today():%Y-%m-%d}.tsudoiba")
    target = context.messages.save_file("控えをどこに置きますか", proposed, LEDGER_FILES)
    if target is not None:
        _copy(
            window,
            context,
            target,
            "控えをとっています",
            lambda made: context.messages.inform(f"控えをとりました　{made.name}"),
        )


def offer_copy(window: QWidget, context: AppContext, open_ledger: Callable[[Path], object]) -> None:
    """Say that this ledger can only be read, with the way to one that can be written."""

    def go_on_in_copy() -> None:
        proposed = paths.ledgers_folder() / context.store.path.name
        with contextlib.suppress(OSError):  # a home that cannot be written: the dialog begins elsewhere
            proposed.parent.mkdir(parents=True, exist_ok=True)
        target = context.messages.save_file("写しをどこに置きますか", proposed, LEDGER_FILES)
        if target is not None:
            _copy(window, context, target, "写しをつくっています", open_copy)

    def open_copy(made: Path) -> None:
        open_ledger(made)

    context.messages.warn(
        "この帳面は、書きこみが止められている場所にあります。読むことと刷ることはできます。",
        "書くときは、書ける場所に写しをつくって、そちらに書いてください。",
        action="写しをつくってひらく",
        on_action=go_on_in_copy,
    )


def _copy(window: QWidget, context: AppContext, target: Path, title: str, done: Callable[[Path], None]) -> None:
    def work(progress: Progress) -> Path:
        with contextlib.closing(context.files.open(context.store.path)) as store:
            store.back_up(target, progress)
        return target

    context.background.run(work, owner=window, title=title, done=done)
