"""Colours, type sizes and margins of the prints (printdesign.md §2, §4, §5; rules R11, R13, R14)."""

from enum import StrEnum
from typing import NamedTuple


class Colour(StrEnum):
    """The colour tokens; each is its own `#RRGGBB`, so an operation takes it as it is."""

    SUMI = "#000000"
    """墨: all body text, QR, map labels. Printed with black ink only."""
    WHITE = "#FFFFFF"
    AI = "#123B6D"
    """藍: the default accent, Saturday, 西部."""
    MIDORI = "#005A4A"
    """青緑: accent, 南部, 担い手."""
    SHUKO = "#8A2A06"
    """濃朱: red text on a tint."""
    SHU = "#B93A0B"
    """朱: accent fills, bold labels from 11 pt on white, Sunday, map pin, 東部. Never on a tint."""
    CHA = "#6B4A2B"
    """茶: table tops, trunks, 北部."""
    HAI = "#505050"
    """灰: secondary text."""
    NEZU = "#8C8C8C"
    """鼠: hairlines and outlines of closed days, never text."""
    YAMA = "#F2AE2E"
    """山吹: motif fill with black text."""
    MOMO = "#E8957A"
    """桃: motif fill with black text."""
    SORA = "#6FAED6"
    """空: motif fill with black text."""
    WAKABA = "#7DBE9B"
    """若葉: motif fill with black text."""
    KINARI = "#F6E7C6"
    """生成り: plate."""
    USUAI = "#D5E3F0"
    """薄藍: plate."""
    USUMIDORI = "#D2E7DD"
    """薄緑: plate."""
    USUSYU = "#F8DACA"
    """薄朱: plate; red text on it is SHUKO."""
    USUZUMI = "#E2E2E2"
    """薄墨: plate, map ground."""
    RIVER = "#BFD6E6"
    """Rivers on maps."""


TEXT_PAIRS: tuple[tuple[Colour, Colour], ...] = (
    *((Colour.SUMI, ground) for ground in (Colour.WHITE, Colour.KINARI, Colour.USUAI, Colour.USUMIDORI)),
    *((Colour.SUMI, ground) for ground in (Colour.USUSYU, Colour.USUZUMI, Colour.YAMA, Colour.MOMO)),
    *((Colour.SUMI, ground) for ground in (Colour.SORA, Colour.WAKABA)),
    *((ink, Colour.WHITE) for ink in (Colour.AI, Colour.MIDORI, Colour.SHUKO, Colour.SHU, Colour.CHA, Colour.HAI)),
    *((Colour.WHITE, ground) for ground in (Colour.SUMI, Colour.AI, Colour.MIDORI, Colour.SHUKO, Colour.SHU)),
    *((Colour.WHITE, ground) for ground in (Colour.CHA, Colour.HAI)),
    (Colour.AI, Colour.USUAI),
    (Colour.AI, Colour.USUZUMI),
    (Colour.MIDORI, Colour.USUMIDORI),
    (Colour.HAI, Colour.USUZUMI),
    (Colour.SHUKO, Colour.USUSYU),
)
"""(text, ground): every pair a print may use. Tests hold each to 4.5:1, and body text to 7:1."""

LEAST_CONTRAST = 4.5
"""Of every text and what lies under it (R13)."""
BODY_PAIRS = tuple(pair for pair in TEXT_PAIRS if pair[0] is Colour.SUMI)
LINE_PAIRS: tuple[tuple[Colour, Colour], ...] = ((Colour.NEZU, Colour.WHITE),)
"""Lines and icons: at least 3:1."""


def text_on(ground: Colour) -> Colour:
    """White on the dark colours, black on all others."""
    dark = (Colour.SUMI, Colour.AI, Colour.MIDORI, Colour.SHUKO, Colour.SHU, Colour.CHA, Colour.HAI)
    return Colour.WHITE if ground in dark else Colour.SUMI


