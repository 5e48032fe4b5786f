"""How a list comes in: picked in the system's dialog, or dropped on the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.messages import JSON_FILES, LEDGER_FILES, LIST_FILES, FileKind
from ui.widgets.drop_area import DropWatch

_WORD_FILES = FileKind("Wordの文書", (".docx",))
_ALL_LISTS = FileKind("とりこめるもの", (*LIST_FILES.endings, *_WORD_FILES.endings, *JSON_FILES.endings))
_FOLDER = "import.folder"
"""Note of this computer: where lists are picked."""


class ListChoice(DropWatch):
    """Watches a page for dropped lists.

    Signals:
        chosen: path of a list.
    """

    chosen = Signal(object)

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context

    def pick(self) -> None:
        """Let the user pick a list, beginning where the last one was."""
        picked = self._context.messages.open_file(
            "とりこむ表を選ぶ", _ALL_LISTS, LIST_FILES, _WORD_FILES, JSON_FILES,
            folder=self._context.preferences.recall_folder(_FOLDER),
        )  # fmt: skip
        if picked is not None:
            self._context.preferences.note(_FOLDER, str(picked.parent))
            self.chosen.emit(picked)

    def _accepts(self, paths: Sequence[Path]) -> bool:
        """Any one file but a ledger, which the window opens: a wrong kind is answered with a sentence, not silence."""
        return len(paths) == 1 and paths[0].suffix.lower() not in LEDGER_FILES.endings

    def _take(self, paths: Sequence[Path]) -> None:
        self.chosen.emit(paths[0])
