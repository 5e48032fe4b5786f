"""The one helper for long work: one thread beside the window, answers on the main thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, Slot

from app.errors import Cancelled, ExpectedError
from app.progress import Progress

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

PROGRESS_MILLISECONDS = 500
"""Nothing is shown of work that is over sooner."""


class Work(Protocol[T_co]):
    """What runs beside the window: it may not touch widgets, nor the store of the window (open your own)."""

    def __call__(self, progress: Progress, /) -> T_co:
        """Do it, telling progress between steps."""


class Job(QObject, Generic[T]):
    """One piece of work on its way.

    Signals:
        progressed: (done, total), at most as often as it changes by a hundredth.
        ended: it is over in whatever way.
    """

    progressed = Signal(object, object)
    ended = Signal()
    _arrived = Signal(object, object)

    def __init__(
        self, title: str, unit: str, owner: QObject, *, can_stop: bool = True, parent: QObject | None = None
    ) -> None:
        """`parent` lets it go, on the main thread: the other one may hold it last, and may not end its timers."""
        super().__init__(parent)
        self.title, self.unit, self.can_stop = title, unit, can_stop
        self._owner = owner
        self._stop = Event()
        self._told = -1
        self._done: Callable[[T], None] | None = None
        self._failed: Callable[[ExpectedError], None] | None = None
        self._cancelled: Callable[[], None] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def answer_with(
        self,
        done: Callable[[T], None],
        failed: Callable[[ExpectedError], None],
        cancelled: Callable[[], None] | None,
    ) -> None:
        """Who is told how it ended."""
        self._done, self._failed, self._cancelled = done, failed, cancelled

    def perform(self, work: Work[T]) -> None:
        """Run the work; called on the thread beside the window."""
        try:
            if self._stop.is_set():
                raise Cancelled
            result = work(self._tell)
        except BaseException as error:  # noqa: BLE001 - carried to the main thread, which raises what is a bug
            self._send(None, error)
        else:
            self._send(result, None)

    def _send(self, result: T | None, error: BaseException | None) -> None:
        if shiboken6.isValid(self):  # otherwise the window went without waiting
            self._arrived.emit(result, error)

    def _tell(self, done: int, total: int, /) -> None:
        if self._stop.is_set():
            raise Cancelled
        step = done * 100 // total if total else done
        if step != self._told:
            self._told = step
            self.progressed.emit(done, total)

    @Slot(object, object)
    def _deliver(self, result: T, error: BaseException | None) -> None:
        self.ended.emit()
        if not shiboken6.isValid(self._owner):
            return  # the window is closed: nobody waits for it any more
        if error is None:
            if self._done is not None:
                self._done(result)
        elif isinstance(error, Cancelled):
            if self._cancelled is not None:
                self._cancelled()
        elif isinstance(error, ExpectedError):
            if self._failed is not None:
                self._failed(error)
        else:
            raise error  # a bug: sys.excepthook shows the crash window


class Background(QObject):
    """Runs jobs one after the other beside the window.

    Signals:
        job_shown: a Job has been running for half a second; the window shows its card until `ended`.
    """

    job_shown = Signal(object)

    def __init__(self, warn: Callable[[ExpectedError], None], parent: QObject | None = None) -> None:
        """`warn` tells the user of a failure when the caller does not do so himself."""
        super().__init__(parent)
        self._warn = warn
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._jobs: set[Job[object]] = set()
        self._over: list[QObject] = []
        """Jobs that ended: the last name of one may not go from inside its own C++ destructor, where Qt lets go of the
        functions that know it."""

    @property
    def is_busy(self) -> bool:
        """True while a job is running or waiting."""
        return bool(self._jobs)

    def run(
        self,
        work: Work[T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        title: str,
        unit: str = "",
        failed: Callable[[ExpectedError], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        can_stop: bool = True,
    ) -> Job[T]:
        """Start work beside the window.

        Args:
            work: takes a Progress, must not touch widgets or the window's store.
            owner: page or dialog that waits; when it is gone nothing is delivered.
            done: gets the result on the main thread.
            title: 「冊子をつくっています」, shown after half a second; unit: counter of the steps (ページ, 件).
            failed: gets an ExpectedError; without it the bar at the top says it.
            cancelled: called after やめる.
            can_stop: False for what is done whole once it began; its card has no やめる.
        """
        self._over = [each for each in self._over if shiboken6.isValid(each)]
        job: Job[T] = Job(title, unit, owner, can_stop=can_stop, parent=self)
        job.answer_with(done, failed or self._warn, cancelled)
        self._jobs.add(job)  # type: ignore[arg-type]  # a set of jobs of any result
        patience = QTimer(job, singleShot=True, interval=PROGRESS_MILLISECONDS)
        patience.timeout.connect(lambda: self.job_shown.emit(job))
        job.ended.connect(patience.stop)
        job.ended.connect(lambda: self._over.append(job))
        job.ended.connect(lambda: self._jobs.discard(job))
        job.ended.connect(job.deleteLater)
        patience.start()
        self._pool.start(lambda: job.perform(work))
        return job

    def stop_all(self) -> None:
        """Ask everything to stop and wait for the step it is in; for closing the window."""
        for job in list(self._jobs):
            job.stop()
        self._pool.waitForDone()
