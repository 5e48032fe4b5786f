"""Plants a secret into every value that public paper must not show."""

from __future__ import annotations

from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.field import FieldKind, FieldValue, Level
from app.records.setting import Setting

SECRET = "ひみつ"
SECRET_NUMBER = "042-999-9999"
SECRET_ADDRESS = "himitsu@example.jp"
MARKS = (SECRET, SECRET_NUMBER, SECRET_ADDRESS, "himitsu")
_VALUES = {
    FieldKind.TEXT: SECRET,
    FieldKind.LONG_TEXT: f"{SECRET}です。\n{SECRET}。",
    FieldKind.PHONE: SECRET_NUMBER,
    FieldKind.EMAIL: SECRET_ADDRESS,
    FieldKind.URL: "https://himitsu.example.jp/",
}


def with_secrets(ledger: Ledger) -> tuple[Ledger, int]:
    """The ledger with secrets in every text above the public level, and how many were planted."""
    planted = 0
    records: list[Record] = []
    for record_class in RECORD_CLASSES:
        for record in ledger.all(record_class):
            values: dict[str, FieldValue] = {}
            if not isinstance(record, Setting):
                for field in record.FIELDS:
                    if field.kind in _VALUES and record.level_of(field.name) is not Level.PUBLIC and not field.key:
                        values[field.name] = _VALUES[field.kind]
            planted += len(values)
            records.append(record.changed(**values))
    return Ledger.of(records), planted
