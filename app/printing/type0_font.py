"""A TrueType font inside a PDF as one Type 0 font (Identity-H), however many characters it draws.

ReportLab's own TTFont cuts a Japanese face into subsets of 256 characters and knows neither variation sequences nor
vertical forms. Here a character code (CID) is the UTF-16 code unit of the character; whatever one code unit cannot say
(𠮷, 葛 with its selector, vertical forms, a 〓 for a missing character) gets a private code. ToUnicode always holds the
true text, so searching and copying give back what was drawn.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.printing.fonts import SUBSTITUTE, FontFile, clusters
from app.printing.shapes import pdf_number

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

_PRIVATE_FIRST, _PRIVATE_LAST = 0xE000, 0xF8FF
_CMAP_BLOCK = 100
"""A ToUnicode section holds at most 100 entries (PDF 32000-1, 9.10.3)."""


class Type0Font:
    """The glyphs one document draws with one font file.

    Attributes:
        resource: name in the page's font resources, e.g. `F1`.
    """

    def __init__(self, file: FontFile, resource: str) -> None:
        self.resource = resource
        self._file = file
        self._plain = {" "}  # readers judge by its width whether a gap is a space, so every subset holds it
        self._private: dict[tuple[int, str], int] = {}

    def encode(self, text: str) -> str:
        """The text as hexadecimal codes for `Tj`; the glyphs are remembered for the subset."""
        if self._plain.issuperset(text):
            return text.encode("utf-16-be").hex()
        return "".join([self._encode_cluster(text[start:end]) for start, end in clusters(text)])

    def encode_each(self, text: str) -> list[str]:
        """One code per character, empty for a selector, so that gaps can be set between them."""
        if self._plain.issuperset(text):
            codes = text.encode("utf-16-be").hex()
            return [codes[at : at + 4] for at in range(0, len(codes), 4)]
        each: list[str] = []
        for start, end in clusters(text):
            each.append(self._encode_cluster(text[start:end]))
            each.extend([""] * (end - start - 1))
        return each

    def encode_vertical(self, text: str) -> str:
        """As `encode`, with the forms for vertical setting."""
        codes = []
        for start, end in clusters(text):
            cluster = text[start:end]
            upright, turned = self._file.glyph(cluster[0]), self._file.vertical_glyph(cluster[0])
            changed = len(cluster) == 1 and turned is not None and turned != upright
            codes.append(self._private_code(turned, cluster) if changed and turned else self._encode_cluster(cluster))
        return "".join(codes)

    def add_to(self, document: PDFDocument) -> None:
        """Write the subset, widths and text mapping into the document and enter the font in its resources."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        by_code = {ord(character): self._file.glyph(character) or 0 for character in self._plain}
        private = {code: glyph for (glyph, _), code in self._private.items()}
        by_code |= private
        data, mapping = _subset(self._file, frozenset(self._plain), frozenset(private.values()))
        base_name = PDFName(f"{self._subset_tag()}+{self._file.name}")
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base_name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, base_name, data)),
                "DW": 1000,
                "W": self._widths(by_code),
                "CIDToGIDMap": document.Reference(_stream(_glyph_map(by_code, mapping))),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base_name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(self._to_unicode())),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(font)

    def _encode_cluster(self, cluster: str) -> str:
        base = cluster[0]
        glyph = self._file.glyph(base)
        if len(cluster) == 1 and glyph is not None and ord(base) < 0x10000 and not _is_private(base):
            self._plain.add(base)
            return f"{ord(base):04x}"
        if glyph is None:
            glyph = self._file.glyph(SUBSTITUTE)
        elif len(cluster) > 1:
            glyph = self._file.variation_glyph(base, cluster[1]) or glyph
        return self._private_code(glyph or 0, cluster)

    def _private_code(self, glyph: int, text: str) -> str:
        code = self._private.get((glyph, text))
        if code is None:
            code = _PRIVATE_FIRST + len(self._private)
            if code > _PRIVATE_LAST:
                raise ValueError("more than 6,400 rare characters in one font")
            self._private[glyph, text] = code
        return f"{code:04x}"

    def _subset_tag(self) -> str:
        number = int("".join(digit for digit in self.resource if digit.isdigit()) or "0")
        return "TSUD" + chr(65 + number // 26 % 26) + chr(65 + number % 26)

    def _descriptor(self, document: PDFDocument, base_name: str, data: _Packed) -> object:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        figures, file = self._file.metrics(), packed_stream(data.packed)
        file.dictionary["Length1"] = data.length
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base_name,
                "Flags": 4,
                "FontBBox": PDFArray(list(figures.box)),
                "ItalicAngle": 0,
                "Ascent": figures.ascent,
                "Descent": figures.descent,
                "CapHeight": figures.cap_height,
                "StemV": 50 + round((figures.weight / 65) ** 2),
                "FontFile2": document.Reference(file),
            }
        )

    def _widths(self, by_code: dict[int, int]) -> str:
        parts: list[str] = []
        previous = -2
        for code in sorted(by_code):
            width = pdf_number(self._file.advance(by_code[code]))
            parts.append(width if code == previous + 1 else f"{']' if parts else ''} {code} [{width}")
            previous = code
        return f"[{' '.join(parts)}{']' if parts else ''}]"

    def _to_unicode(self) -> bytes:
        entries = [(ord(character), character) for character in self._plain]
        entries += [(code, text) for (_, text), code in self._private.items()]
        entries.sort()
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
        ]
        for first in range(0, len(entries), _CMAP_BLOCK):
            block = entries[first : first + _CMAP_BLOCK]
            lines.append(f"{len(block)} beginbfchar")
            lines += [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in block]
            lines.append("endbfchar")
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


class _Packed(NamedTuple):
    """A subset as it stands in the file, and the length it has unpacked."""

    packed: bytes
    length: int


@lru_cache(maxsize=16)
def _subset(file: FontFile, characters: frozenset[str], glyphs: frozenset[int]) -> tuple[_Packed, dict[int, int]]:
    """The same letters come again whenever a page is drawn anew in the preview: they are cut out and packed once."""
    data, mapping = file.subset(characters, glyphs)
    return _Packed(zlib.compress(data), len(data)), mapping


def _is_private(character: str) -> bool:
    return _PRIVATE_FIRST <= ord(character) <= _PRIVATE_LAST


def _glyph_map(by_code: dict[int, int], mapping: dict[int, int]) -> bytes:
    """CIDToGIDMap: two bytes per code, up to the last one used."""
    table = bytearray(2 * (max(by_code, default=0) + 1))
    for code, glyph in by_code.items():
        table[2 * code : 2 * code + 2] = mapping.get(glyph, 0).to_bytes(2, "big")
    return bytes(table)


def _stream(content: bytes) -> object:
    from reportlab.pdfbase.pdfdoc import PDFStream, PDFStreamFilterZCompress

    return PDFStream(content=content, filters=[PDFStreamFilterZCompress()])


def packed_stream(packed: bytes) -> PDFStream:
    """A stream of what `zlib.compress` made."""
    from reportlab.pdfbase.pdfdoc import PDFName, PDFStream

    stream = PDFStream(content=packed, filters=[])
    stream.dictionary["Filter"] = PDFName("FlateDecode")
    return stream
