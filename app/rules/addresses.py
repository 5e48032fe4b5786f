"""Postal codes, mail and web addresses as lists hold them."""

import re

from app.rules.normalise import fold_width


def read_postal_code(written: str | float | None) -> str | None:
    """'187-0034' from 〒187-0034, 1870034, １８７－００３４ or Excel's number; None if it is not one."""
    if written is None:
        return None
    text = f"{int(written):07}" if isinstance(written, int | float) else fold_width(written)
    match = re.fullmatch(r"〒?\s*(\d{3})\s*[-ー~]?\s*(\d{4})", text)
    return f"{match[1]}-{match[2]}" if match else None


def read_email(written: str) -> str | None:
    """A mail address in half width, None if it cannot be one."""
    text = re.sub(r"^(?:e-?mail|メール|mail)\s*:\s*|^mailto:", "", fold_width(written), flags=re.IGNORECASE)
    return text if re.fullmatch(r"[^\s@<>,;\"()]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", text) else None


def read_url(written: str) -> str | None:
    """A web address with its scheme (https:// is added to a bare host), None if it cannot be one."""
    text = fold_width(written)
    if not re.match(r"https?://", text, re.IGNORECASE):
        if not re.match(r"(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:[/?#]|$)", text):
            return None
        text = f"https://{text}"
    return text if re.fullmatch(r"https?://[^\s/<>\"]+\.[^\s/<>\"]+(?:[/?#][^\s<>\"]*)?", text, re.IGNORECASE) else None
