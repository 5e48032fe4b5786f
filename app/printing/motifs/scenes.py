"""Scenes of 160 × 100 for sample photos (printdesign.md §7): people face the reader and stand on a line."""

from __future__ import annotations

from app.printing.motifs import things
from app.printing.motifs.drawing import Drawing, at, block, disc, filled, frame, stroked
from app.printing.motifs.people import BROWN_HAIR, DARK_HAIR, GREY_HAIR, WHITE_HAIR, Looks, bust, figure
from app.printing.pages import Operation
from app.printing.theme import Colour

_WALL, _WALL_EDGE, _FLOOR, _WOOD, _GLASS = "#F1E9DC", "#E2D5C1", "#D9C6A8", "#A98158", "#DCE9F0"
_TABLE = "#C79F6F"

GRANNY = Looks("bun", GREY_HAIR, Colour.SHU)
MAN = Looks("short", DARK_HAIR, Colour.AI, skin=1)
WOMAN = Looks("bob", DARK_HAIR, Colour.YAMA)
GRANDPA = Looks("bald", WHITE_HAIR, Colour.MIDORI, skin=1)
YOUNG = Looks("tail", BROWN_HAIR, Colour.MOMO)
LADY = Looks("long", GREY_HAIR, Colour.SORA)
COOK = Looks("bun", DARK_HAIR, Colour.MIDORI, has_apron=True)
BOY = Looks("short", BROWN_HAIR, Colour.AI)
GIRL = Looks("bob", DARK_HAIR, Colour.SHU)
CAPPED = Looks("hat", Colour.CHA, Colour.MIDORI)


def _room() -> list[Operation]:
    return [block(0, 0, 160, 100, _WALL), block(0, 62, 160, 38, _WALL_EDGE)]


def _window(x: float, y: float) -> list[Operation]:
    return [
        block(x, y, 46, 40, _GLASS, 1.5),
        at(x + 13, y + 40, things.tree(Colour.WAKABA), scale=0.27),
        frame(x, y, 46, 40, _WOOD, 2.2),
        stroked(f"M{x + 23} {y} V{y + 40}", _WOOD, 2.2),
    ]


def _lamp(x: float) -> list[Operation]:
    return [stroked(f"M{x} 0 V6", Colour.HAI, 1), filled(f"M{x - 7} 6 H{x + 7} L{x + 12} 16 H{x - 12} Z", Colour.YAMA)]


def _table(y: float) -> list[Operation]:
    return [block(0, y, 160, 6, _TABLE), block(0, y + 6, 160, 100 - y - 6, _WOOD)]


def _row(
    people: tuple[Looks, ...], y: float, scale: float, left: float = 16.0, right: float = 144.0
) -> list[Operation]:
    step = (right - left) / (len(people) - 1)
    return [at(left + number * step, y, bust(looks), scale=scale) for number, looks in enumerate(people)]


def tea() -> Drawing:
    """Five neighbours at a long table with cups (サロン, カフェ)."""
    parts = [*_room(), *_window(10, 4), *_lamp(86)]
    parts += [block(114, 9, 26, 20, Colour.WHITE), frame(114, 9, 26, 20, _WOOD, 1.4)]
    parts += [filled("M117 26 L124 16 L128 21 L133 14 L138 26 Z", Colour.WAKABA)]
    parts += _row((GRANNY, MAN, WOMAN, GRANDPA, YOUNG), 70, 0.45)
    parts += _table(70)
    for number, colour in enumerate((Colour.AI, Colour.SHU, Colour.MIDORI, Colour.SHU, Colour.AI)):
        parts.append(at(24 + number * 28, 79, things.cup(colour), scale=0.24))
    return Drawing(160, 100, (*parts, at(124, 94, things.teapot(), scale=0.28), at(60, 94, things.sweets(), scale=0.4)))


def gym() -> Drawing:
    """Five people stretching their arms (体操)."""
    parts = [*_room(), *_window(8, 6), *_window(60, 6), disc(132, 18, 10, Colour.WHITE)]
    parts += [stroked("M132 18 V11.5 M132 18 L136.5 20.5", Colour.SUMI, 1.3)]
    parts.append(block(0, 76, 160, 24, _FLOOR))
    for number, looks in enumerate((GRANNY, GRANDPA, WOMAN, MAN)):
        parts.append(at(23 + number * 38, 93, figure(looks, "up"), scale=0.47))
    return Drawing(160, 100, tuple(parts))


