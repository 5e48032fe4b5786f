"""The one door to the user: inform, warn, ask, and the system's file dialogs.

Pages get a `Messages`: `WindowMessages` in the program, `RecordedMessages` in tests, which never meet a modal loop.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.errors import ExpectedError
from ui.question import Answer, Question


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file in a file dialog: a word and the endings of its names; the first is added when saving."""

    label: str
    endings: tuple[str, ...]

    @property
    def filter(self) -> str:
        """As Qt's file dialogs want it."""
        return f"{self.label} ({' '.join('*' + ending for ending in self.endings)})"


LEDGER_FILES = FileKind("つどいばの帳面", (".tsudoiba", ".age"))
LOCKED_FILES = FileKind("合言葉をつけた写し", (".age",))
LIST_FILES = FileKind("Excel・CSVの一覧", (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt"))
JSON_FILES = FileKind("つどいばのJSON", (".json",))
PDF_FILES = FileKind("PDF", (".pdf",))
EXCEL_FILES = FileKind("Excel", (".xlsx",))
PICTURE_FILES = FileKind("写真", (".jpg", ".jpeg", ".png", ".heic", ".webp", ".gif", ".bmp", ".tif", ".tiff"))


class Messages(Protocol):
    """How the program speaks to its user."""

    def inform(self, text: str, /, *, undo: bool = False) -> None:
        """Say that something was done, for 8 seconds, with 元に戻す if it can be undone. Never for failures."""

    def warn(
        self, what_happened: str, what_to_do: str, /, *, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Say that something failed; stays until answered. `action` names the button that helps."""

    def withdraw(self, what_happened: str, /) -> None:
        """Take a failure out of sight that was told by `warn` and no longer matters."""

    def offer(self, what_is_there: str, what_it_brings: str, /, *, action: str, on_action: Callable[[], None]) -> None:
        """Offer something that nobody asked for, without interrupting; stays until answered. `action` is its button."""

    def ask(self, question: Question, /) -> Answer:
        """Ask and wait for the answer."""

    def ask_passphrase(self, title: str, detail: str, /) -> str | None:
        """Ask for the passphrase of a locked copy; None when the user gives up."""

    def open_file(self, title: str, /, *kinds: FileKind, folder: Path | None = None) -> Path | None:
        """Let the user pick a file that exists; None when he does not."""

    def open_files(self, title: str, /, *kinds: FileKind, folder: Path | None = None) -> Sequence[Path]:
        """Let the user pick any number of files."""

    def save_file(self, title: str, proposed: Path, kind: FileKind, /) -> Path | None:
        """Let the user say where to write; the ending is added. The system asks before it replaces a file."""

    def choose_folder(self, title: str, folder: Path, /) -> Path | None:
        """Let the user pick a folder, beginning in `folder`."""


def warn_of(messages: Messages, error: ExpectedError) -> None:
    """Show an expected failure as the bar."""
    messages.warn(error.what_happened, error.what_to_do)


def say_without_window(what_happened: str, what_to_do: str) -> None:
    """Say why there is no window, with nothing but what Qt itself brings; waits until it was read."""
    QMessageBox(QMessageBox.Icon.Warning, "つどいば", f"{what_happened}\n\n{what_to_do}").exec()


class MessageHost(Protocol):
    """The window as messages see it."""

    def show_toast(self, text: str, undo: bool, /) -> None:
        """A short notice over the content."""

    def show_bar(
        self, what_happened: str, what_to_do: str, action: str, on_action: Callable[[], None] | None, /
    ) -> None:
        """A failure over the content."""

    def hide_bar(self, what_happened: str, /) -> None:
        """The failure that was told so is past."""

    def show_offer(
        self, what_is_there: str, what_it_brings: str, action: str, on_action: Callable[[], None], /
    ) -> None:
        """An offer over the content."""

    def message_parent(self) -> QWidget:
        """What dialogs stand over."""


class WindowMessages:
    """Messages of the running program; they need a window, which `attach` brings once it exists."""

    def __init__(self, documents: Path) -> None:
        """`documents` is the folder file dialogs begin in; afterwards they begin in the last one."""
        self._folder = documents
        self._attached: MessageHost | None = None

    def attach(self, host: MessageHost) -> None:
        """Speak through this window from now on."""
        self._attached = host

    def inform(self, text: str, /, *, undo: bool = False) -> None:
        self._host.show_toast(text, undo)

    def warn(
        self, what_happened: str, what_to_do: str, /, *, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        self._host.show_bar(what_happened, what_to_do, action, on_action)

    def withdraw(self, what_happened: str, /) -> None:
        self._host.hide_bar(what_happened)

    def offer(self, what_is_there: str, what_it_brings: str, /, *, action: str, on_action: Callable[[], None]) -> None:
        self._host.show_offer(what_is_there, what_it_brings, action, on_action)

    def ask(self, question: Question, /) -> Answer:
        from ui.widgets.question_dialog import QuestionDialog

        dialog = QuestionDialog(self._host.message_parent(), question)
        dialog.exec()
        return dialog.answer

    def ask_passphrase(self, title: str, detail: str, /) -> str | None:
        from ui.handing_over.passphrase_dialog import PassphraseDialog

        dialog = PassphraseDialog(self._host.message_parent(), title, detail)
        return dialog.passphrase if dialog.exec() else None

    def open_file(self, title: str, /, *kinds: FileKind, folder: Path | None = None) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._host.message_parent(), title, str(folder or self._folder), _filters(kinds)
        )
        return self._remember(Path(chosen)) if chosen else None

    def open_files(self, title: str, /, *kinds: FileKind, folder: Path | None = None) -> Sequence[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(
            self._host.message_parent(), title, str(folder or self._folder), _filters(kinds)
        )
        return [self._remember(Path(each)) for each in chosen]

    def save_file(self, title: str, proposed: Path, kind: FileKind, /) -> Path | None:
        start = proposed if proposed.is_absolute() else self._folder / proposed
        chosen, _ = QFileDialog.getSaveFileName(self._host.message_parent(), title, str(start), kind.filter)
        if not chosen:
            return None
        target = with_ending(Path(chosen), kind)
        if target != Path(chosen) and target.exists():  # the system asked about a name without the ending
            question = Question(f"「{target.name}」はもうあります", "新しいものに置きかえますか。", "置きかえる")
            if self.ask(question) is not Answer.DEED:
                return None
        return self._remember(target)

    def choose_folder(self, title: str, folder: Path, /) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self._host.message_parent(), title, str(folder))
        return Path(chosen) if chosen else None

    @property
    def _host(self) -> MessageHost:
        assert self._attached is not None, "a message before there is a window"
        return self._attached

    def _remember(self, path: Path) -> Path:
        self._folder = path.parent
        return path


def _filters(kinds: Sequence[FileKind]) -> str:
    return ";;".join([*(kind.filter for kind in kinds), "すべてのファイル (*)"])


def with_ending(path: Path, kind: FileKind) -> Path:
    """The path with the ending that this kind is written with."""
    return path if path.suffix.lower() == kind.endings[0] else path.with_name(path.name + kind.endings[0])


class RecordedMessages:
    """Messages for tests: keeps what was said and answers from what it was given.

    Attributes:
        informed, warned, withdrawn, offered, asked: what was said and taken back, in order.
        answers: what `ask` answers next; DEED when empty.
        files: what the file dialogs answer next; nothing when empty.
        passphrases: what is answered when one is asked for; nothing when empty.
    """

    def __init__(self, answers: Sequence[Answer] = (), files: Sequence[Path] = ()) -> None:
        self.informed: list[str] = []
        self.warned: list[tuple[str, str]] = []
        self.ways_out: list[Callable[[], None] | None] = []
        self.withdrawn: list[str] = []
        self.offered: list[tuple[str, str]] = []
        self.asked: list[Question] = []
        self.passphrases_asked: list[tuple[str, str]] = []
        self.passphrases: list[str] = []
        self.answers = list(answers)
        self.files = list(files)

    def inform(self, text: str, /, *, undo: bool = False) -> None:
        self.informed.append(text)

    def warn(
        self, what_happened: str, what_to_do: str, /, *, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        self.warned.append((what_happened, what_to_do))
        self.ways_out.append(on_action)

    def withdraw(self, what_happened: str, /) -> None:
        self.withdrawn.append(what_happened)

    def offer(self, what_is_there: str, what_it_brings: str, /, *, action: str, on_action: Callable[[], None]) -> None:
        self.offered.append((what_is_there, what_it_brings))
        self.ways_out.append(on_action)

    def ask(self, question: Question, /) -> Answer:
        self.asked.append(question)
        return self.answers.pop(0) if self.answers else Answer.DEED

    def ask_passphrase(self, title: str, detail: str, /) -> str | None:
        self.passphrases_asked.append((title, detail))
        return self.passphrases.pop(0) if self.passphrases else None

    def open_file(self, title: str, /, *kinds: FileKind, folder: Path | None = None) -> Path | None:
        return self.files.pop(0) if self.files else None

    def open_files(self, title: str, /, *kinds: FileKind, folder: Path | None = None) -> Sequence[Path]:
        chosen, self.files = tuple(self.files), []
        return chosen

    def save_file(self, title: str, proposed: Path, kind: FileKind, /) -> Path | None:
        return with_ending(self.files.pop(0), kind) if self.files else None

    def choose_folder(self, title: str, folder: Path, /) -> Path | None:
        return self.files.pop(0) if self.files else None
