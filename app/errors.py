"""The one kind of failure that is expected: it is told to the user in plain Japanese and the program goes on."""

from __future__ import annotations


class ExpectedError(Exception):
    """Something outside the program stopped the work: a locked file, a full disk, a file that is not ours.

    Args:
        what_happened: one Japanese sentence that says what happened (and what is safe).
        what_to_do: one Japanese sentence that says what the user can do now.
    """

    def __init__(self, what_happened: str, what_to_do: str) -> None:
        super().__init__(f"{what_happened}{what_to_do}")
        self.what_happened = what_happened
        self.what_to_do = what_to_do


class Cancelled(Exception):  # noqa: N818 - not an error: the user pressed やめる
    """The user stopped a long job; nothing was written."""
