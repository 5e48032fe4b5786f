"""三つの約束 on the wall: S4's ground rules, one sentence and one line each, A4 or A3 (comp 20)."""

from __future__ import annotations

from dataclasses import dataclass

from app.ledger import Ledger
from app.printing.boxes import Block, tagged
from app.printing.composition import Composition
from app.printing.cushion import labelled_cushion
from app.printing.fonts import Face
from app.printing.motifs.drawing import at as drawn_at
from app.printing.motifs.drawing import filled, stroked
from app.printing.motifs.people import bust
from app.printing.motifs.scenes import GRANDPA, GRANNY, MAN, WOMAN
from app.printing.motifs.things import cloud, cup, flower, house, leaf, tree
from app.printing.pages import Group, Operation, Page, Shape
from app.printing.print_words import print_words
from app.printing.shapes import rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, heading, label
from app.printing.text_placing import squeezed
from app.printing.theme import Colour

TITLE = "知恵交換の三つの約束"
SCALES = {"A4": 1.0, "A3": 2**0.5}
_WIDTH, _HEIGHT = 210.0, 297.0
_LEFT, _PLATE_WIDTH, _PLATE_HEIGHT = 14.0, 182.0, 66.0
_PLATE_TOP, _PLATE_STEP = 57.0, 72.4
_TEXT_LEFT = 52.0


@dataclass(frozen=True, slots=True)
class _Rule:
    sentence: str
    line: str
    colour: Colour
    plate: Colour


RULES = (
    _Rule("正解は、ひとつじゃない。", "否定や批判をしない。", Colour.SHU, Colour.USUSYU),
    _Rule("話す人は、ひとり。", "みんなで、その人の話を聞く。", Colour.AI, Colour.USUAI),
    _Rule("あいまいで、いい。", "思いは、ことばにすると形になる。", Colour.MIDORI, Colour.USUMIDORI),
)


def compose_wisdom_rules(ledger: Ledger, *, paper: str = "A4") -> Composition:
    """The poster, portrait; `paper` is a key of SCALES."""
    scale = SCALES[paper]
    operations: list[Operation] = []
    operations += _title(scale)
    for number, rule in enumerate(RULES):
        operations += _plate(number, rule, scale)
    publisher = print_words(ledger).publisher
    if publisher:
        words = squeezed(publisher, _PLATE_WIDTH * scale, TextStyle(size_pt=14 * scale), floor_pt=14)
        x = (_WIDTH * scale - words.width) / 2
        operations += tagged(words, Tag.PARAGRAPH).at(x, 277.0 * scale)
    page = Page(_WIDTH * scale, _HEIGHT * scale, tuple(operations), label="1")
    return Composition((page,), TITLE)


def _title(scale: float) -> list[Operation]:
    """「知恵交換の」 above 「三つの約束」, read as one heading."""
    small = label("知恵交換の", TextStyle(face=Face.B, size_pt=27 * scale))
    large = label("三つの約束", TextStyle(face=Face.B, size_pt=54 * scale, tracking=20))
    middle = _WIDTH * scale / 2
    lines = (
        *small.at(middle - small.width / 2, 14.0 * scale),
        *large.at(middle - large.width / 2, 26.5 * scale),
    )
    return list(tagged(_whole(lines), Tag.H1).operations)


def _plate(number: int, rule: _Rule, scale: float) -> list[Operation]:
    top = (_PLATE_TOP + number * _PLATE_STEP) * scale
    ground = rectangle(0, 0, _PLATE_WIDTH * scale, _PLATE_HEIGHT * scale, radius=3 * scale)
    middle, side, size_pt = (_LEFT + 18.5) * scale, 25 * scale, 44 * scale
    cushion = labelled_cushion(
        middle, top + 20 * scale, side, rule.colour, str(number + 1), size_pt=size_pt, face=Face.GB
    )
    room = (_LEFT + _PLATE_WIDTH - _TEXT_LEFT - 1.6) * scale
    sentence = heading(rule.sentence, room, TextStyle(face=Face.B, size_pt=37 * scale), most_lines=1)
    line = label(rule.line, TextStyle(size_pt=21 * scale))
    x = _TEXT_LEFT * scale
    said = tagged(_whole((*cushion, *sentence.at(x, top + 10 * scale))), Tag.H2)
    return [
        Shape(_LEFT * scale, top, ground, fill=rule.plate),
        *said.operations,
        *tagged(line, Tag.PARAGRAPH).at(x, top + 29.5 * scale),
        drawn_at(0, top, _DRAWINGS[number], scale=scale),
    ]


def _whole(operations: tuple[Operation, ...]) -> Block:
    return Block(0.0, 0.0, operations)


_HOUSE = (
    drawn_at(78, _PLATE_HEIGHT, house(wall=Colour.KINARI), scale=0.22),
    drawn_at(117, _PLATE_HEIGHT, tree(), scale=0.22),
    drawn_at(156, _PLATE_HEIGHT, cup(), scale=0.36),
)
_TALKING = (
    drawn_at(76, _PLATE_HEIGHT, bust(WOMAN), scale=0.21),
    filled(
        "M95 45 Q95 42.5 97.5 42.5 H113 Q115.5 42.5 115.5 45 V47.5 Q115.5 50 113 50 H99 L93.5 53.5 L95.5 49 "
        "Q95 48.5 95 47.5 Z",
        Colour.WHITE,
    ),
    drawn_at(130, _PLATE_HEIGHT, bust(MAN), scale=0.18),
    drawn_at(151, _PLATE_HEIGHT, bust(GRANNY), scale=0.18),
    drawn_at(172, _PLATE_HEIGHT, bust(GRANDPA), scale=0.18),
)
_GROWING = (
    drawn_at(80, 61, cloud(), scale=0.44),
    stroked("M110 51 H121 M117 47 L121 51 L117 55", Colour.SUMI, 0.8),
    stroked(f"M140 52 V{_PLATE_HEIGHT - 0.7}", Colour.MIDORI, 1.2),
    Group(140.0, _PLATE_HEIGHT - 2.5, leaf(Colour.MIDORI), degrees=52.0, scale=0.12),
    drawn_at(140, 49.5, flower(), scale=0.42),
)
_DRAWINGS = (_HOUSE, _TALKING, _GROWING)
"""Many ways, one voice, a thought that takes shape: below the words of each rule."""
