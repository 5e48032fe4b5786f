"""How a list comes in: picked in the system's dialog, or dropped on the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.messages import JSON_FILES, LEDGER_FILES, LIST_FILES, FileKind

_WORD_FILES = FileKind("Wordの文書", (".docx",))
_ALL_LISTS = FileKind("とりこめるもの", (*LIST_FILES.endings, *_WORD_FILES.endings, *JSON_FILES.endings))
_FOLDER = "import.folder"
"""Note of this computer: where lists are picked."""


class ListChoice(QObject):
    """Watches a page for dropped lists.

    Signals:
        chosen: path of a list.
        hovered: something that can be dropped is over the page (True), or away again (False).
    """

    chosen = Signal(object)
    hovered = Signal(bool)

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def pick(self) -> None:
        """Let the user pick a list, beginning where the last one was."""
        folder = Path(self._context.preferences.recall(_FOLDER))
        picked = self._context.messages.open_file(
            "とりこむ表を選ぶ", _ALL_LISTS, LIST_FILES, _WORD_FILES, JSON_FILES,
            folder=folder if folder.is_absolute() and folder.is_dir() else None,
        )  # fmt: skip
        if picked is not None:
            self._context.preferences.note(_FOLDER, str(picked.parent))
            self.chosen.emit(picked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the page."""
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        elif isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            is_dropped = event.type() == QEvent.Type.Drop
            path = _list_in(event)
            self.hovered.emit(path is not None and not is_dropped)
            if path is not None:
                event.acceptProposedAction()
                if is_dropped:
                    self.chosen.emit(path)
                return True
        return super().eventFilter(watched, event)


def _list_in(event: QDropEvent) -> Path | None:
    """Any one file but a ledger, which the window opens: a wrong kind is answered with a sentence, not with silence."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() not in LEDGER_FILES.endings else None
