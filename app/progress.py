"""How a long job tells how far it is, and learns that it shall stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called by a long job between its steps."""

    def __call__(self, done: int, total: int, /) -> None:
        """Say that `done` of `total` steps are finished (total 0: unknown).

        Raises:
            Cancelled: the user stopped the job; the job leaves everything as it was.
        """


def no_progress(done: int, total: int, /) -> None:
    """A Progress for callers that show none."""


def no_preparation() -> None:
    """For callers who have nothing to do before a long job writes."""
