"""Start of the program: puts everything together. With ui/command_line.py the only module that knows both ui and db."""

from __future__ import annotations

import gc
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app import paths
from app.errors import ExpectedError
from app.handing_over.keys import Keys
from app.host import host_name
from app.log import Event, Log
from app.version import VERSION
from ui import icons, theme
from ui.application import make_application, speak_japanese
from ui.background import Background
from ui.backups.folder import backup_folder
from ui.context import Program
from ui.crash_reporter import CrashReporter
from ui.front_door import FrontDoor, Wish
from ui.ledger_files import Renewal
from ui.main_window import MainWindow
from ui.messages import WindowMessages, warn_of
from ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import PurePath

    from app.backups import BackupShelf
    from app.carrying.copies import CopyFiles
    from app.carrying.whereabouts import Computer, Volume
    from app.erasing import Upkeep
    from app.handing_over.handing import CopyMaker
    from app.store import Store


class SqliteLedgers:
    """`LedgerFiles` over db/, which is imported at the first call: after the first paint."""

    def __init__(self, preferences: Preferences, only_reads: Path | None = None) -> None:
        """`only_reads` is a ledger that is opened for reading wherever it lies."""
        self._preferences = preferences
        self._keys = Keys()
        self._renewals: dict[Path, Renewal] = {}
        self.only_reads = only_reads

    def open(self, path: Path, /) -> Store:
        from db.ledger_file import is_older
        from db.sqlite_store import SqliteStore

        only_read = path.parent == paths.looking_folder() or path == self.only_reads
        if is_older(path) and not only_read:
            renewal = self._renewals[path] = Renewal(self._keep_before_renewal(path))
            only_read = renewal.failure is not None
        return SqliteStore.open(path, who=self._who, host=host_name(), read_only=only_read, keys=self._keys)

    def take_renewal(self, path: Path, /) -> Renewal | None:
        return self._renewals.pop(path, None)

    def create(self, path: Path, /) -> Store:
        from db.sqlite_store import SqliteStore

        path.parent.mkdir(parents=True, exist_ok=True)
        return SqliteStore.create(path, who=self._who, host=host_name())

    def create_sample(self, path: Path, /) -> Store:
        from ui.commands.upkeep import fill_with_sample

        store = self.create(path)
        try:
            fill_with_sample(store)
        except ExpectedError:
            store.close()
            path.unlink(missing_ok=True)
            raise
        return store

    def backups(self, path: Path, /) -> BackupShelf:
        from db.backup_shelf import LedgerBackups

        return LedgerBackups(path, backup_folder(self._preferences))

    def copies(self) -> CopyFiles:
        from db.shared_copies import SqliteCopies

        return SqliteCopies(self.open, self.backups)

    def unlock(self, path: Path, passphrase: str, /) -> None:
        self._keys.remember(path, passphrase)

    def handed_copies(self, path: Path, /) -> CopyMaker:
        from db.handed_copies import HandedCopies

        return HandedCopies(path, self._keys)

    def upkeep(self, store: Store, /) -> Upkeep:
        from db.sqlite_store import SqliteStore
        from db.upkeep import LedgerUpkeep

        assert isinstance(store, SqliteStore)  # made by `open`
        return LedgerUpkeep(store)

    def _keep_before_renewal(self, path: Path) -> ExpectedError | None:
        """A ledger of an older form is kept as it is before it is brought to the newest; why it could not be."""
        from app.backups import Occasion

        try:
            self.backups(path).keep(Occasion.RENEWED, now=datetime.now())
        except ExpectedError as error:
            return error
        return None

    @property
    def _who(self) -> str:
        return self._preferences.your_name


class AskedComputer:
    """`Computer` over app/carrying/this_computer.py, which is imported at the first question: after the first paint."""

    def volume(self, folder: PurePath, /) -> Volume:
        return self._computer.volume(folder)

    def names(self, folder: PurePath, /) -> Collection[str]:
        return self._computer.names(folder)

    def cloud_folders(self) -> Mapping[PurePath, str]:
        return self._computer.cloud_folders()

    @property
    def _computer(self) -> Computer:
        from app.carrying.this_computer import ThisComputer

        return ThisComputer()


def compose(
    preferences: Preferences, drafts_folder: Path, *, keeps_backups: bool = False, only_reads: Path | None = None
) -> tuple[Program, WindowMessages]:
    """Everything that lives as long as the window. Needs a QApplication."""
    messages = WindowMessages(paths.ledgers_folder())
    background = Background(lambda error: warn_of(messages, error))
    program = Program(
        files=SqliteLedgers(preferences, only_reads),
        messages=messages,
        background=background,
        preferences=preferences,
        drafts_folder=drafts_folder,
        now=datetime.now,
        keeps_backups=keeps_backups,
        computer=AskedComputer() if keeps_backups else None,
    )
    return program, messages


