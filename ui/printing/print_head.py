"""The head of 印刷: what is printed, as sample or imposed, and the two deeds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui import theme
from ui.widgets.buttons import Button, Chip, Segmented
from ui.widgets.labels import ElidedLabel
from ui.widgets.surfaces import column, row

_FORM_AT = 2
"""Where the choice of 見本 or 面付け stands: behind title and chip."""


class PrintHead(QFrame):
    """The page says what is shown and listens.

    Attributes:
        form: 見本 or 面付け; a narrow window keeps it elsewhere (`take_form` brings it back).
        check_chip: opens the list before printing where it has no pane of its own.

    Signals:
        form_chosen: 'plain' or 'imposed'.
        open_wanted, save_wanted: the two deeds.
    """

    form_chosen = Signal(str)
    open_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self._line = row(spacing=10)
        self._line.setContentsMargins(theme.px(24), theme.px(10), theme.px(20), theme.px(10))
        self.setLayout(self._line)
        texts = column(spacing=2)
        self._above, self._title = ElidedLabel("", "cap"), ElidedLabel("", "title")
        texts.addWidget(self._above)
        texts.addWidget(self._title)
        self._line.addLayout(texts, 1)
        self.check_chip = Chip("たしかめ")
        self.form = Segmented((("plain", "見本"), ("imposed", "面付け")), "見かた")
        self.form.chosen.connect(self.form_chosen)
        self.open_button = Button("ひらいて刷る", icon="print", tool_tip="PDFに保存してから、この画面の外でひらきます")
        self.save_button = Button("PDFに保存", "primary", icon="save")
        self.open_button.clicked.connect(lambda: self.open_wanted.emit())
        self.save_button.clicked.connect(lambda: self.save_wanted.emit())
        for widget in (self.check_chip, self.form, self.open_button, self.save_button):
            self._line.addWidget(widget)

    def show_title(self, above: str, title: str) -> None:
        """Name what is printed; `above` says on which paper."""
        self._above.setText(above)
        self._title.setText(title)

    def show_form(self, *, is_imposed: bool, can_be_imposed: bool) -> None:
        """A flyer is one sheet: there is nothing to impose."""
        self.form.setVisible(can_be_imposed)
        self.form.set_value("imposed" if is_imposed else "plain")

    def show_warnings(self, number: int) -> None:
        """How many things to look at before printing."""
        self.check_chip.setText(f"たしかめ {number}件" if number else "たしかめ")

    def allow(self, may_print: bool) -> None:
        """Whether there is anything to save."""
        for button in (self.open_button, self.save_button):
            button.setEnabled(may_print)

    def take_form(self) -> None:
        """Put 見本 or 面付け back to its place here."""
        self._line.insertWidget(_FORM_AT, self.form)

    def show_title_at_all(self, is_shown: bool) -> None:
        """In a tiny window there is room for the buttons only."""
        for label in (self._above, self._title):
            label.setVisible(is_shown)
