"""What printing does beside the window: composing a product, drawing its pages, writing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import ExpectedError
from app.paths import qr_codes_path
from app.printing.booklet.outline import BookletOutline
from app.printing.code_check import CodeReader, PlacedCode, placed_codes
from app.printing.composition import Composition
from app.printing.findings import Finding
from app.printing.pages import Page
from app.printing.paper_sides import Sides
from app.printing.preview import PageImage
from app.printing.products.booklets import BOOKLET, booklet_choice
from app.printing.products.product import Made, Product, Refused, Request, make
from app.printing.qr_code import codes_kept_in
from app.printing.sheets.duplex import BACKS, FRONTS
from app.printing.sheets.setting import SHEET_OPTIONS, Form, SheetSetting
from app.printing.standards import Standard
from app.progress import Progress, no_progress
from app.records.field import LEVEL_LABELS, Level
from ui.printing.print_ledger import PrintLedger
from ui.printing.wish import Wish

_ONE_BY_ONE = SheetSetting(Form.PAGES)
_SETTING_NAMES = tuple(option.name for option in SHEET_OPTIONS)


@dataclass(frozen=True, slots=True)
class Print:
    """A finished product, or why there is none.

    Attributes:
        pages: as they lie on the sheets; none when nothing may be printed.
        title: for the file's name and properties.
        findings: the list before printing.
        is_bound: the pages lie side by side as in a book.
        standard: what its PDF promises.
        setting: how the pages come onto paper.
        outline: of a booklet, None of anything else.
        composed: its pages in reading order, before they were put onto sheets.
        refusal: why there are no pages, None when there are, or nothing was asked for.
        key: of the product, '' for a page of our own (a trial).
        sides: on which sides of the paper it is printed.
        reader: whom it is for, where it is not the same paper for everybody.
    """

    pages: tuple[Page, ...] = ()
    title: str = ""
    findings: tuple[Finding, ...] = ()
    is_bound: bool = False
    standard: Standard = Standard.ACCESSIBLE
    setting: SheetSetting = _ONE_BY_ONE
    outline: BookletOutline | None = None
    composed: tuple[Page, ...] = ()
    refusal: ExpectedError | None = None
    key: str = ""
    sides: Sides = Sides.ONE
    reader: Level | None = None

    @property
    def name(self) -> str:
        """The title without whom it is for."""
        return self.title if self.reader is None else self.title.removesuffix(f"　{LEVEL_LABELS[self.reader]}用")

    @property
    def codes(self) -> tuple[PlacedCode, ...]:
        """The QR codes on its pages, looked for beside the window once the pages are drawn."""
        return placed_codes(self.composed)

    @property
    def is_imposed(self) -> bool:
        """Whether the pages are sides of sheets that are folded."""
        return any(page.is_sheet for page in self.pages)

    @property
    def parts(self) -> tuple[tuple[str, tuple[Page, ...]], ...]:
        """(name, pages) of each file of it: fronts and backs by hand, covers and body; one without a name elsewhere."""
        from app.printing.sheets.parts import parts_of

        return parts_of(self.pages)

    @property
    def is_by_hand(self) -> bool:
        """Whether fronts are printed first, and the backs when the user has put the paper back."""
        return [name for name, _ in self.parts] == [FRONTS, BACKS]

    @property
    def has_two_sides(self) -> bool:
        """Whether a sheet carries two of its pages."""
        return self.sides is not Sides.ONE or self.is_imposed or self.is_by_hand


def make_print(wish: Wish, *, ledger: PrintLedger, today: date, progress: Progress) -> Print:
    """Compose what is wished from the ledger as it is now.

    Raises:
        ExpectedError: the ledger cannot be read.
        Cancelled: the user stopped it.
    """
    product = wish.product
    if product is None:
        return Print()
    with ledger.opened() as (living, store):
        options = wish.asked
        request = Request(living, today, store.read_blob, wish.subject, options, progress)
        try:
            with codes_kept_in(qr_codes_path):
                made = make(product, request)
        except ExpectedError as error:  # an option that cannot be
            return Print(refusal=error)
        outline = _outline(product, request, made.composition if isinstance(made, Made) else None)
    if isinstance(made, Refused):
        return Print(findings=made.findings, outline=outline, refusal=made.reason)
    composition = made.composition
    setting = SheetSetting.of({name: options[name] for name in _SETTING_NAMES if name in options})
    is_bound = product.is_bound and setting.form is Form.PAGES
    return Print(
        made.pages,
        composition.title,
        made.findings,
        is_bound,
        made.standard,
        setting,
        outline,
        composition.pages,
        key=product.key,
        sides=made.sides,
        reader=composition.reader,
    )


def _outline(product: Product, request: Request, composition: Composition | None) -> BookletOutline | None:
    if product is not BOOKLET:
        return None
    from app.printing.booklet.outline import booklet_outline

    try:
        return booklet_outline(request.ledger, booklet_choice(request), composition, today=request.today)
    except ExpectedError:  # a volume or 圏域 that is gone: `make` says so
        return None


def draw_pages(pages: Sequence[Page], dpi: float) -> tuple[PageImage, ...]:
    """The pixels of some pages."""
    from app.printing.preview import draw_page

    return tuple(draw_page(page, dpi) for page in pages)


def read_codes(
    codes: Sequence[PlacedCode], reader: CodeReader, progress: Progress, *, most_new: int
) -> tuple[list[PlacedCode], Sequence[PlacedCode]]:
    """(those a telephone does not read, those that wait) once `most_new` were read that had not been read before.

    Raises:
        Cancelled: from `progress`.
    """
    unread: list[PlacedCode] = []
    new = 0
    for number, code in enumerate(codes):
        progress(number, len(codes))
        if not reader.is_known(code):
            new += 1
            if new > most_new:
                return unread, codes[number:]
        if not reader.read(code):
            unread.append(code)
    return unread, ()


def print_bytes(made: Print, progress: Progress = no_progress) -> bytes:
    """The PDF of a print that is one file.

    Raises:
        Cancelled: from `progress`.
    """
    from app.printing.pdf_writer import pdf_bytes

    return pdf_bytes(made.pages, title=made.title, standard=made.standard, sides=made.sides, progress=progress)


def save_pdf(made: Print, target: Path, progress: Progress) -> tuple[Path, ...]:
    """Write what is shown, whole or not at all; what was written, several where it has parts.

    Raises:
        ExpectedError: the folder or the disk refused.
        Cancelled: from `progress`; nothing is written.
    """
    from app.printing.sheets.parts import write_parts

    title, sides = made.title, made.sides
    return write_parts(made.pages, target, title=title, standard=made.standard, sides=sides, progress=progress)


def files_of(made: Print, target: Path) -> tuple[Path, ...]:
    """Where `save_pdf` will write."""
    from app.printing.sheets.parts import part_path

    return tuple(part_path(target, part) for part, _ in made.parts)
