"""Makes small Windows libraries, as far as bundle.windows_code reads them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_ADDRESS, _PLACE = 0x1000, 0x400
"""Where the only section lies in memory and in the file."""


def windows_file(
    imports: Mapping[str, list[str]] | None = None, late: list[str] | None = None, *, has_window: bool = False
) -> bytes:
    """A 64-bit library.

    Args:
        imports: names wanted by the library they are wanted of.
        late: libraries loaded when first needed.
        has_window: as a program with windows.
    """
    imports = imports or {}
    late = late or []
    section = bytearray(20 * (len(imports) + 1) + 32 * (len(late) + 1))

    def put(content: bytes) -> int:
        """Its address in memory."""
        address = _ADDRESS + len(section)
        section.extend(content + b"\0" * (-len(content) % 8))
        return address

    for number, (library, names) in enumerate(imports.items()):
        wishes = [put(struct.pack("<H", 7) + name.encode() + b"\0") for name in names]
        table = put(struct.pack(f"<{len(wishes) + 1}Q", *wishes, 0))
        struct.pack_into("<IIIII", section, 20 * number, table, 0, 0, put(library.encode() + b"\0"), table)
    second = 20 * (len(imports) + 1)
    for number, library in enumerate(late):
        struct.pack_into("<II", section, second + 32 * number, 1, put(library.encode() + b"\0"))

    optional = bytearray(112 + 16 * 8)
    struct.pack_into("<H", optional, 0, 0x20B)
    struct.pack_into("<H", optional, 68, 2 if has_window else 3)
    struct.pack_into("<I", optional, 112 + 8, _ADDRESS)
    struct.pack_into("<I", optional, 112 + 8 * 13, _ADDRESS + second if late else 0)
    head = bytearray(0x40)
    head[:2] = b"MZ"
    struct.pack_into("<I", head, 0x3C, 0x40)
    coff = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, len(optional), 0)
    entry = struct.pack("<8sIIII16x", b".rdata", len(section), _ADDRESS, len(section), _PLACE)
    start = bytes(head) + coff + bytes(optional) + entry
    return start.ljust(_PLACE, b"\0") + bytes(section)
