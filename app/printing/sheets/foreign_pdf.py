"""Imposing a PDF that others made: two of its pages side by side on each sheet, to be folded (R15–R17).

PDFium does the work, the library that draws the previews: it takes over pages as they are, so fonts and pictures that
pages share stay shared. What cannot be folded into a booklet is refused in words that say what to ask of its maker.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from app.errors import ExpectedError
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.pages import POINT_MM
from app.printing.paper_sizes import paper_name
from app.printing.preview import PDFIUM
from app.printing.sheets.duplex import BACKS, FRONTS
from app.printing.sheets.imposition import SHEET_PAGES, folded_sheets, sheet_size
from app.printing.sheets.setting import Duplex, Flip, SheetSetting
from app.printing.sheets.stapling import stapling_findings
from app.progress import Progress, no_progress

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_SAME_SIZE = 1.5
"""Pages may differ by this much and still be cut alike, mm."""
_PROGRESS_STEP = 16
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_LOCK, _NO_PAGES = b"/Encrypt", re.compile(rb"/Count\s+0\b")
_TAIL, _HEAD = 2048, 1024
"""Bytes at the end and at the start in which readers look for the marks of a PDF."""
_MARK_FROM_EDGE, _MARK_LENGTH, _MARK_WIDTH, _MARK_GREY = 9.0, 4.0, 0.2, 140


class ForeignSheets(NamedTuple):
    """The sheets made of a PDF.

    Attributes:
        files: (part, PDF): one without a name, or fronts and backs.
        page_count, sheet_count: of the booklet, pages without what was added; of the paper.
        paper: name of the paper, 「A4」.
        findings: what to know before printing.
    """

    files: tuple[tuple[str, bytes], ...]
    page_count: int
    sheet_count: int
    paper: str
    findings: tuple[Finding, ...]


class _Window(NamedTuple):
    """What is seen of a page, in points of its own coordinates, and how it is turned, clockwise."""

    left: float
    foot: float
    right: float
    top: float
    degrees: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is seen, mm."""
        width, height = (self.right - self.left) * POINT_MM, (self.top - self.foot) * POINT_MM
        return (height, width) if self.degrees % 180 else (width, height)

    def moved(self, by: float) -> _Window:
        """The window that shows the page `by` mm further to the right, as it is seen."""
        dx, dy = {0: (-1, 0), 90: (0, -1), 180: (1, 0), 270: (0, 1)}[self.degrees]
        across, up = dx * by / POINT_MM, dy * by / POINT_MM
        return _Window(self.left + across, self.foot + up, self.right + across, self.top + up, self.degrees)


