"""確認の紙: for each place what will be printed of it, and a form to correct it, to be sent to who runs the place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.booklets.choice import BookletChoice, Section
from app.ledger import Ledger
from app.printing.booklet.covers import plain_title
from app.printing.booklet.gathering import gather
from app.printing.booklet.measures import magnified_block
from app.printing.booklet.place_pages import Manner, set_alone
from app.printing.booklet.plan import ONLINE, BookletPlan
from app.printing.boxes import Align, Block, boxed, column, padded, plate, rule, space, tagged
from app.printing.composition import Composition, PhotoAlbum, ReadBlob, kept_photos
from app.printing.findings import Finding
from app.printing.fonts import Face
from app.printing.pages import Bookmark, Operation, Page, Shape
from app.printing.place_facts import PlaceFacts, short_url
from app.printing.shapes import line, rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, label, text_block
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import SHEET_PAPER, Colour
from app.progress import Progress, no_progress
from app.rules.freshness import Freshness, freshness
from app.rules.japanese_calendar import format_date, format_day

_WIDTH, _HEIGHT = SHEET_PAPER.height, SHEET_PAPER.width
"""A sheet of A4 upright."""
_SIDE, _TOP, _BOTTOM = 14.0, 13.0, 11.0
_TEXT_WIDTH = _WIDTH - 2 * _SIDE
_ROOM = _HEIGHT - _TOP - _BOTTOM
_FRAME = 4.0
_ANSWER_DAYS = 14
_ROW, _CAPTION_WIDTH = 12.0, 24.0
_BOX = 4.6
_ROWS, _MOST_MORE = 7, 4.5
"""Rows of the form, and how much higher they become where the sheet has room, mm."""
_LEAST_REST, _USUAL_REST, _MOST_GAP = 8.0, 20.0, 9.0
"""Room around the printed place: at least, before the rows become higher, and at most above it, mm."""
_SMALLEST = 0.72
"""A place printed larger than the sheet holds is shown up to so much smaller before it gets a sheet of its own."""


def compose_proofs(
    ledger: Ledger,
    *,
    today: date,
    choice: BookletChoice,
    read_blob: ReadBlob,
    progress: Progress = no_progress,
) -> Composition:
    """A sheet of A4 for each place of the booklet in printed order; two where the place fills a page by itself.

    Raises:
        ExpectedError: as `gathering.gather`.
        Cancelled: from `progress`.
    """
    sections: frozenset[Section] = frozenset()
    plan = gather(ledger, choice._replace(sections=sections), today=today)
    album = PhotoAlbum(read_blob, scale=plan.measures.scale, kept=kept_photos(ledger))
    manner = Manner(choice.style, plan.measures, plan.words)
    pages: list[Page] = []
    notes: list[Finding] = []
    places = [(chapter, facts) for chapter in plan.chapters for facts in chapter.places]
    for done, (chapter, facts) in enumerate(places):
        progress(done, len(places))
        block, told = set_alone(facts, chapter, manner)
        pages += _sheets(plan, album.filled_block(block), facts)
        notes += told
    album.keep()
    progress(len(places), len(places))
    return Composition(tuple(pages), f"{plain_title(plan)} 確認の紙", (*notes, *album.findings))


def _sheets(plan: BookletPlan, block: Block, facts: PlaceFacts) -> list[Page]:
    mark = Block(0, 0, (Bookmark(f"proof{facts.id}", 0.0, facts.name),))
    shown = _as_printed(block, plan.measures.scale)
    head, form = _head(plan, facts), _form(plan, facts, _ROW)
    room = _ROOM - head.height - form.height - _LEAST_REST
    scale = min(1.0, room / shown.height, _TEXT_WIDTH / shown.width)
    if scale >= _SMALLEST:
        held = _in_the_middle(magnified_block(shown, scale))
        rest = room + _LEAST_REST - held.height
        form = _form(plan, facts, _ROW + min(_MOST_MORE, max(0.0, rest - _USUAL_REST) / _ROWS))
        gap = min((_ROOM - head.height - form.height - held.height) / 2, _MOST_GAP)
        foot = _ROOM - head.height - form.height - held.height - gap
        return [_page(column([mark, head, space(height=gap), held, space(height=foot), form]))]
    scale = min(1.0, (_ROOM - head.height - 6.0) / shown.height, _TEXT_WIDTH / shown.width)
    first = column([mark, head, space(height=6.0), _in_the_middle(magnified_block(shown, scale))])
    form = _form(plan, facts, _ROW + _MOST_MORE)
    return [_page(first), _page(column([_again(facts), space(height=8.0), form]))]


def _page(body: Block) -> Page:
    return Page(_WIDTH, _HEIGHT, tuple(body.at(_SIDE, _TOP)))


def _as_printed(block: Block, scale: float) -> Block:
    """The place as large as in print, in a frame."""
    operations = tuple([each for each in block.operations if not isinstance(each, Bookmark)])
    shown = magnified_block(block._replace(operations=operations), scale)
    return plate(padded(shown, top=_FRAME, right=_FRAME, bottom=_FRAME, left=_FRAME), stroke=Colour.NEZU, radius=1.5)


def _in_the_middle(block: Block) -> Block:
    return boxed(block, width=_TEXT_WIDTH, height=block.height, across=Align.CENTRE)


def _head(plan: BookletPlan, facts: PlaceFacts) -> Block:
    title = label("冊子にのせる内容をお確かめください", TextStyle(face=Face.MB, size_pt=20))
    to = squeezed(f"{facts.name}　のみなさま", _TEXT_WIDTH, TextStyle(face=Face.B, size_pt=14), floor_pt=11)
    day = format_day(plan.today + timedelta(days=_ANSWER_DAYS))
    asked = (
        f"「{plain_title(plan)}」に、下のとおりのせます。ちがうところは「直すとき」の線に書いて、"
        f"{day}までにお返しください。"
    )
    words = text_block(asked, _TEXT_WIDTH, TextStyle(size_pt=12, leading=1.55, setting=Setting.BODY))
    parts = [tagged(to, Tag.PARAGRAPH), tagged(title, Tag.H1), tagged(words, Tag.PARAGRAPH)]
    limits = plan.words.yellow_months, plan.words.red_months
    if freshness(facts.confirmed, plan.today, *limits) is Freshness.RED:
        parts.append(_long_ago(facts))
    return column(parts, gap=3.6, width=_TEXT_WIDTH)


def _long_ago(facts: PlaceFacts) -> Block:
    """On the sheet of a place that may stay out of the booklet: without an answer nobody knows that it still runs."""
    since = f"さいごにお話をうかがったのは、{format_date(facts.confirmed, has_weekday=False)}です。"
    style = TextStyle(face=Face.B, size_pt=12, leading=1.5)
    words = text_block(f"{since}お返事がないと、冊子にのせられないことがあります。", _TEXT_WIDTH - 8.0, style)
    inner = padded(tagged(words, Tag.PARAGRAPH), left=4.0, right=4.0, top=2.0, bottom=2.0)
    return plate(inner, fill=Colour.KINARI, radius=1.5)


def _again(facts: PlaceFacts) -> Block:
    more = squeezed(f"{facts.name}（つづき）", _TEXT_WIDTH, TextStyle(face=Face.B, size_pt=12), floor_pt=11)
    return tagged(more, Tag.PARAGRAPH)


def _form(plan: BookletPlan, facts: PlaceFacts, height: float) -> Block:
    when = "、".join(f"{one.days} {one.time}".strip() for one in facts.occasions)
    venue = facts.venue
    where = "　".join(part for part in (venue.name or (ONLINE if venue.is_online else ""), venue.address) if part)
    fee = "　".join(part for part in (facts.fee, facts.booking) if part)
    rows = [
        ("よみ", facts.reading),
        ("日時", when),
        ("場所", where),
        ("対象", facts.audience),
        ("参加費", fee),
        ("電話", facts.phone),
        ("アドレス", short_url(facts.url)),
    ]
    half = (_TEXT_WIDTH - _CAPTION_WIDTH) / 2
    caption = TextStyle(size_pt=10.5, colour=Colour.HAI)
    heads = Block(
        _TEXT_WIDTH,
        5.0,
        (
            *tagged(label("いまの内容", caption), Tag.PARAGRAPH).at(_CAPTION_WIDTH, 0),
            *tagged(label("直すとき", caption), Tag.PARAGRAPH).at(_CAPTION_WIDTH + half + 3, 0),
        ),
    )
    table = tagged(column([_row(name, value, half, height) for name, value in rows]), Tag.TABLE)
    return column([heads, rule(_TEXT_WIDTH, thickness=0.35, colour=Colour.SUMI), table, _answer(plan)])


def _row(name: str, value: str, half: float, height: float) -> Block:
    """What stands now, and a dashed line beside it to write on."""
    caption = label(name, TextStyle(face=Face.B, size_pt=11))
    now = bounded(value or "（書いてありません）", half - 3, TextStyle(size_pt=11, leading=1.3), most_lines=2)
    middle, x = height / 2, _CAPTION_WIDTH + half + 3
    dashes = line(0, 0, half - 3, 0)
    operations: list[Operation] = [
        *tagged(caption, Tag.HEAD_CELL, kind="Row").at(0, middle - caption.height / 2),
        *tagged(now, Tag.CELL).at(_CAPTION_WIDTH, middle - now.height / 2),
        Shape(x, height - 2.4, dashes, stroke=Colour.SUMI, line_width=0.3, dashes=(0.7, 0.7)),
        Shape(0, height, line(0, 0, _TEXT_WIDTH, 0), stroke=Colour.NEZU, line_width=0.2),
    ]
    return tagged(Block(_TEXT_WIDTH, height, tuple(operations)), Tag.ROW)


def _answer(plan: BookletPlan) -> Block:
    """Three boxes to tick, a line for the name, where to send it."""
    words = plan.words
    boxes = [_ticked(text) for text in ("このままでよい", "直してほしい", "のせないでほしい")]
    third = _TEXT_WIDTH / 3
    ticks = Block(_TEXT_WIDTH, _BOX, tuple([part for at, box in enumerate(boxes) for part in box.at(at * third, 0)]))
    name = label("おなまえ", TextStyle(face=Face.B, size_pt=11))
    signed = Block(
        _TEXT_WIDTH,
        8.0,
        (
            *tagged(name, Tag.PARAGRAPH).at(0, 2.6),
            Shape(_CAPTION_WIDTH, 7.2, line(0, 0, _TEXT_WIDTH / 2, 0), stroke=Colour.SUMI, line_width=0.3),
        ),
    )
    back = _lines([words.publisher, words.publisher_address], TextStyle(size_pt=11), "お返し先　")
    phone = f"電話 {words.publisher_phone}　{words.publisher_hours}".strip() if words.publisher_phone else ""
    called = _lines([phone], TextStyle(face=Face.B, size_pt=12), "")
    parts = [space(height=3.0), ticks, signed, back, called]
    return column([part for part in parts if part.height], gap=2.4, width=_TEXT_WIDTH)


def _ticked(text: str) -> Block:
    box = Shape(0, 0, rectangle(0, 0, _BOX, _BOX, radius=0.6), stroke=Colour.SUMI, line_width=0.35)
    shown = label(text, TextStyle(face=Face.B, size_pt=12))
    words = tagged(shown, Tag.PARAGRAPH).at(_BOX + 2, (_BOX - shown.height) / 2)
    return Block(_BOX + 2 + shown.width, _BOX, (box, *words))


def _lines(texts: Sequence[str], style: TextStyle, before: str) -> Block:
    shown = "　".join(text for text in texts if text)
    if not shown:
        return space()
    return tagged(bounded(before + shown, _TEXT_WIDTH, style, most_lines=2), Tag.PARAGRAPH)
