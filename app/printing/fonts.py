"""The typefaces of the prints: widths, glyphs, fallback per character, and what no face can draw.

A Face is what a design asks for; a FontFile is one TrueType file. A face is drawn with its own file and, for characters
it lacks (𠮷 and other rare name characters), with Noto Sans JP; for emoji and symbols neither has we draw signs of our
own. What remains is drawn as 〓 and reported, never lost silently.
"""

import threading
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from app.paths import resource_path
from app.printing.signs import SIGN_FONT, SIGN_WIDTH, has_sign

SUBSTITUTE = "〓"
"""The geta mark: what Japanese printers have always set where a character is missing."""

_NOT_IN_A_PDF = (
    "GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "meta", "DSIG", "STAT", "gasp", "cmap", "name", "OS/2", "post",
)  # fmt: skip
"""Tables no reader of a CIDFontType2 opens (ISO 32000-1, 9.9): letters, names and weights stand in the PDF itself."""

_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


class Face(StrEnum):
    """The faces of printdesign.md §3."""

    R = "R"
    """BIZ UDPGothic regular: everything that is not said otherwise."""
    B = "B"
    """BIZ UDPGothic bold."""
    M = "M"
    """BIZ UDPMincho regular: body of はじめに."""
    MB = "MB"
    """BIZ UDPMincho bold: covers and the catch line."""
    G = "G"
    """BIZ UDGothic regular: half-width figures that stand in columns."""
    GB = "GB"
    """BIZ UDGothic bold: large phone numbers, calendar figures."""


_FONT_FILES = {
    Face.R: ("BIZUDPGothic-Regular", "NotoSansJP-Regular"),
    Face.B: ("BIZUDPGothic-Bold", "NotoSansJP-Bold"),
    Face.M: ("BIZUDPMincho-Regular", "NotoSansJP-Regular"),
    Face.MB: ("BIZUDPMincho-Bold", "NotoSansJP-Bold"),
    Face.G: ("BIZUDGothic-Regular", "NotoSansJP-Regular"),
    Face.GB: ("BIZUDGothic-Bold", "NotoSansJP-Bold"),
}


def is_variation_selector(character: str) -> bool:
    """Whether the character only chooses the form of the one before it (葛 + U+E0100)."""
    return character in _SELECTORS


class FontMetrics(NamedTuple):
    """What a PDF font descriptor wants, in 1/1000 em."""

    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]
    weight: int


class FontFile:
    """One TrueType file, opened at first use. Glyph ids are those of the file; widths are 1/1000 em.

    Attributes:
        name: PostScript name, also the name of the file without `.ttf`.
    """

    def __init__(self, name: str) -> None:
        import uharfbuzz as hb

        self.name = name
        self._harfbuzz_face = hb.Face(hb.Blob.from_file_path(str(resource_path(f"fonts/{name}.ttf"))))
        self._harfbuzz_font = hb.Font(self._harfbuzz_face)
        self._units: int = self._harfbuzz_face.upem
        self._glyphs: dict[str, int | None] = {}
        self._vertical: dict[str, int | None] = {}

    def glyph(self, character: str) -> int | None:
        """The glyph of one character, None when the file has none."""
        try:
            return self._glyphs[character]
        except KeyError:
            found = self._harfbuzz_font.get_nominal_glyph(ord(character)) or None
            self._glyphs[character] = found
            return found

    def variation_glyph(self, character: str, selector: str) -> int | None:
        """The glyph of an ideographic variation sequence (cmap format 14), None when the file does not know it."""
        return self._harfbuzz_font.get_variation_glyph(ord(character), ord(selector)) or None

    def vertical_glyph(self, character: str) -> int | None:
        """The glyph for vertical setting (ー、。（ turned by the font's `vert` feature), else the usual glyph."""
        if character not in self._vertical:
            import uharfbuzz as hb

            buffer = hb.Buffer()
            buffer.add_str(character)
            buffer.guess_segment_properties()
            buffer.direction = "ttb"
            hb.shape(self._harfbuzz_font, buffer, {"vert": True})
            self._vertical[character] = buffer.glyph_infos[0].codepoint or None
        return self._vertical[character]

    def advance(self, glyph: int) -> float:
        """Width of a glyph in 1/1000 em."""
        units: int = self._harfbuzz_font.get_glyph_h_advance(glyph)
        return units * 1000 / self._units

    def metrics(self) -> FontMetrics:
        """The descriptor figures, read from `head`, `OS/2` and `hhea`."""
        head = self._harfbuzz_face.reference_table("head").data
        os2 = self._harfbuzz_face.reference_table("OS/2").data
        extents = self._harfbuzz_font.get_font_extents("ltr")
        box = tuple(self._thousandths(int.from_bytes(head[at : at + 2], "big", signed=True)) for at in (36, 38, 40, 42))
        return FontMetrics(
            ascent=self._thousandths(extents.ascender),
            descent=self._thousandths(extents.descender),
            cap_height=self._cap_height(),
            box=(box[0], box[1], box[2], box[3]),
            weight=int.from_bytes(os2[4:6], "big"),
        )

    def subset(self, characters: Iterable[str], glyphs: Iterable[int] = ()) -> tuple[bytes, dict[int, int]]:
        """A TrueType file with only the glyphs of these characters, these glyphs and .notdef; where each old id went.

        As long as no glyph is named HarfBuzz does not read the whole table of characters, a tenth of the work.
        """
        import uharfbuzz as hb

        wanted = hb.SubsetInput()
        wanted.unicode_set.update(map(ord, characters))
        wanted.glyph_set.update(glyphs)
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        for tag in _NOT_IN_A_PDF:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode("ascii"), "big"))
        plan = hb.SubsetPlan(self._harfbuzz_face, wanted)
        mapping = {int(old): int(new) for old, new in plan.old_to_new_glyph_mapping.items()}
        return bytes(plan.execute().blob.data), mapping

    def _cap_height(self) -> int:
        glyph = self.glyph("H")
        extents = self._harfbuzz_font.get_glyph_extents(glyph) if glyph else None
        return self._thousandths(extents.y_bearing) if extents else 700

    def _thousandths(self, units: float) -> int:
        return round(units * 1000 / self._units)


