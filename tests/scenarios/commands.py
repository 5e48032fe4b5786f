"""What a run of the command `tsudoiba` gives back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Said:
    """What one run gave back."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # JSON of any shape
        return json.loads(self.out)


Command = Callable[..., Said]
"""Runs the command with these words; `typed` is what stands in its standard input."""
