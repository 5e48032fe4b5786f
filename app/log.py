"""What the program did, for whoever is asked why it did something else: moments, numbers, versions, faults.

No name, no word of a ledger and no path is ever written: nothing but the events below, numbers, and words that cannot
be anybody's. Three files of 300 kB at most.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Logger

_FILE_BYTES = 300_000
_OLDER_FILES = 2
_HARMLESS = re.compile(r"[A-Za-z0-9_.:+-]{1,60}")


class Event(StrEnum):
    """What is worth a line."""

    STARTED = "started"
    PAINTED = "painted"
    USABLE = "usable"
    NO_LEDGER = "no-ledger"
    SETTINGS_DAMAGED = "settings-damaged"
    SETTINGS_NOT_KEPT = "settings-not-kept"
    NO_HOME = "no-home"
    NO_FONT = "no-font"
    LITTLE_ROOM = "little-room"
    FAULT = "fault"
    CLOSED = "closed"


class Log:
    """The file of this run. Lines wait until `begin`: the libraries it needs are loaded after the first paint."""

    def __init__(self, path: Path) -> None:
        """`path` is made when missing; where nothing can be written, nothing is, and nobody is bothered."""
        self.path = path
        self._logger: Logger | None = None
        self._waiting: list[tuple[float, str]] = []
        self._is_written = True

    def note(self, event: Event, /, **facts: float | str) -> None:
        """A line with the moment it happened. A fact that is no number and might be somebody's word is told as `?`."""
        self._tell(" ".join([event, *(f"{name}={_harmless(value)}" for name, value in facts.items())]))

    def fault(self, report: Iterable[str]) -> bool:
        """What `app.fault_report.report_of` says; whether it stands in the file now."""
        self._tell("\n".join([Event.FAULT, *report]))
        self.begin()
        return self._is_written

    def begin(self) -> None:
        """Write what waits, and every line at once from now on."""
        if self._logger is None:
            self._logger = self._make_logger()
        waiting, self._waiting = self._waiting, []
        for moment, line in waiting:
            self._write(moment, line)

    def close(self) -> None:
        """Nothing more is written."""
        for handler in self._logger.handlers if self._logger is not None else ():
            handler.close()

    def _tell(self, line: str) -> None:
        moment = time.time()
        if self._logger is None:
            self._waiting.append((moment, line))
        else:
            self._write(moment, line)

    def _write(self, moment: float, line: str) -> None:
        assert self._logger is not None  # `begin` made it
        record = self._logger.makeRecord(self._logger.name, 20, "", 0, line, (), None)
        record.created, record.msecs = moment, moment % 1 * 1000
        self._logger.handle(record)

    def _make_logger(self) -> Logger:
        import logging
        from logging.handlers import RotatingFileHandler

        log = self

        class Quiet(RotatingFileHandler):
            """Says nothing where the console would be when the disk is full or the folder is gone."""

            def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - overrides the library's
                log._is_written = False

        logger = logging.Logger("tsudoiba")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handler = Quiet(
                self.path, maxBytes=_FILE_BYTES, backupCount=_OLDER_FILES, encoding="utf-8", errors="backslashreplace"
            )
        except OSError:
            self._is_written = False
            logger.addHandler(logging.NullHandler())
            return logger
        handler.setFormatter(logging.Formatter("%(asctime)s.%(msecs)03d %(message)s", "%Y-%m-%d %H:%M:%S"))
        logger.addHandler(handler)
        return logger


def _harmless(value: float | str) -> str:
    if isinstance(value, str):
        return value if _HARMLESS.fullmatch(value) else "?"
    return f"{value:g}"
