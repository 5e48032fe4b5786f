"""The frame of every dialog: body that scrolls, bar with やめる left of the deed, the main window dimmed behind."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.composing import is_composing
from ui.widgets.labels import Label
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import ScrollBody, row


class _Dimmer(QWidget):
    """Darkens the main window while a dialog is open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(theme.COLOURS[theme.Contrast.STANDARD]["ink"])
        veil.setAlpha(110)
        painter.fillRect(self.rect(), veil)
        painter.end()


class DeedDialog(QDialog):
    """A dialog that does one thing. Enter = the deed, Esc = やめる; with danger, Enter is やめる.

    Neither key acts while the IME composes, nor Enter inside a text of several lines.

    Args:
        title: 「記録名 の 定例」.
        deed: verb and object of the button at the right.
        danger: the deed takes something away: red, never the default.
        other: another way out at the far left, '' for none (`other_button`).
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: str,
        deed: str,
        danger: bool = False,
        other: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(one_line(title))
        self.setAccessibleName(title)
        if parent is None:
            theme.dress(self)
        self._danger = danger
        self._wide = wide
        self._dimmer: _Dimmer | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.area = ScrollBody(margin=24, spacing=16)
        self.body = self.area.body
        self._growing = QTimer(self, singleShot=True, interval=0)
        self._growing.timeout.connect(self._grow)
        self.area.inner.installEventFilter(self)
        outer.addWidget(self.area, 1)
        self.deed_button = Button(deed, "danger" if danger else "primary")
        self.cancel_button = Button("やめる")
        self.other_button = Button(other or "ほか", "quiet")
        self.other_button.setVisible(bool(other))
        outer.addWidget(self._make_bar())
        self.deed_button.clicked.connect(self.try_deed)
        self.cancel_button.clicked.connect(self.reject)

    def may_do(self) -> bool:
        """Whether the deed may be done now; a dialog that checks its fields overrides this and shows problems."""
        return True

    def try_deed(self) -> None:
        """Do the deed if it may be done: the dialog closes as accepted."""
        if self.may_do():
            self.accept()

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bottom")
        line = row(spacing=10)
        line.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(10))
        bar.setLayout(line)
        line.addWidget(self.other_button)
        line.addStretch(1)
        self._keys = Label("Esc でやめる" if self._danger else "Enter で決定　Esc でやめる", "hint")
        line.addWidget(self._keys)
        line.addWidget(self.cancel_button)
        line.addWidget(self.deed_button)
        return bar

    def sizeHint(self) -> QSize:
        """As large as its body wants, never larger than the screen."""
        inner, bar = self.area.inner.sizeHint(), self.deed_button.sizeHint().height() + theme.px(20)
        width = max(inner.width(), theme.px(940 if self._wide else 520)) + theme.px(8)
        return QSize(width, self._body_height(width - theme.px(8)) + bar + theme.px(12)).boundedTo(self._room())

    def _body_height(self, width: int) -> int:
        layout = self.area.inner.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.area.inner.sizeHint().height()
        return layout.totalHeightForWidth(width)

    def _room(self) -> QSize:
        screen = self.screen().availableSize()
        parent = self.parentWidget()
        if parent is not None and parent.window().isVisible():
            screen = screen.boundedTo(parent.window().size())
        return QSize(int(screen.width() * 0.96), int(screen.height() * 0.94))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A body in which something more is asked makes the dialog higher, as far as there is room."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._growing.start()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        around = self.size() - self.area.viewport().size()
        width = max(self.width(), min(self.area.inner.sizeHint().width() + around.width(), self._room().width()))
        height = max(self.height(), self._body_height(width - around.width()) + around.height())
        wanted = QSize(width, min(height, self._room().height()))
        if wanted == self.size():
            return
        more = (wanted - self.size()) / 2
        self.resize(wanted)
        parent = self.parentWidget()
        ground = self.screen().availableGeometry() if parent is None else parent.window().frameGeometry()
        furthest = ground.bottomRight() - self.frameGeometry().bottomRight() + self.pos()
        x, y = (min(at, most) for at, most in ((self.x() - more.width(), furthest.x()), (self.y(), furthest.y())))
        self.move(max(ground.left(), x), max(ground.top(), y))

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        if parent is not None and self._dimmer is None:
            self._dimmer = _Dimmer(parent.window())
        self._order_focus()
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):  # Qt stops at two thirds of the screen's width
            self.resize(self.sizeHint())
        super().showEvent(event)

    def _order_focus(self) -> None:
        """First what is asked, then the bar; where nothing is asked the button that Enter presses has the focus."""
        asked = self._asked()
        for before, after in pairwise([*asked[-1:], self.other_button, self.cancel_button, self.deed_button]):
            QWidget.setTabOrder(before, after)
        if self._danger:
            self.cancel_button.setFocus()
        elif self.focusWidget() is None:
            (asked[0] if asked else self.deed_button).setFocus()

    def _asked(self) -> list[QWidget]:
        """What Tab reaches inside the body, in order."""
        found: list[QWidget] = []
        at = self.nextInFocusChain()
        while at is not None and at is not self:
            takes_tab = at.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            if takes_tab and self.area.inner.isAncestorOf(at) and at.isVisibleTo(self) and at.isEnabled():
                found.append(at)
            at = at.nextInFocusChain()
        return found

    def done(self, result: int) -> None:
        self._lift_veil()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._lift_veil()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_composing():
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(self.focusWidget(), QTextEdit):
                return
            if self._danger:
                self.reject()
            else:
                self.try_deed()
            return
        super().keyPressEvent(event)

    def _lift_veil(self) -> None:
        if self._dimmer is not None:
            self._dimmer.hide()
            self._dimmer.deleteLater()
            self._dimmer = None
