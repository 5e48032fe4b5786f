"""A test on which the program would wait for ever ends as failed instead."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

HANGING = 120


class Hanging(Exception):  # noqa: N818 - no error of the program's own, which might be explained away
    """It takes far too long."""


@contextmanager
def not_for_ever(seconds: int = HANGING) -> Iterator[None]:
    """A file on which the program hangs fails the test instead of stopping the run."""

    def stop(*_: object) -> None:
        raise Hanging("the program hangs on this file")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
