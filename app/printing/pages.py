"""The display list: what stands where on a page. mm from the top left corner, y downwards; type sizes in pt.

Products build pages, and everything else reads them: the PDF writer, imposition, preflight, tests. Operations are
immutable and hold no object that can change, so a page can be drawn twice, placed on a sheet or compared.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from app.printing.pictures import PhotoChoice, Picture
from app.printing.tags import Closed, Opened

POINT_MM = 25.4 / 72
"""Millimetres in one point."""


class TextRun(NamedTuple):
    """A piece of one line in one font file.

    Attributes:
        x, y: left end of the baseline, mm.
        font: PostScript name of the font file, or SIGN_FONT for our own signs.
        size_pt: type size.
        colour: `#RRGGBB`.
        text: the characters, as drawn.
        width: mm, with the gaps.
        gaps: (index of a character, extra space after it in 1/1000 em), rising.
        is_vertical: draw the forms for vertical setting.
    """

    x: float
    y: float
    font: str
    size_pt: float
    colour: str
    text: str
    width: float
    gaps: tuple[tuple[int, float], ...] = ()
    is_vertical: bool = False


class Shape(NamedTuple):
    """A drawn path, filled or stroked or both.

    Attributes:
        x, y: where the origin of the outline comes to lie, mm.
        outline: path operators with y downwards, made by `app.printing.shapes`.
        fill, stroke: `#RRGGBB`, empty for none.
        line_width: mm on paper, whatever the scale.
        scale: mm of one unit of the outline.
        dashes: lengths of dash and gap in mm, empty for a whole line.
        is_round: round line ends and corners.
    """

    x: float
    y: float
    outline: str
    fill: str = ""
    stroke: str = ""
    line_width: float = 0.25
    scale: float = 1.0
    dashes: tuple[float, ...] = ()
    is_round: bool = False


class PlacedPicture(NamedTuple):
    """A picture filling a box completely; what stands over is cut off.

    Attributes:
        x, y, width, height: the box, mm.
        radius: of rounded corners, mm.
        anchor_x, anchor_y: the part of the picture to keep, 0 left/top to 1 right/bottom.
    """

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    radius: float = 0.0
    anchor_x: float = 0.5
    anchor_y: float = 0.5


class PhotoSlot(NamedTuple):
    """Room for a photo: what is laid out stays the same whatever picture is read for it.

    A slot is no drawing: `PhotoAlbum.filled` puts the photo in before a page goes anywhere.

    Attributes:
        x, y, width, height: the box, mm.
        name: whose photo it is, for those who hear the page.
        kind_code: whose motif stands there when the photo cannot be read (the code of a 種別).
        radius: of rounded corners, mm.
        is_map: it is the 案内図, shown whole in a frame.
    """

    x: float
    y: float
    width: float
    height: float
    photo: PhotoChoice
    name: str
    kind_code: str
    radius: float
    is_map: bool = False


class Link(NamedTuple):
    """A box that opens a web address (`https://…`) or, with a leading `#`, a bookmark of the same document."""

    x: float
    y: float
    width: float
    height: float
    target: str


class Bookmark(NamedTuple):
    """A place other pages can link to; with a title it stands in the outline of the document too.

    Attributes:
        key: unique in the document, without the leading `#`.
        y: the top of what it points at, mm.
        title: the line in the outline, empty for a mere link target.
        level: 0 for a chapter, 1 for what stands in it.
    """

    key: str
    y: float
    title: str = ""
    level: int = 0


class Group(NamedTuple):
    """Operations with their own origin, turned, scaled, and cut at a box if one is given.

    Links and bookmarks inside a group are not drawn: they belong to the page itself.

    Attributes:
        degrees: clockwise on paper.
        clip: width and height in the group's own mm.
    """

    x: float
    y: float
    operations: tuple["Operation", ...]
    degrees: float = 0.0
    scale: float = 1.0
    clip: tuple[float, float] | None = None


Operation: TypeAlias = TextRun | Shape | PlacedPicture | PhotoSlot | Link | Bookmark | Group | Opened | Closed


class PageBoxes(NamedTuple):
    """Where a page is cut, and how far its colours reach: x, y, width, height in mm from the top left (R18)."""

    trim: tuple[float, float, float, float]
    bleed: tuple[float, float, float, float]


class Page(NamedTuple):
    """One side of paper.

    Attributes:
        width_mm, height_mm: the paper.
        operations: drawn in this order.
        label: the number a viewer shows (a cover has none), empty for the plain count.
        is_sheet: several pages on paper to be folded: it has no order to be read in.
        bleed: what lies under all else where paper can be printed up to its edge and cut afterwards; it reaches 3 mm
            over each side (x from -3). An office printer cannot print it (R14): it is drawn for a print shop only.
        boxes: of a page that is cut out of larger paper.
        part: which of several files the page belongs to (「おもて」), empty for the only one.
        is_right_bound: of a booklet with its spine on the right, which is leafed through from right to left.
    """

    width_mm: float
    height_mm: float
    operations: tuple[Operation, ...]
    label: str = ""
    is_sheet: bool = False
    bleed: tuple[Operation, ...] = ()
    boxes: PageBoxes | None = None
    part: str = ""
    is_right_bound: bool = False

    def text_runs(self) -> Iterator[TextRun]:
        """Every text of the page, groups included, in drawing order (positions of grouped runs are the group's own)."""
        yield from _text_runs(self.operations)

    def pictures(self) -> Iterator[PlacedPicture]:
        """Every picture of the page, groups included."""
        yield from _pictures(self.operations)


def place_page(page: Page, x: float, y: float, *, degrees: float = 0.0) -> Group:
    """A page as part of a sheet, its top left corner at x, y before turning: the way of imposition."""
    return Group(x, y, page.operations, degrees=degrees, clip=(page.width_mm, page.height_mm))


def all_moved(operations: Iterable[Operation], dx: float, dy: float) -> list[Operation]:
    """The same operations, dx mm to the right and dy mm down.

    A booklet moves three hundred thousand of them: the frequent kinds are made here, without their constructors.
    """
    new = tuple.__new__
    found: list[Operation] = []
    add = found.append
    for operation in operations:
        if type(operation) is TextRun:
            x, y, font, size, colour, text, width, gaps, is_vertical = operation
            add(new(TextRun, (x + dx, y + dy, font, size, colour, text, width, gaps, is_vertical)))
        elif type(operation) is Shape:
            x, y, outline, fill, stroke, line_width, scale, dashes, is_round = operation
            add(new(Shape, (x + dx, y + dy, outline, fill, stroke, line_width, scale, dashes, is_round)))
        elif type(operation) is Link:
            x, y, width, height, target = operation
            add(new(Link, (x + dx, y + dy, width, height, target)))
        elif type(operation) is Closed or (type(operation) is Opened and operation.box is None):
            add(operation)
        else:
            add(moved(operation, dx, dy))
    return found


def moved(operation: Operation, dx: float, dy: float) -> Operation:
    """The same operation, dx mm to the right and dy mm down."""
    if isinstance(operation, TextRun | Shape):
        return operation._replace(x=operation.x + dx, y=operation.y + dy)
    if isinstance(operation, Closed):
        return operation
    if isinstance(operation, Opened):
        if operation.box is None:
            return operation
        x, y, width, height = operation.box
        return operation._replace(box=(x + dx, y + dy, width, height))
    if isinstance(operation, Bookmark):
        return operation._replace(y=operation.y + dy)
    return operation._replace(x=operation.x + dx, y=operation.y + dy)


def _text_runs(operations: tuple[Operation, ...]) -> Iterator[TextRun]:
    for operation in operations:
        if isinstance(operation, TextRun):
            yield operation
        elif isinstance(operation, Group):
            yield from _text_runs(operation.operations)


def _pictures(operations: tuple[Operation, ...]) -> Iterator[PlacedPicture]:
    for operation in operations:
        if isinstance(operation, PlacedPicture):
            yield operation
        elif isinstance(operation, Group):
            yield from _pictures(operation.operations)
