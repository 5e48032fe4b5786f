"""How copies come in: picked in the system's dialogs, or dropped on the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.messages import LEDGER_FILES

_FOLDER = "merge.folder"
"""Note of this computer: where copies are picked."""


class CopyChoice(QObject):
    """Watches a page for dropped copies.

    Signals:
        chosen: list of paths: copies, or folders with copies.
        hovered: something that can be dropped is over the page (True), or away again (False).
    """

    chosen = Signal(object)
    hovered = Signal(bool)

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        page.setAcceptDrops(not context.store.is_read_only)
        page.installEventFilter(self)

    def pick_files(self) -> None:
        """Let the user pick any number of copies, beginning where the last ones were."""
        picked = list(self._context.messages.open_files("合わせる写しをえらぶ", LEDGER_FILES, folder=self._folder()))
        if picked:
            self._take(picked, picked[0].parent)

    def pick_folder(self) -> None:
        """Let the user pick a folder with copies."""
        start = self._folder() or self._context.store.path.parent
        picked = self._context.messages.choose_folder("写しのあるフォルダーをえらぶ", start)
        if picked is not None:
            self._take([picked], picked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the page."""
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        elif isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            is_dropped = event.type() == QEvent.Type.Drop
            paths = copies_dropped(event)
            self.hovered.emit(bool(paths) and not is_dropped)
            if paths:
                event.acceptProposedAction()
                if is_dropped:
                    self.chosen.emit(list(paths))
                return True
        return super().eventFilter(watched, event)

    def _take(self, picked: Sequence[Path], folder: Path) -> None:
        self._context.preferences.note(_FOLDER, str(folder))
        self.chosen.emit(list(picked))

    def _folder(self) -> Path | None:
        known = Path(self._context.preferences.recall(_FOLDER))
        return known if known.is_absolute() and known.is_dir() else None


def copies_dropped(event: QDropEvent) -> Sequence[Path]:
    """The ledgers and folders among what is dropped; nothing where anything else is among it."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    fits = all(path.suffix.lower() in LEDGER_FILES.endings or path.is_dir() for path in paths)
    return paths if fits else ()
