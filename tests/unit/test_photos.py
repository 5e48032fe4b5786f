"""Photos come in small, upright and without what they should not tell; what is no photo is said plainly."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from app import photos
from app.errors import ExpectedError
from app.photos import LONG_SIDE_PX, MAX_BYTES, shrink, shrink_file


def encoded(picture: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 120).convert("RGB")


def test_a_large_photo_becomes_small() -> None:
    shrunk = shrink(encoded(noise(4000, 3000), quality=95), "写真.jpg")
    assert (shrunk.width, shrunk.height)[0] <= LONG_SIDE_PX
    assert len(shrunk.jpeg) <= MAX_BYTES
    with Image.open(io.BytesIO(shrunk.jpeg)) as made:
        assert made.size == (shrunk.width, shrunk.height)
        assert made.format == "JPEG"


def test_it_is_turned_upright_and_tells_no_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010E] = "だれかの家の前"
    exif.get_ifd(0x8769)[0x9003] = "2026:10:03 10:30:00"
    exif.get_ifd(0x8825)[2] = (35.0, 43.0, 0.0)
    shrunk = shrink(encoded(Image.new("RGB", (400, 300), "red"), exif=exif, comment=b"secret"), "写真.jpg")
    assert (shrunk.width, shrunk.height) == (300, 400)
    assert shrunk.taken == "2026-10-03"
    with Image.open(io.BytesIO(shrunk.jpeg)) as made:
        assert not made.getexif()
        assert "comment" not in made.info
    assert b"secret" not in shrunk.jpeg


@pytest.mark.parametrize(
    ("mode", "form"), [("RGBA", "PNG"), ("P", "GIF"), ("CMYK", "TIFF"), ("1", "PNG"), ("L", "BMP"), ("LA", "PNG")]
)
def test_other_kinds_of_picture(mode: str, form: str) -> None:
    shrunk = shrink(encoded(Image.new(mode, (50, 40)), form), "絵")
    with Image.open(io.BytesIO(shrunk.jpeg)) as made:
        assert made.mode == "RGB"


def test_the_same_picture_is_the_same_content() -> None:
    picture = encoded(noise(300, 200))
    assert shrink(picture, "a").sha == shrink(picture, "b").sha
    record = shrink(picture, "a").as_record()
    assert (record.sha, record.consent) == (shrink(picture, "c").sha, "pending")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "写真ではない"),
        (b"hello, world", "写真ではない"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "HEIC"),
        (encoded(Image.new("RGB", (800, 800), "blue"))[:700], "こわれて"),
        (encoded(noise(60, 60), "PNG")[:900], "こわれて"),
        (b"GIF89a" + b"\xff" * 20, "写真ではない"),
    ],
)
def test_what_is_no_photo_is_said(content: bytes, said: str) -> None:
    with pytest.raises(ExpectedError, match=said) as caught:
        shrink(content, "もの.jpg")
    assert "もの.jpg" in caught.value.what_happened
    assert caught.value.what_to_do


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MAX_PIXELS", 10_000)
    with pytest.raises(ExpectedError, match="大きすぎて"):
        shrink(encoded(Image.new("1", (200, 200)), "PNG"), "爆弾.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 5_000)
    with pytest.raises(ExpectedError, match="大きすぎて"):
        shrink(encoded(Image.new("1", (200, 200)), "PNG"), "爆弾.png")


def flat_png(width: int, height: int, *, rows: int | None = None) -> bytes:
    """A black-and-white PNG of any size in a few kilobytes; with fewer `rows` than its head promises."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    pixels = zlib.compress((b"\0" + b"\xff" * ((width + 7) // 8)) * (height if rows is None else rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_50_megapixels_are_taken_in() -> None:
    content = flat_png(10_000, 5_000)
    assert len(content) < 20_000
    shrunk = shrink(content, "大きな図面.png")
    assert (shrunk.width, shrunk.height) == (1600, 800)


def test_a_head_that_promises_too_much_is_refused_before_anything_is_unpacked() -> None:
    with pytest.raises(ExpectedError, match="大きすぎて"):
        shrink(flat_png(60_000, 50_000, rows=1), "爆弾.png")


def test_50_megapixels_that_end_early_are_damaged() -> None:
    with pytest.raises(ExpectedError, match="こわれて"):
        shrink(flat_png(10_000, 5_000, rows=10)[:-30], "とちゅう.png")


@pytest.mark.thorough
def test_a_photo_of_50_megapixels() -> None:
    shrunk = shrink(encoded(noise(8660, 5774), quality=60), "大きな写真.jpg")
    assert len(shrunk.jpeg) <= MAX_BYTES


def test_a_file_that_is_gone_or_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExpectedError, match="開けませんでした"):
        shrink_file(tmp_path / "ない.jpg")
    path = tmp_path / "写真.jpg"
    path.write_bytes(encoded(noise(30, 20)))
    assert shrink_file(path).width == 30
    monkeypatch.setattr(photos, "MAX_FILE_BYTES", 10)
    with pytest.raises(ExpectedError, match="大きすぎて"):
        shrink_file(path)
