"""The outline of a PDF: lines below each other, opened by their heads, each leading to a page (PDF 32000-1, 12.3.3)."""

from collections.abc import Sequence
from typing import NamedTuple

from app.printing.document_structure import text_string
from app.printing.shapes import pdf_number


class OutlineLine(NamedTuple):
    """One line.

    Attributes:
        title: as it is read in the viewer.
        level: 0 for the heads, which are closed at first; at most one more than that of the line before.
        page: index of the page it leads to.
        top: height on that page, pt from its foot.
    """

    title: str
    level: int
    page: int
    top: float


def outline_objects(
    lines: Sequence[OutlineLine], root: int, page_numbers: Sequence[int]
) -> list[tuple[int, bytes]]:
    """(number, body) of the root and of every line; the numbers of the lines follow that of the root.

    Args:
        page_numbers: object number of every page.
    """
    below: list[list[int]] = [[] for _ in range(len(lines) + 1)]  # of the root, then of each line
    above = [0]
    for number, line in enumerate(lines, 1):
        del above[line.level + 1 :]
        below[above[-1]].append(number)
        above.append(number)
    shown = [0] * len(below)  # how many lines appear when one is opened: the heads alone are closed
    for number in range(len(lines), 0, -1):
        shown[number] = sum(1 + shown[each] for each in below[number])
    found = [(root, f"<</Type/Outlines{_ends(below[0], root)}/Count {len(below[0])}>>".encode("ascii"))]
    for parent, children in enumerate(below):
        for before, number, after in zip([0, *children], children, [*children[1:], 0], strict=False):
            title, level, page, top = lines[number - 1]
            entries = f"/Title{text_string(title)}/Parent {root + parent} 0 R"
            entries += f"/Dest[{page_numbers[page]} 0 R/XYZ 0 {pdf_number(top)} 0]"
            entries += f"/Prev {root + before} 0 R" if before else ""
            entries += f"/Next {root + after} 0 R" if after else ""
            if below[number]:
                count = shown[number] if level else -shown[number]
                entries += f"{_ends(below[number], root)}/Count {count}"
            found.append((root + number, f"<<{entries}>>".encode("ascii")))
    return found


def _ends(children: Sequence[int], root: int) -> str:
    return f"/First {root + children[0]} 0 R/Last {root + children[-1]} 0 R"
