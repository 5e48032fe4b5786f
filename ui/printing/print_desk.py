"""What is on the desk: the wish, the print made of it, and the pictures of its pages, all made beside the window."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.errors import ExpectedError
from app.printing.preview import PageImage
from app.progress import Progress
from ui.background import Job
from ui.context import AppContext
from ui.printing.last_choices import recalled_choices
from ui.printing.paper_view import as_image
from ui.printing.print_work import Print, Product, Wish, draw_pages, make_print, save_pdf
from ui.printing.spreads import spreads_of

_THUMBNAIL_DPI = 20.0
_FORBIDDEN_IN_NAMES = '\\/:*?"<>|'
_LONGEST_NAME = 60
_WORKING = {
    Product.BOOKLET: "冊子をつくっています",
    Product.FLYER: "チラシをつくっています",
    Product.MINUTES: "会議録をつくっています",
}


class PrintDesk(QObject):
    """Composes and draws.

    Signals:
        begun: a new print is being made; the old one is still there.
        made: `print_` is there.
        stopped: the user stopped it, or the ledger could not be read.
        drawn: (number of the spread, images) as asked for by `draw`.
        thumbnail_drawn: (number of the spread, images).
    """

    begun = Signal()
    made = Signal()
    stopped = Signal()
    drawn = Signal(int, object)
    thumbnail_drawn = Signal(int, object)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.wish = recalled_choices(context.preferences)
        self._print: Print | None = None
        self._job: Job[Print] | None = None
        self._is_stale = True
        self._spreads: tuple[tuple[int, ...], ...] = ()

    @property
    def print_(self) -> Print | None:
        """What was made last."""
        return self._print

    @property
    def spreads(self) -> Sequence[tuple[int, ...]]:
        """Pages that are seen together."""
        return self._spreads

    @property
    def is_stale(self) -> bool:
        """Whether records or the wish changed since."""
        return self._is_stale

    @property
    def page_mm(self) -> tuple[float, float]:
        """Size of one page on the screen."""
        if self.wish.product is not Product.BOOKLET:
            return 210.0, 297.0
        return (297.0, 210.0) if self.wish.is_imposed else (148.0, 210.0)

    def age(self) -> None:
        """Records changed: what is shown is no longer what would be printed."""
        self._is_stale = True

    def make(self, wish: Wish) -> None:
        """Make a print of another wish, or the same again; `made` follows."""
        self.wish = wish
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._is_stale = False
        if not wish.is_ready:
            self._take(Print(b"", (), "", ()))
            return
        self.begun.emit()
        files, ledger, today = self._context.files, self._context.store.path, self._context.today()

        def work(progress: Progress) -> Print:
            return make_print(wish, files=files, ledger=ledger, today=today, progress=progress)

        def done(made: Print) -> None:
            if job is self._job:
                self._take(made)

        def ended() -> None:
            if job is self._job:
                self._job, self._is_stale = None, True
                self.stopped.emit()

        def failed(error: ExpectedError) -> None:
            self._context.messages.warn(error.what_happened, error.what_to_do)
            ended()

        title = _WORKING[wish.product]
        job = self._context.background.run(
            work, owner=self, title=title, done=done, failed=failed, cancelled=ended
        )  # fmt: skip
        self._job = job

    def draw(self, number: int, dpi: float) -> None:
        """Draw a spread; `drawn` follows unless another print comes before."""
        self._draw(number, dpi, lambda images: self.drawn.emit(number, images))

    def draw_thumbnails(self, numbers: Sequence[int]) -> None:
        """Draw small pictures one after the other, so that a wanted page never waits long."""
        if not numbers:
            return

        def on(images: list[QImage]) -> None:
            self.thumbnail_drawn.emit(numbers[0], images)
            self.draw_thumbnails(numbers[1:])

        self._draw(numbers[0], _THUMBNAIL_DPI, on)

    def save(self, target: Path, then: Callable[[Path], None], failed: Callable[[ExpectedError], None]) -> None:
        """Write what is shown to a file."""
        made = self._print
        if made is None or not made.pdf:
            return
        pdf = made.pdf

        def work(progress: Progress) -> Path:
            save_pdf(pdf, target)
            return target

        self._context.background.run(work, owner=self, title="PDFに保存しています", done=then, failed=failed)

    def proposed_name(self) -> Path:
        """「コミュニティスペース 2027-02-01.pdf」, without what no computer takes in a name."""
        title = self._print.title if self._print is not None else ""
        allowed = [" " if letter in _FORBIDDEN_IN_NAMES else letter for letter in title]
        plain = "".join(letter for letter in allowed if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"})
        words = " ".join(plain.split()).strip(". ")[:_LONGEST_NAME] or "つどいば"
        is_sheet = self.wish.is_imposed and self.wish.product is Product.BOOKLET
        kind = " チラシ" if self.wish.product is Product.FLYER else " 面付け" if is_sheet else ""
        return Path(f"{words}{kind} {self._context.today():%Y-%m-%d}.pdf")

    def _take(self, made: Print) -> None:
        self._print, self._job = made, None
        self._spreads = spreads_of(len(made.labels), self.wish)
        self.made.emit()

    def _draw(self, number: int, dpi: float, then: Callable[[list[QImage]], None]) -> None:
        made = self._print
        if made is None or not 0 <= number < len(self._spreads):
            return
        pdf, pages = made.pdf, self._spreads[number]

        def work(progress: Progress) -> tuple[PageImage, ...]:
            return draw_pages(pdf, pages, dpi)

        def done(images: tuple[PageImage, ...]) -> None:
            if made is self._print:
                then([as_image(image) for image in images])

        self._context.background.run(work, owner=self, title="見本をかいています", done=done)
