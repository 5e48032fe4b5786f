"""Sheet: one page of 設定, scrolling, with its heading and a sentence about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import AppContext
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column

_WIDTH = 760


class Sheet(QWidget):
    """The base of all sheets; what is shown goes into `body`.

    Attributes:
        title: heading, and the row in the list.
        about: one sentence below it.
    """

    title = ""
    about = ""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.setMaximumWidth(theme.px(_WIDTH))
        self.body = column(margin=24, spacing=16)
        self.setLayout(self.body)
        self.body.addWidget(Label(self.title, "title"))
        self._about = WrapLabel(self.about, "label")
        self.body.addWidget(self._about)
        self._about.setVisible(bool(self.about))

    def add_row(self, label: str, control: QWidget, *, hint: str = "", beside: Sequence[QWidget] = ()) -> FieldRow:
        """Put a field below the others; at 特大 its label stands above it."""
        is_largest = theme.current.text_size is theme.TextSize.LARGEST
        made = FieldRow(label, control, hint=hint, beside=beside, labels_above=is_largest)
        self.body.addWidget(made)
        return made

    def say_about(self, words: str) -> None:
        """Another sentence below the heading."""
        self._about.setText(words)
        self._about.setVisible(bool(words))

    def show_setting(self, key: str) -> None:
        """Bring the cursor to the field of a setting, if the sheet has one."""

    def show_stored(self) -> None:
        """What the ledger or this computer holds now."""

    def keep(self) -> None:
        """The sheet is left: write what was typed."""
