"""Putting pages on paper from the window: the printer's own resolution, the very size, one page after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QMarginsF, QObject, QRect, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import ExpectedError
from app.printing.pages import Page
from app.printing.paper_sides import Sides
from app.printing.preview import draw_page
from app.printing.sheets.duplex import BACKS, FRONTS
from app.printing.sheets.setting import Duplex, Form
from app.progress import Progress
from ui.context import AppContext
from ui.printing.print_desk import PrintDesk
from ui.printing.print_troubles import PrintTroubles
from ui.printing.print_work import Print
from ui.printing.printer_choice import (
    PrinterChoice,
    recalled_printer,
    recalled_sides,
    remember_printer,
    remember_sides,
)
from ui.printing.printer_dialog import ALL_PAGES, BACK_PAGES, FRONT_PAGES, THIS_PAGE, PrinterDialog
from ui.printing.saved_pdf import SavedPdf
from ui.printing.spreads import whole_words
from ui.printing.tried_printers import is_as_tried, tried_values
from ui.printing.turn_dialog import TurnDialog

_DPI = 300.0
"""Of the pictures that go to the printer: office printers tell no more apart (print.md §4)."""
TRIAL_SIDES = Sides.SHORT_EDGE
"""How the printer is set for a trial sheet on both sides, and for all that follows from it."""
_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
}


def printer_names() -> Sequence[str]:
    """The printers of this computer, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)


