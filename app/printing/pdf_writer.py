"""Display pages → a PDF file. One of the two places that know ReportLab (the other is the font class)."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.errors import ExpectedError
from app.paths import part_beside
from app.printing.fonts import font_file
from app.printing.page_content import PageContent
from app.printing.pages import POINT_MM, Bookmark, Link, Page
from app.printing.pictures import Picture
from app.printing.type0_font import Type0Font
from app.progress import Progress, no_progress

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_NO_FONT = "TsudoibaNoFont"
_PROGRESS_STEP = 16
"""Pages between two calls of `progress`."""


def write_pdf(
    pages: Sequence[Page],
    target: Path | BinaryIO,
    *,
    title: str,
    author: str = "",
    subject: str = "",
    progress: Progress = no_progress,
) -> None:
    """Write pages as a PDF. The same pages and texts give the same bytes, on any day and machine.

    Args:
        target: a stream, or a path; a file already there stays as it was until the new one is complete.
        progress: called with (pages done, all pages); raising Cancelled from it stops the work, nothing is written.

    Raises:
        ExpectedError: the folder cannot be written, the disk is full, or a picture file is gone.
        ValueError: a link points to a bookmark no page has (a fault of the product that made the pages).
    """
    data = pdf_bytes(pages, title=title, author=author, subject=subject, progress=progress)
    if isinstance(target, Path):
        _write_whole(target, data)
    else:
        target.write(data)


def pdf_bytes(
    pages: Sequence[Page], *, title: str, author: str = "", subject: str = "", progress: Progress = no_progress
) -> bytes:
    """As `write_pdf`, returning the file's bytes (for a preview)."""
    document = _Document(title=title, author=author, subject=subject)
    document.check_links(pages)
    for number, page in enumerate(pages):
        if number % _PROGRESS_STEP == 0:
            progress(number, len(pages))
        document.add_page(page)
    progress(len(pages), len(pages))
    return document.finish()


class _Document:
    """One PDF under construction."""

    def __init__(self, *, title: str, author: str, subject: str) -> None:
        self._canvas = _new_canvas()
        self._canvas.setTitle(_metadata(title))
        self._canvas.setAuthor(_metadata(author))
        self._canvas.setSubject(_metadata(subject))
        self._canvas.setCreator("つどいば")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._fonts: dict[str, Type0Font] = {}
        self._pictures: dict[str, str] = {}
        self._on_page: list[str] = []
        self._labels: list[str] = []
        self._has_outline = False
        self._outline_level = -1

    def check_links(self, pages: Sequence[Page]) -> None:
        """Fail early, and by name, on links without a goal."""
        operations = [operation for page in pages for operation in page.operations]
        goals = {operation.key for operation in operations if isinstance(operation, Bookmark)}
        for operation in operations:
            if isinstance(operation, Link) and operation.target.startswith("#") and operation.target[1:] not in goals:
                raise ValueError(f"no bookmark for the link {operation.target}")

    def add_page(self, page: Page) -> None:
        """Draw one page."""
        width, height = page.width_mm / POINT_MM, page.height_mm / POINT_MM
        self._canvas.setPageSize((round(width, 3), round(height, 3)))
        self._on_page = []
        content = PageContent(self._font, self._picture)
        content.draw(page.operations, top_pt=height)
        self._canvas.addLiteral(content.operators())
        for operation in page.operations:
            if isinstance(operation, Link):
                self._link(operation, height)
            elif isinstance(operation, Bookmark):
                self._bookmark(operation, height)
        self._canvas._formsinuse.extend(self._on_page)
        self._canvas.showPage()
        self._labels.append(page.label)

    def finish(self) -> bytes:
        """The whole file."""
        self._label_pages()
        if self._has_outline:
            self._canvas.showOutline()
        for font in self._fonts.values():
            font.add_to(self._canvas._doc)
        return bytes(self._canvas.getpdfdata())

    def _font(self, name: str) -> Type0Font:
        font = self._fonts.get(name)
        if font is None:
            font = self._fonts[name] = Type0Font(font_file(name), f"F{len(self._fonts) + 1}")
        return font

    def _picture(self, picture: Picture) -> str:
        short = self._pictures.get(picture.key)
        if short is None:
            short = self._pictures[picture.key] = f"P{len(self._pictures) + 1}"
            self._add_picture(short, picture)
        if short not in self._on_page:
            self._on_page.append(short)
        return str(self._canvas._doc.getXObjectName(short))

    def _add_picture(self, short: str, picture: Picture) -> None:
        """The JPEG as it is: no decoding, no second compression."""
        from reportlab.pdfbase.pdfdoc import PDFName, PDFStream

        stream = PDFStream(content=picture.data(), filters=[])
        values = {"Type": "XObject", "Subtype": "Image", "Filter": "DCTDecode"}
        values["ColorSpace"] = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[picture.colours]
        for key, value in values.items():
            stream.dictionary[key] = PDFName(value)
        stream.dictionary["Width"] = picture.width_px
        stream.dictionary["Height"] = picture.height_px
        stream.dictionary["BitsPerComponent"] = 8
        document = self._canvas._doc
        document.Reference(stream, document.getXObjectName(short))

    def _link(self, link: Link, height: float) -> None:
        left, top = link.x / POINT_MM, height - link.y / POINT_MM
        right, foot = left + link.width / POINT_MM, top - link.height / POINT_MM
        box = (round(left, 2), round(foot, 2), round(right, 2), round(top, 2))
        if link.target.startswith("#"):
            self._canvas.linkAbsolute("", link.target[1:], box, Border="[0 0 0]", F=4)
        else:
            self._canvas.linkURL(link.target, box, F=4)

    def _bookmark(self, mark: Bookmark, height: float) -> None:
        self._canvas.bookmarkPage(mark.key, fit="XYZ", left=0, top=round(height - mark.y / POINT_MM, 2), zoom=0)
        if mark.title:
            level = min(mark.level, self._outline_level + 1)
            self._canvas.addOutlineEntry(_metadata(mark.title), mark.key, level=level, closed=level == 0)
            self._outline_level, self._has_outline = level, True

    def _label_pages(self) -> None:
        """Viewers show the printed page numbers; pages without a label keep their place in the file."""
        if not any(self._labels):
            return
        expected: int | None = None
        for index, label in enumerate(self._labels):
            if label.isascii() and label.isdigit():
                if int(label) != expected:
                    self._canvas.addPageLabel(index, style="ARABIC", start=int(label))
                expected = int(label) + 1
            else:
                self._canvas.addPageLabel(index, prefix=_metadata(label) or f"({index + 1})")
                expected = None


