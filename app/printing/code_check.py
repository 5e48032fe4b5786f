"""Whether a telephone reads the QR codes of a finished print: each is drawn as it will be printed, and decoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.ledger import Ledger
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.pages import Bookmark, Group, Link, Operation, Page, Shape
from app.printing.preview import draw_page
from app.printing.qr_code import QUIET_ZONE, QrCode, QrLevel, make_qr_code, outline_size
from app.records.catalogue import BY_KIND
from app.titles import title_of

_DPI = 300
"""Office printers tell no more apart (print.md §4)."""
_LEAST_MODULES = 21
"""Of version 1, the smallest code."""
_KNOWN = 4096
_UNREADABLE = "刷ったQRコードが読みとれません。点が細かすぎます。短いアドレスにするか、紙を大きくしてください。"


class PlacedCode(NamedTuple):
    """A code on a page.

    Attributes:
        outline: its modules.
        scale: mm of one module.
        x, y: top left of its quiet zone, mm.
        page: it stands on.
    """

    outline: str
    scale: float
    x: float
    y: float
    page: Page

    @property
    def key(self) -> tuple[str, int]:
        """Same for codes that look the same on paper."""
        return self.outline, round(self.scale * 1000)


def placed_codes(pages: Sequence[Page]) -> tuple[PlacedCode, ...]:
    """Every code that differs in address or size, once; those on pages that are turned are left to the next look."""
    found: dict[tuple[str, int], PlacedCode] = {}
    for page in pages:
        for code in _codes_of(page.operations, page, 0.0, 0.0, 1.0):
            found.setdefault(code.key, code)
    return tuple(found.values())


class CodeReader:
    """Remembers what was read, so that an edited page costs only what is new on it."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, int], str] = {}

    def is_known(self, code: PlacedCode) -> bool:
        """Whether this address was read at this size before."""
        return code.key in self._read

    def read(self, code: PlacedCode) -> str:
        """What a telephone reads, '' for nothing."""
        known = self._read.get(code.key)
        if known is None:
            if len(self._read) >= _KNOWN:
                self._read.clear()
            known = self._read[code.key] = _decoded(code)
        return known


def unreadable_findings(ledger: Ledger, codes: Iterable[PlacedCode]) -> tuple[Finding, ...]:
    """A warning for each code that could not be read, with the record whose address it is."""
    unread = {code.outline for code in codes}
    found = []
    for record_class in BY_KIND.values() if unread else ():
        if all(field.name != "url" for field in record_class.FIELDS):
            continue
        for record in ledger.all(record_class):
            if _outlines(record.text_of("url")) & unread:
                title = title_of(record, ledger)
                found.append(Finding(FindingKind.QR_CODE, Severity.WARNING, _UNREADABLE, title, record.KIND, record.id))
    return tuple(found)


def _outlines(url: str) -> set[str]:
    """The codes of an address."""
    made = (make_qr_code(url, level) for level in QrLevel) if url else ()
    return {code.outline for code in made if isinstance(code, QrCode)}


def _codes_of(
    operations: Iterable[Operation], page: Page, x: float, y: float, scale: float
) -> Iterator[PlacedCode]:
    for each in operations:
        if type(each) is Shape:
            if len(each.outline) > _LEAST_MODULES * _LEAST_MODULES and _is_code(each.outline):
                yield PlacedCode(each.outline, each.scale * scale, x + each.x * scale, y + each.y * scale, page)
        elif type(each) is Group and not each.degrees:
            yield from _codes_of(
                each.operations, page, x + each.x * scale, y + each.y * scale, scale * each.scale
            )


@lru_cache(maxsize=_KNOWN)
def _is_code(outline: str) -> bool:
    """Rectangles one module high, the first that of the finder at the top left."""
    return outline.startswith(f"{QUIET_ZONE} {QUIET_ZONE} 7 1 re ") and outline.endswith(" 1 re")


def _modules(outline: str) -> int:
    """Modules along one side with the quiet zone."""
    return outline_size(outline) + 2 * QUIET_ZONE


def _decoded(code: PlacedCode) -> str:
    import zxingcpp
    from PIL import Image

    side = _modules(code.outline) * code.scale
    still = tuple(each for each in code.page.operations if not isinstance(each, Link | Bookmark))
    drawn = draw_page(Page(side, side, (Group(-code.x, -code.y, still),)), _DPI)
    image = Image.frombuffer("RGB", (drawn.width, drawn.height), drawn.pixels, "raw", "BGRX").convert("L")
    read = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    return str(read[0].text) if read else ""
