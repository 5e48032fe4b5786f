"""A finding about a flyer: it leads to the record of the flyer, or to what is set for a call of the whole town."""

from __future__ import annotations

from app.printing.findings import Finding, FindingKind, Severity
from app.printing.flyers.content import FlyerContent
from app.printing.print_words import PRINT_KEY

_SETTINGS = {
    FindingKind.CONTACT: PRINT_KEY + "publisher_phone",
    FindingKind.MISSING_GLYPH: PRINT_KEY + "publisher",
}
"""What of a call without a record is the centre's own word; the rest is mended by larger paper."""


def flyer_finding(
    content: FlyerContent,
    kind: FindingKind,
    message: str,
    severity: Severity = Severity.WARNING,
    *,
    field: str = "",
) -> Finding:
    """A finding about what a flyer tells; `field` mends it where the message does not name it."""
    if content.record_id is not None:
        record_kind, record_id = content.record_kind, content.record_id
        return Finding(kind, severity, message, content.name, record_kind, record_id, field=field)
    if kind in _SETTINGS:
        return Finding(kind, severity, message, content.name, setting=_SETTINGS[kind])
    return Finding(kind, severity, message, content.name, option="paper")
