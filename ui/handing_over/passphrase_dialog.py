"""Asks for the passphrase of a locked copy."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.handing_over.passphrase_line import PassphraseLine
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import WrapLabel


class PassphraseDialog(DeedDialog):
    """One line whose letters can be looked at; 「ひらく」 is there as soon as something is typed."""

    def __init__(self, parent: QWidget | None, title: str, detail: str) -> None:
        super().__init__(parent, title="合言葉", deed="ひらく")
        self.setAccessibleName(title)
        self.line = PassphraseLine("合言葉")
        self.body.addWidget(WrapLabel(title, "section"))
        self.body.addWidget(WrapLabel(detail))
        self.body.addWidget(self.line)
        self.body.addWidget(WrapLabel("中身は、このパソコンのどこにも書き出されません。", "hint"))
        self.body.addStretch(1)
        self.line.input.textChanged.connect(lambda _text: self._follow())
        self._follow()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.line.input.text()

    def may_do(self) -> bool:
        """Nothing typed opens nothing."""
        return bool(self.passphrase)

    def _follow(self) -> None:
        self.deed_button.setEnabled(bool(self.passphrase))
