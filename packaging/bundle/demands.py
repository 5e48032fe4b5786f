"""What a trial insists on and waits for, with nothing but a deadline as to how long."""

from __future__ import annotations

import time
from collections.abc import Callable

from bundle.errors import BuildError


def demand(is_so: bool, otherwise: str) -> None:
    """Raises BuildError with the sentence unless it is so."""
    if not is_so:
        raise BuildError(otherwise)


def wait_until(is_so: Callable[[], object], otherwise: str, limit: float = 90.0) -> float:
    """Look until something is so; seconds it took. Raises BuildError with the sentence after `limit` seconds."""
    begun = time.monotonic()
    while not is_so():
        demand(time.monotonic() - begun < limit, f"waited {limit:.0f} s in vain: {otherwise}")
        time.sleep(0.1)
    return time.monotonic() - begun


def wait_while_changing(look: Callable[[], object], still: float, limit: float) -> None:
    """Look until the same is seen for `still` seconds; after `limit` seconds what moves then moves for good."""
    begun = changed = time.monotonic()
    seen = look()
    while time.monotonic() - changed < still and time.monotonic() - begun < limit:
        time.sleep(still / 8)
        before, seen = seen, look()
        if seen != before:
            changed = time.monotonic()
