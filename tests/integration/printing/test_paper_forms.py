"""Blank forms: every field somebody can write has its place, high enough for a hand, and no record shows through."""

from __future__ import annotations

import dataclasses

import pytest

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.boxes import Block
from app.printing.pages import Page
from app.printing.paper_forms.composing import compose_paper_form
from app.printing.paper_forms.forms import PAPER_FORMS
from app.printing.paper_forms.layout import Choices, Fields, FormLayout, Rows, Section, is_by_hand
from app.printing.paper_forms.row_tables import row_pieces
from app.printing.paper_forms.writing_rows import choices_of, field_pieces, space_for, term_words
from app.printing.paper_forms.writing_spaces import LEAST_SPACE, USUAL_SPACING
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import render_page
from app.printing.theme import EMPTY_EDGE
from app.records.area import Area
from app.records.base import Record, integer, long_text, parent, position, record, text
from app.records.catalogue import BY_KIND
from app.records.field import FieldKind
from app.records.place import Place
from app.records.setting import Setting
from app.records.term import Term
from app.records.term_lists import built_in_terms
from tests.printed_pages import inked_edges, lines_of, text_of
from tests.printed_reports import assert_sound, plain, read_back, standard_failures, written
from tests.read_aloud import parts_of
from tests.secrets import MARKS, with_secrets
from tests.town import sample_town

KINDS = tuple(PAPER_FORMS)
CONSENT = {"place": "お返事は、いつでも変えられます", "volunteer": "いつでも取り消せます", "space": "いつでも変えられます"}
EMPTY = Ledger.of(list(built_in_terms()))


@record(kind="test_thing", label="もの")
class Thing(Record):
    """A kind with a field nobody thought of when its form was laid out."""

    name: str = text("なまえ", required=True)
    forgotten: str = long_text("わすれられた欄")
    pos: str = position()


@record(kind="test_part", label="部分")
class ThingPart(Record):
    """Its rows."""

    thing: int | None = parent("もの", "test_thing")
    size: int | None = integer("大きさ", unit="㎝")
    added: str = text("あとからの欄")
    pos: str = position()


def test_every_field_somebody_can_write_is_asked() -> None:
    """From the declarations: a new field is on paper, or it is said why not."""
    for layout in PAPER_FORMS.values():
        asked = {(record_class.KIND, described.name) for record_class, described in layout.asked()}
        rows = {each.record_class for part in layout.sections for each in part.parts if isinstance(each, Rows)}
        for record_class in {*layout.whole, *rows}:
            for described in filter(is_by_hand, record_class.FIELDS):
                key = (record_class.KIND, described.name)
                assert key in asked or key in layout.not_by_hand, key


def test_nothing_is_asked_twice_and_what_is_left_out_exists() -> None:
    for layout in PAPER_FORMS.values():
        asked = [(record_class.KIND, described.name) for record_class, described in layout.asked()]
        assert len(set(asked)) == len(asked)
        for kind, name in layout.not_by_hand:
            assert is_by_hand(BY_KIND[kind].field(name))
            assert (kind, name) not in asked


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_stands_on_the_paper(kind: str) -> None:
    layout = PAPER_FORMS[kind]
    said = read_back(compose_paper_form(EMPTY, kind))
    for section in layout.sections:
        for part in section.parts:
            if isinstance(part, Fields | Rows):
                labels = part.labels if isinstance(part, Fields) else {}
                for name in part.names:
                    described = part.record_class.field(name)
                    assert plain(labels.get(name, described.label)) in said, name
                    unasked = part.unasked.get(name, ()) if isinstance(part, Fields) else ()
                    for code, word in described.options.items():
                        assert code in unasked or plain(word) in said, word
                    if described.adjustable and isinstance(part, Fields):
                        assert "載せる範囲冊子・チラシにも関係者だけセンターだけ" in said
            elif isinstance(part, Choices):
                for word in term_words(EMPTY, part.term_list):
                    assert plain(word) in said, word
    assert CONSENT.get(kind, "") in said
    assert ("書いた人（署名）" in said) is (kind in CONSENT)


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_centre_writes_is_not_handed_out(kind: str) -> None:
    """Nobody who lends a room shall read 「言わないこと」 on the form he signs."""
    whole, handed = (compose_paper_form(EMPTY, kind, has_centre_part=each) for each in (True, False))
    said = read_back(handed)
    assert "※" not in said
    assert ("※" in read_back(whole)) is (kind != "minutes")
    for words in ("言わないこと", "相手のよろこび", "国の調査", "つないだところ", "書きとめること"):
        assert words not in said
    assert CONSENT.get(kind, "") in said
    assert "わかるところだけ書いてください" in said or kind == "minutes"
    assert_sound(handed.pages)
    left_out = {
        (part.record_class.KIND, name)
        for section in PAPER_FORMS[kind].sections
        for part in section.parts
        if isinstance(part, Fields | Rows)
        for name in part.names
        if (part.kept_by_centre if isinstance(part, Rows) else name in part.kept_by_centre)
    }
    asked = {(each.KIND, described.name) for each, described in PAPER_FORMS[kind].asked()}
    handed_out = {(each.KIND, described.name) for each, described in PAPER_FORMS[kind].to_hand_out().asked()}
    assert handed_out == asked - left_out


