"""The middle of 印刷: the pages, that they are on their way, or why there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.printing.preview_pane import PreviewPane
from ui.printing.print_desk import PrintDesk
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.notices import EmptyState


class PrintMiddle(QStackedWidget):
    """One of the three; pages that are made anew stay in sight meanwhile.

    Attributes:
        preview: the pages.
        way_out: the button of the state without pages, while that is shown.
    """

    def __init__(self, desk: PrintDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.preview = PreviewPane(desk)
        self.way_out = Button("")
        self._waiting = Label("つくっています…", "label")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._state: EmptyState | None = None
        self.addWidget(self._waiting)
        self.addWidget(self.preview)

    def wait(self) -> None:
        """Pages are on their way."""
        if self.currentWidget() is not self.preview:
            self.setCurrentWidget(self._waiting)

    def show_pages(self) -> None:
        """What is on the desk."""
        made = self._desk.print_
        if made is not None:
            self.setCurrentWidget(self.preview)
            self.preview.show_print(made)

    def show_stopped(self) -> None:
        """The user stopped it, and can have it made after all."""
        state = EmptyState("とちゅうでやめました", action="もう一度つくる", action_icon="print")
        state.action.clicked.connect(lambda: self._desk.make(self._desk.wish))
        self.show_reason(state)

    def show_reason(self, state: EmptyState) -> None:
        """Why there are no pages, and the way out."""
        if self._state is not None:
            self.removeWidget(self._state)
            self._state.deleteLater()
        self._state, self.way_out = state, state.action
        self.addWidget(state)
        self.setCurrentWidget(state)
