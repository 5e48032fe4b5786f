"""Codes that were made before."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.printing import qr_code
from app.printing.qr_code import QrCode, QrLevel, codes_kept_in, make_qr_code

_ADDRESSES = [f"https://ibasho.example/{number}" for number in range(40)]
_HEADER = b"tsudoiba QR 1\n"


def _printed(file: Path, addresses: Sequence[str] = _ADDRESSES, level: QrLevel = QrLevel.M) -> list[str]:
    """The outlines as a print that begins anew gets them."""
    make_qr_code.cache_clear()
    with codes_kept_in(lambda: file):
        codes = [make_qr_code(address, level) for address in addresses]
    return [code.outline for code in codes if isinstance(code, QrCode)]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses whose codes were made, not found."""
    addresses: list[str] = []
    make = qr_code._make_rows

    def noted(text: str, level: QrLevel) -> tuple[str, ...]:
        addresses.append(text)
        return make(text, level)

    monkeypatch.setattr(qr_code, "_make_rows", noted)
    return addresses


def test_the_second_print_makes_only_the_few_that_are_made_faster_than_the_file_is_read(
    tmp_path: Path, made: list[str]
) -> None:
    first = _printed(tmp_path / "cache" / "codes")
    assert made == _ADDRESSES
    made.clear()
    assert _printed(tmp_path / "cache" / "codes") == first
    assert made == _ADDRESSES[:16]


def test_a_new_address_joins_those_that_are_kept(tmp_path: Path, made: list[str]) -> None:
    file = tmp_path / "codes"
    _printed(file)
    _printed(file, [*_ADDRESSES, "https://ibasho.example/new"])
    made.clear()
    _printed(file, ["https://ibasho.example/new", *_ADDRESSES][::-1])
    assert "https://ibasho.example/new" not in made


def test_the_level_is_part_of_what_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "codes"
    plain, tough = _printed(file), _printed(file, level=QrLevel.Q)
    assert plain != tough
    assert _printed(file) == plain


def test_one_code_writes_no_file(tmp_path: Path) -> None:
    _printed(tmp_path / "codes", _ADDRESSES[:1])
    assert not list(tmp_path.iterdir())


def test_only_so_many_are_kept_those_of_the_last_print_first(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.printing.kept_codes._MOST", 30)
    file = tmp_path / "codes"
    _printed(file)
    others = [f"https://other.example/{number}" for number in range(30)]
    _printed(file, others)
    made.clear()
    _printed(file, others)
    assert len(made) == 16
    made.clear()
    _printed(file)
    assert made == _ADDRESSES


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0x55]) + content[middle + 1 :]


def _of_another_form(content: bytes) -> bytes:
    return content.replace(b"QR 1", b"QR 2", 1)


def _foreign(_content: bytes) -> bytes:
    return b"\x89PNG" * 100


def _packed(text: bytes) -> bytes:
    return _HEADER + zlib.compress(text)


@pytest.mark.parametrize(
    "spoil",
    [
        _cut,
        _flipped,
        _of_another_form,
        _foreign,
        lambda _content: b"",
        lambda content: _packed(zlib.decompress(content[len(_HEADER) :]).replace(b" re", b" Do")),
        lambda content: _packed(zlib.decompress(content[len(_HEADER) :]).replace(b" re", b" ee")),
        lambda content: _packed(zlib.decompress(content[len(_HEADER) :]) + b"\n4 4"),
        lambda _content: _packed(b"{}\n"),
        lambda _content: _packed(b"[" * 200_000),
        lambda _content: _packed(b"\xff\n\xff"),
        lambda _content: _packed(b'[1]\n4 4 7 1 re 4 4 1 re'),
    ],
)
def test_a_file_that_is_not_in_order_is_made_anew(
    tmp_path: Path, made: list[str], spoil: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "codes"
    first, good = _printed(file), file.read_bytes()
    file.write_bytes(spoil(good))
    assert _printed(file) == first
    made.clear()
    assert _printed(file) == first
    assert made == _ADDRESSES[:16]


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert len(_printed(tmp_path / "file" / "codes")) == len(_ADDRESSES)
    (tmp_path / "codes").mkdir()
    assert len(_printed(tmp_path / "codes")) == len(_ADDRESSES)
    assert not list((tmp_path / "codes").iterdir())
