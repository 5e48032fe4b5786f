"""写真: small pictures in their order; more come by file, by dragging, or pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from app.editing import Editing
from app.photos import PICTURE_SUFFIXES
from app.records.photo import PHOTO_ROLES, Photo, PhotoUse
from app.records.place import Place
from app.rules.photo_crop import crop_point
from ui import theme
from ui.forms.form_section import FormSection
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox
from ui.widgets.labels import WrapLabel
from ui.widgets.tab_order import stand_before

BlobOf = Callable[[str], bytes]
_TILE = (126, 84)
_DRAG_SUFFIXES = (*PICTURE_SUFFIXES, ".heic", ".heif")


class PhotoTile(Button):
    """One photo, cut as it will be printed, or a map, whole; pressing it opens it."""

    def __init__(self, photo: Photo, use: PhotoUse, jpeg: bytes, number: int) -> None:
        words = photo.caption or "説明なし"
        what = PHOTO_ROLES[use.role]
        super().__init__("", "radio_card", name=f"{what}{number} {words}", tool_tip=words)
        self._crop = None if use.is_map else crop_point(photo, use)
        self._needs_consent = photo.consent != "yes"
        self._image = read_image(jpeg, theme.px(_TILE[0]) * 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self._needs_consent:
            whose = "載せてよいという返事" if use.is_map else "写っている人の同意"
            self.setAccessibleDescription(f"{whose}がまだです。紙には載りません")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_TILE[0]), theme.px(_TILE[1]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(frame, theme.px(8), theme.px(8))
        painter.setClipPath(path)
        painter.fillPath(path, theme.colour("paper2"))
        if self._crop is None:
            painter.drawImage(_whole(self._image, frame), self._image)
            corner = QRectF(frame.left(), frame.top(), frame.width() / 2, theme.px(22))
            self._paint_band(painter, corner, "案内図", "ai")
        elif not self._image.isNull():
            painter.drawImage(frame, self._image, cropped(self._image, frame.width() / frame.height(), self._crop))
        if self._needs_consent:
            height = theme.px(22)
            band = QRectF(frame.left(), frame.bottom() - height, frame.width(), height)
            self._paint_band(painter, band, "同意まだ", "yam")
        painter.setClipping(False)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("ai" if focused else "line2"), 3 if focused else 1))
        painter.drawPath(path)
        painter.end()

    @staticmethod
    def _paint_band(painter: QPainter, band: QRectF, word: str, colour: str) -> None:
        """A word over the picture, dark on the tint of its colour."""
        painter.fillRect(band, theme.colour(f"{colour}w"))
        painter.setPen(theme.colour(colour))
        painter.setFont(theme.font("cap"))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, word)


class PhotoSection(FormSection):
    """The photos of a place or a space.

    Signals:
        files_wanted: let the user pick files.
        pictures_came: (list of paths or bytes) dropped or pasted.
        photo_wanted: (photo use id) open one.
    """

    files_wanted = Signal()
    pictures_came = Signal(object)
    photo_wanted = Signal(object)

    def __init__(self, heading: str, blob_of: BlobOf, *, has_rule: bool = True) -> None:
        super().__init__(heading, has_rule=has_rule)
        self._blob_of = blob_of
        self._tiles = FlowBox(spacing=10)
        self._add = Button("写真を入れる", icon="photo", parent=self._tiles)
        self._add.setObjectName("add_photo")
        self._add.clicked.connect(self.files_wanted)
        self.body.addWidget(self._tiles)
        self._hint = WrapLabel(
            "写真をここへドラッグしても、貼りつけても（Ctrl＋V）入ります。行き方の地図は、入れてから押すと「案内図」にできます",
            "hint",
        )
        self.body.addWidget(self._hint)
        self.setAcceptDrops(True)

    def show_place(self, editing: Editing, place: Place | None) -> None:
        """Show the photos of a place."""
        self.show_photos(editing, "place", None if place is None else place.id)

    def show_photos(self, editing: Editing, field: str, record_id: int | None) -> None:
        """Show the photos that hang on a record by a link of their uses (`place`, `space`), in their order."""
        self._tiles.clear(keep=self._add)
        uses = [] if record_id is None else editing.linking(PhotoUse, field, record_id)
        shown = [(use, photo) for use in uses if (photo := editing.get(Photo, use.photo)) is not None]
        tiles = [
            PhotoTile(photo, use, self._picture(editing, photo), number)
            for number, (use, photo) in enumerate(shown, start=1)
        ]
        for tile, (use, _photo) in zip(tiles, shown, strict=True):
            tile.clicked.connect(lambda _on=False, chosen=use.id: self.photo_wanted.emit(chosen))
            self._tiles.add(tile)
        self._add.setFixedHeight(theme.px(_TILE[1]) if tiles else theme.size("control"))
        self._tiles.add(self._add)
        stand_before(self._add, tiles)

    def _picture(self, editing: Editing, photo: Photo) -> bytes:
        if photo.sha in editing.blobs:
            return editing.blobs[photo.sha]
        try:
            return self._blob_of(photo.sha)
        except KeyError:  # a ledger without its pictures: the tile stays empty
            return b""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pictures_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        pictures = pictures_in(event.mimeData())
        if pictures:
            event.acceptProposedAction()
            self.pictures_came.emit(pictures)


def pictures_in(data: QMimeData) -> Sequence[object]:
    """What was dropped or pasted: paths of picture files, or one picture as PNG bytes; empty when neither."""
    from pathlib import Path

    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    files = [path for path in paths if path.suffix.lower() in _DRAG_SUFFIXES]
    if files or not data.hasImage():
        return files
    image = data.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return []
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants a name
    return [bytes(content.data())]


def read_image(jpeg: bytes, width: int) -> QImage:
    """A picture decoded no larger than needed; a null image for damaged bytes."""
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid() and size.width() > width:
        reader.setScaledSize(size.scaled(width, width * 4, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _whole(image: QImage, frame: QRectF) -> QRectF:
    """Where a whole picture comes to lie in the middle of a frame."""
    size = image.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    middle = frame.center()
    return QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height())


def cropped(image: QImage, ratio: float, crop: tuple[float, float]) -> QRectF:
    """The part of a picture with this width ÷ height that lies around the crop point (0-1 of the picture)."""
    width, height = float(image.width()), float(image.height())
    wanted_width, wanted_height = (width, width / ratio) if width / height < ratio else (height * ratio, height)
    left = min(max(0.0, crop[0] * width - wanted_width / 2), width - wanted_width)
    top = min(max(0.0, crop[1] * height - wanted_height / 2), height - wanted_height)
    return QRectF(left, top, wanted_width, wanted_height)
