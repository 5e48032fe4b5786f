"""Compose a blank paper form: the sections of a layout over as many A4 pages as they need."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.boxes import column, padded, plate, tagged
from app.printing.composition import Composition
from app.printing.fonts import Face
from app.printing.glyph_findings import about_glyphs
from app.printing.paper_forms.forms import PAPER_FORMS
from app.printing.paper_forms.layout import Choices, Fields, FormLayout, Occasions, Part, Rows, Statement, Week
from app.printing.paper_forms.row_tables import (
    below,
    choice_pieces,
    kept_together,
    occasion_pieces,
    row_pieces,
    week_pieces,
)
from app.printing.paper_forms.writing_rows import CAPTION_WIDTH, Cell, cell_pieces, field_pieces
from app.printing.paper_forms.writing_spaces import USUAL_SPACING, Spacing, day_space, empty_lines
from app.printing.print_words import print_words
from app.printing.report_flow.flow import Piece, in_pages
from app.printing.report_flow.pages import TEXT_HEIGHT, ReportFrame, report_pages
from app.printing.report_flow.parts import WIDTH, lines_of, section_piece, title_pieces
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.theme import Colour
from app.records.area import Area
from app.records.setting import Setting
from app.records.term import Term
from app.wording import with_nouns

_INTRO = TextStyle(size_pt=12, leading=1.5)
_STATEMENT = TextStyle(size_pt=12, leading=1.55)
_GOING_ON = TextStyle(face=Face.B, size_pt=12)
_INSET = 4.0
_TIGHTEST, _STEP, _STEPS = 0.88, 0.04, 13
"""Room to write, as parts of the usual: the least, by how much it may grow, and how often."""
_CENTRE = "「※」のところは、センターで書きます。"


def compose_paper_form(ledger: Ledger, kind: str, *, has_centre_part: bool = True) -> Composition:
    """The empty form of a kind (`PAPER_FORMS`), A4, numbered; choices are those of the ledger's pick lists.

    Args:
        has_centre_part: with what the centre writes, marked; without it the form can be handed to anybody.

    Raises:
        ExpectedError: there is no paper form of this kind.
    """
    layout = PAPER_FORMS.get(kind)
    if layout is None:
        raise ExpectedError("その記録の用紙はありません。", "用紙の一覧から選んでください。")
    shown = layout if has_centre_part else layout.to_hand_out()
    title = f"{with_nouns(layout.subject, ledger)}の記入用紙"
    words = print_words(ledger)
    mark = f"お問い合わせ　{words.publisher_phone}" if words.publisher_phone else ""
    frame = ReportFrame("記入用紙", title, mark, words.publisher)
    pages = report_pages(_filling(shown, ledger, title), frame)
    asked = chain(*(ledger.all(each) for each in (Setting, Term, Area)))
    return Composition(pages, title, about_glyphs(pages, None, title, among=asked))


def _filling(layout: FormLayout, ledger: Ledger, title: str) -> list[Piece]:
    """The form on as few pages as a hand needs, with as much room to write as fills them."""

    def made(step: int) -> list[Piece]:
        return list(_pieces(layout, ledger, title, USUAL_SPACING.times(_TIGHTEST + step * _STEP)))

    def length(pieces: list[Piece]) -> int:
        return len(in_pages(pieces, first=TEXT_HEIGHT, rest=TEXT_HEIGHT))

    tightest = made(0)
    fewest = length(tightest)
    most = bisect.bisect_left(range(1, _STEPS), True, key=lambda step: length(made(step)) > fewest)
    return made(most) if most else tightest


def _pieces(layout: FormLayout, ledger: Ledger, title: str, spacing: Spacing) -> Iterator[Piece]:
    yield from title_pieces(title)
    mark = _CENTRE if any(_is_for_centre(part) for section in layout.sections for part in section.parts) else ""
    yield from lines_of(mark + layout.intro, _INTRO, gap=2.4)
    for number, section in enumerate(layout.sections, 1):
        heading = f"{number}　{with_nouns(section.heading, ledger)}"
        yield section_piece(heading)
        going_on = padded(label(f"{heading}（つづき）", _GOING_ON), bottom=2.4)
        for place, part in enumerate(section.parts):
            pieces = _part_pieces(part, ledger, layout, spacing, key=f"{number} {place}")
            is_apart = not place or isinstance(section.parts[place - 1], Rows | Occasions)
            for at, piece in enumerate(below(pieces) if is_apart else pieces):
                head = going_on if piece.head is None else column([going_on, piece.head])
                is_first = not place and not at  # no section begins with a single row at the foot of a page
                yield replace(piece, head=head, stays_with_next=piece.stays_with_next or is_first)


def _is_for_centre(part: Part) -> bool:
    return (isinstance(part, Rows) and part.kept_by_centre) or (
        isinstance(part, Fields) and any(name in part.kept_by_centre for name in part.names)
    )


def _part_pieces(
    part: Part, ledger: Ledger, layout: FormLayout, spacing: Spacing, *, key: str
) -> Iterator[Piece]:
    if isinstance(part, Fields):
        is_root = part.record_class is layout.root
        yield from field_pieces(part, ledger, key=key, is_root=is_root, spacing=spacing)
    elif isinstance(part, Choices):
        yield from choice_pieces(part, ledger, key=key, spacing=spacing)
    elif isinstance(part, Rows):
        yield from row_pieces(part, ledger, key=key, spacing=spacing)
    elif isinstance(part, Week):
        yield from week_pieces(part, key=key, spacing=spacing)
    elif isinstance(part, Occasions):
        yield from occasion_pieces(part, key=key, spacing=spacing)
    else:
        yield from _statement(part, ledger, spacing, key=key)


def _statement(part: Statement, ledger: Ledger, spacing: Spacing, *, key: str) -> Iterator[Piece]:
    """What somebody agrees to on a plate, or the places for day and name."""
    if part.text:
        words = tagged(text_block(with_nouns(part.text, ledger), WIDTH - 2 * _INSET, _STATEMENT), Tag.PARAGRAPH)
        inner = padded(words, left=_INSET, right=_INSET, top=3.0, bottom=3.0)
        yield Piece(padded(plate(inner, fill=Colour.KINARI, radius=1.5), bottom=2.4), gap=2.4, stays_with_next=True)
    if part.is_signed:
        width = WIDTH - CAPTION_WIDTH
        cells = [
            Cell("書いた日", day_space(width, spacing)),
            Cell("書いた人（署名）", empty_lines(width, 1, spacing)),
        ]
        yield from kept_together(cell_pieces(cells, key=f"{key} signed"))
