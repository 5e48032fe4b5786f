"""The 受領書 of a handed copy: one A4 page to be signed, with a slip that comes back when the copy is erased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.ledger import Ledger
from app.printing.boxes import Block, column, layered, padded, plate, rule, shape_block, tagged
from app.printing.composition import Composition
from app.printing.cushion import cushion
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation, Page, Shape
from app.printing.print_words import print_words
from app.printing.shapes import line, rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, heading, label, text_block
from app.printing.text_placing import bounded, right, together
from app.printing.theme import MINUTES_PAPER, Colour
from app.records.handover import HANDOVER_FORM, Handover
from app.records.organization import Organization
from app.rules.japanese_calendar import format_date

TITLE = "受領書"

_PAPER = MINUTES_PAPER
_WIDTH = _PAPER.text_width
_CAPTION_WIDTH = 40.0
_BODY_TOP, _SLIP_TOP = 34.0, 226.0
_LEAST_GAP = 5.0
_MOST_LINES = 8
_SHA_SHOWN = 16
_CAPTION = TextStyle(face=Face.B, size_pt=11.5, colour=Colour.AI)
_VALUE = TextStyle(size_pt=12.5, leading=1.5)
_STRONG = TextStyle(face=Face.B, size_pt=13.5, leading=1.45)
_BODY = TextStyle(size_pt=12, leading=1.55)
_FIELD = TextStyle(face=Face.B, size_pt=10.5, colour=Colour.HAI)


class _Manner(NamedTuple):
    """How the facts are told; the later of `_MANNERS` need less room.

    Attributes:
        scale: of the type.
        above: above and below each fact, mm.
    """

    scale: float = 1.0
    above: float = 2.1
    most_lines: int = _MOST_LINES

    def of(self, style: TextStyle) -> TextStyle:
        """A style in this size."""
        return style._replace(size_pt=style.size_pt * self.scale)


_MANNERS = (
    _Manner(1.16, 3.6),
    _Manner(1.08, 2.8),
    *(_Manner(most_lines=lines) for lines in range(_MOST_LINES, 0, -1)),
)


def compose_receipt(ledger: Ledger, handover: Handover) -> Composition:
    """The page about one handed copy; `ledger` says who hands it over, and the noun of the town."""
    words = print_words(ledger)
    publisher = words.publisher
    operations: list[Operation] = list(cushion(_PAPER.left + 5, _PAPER.top + 9, 8, Colour.AI))
    operations += tagged(label(TITLE, TextStyle(face=Face.B, size_pt=27, colour=Colour.AI)), Tag.H1).at(
        _PAPER.left + 14, _PAPER.top + 4
    )
    operations += right(_right(), _PAPER.top + 8, _day_words(handover.date), Face.R, 12)
    organization = _organization(ledger, handover)
    for manner in _MANNERS:  # very long words give way to the places to sign
        body = column(list(_body(handover, organization, publisher, manner)), width=_WIDTH)
        if body.height <= _SLIP_TOP - _BODY_TOP - _LEAST_GAP:
            break
    operations += body.at(_PAPER.left, _BODY_TOP)
    operations += _slip(handover, publisher)
    page = Page(_PAPER.width, _PAPER.height, tuple(operations), label="1")
    return Composition((page,), f"{TITLE}　{handover.recipient}　{_day_words(handover.date)}")


def _right() -> float:
    return _PAPER.width - _PAPER.right


def _organization(ledger: Ledger, handover: Handover) -> str:
    found = ledger.get(Organization, handover.organization)
    return "" if found is None else found.name


def _day_words(iso: str) -> str:
    return format_date(iso, has_weekday=False) if iso else ""


def _body(handover: Handover, organization: str, publisher: str, manner: _Manner) -> Iterator[Block]:
    plain = manner.of(_BODY)
    giver = f"{publisher}から、" if publisher else ""
    said = f"{giver}つどいばの帳面の写しを、次のとおり受け取りました。"
    yield padded(tagged(bounded(said, _WIDTH, plain, most_lines=2), Tag.PARAGRAPH), bottom=4.0 * manner.scale)
    for caption, value, style in _facts(handover, organization):
        if value:
            yield rule(_WIDTH, thickness=0.25, colour=Colour.NEZU)
            yield _fact(caption, value, style, manner)
    yield rule(_WIDTH, thickness=0.25, colour=Colour.NEZU)
    duties = tagged(label("守っていただくこと", manner.of(_CAPTION)), Tag.H2)
    yield padded(duties, top=2 * manner.above + 0.8, bottom=2.2)
    for promise in _promises(handover):
        middle = plain.size_pt * POINT_MM / 2
        dot = shape_block(3.0, 4.0, Shape(0.4, middle - 0.85, rectangle(0, 0, 1.7, 1.7, radius=0.4), fill=Colour.AI))
        text = tagged(text_block(promise, _WIDTH - 5, plain), Tag.PARAGRAPH)
        yield padded(layered([dot, padded(text, left=5.0)]), bottom=manner.above - 0.3)
    yield padded(_signature("受け取った人"), top=2 * manner.above - 1.2)


def _facts(handover: Handover, organization: str) -> Iterable[tuple[str, str, TextStyle]]:
    who = "　".join(part for part in (organization, f"{handover.recipient.removesuffix('さん').rstrip()} さま") if part)
    count = f"{handover.records:,}件" if handover.records is not None else ""
    return (
        ("受け取る人", who, _STRONG),
        ("渡した日", _day_words(handover.date), _VALUE),
        ("どんな写し", HANDOVER_FORM.get(handover.form, handover.form), _VALUE),
        ("記録の数", count, _VALUE),
        ("中身", handover.contents, _VALUE),
        ("なんのために", handover.purpose, _VALUE),
        ("返す・消す日", f"{_day_words(handover.return_by)} まで" if handover.return_by else "", _STRONG),
        ("照合の符号", _grouped(handover.sha[:_SHA_SHOWN]), TextStyle(face=Face.G, size_pt=12)),
    )


def _grouped(code: str) -> str:
    """「1a2b 3c4d …」: read aloud over the telephone more easily."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _fact(caption: str, value: str, style: TextStyle, manner: _Manner) -> Block:
    shown, named = manner.of(style), manner.of(_CAPTION)
    text = bounded(value, _WIDTH - _CAPTION_WIDTH, shown, most_lines=manner.most_lines)
    said = tagged(padded(text, left=_CAPTION_WIDTH), Tag.CELL)
    lower = (shown.size_pt - named.size_pt) * POINT_MM / 2
    head = tagged(padded(label(caption, named), top=lower), Tag.HEAD_CELL, kind="Row")
    row = tagged(tagged(layered([head, said]), Tag.ROW), Tag.TABLE, key="facts")
    return padded(row, top=manner.above, bottom=manner.above)


