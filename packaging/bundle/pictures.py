"""The icons of the program and of its ledgers, and the pictures of the installer, drawn with the program's own sign.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPainterPath, QPen

from ui import theme
from ui.application import make_application
from ui.preferences import Preferences
from ui.widgets.noren import paint_sign

SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""px: what desktops show at 100 to 250 %."""
MAC_SIDE = 1024

Drawing = Callable[[QPainter, float], None]
"""Paints into a square with this side."""


def paint_program(painter: QPainter, side: float) -> None:
    """The noren, indigo on nothing."""
    colours = theme.COLOURS[theme.Contrast.STANDARD]
    edge = side / 32
    frame = QRectF(edge, edge, side - 2 * edge, side - 2 * edge)
    paint_sign(painter, frame, QColor(colours["ai"]), QColor(colours["sheet"]))


def paint_ledger(painter: QPainter, side: float) -> None:
    """A sheet with a folded corner, and the noren on it."""
    colours = theme.COLOURS[theme.Contrast.STANDARD]
    fold = side * 0.24
    left, top, right, bottom = side * 0.12, side * 0.03, side * 0.88, side * 0.97
    sheet = QPainterPath(QPointF(left, top))
    for x, y in ((right - fold, top), (right, top + fold), (right, bottom), (left, bottom)):
        sheet.lineTo(x, y)
    sheet.closeSubpath()
    outline = QPen(QColor(colours["ai"]), max(1.0, side / 32))
    outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(outline)
    painter.setBrush(QColor(colours["sheet"]))
    painter.drawPath(sheet)
    corner = QPainterPath(QPointF(right - fold, top))
    corner.lineTo(right - fold, top + fold)
    corner.lineTo(right, top + fold)
    painter.setBrush(QColor(colours["paper2"]))
    painter.drawPath(corner)
    width = side * 0.5
    frame = QRectF((left + right - width) / 2, side * 0.37, width, width)
    paint_sign(painter, frame, QColor(colours["ai"]), QColor(colours["sheet"]))


def picture(drawing: Drawing, side: int) -> QImage:
    """A square picture with nothing behind it."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing(painter, side)
    painter.end()
    return image


def write_windows_icon(drawing: Drawing, target: Path, sides: Iterable[int] = SIDES) -> None:
    """One .ico with every size drawn for itself."""
    images = [Image.open(io.BytesIO(png(picture(drawing, side)))) for side in sides]
    largest = images[-1]
    largest.save(target, format="ICO", append_images=images[:-1], sizes=[image.size for image in images])


def write_mac_icon(drawing: Drawing, target: Path) -> None:
    """One .icns; the Mac takes the size it needs from the largest."""
    Image.open(io.BytesIO(png(picture(drawing, MAC_SIDE)))).save(target, format="ICNS")


def png(image: QImage) -> bytes:
    """The picture as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(content.data())


def write_installer_side(target: Path) -> None:
    """The picture at the left of the installer's first and last page: 164 × 314 px at 96 dpi, drawn twice as large."""
    colours = theme.COLOURS[theme.Contrast.STANDARD]
    image = QImage(328, 628, QImage.Format.Format_RGB32)
    image.fill(QColor(colours["paper2"]))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_sign(painter, QRectF(84, 150, 160, 160), QColor(colours["ai"]), QColor(colours["sheet"]))
    letters = theme.font("big")
    letters.setPixelSize(46)
    painter.setFont(letters)
    painter.setPen(QColor(colours["ai"]))
    painter.drawText(QRectF(0, 330, 328, 80), Qt.AlignmentFlag.AlignCenter, "つどいば")
    painter.end()
    image.save(str(target))


def write_desktop_icons(folder: Path, sides: Iterable[int] = SIDES) -> None:
    """PNG files as the desktops of Linux look for them, below `hicolor`."""
    for side in sides:
        for drawing, name in ((paint_program, "apps/tsudoiba"), (paint_ledger, "mimetypes/application-x-tsudoiba")):
            target = folder / f"{side}x{side}" / f"{name}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(png(picture(drawing, side)))


def main() -> None:
    """`python -m bundle.pictures windows|linux|macos FOLDER`: everything that build needs."""
    application = make_application(Preferences(None))
    folder = Path(sys.argv[2])
    if sys.argv[1] == "linux":
        write_desktop_icons(folder)
    elif sys.argv[1] == "macos":
        write_mac_icon(paint_program, folder / "tsudoiba.icns")
        write_mac_icon(paint_ledger, folder / "ledger.icns")
    else:
        write_windows_icon(paint_program, folder / "tsudoiba.ico")
        write_windows_icon(paint_ledger, folder / "ledger.ico")
        write_installer_side(folder / "side.bmp")
    application.quit()


if __name__ == "__main__":
    main()