def run(path: Path | None, *, sample: bool = False, only_reads: bool = False) -> int:
    """Open the window and stay until it is closed; when one is open already, let that one come forward instead.

    Args:
        path: ledger to open; None opens the last one, or the first screen.
        sample: make the sample ledger at `path` first.
        only_reads: open the ledger at `path` for reading, in a window of its own.

    Returns:
        the exit code; the process ends at once, without the slow farewell of the libraries.
    """
    gc.disable()  # thousands of objects are made at start and none of them is garbage
    log = Log(paths.log_path())
    log.note(Event.STARTED, version=VERSION, system=sys.platform)
    door = FrontDoor(paths.front_door_folder())
    if not only_reads and not door.is_first() and door.hand_over(Wish(path, sample)):
        return 0
    preferences = Preferences(paths.preferences_path())
    application = make_application(preferences)
    program, messages = compose(
        preferences, paths.drafts_folder(), keeps_backups=True, only_reads=path if only_reads else None
    )
    reporter = CrashReporter(log, lambda error: warn_of(messages, error))
    reporter.install()
    window = MainWindow(program)
    messages.attach(window)
    reporter.stand_over(window, can_read=lambda: window.context is not None)
    wanted = path if path is not None else _last_ledger(preferences)
    if wanted is None:
        window.show_start()
    else:
        window.show_opening()
    window.painted.connect(lambda: log.note(Event.PAINTED))
    window.painted.connect(lambda: _fill(window, program, log, wanted, sample=sample))
    window.painted.connect(door.listen)
    door.wished.connect(lambda wish: come_forward(window, wish))
    # Qt ends the program with its last window, as long as nothing else counts as one. A program that stays without a
    # window would keep the front door shut.
    window.closed.connect(lambda: application.exit(0))
    window.show()
    code = application.exec()
    opened = window.context.store.path if window.context is not None else None
    door.leave()
    log.note(Event.CLOSED, code=code)
    if reporter.wants_reading and opened is not None:
        read_anew(opened)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def read_anew(path: Path) -> None:
    """Begin the program anew with a ledger that is only read: what went wrong here cannot reach it."""
    import subprocess

    subprocess.Popen([sys.executable, "-m", "ui.command_line", "--read-only", str(path)], stdin=subprocess.DEVNULL)


def _fill(window: MainWindow, program: Program, log: Log, path: Path | None, *, sample: bool) -> None:
    """After the first paint: the ledger, then what is nice to have."""
    if path is not None:
        _open(window, path, sample=sample)
    _say_if_only_read(window, program)
    window.repaint()  # what was opened is seen before anything else is made
    log.note(Event.USABLE if window.context is not None else Event.NO_LEDGER)
    QTimer.singleShot(0, lambda: _settle(window, program, log))


def _say_if_only_read(window: MainWindow, program: Program) -> None:
    """Where the ledger was to be read only, the line at the bottom leads back to writing."""
    files, context = program.files, window.context
    assert isinstance(files, SqliteLedgers)
    if context is None or context.store.path != files.only_reads:
        return

    def write(path: Path) -> None:
        files.only_reads = None
        window.open_ledger(path)

    path = context.store.path
    window.show_reading("読むだけでひらいています", "書けるようにする", lambda: write(path))


def _open(window: MainWindow, path: Path, *, sample: bool) -> None:
    if sample:
        window.create_ledger(path, sample=True)
    else:
        window.open_ledger(path)


def come_forward(window: MainWindow, wish: Wish) -> None:
    """What a later start wanted. An open dialog is answered first: nothing is opened behind it."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
    shown = window.context.store.path.absolute() if window.context is not None else None
    if wish.path is None or wish.path == shown or QApplication.activeModalWidget() is not None:
        return
    _open(window, wish.path, sample=wish.sample and not wish.path.exists())


def _settle(window: MainWindow, program: Program, log: Log) -> None:
    """What nobody waits for; last, what this start found wrong."""
    from ui import crash_window
    from ui.farewell import close_when_asked
    from ui.start_troubles import troubles

    assert crash_window  # loaded while all is well: nothing may come from the disk once something is wrong
    icons.load()
    theme.load_fallback_fonts()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speak_japanese(application)
    close_when_asked(window)
    log.begin()
    for event, trouble in troubles(program.preferences):
        log.note(event)
        warn_of(program.messages, trouble)
    gc.freeze()
    gc.enable()


def _last_ledger(preferences: Preferences) -> Path | None:
    """The ledger that was open last; opening it says when it is gone."""
    return next((Path(each) for each in preferences.choices.recent), None)
