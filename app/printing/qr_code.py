"""QR codes as outlines: vector, level M, quiet zone of four modules (R19)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

QUIET_ZONE = 4
"""Empty modules on every side (JIS X 0510)."""
_DARK = re.compile("1+")
_DARK_TO_ONE = b"1" + b"0" * 255
_LONGEST = {"M": 2331, "Q": 1663}
"""Bytes a version 40 code of that level can hold."""


class QrLevel(StrEnum):
    """How much of the code may be dirty: M 15 %, Q 25 % (posters)."""

    M = "M"
    Q = "Q"


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code ready to draw.

    Attributes:
        text: what a telephone reads.
        size: modules along one side without the quiet zone.
        outline: dark modules as rectangles, one unit a module, origin at the top left of the quiet zone.
    """

    text: str
    size: int
    outline: str

    @property
    def full_size(self) -> int:
        """Modules along one side with the quiet zone."""
        return self.size + 2 * QUIET_ZONE

    def module_mm(self, side_mm: float) -> float:
        """Side of one module when the code with its quiet zone is drawn that large."""
        return side_mm / self.full_size


@dataclass(frozen=True, slots=True)
class QrProblem:
    """Why there is no code.

    Attributes:
        text: what should have been read.
        message: a Japanese sentence for the list before printing.
    """

    text: str
    message: str


@lru_cache(maxsize=4096)
def make_qr_code(text: str, level: QrLevel = QrLevel.M, *, cache_folder: Path | None = None) -> QrCode | QrProblem:
    """The code for a text, or why there is none.

    Args:
        cache_folder: an existing folder where finished outlines are kept between runs; codes are made quickly, so it is
            worth while only for thousands.
    """
    text = text.strip()
    if not text:
        return QrProblem(text, "QRコードにする文字がありません。")
    if not text.isprintable():
        return QrProblem(text, "アドレスに、目に見えない文字がまざっています。打ち直してください。")
    if len(text.encode("utf-8", errors="replace")) > _LONGEST[level]:
        return QrProblem(text, "アドレスが長すぎて、QRコードにできません。短いアドレスにしてください。")
    rows = _cached_rows(text, level, cache_folder)
    return QrCode(text, len(rows), " ".join(_rectangles(rows)))


def _cached_rows(text: str, level: QrLevel, folder: Path | None) -> tuple[str, ...]:
    if folder is None:
        return _make_rows(text, level)
    import hashlib

    kept = folder / f"{hashlib.sha256(f'{level}:{text}'.encode()).hexdigest()[:32]}.qr"
    try:
        rows = tuple(kept.read_text("ascii").split())
    except (OSError, UnicodeDecodeError):
        rows = ()
    if rows and all(len(row) == len(rows) and not row.strip("01") for row in rows):
        return rows
    rows = _make_rows(text, level)
    try:
        kept.write_text("\n".join(rows), "ascii")
    except OSError:
        return rows  # a cache that cannot be written costs a millisecond, nothing else
    return rows


def _make_rows(text: str, level: QrLevel) -> tuple[str, ...]:
    """One string of 0 and 1 (dark) a row."""
    import zxingcpp

    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=str(level))
    image = memoryview(barcode.to_image(scale=1, add_quiet_zones=False))  # type: ignore[arg-type]  # a buffer; the stub omits it
    side = image.shape[0] if image.shape else 0
    cells = image.tobytes().translate(_DARK_TO_ONE).decode("ascii")
    return tuple([cells[start : start + side] for start in range(0, side * side, side)])


def _rectangles(rows: tuple[str, ...]) -> list[str]:
    """Neighbouring dark modules of a row as one rectangle."""
    found = []
    for y, row in enumerate(rows, QUIET_ZONE):
        for dark in _DARK.finditer(row):
            start, end = dark.span()
            found.append(f"{start + QUIET_ZONE} {y} {end - start} 1 re")
    return found
