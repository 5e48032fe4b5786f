"""What the program says without being asked: bar, toast, empty state, progress card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import Surface, column, row

TOAST_MILLISECONDS = 8000
_LONGEST_COUNT = "1,234 / 1,234 ページ"
_CARD_PX, _AROUND_CARD_PX = 380, 32
_OF_THIS_DEED_MILLISECONDS = 1000  # a page that comes so soon after a notice is where the deed led


class Bar(Surface):
    """A failure or a piece of information at the top; stays until it is answered.

    Signals:
        answered: the user pressed its button or the x.
    """

    answered = Signal()

    def __init__(
        self,
        what_happened: str,
        what_to_do: str,
        *,
        tone: str = "failure",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"well_{tone}", margin=12, parent=parent)
        self.what_happened, self.what_to_do = what_happened, what_to_do
        self.has_action = bool(action) and on_action is not None
        self.setAccessibleName(f"{what_happened}{what_to_do}")
        line = row(spacing=12)
        icon = Label()
        icons.put(icon, "info" if tone == "info" else "failure", "ai" if tone == "info" else "shu", 22)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        text = column(spacing=4)
        text.addWidget(WrapLabel(what_happened, "strong"))
        if what_to_do:
            text.addWidget(WrapLabel(what_to_do))
        line.addLayout(text, 1)
        if action and on_action is not None:
            button = Button(action, small=True)
            button.clicked.connect(self._answer_with(on_action))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        close = IconButton("close", "このお知らせをとじる")
        close.clicked.connect(self.answered)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def _answer_with(self, on_action: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            self.answered.emit()
            on_action()

        return answer


class Toast(QWidget):
    """A short notice at the bottom of the content with one button; goes after 8 s unless it is looked at.

    The styled frame lies inside a plain transparent widget: a top-level frame would lose its ground.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MILLISECONDS)
        self._timer.timeout.connect(self._leave)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setProperty("role", "toast")
        outer.addWidget(frame)
        self._frame = frame
        line = QHBoxLayout(frame)
        line.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        line.setSpacing(theme.px(12))
        self._icon = Label()
        icons.put(self._icon, "ok_filled", "on_toast", 18)
        self._text = ElidedLabel("", "toast_text")
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._button = Button("元に戻す", "toast", icon="undo", small=True)
        self._keys = Label("Ctrl＋Z", "toast_text")
        for widget in (self._icon, self._text, self._button, self._keys):
            line.addWidget(widget)
        self._on_action: Callable[[], None] | None = None
        self._button.clicked.connect(self._press)
        self._shown_for = QElapsedTimer()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._give_way)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, '' while it is not there."""
        return self._text.text() if self.isVisible() else ""

    def show_notice(self, text: str, on_undo: Callable[[], None] | None = None) -> None:
        """Say something; only one notice at a time, the newest."""
        self._text.setText(text)
        self._button.setVisible(on_undo is not None)
        self._keys.setVisible(on_undo is not None)
        self._on_action = on_undo
        self.setAccessibleName(text)
        self.show()
        self.place()  # after showing: only then the style sheet has had its say about sizes
        self.raise_()
        self._timer.start()
        self._shown_for.start()

    def leave_page(self) -> None:
        """Another page came into sight: a notice of the page before goes, that of the deed that led here stays."""
        if self.isVisible() and self._shown_for.elapsed() > _OF_THIS_DEED_MILLISECONDS:
            self.hide()

    def _give_way(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """A field that is written in is never covered; 元に戻す stands in the saved line too."""
        if not self.isVisible() or not isinstance(entered, QLineEdit | QTextEdit):
            return
        field = QRect(entered.mapToGlobal(QPoint(0, 0)), entered.size())
        if field.intersects(QRect(self.mapToGlobal(QPoint(0, 0)), self.size())):
            self.hide()

    def place(self) -> None:
        """Sit at the bottom centre of the parent."""
        self._frame.updateGeometry()  # Qt would tell the outer layout of a new text only later
        parent = self._over
        wanted = self.sizeHint()
        width = min(wanted.width(), parent.width() - theme.px(48))
        self.setGeometry(
            (parent.width() - width) // 2, parent.height() - wanted.height() - theme.px(72), width, wanted.height()
        )

    def _press(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()

    def _leave(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)


class TeaCups(QWidget):
    """The drawing of an empty state: two cups on a shelf."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 140, self.height() / 84)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("wood"))
        painter.drawRoundedRect(QRectF(0, 78, 140, 5), 2.5, 2.5)
        for left, cup in ((26.0, "ai"), (84.0, "mid")):
            painter.setBrush(theme.colour(cup))
            path = QPainterPath(QPointF(left, 36))
            path.lineTo(left + 32, 36)
            path.lineTo(left + 30, 64)
            path.quadTo(left + 28, 76, left + 20, 76)
            path.lineTo(left + 12, 76)
            path.quadTo(left + 4, 76, left + 2, 64)
            path.closeSubpath()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPath(path)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("steam"), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for wave in (left + 10, left + 22):
                steam = QPainterPath(QPointF(wave, 30))
                steam.cubicTo(wave - 6, 22, wave + 6, 14, wave, 4)
                painter.drawPath(steam)
        painter.end()


