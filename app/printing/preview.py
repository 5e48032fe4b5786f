"""PDF pages as pixels, for the preview in the window and for tests."""

from __future__ import annotations

import threading
from typing import NamedTuple

from app.printing.pages import Bookmark, Link, Page

PDFIUM = threading.Lock()
"""PDFium is not thread-safe: one page at a time in the whole program."""


class PageImage(NamedTuple):
    """Pixels of one page.

    Attributes:
        width, height: pixels.
        pixels: four bytes each, blue green red alpha (QImage.Format_RGB32), rows without padding.
    """

    width: int
    height: int
    pixels: bytes


def render_page(pdf: bytes, index: int, dpi: float = 150.0) -> PageImage:
    """Draw page `index` (0 is the first).

    Raises:
        IndexError: the PDF has no such page.
    """
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= index < len(document):
                raise IndexError(index)
            bitmap = document[index].render(scale=dpi / 72, rev_byteorder=False, force_bitmap_format=_BGRX)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            rows = bytes(bitmap.buffer)
            bitmap.close()
        finally:
            document.close()
    if stride != width * 4:
        rows = b"".join(rows[row * stride : row * stride + width * 4] for row in range(height))
    return PageImage(width, height, rows)


def draw_page(page: Page, dpi: float = 150.0) -> PageImage:
    """A page as it will be printed, drawn without writing the whole document."""
    from app.printing.pdf_writer import pdf_bytes
    from app.printing.standards import Standard

    still = tuple(each for each in page.operations if not isinstance(each, Link | Bookmark))  # they lead nowhere alone
    return render_page(pdf_bytes([page._replace(operations=still)], title="", standard=Standard.PLAIN), 0, dpi)


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_text(pdf: bytes, index: int) -> str:
    r"""What copying the page's text gives, lines ended by `\n`."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            text: str = document[index].get_textpage().get_text_bounded()
        finally:
            document.close()
    return text.replace("\r\n", "\n")


_BGRX = 3
"""FPDFBitmap_BGRx: 32 bits a pixel, the fourth byte unused."""
