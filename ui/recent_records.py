"""最近見たもの: the records seen last in this ledger, kept on this computer until the next time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from ui.preferences import Preferences

_NOTE = "window.recent_records"
_MOST = 12


class RecentRecords:
    """(kind, id) of records, the latest first, each once."""

    def __init__(self, preferences: Preferences, ledger: Path) -> None:
        self._preferences = preferences
        self._ledger = str(ledger)
        self._seen: list[tuple[str, int]] = self._read()

    @property
    def seen(self) -> Sequence[tuple[str, int]]:
        """The records; some may be gone from the ledger since."""
        return tuple(self._seen)

    def saw(self, kind: str, record_id: int) -> None:
        """A record came into sight."""
        if self._seen[:1] == [(kind, record_id)]:
            return
        others = [each for each in self._seen if each != (kind, record_id)]
        self._seen = [(kind, record_id), *others][:_MOST]
        written = {"ledger": self._ledger, "records": [[each, f"{number:x}"] for each, number in self._seen]}
        self._preferences.note(_NOTE, json.dumps(written, ensure_ascii=False))

    def _read(self) -> list[tuple[str, int]]:
        """What was kept, if it was kept for this ledger; anything unreadable counts as nothing."""
        try:
            stored = json.loads(self._preferences.recall(_NOTE, "{}"))
            if stored.get("ledger") != self._ledger:
                return []
            return [(str(kind), int(number, 16)) for kind, number in stored["records"]][:_MOST]
        except (ValueError, TypeError, KeyError, AttributeError):
            return []
