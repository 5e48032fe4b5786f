"""表を選ぶ: where a list is dropped or picked, and what a bad file was."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import ExpectedError
from app.ledger import Ledger
from app.wording import with_nouns
from ui.widgets.buttons import Button
from ui.widgets.drop_area import DropArea
from ui.widgets.notices import Bar
from ui.widgets.surfaces import ScrollBody, Well

_READABLE = (
    "{place}・{space}と提供者・{volunteer}・{organization}などの一覧（Excel、CSV）、会議の記録（文章、Word）、"
    "つどいばから書き出したものを読めます"
)


class OpeningView(ScrollBody):
    """The first step.

    Signals:
        file_wanted: the user wants to pick a file.
        paste_wanted: what was copied elsewhere shall be read.
        export_wanted: the other way: everything shall be written out.
    """

    file_wanted = Signal()
    paste_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, spacing=16, name="表を選ぶ", parent=parent)
        self._bar: Bar | None = None
        self.button = Button("表を選ぶ", "primary", icon="folder")
        self.button.clicked.connect(self.file_wanted)
        self.paste_button = Button("コピーした表を貼り付ける", "quiet", icon="copy", tool_tip="Ctrl＋V")
        self.paste_button.clicked.connect(self.paste_wanted)
        self.drop_area = DropArea(
            "table",
            "ふだんお使いの一覧を、ここに置いてください",
            with_nouns(_READABLE, ledger),
            self.button,
            self.paste_button,
        )
        self.body.addWidget(self.drop_area)
        self.body.addWidget(
            Well(
                "info",
                "見出しの行や列の並びは、そのままで大丈夫です。とりこむ前に、1行ずつどうなるかを見られます。"
                "もとの表は変わりません。とりこんだあとでも、ぜんぶ元に戻せます。",
            )
        )
        self.export_button = Button("反対に、帳面をExcelなどに書き出す", "quiet", icon="export")
        self.export_button.clicked.connect(self.export_wanted)
        self.body.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    @property
    def failure(self) -> str:
        """What the bar says, '' without one."""
        return "" if self._bar is None else f"{self._bar.what_happened}{self._bar.what_to_do}"

    def show_failure(self, error: ExpectedError | None) -> None:
        """Say why a file could not be read; None takes the bar away."""
        if self._bar is not None:
            self.body.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        if error is not None:
            told = error.what_happened, error.what_to_do
            self._bar = Bar(*told, action="ほかの表を選ぶ", on_action=self.file_wanted.emit)
            self._bar.answered.connect(lambda: self.show_failure(None))
            self.body.insertWidget(0, self._bar)
            self.verticalScrollBar().setValue(0)
