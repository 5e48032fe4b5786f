"""Where a finding is mended: the field of its record, or the control of the page 印刷."""

from __future__ import annotations

from typing import NamedTuple

from app.ledger import Ledger
from app.printing.findings import Finding, FindingKind
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.place import Place

_FIELDS = {
    FindingKind.STALE: "confirmed",
    FindingKind.NO_READING: "reading",
    FindingKind.QR_CODE: "url",
    FindingKind.CONTACT: "phone",
}
"""Of places; elsewhere the finding names the field."""


class Control(NamedTuple):
    """A control of the page: what the button that leads to it says, and its name."""

    words: str
    name: str


CONTROL_WORDS = {
    "part": "圏域ごとに分ける",
    "binding": "とじる側をえらぶ",
    "publisher": "発行者を入れる",
    "publisher_phone": "電話を入れる",
    "paper": "紙の大きさをえらぶ",
}
"""Option or word of the booklet → what the button says that leads to it."""


def control_of(finding: Finding) -> Control | None:
    """The control that mends what is true of the whole print; None where there is none."""
    words = CONTROL_WORDS.get(finding.option)
    return None if words is None else Control(words, finding.option)


def field_of(finding: Finding, ledger: Ledger) -> str:
    """The field of its record that mends a finding, '' for the record as a whole."""
    record_class = BY_KIND.get(finding.record_kind)
    record = None if record_class is None else ledger.get(record_class, finding.record_id)
    if record is None:
        return ""
    if finding.kind is FindingKind.LEFT_OUT and isinstance(record, Place):
        return place_field(record)
    if finding.kind is FindingKind.MISSING_GLYPH:
        return _field_with(record, finding.message.partition("「")[2].partition("」")[0])
    known = _FIELDS.get(finding.kind, "")
    if any(field.name == known for field in record.FIELDS):
        return known
    return _field_named(record, finding.message)


def place_field(place: Place | None) -> str:
    """The field that keeps a place out of print."""
    if place is None or place.consent != "yes":
        return "consent"
    return "status" if place.status in ("ended", "preparing") else "confirmed"


def _field_with(record: Record, letter: str) -> str:
    """The field in which a letter stands."""
    return next((each.name for each in record.FIELDS if letter and letter in str(record.get(each.name) or "")), "")


def _field_named(record: Record, message: str) -> str:
    """The field a sentence names, the one with the longest name where there are several."""
    named = [field for field in record.FIELDS if len(field.label) > 1 and field.label in message]
    return max(named, key=lambda field: len(field.label)).name if named else ""
