"""試し刷り: one sheet that shows how a printer turns its paper, so that every booklet after it is right at once.

The front has a number in each corner, the back a letter. What stands behind the 1 tells over which edge the sheet was
turned. By hand, the sheet is put back as it came out: where the letter stands *beside* the 1, the printer had taken the
same side again, and stacks must be turned over first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.printing.boxes import Align, Block, boxed, column, layered, padded, tagged
from app.printing.composition import Composition
from app.printing.cushion import cushion, labelled_cushion
from app.printing.fonts import Face
from app.printing.pages import Operation, Page, Shape
from app.printing.shapes import line
from app.printing.sheets.duplex import BACKS, FRONTS
from app.printing.sheets.setting import DUPLEX, FLIP, Duplex, Flip
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.text_placing import centred
from app.printing.theme import Colour

TITLE = "両面の試し刷り"
WIDTH, HEIGHT = 297.0, 210.0

_NUMBER_AT, _LETTER_AT = (28.0, 29.0), (28.0, 62.0)
"""Middle of what stands in a corner, from its two edges. The letters of the back lie behind the numbers; by hand beside
them, so that both can be read if one is printed over the other."""
_NUMBER_SIDE = 26.0
_NUMBERS = ("1", "2", "3", "4")
_LETTERS = ("う", "あ", "い", "え")
"""Top left, top right, foot left, foot right, as each side is read."""
_TEXT_LEFT, _TEXT_WIDTH = 58.0, 181.0
_BAND = 13.0
"""Height of the strip in the middle that the front leaves to the words of the back."""
_RULER = 100.0
_TEXT = TextStyle(size_pt=16, leading=1.45)
_STRONG = TextStyle(face=Face.B, size_pt=18, leading=1.4)


class TrialAnswer(NamedTuple):
    """Something the user may see on the trial sheet.

    Attributes:
        key: never renamed.
        words: as the window offers it.
        values: option → value that is right for this printer; empty where none is.
        advice: what to do now, '' where the printer is understood.
    """

    key: str
    words: str
    values: Mapping[str, str]
    advice: str = ""


def trial_question(*, is_by_hand: bool) -> str:
    """What the user is asked, the printed sheet in hand."""
    if is_by_hand:
        return "「1」のかどを、おもてとうらから見てください。ひらがなは、どこに見えますか。"
    return "「1」のかどを親指でおさえて、うら返します。親指のうらに、どのひらがなが見えますか。"


def trial_answers(*, is_by_hand: bool) -> tuple[TrialAnswer, ...]:
    """What can be seen, and what follows from it."""
    if not is_by_hand:
        return (
            TrialAnswer("a", "あ", _values(Flip.SHORT, Duplex.AUTO)),
            TrialAnswer("i", "い", _values(Flip.LONG, Duplex.AUTO)),
            TrialAnswer(
                "two-sheets",
                "うらは白いまま（2枚の紙に分かれて出た）",
                {},
                "プリンターで「両面」を選んで、もう一度刷ってください。両面がないプリンターでは、手で両面の試し刷りをします。",
            ),
        )
    return (
        TrialAnswer("a", "うらに「あ」", _values(Flip.SHORT, Duplex.AS_IS)),
        TrialAnswer("i", "うらに「い」", _values(Flip.LONG, Duplex.AS_IS)),
        TrialAnswer("u", "おもての「1」のとなりに「う」", _values(Flip.LONG, Duplex.TURNED)),
        TrialAnswer("e", "おもての「1」のとなりに、さかさまの「え」", _values(Flip.SHORT, Duplex.TURNED)),
    )


def _values(flip: Flip, duplex: Duplex) -> Mapping[str, str]:
    return {FLIP.name: flip, DUPLEX.name: duplex}


def compose_trial_sheet(*, is_by_hand: bool = False) -> Composition:
    """Front and back of the sheet, A4 sideways; by hand each is a file of its own."""
    parts = (FRONTS, BACKS) if is_by_hand else ("", "")
    sides = _front(is_by_hand=is_by_hand), _back(_LETTER_AT if is_by_hand else _NUMBER_AT)
    pages = tuple(Page(WIDTH, HEIGHT, tuple(side), part=part) for side, part in zip(sides, parts, strict=True))
    return Composition(pages, f"{TITLE}（手で両面）" if is_by_hand else TITLE)


def _corners(from_edges: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    x, y = from_edges
    return (x, y), (WIDTH - x, y), (x, HEIGHT - y), (WIDTH - x, HEIGHT - y)


def _front(*, is_by_hand: bool) -> list[Operation]:
    sides = "片面" if is_by_hand else "両面"
    head = [
        tagged(label(f"{TITLE}　おもて", TextStyle(face=Face.B, size_pt=28, colour=Colour.AI)), Tag.H1),
        _paragraph(f"プリンターで「A4・横・{sides}・実際の大きさ」を選んで刷った紙です。"),
    ]
    steps = [_step(words) for words in (_STEPS_BY_HAND if is_by_hand else _STEPS)]
    operations: list[Operation] = column(head, gap=4.0).at(_TEXT_LEFT, 17.0)
    operations += column(steps, gap=3.4 if is_by_hand else 6.4).at(_TEXT_LEFT, 43.0)
    operations += column([_ruler(), *map(_paragraph, _AFTER)], gap=3.4).at(_TEXT_LEFT, 126.0)
    for (x, y), number in zip(_corners(_NUMBER_AT), _NUMBERS, strict=True):
        colour = Colour.SHU if number == "1" else Colour.AI
        numbered = labelled_cushion(x, y, _NUMBER_SIDE, colour, number, size_pt=46, face=Face.GB)
        operations += [Opened(Tag.PARAGRAPH), *numbered, CLOSED]
    return operations


_STEPS = (
    "「1」のかどを、親指でおさえます。",
    "紙をうら返して、親指のうらにある、ひらがなを見ます。",
    "つどいばの画面で、その字を選びます。",
)
_STEPS_BY_HAND = (
    "この紙を、向きをかえず、うら返さず、出てきたまま、給紙口へ戻します。",
    "「うら」を、同じ設定で刷ります。",
    "「1」のかどの、うらか、となりにある、ひらがなを見ます。つどいばの画面で、その字を選びます。",
)
_AFTER = (
    "上の線が、ものさしで10 cmなら、大きさは合っています。",
    "短いときは、プリンターで「実際の大きさ（100％）」を選びます。",
    "試し刷りをするのは、はじめの1回だけです。",
    "このプリンターの刷りかたを、つどいばがおぼえます。",
)


def _paragraph(words: str) -> Block:
    return tagged(text_block(words, _TEXT_WIDTH, _TEXT), Tag.PARAGRAPH)


def _step(words: str) -> Block:
    """Without a number: numbers stand in the corners."""
    side = 10.0
    mark = Block(side, side, tuple(cushion(side / 2, side / 2, 6.4, Colour.MIDORI)))
    text = text_block(words, _TEXT_WIDTH - side - 3, _STRONG)
    both = layered([mark, padded(text, left=side + 3, top=1.6)])
    return tagged(boxed(both, width=_TEXT_WIDTH, height=max(side, text.height + 1.6)), Tag.PARAGRAPH)


def _ruler() -> Block:
    """A line of 10 cm: a printer that makes pages smaller makes it shorter."""
    scale: list[Operation] = [Shape(0, 4.0, line(0, 0, _RULER, 0), stroke=Colour.SUMI, line_width=0.6)]
    for centimetre in range(11):
        length = 4.0 if centimetre % 5 == 0 else 2.2
        scale.append(Shape(10.0 * centimetre, 4.0 - length, line(0, 0, 0, length), stroke=Colour.SUMI, line_width=0.5))
    return Block(_RULER, 4.6, tuple(scale))


def _back(letters_at: tuple[float, float]) -> list[Operation]:
    """Four letters, and one strip of words across the middle that hits nothing if printed over the front."""
    operations: list[Operation] = []
    title = label(f"{TITLE}　うら", TextStyle(face=Face.B, size_pt=22, colour=Colour.AI))
    strip = boxed(title, width=WIDTH, height=_BAND, across=Align.CENTRE, down=Align.CENTRE)
    operations += tagged(strip, Tag.H1).at(0, (HEIGHT - _BAND) / 2)
    for (x, y), letter in zip(_corners(letters_at), _LETTERS, strict=True):
        operations += [Opened(Tag.PARAGRAPH), *centred(x, y, letter, Face.B, 60, Colour.SUMI), CLOSED]
    return operations