def prepared_printer(choice: PrinterChoice) -> QPrinter:
    """The system's printer, set as chosen."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(choice.printer)
    printer.setCopyCount(choice.copies)
    printer.setCollateCopies(True)
    printer.setDuplex(_DUPLEX[choice.sides])
    colour = QPrinter.ColorMode.Color if choice.has_colour else QPrinter.ColorMode.GrayScale
    printer.setColorMode(colour)
    return printer


class PaperPrinting(QObject):
    """Asks how, then prints what is on the desk.

    Attributes:
        printers: names the printers of this computer.
        prepare: gives the printer of a choice.
        dpi: of the pictures that go to the printer.

    Signals:
        other_arrangement: (option, value) pairs; the printer that was chosen wants the sheets arranged otherwise.
    """

    other_arrangement = Signal(object)

    def __init__(
        self, context: AppContext, desk: PrintDesk, file: SavedPdf, troubles: PrintTroubles, page: QWidget
    ) -> None:
        """`page` is where the question is asked."""
        super().__init__(page)
        self._context, self._desk, self._file, self._page = context, desk, file, page
        self._troubles = troubles
        self.printers: Callable[[], Sequence[str]] = printer_names
        self.prepare: Callable[[PrinterChoice], QPrinter] = prepared_printer
        self.dpi: float = _DPI

    def print_shown(self) -> None:
        """Ask which printer and how; where the computer has none, the PDF is opened."""
        made = self._desk.print_
        if made is None or not made.pages:
            return
        if made.setting.form is Form.SHOP:
            self._file.save()  # a print shop is given files
            return
        printers = self.printers()
        if not printers:
            self._context.messages.inform("プリンターが見つからないので、PDFをひらきます")
            self._file.open()
            return
        known = recalled_printer(self._context.preferences, printers)

        def sides_for(printer: str) -> Sides:
            preferences = self._context.preferences
            return suited_sides(made, tried_values(preferences, printer), recalled_sides(preferences, made.key))

        choice = PrinterChoice(known.printer, sides_for(known.printer), known.has_colour)
        dialog = PrinterDialog(
            self._page.window(),
            printers,
            choice,
            paper=whole_words(made),
            pages=len(made.pages),
            is_two_sided=made.has_two_sides and not made.is_by_hand,
            sides_for=sides_for,
        )
        dialog.accepted.connect(lambda: self._print(made, dialog))
        dialog.rejected.connect(lambda: self._file.open() if dialog.opens_instead else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def send(self, made: Print, pages: Sequence[Page], choice: PrinterChoice, then: Callable[[], None]) -> None:
        """Send pages to a printer beside the window; fronts, and the backs once the user has put the paper back."""
        fronts, backs = ([page for page in pages if page.part == part] for part in (FRONTS, BACKS))
        if not (fronts and backs):
            self._send(made, pages, choice, then)
            return
        duplex = made.setting.duplex if made.setting.is_by_hand else Duplex.AS_IS

        def turn() -> None:
            dialog = TurnDialog(QApplication.activeModalWidget() or self._page.window(), choice.printer, duplex)
            dialog.accepted.connect(lambda: self._send(made, backs, choice, then))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._send(made, fronts, choice, turn)

    def _print(self, made: Print, dialog: PrinterDialog) -> None:
        choice = dialog.choice
        preferences, messages = self._context.preferences, self._context.messages
        remember_printer(choice, preferences)
        if not (made.is_imposed or made.is_by_hand):  # else the sides come with the way the sheets are arranged
            remember_sides(preferences, made.key, choice.sides, made.sides)
        tried = tried_values(preferences, choice.printer)
        if made.is_imposed and tried and not is_as_tried(made.setting, tried):
            messages.inform(f"「{choice.printer}」に合わせて並べなおします。もう一度「刷る」を押してください")
            self.other_arrangement.emit(tuple(tried.items()))
            return
        seen = sorted(self._desk.spreads[self._desk.shown_spread])
        pages = {
            ALL_PAGES: made.pages,
            THIS_PAGE: tuple(made.pages[each] for each in seen),
            FRONT_PAGES: made.pages[::2],
            BACK_PAGES: made.pages[1::2],
        }[dialog.pages_chosen]
        self.send(made, pages, choice, lambda: messages.inform(f"「{choice.printer}」に送りました"))

    def _send(self, made: Print, pages: Sequence[Page], choice: PrinterChoice, then: Callable[[], None]) -> None:
        printer = self.prepare(choice)
        printer.setDocName(made.title)
        dpi = self.dpi

        def work(progress: Progress) -> None:
            put_on_paper(pages, printer, progress, in_greys=not choice.has_colour, dpi=dpi)

        def done(_nothing: None) -> None:
            self._troubles.forget()
            then()

        def failed(error: ExpectedError) -> None:
            self._troubles.tell(error, action="もう一度", on_action=lambda: self._send(made, pages, choice, then))

        self._context.background.run(
            work, owner=self, title="プリンターに送っています", unit="ページ", done=done, failed=failed
        )


def suited_sides(made: Print, tried: Mapping[str, str], chosen: Sides | None = None) -> Sides:
    """The sides the product is printed on; what is turned by hand is printed on one.

    Args:
        tried: what the trial sheet of the printer told: then the printer is set as it was for that sheet.
        chosen: what the user chose for this product the last time; how sheets are folded leaves no choice.
    """
    if made.is_by_hand:
        return Sides.ONE
    if made.is_imposed:
        return TRIAL_SIDES if is_as_tried(made.setting, tried) else made.sides
    return made.sides if chosen is None else chosen


def put_on_paper(
    pages: Sequence[Page], printer: QPrinter, progress: Progress, *, in_greys: bool = False, dpi: float = _DPI
) -> None:
    """Send pages to a printer, each in its own size; may run beside the window.

    Raises:
        ExpectedError: the printer takes nothing.
        Cancelled: from `progress`; the printer forgets what it got.
    """
    printer.setFullPage(True)
    _set_paper(printer, pages[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise ExpectedError("プリンターに送れませんでした。", "電源と紙を確かめて、もう一度刷ってください。")
    try:
        for number, page in enumerate(pages):
            progress(number, len(pages))
            if number:
                _set_paper(printer, page)
                if not printer.newPage():
                    raise ExpectedError("プリンターが途中で止まりました。", "紙を確かめて、もう一度刷ってください。")
            painter.drawImage(_whole_paper(printer, page), _picture(page, in_greys=in_greys, dpi=dpi))
        progress(len(pages), len(pages))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _set_paper(printer: QPrinter, page: Page) -> None:
    short, long = sorted((page.width_mm, page.height_mm))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    lies = page.width_mm > page.height_mm
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))


def _whole_paper(printer: QPrinter, page: Page) -> QRect:
    """Where the page lies on the paper in the printer's dots: its own size, whatever the printer calls its paper."""
    dots = printer.resolution() / 25.4
    return QRect(0, 0, round(page.width_mm * dots), round(page.height_mm * dots))


def _picture(page: Page, *, in_greys: bool, dpi: float) -> QImage:
    drawn = draw_page(page, dpi)
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGB32)
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if in_greys else image.copy()
