"""〒 and 住所 fill each other, where one follows from the other without a doubt."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.records.base import Record
from app.rules.postal import find_address, find_codes
from ui.editors.field_editor import LineEditor, Reading
from ui.forms.bound_fields import BoundFields

POSTAL_CODE, ADDRESS = "postal_code", "address"


class AddressFilling(QObject):
    """When the cursor leaves the 〒, an empty 住所 gets its town; when it leaves the 住所, an empty 〒 its code."""

    def __init__(self, fields: BoundFields) -> None:
        """`fields` hold `postal_code` and `address`, edited in lines."""
        super().__init__(fields)
        code, address = fields.editor(POSTAL_CODE), fields.editor(ADDRESS)
        assert isinstance(code, LineEditor)
        assert isinstance(address, LineEditor)
        self._fields, self._code, self._address = fields, code, address
        code.left.connect(self._fill_address)
        address.left.connect(self._fill_postal_code)

    def _fill_address(self) -> None:
        record = self._fields.record
        found = find_address(self._code.read().typed)
        if record is None or len(found) != 1 or record.text_of(ADDRESS).strip():
            return
        self._fields.write(ADDRESS, found[0].text)
        # A Tab reaches the 住所 after this and selects all of it: the house number would be typed over the town.
        self._address.input.end(False)
        QTimer.singleShot(0, self._address.input, lambda: self._address.input.end(False))
        self._fields.refresh_hints()

    def _fill_postal_code(self) -> None:
        record = self._fields.record
        if record is None or record.text_of(POSTAL_CODE).strip() or not record.text_of(ADDRESS).strip():
            return
        found = find_codes(record.text_of(ADDRESS))
        if len(found) == 1 and found[0].town:
            self._fields.write(POSTAL_CODE, found[0].code)


def town_of_code(record: Record, reading: Reading) -> str:
    """The line under a 〒: the address it stands for, where that is not in the 住所 already."""
    found = find_address(reading.typed) if reading.typed.strip() else ()
    address = record.text_of(ADDRESS)
    if not found or any(each.town and each.town in address for each in found):
        return ""
    return f"{'、'.join(each.text for each in found[:3])} の番号です"
