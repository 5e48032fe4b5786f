"""ご紹介ください: a slip to cut out, fill in and hand in. Its back stays free (comp 15)."""

from __future__ import annotations

from app.printing.booklet.front_matter import page_title
from app.printing.booklet.plan import BookletPlan
from app.printing.boxes import Block, column, layered, padded, rule, space, tagged
from app.printing.fonts import Face
from app.printing.motifs import things
from app.printing.motifs.drawing import at
from app.printing.pages import Operation, Shape
from app.printing.shapes import rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import Setting, TextStyle, label, text_block
from app.printing.text_placing import centred, squeezed
from app.printing.theme import Colour

SLIP_KEY = "slip"
_PADDING = 5.0
_KINDS = ("お茶・おしゃべり", "体操", "食事", "子どもの学び", "手芸・趣味", "貸せる部屋がある")
_BOX = 4.0


def slip_page(plan: BookletPlan) -> Block:
    """The page; the frame reaches to the foot of the text."""
    width = plan.measures.text_width
    title = page_title("ご紹介ください", SLIP_KEY)
    asked = (
        "ここにのっていない場所を、ごぞんじありませんか。"
        "お宅の一間や、お店のすみでもかまいません。わたしたちがおたずねします。"
    )
    words = text_block(asked, width - 46, TextStyle(size_pt=11.5, leading=1.65, setting=Setting.BODY))
    drawing = (at(width - 17, 26.5, things.house(Colour.SHU, Colour.KINARI), scale=0.24),
               at(width - 33, 26.5, things.tree(), scale=0.2))  # fmt: skip
    head = layered(
        [
            column([space(height=3), title, space(height=5), tagged(words, Tag.PARAGRAPH)], width=width),
            Block(width, 27.0, drawing),
        ]
    )
    top = head.height + 6
    return column([head, space(height=6), _slip(plan, width, plan.measures.text_height - top)], width=width)


def _slip(plan: BookletPlan, width: float, height: float) -> Block:
    inner = width - 2 * _PADDING
    title = squeezed("ご紹介カード", inner / 2, TextStyle(face=Face.B, size_pt=15), floor_pt=12)
    fields = [
        _field("その場所のなまえ", inner),
        _field("どこにありますか（町名・目じるし）", inner),
        _kinds(inner),
        _field("開いている日や時間", inner),
        _field("あなたのおなまえと電話（書かなくてもかまいません）", inner),
    ]
    foot = _foot(plan, inner)
    fixed = title.height + foot.height + 2 * _PADDING + sum(field.height for field in fields)
    gap = (height - fixed) / (len(fields) + 1)
    body = column([tagged(title, Tag.H2), *fields, foot], gap=gap, width=inner)
    frame = rectangle(0, 0, width, height, radius=1.0)
    operations: list[Operation] = [
        Shape(0, 0, frame, stroke=Colour.SUMI, line_width=0.35, dashes=(1.5, 1.3)),
        Shape(width / 2 - 12, -0.6, rectangle(0, 0, 24, 1.2), fill=Colour.WHITE),
        Opened(Tag.PARAGRAPH),
        *centred(width / 2, 0, "切り取り", Face.R, 10, Colour.SUMI),
        CLOSED,
    ]
    return Block(width, height, (*operations, *padded(body, top=_PADDING, left=_PADDING).operations))


def _field(caption: str, width: float) -> Block:
    name = squeezed(caption, width, TextStyle(face=Face.B, size_pt=10.5), floor_pt=9.5)
    return column([tagged(name, Tag.PARAGRAPH), space(height=9.0), rule(width, thickness=0.3, colour=Colour.SUMI)])


def _kinds(width: float) -> Block:
    third = width / 3
    operations: list[Operation] = []
    for number, words in enumerate(_KINDS):
        x, y = (number % 3) * third, 6.2 + number // 3 * 7.2
        box = rectangle(0, 0, _BOX, _BOX, radius=0.6)
        operations.append(Shape(x, y, box, stroke=Colour.SUMI, line_width=0.35))
        shown = squeezed(words, third - _BOX - 2.5, TextStyle(size_pt=10.5), floor_pt=9)
        operations += tagged(shown, Tag.PARAGRAPH).at(x + _BOX + 1.8, y + _BOX / 2 - shown.height / 2)
    name = tagged(label("どんな場所ですか", TextStyle(face=Face.B, size_pt=10.5)), Tag.PARAGRAPH)
    return Block(width, 6.2 + 7.2 + _BOX, (*name.operations, *operations))


def _foot(plan: BookletPlan, width: float) -> Block:
    promise = text_block("おなまえと電話は、お礼とお問い合わせだけに使います。", width, TextStyle(size_pt=10))
    parts = [tagged(promise, Tag.PARAGRAPH)]
    words = plan.words
    if words.publisher:
        to = squeezed(f"おわたし先　{words.publisher}", width, TextStyle(size_pt=10.5), floor_pt=9)
        parts.append(tagged(to, Tag.PARAGRAPH))
    if words.publisher_phone:
        phone = squeezed(f"電話 {words.publisher_phone}", width, TextStyle(face=Face.B, size_pt=13), floor_pt=10)
        parts.append(tagged(phone, Tag.PARAGRAPH))
    return column(parts, gap=2.2, width=width)
