"""The sample as it never should be: letters no font has, nobody to call, no address to send from, long words."""

from __future__ import annotations

from functools import cache

from app.ledger import Ledger
from app.printing.print_words import PRINT_KEY
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.event import Event
from app.records.field import FieldValue
from app.records.organization import Organization
from app.records.photo import Photo
from app.records.place import Place
from app.records.setting import Setting
from app.records.volunteer import Volunteer
from tests.sample_ledger import sample

UNDRAWABLE = "\U0001f9ff"
"""An emoji without a sign of ours."""
_MARKED = ("name", "title", "text", "summary", "person", "caption", "plan")
_LONG = "とても長いなまえの集まりで" * 8


@cache
def troubled() -> Ledger:
    """The ledger; made once, nobody changes it."""
    records: list[Record] = []
    for record_class in RECORD_CLASSES:
        for number, record in enumerate(sample().ledger.all(record_class)):
            if not (isinstance(record, Setting) and record.key.startswith(PRINT_KEY)):
                records.append(_with_troubles(record, number))
    return Ledger.of(records)


def _with_troubles(record: Record, number: int) -> Record:
    if isinstance(record, Setting):
        return record
    values: dict[str, FieldValue] = {}
    for name in _MARKED:
        if any(field.name == name for field in record.FIELDS) and record.text_of(name):
            values[name] = record.text_of(name) + UNDRAWABLE
    if isinstance(record, Place | Event | Organization | Volunteer):
        values["phone"] = "不明" if number % 2 else ""
    if isinstance(record, Photo):
        values["consent"] = ""
    if isinstance(record, Organization | Volunteer) and number % 2:
        values["address"] = ""
    if isinstance(record, Place) and number % 3 == 0:
        values |= {"reading": "", "confirmed": "2020-01-05", "url": "https://example.jp/" + "a" * 900}
    if isinstance(record, Place) and number % 3 == 1:
        values |= {"name": _LONG + UNDRAWABLE, "fee": _LONG}
    return record.changed(**values)
