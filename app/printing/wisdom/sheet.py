"""The 知恵交換 sheet: a 困りごと above, a box for each of S4's three questions, to write in or filled (comp 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.boxes import Block, column, layered, padded, tagged
from app.printing.composition import Composition
from app.printing.cushion import labelled_cushion
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.fonts import Face
from app.printing.glyph_findings import about_glyphs
from app.printing.motifs.drawing import at as drawn_at
from app.printing.motifs.people import bust
from app.printing.motifs.scenes import GRANNY
from app.printing.pages import POINT_MM, Bookmark, Operation, Page, Shape, moved
from app.printing.report_flow.flow import Piece, in_pages
from app.printing.report_flow.parts import piece_of
from app.printing.shapes import line, rectangle
from app.printing.standards import Standard
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, heading, label, text_block, whole_sentences
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import SHEET_PAPER, Colour
from app.printing.wisdom.content import Answer, SheetContent, sheet_content
from app.records.concern import Concern
from app.records.field import Level
from app.rules.publication import published
from app.wording import with_nouns

TITLE = "知恵交換シート"
_MARK = "関係者用"
"""On sheets that say what somebody offered."""
_NO_CONCERN = "どの{concern}かをえらぶと、出た{wisdom}が入ります。いまは、書きこむ紙です。"
_NO_ANSWERS = "この{concern}には、まだ{wisdom}が書いてありません。書きこむ紙にしました。"
_NOT_PUBLIC = "公開用には、{concern}も{wisdom}も載せません。書きこむ紙にしました。"
_FOOT = "書けるところだけ、短いことばで。この紙は集めて記録にします。個人のことは書かないでください。"
_LEFT, _WIDTH = SHEET_PAPER.left, SHEET_PAPER.text_width
_COLUMN_GAP = 6.0
_COLUMN = (_WIDTH - 2 * _COLUMN_GAP) / 3
_HEAD_TOP, _PLATE_TOP, _FOOT_TOP = 12.0, 27.0, 193.0
_BOX_FOOT = 189.5
_PLATE_PADDING, _PERSON_WIDTH = 5.0, 34.0
_LEAST_PLATE, _MOST_PLATE, _STRIP = 40.0, 92.0, 12.0
_PLATE_GAP = 5.0
_QUESTION_HEIGHT = 25.0
_LINE_PITCH = 10.0
_INSET = 5.0
_ANSWER_GAP = 0.32
"""Between two answers, mm for each point of their type."""
_NAME_WIDTH = 74.0
_ANSWER_SIZES = ((18.0, 13.0), (16.0, 12.0), (14.5, 11.0), (13.0, 11.0))
"""Points of what was offered and of who offers it: the largest with which one sheet holds everything."""
_CAPTION = TextStyle(face=Face.B, size_pt=12)
_WORRIED = bust(GRANNY._replace(is_troubled=True))
_SIZES = ((18.0, 16.0), (17.0, 14.0), (16.0, 13.0), (14.0, 12.0), (12.5, 12.0))
"""Type sizes of 困りごと and of what is told about it, the largest that fit are taken."""


@dataclass(frozen=True, slots=True)
class _Question:
    code: str
    lead: str
    words: str
    colour: Colour


_QUESTIONS = (
    _Question("can", "わたしの団体で", "できること", Colour.SHU),
    _Question("idea", "団体に関わらず", "いい知恵", Colour.AI),
    _Question("value", "大切にしていること", "取り組んでみたいこと", Colour.MIDORI),
)


def compose_wisdom_sheet(
    ledger: Ledger, concern_id: int | None, *, is_filled: bool = False, is_public: bool = False
) -> Composition:
    """One 困りごと on A4 landscape, further pages only for what was offered.

    Args:
        concern_id: None for a sheet on which the 困りごと is written by hand too.
        is_filled: with the 知恵 that were offered; otherwise with lines to write on.
        is_public: 公開用: a 困りごと is for members, so that nothing but the questions is left.

    Raises:
        ExpectedError: there is no such 困りごと.
    """
    concern = ledger.get(Concern, concern_id)
    if concern is None and concern_id is not None:
        raise ExpectedError("その困りごとが見つかりません。", "一覧から選び直してください。")
    seen = published(ledger, Level.PUBLIC if is_public else Level.RELATED)
    shown = seen.get(Concern, concern_id)
    content = SheetContent() if shown is None else sheet_content(seen, shown)
    has_answers = is_filled and any(answers for _, answers in content.answers)
    plate = _plate(content)
    first = _BOX_FOOT - _PLATE_TOP - plate.height - _PLATE_GAP
    rest = _BOX_FOOT - _PLATE_TOP - _STRIP - _PLATE_GAP
    parted = _parted(content if has_answers else SheetContent(), first, rest)
    boxes = [_Box(number, pages[0]) for number, pages in enumerate(parted, 1)]
    further = [_Box(number, page) for number, pages in enumerate(parted, 1) for page in pages[1:]]
    sheets = [boxes, *(further[at : at + 3] for at in range(0, len(further), 3))]
    frame = _Frame(content, plate, len(sheets), is_filled=has_answers)
    pages = tuple(_page(frame, shown_boxes, number) for number, shown_boxes in enumerate(sheets))
    mark = _MARK if has_answers else ""
    title = "　".join(part for part in (TITLE, content.title.split("\n")[0], mark) if part)
    notes = (*_about_plate(plate, shown), *about_glyphs(pages, shown, content.title))
    if is_filled and not has_answers:
        notes = (_why_empty(ledger, concern, is_public=is_public), *notes)
    if not has_answers:
        return Composition(pages, title, notes)
    return Composition(pages, title, notes, Standard.ARCHIVE, Level.RELATED)


def _why_empty(ledger: Ledger, concern: Concern | None, *, is_public: bool) -> Finding:
    """Why a sheet that was to be filled is one to write on, with the way to what changes it."""
    kind, severity = FindingKind.UNSAID, Severity.NOTICE
    if is_public:
        return Finding(kind, severity, with_nouns(_NOT_PUBLIC, ledger), option="public")
    if concern is None:
        return Finding(kind, severity, with_nouns(_NO_CONCERN, ledger), option="filled")
    return Finding(kind, severity, with_nouns(_NO_ANSWERS, ledger), concern.title, Concern.KIND, concern.id)


@dataclass(frozen=True, slots=True)
class _Box:
    """A question by its number, and what stands in its box on one sheet."""

    number: int
    answers: list[Operation]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all sheets of one 困りごと share."""

    content: SheetContent
    plate: Block
    count: int
    is_filled: bool


