"""Links of finished pages: that each has its goal, and how it stands in a PDF."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from app.printing.document_structure import Element, text_string
from app.printing.pages import POINT_MM, Link
from app.printing.shapes import pdf_number

_ADDRESS_MARKS = "%/:?#[]@!$&'()*+,;=~-._"
"""Stand in an address as they are; others become %-codes, for a PDF holds addresses in ASCII (RFC 3986)."""


class DrawnLink(NamedTuple):
    """A link on a page: its object number, the height of the page in pt, its element and number among the tags."""

    number: int
    link: Link
    height: float
    element: Element | None
    parent: int | None


def check_links(links: Iterable[DrawnLink], goals: Container[str]) -> None:
    """See that each link within the document leads to one of the bookmarks.

    Raises:
        ValueError: some do not; it names them.
    """
    targets = {drawn.link.target for drawn in links}
    lost = sorted(target for target in targets if target.startswith("#") and target[1:] not in goals)
    if lost:
        raise ValueError(f"no bookmark for the links {lost}")


def annotation(drawn: DrawnLink, goals: Mapping[str, tuple[int, float]], page_numbers: Sequence[int]) -> bytes:
    """The body of a link, with its place among the tags and words on where it leads.

    Args:
        goals: key of a bookmark → index of its page, height on it in pt.
        page_numbers: object number of every page.
    """
    _, link, height, element, parent = drawn
    left, top = link.x / POINT_MM, height - link.y / POINT_MM
    right, foot = left + link.width / POINT_MM, top - link.height / POINT_MM
    box = " ".join(map(pdf_number, (round(left, 2), round(foot, 2), round(right, 2), round(top, 2))))
    if link.target.startswith("#"):
        page, goal_top = goals[link.target[1:]]
        leads = f"/Dest[{page_numbers[page]} 0 R/XYZ 0 {pdf_number(goal_top)} 0]"
    else:
        address = quote(printable_only(link.target), safe=_ADDRESS_MARKS)
        leads = f"/A<</S/URI/URI<{address.encode('ascii').hex()}>>>"
    said = ""
    if element is not None:
        said = f"/StructParent {parent}/Contents {text_string(element.words or link.target)}"
    return f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4{leads}{said}>>".encode("ascii")


def printable_only(text: str) -> str:
    """Without control characters and halves of surrogate pairs, which no PDF string may hold."""
    if text.isprintable():
        return text
    return "".join(character for character in text if character.isprintable() or character == "　")
