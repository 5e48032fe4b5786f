"""One photo: whether it is a map, what it shows, who agreed, and around which point it is cut."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.records.photo import PHOTO_ROLES, Photo, PhotoUse
from app.rules.photo_crop import crop_point
from ui import theme
from ui.editors.inputs import LineInput
from ui.forms.photo_section import cropped, read_image
from ui.widgets.buttons import Chip, Segmented
from ui.widgets.dialog import DeedDialog
from ui.widgets.field_row import FieldRow

_CONSENT = (("yes", "同意あり"), ("pending", "まだ聞いていない"), ("no", "外に出さない"))
_ROLES = (("photo", "写真"), ("map", "案内図（行き方の地図）"))
_PRINT_RATIO = 3 / 2
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class _Words:
    """What the dialog says of a photo, and of a map.

    Attributes:
        cut: what of the picture is printed.
        caption: an example of its description.
        consent: who has to agree to what.
        first: the chip that brings it forward.
    """

    cut: str
    caption: str
    consent: str
    first: str


_WORDS = {
    "photo": _Words(
        "青いわくの中が紙に載ります。写真を押すと動きます",
        "目の見えない人にも伝わる説明（例 体操のようす）",
        "写っている人に聞いてください。「同意あり」の写真だけが、紙に載ります",
        "いちばん前に出す（紙に載る写真）",
    ),
    "map": _Words(
        "切らずに、ぜんぶ紙に載ります。「住所をぜんぶ載せる」場のものだけが、みんなの見る紙に出ます",
        "目の見えない人にも伝わる説明（例 バス停から歩いて3分）",
        "かいた人に聞いてください。「同意あり」の案内図だけが、紙に載ります（市販の地図の写しは使えません）",
        "いちばん前に出す（紙に載る案内図）",
    ),
}


class CropView(QWidget):
    """The whole photo; the frame shows what is printed and moves with a press or the arrow keys. A map has no frame.

    Signals:
        moved: the crop point is another one.
    """

    moved = Signal()

    def __init__(self, jpeg: bytes, crop: tuple[float, float]) -> None:
        super().__init__()
        self._image = read_image(jpeg, 1000)
        self.crop = crop
        self._is_whole = False
        self.show_whole(is_whole=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_whole(self, *, is_whole: bool) -> None:
        """Whether all of it is printed: then there is nothing to move."""
        self._is_whole = is_whole
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_whole else Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if is_whole else Qt.CursorShape.CrossCursor)
        self.setAccessibleName("案内図" if is_whole else "切り抜く場所。矢印の鍵でも動かせます")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(270))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(220))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("paper2"))
        frame = self._picture_frame()
        if not frame.isEmpty():
            painter.drawImage(frame, self._image)
        if not frame.isEmpty() and not self._is_whole:
            part = cropped(self._image, _PRINT_RATIO, self.crop)
            scale = frame.width() / self._image.width()
            cut = QRectF(part.topLeft() * scale + frame.topLeft(), part.size() * scale)
            painter.setPen(QPen(theme.colour("field"), 5))
            painter.drawRect(cut)
            painter.setPen(QPen(theme.colour("ai"), 3))
            painter.drawRect(cut)
        if self.hasFocus() and not self._is_whole:
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
        if not frame.isEmpty() and not self._is_whole:
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
        drop_wanted: 「写真をはずす」, of a map 「案内図をはずす」.
    """

    drop_wanted = Signal()

    def __init__(
        self, parent: QWidget | None, photo: Photo, use: PhotoUse, jpeg: bytes, *, led_by: Collection[str]
    ) -> None:
        """`led_by`: the uses (`PhotoUse.role`) of the pictures that stand before this one."""
        super().__init__(parent, title="写真", deed="この写真にする", other="写真をはずす")
        self._photo, self._use = photo, use
        self._first_crop = crop_point(photo, use)
        self._led_by = led_by
        self.view = CropView(jpeg, self._first_crop)
        self.role = Segmented(_ROLES, "これは", use.role)
        self.role.chosen.connect(self.role.set_value)
        self.role.chosen.connect(self._show_role)
        self.caption = LineInput()
        self.caption.show_text(photo.caption)
        self.consent = Segmented(_CONSENT, "同意", photo.consent)
        self.consent.chosen.connect(self.consent.set_value)
        self.first = Chip("")
        self._role_row = FieldRow("これは", self.role)
        self._caption_row = FieldRow("説明", self.caption)
        self._consent_row = FieldRow("同意", self.consent)
        for widget in (self.view, self._role_row, self._caption_row, self._consent_row, self.first):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.other_button.clicked.connect(self._drop)
        self._show_role(use.role)

    @property
    def is_first_wanted(self) -> bool:
        """Whether this photo shall stand before the others."""
        return self.first.isChecked() and self.role.value in self._led_by

    def answer(self) -> tuple[Photo, PhotoUse]:
        """The photo and its use as edited."""
        use = self._use
        if self.view.crop != self._first_crop:
            use = use.changed(crop_x=self.view.crop[0], crop_y=self.view.crop[1])
        use = use.changed(role=self.role.value)
        return self._photo.changed(caption=self.caption.text().strip(), consent=self.consent.value), use

    def _show_role(self, role: str) -> None:
        """Say what goes for a photo, or for a map."""
        words, word = _WORDS[role], PHOTO_ROLES[role]
        self.setWindowTitle(word)
        self.setAccessibleName(word)
        self.deed_button.set_text(f"この{word}にする")
        self.other_button.set_text(f"{word}をはずす")
        self.view.show_whole(is_whole=role == "map")
        self._role_row.set_hint(words.cut)
        self._caption_row.set_hint(words.caption)
        self._consent_row.set_hint(words.consent)
        self.first.set_text(words.first)
        self.first.setVisible(role in self._led_by)

    def _drop(self) -> None:
        self.reject()
        self.drop_wanted.emit()