def meal() -> Drawing:
    """Children and grown-ups around one table of bowls (食堂)."""
    parts = [*_room(), block(106, 8, 44, 26, Colour.WHITE, 1), frame(106, 8, 44, 26, _WOOD, 1.4)]
    parts += [stroked("M112 16 H134 M112 22 H144 M112 28 H128", Colour.HAI, 1.4)]
    for number, colour in enumerate((Colour.SHU, Colour.YAMA, Colour.WAKABA, Colour.SORA, Colour.MOMO, Colour.YAMA)):
        x = number * 18
        parts.append(filled(f"M{x} 0 H{x + 18} L{x + 9} 11 Z", colour))
    parts += [at(80, 66, bust(COOK), scale=0.5)]
    parts += [at(20, 68, bust(LADY), scale=0.42), at(142, 68, bust(MAN), scale=0.44)]
    parts += [at(50, 69, bust(BOY), scale=0.34), at(112, 69, bust(GIRL), scale=0.34)]
    parts += _table(69)
    for number, colour in enumerate((Colour.SHU, Colour.AI, Colour.MIDORI, Colour.SHU, Colour.AI)):
        parts.append(at(22 + number * 29, 81, things.bowl(colour), scale=0.24))
    return Drawing(160, 100, (*parts, at(66, 95, things.sweets(), scale=0.4), at(116, 95, things.teapot(), scale=0.24)))


def _outside() -> list[Operation]:
    return [
        block(0, 0, 160, 100, "#E4EFF4"),
        at(34, 24, things.cloud(), scale=0.36),
        at(112, 18, things.cloud(), scale=0.3),
        filled("M0 66 Q40 54 84 62 Q124 68 160 58 V100 H0 Z", Colour.WAKABA),
        filled("M0 88 Q60 76 160 86 V100 H0 Z", _FLOOR),
    ]


def garden() -> Drawing:
    """Old and young in a garden with a bench (多世代, 畑)."""
    parts = [*_outside(), at(146, 16, things.sun(), scale=0.24), at(20, 82, things.tree(), scale=0.52)]
    parts += [at(134, 76, things.tree(Colour.MOMO, has_blossoms=True), scale=0.46)]
    parts += [at(50, 74, bust(GRANNY), scale=0.3), at(70, 74, bust(CAPPED), scale=0.3)]
    parts.append(at(60, 86, things.bench(), scale=0.52))
    parts += [at(94, 91, figure(WOMAN, "wave"), scale=0.3), at(110, 91, figure(BOY, "up"), scale=0.21)]
    parts += [at(122, 91, figure(GIRL, "side"), scale=0.21), disc(132, 90, 3, Colour.SHU)]
    flowers = ((10, 92), (30, 95), (84, 96), (146, 93), (154, 90))
    return Drawing(160, 100, (*parts, *(at(x, y, things.flower(Colour.WHITE), scale=0.13) for x, y in flowers)))


def study() -> Drawing:
    """Children and students with books in front of shelves (学び)."""
    parts = [*_room(), block(6, 4, 148, 42, _WOOD, 1)]
    spines = (Colour.AI, Colour.SHU, Colour.YAMA, Colour.MIDORI, Colour.MOMO, Colour.SORA, Colour.WHITE)
    for shelf in range(2):
        for number in range(23):
            height = 12 + (number * 7 + shelf * 5) % 5
            x, foot = 9 + number * 6.2, 24.0 + shelf * 20
            parts.append(block(x, foot - height, 5, height, spines[(number * 3 + shelf * 2) % 7]))
    parts += _row((GIRL, YOUNG, BOY, GRANDPA), 72, 0.42, left=26, right=134)
    parts += _table(72)
    for number, colour in enumerate((Colour.AI, Colour.SHU, Colour.MIDORI, Colour.AI)):
        parts.append(at(26 + number * 36, 91, things.book(colour), scale=0.24))
    return Drawing(160, 100, (*parts, at(80, 91, things.pencil(), scale=0.2)))


def phone() -> Drawing:
    """Three people learning the telephone together (スマホ)."""
    parts = [*_room(), *_window(8, 6), block(102, 5, 50, 34, Colour.WHITE, 1), frame(102, 5, 50, 34, _WOOD, 1.4)]
    parts.append(at(118, 37, things.smartphone(), scale=0.32))
    parts.append(stroked("M131 14 H145 M131 21 H145 M131 28 H140", Colour.HAI, 1.6))
    parts += _row((GRANNY, YOUNG, GRANDPA), 74, 0.54, left=32, right=128)
    parts += _table(74)
    for number in range(3):
        parts.append(at(32 + number * 48, 96, things.smartphone(), scale=0.25, degrees=-8 + number * 8))
    return Drawing(160, 100, tuple(parts))


def house() -> Drawing:
    """A house with a curtain over its door and people on the way in (居場所 at home)."""
    parts = [*_outside(), at(20, 84, things.tree(), scale=0.5), at(92, 84, things.house(Colour.AI), scale=0.72)]
    parts += [at(107, 55, things.noren(Colour.SHU), scale=0.34), at(146, 84, things.tree(Colour.WAKABA), scale=0.42)]
    parts += [at(50, 94, figure(GRANNY, "wave"), scale=0.28), at(68, 94, figure(MAN, "down"), scale=0.3)]
    parts += [at(124, 94, figure(COOK, "wave"), scale=0.29)]
    return Drawing(160, 100, tuple(parts))


SCENES = {"tea": tea, "gym": gym, "meal": meal, "garden": garden, "study": study, "phone": phone, "house": house}
"""Name of the sample photo → its drawing."""
