"""Things one meets at a 居場所: cup, bowl, book, telephone, tree, house, bench …; origin: middle of the foot line."""

from __future__ import annotations

import math
from functools import lru_cache

from app.printing.motifs.drawing import at, block, disc, ellipse, filled, stroked
from app.printing.pages import Operation
from app.printing.theme import Colour


@lru_cache(maxsize=16)
def cup(colour: str = Colour.SHU, has_steam: bool = True) -> tuple[Operation, ...]:
    """A tea cup without a handle, 44 wide, 50 high (86 with steam)."""
    steam: tuple[Operation, ...] = ()
    if has_steam:
        steam = (stroked("M-8 -86 Q-15 -78 -8 -71 Q-1 -64 -8 -57 M8 -86 Q1 -78 8 -71 Q15 -64 8 -57", Colour.NEZU, 3.6),)
    return (
        *steam,
        filled("M-22 -50 H22 Q22 -14 14 -2 Q13 0 10 0 H-10 Q-13 0 -14 -2 Q-22 -14 -22 -50 Z", colour),
        filled("M-21.8 -39 H21.8 Q21.6 -34 21.2 -30 H-21.2 Q-21.6 -34 -21.8 -39 Z", Colour.WHITE),
    )


@lru_cache(maxsize=16)
def bowl(colour: str = Colour.SHU) -> tuple[Operation, ...]:
    """A bowl heaped with rice, 92 wide, 76 high."""
    return (
        filled("M-36 -42 Q-36 -76 0 -76 Q36 -76 36 -42 Z", Colour.WHITE),
        filled("M-46 -42 H46 Q44 -12 18 -8 V0 H-18 V-8 Q-44 -12 -46 -42 Z", colour),
        filled("M-45 -33 H45 Q44 -29 42.5 -26 H-42.5 Q-44 -29 -45 -33 Z", Colour.WHITE),
    )


@lru_cache(maxsize=4)
def teapot() -> tuple[Operation, ...]:
    """A kettle with a handle over it, 86 wide, 82 high."""
    return (
        stroked("M-26 -42 Q-26 -78 0 -78 Q26 -78 26 -42", Colour.HAI, 5),
        filled("M28 -34 Q38 -36 44 -52 L52 -48 Q48 -24 30 -18 Z", Colour.HAI),
        filled("M-34 -22 Q-34 -46 0 -46 Q34 -46 34 -22 Q34 0 20 0 H-20 Q-34 0 -34 -22 Z", Colour.HAI),
        disc(0, -49, 5, Colour.HAI),
    )


@lru_cache(maxsize=16)
def book(colour: str = Colour.AI) -> tuple[Operation, ...]:
    """An open book seen from the front, 104 wide, 62 high."""
    return (
        filled("M-52 -56 Q-26 -64 0 -52 Q26 -64 52 -56 V0 Q26 -8 0 3 Q-26 -8 -52 0 Z", colour),
        filled("M-46 -60 Q-22 -66 0 -55 V-4 Q-22 -14 -46 -8 Z", Colour.WHITE),
        filled("M46 -60 Q22 -66 0 -55 V-4 Q22 -14 46 -8 Z", Colour.WHITE),
        stroked("M-38 -48 Q-22 -51 -8 -45 M-38 -36 Q-22 -39 -8 -33 M-38 -24 Q-22 -27 -8 -21", Colour.NEZU, 2.4),
        stroked("M38 -48 Q22 -51 8 -45 M38 -36 Q22 -39 8 -33 M38 -24 Q22 -27 8 -21", Colour.NEZU, 2.4),
        stroked("M0 -55 V-3", Colour.NEZU, 2),
    )


@lru_cache(maxsize=16)
def pencil(colour: str = Colour.YAMA) -> tuple[Operation, ...]:
    """A pencil standing on its point, 14 wide, 70 high."""
    return (
        block(-7, -70, 14, 50, colour, 2),
        block(-7, -70, 14, 9, Colour.MOMO, 2),
        filled("M-7 -20 H7 L0 0 Z", "#F3CFAE"),
        filled("M-2.5 -7 H2.5 L0 0 Z", Colour.SUMI),
    )


@lru_cache(maxsize=4)
def smartphone() -> tuple[Operation, ...]:
    """A telephone with a screen, 48 wide, 92 high."""
    return (
        block(-24, -92, 48, 92, Colour.SUMI, 8),
        block(-19, -82, 38, 66, Colour.WHITE, 2),
        disc(0, -8, 4, Colour.WHITE),
        disc(0, -58, 11, Colour.YAMA),
        stroked("M-5 -60 Q-4 -62 -2.5 -60 M2.5 -60 Q4 -62 5 -60 M-4.5 -55 Q0 -51 4.5 -55", Colour.SUMI, 1.6),
        stroked("M-11 -37 H11 M-11 -29 H5", Colour.SORA, 3.4),
    )


@lru_cache(maxsize=16)
def tree(colour: str = Colour.MIDORI, has_blossoms: bool = False) -> tuple[Operation, ...]:
    """A round tree, 84 wide, 120 high."""
    crown = (disc(-20, -70, 24, colour), disc(20, -70, 24, colour), disc(0, -90, 29, colour), disc(0, -64, 24, colour))
    trunk = (
        filled("M-6 0 L-4 -62 H4 L6 0 Z", Colour.CHA),
        stroked("M0 -48 L-15 -66 M0 -56 L13 -72", Colour.CHA, 4.5),
    )
    blossoms: tuple[Operation, ...] = ()
    if has_blossoms:
        spots = ((-24, -78), (2, -104), (24, -84), (-6, -84), (14, -62), (-30, -60), (-10, -60))
        blossoms = tuple(at(x, y, flower(Colour.WHITE), scale=0.24) for x, y in spots)
    return (*crown, *trunk, *blossoms)


