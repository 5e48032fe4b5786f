"""One photo: what it shows, who agreed, and around which point it is cut."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.records.photo import Photo, PhotoUse
from app.rules.photo_crop import crop_point
from ui import theme
from ui.editors.inputs import LineInput
from ui.forms.photo_section import cropped, read_image
from ui.widgets.buttons import Chip, Segmented
from ui.widgets.dialog import DeedDialog
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import WrapLabel

_CONSENT = (("yes", "同意あり"), ("pending", "まだ聞いていない"), ("no", "外に出さない"))
_PRINT_RATIO = 3 / 2
_STEP = 0.05


class CropView(QWidget):
    """The whole photo; the frame shows what is printed and moves with a press or the arrow keys.

    Signals:
        moved: the crop point is another one.
    """

    moved = Signal()

    def __init__(self, jpeg: bytes, crop: tuple[float, float]) -> None:
        super().__init__()
        self._image = read_image(jpeg, 1000)
        self.crop = crop
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("切り抜く場所。矢印の鍵でも動かせます")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(220))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("paper2"))
        frame = self._picture_frame()
        if not frame.isEmpty():
            painter.drawImage(frame, self._image)
            part = cropped(self._image, _PRINT_RATIO, self.crop)
            scale = frame.width() / self._image.width()
            cut = QRectF(part.topLeft() * scale + frame.topLeft(), part.size() * scale)
            painter.setPen(QPen(theme.colour("field"), 5))
            painter.drawRect(cut)
            painter.setPen(QPen(theme.colour("ai"), 3))
            painter.drawRect(cut)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("ai"), 3))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -2, -2))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._set(self.crop[0] + step[0], self.crop[1] + step[1])

    def _move_to(self, point: QPointF) -> None:
        frame = self._picture_frame()
        if not frame.isEmpty():
            self._set((point.x() - frame.left()) / frame.width(), (point.y() - frame.top()) / frame.height())

    def _set(self, x: float, y: float) -> None:
        self.crop = (round(min(1.0, max(0.0, x)), 3), round(min(1.0, max(0.0, y)), 3))
        self.update()
        self.moved.emit()

    def _picture_frame(self) -> QRectF:
        if self._image.isNull():
            return QRectF()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )


class PhotoDialog(DeedDialog):
    """Edits one photo and its use; nothing is written here.

    Signals:
        drop_wanted: 「写真をはずす」.
    """

    drop_wanted = Signal()

    def __init__(self, parent: QWidget | None, photo: Photo, use: PhotoUse, jpeg: bytes, *, is_first: bool) -> None:
        super().__init__(parent, title="写真", deed="この写真にする", other="写真をはずす")
        self._photo, self._use = photo, use
        self._first_crop = crop_point(photo, use)
        self.view = CropView(jpeg, self._first_crop)
        self.caption = LineInput()
        self.caption.show_text(photo.caption)
        self.consent = Segmented(_CONSENT, "写っている人の同意", photo.consent)
        self.consent.chosen.connect(self.consent.set_value)
        self.first = Chip("いちばん前に出す（紙に載る写真）")
        self.first.setVisible(not is_first)
        self.body.addWidget(self.view)
        self.body.addWidget(WrapLabel("青いわくの中が紙に載ります。写真を押すと動きます", "hint"))
        self.body.addWidget(FieldRow("説明", self.caption, hint="目の見えない人にも伝わる説明（例 体操のようす）"))
        self.body.addWidget(FieldRow("写っている人", self.consent, hint="「同意あり」の写真だけが、紙に載ります"))
        self.body.addWidget(self.first)
        self.other_button.clicked.connect(self._drop)

    @property
    def is_first_wanted(self) -> bool:
        """Whether this photo shall stand before the others."""
        return self.first.isChecked()

    def answer(self) -> tuple[Photo, PhotoUse]:
        """The photo and its use as edited."""
        use = self._use
        if self.view.crop != self._first_crop:
            use = use.changed(crop_x=self.view.crop[0], crop_y=self.view.crop[1])
        return self._photo.changed(caption=self.caption.text().strip(), consent=self.consent.value), use

    def _drop(self) -> None:
        self.reject()
        self.drop_wanted.emit()
