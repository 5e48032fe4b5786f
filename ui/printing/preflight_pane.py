"""What to know before printing: how the printer is to be set, and the list of what to mend."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.printing.preflight_list import PreflightList
from ui.printing.print_desk import PrintDesk
from ui.printing.printer_advice import PrinterAdvice
from ui.printing.printer_choice import last_printer
from ui.printing.tried_printers import is_as_tried, tried_values
from ui.widgets.surfaces import ScrollBody


class PreflightPane(ScrollBody):
    """Stands at the right of the pages, in a narrow window in place of the choices.

    Attributes:
        advice: how the printer is to be set.
        findings: the list.

    Signals:
        control_wanted: name of an option or of a word of the booklet that is to be set otherwise.
    """

    control_wanted = Signal(str)

    def __init__(self, context: AppContext, desk: PrintDesk, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=8, name="刷る前のたしかめ", parent=parent)
        self._context, self._desk = context, desk
        self.advice = PrinterAdvice()
        self.findings = PreflightList(context.ledger)
        self.findings.record_wanted.connect(context.signals.record_wanted)
        self.findings.page_wanted.connect(context.signals.page_wanted)
        for widget in (self.advice, self.findings):
            widget.control_wanted.connect(self.control_wanted)
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_waiting(self) -> None:
        """Pages are on their way."""
        if not self._desk.is_again:  # else what was found stays in sight, at the line somebody has just mended
            self.findings.show_findings((), nothing="たしかめています…")

    def show_stopped(self) -> None:
        """The user stopped it."""
        self.findings.show_findings((), nothing="たしかめていません。")

    def show_print(self) -> None:
        """What is to be known of the print on the desk."""
        made = self._desk.print_
        assert made is not None  # it was just made
        tried = tried_values(self._context.preferences, last_printer(self._context.preferences))
        self.advice.show_print(made, is_tried=is_as_tried(made.setting, tried))
        findings = (*made.findings, *self._desk.code_findings)
        self.stay()
        if made.pages or findings:
            self.findings.show_findings(findings, self._desk.wish.product)
        else:
            self.findings.show_findings((), nothing="見本ができたら、ここでたしかめます。")
