"""The passphrases of locked copies, as long as this program runs: kept in memory, never written anywhere."""

from __future__ import annotations

from pathlib import Path


class Keys:
    """Passphrases by file."""

    def __init__(self) -> None:
        self._known: dict[Path, str] = {}

    def remember(self, path: Path, passphrase: str) -> None:
        """The passphrase of a locked copy."""
        self._known[path.absolute()] = passphrase

    def forget(self, path: Path) -> None:
        """It was a wrong one."""
        self._known.pop(path.absolute(), None)

    def of(self, path: Path) -> str | None:
        """The passphrase of a locked copy, None when nobody has said it yet."""
        return self._known.get(path.absolute())