def impose_foreign(
    data: bytes, setting: SheetSetting, *, name: str, progress: Progress = no_progress
) -> ForeignSheets:
    """A PDF from elsewhere → its sheets; blank pages at the end fill it up to a multiple of four.

    What was filled in or noted on its pages is printed with them. Pages are cut where their TrimBox says, else where
    their CropBox does.

    Args:
        name: of the file, for what is said about it.

    Raises:
        ExpectedError: it is no PDF, is locked or damaged, has no pages, or pages that cannot be folded.
        Cancelled: from `progress`.
    """
    _refuse_damaged(data, name)
    with PDFIUM, closing(_opened(data, name)) as source:
        windows = _windows(source, name)
        paper = _paper_for(windows)
        filled = len(windows) + -len(windows) % SHEET_PAGES
        files = _files(source, windows, filled, setting, progress)
    return ForeignSheets(files, len(windows), filled // SHEET_PAGES, paper, _findings(len(windows), filled))


def _findings(count: int, filled: int) -> tuple[Finding, ...]:
    found = list(stapling_findings(filled))
    if filled > count:
        text = f"終わりに、白いページが{filled - count}ページ入ります。"
        found.append(Finding(FindingKind.PAGES, Severity.NOTICE, text))
    return tuple(found)


# what is refused


def _refuse_damaged(data: bytes, name: str) -> None:
    """A file that ends too early is opened by PDFium all the same, with the pages that are left: it is looked at here.

    At its end stands where its table lies; when a piece is missing, the table lies elsewhere (ISO 32000-1, 7.5.5).
    """
    start = data.find(b"%PDF-", 0, _HEAD)
    if start < 0:
        raise ExpectedError(f"「{name}」はPDFではありません。", "PDFで保存したものを選んでください。")
    ends = _END.findall(data, max(0, len(data) - _TAIL))
    table = int(ends[-1]) if ends else -1
    if table < 0 or not any(_TABLE.match(data, at) for at in (table, start + table)):
        raise _damaged(name)


def _damaged(name: str) -> ExpectedError:
    return ExpectedError(
        f"「{name}」はいたんでいて、全部を読めません。", "作った人に、もう一度PDFで保存してもらってください。"
    )


def _locked(name: str) -> ExpectedError:
    return ExpectedError(
        f"「{name}」には合言葉（パスワード）や、使いかたの制限がかかっています。",
        "作った人に、合言葉をかけずに保存したPDFをもらってください。",
    )


def _empty(name: str) -> ExpectedError:
    return ExpectedError(f"「{name}」にはページがありません。", "ほかのPDFを選んでください。")


def _opened(data: bytes, name: str) -> PdfDocument:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        # PDFium's own reason may be that of an earlier file: it gives none for a file without pages
        if _LOCK in data:
            raise _locked(name) from problem
        raise (_empty(name) if _NO_PAGES.search(data) else _damaged(name)) from problem
    if pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0:
        document.close()
        raise _locked(name)
    return document


def _windows(document: PdfDocument, name: str) -> list[_Window]:
    """What is seen of every page."""
    import pypdfium2

    found = []
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as problem:
            raise _damaged(name) from problem
        found.append(_window(page))
        page.close()
    if not found:
        raise _empty(name)
    return found


def _window(page: PdfPage) -> _Window:
    media = page.get_mediabox()
    seen = page.get_trimbox(fallback_ok=False) or page.get_cropbox(fallback_ok=False) or media
    left, foot = max(seen[0], media[0]), max(seen[1], media[1])
    right, top = min(seen[2], media[2]), min(seen[3], media[3])
    return _Window(left, foot, right, top, page.get_rotation())


def _paper_for(windows: Sequence[_Window]) -> str:
    """Name of the paper for the sheets.

    Raises:
        ExpectedError: pages of several sizes, lying pages, or no paper fits.
    """
    width, height = windows[0].size
    for number, window in enumerate(windows, start=1):
        across, down = window.size
        if abs(across - width) > _SAME_SIZE or abs(down - height) > _SAME_SIZE:
            raise ExpectedError(
                f"{number}ページの大きさ（{_shown(across, down)}）が、1ページ（{_shown(width, height)}）とちがいます。",
                "全部のページを同じ大きさにして、PDFを作り直してください。",
            )
    if width > height:
        raise ExpectedError("よこ長のページは、折って冊子にできません。", "たて長のページで作り直してください。")
    paper = paper_name(*sheet_size(width, height))
    if not paper:
        raise ExpectedError(
            f"ページの大きさが{_shown(width, height)}で、2ページならべて刷れる紙がありません。",
            "A5、B5、A4のどれかで作り直してください。",
        )
    return paper


def _shown(width: float, height: float) -> str:
    name = paper_name(width, height)
    lying = "よこ" if width > height else ""
    return f"{name}{lying}" if name else f"{width:.0f}×{height:.0f} mm"


# what is made


def _files(
    source: PdfDocument, windows: Sequence[_Window], filled: int, setting: SheetSetting, progress: Progress
) -> tuple[tuple[str, bytes], ...]:
    import pypdfium2
    import pypdfium2.raw as pdfium

    width, height = sheet_size(*windows[0].size)
    with closing(_in_sheet_order(source, windows, filled, setting, progress)) as ordered:
        raw = pdfium.FPDF_ImportNPagesToOne(ordered, width / POINT_MM, height / POINT_MM, 2, 1)
        with closing(pypdfium2.PdfDocument(raw)) as sides:
            for number in range(len(sides)):
                page = sides[number]
                if number % 2 and setting.flip is Flip.LONG:
                    page.set_rotation(180)
                if not number % 2 and setting.has_fold_mark:
                    _mark_fold(page, width, height)
                page.close()
            if setting.duplex is Duplex.AUTO:
                return (("", _saved(sides)),)
            backs = list(range(1, len(sides), 2))
            if setting.duplex is Duplex.AS_IS:
                backs.reverse()
            return ((FRONTS, _part(sides, range(0, len(sides), 2))), (BACKS, _part(sides, backs)))


def _in_sheet_order(
    source: PdfDocument, windows: Sequence[_Window], filled: int, setting: SheetSetting, progress: Progress
) -> PdfDocument:
    """The pages one by one as they lie on the sheets, left before right, moved by the creep, with blanks among them."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    order = [
        (number, 1 - 2 * half, setting.creep * inward)
        for inward, sheet in enumerate(folded_sheets(filled, setting.binding))
        for side in sheet
        for half, number in enumerate(side)
    ]
    document = pypdfium2.PdfDocument.new()
    document.import_pages(source, [number for number, _, _ in order if number < len(windows)])
    width, height = (length / POINT_MM for length in windows[0].size)
    for place, (number, towards, creep) in enumerate(order):
        if place % _PROGRESS_STEP == 0:
            progress(place, len(order))
        if number >= len(windows):
            document.new_page(width, height, place).close()
            continue
        page = document[place]
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_PRINT)
        left, foot, right, top, _ = windows[number].moved(towards * creep)
        page.set_mediabox(left, foot, right, top)
        page.set_cropbox(left, foot, right, top)
        page.close()
    progress(len(order), len(order))
    return document


def _mark_fold(page: PdfPage, width: float, height: float) -> None:
    """A short line at the top and foot of the fold, as on our own sheets; mm."""
    import pypdfium2.raw as pdfium

    middle = width / 2 / POINT_MM
    for top in (_MARK_FROM_EDGE, height - _MARK_FROM_EDGE - _MARK_LENGTH):
        path = pdfium.FPDFPageObj_CreateNewPath(middle, top / POINT_MM)
        pdfium.FPDFPath_LineTo(path, middle, (top + _MARK_LENGTH) / POINT_MM)
        pdfium.FPDFPageObj_SetStrokeColor(path, _MARK_GREY, _MARK_GREY, _MARK_GREY, 255)
        pdfium.FPDFPageObj_SetStrokeWidth(path, _MARK_WIDTH / POINT_MM)
        pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_NONE, True)
        pdfium.FPDFPage_InsertObject(page, path)
    page.gen_content()


def _part(sides: PdfDocument, numbers: Sequence[int]) -> bytes:
    import pypdfium2

    with closing(pypdfium2.PdfDocument.new()) as document:
        document.import_pages(sides, list(numbers))
        return _saved(document)


def _saved(document: PdfDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
