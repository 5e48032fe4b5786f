"""Display operations → the operators of a PDF content stream. Knows PDF's language, not ReportLab."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from app.printing.document_structure import DocumentStructure, Element
from app.printing.pages import POINT_MM, Bookmark, Group, Link, Operation, PlacedPicture, Shape, TextRun
from app.printing.pictures import Picture
from app.printing.shapes import pdf_number, rectangle
from app.printing.sign_font import SignFont
from app.printing.tags import Closed, Opened
from app.printing.type0_font import Type0Font

_POINTS = 1 / POINT_MM
"""Points in one millimetre."""
_CODE = 4
"""Hexadecimal digits of one character of a typeface."""


class PageContent:
    """Collects the operators of one page.

    Args:
        font_for: the document's font for the PostScript name of a file.
        picture_name: the resource name of a picture; called once per placing.
        structure: where the tags of the page are noted; None for a document without tags.

    Attributes:
        links: every link of the page itself with the element it belongs to (None without tags), in drawing order.
        bookmarks: of the page itself, likewise.
    """

    def __init__(
        self,
        font_for: Callable[[str], Type0Font | SignFont],
        picture_name: Callable[[Picture], str],
        structure: DocumentStructure | None = None,
    ) -> None:
        self._font_for = font_for
        self._picture_name = picture_name
        self._structure = structure
        self._parts: list[str] = []
        self._font = ("", 0.0)
        self._ink = ""
        self._marked: Element | str = ""
        self._is_held = False
        self._depth = 0
        self.links: list[tuple[Link, Element | None]] = []
        self.bookmarks: list[Bookmark] = []

    def draw(self, operations: tuple[Operation, ...], *, top_pt: float) -> None:
        """Add operations; `top_pt` is the height of their y = 0 in PDF points."""
        for operation in operations:
            if type(operation) is TextRun:
                self._text(operation, top_pt)
            elif type(operation) is Shape:
                self._shape(operation, top_pt)
            elif type(operation) is Opened or type(operation) is Closed:
                if self._structure is not None and not self._is_held:
                    self._tag(operation, top_pt)
            elif type(operation) is PlacedPicture:
                self._picture(operation, top_pt)
            elif type(operation) is Group:
                self._group(operation, top_pt)
            else:
                self._note(operation)

    def operators(self) -> str:
        """The content stream, when everything is drawn."""
        self._switch("")
        return "\n".join(self._parts)

    def _tag(self, mark: Opened | Closed, top_pt: float) -> None:
        if self._structure is None or self._is_held:
            return
        if isinstance(mark, Closed):
            self._structure.close()
        else:
            self._structure.open(mark._replace(box=None) if self._depth else mark, top_pt)

    def _switch(self, target: Element | str) -> None:
        """What follows belongs to `target`: an element, the operator that begins an artifact, or '' for neither."""
        if target is self._marked or target == self._marked or self._is_held:
            return
        if self._marked:
            self._parts.append("EMC")
        self._marked = target
        if isinstance(target, Element):
            if self._structure is not None:
                self._parts.append(self._structure.begin_content(target))
        elif target:
            self._parts.append(target)

    def _note(self, operation: Operation) -> None:
        """What is not drawn: of the page itself it is kept, in a group it is left out."""
        if type(operation) is Link:
            if not self._depth:
                element = None if self._structure is None else self._structure.link_element(operation.target)
                self.links.append((operation, element))
        elif type(operation) is not Bookmark:
            raise TypeError(f"not a display operation: {operation!r}")
        elif not self._depth:
            self.bookmarks.append(operation)

    def _text(self, run: TextRun, top_pt: float) -> None:
        if self._structure is not None:
            self._switch(self._structure.text_target())
            self._structure.say(run.text)
        x, y, name, size, colour, text, _, gaps, is_vertical = run
        font = self._font_for(name)
        look = ""
        if colour != self._ink:
            look = _fill(colour)
            self._ink = colour
        if isinstance(font, SignFont):
            look += _stroke(colour)  # signs are lines
        look += "BT "
        if self._font != (name, size):
            look += _type(font.resource, size)
            self._font = name, size
        if is_vertical:
            shown = f"<{font.encode_vertical(text)}> Tj"
        elif gaps:
            shown = f"[{_spaced(font, text, gaps)}] TJ"
        else:
            shown = f"<{font.encode(text)}> Tj"
        self._parts.append(f"{look}{x * _POINTS:.2f} {top_pt - y * _POINTS:.2f} Td {shown} ET")

    def _shape(self, shape: Shape, top_pt: float) -> None:
        if self._structure is not None:
            self._switch(self._structure.drawing_target())
        x, y, outline, *look = shape
        scale, pens, painted = _look(*look)
        self._parts.append(
            f"q {scale} {x * _POINTS:.2f} {top_pt - y * _POINTS:.2f} cm {pens}{outline} {painted} Q"
        )

    def _picture(self, placed: PlacedPicture, top_pt: float) -> None:
        if self._structure is not None:
            self._switch(self._structure.drawing_target())
        picture = placed.picture
        name = self._picture_name(picture)
        zoom = max(placed.width / picture.width_px, placed.height / picture.height_px)
        width, height = picture.width_px * zoom, picture.height_px * zoom
        left = (placed.width - width) * placed.anchor_x
        top = (placed.height - height) * placed.anchor_y
        clip = rectangle(0, 0, placed.width, placed.height, radius=placed.radius)
        self._parts.append(
            f"q {_POINTS:.5f} 0 0 {-_POINTS:.5f} {placed.x * _POINTS:.2f} {top_pt - placed.y * _POINTS:.2f} cm "
            f"{clip} W n {width:.4f} 0 0 {-height:.4f} {left:.4f} {top + height:.4f} cm /{name} Do Q"
        )

    def _group(self, group: Group, top_pt: float) -> None:
        was_held = self._is_held
        if self._structure is not None:
            # a figure or an ornament is marked as a whole; of others the parts are, within the q … Q of the group
            target = self._structure.drawing_target()
            is_whole = isinstance(target, Element) or self._structure.is_unread or not _holds_text(group)
            self._switch(target if is_whole else "")
            self._is_held = was_held or is_whole
        self._depth += 1
        self._turned(group, top_pt)
        self._depth -= 1
        self._is_held = was_held

    def _turned(self, group: Group, top_pt: float) -> None:
        angle = math.radians(group.degrees)
        cosine, sine = group.scale * math.cos(angle), group.scale * math.sin(angle)
        place = f"{group.x * _POINTS:.2f} {top_pt - group.y * _POINTS:.2f}"
        self._parts.append(f"q {cosine:.6f} {-sine:.6f} {sine:.6f} {cosine:.6f} {place} cm")
        if group.clip is not None:
            width, height = group.clip
            self._parts.append(f"0 {-height * _POINTS:.2f} {width * _POINTS:.2f} {height * _POINTS:.2f} re W n")
        outside = self._font, self._ink
        self.draw(group.operations, top_pt=0.0)
        self._switch("")
        self._font, self._ink = outside
        self._parts.append("Q")


def _holds_text(group: Group) -> bool:
    return any(
        isinstance(part, TextRun | Opened) or (isinstance(part, Group) and _holds_text(part))
        for part in group.operations
    )


def _spaced(font: Type0Font | SignFont, text: str, gaps: tuple[tuple[int, float], ...]) -> str:
    """The array of TJ: strings, and after each the gap as a negative number."""
    codes = font.encode(text)
    if len(codes) != _CODE * len(text):
        return _spaced_each(font.encode_each(text), gaps)
    parts: list[str] = []
    start, last, between = 0, None, ""
    for index, extra in gaps:
        if extra != last:
            last, between = extra, f">{-extra:.0f}"
        end = _CODE * (index + 1)
        parts.append(f"<{codes[start:end]}{between}")
        start = end
    if start < len(codes):
        parts.append(f"<{codes[start:]}>")
    return "".join(parts)


def _spaced_each(codes: list[str], gaps: tuple[tuple[int, float], ...]) -> str:
    parts: list[str] = []
    start = 0
    for index, extra in gaps:
        parts.append(f"<{''.join(codes[start : index + 1])}>{-extra:.0f}")
        start = index + 1
    if start < len(codes):
        parts.append(f"<{''.join(codes[start:])}>")
    return "".join(parts)


@lru_cache(maxsize=1024)
def _look(
    fill: str, stroke: str, line_width: float, scale: float, dashes: tuple[float, ...], is_round: bool
) -> tuple[str, str, str]:
    """How a shape is drawn: its scale, what is set before its outline, and the operator that paints it."""
    points = scale * _POINTS
    pens = [f"{_fill(fill)} "] if fill else []
    if stroke:
        pens.append(f"{_stroke(stroke)}{pdf_number(line_width / scale)} w ")
        if is_round:
            pens.append("1 J 1 j ")
        if dashes:
            pens.append(f"[{' '.join(pdf_number(length / scale) for length in dashes)}] 0 d ")
    painted = ("B" if stroke else "f") if fill else ("S" if stroke else "n")
    return f"{points:.5f} 0 0 {-points:.5f}", "".join(pens), painted


@lru_cache(maxsize=256)
def _type(resource: str, size: float) -> str:
    return f"/{resource} {pdf_number(size)} Tf "


@lru_cache(maxsize=256)
def _fill(colour: str) -> str:
    return _ink(colour, "g", "rg")


@lru_cache(maxsize=256)
def _stroke(colour: str) -> str:
    return _ink(colour, "G", "RG")


def _ink(colour: str, grey_operator: str, rgb_operator: str) -> str:
    """Greys as grey, so that black text is printed with black ink only (R13)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    if red == green == blue:
        return f"{pdf_number(red)} {grey_operator} "
    return f"{pdf_number(red)} {pdf_number(green)} {pdf_number(blue)} {rgb_operator} "