class EmptyState(QWidget):
    """Instead of an empty list: why, one button that gets out, one quiet alternative."""

    def __init__(
        self,
        sentence: str,
        reason: str = "",
        *,
        action: str = "",
        action_icon: str = "",
        other: str = "",
        other_icon: str = "",
        has_drawing: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`has_drawing` False beside an empty list that has the drawing already."""
        super().__init__(parent)
        outer = column(margin=10, spacing=12)
        self.setLayout(outer)
        centre = Qt.AlignmentFlag.AlignHCenter
        outer.addStretch(1)
        if has_drawing:
            cups = TeaCups()
            cups.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            outer.addWidget(cups, 0, centre)
        self.sentence, self.reason = WrapLabel(sentence, "section"), WrapLabel(reason, "label")
        for label in (self.sentence, self.reason):
            label.setAlignment(centre)
            outer.addWidget(label)
        self.reason.setVisible(bool(reason))
        self.action = Button(action, "primary", icon=action_icon)
        self.other = Button(other, "quiet", icon=other_icon)
        for button, word in ((self.action, action), (self.other, other)):
            outer.addWidget(button, 0, centre)
            button.setVisible(bool(word))
        outer.addStretch(2)


class ProgressCard(Surface):
    """What a long job is doing, how far it is, and やめる where it can be stopped; bottom right.

    Signals:
        stopped: the user pressed やめる.
    """

    stopped = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, can_stop: bool = True) -> None:
        super().__init__("card", margin=14, spacing=8, parent=parent)
        self.setAccessibleName(title)
        self._unit = ""
        head = row(spacing=8)
        icon = Label()
        icons.put(icon, "due", "ai", 18)
        head.addWidget(icon)
        self._title = ElidedLabel(title, "strong")
        head.addWidget(self._title, 1)
        self._count = Label()
        head.addWidget(self._count)
        self.body.addLayout(head)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self.body.addWidget(self._bar)
        foot = row(spacing=8)
        meanwhile = "そのまま ほかの仕事ができます" if can_stop else "とちゅうでは やめられません。少しお待ちください"
        foot.addWidget(Label(meanwhile, "hint"))
        foot.addStretch(1)
        self.stop_button = Button("やめる", small=True)
        self.stop_button.clicked.connect(self._ask_to_stop)
        self.stop_button.setVisible(can_stop)
        foot.addWidget(self.stop_button)
        self.body.addLayout(foot)

    def show_progress(self, done: int, total: int, unit: str = "") -> None:
        """n of m; total 0 means nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done:,} / {total:,} {unit}".rstrip() if total else "")

    def _ask_to_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_button.set_text("やめています")
        self.stopped.emit()

    def sizeHint(self) -> QSize:
        """As wide as its title with a count beside it, so that the card stays where it is while it counts."""
        for label in (self._title, self._count):
            label.ensurePolished()
        count = QFontMetrics(self._count.font()).horizontalAdvance(_LONGEST_COUNT)
        wanted = self._title.sizeHint().width() + count + theme.px(18 + 2 * 8 + 2 * 14)
        outside = self.parentWidget()
        most = wanted if outside is None else outside.width() - theme.px(_AROUND_CARD_PX)
        return QSize(max(theme.px(_CARD_PX), min(wanted, most)), super().sizeHint().height())
