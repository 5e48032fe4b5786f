"""PDFに保存 and ひらいて刷る: where PDFs were put before, what when it fails, and opening them outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.errors import ExpectedError
from ui.context import AppContext
from ui.messages import PDF_FILES
from ui.printing.print_desk import PrintDesk
from ui.printing.print_troubles import PrintTroubles
from ui.printing.print_work import Print, files_of
from ui.question import Answer, Question

_FOLDER = "print.folder"
"""Note of this computer: where PDFs are put."""


def _open_file(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class SavedPdf(QObject):
    """The file of what is shown, once it was saved.

    Attributes:
        open_file: opens a PDF with the program of this computer; False when there is none.

    Signals:
        opening: it is about to be opened for printing.
    """

    opening = Signal()

    def __init__(self, context: AppContext, desk: PrintDesk, troubles: PrintTroubles, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._desk, self._troubles = context, desk, troubles
        self._saved: Sequence[Path] = ()
        self.open_file: Callable[[Path], bool] = _open_file

    def forget(self) -> None:
        """Something else is shown now."""
        self._saved = ()

    def save(self, then: Callable[[Sequence[Path]], None] | None = None) -> None:
        """The bytes that are shown."""
        made = self._desk.print_
        if made is not None and made.pages:
            self.save_print(made, self._desk.proposed_name(), then)

    def save_print(self, made: Print, name: Path, then: Callable[[Sequence[Path]], None] | None = None) -> None:
        """A print as a PDF where PDFs were put before; what fails can be tried again elsewhere.

        What comes in parts is several files beside each other, named in the notice.
        """
        context = self._context
        folder = context.preferences.recall_folder(_FOLDER) or Path()
        target = context.messages.save_file("PDFをどこに置きますか", folder / name, PDF_FILES)
        if target is None or not self._may_replace(made, target):
            return

        def saved(paths: Sequence[Path]) -> None:
            if made is self._desk.print_:
                self._saved = paths
            self._troubles.forget()
            context.preferences.note(_FOLDER, str(target.parent))
            names = "　".join(path.name for path in paths)
            context.messages.inform(f"フォルダー「{target.parent.name or target.parent}」に保存しました　{names}")
            if then is not None:
                then(paths)

        def failed(error: ExpectedError) -> None:
            self._troubles.tell(error, action="もう一度", on_action=lambda: self.save_print(made, name, then))

        self._desk.save(made, target, saved, failed)

    def open(self) -> None:
        """Saves first where it is not saved yet."""
        if self._saved and all(path.is_file() for path in self._saved):
            self._open(self._saved)
        else:
            self.save(self._open)

    def _may_replace(self, made: Print, target: Path) -> bool:
        """The system asked about the name that was picked; the names of the parts are ours."""
        there = [path.name for path in files_of(made, target) if path != target and path.exists()]
        if not there:
            return True
        question = Question(f"「{'」と「'.join(there)}」はもうあります", "新しいものに置きかえますか。", "置きかえる")
        return self._context.messages.ask(question) is Answer.DEED

    def _open(self, paths: Sequence[Path]) -> None:
        self.opening.emit()
        for path in paths:
            if not self.open_file(path):
                where = f"フォルダー「{path.parent.name}」のなかの「{path.name}」"
                happened = f"「{path.name}」をひらけませんでした。PDFは保存してあります。"
                self._troubles.tell(ExpectedError(happened, f"{where}を、ダブルクリックしてください。"))
                return
