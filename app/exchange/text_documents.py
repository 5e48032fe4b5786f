"""Text with its tables, of a text file, a Word document or what was copied from one: lines, cells parted by tabs."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from app.errors import ExpectedError
from app.exchange.text_tables import decode

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ElementTree.ParseError, RuntimeError, NotImplementedError,
    ValueError,
)  # fmt: skip
_MOST_BYTES = 50 * 1024 * 1024
_TEXT_ENDINGS = (".txt", ".md", ".text")
_PAGE_ENDINGS = (".html", ".htm")


def read_document(source: Path) -> tuple[str, ...] | None:
    """The lines of a text, Word or web document; None for files that are something else.

    Raises:
        ExpectedError: it is damaged or too large.
    """
    ending = source.suffix.lower()
    if ending == ".docx" or _is_word(source):
        return tuple(_word_lines(source))
    if ending not in (*_TEXT_ENDINGS, *_PAGE_ENDINGS) or not source.is_file() or source.stat().st_size > _MOST_BYTES:
        return None
    content = source.read_bytes()
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    text, _ = decode(content, source.name)
    return html_lines(text) if ending in _PAGE_ENDINGS else tuple(text.splitlines())


def _is_word(source: Path) -> bool:
    try:
        if not zipfile.is_zipfile(source):
            return False
        with zipfile.ZipFile(source) as container:
            return _DOCUMENT in container.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _word_lines(source: Path) -> Iterator[str]:
    damaged = ExpectedError(
        f"「{source.name}」はこわれているか、Wordの文書（.docx）ではありません。",
        "Wordで開き、「名前を付けて保存」で保存しなおしてから選んでください。",
    )
    try:
        with zipfile.ZipFile(source) as container:
            if container.getinfo(_DOCUMENT).file_size > _MOST_BYTES:
                what = f"「{source.name}」は大きすぎて読めません。"
                raise ExpectedError(what, "会議録のところだけを写してください。")
            content = container.read(_DOCUMENT)
        if b"<!DOCTYPE" in content[:2048]:
            raise damaged
        body = ElementTree.fromstring(content).find(f"{_WORD}body")
    except OSError:
        raise ExpectedError(f"「{source.name}」を開けませんでした。", "ほかのソフトで閉じてください。") from None
    except _DAMAGED:
        raise damaged from None
    for element in () if body is None else body:
        if element.tag == f"{_WORD}p":
            yield from _paragraph(element).split("\n")
        elif element.tag == f"{_WORD}tbl":
            for row in element.iter(f"{_WORD}tr"):
                cells = ["\n".join(map(_paragraph, cell.iter(f"{_WORD}p"))) for cell in row.iter(f"{_WORD}tc")]
                yield from row_lines(cells)


def _paragraph(element: ElementTree.Element) -> str:
    parts = []
    for part in element.iter():
        if part.tag == f"{_WORD}t":
            parts.append(part.text or "")
        elif part.tag == f"{_WORD}tab":
            parts.append(" ")
        elif part.tag in (f"{_WORD}br", f"{_WORD}cr"):
            parts.append("\n")
    return "".join(parts)


def row_lines(cells: Sequence[str]) -> Iterator[str]:
    """A row of a table: one line with tabs; further lines of its last cell follow behind a tab each."""
    filled = [cell.strip() for cell in cells]
    if len([cell for cell in filled if cell]) <= 1:
        yield from "\n".join(cell for cell in filled if cell).split("\n")
        return
    *front, last = filled
    first, *more = last.split("\n")
    yield "\t".join([*(" ".join(cell.split()) for cell in front), first])
    yield from (f"\t{line.strip()}" for line in more if line.strip())


def table_rows(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rows of the tables in a text, with the further lines of their last cells; () when it has no table."""
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("\t") and rows:
            rows[-1][-1] += f"\n{line.strip()}"
        elif "\t" in line:
            rows.append(line.split("\t"))
    return tuple(map(tuple, rows)) if len(rows) > 1 else ()


def html_lines(page: str) -> tuple[str, ...]:
    """The lines of a web page, or of what Word and Excel put on the clipboard."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return tuple(reader.lines())


def html_tables(page: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The tables of a page, row by row; cells that span several columns or rows stand in the first of them."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return tuple(tuple(map(tuple, table)) for table in reader.tables if table)


class _Page(HTMLParser):
    """Collects text blocks and table rows in order."""

    _BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "tr", "br", "table")
    _SILENT = ("style", "script", "title", "head")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._found: list[str | list[str]] = []
        self._text = ""
        self._row: list[str] | None = None
        self._is_in_cell = False
        self._silent = 0

    def lines(self) -> Iterator[str]:
        """What was collected."""
        self._end_block()
        for found in self._found:
            if isinstance(found, str):
                yield found
            else:
                yield from row_lines(found)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._SILENT:
            self._silent += 1
        elif tag == "table":
            self._end_block()
            self.tables.append([])
        elif tag == "tr":
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._is_in_cell, self._text = True, ""
        elif tag in self._BLOCKS:
            if self._is_in_cell:
                self._text = f"{self._text.rstrip()}\n" if self._text.strip() else ""
            else:
                self._end_block()
            if tag == "li":
                self._text += "・"

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th") and self._is_in_cell and self._row is not None:
            self._row.append(self._text.strip())
            self._is_in_cell, self._text = False, ""
        elif tag == "tr" and self._row is not None:
            self._found.append(self._row)
            if self.tables:
                self.tables[-1].append(self._row)
            self._row = None
        elif tag in self._BLOCKS and not self._is_in_cell:
            self._end_block()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text += re.sub(r"[ \t\r\n]+", " ", data)

    def _end_block(self) -> None:
        if self._text.strip():
            self._found.append(self._text.strip())
        self._text = ""