_opening = threading.RLock()


@cache
def _open_font_file(name: str) -> FontFile:
    return FontFile(name)


def font_file(name: str) -> FontFile:
    """The font file of that PostScript name; opened once for the whole program."""
    with _opening:
        return _open_font_file(name)


def vertical_advance(name: str, character: str) -> float:
    """Width, in 1/1000 em, of the form a character takes in a vertical line of that font file or of our signs."""
    if name == SIGN_FONT:
        return SIGN_WIDTH
    file = font_file(name)
    glyph = file.vertical_glyph(character) or file.vertical_glyph(SUBSTITUTE)
    return file.advance(glyph) if glyph else SIGN_WIDTH


class _Advances(dict[str, float]):
    """Width of each character in 1/1000 em, filled as characters are met."""

    def __init__(self, typeface: "Typeface") -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, character: str) -> float:
        width = self._typeface.measure(character)
        self[character] = width
        return width


class Typeface:
    """A face ready for measuring.

    Attributes:
        advances: character → width in 1/1000 em; a variation selector is 0 wide.
    """

    def __init__(self, face: Face) -> None:
        main, fallback = _FONT_FILES[face]
        self.face = face
        self.main = font_file(main)
        self.fallback = font_file(fallback)
        self.advances = _Advances(self)
        self._not_in_main: set[str] = set()

    def measure(self, character: str) -> float:
        """Width of a character in 1/1000 em, remembering those the main file lacks."""
        if is_variation_selector(character):
            self._not_in_main.add(character)
            return 0.0
        glyph = self.main.glyph(character)
        if glyph is not None:
            return self.main.advance(glyph)
        self._not_in_main.add(character)
        glyph = self.fallback.glyph(character)
        if glyph is not None:
            return self.fallback.advance(glyph)
        return SIGN_WIDTH if has_sign(character) else self.advances[SUBSTITUTE]

    def runs(self, text: str) -> list[tuple[int, int, str]]:
        """Cut measured text into (start, end, name of the font file) so that each run is drawn with one file."""
        if self._not_in_main.isdisjoint(text):
            return [(0, len(text), self.main.name)] if text else []
        found: list[tuple[int, int, str]] = []
        for start, end in clusters(text):
            file = self._file_for(text[start:end])
            name = SIGN_FONT if file is None else file.name
            if found and found[-1][2] == name:
                found[-1] = (found[-1][0], end, name)
            else:
                found.append((start, end, name))
        return found

    def drawn_as(self, cluster: str) -> str:
        """What stands on paper for one character with its selector: itself, its plain form, or 〓."""
        file = self._file_for(cluster)
        if file is None:
            return cluster
        if file.glyph(cluster[0]) is None:
            return SUBSTITUTE
        if len(cluster) > 1 and ord(cluster[1]) >= 0xE0100 and file.variation_glyph(cluster[0], cluster[1]) is None:
            return cluster[0]
        return cluster

    def _file_for(self, cluster: str) -> FontFile | None:
        """The file that draws a character; None for one of our signs."""
        base = cluster[0]
        if len(cluster) > 1 and _only_second_knows(self.main, self.fallback, base, cluster[1]):
            return self.fallback
        if self.main.glyph(base) is not None:
            return self.main
        if self.fallback.glyph(base) is not None:
            return self.fallback
        return None if has_sign(base) else self.main


def _only_second_knows(first: FontFile, second: FontFile, base: str, selector: str) -> bool:
    return first.variation_glyph(base, selector) is None and second.variation_glyph(base, selector) is not None


_typefaces: dict[Face, Typeface] = {}


def typeface(face: Face) -> Typeface:
    """The typeface of a face; opened once for the whole program."""
    found = _typefaces.get(face)
    if found is None:
        with _opening:
            found = _typefaces.get(face) or Typeface(face)
            _typefaces[face] = found
    return found


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each character together with the variation selector that follows it."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and is_variation_selector(text[end]):
            end += 1
        yield start, end
        start = end


def cluster_count(text: str) -> int:
    """How many characters those are: each takes one em of a vertical line."""
    return sum(1 for _ in clusters(text))


class MissingGlyph(NamedTuple):
    """A character that cannot be printed as typed.

    Attributes:
        text: the text it stands in.
        character: the character (with its variation selector).
        drawn_as: what the paper shows instead: 〓, or the plain form of a name character.
    """

    text: str
    character: str
    drawn_as: str


def missing_glyphs(text: str, face: Face = Face.R) -> tuple[MissingGlyph, ...]:
    """The characters of a text (as given to be drawn) that the face and its fallback lack, each once, in order."""
    letters = typeface(face)
    if all(letters.main.glyph(character) is not None for character in set(text)):
        return ()
    found: dict[str, MissingGlyph] = {}
    for start, end in clusters(text):
        cluster = text[start:end]
        shown = letters.drawn_as(cluster)
        if shown != cluster and cluster not in found:
            found[cluster] = MissingGlyph(text=text, character=cluster, drawn_as=shown)
    return tuple(found.values())
