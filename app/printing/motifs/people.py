"""People of all ages, from the chest up or standing; origin at the middle of the foot line."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from app.printing.motifs.drawing import at, block, disc, ellipse, filled, stroked
from app.printing.pages import Operation

SKINS = ("#F3CFAE", "#E6B48C")
INK = "#3A2E28"
GREY_HAIR, WHITE_HAIR, DARK_HAIR, BROWN_HAIR = "#8E8A86", "#D9D4CE", "#33302E", "#6B4A2B"

_CAP = "M-28 -82 Q-31 -114 0 -114 Q31 -114 28 -82 Q25 -97 10 -98 L-12 -98 Q-25 -97 -28 -82 Z"
_FRINGE = "M-27 -82 Q-29 -111 0 -111 Q29 -111 27 -82 Q17 -97 0 -97 Q-17 -97 -27 -82 Z"
_BEHIND = {
    "bob": "M-31 -60 Q-37 -115 0 -115 Q37 -115 31 -60 L20 -56 L-20 -56 Z",
    "long": "M-32 -44 Q-39 -116 0 -116 Q39 -116 32 -44 L18 -42 L-18 -42 Z",
    "tail": "M14 -110 Q52 -106 44 -58 Q36 -66 24 -92 Z",
}


class Looks(NamedTuple):
    """What one person looks like.

    Attributes:
        hair: one of bun, short, bob, bald, tail, hat, long.
        hair_colour, clothes: `#RRGGBB`.
        skin: index into SKINS.
        has_apron: wears an apron.
        is_troubled: the mouth is flat (困りごと).
    """

    hair: str
    hair_colour: str
    clothes: str
    skin: int = 0
    has_apron: bool = False
    is_troubled: bool = False


@lru_cache(maxsize=64)
def head(looks: Looks) -> tuple[Operation, ...]:
    """Head and hair; the neck ends at y = -50, the crown lies near y = -114."""
    skin = SKINS[looks.skin]
    behind: list[Operation] = []
    if looks.hair in _BEHIND:
        behind.append(filled(_BEHIND[looks.hair], looks.hair_colour))
    if looks.hair == "bun":
        behind.append(disc(0, -117, 11, looks.hair_colour))
    if looks.hair == "bald":
        behind += [disc(-25, -80, 8.5, looks.hair_colour), disc(25, -80, 8.5, looks.hair_colour)]
    face: list[Operation] = [
        block(-9, -66, 18, 20, skin),
        disc(-26, -82, 5.5, skin),
        disc(26, -82, 5.5, skin),
        ellipse(0, -83, 26, 27, skin),
        stroked("M-15 -82 Q-10 -89 -5 -82 M5 -82 Q10 -89 15 -82", INK, 2.6),
        stroked("M-8 -68 H8" if looks.is_troubled else "M-9 -71 Q0 -62 9 -71", INK, 2.6),
    ]
    return (*behind, *face, *_top_hair(looks))


def _top_hair(looks: Looks) -> tuple[Operation, ...]:
    if looks.hair == "bald":
        return ()
    if looks.hair == "hat":
        return (
            filled("M-27 -92 Q-27 -118 0 -118 Q27 -118 27 -92 Z", looks.hair_colour),
            block(-27, -96, 66, 7, looks.hair_colour, 3.5),
        )
    return (filled(_CAP if looks.hair in ("short", "bun", "tail") else _FRINGE, looks.hair_colour),)


@lru_cache(maxsize=64)
def bust(looks: Looks) -> tuple[Operation, ...]:
    """A person behind a table, 100 wide and 125 high; the table edge is y = 0."""
    parts: list[Operation] = []
    if looks.hair == "long":
        parts.append(filled(_BEHIND["long"], looks.hair_colour))
    parts.append(filled("M-50 0 V-26 Q-48 -50 -24 -54 H24 Q48 -50 50 -26 V0 Z", looks.clothes))
    if looks.has_apron:
        parts.append(filled("M-22 0 V-38 H22 V0 Z", "#FFFFFF"))
        parts.append(stroked("M-20 -38 L-12 -53 M20 -38 L12 -53", "#FFFFFF", 4))
    return (*parts, *head(looks))


_ARMS = {
    "up": "M-20 -104 L-38 -124 L-30 -150 M20 -104 L38 -124 L30 -150",
    "down": "M-22 -104 L-30 -78 L-26 -58 M22 -104 L30 -78 L26 -58",
    "side": "M-20 -104 L-44 -106 L-66 -114 M20 -104 L44 -106 L66 -114",
    "wave": "M-22 -104 L-30 -78 L-26 -58 M20 -104 L42 -116 L46 -142",
}
_HANDS = {
    "up": ((-30, -152), (30, -152)),
    "down": ((-26, -56), (26, -56)),
    "side": ((-68, -115), (68, -115)),
    "wave": ((-26, -56), (46, -144)),
}


@lru_cache(maxsize=64)
def figure(looks: Looks, pose: str = "down") -> tuple[Operation, ...]:
    """A standing person about 100 wide and 170 high, feet on y = 0; pose up, down, side or wave."""
    skin = SKINS[looks.skin]
    legs = stroked("M-10 -52 L-12 -5 M10 -52 L12 -5", "#4A4540", 14)
    shoes = (block(-24, -6, 18, 7, INK, 3), block(6, -6, 18, 7, INK, 3))
    trunk = filled("M-26 -48 L-24 -100 Q-22 -112 -12 -113 H12 Q22 -112 24 -100 L26 -48 Z", looks.clothes)
    arms = stroked(_ARMS[pose], looks.clothes, 12)
    hands = tuple(disc(x, y, 6.5, skin) for x, y in _HANDS[pose])
    apron: tuple[Operation, ...] = (block(-18, -92, 36, 56, "#FFFFFF", 3),) if looks.has_apron else ()
    return (legs, *shoes, arms, *hands, trunk, *apron, at(0, -69, head(looks), scale=0.86))
