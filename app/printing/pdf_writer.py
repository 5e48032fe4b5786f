"""Display pages → a PDF file. One of the two places that know ReportLab (the other is the font class)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.printing.document_outline import OutlineLine, outline_objects
from app.printing.document_structure import DocumentStructure, Element
from app.printing.fonts import font_file
from app.printing.link_annotations import DrawnLink, annotation, check_links, printable_only
from app.printing.page_content import PageContent
from app.printing.pages import POINT_MM, Bookmark, Link, Page
from app.printing.paper_sides import Sides
from app.printing.pdf_file import pdf_file
from app.printing.pictures import Picture
from app.printing.shapes import pdf_number
from app.printing.sign_font import SignFont
from app.printing.signs import SIGN_FONT
from app.printing.standards import Standard, srgb_profile, xmp_packet
from app.printing.type0_font import Type0Font, packed_stream
from app.progress import Progress, no_progress
from app.unswept import unswept
from app.whole_file import write_bytes_whole

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

_CREATOR = "つどいば"
_DATE = "2000-01-01T00:00:00+00:00"
"""What ReportLab writes as the date of making when the same pages must give the same bytes."""
_PACKING = 4
"""Of zlib: two thirds of the time the usual 6 takes, for three hundredths of the file."""
_PROGRESS_STEP = 16
"""Pages between two calls of `progress`."""
_DUPLEX = {Sides.SHORT_EDGE: "DuplexFlipShortEdge", Sides.LONG_EDGE: "DuplexFlipLongEdge"}


def write_pdf(
    pages: Sequence[Page],
    target: Path | BinaryIO,
    *,
    title: str,
    author: str = "",
    subject: str = "",
    standard: Standard = Standard.ACCESSIBLE,
    sides: Sides = Sides.ONE,
    progress: Progress = no_progress,
) -> None:
    """Write pages as a PDF. The same pages and texts give the same bytes, on any day and machine.

    Args:
        target: a stream, or a path; a file already there stays as it was until the new one is complete.
        standard: what the file promises; sheets to be folded are always PLAIN.
        sides: what a program that prints the file proposes, in the very size of its pages.
        progress: called with (pages done, all pages); raising Cancelled from it stops the work, nothing is written.

    Raises:
        ExpectedError: the folder cannot be written, the disk is full, or a picture file is gone.
        ValueError: a link points to a bookmark no page has, or a tag is left open (a fault of the product that made
            the pages).
    """
    data = pdf_bytes(
        pages, title=title, author=author, subject=subject, standard=standard, sides=sides, progress=progress
    )
    if isinstance(target, Path):
        write_bytes_whole(target, data)
    else:
        target.write(data)


def pdf_bytes(
    pages: Sequence[Page],
    *,
    title: str,
    author: str = "",
    subject: str = "",
    standard: Standard = Standard.ACCESSIBLE,
    sides: Sides = Sides.ONE,
    progress: Progress = no_progress,
) -> bytes:
    """As `write_pdf`, returning the file's bytes (for a preview)."""
    if any(page.is_sheet for page in pages):
        standard = Standard.PLAIN
    with unswept():
        document = _Document(pages, standard, sides, title=title, author=author, subject=subject)
        for number, page in enumerate(pages):
            if number % _PROGRESS_STEP == 0:
                progress(number, len(pages))
            document.add_page(page)
        progress(len(pages), len(pages))
        return document.finish()