def luminance(colour: str) -> float:
    """Relative luminance 0–1 of `#RRGGBB` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1–21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grey(colour: str) -> str:
    """The grey an office copier makes of a colour (Rec. 601 luma)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02X}{level:02X}{level:02X}"


def text_ink(colour: str) -> str:
    """The one ink of a text: black for every colour that is read on white; grey letters would be made of dots."""
    return Colour.SUMI if contrast(colour, Colour.WHITE) >= LEAST_CONTRAST else grey(colour)


class TypeScale(NamedTuple):
    """Sizes in points of one product on one paper: the wished size and, where it may shrink, the floor (R11).

    Attributes:
        body, body_floor: running text and values.
        facts: date, place, telephone number.
        title, title_floor: the name.
        note, note_floor: notes, index, imprint.
        leading: line pitch as a multiple of the size.
    """

    body: float
    body_floor: float
    facts: float
    title: float
    title_floor: float
    note: float
    note_floor: float
    leading: float


class Paper(NamedTuple):
    """A trimmed page and the space kept free on it, mm (printdesign.md §4)."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """Between the left and the right margin, mm."""
        return self.width - self.left - self.right


BLEED = 3.0
"""塗り足し: printed over the edge, so that no white shows where the print shop's knife is a little off, mm (R18)."""
EMPTY_EDGE = 8.0
"""Office printers leave this much at the edge of the sheet unprinted, mm (R14)."""
EMPTY_EDGE_POSTER = 10.0
"""The same for posters, mm."""
LEAST_QR_MODULE = 0.5
"""Side of one QR module on paper held in the hand, mm (R19)."""
LEAST_PHOTO_DPI, WISHED_PHOTO_DPI, MOST_PHOTO_DPI = 200, 350, 400
"""Pixels per inch at print size: warn below the first, aim at the second, never keep more than the third (R14)."""


class Theme(NamedTuple):
    """What is fixed for one product on one paper, whatever its design looks like (R11, R14).

    Attributes:
        paper: size and margins.
        scale: type sizes.
        ruby_floor: smallest よみ above a name, pt (R10).
        empty_edge: what stays unprinted at the edge of the paper, mm.
    """

    paper: Paper
    scale: TypeScale
    ruby_floor: float = 7.0
    empty_edge: float = EMPTY_EDGE


FLYER_A4 = TypeScale(body=14, body_floor=12, facts=20, title=52, title_floor=30, note=11, note_floor=10.5, leading=1.5)
FLYER_A5 = TypeScale(body=12, body_floor=11, facts=14.5, title=38, title_floor=22, note=10, note_floor=10, leading=1.45)
FLYER_B5 = TypeScale(body=12, body_floor=11, facts=16, title=38, title_floor=22, note=10, note_floor=10, leading=1.45)
BOOKLET_A5 = TypeScale(
    body=12, body_floor=11, facts=12.4, title=17, title_floor=11.6, note=10, note_floor=9, leading=1.55
)
BOOKLET_B5 = TypeScale(
    body=12, body_floor=11, facts=14, title=22, title_floor=14, note=10, note_floor=9.5, leading=1.55
)
BOOKLET_A4 = TypeScale(
    body=14, body_floor=12, facts=16, title=26, title_floor=16, note=11, note_floor=10.5, leading=1.55
)
POSTER_A3 = TypeScale(body=18, body_floor=14, facts=36, title=74, title_floor=60, note=14, note_floor=14, leading=1.5)
POSTER_A4 = TypeScale(body=18, body_floor=14, facts=28, title=48, title_floor=32, note=14, note_floor=12, leading=1.5)
CARD_A4 = TypeScale(body=12, body_floor=12, facts=21, title=34, title_floor=20, note=11, note_floor=10.5, leading=1.6)
MINUTES_A4 = TypeScale(
    body=12, body_floor=12, facts=13, title=25, title_floor=14, note=11, note_floor=10.5, leading=1.6
)
SHEET_A4 = TypeScale(body=13, body_floor=12, facts=21, title=37, title_floor=21, note=11, note_floor=10.5, leading=1.5)
POSTCARD = TypeScale(
    body=11, body_floor=10.5, facts=14, title=20, title_floor=14, note=10, note_floor=9.5, leading=1.45
)

