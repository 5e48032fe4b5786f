"""写真: pictures are stored once by content; each use says where and how they are shown."""

from __future__ import annotations

from app.records.base import Record, day, integer, one_of, parent, picture, position, real, record, text

PHOTO_ROLES = {"photo": "写真", "map": "案内図"}
"""What a picture is shown as: what it is like there, or the way there, which is never cropped."""

PHOTO_CONSENT = {"yes": "写っている人の同意あり", "no": "外に出さない", "pending": "まだ聞いていない"}


@record(kind="photo", label="写真")
class Photo(Record):
    """A JPEG of at most 1600 px and 250 KB, rotated upright and stripped of everything else (records.md, Photos)."""

    sha: str = picture("中身", printed=False)
    width: int | None = integer("幅", unit="px", printed=False)
    height: int | None = integer("高さ", unit="px", printed=False)
    caption: str = text("説明", searched=True)
    taken: str = day("撮った日", past=True, level="internal", printed=False)
    consent: str = one_of("同意", PHOTO_CONSENT, default="pending", level="internal")


@record(kind="photo_use", label="写真の使いかた")
class PhotoUse(Record):
    """A photo shown with a place, a space or an event.

    The first photo and the first map by `pos` are the ones printed; the crop point is 0–1 of the picture. A map of a
    space serves whatever is held there and has none of its own.
    """

    photo: int | None = parent("写真", "photo")
    place: int | None = parent("居場所", "place")
    space: int | None = parent("場", "space")
    crop_x: float | None = real("切り抜きの横", group="crop", printed=False)
    crop_y: float | None = real("切り抜きの縦", group="crop", printed=False)
    pos: str = position()
    event: int | None = parent("催し", "event")
    role: str = one_of("使いみち", PHOTO_ROLES, default="photo", printed=False)

    @property
    def is_map(self) -> bool:
        """Whether it shows the way there."""
        return self.role == "map"
