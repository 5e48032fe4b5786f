"""The signs of one document as a Type 3 font: drawn by paths, copied and searched as the characters they stand for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from app.printing.fonts import clusters
from app.printing.pdf_file import stream_object
from app.printing.signs import SIGN_WIDTH, sign_operators

_FIRST_CODE, _MOST = 33, 200
_WIDTH = int(SIGN_WIDTH)


class SignFont:
    """The signs one document draws.

    Attributes:
        resource: name in the page's font resources.
    """

    def __init__(self, resource: str) -> None:
        self.resource = resource
        self._codes: dict[str, int] = {}

    def encode(self, text: str) -> str:
        """The text as hexadecimal codes for `Tj`, a byte for each character with its selector."""
        return "".join(self.encode_each(text))

    def encode_each(self, text: str) -> list[str]:
        """One code per character, empty for a selector."""
        each: list[str] = []
        for start, end in clusters(text):
            cluster = text[start:end]
            code = self._codes.setdefault(cluster, _FIRST_CODE + len(self._codes))
            if len(self._codes) > _MOST:
                raise ValueError(f"more than {_MOST} different signs in one document")
            each += [f"{code:02x}", *[""] * (end - start - 1)]
        return each

    def encode_vertical(self, text: str) -> str:
        """As `encode`: signs stand upright in vertical lines too."""
        return self.encode(text)

    def objects(self, first: int) -> Iterator[tuple[int, bytes]]:
        """(object number, body) of the font, which is `first`, its text mapping and its drawings after it."""
        last = _FIRST_CODE + len(self._codes) - 1
        names = [f"/s{code}" for code in self._codes.values()]
        procedures = " ".join(f"{name} {first + 2 + at} 0 R" for at, name in enumerate(names))
        widths = " ".join([str(_WIDTH)] * len(names))
        yield first, (
            "<</Type/Font/Subtype/Type3/FontBBox[0 -150 1000 900]/FontMatrix[.001 0 0 .001 0 0]"
            f"/CharProcs<<{procedures}>>/Encoding<</Type/Encoding/Differences[{_FIRST_CODE} {' '.join(names)}]>>"
            f"/FirstChar {_FIRST_CODE}/LastChar {last}/Widths[{widths}]/Resources<<>>/ToUnicode {first + 1} 0 R>>"
        ).encode("ascii")
        yield first + 1, stream_object("/Filter/FlateDecode", zlib.compress(self._to_unicode()))
        for at, cluster in enumerate(self._codes):
            drawn = f"{_WIDTH} 0 0 -150 1000 900 d1 {sign_operators(cluster[0])}"
            yield first + 2 + at, stream_object("/Filter/FlateDecode", zlib.compress(drawn.encode("ascii")))

    @property
    def object_count(self) -> int:
        """How many objects `objects` gives."""
        return 2 + len(self._codes)

    def _to_unicode(self) -> bytes:
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <ff> endcodespacerange",
        ]
        entries = [f"<{code:02x}> <{cluster.encode('utf-16-be').hex()}>" for cluster, code in self._codes.items()]
        for at in range(0, len(entries), 100):
            block = entries[at : at + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")
