"""Who writes: the publisher of the prints, with the address set in the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.printing.findings import Finding, FindingKind, Severity
from app.printing.print_words import PRINT_KEY, PrintWords
from app.rules.postal import find_codes, format_code

_CODE = re.compile(r"^\s*〒?\s*(\d{3}\s*[-‐‑–−－ー]?\s*\d{4})\s*")


@dataclass(frozen=True, slots=True)
class Sender:
    """The publisher; '' for what was not set.

    Attributes:
        name, section: 「小平市社会福祉協議会」, 「生活支援コーディネーター」: the publisher cut at its first space.
        postal_code: 187-0000, from the beginning of the address or looked up.
    """

    name: str
    section: str
    address: str
    postal_code: str
    phone: str
    hours: str


def sender_of(words: PrintWords) -> Sender:
    """The sender as set in 「冊子のことば」."""
    name, _, section = words.publisher.replace(" ", "　").partition("　")
    found = _CODE.match(words.publisher_address)
    address = words.publisher_address[found.end() :] if found is not None else words.publisher_address
    code = format_code(found[1]) if found is not None else None
    if code is None:
        codes = {each.code for each in find_codes(address)} if address else set()
        code = codes.pop() if len(codes) == 1 else ""
    return Sender(name, section.strip("　"), address.strip(), code, words.publisher_phone, words.publisher_hours)


def missing_address(sender: Sender) -> Iterator[Finding]:
    """What to say where a sender shall be printed and no address is set."""
    if not sender.address:
        text = "差出人の住所が入りません。設定の「センター」に、住所を入れてください。"
        setting = PRINT_KEY + "publisher_address"
        yield Finding(FindingKind.ADDRESS, Severity.WARNING, text, setting=setting)
