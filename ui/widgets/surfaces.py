"""What things lie on: scrolling bodies, sections, cards, wells and rules."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label, WrapLabel

PAGE_MARGIN = 20
"""px at 標準 from the left edge of a page to its title and to what stands below it."""
WIDEST_FORM = 900
"""px at 標準: label, 40 characters, and what stands beside a field."""
_SETTLED_MILLISECONDS = 400


def rule(role: str = "rule") -> QFrame:
    """A hairline across; `rule_strong` is darker, `rule_down` stands upright."""
    line = QFrame()
    line.setProperty("role", role)
    upright = role == "rule_down"
    fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
    line.setSizePolicy(fixed if upright else free, free if upright else fixed)
    return line


def column(*, margin: float = 0, spacing: float = 8) -> QVBoxLayout:
    """A vertical layout with distances given at 標準."""
    made = QVBoxLayout()
    _set_distances(made, margin, spacing)
    return made


def row(*, margin: float = 0, spacing: float = 8) -> QHBoxLayout:
    """A horizontal layout with distances given at 標準."""
    made = QHBoxLayout()
    _set_distances(made, margin, spacing)
    return made


def _set_distances(layout: QLayout, margin: float, spacing: float) -> None:
    side = theme.px(margin)
    layout.setContentsMargins(side, side, side, side)
    layout.setSpacing(theme.px(spacing))


class Surface(QFrame):
    """A frame in a role of the style sheet with a column inside (`body`)."""

    def __init__(
        self, role: str, *, margin: float = 16, spacing: float = 8, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.body = column(margin=margin, spacing=spacing)
        self.setLayout(self.body)
        if name:
            self.setAccessibleName(name)


class Card(Surface):
    """A white sheet of its own on the ground."""

    def __init__(self, heading: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__("card", name=heading, parent=parent)
        if heading:
            self.body.addWidget(Label(heading, "section"))


class Well(Surface):
    """A tinted box: `spoken` (a sentence said back), `info`, `check`, `failure`, with one icon at the left."""

    _ICONS = {"spoken": ("schedule", "mid"), "info": ("info", "ai"), "check": ("attention", "yam")}  # noqa: RUF012 - a constant table

    def __init__(self, tone: str, text: str = "", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(f"well_{tone}", margin=12, parent=parent)
        default, colour = self._ICONS.get(tone, ("failure", "shu"))
        line = row(spacing=10)
        self._icon = Label()
        icons.put(self._icon, icon or default, colour, 20)
        self.text = WrapLabel(text)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        self.body.addLayout(line)


class Section(QWidget):
    """A heading with at most one quiet button at its right, fields below, a hairline above; no box around it."""

    def __init__(
        self, heading: str, *, action: str = "", icon: str = "", has_rule: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.heading = heading
        outer = column(spacing=12)
        self.setLayout(outer)
        if has_rule:
            outer.addWidget(rule())
        self._head = row(spacing=12)
        self._head.addWidget(ElidedLabel(heading, "section"), 1)
        self.action: Button | None = None
        if action:
            self.action = Button(action, "quiet", icon=icon, small=True)
            self._head.addWidget(self.action)
        outer.addLayout(self._head)
        self.body = column(spacing=12)
        outer.addLayout(self.body)


class ScrollBody(QScrollArea):
    """A body that scrolls down, never sideways; `body` is the column inside."""

    def __init__(
        self,
        *,
        margin: float = 24,
        spacing: float = 16,
        name: str = "",
        widest: float = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`widest`: px at 標準 that the body may take, so that no line becomes too long to read; 0 for all there is.

        Only for a body that is kept: `show_inner` lets it go.
        """
        super().__init__(parent)
        self._widest = widest
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.body = column(margin=margin, spacing=spacing)
        self.inner.setLayout(self.body)
        self.show_inner(self.inner)
        self._stays_at: int | None = None
        self._scroll: Callable[[], None] = self._rest
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED_MILLISECONDS)
        self._settling.timeout.connect(self._rest)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.actionTriggered.connect(self._stop_following)  # whoever scrolls meanwhile is not pulled back
        if name:
            self.setAccessibleName(name)

    def bring(self, widget: QWidget) -> None:
        """Scroll so that something inside is in sight, with what stands around it."""

        def bring() -> None:
            if shiboken6.isValid(widget):
                self.ensureWidgetVisible(widget, theme.px(20), theme.px(80))

        self._stays_at = None
        self._until_settled(bring)

    def stay(self) -> None:
        """Stay at this height while what is inside is shown anew, however often until it has settled."""
        bar = self.verticalScrollBar()
        at = self._stays_at = bar.value() if self._stays_at is None else self._stays_at
        self._until_settled(lambda: bar.setValue(at))

    def _until_settled(self, scroll: Callable[[], None]) -> None:
        """Scroll now and as long as heights change: what is shown anew finds its own in several turns of the loop."""
        self._scroll = scroll
        self._settling.start()
        scroll()
        self._follow()

    def _follow(self) -> None:
        QTimer.singleShot(0, self, self._again)

    def _again(self) -> None:
        if self._settling.isActive():
            self._scroll()

    def _stop_following(self) -> None:
        self._settling.stop()
        self._rest()

    def _rest(self) -> None:
        self._stays_at = None

    def show_inner(self, inner: QWidget) -> None:
        """Scroll another widget in place of the one before, which is deleted."""
        self.inner = inner
        self.setWidget(inner)
        for ground in (inner, self.viewport()):  # what lies below shows through, paper or sheet
            ground.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._widest:
            margins = self.body.contentsMargins()
            free = self.viewport().width() - theme.px(self._widest)
            self.body.setContentsMargins(
                margins.left(), margins.top(), max(margins.left(), free - margins.left()), margins.bottom()
            )
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for what is inside (it cannot scroll sideways), as low as one likes."""
        bar = self.verticalScrollBar().sizeHint().width()
        spare = 0
        if self._widest:  # what is free beside the body goes first when the window gets narrower
            margins = self.body.contentsMargins()
            spare = margins.right() - margins.left()
        return QSize(self.inner.minimumSizeHint().width() - spare + bar, theme.px(80))
