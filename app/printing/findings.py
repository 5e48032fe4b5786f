"""What somebody should know before printing: one sentence each, with the way to what mends it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class FindingKind(StrEnum):
    """What a finding is about."""

    LEFT_OUT = "left_out"
    STALE = "stale"
    NO_READING = "no_reading"
    MISSING_GLYPH = "missing_glyph"
    QR_CODE = "qr_code"
    PHOTO = "photo"
    SCHEDULE = "schedule"
    CONTACT = "contact"
    ADDRESS = "address"
    UNSAID = "unsaid"
    SMALL_TYPE = "small_type"
    GAVE_WAY = "gave_way"
    PAGES = "pages"


class Severity(StrEnum):
    """A notice is as it should be; a warning can be mended; a stop keeps the product from being used as it is."""

    NOTICE = "notice"
    WARNING = "warning"
    STOP = "stop"


class Finding(NamedTuple):
    """One line of the list before printing.

    Attributes:
        message: Japanese sentences; a warning says what to do.
        name: of the record it is about, '' when it is about the whole print.
        record_kind, record_id: the record a click opens; '' and None when it is about the whole print.
        field: of that record, or the kind of its rows (`schedule`); '' where the message names it, or none mends it.
        option: of one about the whole print: the option of the product, or the word of the booklet, that mends it.
        setting: of one about the whole print: the key of the setting of the ledger that mends it.
    """

    kind: FindingKind
    severity: Severity
    message: str
    name: str = ""
    record_kind: str = ""
    record_id: int | None = None
    option: str = ""
    setting: str = ""
    field: str = ""


def no_number(written: str, name: str, record_kind: str, record_id: int | None) -> Finding:
    """Of words that stand in a record's field of the telephone and are no number: nobody could call them."""
    message = f"電話の「{written}」は番号ではないので、刷りません。番号を入れるか、空けておいてください。"
    return Finding(FindingKind.CONTACT, Severity.WARNING, message, name, record_kind, record_id, field="phone")


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of one kind together, what can be mended before what is as it should be."""
    order = list(FindingKind)
    return tuple(sorted(findings, key=lambda each: (order.index(each.kind), each.severity is Severity.NOTICE)))