def _about_plate(plate: Block, concern: Concern | None) -> Sequence[Finding]:
    if not plate.overflows or concern is None:
        return ()
    message = "困りごとが長いので、紙に入るところまでにしました。みじかく書き直すと、ぜんぶ入ります。"
    return (Finding(FindingKind.GAVE_WAY, Severity.WARNING, message, concern.title, Concern.KIND, concern.id),)


def _page(frame: _Frame, boxes: Sequence[_Box], number: int) -> Page:
    """The first sheet with all three boxes; what they could not hold stands in as many as it needs on the next."""
    is_first = number == 0
    operations = _head(frame, is_first=is_first)
    if is_first:
        operations += frame.plate.at(_LEFT, _PLATE_TOP)
        operations.append(Bookmark("sheet", 0.0, frame.content.title.split("\n")[0] or TITLE))
    else:
        operations += _strip(frame.content)
    top = _PLATE_TOP + (frame.plate.height if is_first else _STRIP) + _PLATE_GAP
    for place, box in enumerate(boxes):
        x = _LEFT + place * (_COLUMN + _COLUMN_GAP)
        operations += _framed(_QUESTIONS[box.number - 1], box.number, top, is_first=is_first).at(x, top)
        operations += [moved(each, x + _INSET, top + _QUESTION_HEIGHT) for each in box.answers]
        if not box.answers:
            operations += _lines(x, top)
    operations += _foot(number, frame)
    return Page(SHEET_PAPER.width, SHEET_PAPER.height, tuple(operations), label=str(number + 1))


