"""Photos on their way in: any picture a person has, made small, upright and free of everything but its pixels.

records.md, Photos: at most 1600 px on the long side and 250 KB as JPEG; turned as EXIF says, then EXIF (with the place
and time it may name) is gone. Content is its own name: the same picture is stored once.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ExpectedError
from app.records.ids import new_id
from app.records.photo import Photo
from app.rules.japanese_calendar import PartialDate

if TYPE_CHECKING:
    from PIL.Image import Image

LONG_SIDE_PX = 1600
MAX_BYTES = 250 * 1024
MAX_PIXELS = 120_000_000
"""A picture of more pixels is refused: unpacked it would take more than 360 MB. A 50-megapixel camera stays below."""

MAX_FILE_BYTES = 200 * 1024 * 1024
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff")

_QUALITIES = (85, 78, 70, 60, 50, 40)
_SHRINK = 0.8
_TAKEN = 0x9003  # EXIF DateTimeOriginal
_EXIF_IFD = 0x8769
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


@dataclass(frozen=True, slots=True)
class ShrunkPhoto:
    """A picture as it will be stored.

    Attributes:
        jpeg: the bytes, at most 250 KB.
        sha: their sha-256 (hex).
        width, height: px.
        taken: ISO date from the camera, '' when unknown.
    """

    jpeg: bytes
    sha: str
    width: int
    height: int
    taken: str

    def as_record(self) -> Photo:
        """A new Photo that holds this picture; consent is still to be asked."""
        return Photo(id=new_id(), sha=self.sha, width=self.width, height=self.height, taken=self.taken)


def shrink_file(path: Path) -> ShrunkPhoto:
    """The picture in a file, made small.

    Raises:
        ExpectedError: it cannot be read, is no picture, or is too large.
    """
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise _too_large(path.name)
        content = path.read_bytes()
    except OSError as error:
        raise ExpectedError(
            f"「{path.name}」を開けませんでした。",
            "写真のある場所（USBメモリーなど）を確かめて、もう一度入れてください。",
        ) from error
    return shrink(content, path.name)


def shrink(content: bytes, name: str) -> ShrunkPhoto:
    """The picture in `content`, made small; `name` is used in messages only.

    Raises:
        ExpectedError: it is no picture, damaged, or too large.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        raise ExpectedError(
            f"「{name}」は、iPhoneの形式（HEIC）のため入れられません。",
            "iPhoneの「設定」→「カメラ」→「フォーマット」で「互換性優先」を選ぶか、JPEGにして入れてください。",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # Pillow warns of large and of slightly broken pictures; both are handled here
            with Image.open(io.BytesIO(content)) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise _too_large(name)
                taken = _taken(picture)
                picture.draft("RGB", (LONG_SIDE_PX * 2, LONG_SIDE_PX * 2))
                upright = ImageOps.exif_transpose(picture)
                small = _on_white(upright)
                small.info.clear()  # comments would be written again
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except UnidentifiedImageError as error:
        raise ExpectedError(f"「{name}」は写真ではないようです。", "JPEGかPNGの写真を選んでください。") from error
    except (OSError, ValueError, SyntaxError, EOFError, ZeroDivisionError) as error:
        # What Pillow's readers raise on damaged pictures, by format.
        raise ExpectedError(
            f"「{name}」は途中でこわれていて、読めませんでした。", "もとの写真から、もう一度写して入れてください。"
        ) from error
    return _as_jpeg(small, taken)


def _on_white(picture: Image) -> Image:
    """An RGB picture of at most 1600 px; what was see-through becomes white paper."""
    from PIL import Image

    picture.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX), Image.Resampling.LANCZOS)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGB", seen.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    return picture.convert("RGB")


def _as_jpeg(picture: Image, taken: str) -> ShrunkPhoto:
    """The best quality that stays within 250 KB; a picture that is all noise gets smaller as well."""
    from PIL import Image

    while True:
        for quality in _QUALITIES:
            target = io.BytesIO()
            picture.save(target, "JPEG", quality=quality, optimize=True, progressive=False)
            jpeg = target.getvalue()
            if len(jpeg) <= MAX_BYTES:
                sha = hashlib.sha256(jpeg).hexdigest()
                return ShrunkPhoto(jpeg, sha, picture.width, picture.height, taken)
        size = (max(1, int(picture.width * _SHRINK)), max(1, int(picture.height * _SHRINK)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)


def _taken(picture: Image) -> str:
    """The day in DateTimeOriginal, '2026:10:03 10:30:00'; '' for a camera that does not know."""
    written = str(picture.getexif().get_ifd(_EXIF_IFD).get(_TAKEN, ""))[:10].replace(":", "-")
    try:
        return PartialDate.from_iso(written).iso if written else ""
    except ValueError:
        return ""


def _too_large(name: str) -> ExpectedError:
    return ExpectedError(f"「{name}」は大きすぎて、入れられません。", "写真の大きさを小さくしてから、入れてください。")