@lru_cache(maxsize=16)
def flower(colour: str = Colour.MOMO) -> tuple[Operation, ...]:
    """A flower of five petals around 0, 0; 40 across."""
    petals = []
    for number in range(5):
        angle = math.radians(number * 72 - 90)
        petals.append(disc(round(11 * math.cos(angle), 2), round(11 * math.sin(angle), 2), 9, colour))
    return (*petals, disc(0, 0, 5, Colour.YAMA))


@lru_cache(maxsize=16)
def house(roof: str = Colour.AI, wall: str = Colour.WHITE) -> tuple[Operation, ...]:
    """A small house, 120 wide, 100 high."""
    return (
        block(-50, -58, 100, 58, wall),
        filled("M-62 -54 L0 -100 L62 -54 Z", roof),
        block(10, -40, 24, 40, Colour.CHA, 2),
        disc(15, -19, 2.2, Colour.YAMA),
        block(-38, -42, 13, 12, Colour.SORA),
        block(-23, -42, 13, 12, Colour.SORA),
        block(-38, -28, 13, 12, Colour.SORA),
        block(-23, -28, 13, 12, Colour.SORA),
    )


@lru_cache(maxsize=4)
def bench() -> tuple[Operation, ...]:
    """A wooden bench, 92 wide, 40 high."""
    return (
        block(-44, -40, 88, 7, Colour.CHA, 2),
        block(-44, -30, 88, 7, Colour.CHA, 2),
        block(-46, -18, 92, 7, Colour.CHA, 2),
        stroked("M-34 -14 V-2 M34 -14 V-2", Colour.CHA, 5),
    )


@lru_cache(maxsize=4)
def sun() -> tuple[Operation, ...]:
    """The sun around 0, 0; 84 across with its rays."""
    rays = []
    for number in range(12):
        angle = math.radians(number * 30)
        x, y = math.cos(angle), math.sin(angle)
        rays.append(f"M{x * 32:.2f} {y * 32:.2f} L{x * 41:.2f} {y * 41:.2f}")
    return (disc(0, 0, 25, Colour.YAMA), stroked(" ".join(rays), Colour.YAMA, 4))


@lru_cache(maxsize=4)
def cloud(colour: str = Colour.WHITE) -> tuple[Operation, ...]:
    """A cloud, 96 wide, 44 high."""
    return (
        block(-48, -22, 96, 22, colour, 11),
        disc(-18, -24, 16, colour),
        disc(10, -28, 18, colour),
        disc(32, -18, 13, colour),
    )


@lru_cache(maxsize=16)
def leaf(colour: str = Colour.WAKABA) -> tuple[Operation, ...]:
    """A leaf standing on its stalk, 30 wide, 62 high."""
    return (
        filled("M0 -10 Q-22 -30 0 -62 Q22 -30 0 -10 Z", colour),
        stroked("M0 0 V-44", Colour.MIDORI, 2.6),
    )


@lru_cache(maxsize=4)
def hands() -> tuple[Operation, ...]:
    """Two open hands holding something from below, 110 wide, 40 high."""
    return (
        filled("M-55 -34 Q-44 -42 -36 -30 L-24 -16 H-2 V0 H-30 Q-44 -4 -55 -34 Z", "#F3CFAE"),
        filled("M55 -34 Q44 -42 36 -30 L24 -16 H2 V0 H30 Q44 -4 55 -34 Z", "#E6B48C"),
    )


@lru_cache(maxsize=4)
def sweets() -> tuple[Operation, ...]:
    """A plate of dumplings, 70 wide, 26 high."""
    return (
        ellipse(0, -8, 35, 8, Colour.WHITE),
        disc(-14, -16, 9, Colour.MOMO),
        disc(4, -17, 9, Colour.WAKABA),
        disc(18, -14, 8, Colour.YAMA),
    )


@lru_cache(maxsize=4)
def round_table() -> tuple[Operation, ...]:
    """A round table from above with eleven cups and a plate of sweets around 0, 0; 120 across (booklet cover)."""
    parts: list[Operation] = [disc(0, 0, 60, Colour.CHA), disc(0, 0, 56, "#80592F")]
    for number in range(11):
        angle = math.radians(number * 360 / 11 - 90)
        x, y = round(45 * math.cos(angle), 3), round(45 * math.sin(angle), 3)
        parts += [disc(x, y, 6.6, Colour.WHITE), disc(x, y, 5.4, Colour.WAKABA)]
        parts.append(disc(x - 1.5, y - 1.5, 1.6, Colour.USUMIDORI))
    parts += [disc(0, 0, 20, Colour.WHITE), disc(0, 0, 17, Colour.USUAI)]
    for number, colour in enumerate((Colour.MOMO, Colour.WAKABA, Colour.YAMA, Colour.MOMO, Colour.WHITE)):
        angle = math.radians(number * 72 - 90)
        parts.append(disc(round(9 * math.cos(angle), 3), round(9 * math.sin(angle), 3), 5, colour))
    return (*parts, disc(0, 0, 4, Colour.WAKABA))


@lru_cache(maxsize=4)
def noren(colour: str = Colour.AI) -> tuple[Operation, ...]:
    """A shop curtain hanging from 0, 0 downwards, 60 wide, 26 high."""
    return (
        block(-32, -3, 64, 3, Colour.CHA),
        filled("M-30 0 H-11 V25 H-30 Z", colour),
        filled("M-9.5 0 H9.5 V25 H-9.5 Z", colour),
        filled("M11 0 H30 V25 H11 Z", colour),
    )
