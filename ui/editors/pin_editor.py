"""The spot on the map as latitude and longitude, pasted from any map page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.records.field import FieldValue
from app.records.space import Space
from app.rules.normalise import fold_width
from ui.editors.field_editor import LineEditor

_PAIR = re.compile(
    r"(?:緯度)?\s*(?P<latitude>[+-]?\d{1,2}(?:\.\d+)?)\s*[,、 /]\s*(?:経度)?\s*(?P<longitude>[+-]?\d{1,3}(?:\.\d+)?)"
)


@dataclass(frozen=True, slots=True)
class Pin:
    """A spot in degrees, or why the text is none."""

    latitude: float | None
    longitude: float | None
    problem: str = ""


class PinEditor(LineEditor):
    """「35.7245, 139.4777」, as map pages copy it."""

    hint = "地図のページで写した数字（例 35.7245, 139.4777）を貼れます"

    def __init__(self) -> None:
        super().__init__(width=16)
        self.input.setObjectName("pin")

    def show_pin(self, space: Space | None) -> None:
        """Show the spot of a 場."""
        value: FieldValue = ""
        if space is not None and space.latitude is not None and space.longitude is not None:
            value = f"{space.latitude}, {space.longitude}"
        self.show_value(value)

    def read_pin(self) -> Pin:
        """The spot that stands in the field."""
        typed = fold_width(self.input.text())
        if not typed:
            return Pin(None, None)
        found = _PAIR.fullmatch(typed)
        if found is None:
            return Pin(None, None, "緯度と経度の2つの数字を、「35.7245, 139.4777」のように入れてください")
        latitude, longitude = float(found["latitude"]), float(found["longitude"])
        if not (20 <= latitude <= 46 and 122 <= longitude <= 154):
            return Pin(None, None, "日本の外の位置です。緯度（35など）、経度（139など）の順に入れてください")
        return Pin(latitude, longitude)
