"""What a trial sheet told about the printers of this computer: how their sheets are to be arranged."""

from __future__ import annotations

import json
from collections.abc import Mapping

from app.errors import ExpectedError
from app.printing.sheets.setting import DUPLEX, FLIP, Form, SheetSetting
from ui.preferences import Preferences

_NOTE = "print.tried"
_OPTIONS = {option.name: option for option in (FLIP, DUPLEX)}
TRIED_OPTIONS = tuple(_OPTIONS)
"""Names of the options a trial sheet finds out."""


def tried_values(preferences: Preferences, printer: str) -> Mapping[str, str]:
    """Option → value as the trial sheet of a printer told; empty where none was made, or the note is nonsense."""
    values = _all_notes(preferences).get(printer, {})
    try:
        return {name: option.checked(values[name]) for name, option in _OPTIONS.items()}
    except (ExpectedError, KeyError):
        return {}


def keep_tried(preferences: Preferences, printer: str, values: Mapping[str, str]) -> None:
    """Remember for a printer what its trial sheet told; nothing for no values."""
    known = {name: dict(each) for name, each in _all_notes(preferences).items() if name != printer}
    if values:
        known[printer] = {name: str(value) for name, value in values.items()}
    preferences.note(_NOTE, json.dumps(known, ensure_ascii=False))


def is_as_tried(setting: SheetSetting, values: Mapping[str, str]) -> bool:
    """Whether folded sheets are arranged as the trial sheet told."""
    as_arranged = {FLIP.name: setting.flip, DUPLEX.name: setting.duplex}
    return setting.form is Form.IMPOSED and bool(values) and dict(values) == as_arranged


def _all_notes(preferences: Preferences) -> Mapping[str, Mapping[str, str]]:
    try:
        noted = json.loads(preferences.recall(_NOTE) or "{}")
    except ValueError:
        return {}
    if not isinstance(noted, dict):
        return {}
    return {
        str(printer): {str(name): str(value) for name, value in values.items()}
        for printer, values in noted.items()
        if isinstance(values, dict)
    }