def _new_canvas() -> Canvas:
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # read whenever a page is written; ASCII armour would make files a quarter larger
    if _NO_FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_NoFont())
    return Canvas(
        io.BytesIO(), pageCompression=1, invariant=1, initialFontName=_NO_FONT, lang="ja-JP", pdfVersion=(1, 7)
    )


class _NoFont:
    """Satisfies the canvas, which wants a first font, without naming the unembedded Helvetica on every page."""

    class face:  # noqa: N801 - ReportLab's name for it
        """What the registry asks of a font."""

        name = _NO_FONT

    fontName = _NO_FONT  # noqa: N815 - as above
    _dynamicFont = 1  # noqa: N815 - as above
    _multiByte = 0  # noqa: N815 - as above


def _metadata(text: str) -> str:
    """Without control characters and halves of surrogate pairs, which no PDF string may hold."""
    return "".join(character for character in text if character.isprintable() or character == "　")


def _write_whole(path: Path, data: bytes) -> None:
    """All or nothing: beside the goal first, then renamed."""
    part = part_beside(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "", str(path))
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as problem:
        with suppress(OSError):  # the disk that refused the file may refuse this too
            part.unlink()
        raise _unwritten(path, problem) from problem


def _unwritten(path: Path, problem: OSError) -> ExpectedError:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExpectedError(
            "保存先がいっぱいで、保存できませんでした。", "いらないものを消すか、別の場所に保存してください。"
        )
    if problem.errno == errno.ENAMETOOLONG:
        return ExpectedError("名前が長すぎて、保存できませんでした。", "短い名前にして、もう一度保存してください。")
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return ExpectedError(f"保存先の「{path.parent.name}」が見つかりません。", "別の場所を選んで保存してください。")
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR):
        return ExpectedError(
            f"「{path.name}」に書き込めませんでした。", "ほかの画面で開いていれば閉じるか、別の場所に保存してください。"
        )
    return ExpectedError(f"「{path.name}」を保存できませんでした。", "別の場所に保存してみてください。")