def test_a_field_nobody_placed_comes_by_itself() -> None:
    bare = FormLayout(
        root=Thing,
        subject="もの",
        whole=(Thing,),
        not_by_hand={("test_part", "size"): "はかって書く"},
        intro="",
        sections=(Section("もの", (Fields(Thing, ("name",)), Rows(ThingPart, "部分", (), 2))),),
    )
    fields, rows = bare.completed().sections[0].parts
    assert isinstance(fields, Fields)
    assert isinstance(rows, Rows)
    assert fields.names == ("name", "forgotten")
    assert rows.names == ("added",)
    drawn = [*field_pieces(fields, EMPTY, key="a"), *row_pieces(rows, EMPTY, key="b")]
    words = "".join(run.text for piece in drawn for run in piece.block.operations if hasattr(run, "font"))
    assert "わすれられた欄" in words
    assert "あとからの欄" in words


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_room_for_a_hand(kind: str) -> None:
    ledger = sample_town().ledger()
    for _, described in PAPER_FORMS[kind].asked():
        if choices_of(described, ledger):
            continue
        space = space_for(described, 134.0, ledger)
        printed = _lowest_hint(space) if described.hint else 0.0
        assert space.height - printed >= LEAST_SPACE, described.name
        if described.kind is FieldKind.LONG_TEXT:
            assert space.height >= 3 * LEAST_SPACE
    assert min(dataclasses.astuple(USUAL_SPACING.times(0.5))) >= LEAST_SPACE


def _lowest_hint(space: Block) -> float:
    hints = [run.y for run in space.operations if hasattr(run, "font") and run.size_pt == 10.5]
    return min(hints, default=0.0) + 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_sound(kind: str) -> None:
    composition = compose_paper_form(sample_town().ledger(), kind)
    assert_sound(composition.pages)
    assert inked_edges(composition.pages, EMPTY_EDGE - 0.2) == []
    assert standard_failures(composition) == []
    assert composition.notes == ()
    assert written(composition) == written(compose_paper_form(sample_town().ledger(), kind))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("has_centre_part", [False, True])
def test_no_page_is_nearly_empty(kind: str, has_centre_part: bool) -> None:
    *_, last = pages = compose_paper_form(sample_town().ledger(), kind, has_centre_part=has_centre_part).pages
    for page in pages:
        assert filled_to(page) > (180 if page is last else 230), page.label


def filled_to(page: Page) -> float:
    """How far down the page is filled, mm, its foot not counted."""
    dpi, foot = 25.4, 278
    image = render_page(pdf_bytes([page], title="用紙"), 0, dpi)
    pixels = image.pixels
    rows = [pixels[at * image.width * 4 : (at + 1) * image.width * 4] for at in range(foot)]
    return max(at for at, row in enumerate(rows) if min(row) < 240)


