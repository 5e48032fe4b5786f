"""A number that may have a decimal point: 139.4777, 12.5."""

from __future__ import annotations

import re

from app.records.field import FieldValue
from app.rules.normalise import fold_width
from ui.editors.field_editor import LineEditor, Reading

_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?", re.ASCII)


class DecimalEditor(LineEditor):
    """Full-width digits, 「1,000」 and a unit behind the number are read too."""

    def __init__(self, *, unit: str = "", width: int = 8) -> None:
        super().__init__(unit=unit, width=width)
        self._unit = unit

    def show_value(self, value: FieldValue) -> None:
        self.input.show_text("" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value))

    def read(self) -> Reading:
        typed = self.input.text()
        plain = fold_width(typed).replace(",", "").replace(" ", "")
        if self._unit:
            plain = plain.removesuffix(fold_width(self._unit))
        if not plain:
            return Reading(None, typed)
        if not _NUMBER.fullmatch(plain):
            return Reading(None, typed, problem="数字だけで書いてください（例：12.5）")
        return Reading(float(plain), typed)
