"""What the window remembers of this user, for commands: ui/preferences.py needs Qt."""

from __future__ import annotations

import json

from app.paths import preferences_path


def your_name() -> str:
    """The name the user gave in the window, '' when never asked."""
    name = _preferences().get("your_name", "")
    return name if isinstance(name, str) else ""


def remembered_note(name: str) -> str:
    """A note of the window (`Preferences.note`), '' for none."""
    notes = _preferences().get("notes")
    found = notes.get(name) if isinstance(notes, dict) else ""
    return found if isinstance(found, str) else ""


def _preferences() -> dict[str, object]:
    try:
        found = json.loads(preferences_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
