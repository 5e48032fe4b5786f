"""QR codes that were made before, in one file: thousands of them are read in the time it takes to make thirty.

The file holds the address, level and outline of each, packed. It may be thrown away at any time: one that is damaged,
of another form or not to be read is made anew, one that cannot be written is done without.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.paths import part_of

_HEADER = b"tsudoiba QR 1\n"
_MOST = 5000
"""Codes that are kept; those of the last print first."""
_FEW = 16
"""Codes made faster than the file is read."""
_OUTLINE = b"0123456789 re\n"
_UNPACKED = 100_000_000
"""Bytes more than which no file of ours holds."""


class KeptCodes:
    """The outlines of one file, looked for and read when more than a few are asked for."""

    def __init__(self, file: Callable[[], Path]) -> None:
        self._file = file
        self._asked = 0
        self._kept: dict[str, str] | None = None
        self._used: dict[str, str] = {}

    def find(self, text: str, level: str) -> str:
        """The outline of a code, '' when it has to be made."""
        self._asked += 1
        if self._asked <= _FEW:
            return ""
        if self._kept is None:
            self._kept = _read(self._file())
        found = self._kept.get(f"{level}{text}", "")
        if not _is_outline(found):
            return ""
        self._used[f"{level}{text}"] = found
        return found

    def add(self, text: str, level: str, outline: str) -> None:
        """A code that was made."""
        self._used[f"{level}{text}"] = outline

    def save(self) -> None:
        """Write the file if many codes were asked for and some of them are new."""
        if self._kept is None or self._used.items() <= self._kept.items():
            return
        everything = self._used | {key: outline for key, outline in self._kept.items() if key not in self._used}
        keys = list(everything)[:_MOST]
        lines = [json.dumps(keys), *(everything[key] for key in keys)]
        file = self._file()
        with suppress(OSError):  # the next print makes them again
            file.parent.mkdir(parents=True, exist_ok=True)
            with part_of(file) as part:
                part.write_bytes(_HEADER + zlib.compress("\n".join(lines).encode("ascii"), 1))
                part.replace(file)


def _is_outline(kept: str) -> bool:
    """Whether it begins and ends as the outline of a code."""
    return kept.startswith("4 4 7 1 re ") and kept.endswith(" 1 re") and kept.rsplit(" ", 4)[-4].isdigit()


def _read(file: Path) -> dict[str, str]:
    """Key → outline; empty for any file that is not whole."""
    try:
        with file.open("rb") as opened:
            packed = opened.read(_UNPACKED)
        if not packed.startswith(_HEADER):
            return {}
        unpacking = zlib.decompressobj()
        first, _, outlines = unpacking.decompress(packed[len(_HEADER) :], _UNPACKED).partition(b"\n")
        keys = json.loads(first)
    except (OSError, zlib.error, ValueError, RecursionError):
        return {}
    found = outlines.decode("ascii", errors="replace").split("\n")
    is_whole = unpacking.eof and not outlines.translate(None, _OUTLINE) and isinstance(keys, list)
    if not is_whole or len(keys) != len(found) or not all(isinstance(key, str) for key in keys):
        return {}
    return dict(zip(keys, found, strict=True))
