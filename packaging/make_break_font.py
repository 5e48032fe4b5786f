"""Makes resources/phrase_breaks/{Regular,Bold}.ttf: the two signs that say where a Japanese line may break.

    python packaging/make_break_font.py [FOLDER]

U+2060 and U+200B are put between the letters of every longer text of the window (ui/widgets/plain_text.py), and
BIZ UDPGothic has neither. Qt takes them from whichever font of the computer has them, and makes the line as high as
that font: three pixels more here, five there. These fonts hold nothing but the two, empty and without width, under
the measures of BIZ UDPGothic, so that a line is as high with them as without. The same input gives the same bytes.
"""

import struct
import sys
from pathlib import Path

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"
MODELS = _RESOURCES / "fonts"
DEFAULT_OUT = _RESOURCES / "phrase_breaks"
WEIGHTS = ("Regular", "Bold")
FAMILY = "Tsudoiba Phrase Breaks"
SIGNS = (0x200B, 0x2060)
GLYPHS = 2
"""The box of an unknown letter, which every font begins with, and the one empty glyph: both are empty here."""
_CHECKSUM_OF_A_FONT = 0xB1B0AFBA
_VENDOR_AT, _FIRST_LETTER_AT = 58, 64
"""Where OS/2 names who made the font, and its first and last letter."""
_ADJUSTMENT_AT, _OFFSETS_AT = 8, 50
"""Where head keeps the checksum of the whole file, and how wide the offsets of loca are."""
_METRICS_AT = 34
"""Where hhea says how many widths hmtx has; its line heights stand before, its widest glyphs between."""


def make_font(model: bytes, weight: str) -> bytes:
    """The font with the measures of another.

    Args:
        model: a TrueType file; its line heights, its weight and the scripts it is meant for are taken over.
        weight: `Regular` or `Bold`.
    """
    head, hhea, os2 = (bytearray(_table(model, tag)) for tag in (b"head", b"hhea", b"OS/2"))
    struct.pack_into(">I", head, _ADJUSTMENT_AT, 0)
    struct.pack_into(">4h", head, 36, 0, 0, 0, 0)  # the box around all glyphs
    struct.pack_into(">h", head, _OFFSETS_AT, 0)
    struct.pack_into(">H3h", hhea, 10, 0, 0, 0, 0)  # the widest, the most to the left, to the right, the longest
    struct.pack_into(">H", hhea, _METRICS_AT, 1)
    struct.pack_into(">4s", os2, _VENDOR_AT, b"    ")
    struct.pack_into(">2H", os2, _FIRST_LETTER_AT, SIGNS[0], SIGNS[-1])
    tables = {
        b"OS/2": bytes(os2),
        b"cmap": _cmap(),
        b"glyf": b"\0",  # an empty table is taken for a missing one
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": struct.pack(">Hh", 0, 0) + bytes(2 * (GLYPHS - 1)),
        b"loca": bytes(2 * (GLYPHS + 1)),
        b"maxp": struct.pack(">IH13H", 0x00010000, GLYPHS, 0, 0, 0, 0, 2, *([0] * 8)),
        b"name": _names(weight),
        b"post": struct.pack(">IIhhIIIII", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _file_of(tables)


def _table(font: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for row in range(count):
        name, _sum, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * row)
        if name == tag:
            return font[offset : offset + length]
    raise KeyError(tag)


def _cmap() -> bytes:
    """Format 4: one segment a sign, and the last one every such table ends with."""
    ends = (*SIGNS, 0xFFFF)
    shifts = [(1 - sign) & 0xFFFF for sign in SIGNS] + [1]
    segments = len(ends)
    body = struct.pack(f">{segments}HH{segments}H{segments}H{segments}H", *ends, 0, *ends, *shifts, *([0] * segments))
    search = 2 << (segments.bit_length() - 1)
    head = (4, 14 + len(body), 0, 2 * segments, search, (search // 2).bit_length() - 1, 2 * segments - search)
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">7H", *head) + body


def _names(weight: str) -> bytes:
    texts = {1: FAMILY, 2: weight, 4: f"{FAMILY} {weight}", 6: f"{FAMILY.replace(' ', '')}-{weight}"}
    encoded = [(number, text.encode("utf-16-be")) for number, text in texts.items()]
    rows, at = b"", 0
    for number, text in encoded:
        rows += struct.pack(">6H", 3, 1, 0x409, number, len(text), at)
        at += len(text)
    return struct.pack(">3H", 0, len(encoded), 6 + len(rows)) + rows + b"".join(text for _number, text in encoded)


def _file_of(tables: dict[bytes, bytes]) -> bytes:
    largest = 1 << (len(tables).bit_length() - 1)
    head = (len(tables), 16 * largest, largest.bit_length() - 1, 16 * (len(tables) - largest))
    directory, body = struct.pack(">I4H", 0x00010000, *head), b""
    start = len(directory) + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, _checksum(table), start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    whole = bytearray(directory + body)
    adjusted = (_CHECKSUM_OF_A_FONT - _checksum(bytes(whole))) & 0xFFFFFFFF
    struct.pack_into(">I", whole, whole.index(tables[b"head"]) + _ADJUSTMENT_AT, adjusted)
    return bytes(whole)


def _checksum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def main() -> None:
    """Write both weights."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUT
    for weight in WEIGHTS:
        model = (MODELS / f"BIZUDPGothic-{weight}.ttf").read_bytes()
        (folder / f"{weight}.ttf").write_bytes(make_font(model, weight))


if __name__ == "__main__":
    main()
