"""Ids: random 62-bit integers in the file, 16 hex digits outside (records.md, Ids)."""

from __future__ import annotations

from app.records.field import FieldValue

ID_BITS = 62


def new_id() -> int:
    """A fresh random id (62 bits, never 0)."""
    import secrets  # brings OpenSSL along, as hashlib does

    return secrets.randbits(ID_BITS) or 1


def derived_id(kind: str, *key: FieldValue) -> int:
    """The id that a row with this natural key has in every copy: the first 62 bits of a hash of kind and key."""
    import hashlib

    digest = hashlib.sha256("\x1f".join((kind, *("" if part is None else str(part) for part in key))).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - ID_BITS) or 1


def hex_id(number: int) -> str:
    """An id as people and files see it: 16 hex digits."""
    return f"{number:016x}"


def parse_hex_id(written: str) -> int | None:
    """The id behind 16 hex digits, None when it is none."""
    if len(written) != 16 or not all(digit in "0123456789abcdefABCDEF" for digit in written):
        return None
    number = int(written, 16)
    return number if 0 < number < 1 << ID_BITS else None
