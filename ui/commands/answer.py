"""What a subcommand says: data to stdout, as text or JSON; messages to stderr, in Japanese."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass

DONE, FAILED, USAGE = 0, 1, 2
"""Exit codes (issue 2, section 6)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a subcommand puts what it has to say.

    Attributes:
        is_json: data goes out as JSON instead of text.
    """

    is_json: bool

    def give(self, data: object, lines: Iterable[str]) -> None:
        """Write the data once: as JSON, or as lines for people."""
        if self.is_json:
            sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        else:
            sys.stdout.writelines(f"{line}\n" for line in lines)

    def say(self, message: str) -> None:
        """A message beside the data."""
        sys.stderr.write(f"{message}\n")
