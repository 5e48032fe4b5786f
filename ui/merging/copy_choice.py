"""How copies come in: picked in the system's dialogs, or dropped on the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.messages import LEDGER_FILES
from ui.widgets.drop_area import DropWatch

_FOLDER = "merge.folder"
"""Note of this computer: where copies are picked."""


class CopyChoice(DropWatch):
    """Watches a page for dropped copies.

    Signals:
        chosen: list of paths: copies, or folders with copies.
    """

    chosen = Signal(object)

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        page.setAcceptDrops(not context.store.is_read_only)

    def pick_files(self) -> None:
        """Let the user pick any number of copies, beginning where the last ones were."""
        folder = self._context.preferences.recall_folder(_FOLDER)
        picked = list(self._context.messages.open_files("合わせる写しをえらぶ", LEDGER_FILES, folder=folder))
        if picked:
            self._take_picked(picked, picked[0].parent)

    def pick_folder(self) -> None:
        """Let the user pick a folder with copies."""
        start = self._context.preferences.recall_folder(_FOLDER) or self._context.store.path.parent
        picked = self._context.messages.choose_folder("写しのあるフォルダーをえらぶ", start)
        if picked is not None:
            self._take_picked([picked], picked)

    def _accepts(self, paths: Sequence[Path]) -> bool:
        """Ledgers and folders, and nothing else among them."""
        return all(path.suffix.lower() in LEDGER_FILES.endings or path.is_dir() for path in paths)

    def _take(self, paths: Sequence[Path]) -> None:
        self.chosen.emit(list(paths))

    def _take_picked(self, picked: Sequence[Path], folder: Path) -> None:
        self._context.preferences.note(_FOLDER, str(folder))
        self._take(picked)
