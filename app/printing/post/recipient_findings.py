"""What to know about what is posted to somebody: an address that is too long for it, letters that cannot be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from app.printing.findings import Finding, FindingKind, Severity
from app.printing.glyph_findings import about_glyphs
from app.printing.pages import Page
from app.printing.post.recipients import Recipient


def too_long(
    recipient: Recipient, *, paper: str = "はがき", way_out: str = "住所かなまえを短くするか、手で書いてください。"
) -> Finding:
    """What to do about an address that ends in …: the paper does not hold it."""
    text = f"宛名が長く、{paper}に入りきりません。{way_out}"
    kind = FindingKind.GAVE_WAY
    return Finding(kind, Severity.WARNING, text, recipient.name, recipient.kind, recipient.record_id)


def undrawn(page: Page, recipient: Recipient) -> Iterator[Finding]:
    """Characters on a page for somebody that no font of ours has."""
    for finding in about_glyphs([page], None, recipient.name):
        yield finding._replace(record_kind=recipient.kind, record_id=recipient.record_id)
