"""How tests look at finished pages: lines of text, ink near the edge, codes a telephone can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.printing.japanese_text import NEVER_ENDS, NEVER_STARTS
from app.printing.pages import POINT_MM, Bookmark, Group, Link, Operation, Page, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import render_page

_HOLE_DPI, _WHITE = 7.0, 250
"""So coarse that what counts is the sheet as a whole; a hairline still makes its pixels darker than white."""
_TOUCHING = 0.05
"""Runs that touch, mm: one line in two fonts."""


def text_of(page: Page) -> str:
    """All text of a page without spaces, in drawing order."""
    return "".join("".join(run.text.split()) for run in page.text_runs())


def lines_of(page: Page) -> list[str]:
    """The text line by line; runs that touch are one line. Vertical letters are left out."""
    lines: list[str] = []
    end: tuple[float, float] | None = None
    for run in page.text_runs():
        if run.is_vertical:
            continue
        if end is not None and abs(run.x - end[0]) < _TOUCHING and run.y == end[1]:
            lines[-1] += run.text
        else:
            lines.append(run.text)
        end = (run.x + run.width, run.y)
    return lines


def illegal_lines(pages: Iterable[Page]) -> list[str]:
    """Lines that begin or end with what Japanese typesetting forbids there (R1, R2)."""
    return [
        line
        for page in pages
        for line in lines_of(page)
        if len(line) > 1 and (line[0] in NEVER_STARTS or line.rstrip()[-1] in NEVER_ENDS)
    ]


def smallest_type(pages: Iterable[Page]) -> float:
    """The smallest type size that occurs, pt, groups with their scale."""
    return min(size for page in pages for size in _sizes(page.operations, 1.0))


def _sizes(operations: Iterable[Operation], scale: float) -> Iterator[float]:
    for operation in operations:
        if isinstance(operation, TextRun):
            yield operation.size_pt * scale
        elif isinstance(operation, Group):
            yield from _sizes(operation.operations, scale * operation.scale)


def overlapping_lines(page: Page) -> list[tuple[str, str]]:
    """Pairs of texts that lie on each other (ungrouped, horizontal)."""
    boxes = []
    for run in page.operations:
        if isinstance(run, TextRun) and not run.is_vertical and run.text.strip():
            size = run.size_pt * POINT_MM
            boxes.append((run.x + 0.1, run.y - 0.75 * size, run.x + run.width - 0.1, run.y - 0.02 * size, run.text))
    boxes.sort(key=lambda box: box[1])
    found = []
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if other[1] >= one[3]:
                break
            if one[0] < other[2] and other[0] < one[2]:
                found.append((one[4], other[4]))
    return found


def outside_texts(page: Page, margin: float) -> list[str]:
    """Texts that reach into the margin or off the paper."""
    return [
        run.text
        for run in page.operations
        if isinstance(run, TextRun)
        and (run.x < margin or run.x + run.width > page.width_mm - margin or run.y > page.height_mm - margin)
    ]


def inked_edges(pages: Sequence[Page], margin: float) -> list[int]:
    """Indices of pages with ink nearer to the edge than `margin` mm."""
    return inked_pages(pdf_bytes(pages, title="x"), range(len(pages)), margin)


def inked_pages(pdf: bytes, indices: Iterable[int], margin: float) -> list[int]:
    """Those of the pages of a PDF with ink nearer to the edge than `margin` mm."""
    found = []
    for index in indices:
        image = render_page(pdf, index, dpi=60)
        edge = int(margin / 25.4 * 60)
        white = b"\xff\xff\xff"
        rows = [image.pixels[row * image.width * 4 : (row + 1) * image.width * 4] for row in range(image.height)]
        outer = [*rows[:edge], *rows[-edge:]]
        sides = [part for row in rows for part in (row[: edge * 4], row[-edge * 4 :])]
        if any(_has_ink(part, white) for part in (*outer, *sides)):
            found.append(index)
    return found


def _has_ink(row: bytes, white: bytes) -> bool:
    return any(row[channel::4].strip(white[:1]) for channel in range(3))


def codes_on(pages: Sequence[Page], index: int) -> list[str]:
    """What a telephone reads on a printed page."""
    import zxingcpp
    from PIL import Image

    image = render_page(pdf_bytes(pages, title="x"), index, dpi=150)
    grey = Image.frombytes("RGBA", (image.width, image.height), image.pixels).convert("L")
    return sorted(barcode.text for barcode in zxingcpp.read_barcodes(grey))


def bookmarks_of(pages: Sequence[Page]) -> dict[str, int]:
    """Key of every bookmark → number of its page, the first is 1."""
    return {
        operation.key: number
        for number, page in enumerate(pages, 1)
        for operation in page.operations
        if isinstance(operation, Bookmark)
    }


def links_of(page: Page) -> list[Link]:
    """The links of a page."""
    return [operation for operation in page.operations if isinstance(operation, Link)]


def largest_hole(page: Page) -> float:
    """Share of the page that its largest white rectangle takes."""
    image = render_page(pdf_bytes([page], title="x"), 0, dpi=_HOLE_DPI)
    size, row_bytes = image.width, len(image.pixels) // image.height
    depth = [0] * size
    largest = 0
    for y in range(image.height):
        row = image.pixels[y * row_bytes : y * row_bytes + 4 * size]
        depth = [depth[x] + 1 if min(row[4 * x : 4 * x + 3]) > _WHITE else 0 for x in range(size)]
        largest = max(largest, _largest_below(depth))
    return largest / (size * image.height)


def _largest_below(depth: Sequence[int]) -> int:
    """The largest rectangle under a skyline."""
    largest = 0
    standing: list[tuple[int, int]] = []
    for x, height in enumerate((*depth, 0)):
        start = x
        while standing and standing[-1][1] >= height:
            start, tall = standing.pop()
            largest = max(largest, (x - start) * tall)
        standing.append((start, height))
    return largest
