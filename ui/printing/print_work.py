"""What printing does beside the window: composing a product, drawing its pages."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.findings import Finding
from app.printing.preflight import preflight
from app.printing.preview import PageImage
from app.progress import Progress
from ui.ledger_files import LedgerFiles


class Product(StrEnum):
    """What can be printed."""

    BOOKLET = "booklet"
    FLYER = "flyer"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants to print.

    Attributes:
        place_id: the place of a flyer, None when none is picked yet.
        per_page: places on a page of the booklet, 1 or 2.
        includes_stale: the booklet also holds places that were not confirmed for long.
        is_imposed: two booklet pages on each side of an A4 sheet, to be folded.
        minutes_id: the 会議録 to print, None when none is picked yet.
        is_public: 公開用 of a 会議録, otherwise 内部用.
    """

    product: Product = Product.BOOKLET
    place_id: int | None = None
    per_page: int = 2
    includes_stale: bool = False
    is_imposed: bool = False
    minutes_id: int | None = None
    is_public: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether enough is known to make something."""
        if self.product is Product.FLYER:
            return self.place_id is not None
        return self.product is not Product.MINUTES or self.minutes_id is not None

    def with_product(self, product: Product) -> Wish:
        """The same wish for another product."""
        return replace(self, product=product)


@dataclass(frozen=True, slots=True)
class Print:
    """A finished product, or why there is none.

    Attributes:
        pdf: the file; b'' when nothing may be printed.
        labels: one per page, as printed on it.
        title: for the file's name.
        findings: the list before printing.
        refusal: why there are no pages, None when there are.
    """

    pdf: bytes
    labels: tuple[str, ...]
    title: str
    findings: tuple[Finding, ...]
    refusal: ExpectedError | None = None


def make_print(wish: Wish, *, files: LedgerFiles, ledger: Path, today: date, progress: Progress) -> Print:
    """Compose what is wished from the ledger as it is now: the very bytes that can be saved.

    Raises:
        ExpectedError: the ledger cannot be read.
        Cancelled: the user stopped it.
    """
    from app.printing.pdf_writer import pdf_bytes

    with contextlib.closing(files.open(ledger)) as store:
        living = Ledger(store.read)
        if wish.product is Product.MINUTES:
            return _minutes_print(living, wish, progress)
        place_id = wish.place_id if wish.product is Product.FLYER else None
        composition: Composition | None = None
        refusal: ExpectedError | None = None
        try:
            if place_id is not None:
                from app.printing.flyers.composing import compose_flyer

                composition = compose_flyer(living, place_id, today=today, read_blob=store.read_blob)
            else:
                from app.booklets.choice import BookletChoice, Style
                from app.printing.booklet.composing import compose_booklet

                choice = BookletChoice(style=Style(str(wish.per_page)), include_stale=wish.includes_stale)
                composition = compose_booklet(
                    living,
                    today=today,
                    choice=choice,
                    read_blob=store.read_blob,
                    progress=progress,
                )
        except ExpectedError as error:
            refusal = error
        findings = preflight(
            living, today=today, include_stale=wish.includes_stale, composition=composition, place_id=place_id
        )
    if composition is None:
        return Print(b"", (), "", findings, refusal)
    pages = composition.pages
    if wish.is_imposed and place_id is None:
        from app.printing.sheets.imposition import impose

        pages = impose(pages)
    pdf = pdf_bytes(pages, title=composition.title, standard=composition.standard, progress=progress)
    return Print(pdf, tuple(page.label for page in pages), composition.title, findings)


def _minutes_print(ledger: Ledger, wish: Wish, progress: Progress) -> Print:
    """The report of a meeting, or why it cannot be printed so."""
    from app.printing.minutes.composing import compose_minutes
    from app.printing.pdf_writer import pdf_bytes

    try:
        composition = compose_minutes(ledger, wish.minutes_id or 0, is_public=wish.is_public, progress=progress)
    except ExpectedError as error:
        return Print(b"", (), "", (), error)
    pages, standard = composition.pages, composition.standard
    pdf = pdf_bytes(pages, title=composition.title, standard=standard, progress=progress)
    return Print(pdf, tuple(page.label for page in composition.pages), composition.title, composition.notes)


def draw_pages(pdf: bytes, pages: tuple[int, ...], dpi: float) -> tuple[PageImage, ...]:
    """The pixels of some pages of a PDF."""
    from app.printing.preview import render_page

    return tuple(render_page(pdf, page, dpi) for page in pages)


def save_pdf(pdf: bytes, target: Path) -> None:
    """Write the bytes that were shown, whole or not at all.

    Raises:
        ExpectedError: the folder or the disk refused.
    """
    from app.exchange.whole_file import write_whole

    write_whole(target, lambda part: _write(part, pdf))


def _write(part: Path, pdf: bytes) -> None:
    part.write_bytes(pdf)
