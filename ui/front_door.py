"""Two starts at once: the second hands what it was asked for to the window of the first, and goes.

A lock file says who came first and a folder beside it is the letter box, so no network module is needed. The lock is
the user's on this computer: a home folder that several computers share has one for each.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, Signal

_PATIENCE_SECONDS = 5.0
_LOOK_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Wish:
    """What a start was asked for.

    Attributes:
        path: ledger to open; None only wants the window.
        sample: make the sample ledger at `path` when there is none yet.
    """

    path: Path | None
    sample: bool = False


class FrontDoor(QObject):
    """Where every start of the program comes through.

    Signals:
        wished: a later start handed over its `Wish`. Emitted once `listen` was called.
    """

    wished = Signal(object)

    def __init__(self, folder: Path) -> None:
        """`folder` is this user's; it is made when missing. Where it cannot be, every start counts as the first."""
        super().__init__()
        computer = QSysInfo.machineHostName() or "computer"
        self._letters = folder / f"{computer}.letters"
        self._lock = QLockFile(str(folder / f"{computer}.lock"))
        self._lock.setStaleLockTime(0)  # a window stays open for days; a program that is gone is noticed all the same
        self._watcher: QFileSystemWatcher | None = None

    def is_first(self) -> bool:
        """Whether no other window is open. True makes this start the first until `leave`."""
        try:
            self._letters.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        for letter in self._letters.iterdir():  # of a start that found nobody, long ago
            letter.unlink(missing_ok=True)
        return True

    def hand_over(self, wish: Wish, patience: float = _PATIENCE_SECONDS) -> bool:
        """Give the wish to the first window and wait until it has taken it, at most `patience` seconds.

        Returns:
            False when nobody took it: this start may as well open its own window.
        """
        import secrets  # brings OpenSSL along

        letter = self._letters / f"{secrets.token_hex(8)}.letter"
        path = None if wish.path is None else str(wish.path.absolute())
        part = letter.with_suffix(".part")
        try:
            part.write_text(json.dumps({"path": path, "sample": wish.sample}), encoding="utf-8")
            self._let_come_forward()
            part.rename(letter)
        except OSError:
            return False
        end = time.monotonic() + patience
        while letter.exists():
            if time.monotonic() > end or self._lock.tryLock(0):  # it hangs, or was just closing
                letter.unlink(missing_ok=True)
                return False
            time.sleep(_LOOK_SECONDS)
        return True

    def listen(self) -> None:
        """Emit `wished` for what was handed over so far and will be. Needs a QApplication."""
        self._watcher = QFileSystemWatcher([str(self._letters)], self)
        self._watcher.directoryChanged.connect(self._read_letters)
        self._read_letters()

    def leave(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()

    def _read_letters(self) -> None:
        if not self._letters.is_dir():
            return
        for letter in sorted(self._letters.glob("*.letter")):
            try:
                found = json.loads(letter.read_text(encoding="utf-8"))
                letter.unlink()
            except OSError:  # taken back meanwhile
                continue
            path = None if found["path"] is None else Path(found["path"])
            self.wished.emit(Wish(path, bool(found["sample"])))

    def _let_come_forward(self) -> None:
        """On Windows only the program just started may bring a window to the front, or the process it names."""
        if sys.platform == "win32":
            import ctypes

            process = self._lock.getLockInfo()[0]
            ctypes.windll.user32.AllowSetForegroundWindow(process)