def _head(frame: _Frame, *, is_first: bool) -> list[Operation]:
    title = label(TITLE, TextStyle(face=Face.B, size_pt=26))
    placed = title.at(_LEFT, _HEAD_TOP)
    opened = Opened(Tag.H1) if is_first else Opened(Tag.ARTIFACT, kind="Header")
    shown: list[Operation] = [opened, *placed, CLOSED]
    if frame.content.meeting:
        meeting = tagged(label(frame.content.meeting, TextStyle(size_pt=13)), Tag.PARAGRAPH)
        shown += meeting.at(_LEFT + title.width + 8, _HEAD_TOP + 4.0)
    right = _LEFT + _WIDTH
    if frame.is_filled:
        mark = label(_MARK, TextStyle(size_pt=12))
        return [*shown, *tagged(mark, Tag.PARAGRAPH).at(right - mark.width, _HEAD_TOP + 4.3)]
    caption = label("おなまえ・団体", TextStyle(face=Face.B, size_pt=12))
    x = right - _NAME_WIDTH
    shown += tagged(caption, Tag.PARAGRAPH).at(x - caption.width - 3, _HEAD_TOP + 4.3)
    return [*shown, Shape(x, _HEAD_TOP + 9.2, line(0, 0, _NAME_WIDTH, 0), stroke=Colour.SUMI, line_width=0.3)]


def _plate(content: SheetContent) -> Block:
    """The 困りごと: as large as it fits; with nothing to say, lines to write it on."""
    left = _PLATE_PADDING + _PERSON_WIDTH + 2
    width = _WIDTH - left - _PLATE_PADDING
    caption = label("きょうの困りごと", _CAPTION)
    who = bounded(content.who, width - caption.width - 8, TextStyle(size_pt=13), most_lines=1) if content.who else None
    head = layered([caption, *([padded(who, left=caption.width + 8)] if who is not None else [])])
    body = _body(content, width) if content.title or content.detail else _writing_lines(width)
    words = column([tagged(head, Tag.PARAGRAPH), body], gap=3.0, width=width)
    height = max(_LEAST_PLATE, words.height + 2 * _PLATE_PADDING)
    ground = Shape(0, 0, rectangle(0, 0, _WIDTH, height, radius=2.5), fill=Colour.KINARI)
    person = drawn_at(_PLATE_PADDING + _PERSON_WIDTH / 2, height, _WORRIED, scale=_PERSON_WIDTH / 112)
    return Block(
        _WIDTH, height, (ground, person, *words.at(left, _PLATE_PADDING)), overflows=body.overflows
    )


def _body(content: SheetContent, width: float) -> Block:
    """困りごと in bold, then くわしく; what is too long at the smallest size ends with a whole sentence."""
    room = _MOST_PLATE - 2 * _PLATE_PADDING - 8
    for large, small in _SIZES:
        title = text_block(content.title, width, TextStyle(face=Face.B, size_pt=large, leading=1.45))
        detail = text_block(content.detail, width, TextStyle(size_pt=small, leading=1.5))
        if title.height + 3 + detail.height <= room:
            return _told(title, detail)
    style = TextStyle(face=Face.B, size_pt=_SIZES[-1][0], leading=1.45)
    title = bounded(content.title, width, style, most_lines=8)
    left = room - title.height - 3
    detail = whole_sentences(content.detail, width, TextStyle(size_pt=_SIZES[-1][1], leading=1.5), height=left)
    return _told(title, detail)._replace(overflows=title.overflows or detail.overflows)


def _told(title: Block, detail: Block) -> Block:
    return column([tagged(each, Tag.PARAGRAPH) for each in (title, detail) if each.operations], gap=3.0)


def _writing_lines(width: float) -> Block:
    stroke = [
        Shape(0, 9.0 + at * _LINE_PITCH, line(0, 0, width, 0), stroke=Colour.SUMI, line_width=0.3, dashes=(0.7, 0.7))
        for at in range(2)
    ]
    return Block(width, 9.0 + _LINE_PITCH, tuple(stroke))


def _strip(content: SheetContent) -> list[Operation]:
    """The 困りごと again, on one line, for the eye of those who hold a further page."""
    words = squeezed(
        content.title.replace("\n", " "), _WIDTH - 10, TextStyle(face=Face.B, size_pt=13), floor_pt=12
    )
    ground = Shape(_LEFT, _PLATE_TOP, rectangle(0, 0, _WIDTH, _STRIP, radius=2.5), fill=Colour.KINARI)
    top = _PLATE_TOP + (_STRIP - words.height) / 2
    return [Opened(Tag.ARTIFACT), ground, *words.at(_LEFT + 5, top), CLOSED]


