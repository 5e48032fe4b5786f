"""Work that nobody asked for: search texts, counts and pages made while nobody types."""

from __future__ import annotations

import contextlib

from app.errors import ExpectedError


def unasked() -> contextlib.suppress:
    """A ledger that went meanwhile is told to who reads or writes in it next, not out of the blue."""
    return contextlib.suppress(ExpectedError)
