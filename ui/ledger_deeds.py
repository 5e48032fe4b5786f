"""What one does with the ledger as a file: show its folder, write a copy, go on in a copy that can be written."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from app import paths
from app.errors import ExpectedError, Remedy
from app.handing_over.sealing import ENDING as LOCKED_ENDING
from app.handing_over.sealing import is_sealed
from app.progress import Progress
from ui.context import AppContext
from ui.messages import LEDGER_FILES, LOCKED_FILES

COPY_TITLE = "写しをつくってひらく"
BACKUP_PAGE = "backup"
MERGE_PAGE = "merge"
HANDING_PART = "handing"


def ledger_menu(window: QWidget, context: AppContext, leave: Callable[[], None]) -> QMenu:
    """The menu at the foot of the side bar; `leave` goes to the first screen."""
    menu = QMenu(window)
    menu.addAction("この帳面のあるフォルダーをひらく").triggered.connect(
        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(context.store.path.parent)))
    )
    menu.addAction("写しを書き出す（USBメモリーなど）…").triggered.connect(lambda: ask_for_copy(window, context))
    menu.addAction("渡す用の写しをつくる…").triggered.connect(lambda: context.signals.page_wanted.emit(HANDING_PART))
    menu.addAction("もらった写しを合わせる…").triggered.connect(lambda: context.signals.page_wanted.emit(MERGE_PAGE))
    menu.addAction("控えを見る").triggered.connect(lambda: context.signals.page_wanted.emit(BACKUP_PAGE))
    menu.addSeparator()
    menu.addAction("ほかの帳面をひらく…").triggered.connect(leave)
    return menu


def ask_for_copy(owner: QObject, context: AppContext) -> None:
    """Ask where, and write a verified copy beside the window."""
    from app.carrying.copies import proposed_name

    path = context.store.path
    is_hidden = paths.working_copies_folder() in path.parents
    folder = paths.ledgers_folder() if is_hidden else path.parent
    proposed = folder / proposed_name(path, context.now())
    kinds = LOCKED_FILES if is_sealed(path) else LEDGER_FILES
    target = context.messages.save_file("写しをどこに書き出しますか", proposed, kinds)
    if target is not None:
        _copy(
            owner,
            context,
            target,
            "写しを書き出しています",
            lambda made: context.messages.inform(copy_words(made, path)),
        )


def copy_words(made: Path, ledger: Path) -> str:
    """What is said of a copy that was written and read again."""
    said = f"写しを書き出し、読み直して確かめました　{made.name}"
    return f"{said}　USBメモリーを外してもよいです" if _is_on_another_disk(made, ledger) else said


def write_copy(owner: QObject, context: AppContext, open_ledger: Callable[[Path], object]) -> None:
    """Ask where, write a verified copy that can be written in, and go on in it."""
    path = context.store.path
    proposed = paths.ledgers_folder() / path.name.removesuffix(LOCKED_ENDING)
    with contextlib.suppress(OSError):  # a home that cannot be written: the dialog begins elsewhere
        proposed.parent.mkdir(parents=True, exist_ok=True)
    target = context.messages.save_file("写しをどこに置きますか", paths.free_path(proposed, " 写し{}"), LEDGER_FILES)

    def open_copy(made: Path) -> None:
        open_ledger(made)

    if target is not None:
        _copy(owner, context, target, "写しをつくっています", open_copy, unlocks=is_sealed(path))


def offer_copy(owner: QObject, context: AppContext, open_ledger: Callable[[Path], object]) -> None:
    """Say that this ledger can only be read, with the way to one that can be written."""
    context.messages.warn(
        "この帳面は、いまは読むだけです。読むことと刷ることはできます。",
        "書くときは、書ける場所に写しをつくって、そちらに書いてください。",
        action=COPY_TITLE,
        on_action=lambda: write_copy(owner, context, open_ledger),
    )


def _copy(
    owner: QObject,
    context: AppContext,
    target: Path,
    title: str,
    done: Callable[[Path], None],
    *,
    unlocks: bool = False,
) -> None:
    """`unlocks`: of a locked copy an open one, else one as locked as that."""
    path, files = context.store.path, context.files

    def work(progress: Progress) -> Path:
        if unlocks:
            with contextlib.closing(files.open(path)) as store:
                store.back_up(target, progress)
        else:
            files.copies().write(path, target, progress=progress)
        return target

    def failed(error: ExpectedError) -> None:
        is_in_the_way = error.remedy is Remedy.JOIN
        context.messages.warn(
            f"写しを書き出せませんでした。帳面は無事です。{error.what_happened}",
            error.what_to_do,
            action="先に合わせる" if is_in_the_way else "もう一度書き出す",
            on_action=lambda: (
                context.signals.join_wanted.emit([target])
                if is_in_the_way
                else _copy(owner, context, target, title, done, unlocks=unlocks)
            ),
        )

    if path.exists():
        context.background.run(work, owner=owner, title=title, done=done, failed=failed)
        return
    try:  # the file is gone: what it held can be read only through the opening that this window still has
        context.store.back_up(target)
    except ExpectedError as error:
        failed(error)
    else:
        done(target)


def _is_on_another_disk(made: Path, ledger: Path) -> bool:
    try:
        return made.parent.stat().st_dev != ledger.parent.stat().st_dev
    except OSError:
        return True
