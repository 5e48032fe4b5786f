"""The one place that knows where files lie: what ships with the program, and what belongs to the user."""

from __future__ import annotations

from pathlib import Path

_SOURCE_TREE = Path(__file__).resolve().parent.parent


def resource_path(relative: str) -> Path:
    """The path of a file shipped with the program, e.g. `resource_path("fonts/BIZUDPGothic-Bold.ttf")`.

    The file need not exist; the caller that reads it says so.
    """
    return _SOURCE_TREE / "resources" / relative
