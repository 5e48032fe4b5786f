"""The head of とりこむ: the file, which of its sheets, and how far one is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.exchange.tables import Table
from ui import theme
from ui.importing.column_sheet import ChoiceBox
from ui.importing.import_work import ImportDraft
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.stepper import Stepper
from ui.widgets.surfaces import column, row

STEPS = ("表を選ぶ", "列を合わせる", "たしかめる", "とりこむ")


class ImportHead(QWidget):
    """The page says where one is and listens.

    Attributes:
        sheets: the choice of sheets, where there is one.

    Signals:
        sheet_chosen: number of the table.
    """

    sheet_chosen = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(spacing=16)
        self.setLayout(line)
        texts = column(spacing=4)
        heading = Label(title, "title")
        heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        texts.addWidget(heading)
        below = row(spacing=10)
        self._file_name = ElidedLabel("", "label")
        self.sheets = ChoiceBox("シート")
        self.sheets.setProperty("small", True)
        self.sheets.activated.connect(lambda at: self.sheet_chosen.emit(int(self.sheets.itemData(at))))
        below.addWidget(self._file_name, 1)
        below.addWidget(self.sheets, 1)
        texts.addLayout(below)
        line.addLayout(texts, 1)
        self._stepper = Stepper(STEPS)
        line.addWidget(self._stepper, 0, Qt.AlignmentFlag.AlignTop)

    def show_step(self, number: int) -> None:
        """Mark a step; one more than there are says that all is done."""
        self._stepper.set_now(number)

    def show_nothing(self) -> None:
        """No file is open, or it is over."""
        self._file_name.hide()
        self.sheets.hide()

    def show_file(self, draft: ImportDraft, tables: Sequence[Table], number: int, *, with_left_out: bool) -> None:
        """Name file and sheet; tables that are left out can be chosen only where that can be changed."""
        self._file_name.show()
        self.sheets.setVisible(len(tables) > 1)
        alone = tables[0].sheet if len(tables) == 1 and tables[0].sheet != draft.path.stem else ""
        self._file_name.setText(f"{draft.path.name}　の「{alone}」" if alone else draft.path.name)
        self.sheets.clear()
        for at, table in enumerate(tables):
            if with_left_out or draft.mappings[at].kind:
                self.sheets.addItem(f"シート「{table.sheet}」{len(table.rows)}行", at)
        self.sheets.setCurrentIndex(self.sheets.findData(number))

    def show_steps_in(self, room: int) -> None:
        """The steps are shown where title and file have enough left of `room` (logical pixels)."""
        self._stepper.setVisible(room > self._stepper.sizeHint().width() + theme.px(220))
