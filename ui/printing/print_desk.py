"""What is on the desk: the wish, the print made of it, and the pictures of its pages, all made beside the window."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.errors import ExpectedError
from app.printing.code_check import CodeReader, PlacedCode, unreadable_findings
from app.printing.findings import Finding
from app.printing.preview import PageImage
from app.printing.products.catalogue import product_label
from app.printing.sheets.setting import Binding
from app.progress import Progress
from ui.background import Job
from ui.context import AppContext
from ui.printing.last_choices import recalled_wish, with_last_volume
from ui.printing.paper_view import as_image
from ui.printing.print_ledger import PrintLedger
from ui.printing.print_troubles import PrintTroubles
from ui.printing.print_work import Print, draw_pages, make_print, read_codes, save_pdf
from ui.printing.spreads import spreads_of
from ui.printing.wish import Wish

_THUMBNAIL_DPI = 20.0
_FORBIDDEN_IN_NAMES = '\\/:*?"<>|'
_LONGEST_NAME = 60
_CODES_AT_ONCE = 20
_USUAL_MM = (210.0, 297.0)


class PrintDesk(QObject):
    """Composes and draws.

    Attributes:
        wish: what is asked for.
        shown_spread: number of the spread in sight.
        code_findings: codes on the pages that no telephone reads.

    Signals:
        begun: a new print is being made; the old one is still there.
        made: `print_` is there.
        checked: `code_findings` are there.
        stopped: the user stopped it, or the ledger could not be read.
        drawn: (number of the spread, images) as asked for by `draw`.
        thumbnail_drawn: (number of the spread, images).
    """

    begun = Signal()
    made = Signal()
    checked = Signal()
    stopped = Signal()
    drawn = Signal(int, object)
    thumbnail_drawn = Signal(int, object)

    def __init__(self, context: AppContext, troubles: PrintTroubles, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._troubles = context, troubles
        self._ledger = PrintLedger(context.files, context.store.path)
        self.wish = with_last_volume(recalled_wish(context.preferences), context.preferences, context.ledger)
        self._print: Print | None = None
        self._job: Job[Print] | None = None
        self._is_stale = True
        self._shown: tuple[str, int | None] = ("", None)
        self._spreads: tuple[tuple[int, ...], ...] = ()
        self.shown_spread = 0
        self._small: list[int] = []
        self._is_drawing_small = False
        self.code_findings: tuple[Finding, ...] = ()
        self._reader = CodeReader()

    @property
    def print_(self) -> Print | None:
        """What was made last."""
        return self._print

    @property
    def spreads(self) -> Sequence[tuple[int, ...]]:
        """Pages that are seen together."""
        return self._spreads

    @property
    def is_making(self) -> bool:
        """Whether pages are on their way."""
        return self._job is not None

    @property
    def is_again(self) -> bool:
        """Whether what is being made is the paper of the same record as what is there."""
        return (self.wish.key, self.wish.subject) == self._shown

    @property
    def is_stale(self) -> bool:
        """Whether records or the wish changed since."""
        return self._is_stale

    @property
    def page_mm(self) -> tuple[float, float]:
        """Size of one page on the screen; A4 while there is none."""
        pages = () if self._print is None else self._print.pages
        return (pages[0].width_mm, pages[0].height_mm) if pages else _USUAL_MM

    @property
    def label(self) -> str:
        """What is printed, in the words of this town."""
        product = self.wish.product
        return "" if product is None else product_label(product, self._context.ledger)

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
            self._take(Print())
            return
        self.begun.emit()
        ledger, today = self._ledger, self._context.today()

        def work(progress: Progress) -> Print:
            return make_print(wish, ledger=ledger, today=today, progress=progress)

        def done(made: Print) -> None:
            if job is self._job:
                self._take(made)

        def ended() -> None:
            if job is self._job:
                self._job, self._is_stale = None, True
                self.stopped.emit()

        def failed(error: ExpectedError) -> None:
            self._troubles.tell(error)
            ended()

        self._job = job = self._context.background.run(
            work, owner=self, title=f"{self.label}をつくっています", done=done, failed=failed, cancelled=ended
        )

    def draw(self, number: int, dpi: float) -> None:
        """Draw a spread; `drawn` follows unless another print comes before."""
        self.shown_spread = number
        self._draw(number, dpi, lambda images: self.drawn.emit(number, images))

    def draw_thumbnails(self, numbers: Sequence[int]) -> None:
        """Draw these small pictures, instead of others that are still waiting, one after the other, so that a wanted
        page never waits long.
        """
        self._small = [number for number in numbers if number < len(self._spreads)]
        if not self._is_drawing_small:
            self._draw_next_thumbnail()

    def _draw_next_thumbnail(self) -> None:
        self._is_drawing_small = bool(self._small)
        if not self._small:
            return
        number = self._small.pop(0)

        def on(images: list[QImage]) -> None:
            self.thumbnail_drawn.emit(number, images)
            self._draw_next_thumbnail()

        self._draw(number, _THUMBNAIL_DPI, on)

    def save(
        self,
        made: Print,
        target: Path,
        then: Callable[[Sequence[Path]], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        """Write a print to a file, or to several; `then` gets what was written."""

        def work(progress: Progress) -> Sequence[Path]:
            return save_pdf(made, target, progress)

        self._context.background.run(work, owner=self, title="PDFに保存しています", done=then, failed=failed)

    def proposed_name(self) -> Path:
        """「コミュニティスペース 2027-02-01.pdf」, without what no computer takes in a name."""
        title = self._print.title if self._print is not None else ""
        allowed = [" " if letter in _FORBIDDEN_IN_NAMES else letter for letter in title]
        plain = "".join(letter for letter in allowed if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"})
        words = " ".join(plain.split()).strip(". ")[:_LONGEST_NAME] or "つどいば"
        is_imposed = self._print is not None and self._print.is_imposed
        kind = "" if self.label in words else f" {self.label}"
        return Path(f"{words}{kind}{' 面付け' if is_imposed else ''} {self._context.today():%Y-%m-%d}.pdf")

    def _take(self, made: Print) -> None:
        self._print, self._job = made, None
        self._shown = (self.wish.key, self.wish.subject)
        self.code_findings = ()
        self._small, self._is_drawing_small = [], False
        is_right_bound = made.setting.binding is Binding.RIGHT
        self._spreads = spreads_of(len(made.pages), is_bound=made.is_bound, is_right_bound=is_right_bound)
        self.made.emit()
        self._check_codes(made, lambda: made.codes, ())

    def _check_codes(
        self, made: Print, codes: Callable[[], Sequence[PlacedCode]], unread_before: tuple[PlacedCode, ...]
    ) -> None:
        """Look at some codes at a time, so that a wanted page never waits long; `codes` is called beside the window."""

        def work(progress: Progress) -> tuple[list[PlacedCode], Sequence[PlacedCode]]:
            return read_codes(codes(), self._reader, progress, most_new=_CODES_AT_ONCE)

        def done(found: tuple[list[PlacedCode], Sequence[PlacedCode]]) -> None:
            if made is not self._print:
                return
            unread, waiting = (*unread_before, *found[0]), found[1]
            if waiting:
                self._check_codes(made, lambda: waiting, unread)
                return
            self.code_findings = unreadable_findings(self._context.ledger, unread)
            if self.code_findings:
                self.checked.emit()

        self._context.background.run(work, owner=self, title="QRコードを読んでいます", done=done)

    def _draw(self, number: int, dpi: float, then: Callable[[list[QImage]], None]) -> None:
        made = self._print
        if made is None or not 0 <= number < len(self._spreads):
            return
        pages = [made.pages[each] for each in self._spreads[number]]

        def work(progress: Progress) -> tuple[PageImage, ...]:
            return draw_pages(pages, dpi)

        def done(images: tuple[PageImage, ...]) -> None:
            if made is self._print:
                then([as_image(image) for image in images])

        self._context.background.run(work, owner=self, title="見本をかいています", done=done)