class _Document:
    """One PDF under construction."""

    def __init__(
        self, pages: Sequence[Page], standard: Standard, sides: Sides, *, title: str, author: str, subject: str
    ) -> None:
        self._document = _new_document(sides, is_right_bound=any(page.is_right_bound for page in pages))
        self._page_count = len(pages)
        self._standard = standard
        self._structure = None if standard is Standard.PLAIN else DocumentStructure()
        self._title, self._author, self._subject = (printable_only(text) for text in (title, author, subject))
        self._document.setTitle(self._title or _CREATOR)
        self._document.setAuthor(self._author)
        self._document.setSubject(self._subject)
        self._document.setCreator(_CREATOR)
        self._fonts: dict[str, Type0Font | SignFont] = {}
        self._pictures: dict[str, str] = {}
        self._on_page: list[str] = []
        self._notes: list[str] = []
        self._labels: list[str] = []
        self._links: list[DrawnLink] = []
        self._goals: dict[str, tuple[int, float]] = {}
        self._formatted_once: dict[object, bytes] = {}
        self._outline: list[OutlineLine] = []

    def add_page(self, page: Page) -> None:
        """Draw one page."""
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFPage

        width, height = page.width_mm / POINT_MM, page.height_mm / POINT_MM
        self._on_page, self._notes = [], []
        if self._structure is not None:
            self._structure.begin_page()
        content = PageContent(self._font, self._picture, self._structure)
        content.draw(page.operations, top_pt=height)
        for link, element in content.links:
            self._link(link, element, height)
        for mark in content.bookmarks:
            self._bookmark(mark, height)
        made = PDFPage()
        operators = f"1 0 0 1 0 0 cm \n{content.operators()}\n \n".encode("latin-1")
        made.Contents = packed_stream(zlib.compress(operators, _PACKING))
        made.Rotate = 0
        made.Annots = self._notes
        made.MediaBox = self._once((width, height), lambda: _paper(width, height))
        made.Resources = self._once(tuple(self._on_page), self._resources)
        made.Trans = self._once("no transition", PDFDictionary)
        self._document.addPage(made)
        if page.boxes is not None:
            made.TrimBox, made.BleedBox = (_box(box, height) for box in page.boxes)
        if self._structure is not None:
            self._structure.end_page()
            made.__NoDefault__ = [*made.__NoDefault__, "StructParents", "Tabs"]
            made.StructParents, made.Tabs = len(self._labels), "/S"
        self._labels.append(page.label)

    def finish(self) -> bytes:
        """The whole file."""
        check_links(self._links, self._goals)
        self._label_pages()
        document = self._document
        objects: list[tuple[int, bytes]] = []
        for font in self._fonts.values():
            if isinstance(font, Type0Font):
                font.add_to(document)
                continue
            objects += font.objects(document.objectcounter + 1)
            document.idToObject["BasicFonts"].dict[font.resource] = f"{document.objectcounter + 1} 0 R"
            document.objectcounter += font.object_count
        structure_root = self._describe(document) if self._structure is not None else 0
        document.Reference(document.Catalog)
        document.Reference(document.info)
        outline_root = self._add_outline()
        objects += _formatted(document)
        numbers = document.idToObjectNumberAndVersion
        page_numbers = [numbers[page.__InternalName__][0] for page in document.Pages.pages]
        packed = [(link.number, annotation(link, self._goals, page_numbers)) for link in self._links]
        if self._structure is not None:
            packed += self._structure.objects(structure_root, document.objectcounter + 1, page_numbers)
        if outline_root:
            packed += outline_objects(self._outline, outline_root, page_numbers)
        root, info = (numbers[part.__InternalName__][0] for part in (document.Catalog, document.info))
        return pdf_file(objects, packed, root=root, info=info)

    def _describe(self, document: PDFDocument) -> int:
        """Say in the catalog what the file promises; the number kept for the root of the tags comes back."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

        catalog = document.Catalog
        document.objectcounter += 1
        structure_root: int = document.objectcounter
        catalog.StructTreeRoot = f"{structure_root} 0 R"
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        packet = xmp_packet(
            self._standard,
            title=self._title or _CREATOR,
            author=self._author,
            subject=self._subject,
            creator=_CREATOR,
            producer=document.info.producer,
            date=_DATE,
        )
        kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        catalog.Metadata = PDFStream(kind, packet)
        if self._standard is Standard.ARCHIVE:
            profile = PDFStream(PDFDictionary({"N": 3}), srgb_profile())
            intent = PDFDictionary(
                {
                    "Type": PDFName("OutputIntent"),
                    "S": PDFName("GTS_PDFA1"),
                    "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
                    "DestOutputProfile": document.Reference(profile),
                }
            )
            catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
            catalog.OutputIntents = PDFArray([document.Reference(intent)])
        return structure_root

    def _font(self, name: str) -> Type0Font | SignFont:
        font = self._fonts.get(name)
        if font is None:
            resource = f"F{len(self._fonts) + 1}"
            font = SignFont(resource) if name == SIGN_FONT else Type0Font(font_file(name), resource)
            self._fonts[name] = font
        return font

    def _picture(self, picture: Picture) -> str:
        short = self._pictures.get(picture.key)
        if short is None:
            short = self._pictures[picture.key] = f"P{len(self._pictures) + 1}"
            self._add_picture(short, picture)
        if short not in self._on_page:
            self._on_page.append(short)
        return str(self._document.getXObjectName(short))

    def _once(self, what: object, make: Callable[[], object]) -> bytes:
        """What many pages share, formatted when the first of them needs it."""
        from reportlab.pdfbase import pdfdoc

        found = self._formatted_once.get(what)
        if found is None:
            found = self._formatted_once[what] = bytes(pdfdoc.format(make(), self._document))
        return found

    def _resources(self) -> object:
        """The typefaces of the document and the pictures of the page."""
        from reportlab.pdfbase.pdfdoc import PDFResourceDictionary

        resources = PDFResourceDictionary()
        resources.basicFonts()
        resources.allProcs()
        if self._on_page:
            resources.XObject = self._document.xobjDict(self._on_page)
        return resources

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
        document = self._document
        document.Reference(stream, document.getXObjectName(short))

    def _link(self, link: Link, element: Element | None, height: float) -> None:
        """Keep a number for the annotation of a link on this page; where it leads is known when all pages are."""
        document = self._document
        document.objectcounter += 1
        number: int = document.objectcounter
        self._notes.append(f"{number} 0 R")
        parent = None
        if element is not None and self._structure is not None:
            parent = self._structure.add_annotation(element, number, self._page_count)
        self._links.append(DrawnLink(number, link, height, element, parent))

    def _bookmark(self, mark: Bookmark, height: float) -> None:
        top = round(height - mark.y / POINT_MM, 2)
        self._goals[mark.key] = (len(self._labels), top)
        if mark.title:
            level = min(mark.level, self._outline[-1].level + 1) if self._outline else 0
            self._outline.append(OutlineLine(printable_only(mark.title), level, len(self._labels), top))

    def _add_outline(self) -> int:
        """Say in the catalog that there is an outline; the number kept for its root comes back, 0 without one."""
        document = self._document
        document.Catalog.Outlines = None
        if not self._outline:
            return 0
        root: int = document.objectcounter + 1
        document.objectcounter += 1 + len(self._outline)
        document.Catalog.Outlines = f"{root} 0 R"
        document.Catalog.showOutline()
        return root

    def _label_pages(self) -> None:
        """Viewers show the printed page numbers; pages without a label keep their place in the file."""
        if not any(self._labels):
            return
        from reportlab.pdfbase.pdfdoc import PDFPageLabel, PDFPageLabels

        labels = self._document.Catalog.PageLabels = PDFPageLabels()
        expected: int | None = None
        for index, label in enumerate(self._labels):
            if label.isascii() and label.isdigit():
                if int(label) != expected:
                    labels.addPageLabel(index, PDFPageLabel(style="ARABIC", start=int(label)))
                expected = int(label) + 1
            else:
                labels.addPageLabel(index, PDFPageLabel(prefix=printable_only(label) or f"({index + 1})"))
                expected = None


def _formatted(document: PDFDocument) -> Iterator[tuple[int, bytes]]:
    """(number, body) of every object of ReportLab's; formatting one may add others at the end."""
    from reportlab.pdfbase import pdfdoc

    number = 0
    while number < document.objectcounter:
        number += 1
        name = document.numberToId.get(number)
        if name is None:
            continue
        thing = document.idToObject[name]
        body = bytes(pdfdoc.format(thing, document, toplevel=1)).rstrip(b"\n")
        if isinstance(thing, pdfdoc.PDFStream):
            body = body.removesuffix(b"endstream") + b"\nendstream"
        yield number, body


