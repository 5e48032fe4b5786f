"""Photos made ready for print: upright, cropped, no larger than the paper can show, without the place it was taken."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import ExpectedError
from app.printing.theme import WISHED_PHOTO_DPI

if TYPE_CHECKING:
    from PIL.Image import Image

MIDDLE = (0.5, 0.5)
"""The anchor of a picture of which nothing says which part must stay."""
_QUALITY = 86
_UNPACKED = 0.9
"""A JPEG may be unpacked so much smaller than wished for: 315 dpi where 350 were."""
_ORIENTATION, _LYING = 0x0112, 5
"""The EXIF entry that says how the camera was held, and the value from which on width and height change places."""
_START_OF_FRAME = frozenset([0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF])


class PhotoChoice(NamedTuple):
    """The photo to print: its content and the part of it that must stay, 0 left/top to 1 right/bottom."""

    sha: str
    width_px: int
    height_px: int
    anchor: tuple[float, float]
    photo_id: int


class Picture(NamedTuple):
    """A JPEG that goes into the PDF as it is, once however often it is placed.

    Attributes:
        key: tells pictures apart within a document; two pictures with one key are the same picture.
        width_px, height_px: size in pixels.
        colours: 1 grey, 3 colour.
        path: where the JPEG lies, or None when `jpeg` holds it.
        jpeg: the bytes, empty when `path` is given.
    """

    key: str
    width_px: int
    height_px: int
    colours: int
    path: Path | None = None
    jpeg: bytes = b""

    def data(self) -> bytes:
        """The JPEG itself.

        Raises:
            ExpectedError: the file is gone.
        """
        if self.path is None:
            return self.jpeg
        try:
            return self.path.read_bytes()
        except OSError as problem:
            raise _unreadable() from problem

    def dpi(self, width_mm: float, height_mm: float) -> float:
        """Pixels per inch when the picture fills a box of that size."""
        return 25.4 * min(self.width_px / width_mm, self.height_px / height_mm)


def open_print_picture(path: Path) -> Picture:
    """A JPEG already made for print (`make_print_picture`), read from its file only when the PDF is written.

    Raises:
        ExpectedError: the file cannot be read or is no JPEG.
    """
    try:
        with path.open("rb") as file:
            head = file.read(65536)
    except OSError as problem:
        raise _unreadable() from problem
    width, height, colours = _jpeg_size(head)
    return Picture(key=str(path), width_px=width, height_px=height, colours=colours, path=path)


def stored_picture(jpeg: bytes, key: str) -> Picture:
    """A JPEG of the ledger as it is (stored photos are upright and stripped already); `key` is its content hash.

    Raises:
        ExpectedError: it is no JPEG.
    """
    width, height, colours = _jpeg_size(jpeg[:65536])
    return Picture(key=key, width_px=width, height_px=height, colours=colours, jpeg=jpeg)


def make_print_picture(
    source: bytes | Path,
    *,
    width_mm: float,
    height_mm: float,
    dpi: int = WISHED_PHOTO_DPI,
    anchor: tuple[float, float] = MIDDLE,
) -> Picture:
    """A photo as a JPEG of the shape of its box and at most `dpi` pixels per inch; smaller photos are not enlarged.

    Turned upright as the camera noted; place, date and all other notes are left behind. `anchor` is the part to keep
    when the shapes differ, 0 left/top to 1 right/bottom.

    Raises:
        ExpectedError: no photo, a damaged one, or one too large to open.
    """
    import hashlib

    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source) as opened:
                wanted = (round(width_mm / 25.4 * dpi), round(height_mm / 25.4 * dpi))
                least = (round(_UNPACKED * wanted[0]), round(_UNPACKED * wanted[1]))
                lies = opened.getexif().get(_ORIENTATION, 1) >= _LYING
                opened.draft("RGB", least[::-1] if lies else least)  # half its size takes half as long
                upright = ImageOps.exif_transpose(opened)
                upright.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as problem:
        raise ExpectedError("写真が大きすぎて、開けませんでした。", "小さくした写真を選んでください。") from problem
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as problem:
        raise _unreadable() from problem
    jpeg, size, colours = _encode(upright, wanted, anchor)
    digest = hashlib.sha256(jpeg).hexdigest()
    return Picture(key=digest, width_px=size[0], height_px=size[1], colours=colours, jpeg=jpeg)


def _encode(image: Image, wanted: tuple[int, int], anchor: tuple[float, float]) -> tuple[bytes, tuple[int, int], int]:
    from PIL import Image as Imaging

    width, height = image.size
    shape = min(width / wanted[0], height / wanted[1])
    part = (min(width, wanted[0] * shape), min(height, wanted[1] * shape))  # min: floats may pass the edge
    left, top = (width - part[0]) * anchor[0], (height - part[1]) * anchor[1]
    scale = min(1.0, 1 / shape)
    size = (max(1, round(part[0] * scale)), max(1, round(part[1] * scale)))
    mode = "L" if image.mode in ("1", "L", "I;16") else "RGB"
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = Imaging.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        image, mode = ground, "RGB"
    box = (left, top, left + part[0], top + part[1])
    small = image.convert(mode).resize(size, Imaging.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    stream = io.BytesIO()
    small.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return stream.getvalue(), size, 1 if mode == "L" else 3


def _jpeg_size(head: bytes) -> tuple[int, int, int]:
    """Width, height and number of colours from the frame header."""
    at = 2
    if head[:2] != b"\xff\xd8":
        raise _unreadable()
    while at + 9 < len(head):
        if head[at] != 0xFF:
            raise _unreadable()
        marker = head[at + 1]
        if marker in _START_OF_FRAME:
            height, width = int.from_bytes(head[at + 5 : at + 7], "big"), int.from_bytes(head[at + 7 : at + 9], "big")
            return width, height, head[at + 9]
        at += 1 if marker == 0xFF else 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    raise _unreadable()


def _unreadable() -> ExpectedError:
    return ExpectedError("写真を読めませんでした。こわれているか、写真ではないようです。", "写真を選び直してください。")
