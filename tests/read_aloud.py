"""What a screen reader finds in a PDF: the tags, read back with PDFium, which shares nothing with what wrote them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass
class Part:
    """One element on one page.

    Attributes:
        tag: `H1`, `Table` …
        alt: the sentence read instead.
        text: its own text and that of all parts inside it, in the order of the tags.
    """

    tag: str
    alt: str = ""
    parts: list[Part] = field(default_factory=list)
    text: str = ""

    def all(self, *tags: str) -> Iterator[Part]:
        """The parts with one of these tags, this one included, in reading order."""
        if self.tag in tags or not tags:
            yield self
        for part in self.parts:
            yield from part.all(*tags)


def parts_of(pdf: bytes, index: int) -> Part:
    """The tree of a page under its Document.

    Raises:
        AssertionError: the page has no tags.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[index]
        texts = _marked_texts(page)
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        assert tree, f"page {index} has no tags"
        try:
            count = pdfium.FPDF_StructTree_CountChildren(tree)
            assert count == 1, f"page {index} has {count} roots"
            return _part(pdfium.FPDF_StructTree_GetChildAtIndex(tree, 0), texts)
        finally:
            pdfium.FPDF_StructTree_Close(tree)
    finally:
        document.close()


def unread_text(pdf: bytes, index: int) -> str:
    """The text of a page that belongs to no tag: running heads, page numbers."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return _marked_texts(document[index]).get(-1, "")
    finally:
        document.close()


def _marked_texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Number of a marked content → its text; -1 for what is outside of all."""
    textpage = page.get_textpage()
    found: dict[int, str] = {}
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8):
        number = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
        length = pdfium.FPDFTextObj_GetText(thing.raw, textpage.raw, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFTextObj_GetText(
            thing.raw, textpage.raw, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
        )
        found[number] = found.get(number, "") + buffer.raw.decode("utf-16-le").rstrip("\0")
    textpage.close()
    return found


def _part(element: object, texts: dict[int, str]) -> Part:
    part = Part(_string(pdfium.FPDF_StructElement_GetType, element), _string(pdfium.FPDF_StructElement_GetAltText, element))
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            part.parts.append(_part(child, texts))
            part.text += part.parts[-1].text
            continue
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
        part.text += texts.get(number, "") if number >= 0 else ""  # a link annotation has no content
    return part


def _string(ask: object, element: object) -> str:
    length = ask(element, None, 0)  # type: ignore[operator]  # one of PDFium's functions
    if not length:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)  # type: ignore[operator]  # as above
    return buffer.raw.decode("utf-16-le").rstrip("\0")
