"""The page 印刷 over the invented town of the print tests, and what is done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.printing.preview import page_count, page_text
from app.records.base import Record
from app.records.place import Place
from tests.town import sample_town
from ui import theme
from ui.context import AppContext
from ui.pages.print_page import PrintPage
from ui.printing.print_work import print_bytes
from ui.printing.printer_choice import PrinterChoice
from ui.printing.printer_dialog import PrinterDialog
from ui.printing.wish import Wish

BOOKLET, IMPOSED = Wish("booklet"), Wish("booklet").with_option("form", "imposed")
THIN = IMPOSED.with_option("part", "東部圏域")
"""Few sheets to be folded."""

_LEFT_TO_OTHERS = ("term", "space_term", "photo", "photo_use")
"""A new ledger has the pick lists already; photos and accessibility are looked at in the tests of the prints."""


def town_records() -> list[Record]:
    """The invented town of the print tests."""
    return [record for record in sample_town().records if record.KIND not in _LEFT_TO_OTHERS]


def shown(
    context: AppContext, qtbot: QtBot, width: int = 1080, height: int = 740, wish: Wish = BOOKLET
) -> PrintPage:
    made = PrintPage(context)
    qtbot.addWidget(made)
    theme.dress(made)
    made.resize(width, height)
    made.show()
    made.enter()
    made.make(wish)
    return made


def settle(qtbot: QtBot, page: PrintPage) -> None:
    """Everything is made, drawn and looked at."""
    background, paper = page.context.background, page.preview.paper
    qtbot.waitUntil(lambda: not background.is_busy and not paper.is_settling, timeout=60_000)
    qtbot.wait(1)


def cursor(page: PrintPage) -> QWidget | None:
    """Where the cursor is, whether or not the window of the test is the active one."""
    return page.window().focusWidget()


def place_named(page: PrintPage, name: str) -> Place:
    return next(place for place in page.context.ledger.all(Place) if place.name == name)


def pdf_of(page: PrintPage) -> bytes:
    """What would be saved."""
    assert page.desk.print_ is not None
    return print_bytes(page.desk.print_)


def whole_text(pdf: bytes) -> str:
    return "".join(page_text(pdf, number) for number in range(page_count(pdf))).replace("\n", "")


class Paper:
    """A printer that keeps what it gets as a PDF."""

    def __init__(self, page: PrintPage, folder: Path) -> None:
        self.file = folder / "紙.pdf"
        self.choices: list[PrinterChoice] = []
        page.paper.printers = lambda: ["事務室", "和室"]
        page.paper.prepare = self.prepared
        page.paper.dpi = 75.0

    def prepared(self, choice: PrinterChoice) -> QPrinter:
        self.choices.append(choice)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        return printer


def asked(page: PrintPage) -> PrinterDialog:
    dialog = next(each for each in page.window().findChildren(PrinterDialog) if each.isVisible())
    theme.dress(dialog)
    return dialog
