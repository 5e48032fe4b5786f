"""QR codes as outlines: vector, level M, quiet zone of four modules (R19)."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from app.printing.kept_codes import KeptCodes

QUIET_ZONE = 4
"""Empty modules on every side (JIS X 0510)."""
_DARK = re.compile("1+")
_DARK_TO_ONE = b"1" + b"0" * 255
_LONGEST = {"M": 2331, "Q": 1663}
"""Bytes a version 40 code of that level can hold."""
_KEPT: ContextVar[KeptCodes | None] = ContextVar("_KEPT", default=None)


class QrLevel(StrEnum):
    """How much of the code may be dirty: M 15 %, Q 25 % (posters)."""

    M = "M"
    Q = "Q"


class QrCode(NamedTuple):
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


class QrProblem(NamedTuple):
    """Why there is no code.

    Attributes:
        text: what should have been read.
        message: a Japanese sentence for the list before printing.
    """

    text: str
    message: str


@contextmanager
def codes_kept_in(file: Callable[[], Path]) -> Iterator[None]:
    """Within it codes come from a file of those made before, as far as it has them; at the end it has the new ones too.

    Where it lies is asked when it is read; it need not exist nor be in order (app/printing/kept_codes.py).
    """
    kept = KeptCodes(file)
    token = _KEPT.set(kept)
    try:
        yield
    finally:
        _KEPT.reset(token)
    kept.save()


@lru_cache(maxsize=4096)
def make_qr_code(text: str, level: QrLevel = QrLevel.M) -> QrCode | QrProblem:
    """The code for a text, or why there is none."""
    text = text.strip()
    if not text:
        return QrProblem(text, "QRコードにする文字がありません。")
    if not text.isprintable():
        return QrProblem(text, "アドレスに、目に見えない文字がまざっています。打ち直してください。")
    if len(text.encode("utf-8", errors="replace")) > _LONGEST[level]:
        return QrProblem(text, "アドレスが長すぎて、QRコードにできません。短いアドレスにしてください。")
    kept = _KEPT.get()
    outline = kept.find(text, level) if kept is not None else ""
    if not outline:
        outline = " ".join(_rectangles(_make_rows(text, level)))
        if kept is not None:
            kept.add(text, level, outline)
    return QrCode(text, outline_size(outline), outline)


def outline_size(outline: str) -> int:
    """Modules along one side of a code without the quiet zone: its last row holds the finder at the foot."""
    return int(outline.rsplit(" ", 4)[-4]) + 1 - QUIET_ZONE


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
