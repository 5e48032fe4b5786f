"""Writing: a step of many records goes into the file beside the window; meanwhile nothing else is written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import ExpectedError
from app.progress import Progress
from ui.background import Background

if TYPE_CHECKING:
    from app.store import Store

T = TypeVar("T")

LARGE_STEP = 500
"""Records in a step: with more, writing may take longer than one waits without being told."""


class Opening(Protocol):
    """Opens a ledger once more, for the thread beside the window."""

    def __call__(self, path: Path, /) -> Store:
        """The same ledger, to be closed by who asked.

        Raises:
            ExpectedError: it is out of reach.
        """


class Writing(QObject):
    """One large step at a time.

    Signals:
        changed: a large step began (True) or is over (False), in whatever way.
    """

    changed = Signal(bool)

    def __init__(self, background: Background, open_ledger: Opening, path: Path) -> None:
        super().__init__()
        self._background, self._open_ledger, self._path = background, open_ledger, path
        self._is_under_way = False

    @property
    def is_under_way(self) -> bool:
        """True from `run` until the step is in the file, or is not."""
        return self._is_under_way

    def run(
        self,
        write: Callable[[Store], T],
        *,
        title: str,
        done: Callable[[T], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        """Write through a Store of its own. It cannot be stopped half-way: it is one transaction, over in seconds.

        Args:
            write: gets the Store, on the thread beside the window.
            title: 「とりこんでいます」, shown after half a second.
            done, failed: told on the main thread how it ended, after `changed`.
        """
        assert not self._is_under_way, "two large steps at once"

        def work(_progress: Progress) -> T:
            with closing(self._open_ledger(self._path)) as store:
                return write(store)

        self._set_under_way(True)
        job = self._background.run(work, owner=self, title=title, done=done, failed=failed, can_stop=False)
        job.ended.connect(lambda: self._set_under_way(False))

    def _set_under_way(self, is_under_way: bool) -> None:
        self._is_under_way = is_under_way
        self.changed.emit(is_under_way)
