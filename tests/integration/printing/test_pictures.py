"""Photos as people hand them in: turned, huge, transparent, damaged."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.errors import ExpectedError
from app.printing.pictures import make_print_picture, open_print_picture


def _saved(image: Image.Image, kind: str, exif: Image.Exif | None = None) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **({"exif": exif} if exif else {}))
    return stream.getvalue()


def _opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


def test_a_large_photo_shrinks_to_print_size_and_shape() -> None:
    picture = make_print_picture(_saved(Image.new("RGB", (3000, 3000), "red"), "JPEG"), width_mm=44, height_mm=33)
    assert (picture.width_px, picture.height_px) == (606, 455)
    assert picture.dpi(44, 33) == pytest.approx(350, abs=1)
    assert _opened(picture.data()).size == (606, 455)


def test_a_small_photo_is_not_enlarged() -> None:
    picture = make_print_picture(_saved(Image.new("RGB", (100, 100), "red"), "PNG"), width_mm=44, height_mm=33)
    assert picture.width_px == 100
    assert picture.dpi(44, 33) < 200


def test_a_photo_taken_sideways_stands_upright_and_forgets_where() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "camera"
    photo = Image.new("RGB", (200, 100), "blue")
    picture = make_print_picture(_saved(photo, "JPEG", exif), width_mm=10, height_mm=20)
    assert (picture.width_px, picture.height_px) == (100, 200)
    assert not _opened(picture.data()).getexif()


def test_the_anchored_part_is_kept() -> None:
    photo = Image.new("RGB", (100, 300), "white")
    photo.paste("black", (0, 200, 100, 300))
    foot = make_print_picture(_saved(photo, "PNG"), width_mm=10, height_mm=10, anchor=(0.5, 1.0))
    assert _opened(foot.data()).convert("L").getpixel((50, 50)) == 0


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK"])
def test_every_kind_of_photo_becomes_a_jpeg(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    picture = make_print_picture(_saved(Image.new(mode, (40, 40)), kind), width_mm=10, height_mm=10)
    assert picture.colours == (1 if mode in ("L", "1") else 3)


def test_transparent_ground_becomes_white_paper() -> None:
    picture = make_print_picture(_saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"), width_mm=10, height_mm=10)
    assert _opened(picture.data()).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "source", [b"", b"not a photo", b"\xff\xd8\xff\xe0", _saved(Image.new("L", (90, 90)), "PNG")[:60]]
)
def test_what_is_no_photo_is_told(source: bytes) -> None:
    with pytest.raises(ExpectedError):
        make_print_picture(source, width_mm=10, height_mm=10)


def test_a_photo_too_large_to_open_is_told() -> None:
    huge = _saved(Image.new("1", (20000, 9500)), "PNG")
    with pytest.raises(ExpectedError) as failure:
        make_print_picture(huge, width_mm=10, height_mm=10)
    assert "大きすぎて" in failure.value.what_happened


def test_a_print_picture_is_read_from_its_file(tmp_path: Path) -> None:
    made = make_print_picture(_saved(Image.new("RGB", (300, 200), "red"), "JPEG"), width_mm=15, height_mm=10)
    path = tmp_path / "写真.jpg"
    path.write_bytes(made.data())
    opened = open_print_picture(path)
    assert (opened.width_px, opened.height_px, opened.colours) == (made.width_px, made.height_px, 3)
    assert opened.data() == made.data()
    path.unlink()
    with pytest.raises(ExpectedError):
        opened.data()


def test_a_file_that_is_no_jpeg_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"hello" * 10)
    with pytest.raises(ExpectedError):
        open_print_picture(path)
    with pytest.raises(ExpectedError):
        open_print_picture(tmp_path / "none.jpg")


_SIDES = st.integers(min_value=1, max_value=1700)
_LENGTHS = st.floats(min_value=8, max_value=190)
_PARTS = st.floats(min_value=0, max_value=1)


@settings(max_examples=60, deadline=None)
@given(_SIDES, _SIDES, _LENGTHS, _LENGTHS, st.tuples(_PARTS, _PARTS))
@example(1600, 1000, 44.0, 38.9, (0.5, 0.66))
def test_any_photo_fits_any_box(
    width: int, height: int, width_mm: float, height_mm: float, anchor: tuple[float, float]
) -> None:
    photo = _saved(Image.new("RGB", (width, height), "red"), "JPEG")
    picture = make_print_picture(photo, width_mm=width_mm, height_mm=height_mm, anchor=anchor)
    assert _opened(picture.data()).size == (picture.width_px, picture.height_px)
    assert picture.width_px <= max(1, width)
    assert picture.height_px <= max(1, height)
    assert picture.dpi(width_mm, height_mm) <= 360 or min(width, height) < 30


def test_a_photo_unpacked_smaller_still_has_the_pixels_print_needs() -> None:
    for turned in (1, 6):
        exif = Image.Exif()
        exif[0x0112] = turned
        photo = _saved(Image.new("RGB", (1600, 1000), "red"), "JPEG", exif)
        picture = make_print_picture(photo, width_mm=44, height_mm=37)
        assert 315 <= picture.dpi(44, 37) <= 351