def test_what_goes_on_over_a_page_says_so() -> None:
    pages = compose_paper_form(sample_town().ledger(), "space", has_centre_part=False).pages
    assert any("（つづき）" in text_of(page) for page in pages[1:])
    for page in pages[1:]:
        first = next(run for run in page.text_runs() if 24 < run.y < 36)
        assert first.text[0].isdigit()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_out_as_headings_and_tables(kind: str) -> None:
    composition = compose_paper_form(EMPTY, kind)
    tree = [parts_of(written(composition), index) for index in range(len(composition.pages))]
    headings = [part.text.strip() for page in tree for part in page.all("H2")]
    expected = [section.heading for section in PAPER_FORMS[kind].sections]
    assert [each[1:].strip() for each in headings] == [plain(each).replace("{place}", "居場所") for each in expected]
    assert all(page.all("TH") for page in tree)


@pytest.mark.parametrize("kind", KINDS)
def test_no_record_shows_on_a_blank_form(kind: str) -> None:
    ledger, planted = with_secrets(sample_town().ledger())
    assert planted
    said = read_back(compose_paper_form(ledger, kind))
    assert not any(mark in said for mark in MARKS)
    assert "みんな茶論" not in said


def test_the_town_s_words_stand_on_the_form() -> None:
    words = [Setting(id=1, key="noun.place", value="通いの場"), Setting(id=2, key="print.publisher_phone", value="042-000-0000")]
    composition = compose_paper_form(Ledger.of([*built_in_terms(), *words]), Place.KIND)
    said = read_back(composition)
    assert composition.title == "通いの場の記入用紙"
    assert "1どんな通いの場" in said
    assert compose_paper_form(EMPTY, "space").title == "場と提供者の記入用紙"
    assert "通いの場のご案内の冊子やチラシ" in said
    assert all("042-000-0000" in text_of(page) for page in composition.pages)


@pytest.mark.parametrize("word", ["ながいことば、", "あ", "abcdefghij", "<b>&=1+1🍵𠮷髙葛\U000e0100", "\x00\u202e逆"])
def test_lists_of_the_town_with_any_words_stay_on_the_page(word: str) -> None:
    words = (word * 400)[:400]
    own: list[Record] = [
        *(Term(id=10 + at, term_list="skill", label=words[: 20 * at + 1], pos=f"b{at}") for at in range(4)),
        Term(id=20, term_list="skill", label="つかわない", hidden=1, pos="c"),
        *(Area(id=30 + at, name=words[:90], pos=f"a{at}") for at in range(3)),
    ]
    ledger = Ledger.of([*built_in_terms(), *own])
    for kind in KINDS:
        composition = compose_paper_form(ledger, kind)
        assert_sound(composition.pages)
        assert "つかわない" not in read_back(composition)


@pytest.mark.parametrize(("count", "are_ticked"), [(0, False), (1, True), (16, True), (17, False)])
def test_few_areas_are_ticked_and_many_are_written(count: int, are_ticked: bool) -> None:
    areas = [Area(id=at + 1, name=f"第{at}圏域", pos=f"a{at:02}") for at in range(count)]
    said = read_back(compose_paper_form(Ledger.of([*built_in_terms(), *areas]), Place.KIND))
    assert ("第0圏域" in said) is are_ticked


def test_a_kind_without_form_is_refused() -> None:
    with pytest.raises(ExpectedError, match="用紙"):
        compose_paper_form(EMPTY, "term")


def test_no_word_over_a_column_is_cut() -> None:
    lines = {line for kind in KINDS for page in compose_paper_form(EMPTY, kind).pages for line in lines_of(page)}
    heads = {
        described.label
        for layout in PAPER_FORMS.values()
        for section in layout.sections
        for part in section.parts
        if isinstance(part, Rows) and not part.is_card
        for described in map(part.record_class.field, part.names)
    }
    assert "いくつまで" in heads
    assert heads <= lines
