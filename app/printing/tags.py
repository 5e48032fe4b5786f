"""What a part of a page is, for those who hear it read out: heading, table, list, picture with a sentence (PDF/UA-1).

A product says it with a pair of marks in the display list, `Opened` … `CLOSED`; between them stands the content, in the
order in which it is to be read. Text without any mark is read as a paragraph of its own, drawings and pictures without
one are decoration. Names and meaning of the tags: ISO 32000-1, 14.8.4.
"""

from enum import StrEnum
from typing import NamedTuple


class Tag(StrEnum):
    """The structure types we use, each as PDF writes it."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    PARAGRAPH = "P"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    FIGURE = "Figure"
    CAPTION = "Caption"
    LINK = "Link"
    RUBY = "Ruby"
    RUBY_BASE = "RB"
    RUBY_TEXT = "RT"
    ARTIFACT = "Artifact"
    """Not read at all: running heads, page numbers, thumb tabs, what is repeated for the eye only."""


GROUPING = frozenset(
    (Tag.DOCUMENT, Tag.SECTION, Tag.TABLE, Tag.ROW, Tag.LIST, Tag.ITEM, Tag.CONTENTS, Tag.CONTENTS_ITEM, Tag.RUBY)
)
"""Tags that hold other tags and no text of their own."""


class Opened(NamedTuple):
    """From here on the content belongs to this tag, until its CLOSED.

    Attributes:
        key: where a part with the same tag and key was opened before in the same place of the tree (a table that runs
            on over pages, the chapter, a cut paragraph), that one goes on; '' begins a new one.
        alt: the sentence read instead of a figure, or of a link that has no words.
        kind: `Row` or `Column` for what a HEAD_CELL heads, the ListNumbering of a LIST (`Disc`, `Decimal`), the
            Subtype of an ARTIFACT of every page (`Header`, `Footer`).
        span: columns a cell is wide.
        box: x, y, width, height of a figure, mm; None where it cannot be said.
    """

    tag: Tag
    key: str = ""
    alt: str = ""
    kind: str = ""
    span: int = 1
    box: tuple[float, float, float, float] | None = None


class Closed(NamedTuple):
    """Ends the part that was opened last."""


CLOSED = Closed()