def _new_document(sides: Sides, *, is_right_bound: bool) -> PDFDocument:
    """An empty one, without ReportLab's canvas: that is for drawing by hand and loads fonts and colours of its own."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfdoc import PDFDocument, ViewerPreferencesPDFDictionary

    rl_config.useA85 = 0  # ASCII armour would make files a quarter larger
    document = PDFDocument(compression=1, invariant=1, lang="ja-JP", pdfVersion=(1, 7))
    preferences = document.Catalog.ViewerPreferences = ViewerPreferencesPDFDictionary()
    preferences["DisplayDocTitle"] = "true"
    preferences["PrintScaling"] = "None"  # a millimetre is a millimetre: labels, cards, folds
    if sides in _DUPLEX:
        preferences["Duplex"] = _DUPLEX[sides]
    if is_right_bound:
        preferences["Direction"] = "R2L"
    return document


def _paper(width: float, height: float) -> object:
    from reportlab.pdfbase.pdfdoc import PDFArray

    return PDFArray([0, 0, round(width, 3), round(height, 3)])


def _box(box: tuple[float, float, float, float], height: float) -> str:
    """x, y, width, height in mm from the top left → left, foot, right, top in pt, as PDF has it."""
    x, y, width, down = (length / POINT_MM for length in box)
    return f"[{' '.join(pdf_number(round(edge, 3)) for edge in (x, height - y - down, x + width, height - y))}]"