FLYER_PAPER_A4 = Paper(210, 297, 10.5, 10, 14, 14)
FLYER_PAPER_A5 = Paper(148, 210, 9, 9, 11, 11)
FLYER_PAPER_B5 = Paper(182, 257, 10, 10, 12, 12)
FLYER_PAPER_A4_WIDE = Paper(297, 210, 12, 11, 13, 13)
FLYER_PAPER_A5_WIDE = Paper(210, 148, 9.5, 9, 11, 11)
FLYER_PAPER_B5_WIDE = Paper(257, 182, 11, 11, 11, 11)
MINUTES_PAPER = Paper(210, 297, 12, 11, 20, 20)
CARD_PAPER = Paper(210, 297, 11, 10, 24, 20)
POSTER_PAPER_A3 = Paper(420, 297, 10, 11, 11, 11)
POSTER_PAPER_A4 = Paper(210, 297, 10, 11, 11, 11)
POSTER_PAPER_A3_UPRIGHT = Paper(297, 420, 13, 13, 16, 16)
POSTER_PAPER_A4_WIDE = Paper(297, 210, 11, 11, 12, 12)
SHEET_PAPER = Paper(297, 210, 11, 11, 12, 12)
POSTCARD_PAPER = Paper(100, 148, 8, 8, 8, 8)
BOOKLET_PAPER_RIGHT = Paper(148, 210, 15.4, 15, 16.5, 14.5)
"""An odd page: the fold is on its left; an even one is its mirror image."""

THEMES = {
    "flyer A4": Theme(FLYER_PAPER_A4, FLYER_A4),
    "flyer A5": Theme(FLYER_PAPER_A5, FLYER_A5, ruby_floor=6.0),
    "flyer B5": Theme(FLYER_PAPER_B5, FLYER_B5, ruby_floor=6.0),
    "flyer A4 wide": Theme(FLYER_PAPER_A4_WIDE, FLYER_A4),
    "flyer A5 wide": Theme(FLYER_PAPER_A5_WIDE, FLYER_A5, ruby_floor=6.0),
    "flyer B5 wide": Theme(FLYER_PAPER_B5_WIDE, FLYER_B5, ruby_floor=6.0),
    "booklet A5": Theme(BOOKLET_PAPER_RIGHT, BOOKLET_A5, ruby_floor=6.0),
    "booklet B5": Theme(Paper(182, 257, 17, 16, 18, 15), BOOKLET_B5, ruby_floor=6.0),
    "booklet A4": Theme(Paper(210, 297, 18, 17, 18, 15), BOOKLET_A4),
    "poster A3": Theme(POSTER_PAPER_A3, POSTER_A3, ruby_floor=10.0, empty_edge=EMPTY_EDGE_POSTER),
    "poster A3 upright": Theme(POSTER_PAPER_A3_UPRIGHT, POSTER_A3, ruby_floor=10.0, empty_edge=EMPTY_EDGE_POSTER),
    "poster A4": Theme(POSTER_PAPER_A4, POSTER_A4, ruby_floor=8.0, empty_edge=EMPTY_EDGE_POSTER),
    "poster A4 wide": Theme(POSTER_PAPER_A4_WIDE, POSTER_A4, ruby_floor=8.0, empty_edge=EMPTY_EDGE_POSTER),
    "card A4": Theme(CARD_PAPER, CARD_A4),
    "minutes A4": Theme(MINUTES_PAPER, MINUTES_A4),
    "handbook A4": Theme(MINUTES_PAPER, MINUTES_A4),
    "sheet A4": Theme(SHEET_PAPER, SHEET_A4),
    "postcard": Theme(POSTCARD_PAPER, POSTCARD, ruby_floor=6.0),
}
"""The one table of every product and paper; what a design adds to it may be larger, never smaller."""
