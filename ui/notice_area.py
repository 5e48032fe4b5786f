"""NoticeArea: content with failure bars above it, and toast and progress cards lying over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.background import Job
from ui.widgets.notices import Bar, ProgressCard, Toast
from ui.widgets.surfaces import column


class NoticeArea(QWidget):
    """Wraps what fills the window; the window's messages end up here."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._content = content
        self._bars = column(spacing=8)
        outer.addLayout(self._bars)
        outer.addWidget(content, 1)
        self._shown_bars: list[Bar] = []
        self._toast: Toast | None = None
        self._cards: list[ProgressCard] = []

    @property
    def bars(self) -> list[Bar]:
        """The failures that are not answered yet, oldest first."""
        return list(self._shown_bars)

    @property
    def toast_text(self) -> str:
        """What the toast says, '' for none."""
        return "" if self._toast is None else self._toast.text

    def show_bar(
        self,
        what_happened: str,
        what_to_do: str,
        action: str = "",
        on_action: Callable[[], None] | None = None,
        *,
        tone: str = "failure",
    ) -> Bar:
        """Show a failure until it is answered; the same one twice stands there once, with its button."""
        for bar in self.bars:
            if bar.what_happened == what_happened:
                if bar.has_action and not action:
                    return bar
                self._remove_bar(bar)
        bar = Bar(what_happened, what_to_do, tone=tone, action=action, on_action=on_action)
        bar.answered.connect(lambda: self._remove_bar(bar))
        self._shown_bars.append(bar)
        self._bars.addWidget(bar)
        self._set_bar_margins()
        return bar

    def hide_bar(self, what_happened: str) -> None:
        """Take away the failure that says this, if it is still there."""
        for bar in self.bars:
            if bar.what_happened == what_happened:
                self._remove_bar(bar)

    def show_toast(self, text: str, on_undo: Callable[[], None] | None = None) -> None:
        """Show a short notice."""
        if self._toast is None:
            self._toast = Toast(self)
        self._toast.show_notice(text, on_undo)

    def leave_page(self) -> None:
        """Another page is in sight: what was said about the one before goes."""
        if self._toast is not None:
            self._toast.leave_page()

    def show_job(self, job: Job[object]) -> None:
        """Show how far a job is, until it ends."""
        card = ProgressCard(job.title, self, can_stop=job.can_stop)
        job.progressed.connect(lambda done, total: card.show_progress(done, total, job.unit))
        card.stopped.connect(job.stop)
        job.ended.connect(lambda: self._remove_card(card))
        self._cards.append(card)
        self._place_cards()
        card.show()
        card.raise_()

    def minimumSizeHint(self) -> QSize:
        """That of the content: a bar takes its room from what scrolls, it does not make the window grow."""
        return self._content.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._toast is not None and not self._toast.isHidden():  # not isVisible: one may be said before the layout
            self._toast.place()
        self._place_cards()

    def _remove_bar(self, bar: Bar) -> None:
        self._shown_bars.remove(bar)
        self._bars.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self._set_bar_margins()

    def _set_bar_margins(self) -> None:
        side = theme.px(12) if self._bars.count() else 0
        self._bars.setContentsMargins(side, side, side, side)

    def _remove_card(self, card: ProgressCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
        card.hide()
        card.deleteLater()
        self._place_cards()

    def _place_cards(self) -> None:
        bottom = self.height() - theme.px(64)
        for card in self._cards:
            wanted = card.sizeHint()
            bottom -= wanted.height() + theme.px(8)
            card.setGeometry(self.width() - wanted.width() - theme.px(16), bottom, wanted.width(), wanted.height())
