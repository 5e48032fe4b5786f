"""Numbered PDF objects → the bytes of a file: streams as they are, small objects packed, one cross-reference stream.

ReportLab makes the objects; its own way of writing them down has no object streams, in which the tags of a booklet take
a tenth of the room, and no line end before `endstream`, which PDF/A wants (ISO 19005-2, 6.1.7.1).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence

_HEADER = b"%PDF-1.7\n%\xe3\x81\xa4\xe3\x81\xa9\n"
_PACK = 200
"""Objects in one object stream: readers unpack a whole one to see any of its objects."""


def pdf_file(
    objects: Iterable[tuple[int, bytes]], packed: Iterable[tuple[int, bytes]], *, root: int, info: int
) -> bytes:
    """The file.

    Args:
        objects: (number, body) of what stands by itself, all streams among them.
        packed: (number, body) of dictionaries that may be packed together.
        root, info: numbers of the catalog and of the document information.
    """
    parts = [_HEADER]
    length = len(_HEADER)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def add(number: int, body: bytes) -> None:
        nonlocal length
        places[number] = (1, length, 0)
        written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        parts.append(written)
        length += len(written)

    last = 0
    for number, body in objects:
        add(number, body)
        last = max(last, number)
    waiting = list(packed)
    last = max([last, *(number for number, _ in waiting)])
    for start in range(0, len(waiting), _PACK):
        together = waiting[start : start + _PACK]
        last += 1
        places.update({number: (2, last, at) for at, (number, _) in enumerate(together)})
        add(last, _object_stream(together))
    table = last + 1
    places[table] = (1, length, 0)
    parts.append(b"%d 0 obj\n%b\nendobj\n" % (table, _cross_references(places, table + 1, root, info, parts)))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
    return b"".join(parts)


def stream_object(entries: str, content: bytes) -> bytes:
    """The body of a stream: its dictionary's entries (without Length) and its content, as it is."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode("ascii"), len(content), content)


def _object_stream(objects: Sequence[tuple[int, bytes]]) -> bytes:
    offsets, at = [], 0
    for number, body in objects:
        offsets.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(offsets) + b"\n"
    content = zlib.compress(head + b"\n".join([body for _, body in objects]))
    return stream_object(f"/Type/ObjStm/N {len(objects)}/First {len(head)}/Filter/FlateDecode", content)


def _cross_references(
    places: dict[int, tuple[int, int, int]], size: int, root: int, info: int, parts: Sequence[bytes]
) -> bytes:
    """Where every object lies; numbers that were never given are marked as free."""
    rows = b"".join(
        [
            kind.to_bytes(1, "big") + place.to_bytes(4, "big") + at.to_bytes(2, "big")
            for kind, place, at in (places.get(number, (0, 0, 65535)) for number in range(size))
        ]
    )
    name = hashlib.md5(b"".join(parts), usedforsecurity=False).hexdigest()
    entries = f"/Type/XRef/Size {size}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{name}><{name}>]/Filter/FlateDecode"
    return stream_object(entries, zlib.compress(rows))
