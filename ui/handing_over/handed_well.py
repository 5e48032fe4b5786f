"""What is said when a copy for other hands is there: with its receipt, and the way to its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.errors import ExpectedError
from app.handing_over.handing import WrittenCopy
from app.progress import Progress
from app.records.handover import HANDOVER_FORM, Handover
from ui.context import AppContext
from ui.messages import PDF_FILES
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox
from ui.widgets.surfaces import Well


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class HandedWell(Well):
    """Hidden until a copy was made.

    Attributes:
        open_path: opens a file or folder with this computer's own program; False when there is none.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("spoken", icon="ok_filled", parent=parent)
        self._context = context
        self._record: Handover | None = None
        self._copy: WrittenCopy | None = None
        self.open_path: Callable[[Path], bool] = _open
        self.receipt_button = Button("受領書をPDFにする", icon="print", small=True)
        self.receipt_button.clicked.connect(self._write_receipt)
        self.folder_button = Button("フォルダーをひらく", icon="folder", small=True)
        self.folder_button.clicked.connect(self._show_folder)
        box = FlowBox(spacing=10)
        box.add(self.receipt_button)
        box.add(self.folder_button)
        self.body.addWidget(box)
        self.hide()

    def show_handed(self, record: Handover, copy: WrittenCopy) -> None:
        """Say what was made, and for whom."""
        self._record, self._copy = record, copy
        form = HANDOVER_FORM[record.form]
        self.text.setText(
            f"「{copy.path.name}」をつくり、読み直して確かめました（{form}、記録 {copy.records:,}件）。"
            f"{record.recipient.removesuffix('さん').rstrip()}さんに渡したことを、書きとめてあります。"
            "USBメモリーなら、外してもよいです。"
        )
        self.show()

    def _write_receipt(self) -> None:
        assert self._record is not None  # the button shows only then
        assert self._copy is not None
        record, context = self._record, self._context
        proposed = self._copy.path.with_name(f"受領書 {record.recipient[:20]} {record.date}.pdf".replace("/", "／"))
        target = context.messages.save_file("受領書をどこに置きますか", proposed, PDF_FILES)
        if target is None:
            return

        def work(_progress: Progress) -> Path:
            from app.printing.pdf_writer import write_pdf

            write_pdf(composition.pages, target, title=composition.title, standard=composition.standard)
            return target

        def done(path: Path) -> None:
            context.messages.inform(f"受領書を保存しました　{path.name}")
            self.open_path(path)

        def failed(error: ExpectedError) -> None:
            context.messages.warn(
                error.what_happened, error.what_to_do, action="もう一度", on_action=self._write_receipt
            )

        from app.printing.receipt import compose_receipt

        composition = compose_receipt(context.ledger, record)
        context.background.run(work, owner=self, title="受領書をつくっています", done=done, failed=failed)

    def _show_folder(self) -> None:
        assert self._copy is not None  # the button shows only then
        folder = self._copy.path.parent
        if not self.open_path(folder):
            self._context.messages.warn(
                "フォルダーをひらけませんでした。写しは、そこにあります。", f"場所は「{folder}」です。"
            )
