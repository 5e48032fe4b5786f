"""Compose a blank paper form: the sections of a layout over as many A4 pages as they need."""

from __future__ import annotations

from collections.abc import Iterator

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.boxes import padded, plate, tagged
from app.printing.composition import Composition
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
from app.printing.paper_forms.writing_spaces import day_space, empty_lines
from app.printing.print_words import print_words
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.pages import ReportFrame, report_pages
from app.printing.report_flow.parts import WIDTH, lines_of, section_piece, title_pieces
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, text_block
from app.printing.theme import Colour
from app.records.setting import Setting
from app.records.term import Term
from app.wording import with_nouns

_INTRO = TextStyle(size_pt=12, leading=1.5)
_STATEMENT = TextStyle(size_pt=12, leading=1.55)
_INSET = 4.0
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
    pages = report_pages(_pieces(shown, ledger, title), frame)
    return Composition(pages, title, about_glyphs(pages, None, title, among=[*ledger.all(Setting), *ledger.all(Term)]))


def _pieces(layout: FormLayout, ledger: Ledger, title: str) -> Iterator[Piece]:
    yield from title_pieces(title)
    mark = _CENTRE if any(_is_for_centre(part) for section in layout.sections for part in section.parts) else ""
    yield from lines_of(mark + layout.intro, _INTRO, gap=2.4)
    for number, section in enumerate(layout.sections, 1):
        yield section_piece(f"{number}　{with_nouns(section.heading, ledger)}")
        for place, part in enumerate(section.parts):
            pieces = _part_pieces(part, ledger, layout, key=f"{number} {place}")
            is_apart = not place or isinstance(section.parts[place - 1], Rows | Occasions)
            yield from below(pieces) if is_apart else pieces


def _is_for_centre(part: Part) -> bool:
    return (isinstance(part, Rows) and part.kept_by_centre) or (
        isinstance(part, Fields) and any(name in part.kept_by_centre for name in part.names)
    )


def _part_pieces(part: Part, ledger: Ledger, layout: FormLayout, *, key: str) -> Iterator[Piece]:
    if isinstance(part, Fields):
        yield from field_pieces(part, ledger, key=key, is_root=part.record_class is layout.root)
    elif isinstance(part, Choices):
        yield from choice_pieces(part, ledger, key=key)
    elif isinstance(part, Rows):
        yield from row_pieces(part, ledger, key=key)
    elif isinstance(part, Week):
        yield from week_pieces(part, key=key)
    elif isinstance(part, Occasions):
        yield from occasion_pieces(part, key=key)
    else:
        yield from _statement(part, ledger, key=key)


def _statement(part: Statement, ledger: Ledger, *, key: str) -> Iterator[Piece]:
    """What somebody agrees to on a plate, or the places for day and name."""
    if part.text:
        words = tagged(text_block(with_nouns(part.text, ledger), WIDTH - 2 * _INSET, _STATEMENT), Tag.PARAGRAPH)
        inner = padded(words, left=_INSET, right=_INSET, top=3.0, bottom=3.0)
        yield Piece(padded(plate(inner, fill=Colour.KINARI, radius=1.5), bottom=2.4), gap=2.4, stays_with_next=True)
    if part.is_signed:
        width = WIDTH - CAPTION_WIDTH
        cells = [Cell("書いた日", day_space(width)), Cell("書いた人（署名）", empty_lines(width, 1))]
        yield from kept_together(cell_pieces(cells, key=f"{key} signed"))