def _framed(question: _Question, number: int, top: float, *, is_first: bool) -> Block:
    """The frame of a question with its cushion and words."""
    height = _BOX_FOOT - top
    frame = Shape(
        0.4, 0.4, rectangle(0, 0, _COLUMN - 0.8, height - 0.8, radius=2.5), stroke=question.colour, line_width=0.8
    )
    cushion = labelled_cushion(12.5, 12.5, 14.0, question.colour, str(number), size_pt=24, face=Face.GB)
    lead = label(question.lead, TextStyle(size_pt=13))
    words = heading(question.words, _COLUMN - 28.5, TextStyle(face=Face.B, size_pt=21), least_scale=0.7, most_lines=1)
    said = padded(column([lead, words], gap=2.0), left=23.0, top=6.2)
    numbered = Block(_COLUMN, height, tuple(cushion))
    shown = layered([tagged(layered([numbered, said]), Tag.H2)]) if is_first else layered([numbered, said])
    operations = shown.operations if is_first else (Opened(Tag.ARTIFACT), *shown.operations, CLOSED)
    return Block(_COLUMN, height, (frame, *operations))


def _lines(x: float, top: float) -> list[Operation]:
    """Where people write, from below the question to the foot of the box."""
    found: list[Operation] = []
    y = top + _QUESTION_HEIGHT + _LINE_PITCH - 2
    while y < _BOX_FOOT - 4:
        stroke = line(0, 0, _COLUMN - 2 * _INSET, 0)
        found.append(Shape(x + _INSET, y, stroke, stroke=Colour.SUMI, line_width=0.25, dashes=(0.7, 0.7)))
        y += _LINE_PITCH
    return found


def _parted(content: SheetContent, first: float, rest: float) -> list[list[list[Operation]]]:
    """The answers of each question, page by page, as large as one page holds all, else at the smallest."""
    for sizes in _ANSWER_SIZES:
        parted = [_column_pages(content.to(each.code), first, rest, sizes) for each in _QUESTIONS]
        if all(len(pages) == 1 for pages in parted):
            break
    return parted


def _column_pages(
    answers: Sequence[Answer], first: float, rest: float, sizes: tuple[float, float]
) -> list[list[Operation]]:
    """The answers of one question, page by page."""
    pieces = [piece for number, answer in enumerate(answers) for piece in _answer_pieces(answer, number, sizes)]
    used = _QUESTION_HEIGHT + 4
    return in_pages(pieces, first=first - used, rest=rest - used) if pieces else [[]]


def _answer_pieces(answer: Answer, number: int, sizes: tuple[float, float]) -> Sequence[Piece]:
    """A dot, what was offered, and who offers it."""
    width = _COLUMN - 2 * _INSET - 4.6
    style = TextStyle(size_pt=sizes[0], leading=1.5)
    by = TextStyle(size_pt=sizes[1], leading=1.4, colour=Colour.HAI)
    said = text_block(answer.text, width, style)
    dot = label("●", TextStyle(size_pt=6, colour=Colour.AI))
    item = layered([padded(dot, left=0.6, top=(sizes[0] - 6) / 2 * POINT_MM), padded(said, left=4.6)])
    told = piece_of(tagged(item, Tag.PARAGRAPH), style, gap=_ANSWER_GAP * sizes[0] if number else 0.0)
    if not answer.giver:
        return (told,)
    giver = text_block(f"（{answer.giver}）", width, by)
    stays = replace(told, stays_with_next=told.lines <= 3)
    return (stays, piece_of(tagged(padded(giver, left=4.6), Tag.PARAGRAPH), by, gap=1.4))


def _foot(number: int, frame: _Frame) -> list[Operation]:
    found: list[Operation] = []
    if not frame.is_filled:
        found += tagged(label(_FOOT, TextStyle(size_pt=11)), Tag.PARAGRAPH).at(_LEFT, _FOOT_TOP)
    if frame.count > 1:
        folio = label(f"{number + 1}／{frame.count}", TextStyle(face=Face.GB, size_pt=11))
        shown = folio.at(_LEFT + _WIDTH - folio.width, _FOOT_TOP)
        found += [Opened(Tag.ARTIFACT, kind="Footer"), *shown, CLOSED]
    return found
