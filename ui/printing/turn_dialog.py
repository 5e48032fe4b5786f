"""手で両面: the fronts are printed; how the paper goes back, then the backs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.printing.sheets.duplex import BACKS, FRONTS, PUT_BACK
from app.printing.sheets.setting import Duplex
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import row


class TurnDialog(DeedDialog):
    """Waits between fronts and backs as long as the user needs for turning the stack."""

    def __init__(self, parent: QWidget | None, printer: str, duplex: Duplex) -> None:
        """`duplex` says how the stack goes back."""
        super().__init__(parent, title="うらを刷る", deed="うらを刷る")
        self.body.addWidget(Label("紙を給紙口へ戻してください", "title"))
        self.steps = (
            f"「{FRONTS}」を「{printer}」に送りました。全部出てくるまで待ちます。",
            PUT_BACK[duplex],
            f"1枚もぬけていないか確かめて、「{BACKS}を刷る」を押します。",
        )
        for number, words in enumerate(self.steps, 1):
            line = row(spacing=8)
            line.addWidget(Label(str(number), "strong"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(WrapLabel(words), 1)
            self.body.addLayout(line)
        self.body.addStretch(1)
