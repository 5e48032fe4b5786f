"""Objects become a file: every one is found again where the cross-references say it lies."""

from __future__ import annotations

import re
import zlib

from app.printing.pdf_file import pdf_file, stream_object


def _stream(body: bytes) -> bytes:
    return zlib.decompress(body.partition(b"stream\n")[2].rpartition(b"\nendstream")[0])


def _table(pdf: bytes) -> tuple[bytes, list[tuple[int, int, int]]]:
    """The body of the cross-reference stream and its rows."""
    at = int(pdf.rpartition(b"startxref\n")[2].split()[0])
    body = pdf[at:]
    rows = _stream(body)
    return body, [
        (rows[row], int.from_bytes(rows[row + 1 : row + 5], "big"), int.from_bytes(rows[row + 5 : row + 7], "big"))
        for row in range(0, len(rows), 7)
    ]


def test_every_object_lies_where_the_table_says() -> None:
    plain = [(1, b"<</Type/Catalog>>"), (2, b"<<>>"), (4, stream_object("", b"four"))]
    packed = [(number, b"<</Number %d>>" % number) for number in range(5, 460)]
    pdf = pdf_file(plain, packed, root=1, info=2)
    body, rows = _table(pdf)
    assert b"/Root 1 0 R/Info 2 0 R" in body
    assert f"/Size {len(rows)}".encode() in body
    assert rows[3][0] == 0, "a number never given is free"
    for number, written in plain:
        kind, offset, _ = rows[number]
        assert kind == 1
        assert pdf[offset:].startswith(b"%d 0 obj\n%b\nendobj" % (number, written))
    for number, written in packed:
        kind, holder, index = rows[number]
        assert kind == 2
        content = _stream(pdf[rows[holder][1] :].partition(b"\nendobj")[0])
        first = int(re.search(rb"/First (\d+)", pdf[rows[holder][1] :]).group(1))  # type: ignore[union-attr]  # it is there
        numbers = [int(each) for each in content[:first].split()]
        assert numbers[2 * index] == number
        assert content[first + numbers[2 * index + 1] :].startswith(written)


def test_the_name_of_a_file_is_made_from_its_content() -> None:
    one, same, other = (pdf_file([(1, body), (2, b"<<>>")], [], root=1, info=2) for body in (b"<<a>>", b"<<a>>", b"<<b>>"))
    assert one == same
    assert re.findall(rb"/ID\[<(\w+)>", one) != re.findall(rb"/ID\[<(\w+)>", other)
