"""The one kind of failure that is expected: it is told to the user in plain Japanese and the program goes on."""

from __future__ import annotations

from enum import StrEnum

_LONGEST_QUOTED = 60
"""Characters; longer ones hide what the sentence says."""


class Remedy(StrEnum):
    """What can be offered with the failure, as a button."""

    NONE = "none"
    RETRY = "retry"
    COPY = "copy"
    REOPEN = "reopen"
    BACKUP = "backup"
    PASSPHRASE = "passphrase"
    JOIN = "join"


class ExpectedError(Exception):
    """Something outside the program stopped the work: a locked file, a full disk, a file that is not ours.

    Args:
        what_happened: one Japanese sentence that says what happened (and what is safe).
        what_to_do: one Japanese sentence that says what the user can do now.
        remedy: what a window can offer: the same once more, a copy elsewhere, reading anew, a backup, asking for a
            passphrase, joining the copy that is in the way.
    """

    def __init__(self, what_happened: str, what_to_do: str, remedy: Remedy = Remedy.NONE) -> None:
        super().__init__(f"{what_happened}{what_to_do}")
        self.what_happened = what_happened
        self.what_to_do = what_to_do
        self.remedy = remedy


class Cancelled(Exception):  # noqa: N818 - not an error: the user pressed やめる
    """The user stopped a long job; nothing was written."""


def quoted(text: str) -> str:
    """A name or a value as a sentence quotes it, 「…」; of a very long one the beginning."""
    return f"「{text}」" if len(text) <= _LONGEST_QUOTED else f"「{text[:_LONGEST_QUOTED]}…」"
