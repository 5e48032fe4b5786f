"""書き出す as a dialog: the panel, with its deed at the foot."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.exporting.export_panel import ExportPanel
from ui.widgets.dialog import DeedDialog


class ExportDialog(DeedDialog):
    """Stays open when it is done, so that the way to the folder can be taken; the foot then says とじる."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="帳面を書き出す", deed="書き出す", wide=True)
        self.panel = ExportPanel(context)
        self.body.addWidget(self.panel)
        self.body.addStretch(1)
        self.panel.working.connect(self._follow)
        self.panel.written.connect(lambda _target: self.cancel_button.set_text("とじる"))

    def may_do(self) -> bool:
        """The deed is done beside the window; the dialog stays."""
        self.panel.export()
        return False

    def reject(self) -> None:
        """やめる: what is under way is stopped."""
        self.panel.stop()
        super().reject()

    def _follow(self, is_working: bool) -> None:
        self.deed_button.setEnabled(not is_working)
        self.deed_button.set_text("書き出しています…" if is_working else "書き出す")
        self.cancel_button.set_text("やめる")
