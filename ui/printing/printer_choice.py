"""Which printer, and how it shall print: what a computer remembers of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from app.printing.paper_sides import Sides
from ui.preferences import Preferences

_NOTE, _SIDES = "print.printer", "print.sides."


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """How pages go to paper.

    Attributes:
        printer: its name in the system, '' for none.
        sides: of the sheet.
        has_colour: otherwise in greys.
        copies: of the whole.
    """

    printer: str = ""
    sides: Sides = Sides.ONE
    has_colour: bool = True
    copies: int = 1


def last_printer(preferences: Preferences) -> str:
    """Name of the printer used last on this computer, whether it is there or not; '' for none."""
    return str(_noted(preferences).get("printer", ""))


def recalled_printer(preferences: Preferences, printers: Sequence[str]) -> PrinterChoice:
    """The printer used last on this computer, the first where that is gone; always one copy."""
    noted = _noted(preferences)
    name = noted.get("printer")
    if name not in printers:
        return PrinterChoice(printers[0] if printers else "")
    return PrinterChoice(str(name), has_colour=bool(noted.get("has_colour", True)))


def remember_printer(choice: PrinterChoice, preferences: Preferences) -> None:
    """Keep printer and colour for the next time; sides come with what is printed."""
    preferences.note(_NOTE, json.dumps(asdict(choice), ensure_ascii=False))


def recalled_sides(preferences: Preferences, product: str) -> Sides | None:
    """What the user chose the last time for a product, None while the product's own sides are right."""
    noted = preferences.recall(_SIDES + product)
    return Sides(noted) if noted in list(Sides) else None


def remember_sides(preferences: Preferences, product: str, chosen: Sides, own: Sides) -> None:
    """Keep what was chosen for a product, if it is not what the product is printed on anyway."""
    preferences.note(_SIDES + product, "" if chosen is own else chosen)


def _noted(preferences: Preferences) -> Mapping[str, object]:
    try:
        noted = json.loads(preferences.recall(_NOTE) or "{}")
    except ValueError:
        return {}
    return noted if isinstance(noted, dict) else {}
