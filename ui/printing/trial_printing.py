"""Printing the trial sheet from the window, and keeping what it told about the printer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.printing.paper_sides import Sides
from app.printing.sheets.trial_sheet import compose_trial_sheet
from ui.context import AppContext
from ui.printing.paper_printing import TRIAL_SIDES, PaperPrinting
from ui.printing.print_work import Print
from ui.printing.printer_choice import PrinterChoice, recalled_printer, remember_printer
from ui.printing.saved_pdf import SavedPdf
from ui.printing.trial_dialog import TrialDialog
from ui.printing.tried_printers import keep_tried


class TrialPrinting(QObject):
    """試し刷り 1枚.

    Signals:
        told: (option, value) pairs that are right for the printer from now on.
    """

    told = Signal(object)

    def __init__(self, context: AppContext, paper: PaperPrinting, file: SavedPdf, page: QWidget) -> None:
        """`page` is where the question is asked."""
        super().__init__(page)
        self._context, self._paper, self._file, self._page = context, paper, file, page

    def begin(self) -> TrialDialog:
        """Ask; the dialog that was opened."""
        printers = self._paper.printers()
        known = recalled_printer(self._context.preferences, printers)
        dialog = TrialDialog(self._page.window(), printers, known.printer)
        dialog.print_wanted.connect(lambda: self._print(dialog))
        dialog.save_wanted.connect(lambda: self._file.save_print(*_sheet(is_by_hand=dialog.by_hand.isChecked())))
        dialog.accepted.connect(lambda: self._keep(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _print(self, dialog: TrialDialog) -> None:
        is_by_hand, printer = dialog.by_hand.isChecked(), dialog.printer
        made, _name = _sheet(is_by_hand=is_by_hand)
        choice = PrinterChoice(printer, Sides.ONE if is_by_hand else TRIAL_SIDES)
        self._paper.send(
            made, made.pages, choice, lambda: self._context.messages.inform(f"「{printer}」に試し刷りを送りました")
        )

    def _keep(self, dialog: TrialDialog) -> None:
        answer = dialog.answer
        if answer is None:
            return
        values: Mapping[str, str] = answer.values
        preferences, printer = self._context.preferences, dialog.printer
        keep_tried(preferences, printer, values)
        has_colour = recalled_printer(preferences, [printer]).has_colour
        remember_printer(PrinterChoice(printer, has_colour=has_colour), preferences)
        words = f"「{printer}」の" if printer else ""
        self._context.messages.inform(f"{words}裏返しかたをおぼえました。つぎの冊子から、この向きで刷ります")
        self.told.emit(tuple((name, str(value)) for name, value in values.items()))


def _sheet(*, is_by_hand: bool) -> tuple[Print, Path]:
    """The trial sheet, and what its file is called."""
    composition = compose_trial_sheet(is_by_hand=is_by_hand)
    sides = Sides.ONE if is_by_hand else TRIAL_SIDES
    return Print(composition.pages, composition.title, sides=sides), Path(f"{composition.title}.pdf")
