"""The tree of tags of one document: built while its pages are drawn, then written as PDF objects (ISO 32000-1, 14.7).

Knows PDF's language, not ReportLab.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.printing.pages import POINT_MM
from app.printing.shapes import pdf_number
from app.printing.tags import GROUPING, Opened, Tag

_PAGE_SHIFT = 16
"""Content is noted as page << 16 | number on the page: one integer instead of an object for every line."""
_CONTENT_MASK = (1 << _PAGE_SHIFT) - 1
_KEPT_EMPTY = frozenset((Tag.HEAD_CELL, Tag.CELL))
"""A table without its empty cells would have rows of different length."""


class Annotation(NamedTuple):
    """A link annotation: its object number and the index of its page."""

    number: int
    page: int


class Element:
    """One node of the tree.

    Attributes:
        kids: in reading order: elements, content as `page << 16 | number`, annotations.
        words: of a link: what it says; '' for all others.
    """

    __slots__ = ("attributes", "by_key", "kids", "number", "page", "parent", "tag", "words")

    def __init__(self, tag: Tag, parent: "Element | None", page: int, attributes: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.page = page
        self.attributes = attributes
        self.kids: list[Element | Annotation | int] = []
        self.by_key: dict[tuple[Tag, str], Element] | None = None
        self.number = 0
        self.words = ""


class DocumentStructure:
    """Collects the tree while pages are drawn one after the other, each from its top to its foot."""

    def __init__(self) -> None:
        self._root = Element(Tag.DOCUMENT, None, 0)
        self._stack = [self._root]
        self._artifacts: list[str] = []
        self._loose: Element | None = None
        self._by_page: list[list[Element]] = []
        self._links: list[Element] = []
        self._link_words: list[str] | None = None

    def begin_page(self) -> None:
        """What is drawn from now on stands on the next page."""
        self._by_page.append([])
        self._loose = None

    def end_page(self) -> None:
        """The page is drawn.

        Raises:
            ValueError: a tag was opened and not closed (a fault of the product that made the page).
        """
        if len(self._stack) > 1 or self._artifacts:
            raise ValueError(f"not closed on page {len(self._by_page)}: {self._stack[-1].tag}")

    def open(self, opened: Opened, height_pt: float) -> None:
        """A part begins; `height_pt` is the height of the page."""
        self._loose = None
        if self._artifacts or opened.tag is Tag.ARTIFACT:
            self._artifacts.append(self._artifacts[-1] if self._artifacts else _artifact(opened.kind))
            return
        parent = self._stack[-1]
        element = None
        if opened.key:
            known = parent.by_key if parent.by_key is not None else {}
            parent.by_key = known
            element = known.get((opened.tag, opened.key))
        if element is None:
            element = Element(opened.tag, parent, len(self._by_page) - 1, _attributes(opened, height_pt))
            parent.kids.append(element)
            if opened.key and parent.by_key is not None:
                parent.by_key[opened.tag, opened.key] = element
        self._stack.append(element)
        if opened.tag is Tag.LINK:
            self._link_words = []
        elif opened.alt and self._link_words is not None:
            self._link_words.append(opened.alt)

    def close(self) -> None:
        """The part opened last ends."""
        self._loose = None
        if self._artifacts:
            self._artifacts.pop()
            return
        if len(self._stack) == 1:
            raise ValueError(f"closed more than was opened on page {len(self._by_page)}")
        element = self._stack.pop()
        if element.tag is Tag.LINK and self._link_words is not None:
            element.words += "".join(self._link_words)
            self._link_words = None

    @property
    def is_unread(self) -> bool:
        """Whether an artifact is open."""
        return bool(self._artifacts)

    def say(self, text: str) -> None:
        """This text is being drawn: links note what they say."""
        if self._link_words is not None:
            self._link_words.append(text)

    def text_target(self) -> Element | str:
        """Where text belongs now: an element, or the operator that begins an artifact."""
        if self._artifacts:
            return self._artifacts[-1]
        top = self._stack[-1]
        if top.tag not in GROUPING:
            return top
        if self._loose is None:
            self._loose = Element(Tag.PARAGRAPH, top, len(self._by_page) - 1)
            top.kids.append(self._loose)
        return self._loose

    def drawing_target(self) -> Element | str:
        """Where lines, fills and photos belong now: the figure they make up, or an artifact."""
        if self._artifacts:
            return self._artifacts[-1]
        top = self._stack[-1]
        return top if top.tag is Tag.FIGURE else _DECORATION

    def begin_content(self, element: Element) -> str:
        """The operator with which content of the element begins."""
        here = self._by_page[-1]
        number = len(here)
        here.append(element)
        element.kids.append((len(self._by_page) - 1) << _PAGE_SHIFT | number)
        return f"/{element.tag.value} <</MCID {number}>> BDC"

    def link_element(self, target: str) -> Element:
        """The element for a link at this point: the one that is open, or a new one that says where it leads."""
        top = self._stack[-1]
        if top.tag is Tag.LINK:
            return top
        element = Element(Tag.LINK, top, len(self._by_page) - 1, f"/Alt {text_string(target)}")
        top.kids.append(element)
        return element

    def add_annotation(self, element: Element, number: int, page_count: int) -> int:
        """Tie the annotation with that object number to its element; its StructParent comes back."""
        element.kids.append(Annotation(number, len(self._by_page) - 1))
        self._links.append(element)
        return page_count + len(self._links) - 1

    def objects(self, root: int, first: int, page_numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """(object number, body) of the tree.

        Args:
            root: number of the StructTreeRoot; all others follow from `first` on.
            page_numbers: object number of every page.
        """
        elements = self._numbered(first + 1)
        yield root, f"<</Type/StructTreeRoot/K {first + 1} 0 R/ParentTree {first} 0 R>>".encode("ascii")
        yield first, self._parent_tree()
        for element in elements:
            parent = element.parent.number if element.parent is not None else root
            yield element.number, _written(element, parent, page_numbers)

    def _numbered(self, first: int) -> list[Element]:
        """All elements worth writing, from the root on, each before its kids; their numbers are set."""
        _drop_empty(self._root)
        found: list[Element] = []
        waiting = [self._root]
        while waiting:
            element = waiting.pop()
            element.number = first + len(found)
            found.append(element)
            waiting.extend([kid for kid in reversed(element.kids) if isinstance(kid, Element)])
        return found

    def _parent_tree(self) -> bytes:
        parts = [
            f"{page} [{' '.join([f'{element.number} 0 R' for element in elements])}]"
            for page, elements in enumerate(self._by_page)
        ]
        parts += [f"{len(self._by_page) + at} {element.number} 0 R" for at, element in enumerate(self._links)]
        return f"<</Nums[{' '.join(parts)}]>>".encode("ascii")


_DECORATION = "/Artifact BMC"


def _artifact(kind: str) -> str:
    return f"/Artifact <</Type/Pagination/Subtype/{kind}>> BDC" if kind else _DECORATION


def _attributes(opened: Opened, height_pt: float) -> str:
    """Everything of an element but its place in the tree."""
    parts = []
    if opened.alt:
        parts.append(f"/Alt {text_string(opened.alt)}")
    if opened.tag is Tag.FIGURE and opened.box is not None:
        x, y, width, height = (length / POINT_MM for length in opened.box)
        box = " ".join(map(pdf_number, (x, height_pt - y - height, x + width, height_pt - y)))
        parts.append(f"/A<</O/Layout/Placement/Block/BBox[{box}]>>")
    elif opened.tag is Tag.HEAD_CELL or opened.span > 1:
        scope = f"/Scope/{opened.kind}" if opened.kind else ""
        span = f"/ColSpan {opened.span}" if opened.span > 1 else ""
        parts.append(f"/A<</O/Table{scope}{span}>>")
    elif opened.tag is Tag.LIST and opened.kind:
        parts.append(f"/A<</O/List/ListNumbering/{opened.kind}>>")
    return "".join(parts)


def text_string(text: str) -> str:
    """A text as PDF wants it outside of pages: UTF-16 with its mark, in hexadecimal."""
    return f"<feff{text.encode('utf-16-be', errors='replace').hex()}>"


def _drop_empty(element: Element) -> None:
    inner = [kid for kid in element.kids if isinstance(kid, Element)]
    for kid in inner:
        _drop_empty(kid)
    if not all(kid.kids for kid in inner):
        element.kids = [
            kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.tag in _KEPT_EMPTY
        ]


def _written(element: Element, parent: int, page_numbers: Sequence[int]) -> bytes:
    kids = [_kid(kid, element.page, page_numbers) for kid in element.kids]
    content = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
    page = f"/Pg {page_numbers[element.page]} 0 R" if element.page < len(page_numbers) else ""
    return f"<</S/{element.tag.value}/P {parent} 0 R{page}{element.attributes}/K {content}>>".encode("ascii")


def _kid(kid: Element | Annotation | int, page: int, page_numbers: Sequence[int]) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, Annotation):
        return f"<</Type/OBJR/Obj {kid.number} 0 R/Pg {page_numbers[kid.page]} 0 R>>"
    if kid >> _PAGE_SHIFT == page:
        return str(kid & _CONTENT_MASK)
    return f"<</Type/MCR/Pg {page_numbers[kid >> _PAGE_SHIFT]} 0 R/MCID {kid & _CONTENT_MASK}>>"