def _promises(handover: Handover) -> Iterator[str]:
    yield "上の目的のほかには使いません。" if handover.purpose else "渡された目的のほかには使いません。"
    yield "ほかの人に渡したり、見せたり、さらに写したりしません。"
    if handover.return_by:
        yield f"{_day_words(handover.return_by)}までに返すか、消して、下の「消したしるし」を返します。"
    else:
        yield "使いおわったら返すか、消して、下の「消したしるし」を返します。"
    if handover.form in ("locked", "both"):
        yield "合言葉は、写しといっしょに持ち歩いたり、書いて貼ったりしません。"


def _signature(caption: str) -> Block:
    """Three fields to write in: the day, the name, the seal."""
    widths = (44.0, 96.0, _WIDTH - 44.0 - 96.0)
    names = ("日づけ", f"{caption}の なまえ", "印")
    fields = []
    x = 0.0
    for width, name in zip(widths, names, strict=True):
        field = plate(_sized(padded(label(name, _FIELD), left=2.0, top=1.6), width, 17.0), stroke=Colour.SUMI)
        fields.append(padded(field, left=x))
        x += width
    return layered(fields)


def _sized(block: Block, width: float, height: float) -> Block:
    return Block(width, height, block.operations, block.first_baseline)


def _slip(handover: Handover, publisher: str) -> list[Operation]:
    """The lower part, cut off and sent back: that the copy was given back or erased."""
    top = _SLIP_TOP
    cut = Shape(_PAPER.left, top, line(0, 0, _WIDTH, 0), stroke=Colour.SUMI, line_width=0.3, dashes=(1.5, 1.3))
    words = label("切り取って、返してください", TextStyle(size_pt=10.5, colour=Colour.HAI))
    ground = rectangle(0, 0, words.width + 6, words.height)
    operations: list[Operation] = [
        cut,
        Shape(_PAPER.width / 2 - words.width / 2 - 3, top - words.height / 2, ground, fill=Colour.WHITE),
        *words.at(_PAPER.width / 2 - words.width / 2, top - words.height / 2),
    ]
    title = tagged(heading("消したしるし", 80, TextStyle(face=Face.B, size_pt=17, colour=Colour.AI)), Tag.H2)
    operations += title.at(_PAPER.left, top + 7)
    code = f"照合の符号 {_grouped(handover.sha[:_SHA_SHOWN])}" if handover.sha else ""
    operations += right(_right(), top + 9, code, Face.G, 11)
    said = (f"{publisher} あて" if publisher else "", f"{_day_words(handover.date)}に受け取った写しについて")
    operations += tagged(together(said, _WIDTH, _BODY, most_lines=1), Tag.PARAGRAPH).at(_PAPER.left, top + 16)
    for x, choice in ((0.0, "□ 返しました"), (38.0, "□ 消しました（パソコンにも、ごみ箱にも残っていません）")):
        operations += tagged(label(choice, _BODY), Tag.PARAGRAPH).at(_PAPER.left + x, top + 28)
    operations += _signature("返した・消した人").at(_PAPER.left, top + 36)
    return operations
