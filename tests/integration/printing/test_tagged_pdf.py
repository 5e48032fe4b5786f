"""What a screen reader and an archive get: checked by a validator that is not ours, and read back with PDFium."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import date

import page as validator
import pytest

from app.ledger import Ledger
from app.printing.booklet.composing import compose_booklet
from app.printing.boxes import Block, column, figure, padded, tagged
from app.printing.composition import Composition
from app.printing.flyers.composing import compose_flyer
from app.printing.minutes.composing import compose_minutes
from app.printing.pages import Bookmark, Link, Page, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.sheets.imposition import impose
from app.printing.standards import Standard
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.records.minutes import Minutes, Opinion
from app.records.place import Place
from app.records.term_lists import built_in_terms
from tests.first_report import REPORT, report_ledger
from tests.large_town import large_town
from tests.printed_pages import text_of
from tests.read_aloud import Part, parts_of, unread_text
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
INSIDE = {
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "RB": {"Ruby"},
    "RT": {"Ruby"},
}
"""Where a part may stand (ISO 32000-1, 14.8.4.3)."""


def failures(pdf: bytes, standard: str) -> list[str]:
    report = validator.validate_pdf_bytes(pdf, profile=standard)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def written(composition: Composition) -> bytes:
    return pdf_bytes(composition.pages, title=composition.title, standard=composition.standard)


def misplaced(part: Part, parent: str = "") -> list[str]:
    """Parts that stand where they may not."""
    found = [f"{part.tag} in {parent}"] if parent not in INSIDE.get(part.tag, {parent}) else []
    if part.tag in ("H1", "H2", "H3", "P") and parent in ("H1", "H2", "H3", "P", "Link", "Table", "TR", "L", "LI"):
        found.append(f"{part.tag} in {parent}")
    return found + [fault for inner in part.parts for fault in misplaced(inner, part.tag)]


def ragged_tables(pdf: bytes) -> list[set[int]]:
    """The numbers of cells in the rows of every table whose rows differ in length (PDFium shows no empty cells)."""
    elements: dict[int, bytes] = {}
    for stream in _streams(pdf, b"/Type/ObjStm"):
        head, _, bodies = stream.partition(b"\n")
        numbers = [int(number) for number in head.split()[::2]]
        elements.update(zip(numbers, bodies.split(b"\n"), strict=True))
    kids = {
        number: [int(kid) for kid in re.findall(rb"(\d+) 0 R", body.partition(b"/K ")[2])]
        for number, body in elements.items()
        if b"/S/Table" in body or b"/S/TR" in body
    }
    tables = [kids[number] for number, body in elements.items() if b"/S/Table" in body]
    lengths = [{len(kids[row]) for row in rows} for rows in tables]
    return [each for each in lengths if len(each) != 1]


def booklet(town: Town) -> Composition:
    return compose_booklet(town.ledger(), today=TODAY, read_blob=town.read_blob)


@pytest.fixture(scope="module")
def sample() -> tuple[Composition, bytes]:
    made = booklet(sample_town())
    return made, written(made)


@pytest.fixture(scope="module")
def large() -> tuple[Composition, bytes]:
    made = booklet(large_town())
    return made, written(made)


@pytest.mark.parametrize("which", ["sample", "large"])
def test_the_booklet_passes_the_validator_and_every_part_stands_where_it_may(
    which: str, request: pytest.FixtureRequest
) -> None:
    composition, pdf = request.getfixturevalue(which)
    assert failures(pdf, "ua1") == []
    assert [fault for index in range(len(composition.pages)) for fault in misplaced(parts_of(pdf, index))] == []
    assert ragged_tables(pdf) == []


def test_every_flyer_passes_and_begins_with_its_name_as_heading() -> None:
    town = sample_town()
    places = [place for place in town.ledger().all(Place) if place.consent == "yes"]
    for place in places:
        pdf = written(compose_flyer(town.ledger(), place.id, today=TODAY, read_blob=town.read_blob))
        assert failures(pdf, "ua1") == []
        tree = parts_of(pdf, 0)
        assert misplaced(tree) == []
        (name,) = tree.all("H1")
        assert "".join(place.name.split()) in "".join(name.text.split())
        assert unread_text(pdf, 0) == ""


def test_a_flyer_is_read_in_the_order_of_its_facts() -> None:
    town = sample_town()
    place = next(place for place in town.ledger().all(Place) if place.name == "みんな茶論")
    pdf = written(compose_flyer(town.ledger(), place.id, today=TODAY, read_blob=town.read_blob))
    heads = [part.text.strip() for part in parts_of(pdf, 0).all("TH")]
    assert heads == ["場所", "参加費", "どなた", "持ち物", "電話"]
    figures = [part.alt for part in parts_of(pdf, 0).all("Figure")]
    assert figures[-1] == "https://ibasho.example/27 をひらくQRコード"
    assert "ひらく曜日は土" in figures
    (link,) = parts_of(pdf, 0).all("Link")
    assert link.alt == figures[-1], "a link without words says where it leads"


@pytest.mark.parametrize("is_public", [False, True])
def test_minutes_can_be_archived_and_read_out(is_public: bool) -> None:
    composition = compose_minutes(report_ledger(), REPORT, is_public=is_public)
    pdf = written(composition)
    assert composition.standard is Standard.ARCHIVE
    assert failures(pdf, "2a") == []
    assert failures(pdf, "ua1") == []
    assert [fault for index in range(len(composition.pages)) for fault in misplaced(parts_of(pdf, index))] == []
    assert ragged_tables(pdf) == []
    assert [part.text[0] for part in parts_of(pdf, 0).all("H2")][:2] == ["1", "2"]


def test_an_opinion_cut_by_the_end_of_a_page_is_one_item() -> None:
    terms = list(built_in_terms())
    opinions = [Opinion(id=100 + at, minutes=1, content=f"{at}番目の意見です。" * 60, pos=f"a{at}") for at in range(5)]
    ledger = Ledger.of([*terms, Minutes(id=1, title="会議"), *opinions])
    composition = compose_minutes(ledger, 1, is_public=False)
    pdf = written(composition)
    assert len(composition.pages) > 1
    items = [len(list(parts_of(pdf, index).all("LI"))) for index in range(len(composition.pages))]
    assert sum(items) > 5, "one of them stands on two pages"
    assert failures(pdf, "2a") == []
    dots = [len(list(parts_of(pdf, index).all("Lbl"))) for index in range(len(composition.pages))]
    assert sum(dots) >= 5


def test_all_text_is_read_out_but_what_repeats_on_every_page(large: tuple[Composition, bytes]) -> None:
    """And each only once: the tags hold the text of the page, no more and no less."""
    composition, pdf = large
    for index, page in enumerate(composition.pages):
        unread = "".join(unread_text(pdf, index).split())
        said = "".join(parts_of(pdf, index).text.split())
        assert sorted(said + unread) == sorted("".join(page_text(pdf, index).split()))
        assert len(unread) < 60 or "つづき" in unread
        assert page.label in unread


def test_the_words_of_a_page_come_back_as_they_were_entered(sample: tuple[Composition, bytes]) -> None:
    composition, pdf = sample
    for index, page in enumerate(composition.pages):
        assert sorted("".join(page_text(pdf, index).split())) == sorted(text_of(page))


def test_contents_and_index_are_links_that_say_where_they_lead(sample: tuple[Composition, bytes]) -> None:
    composition, pdf = sample
    contents = parts_of(pdf, 2)
    items = list(contents.all("TOCI"))
    assert len(items) == 10
    assert all(any(part.tag == "Link" for part in item.parts) for item in items)
    count = sum(isinstance(each, Link) for page in composition.pages for each in page.operations)
    said = b"".join(_packed(pdf))
    assert said.count(b"/Subtype/Link") == said.count(b"/Contents <feff") == count


def test_sheets_to_be_folded_have_no_order_to_be_read_in(sample: tuple[Composition, bytes]) -> None:
    pdf = pdf_bytes(impose(sample[0].pages), title="面付け")
    assert b"/StructTreeRoot" not in pdf
    assert b"BDC" not in b"".join(_packed(pdf))


def test_text_without_tags_is_a_paragraph_and_drawings_are_not_read() -> None:
    words = column([text_block("一つ目", 80, TextStyle()), label("二つ目", TextStyle())], gap=4)
    drawing = figure(label("図", TextStyle()), "丸い絵")
    pdf = pdf_bytes([Page(148, 210, (*words.at(20, 20), *drawing.at(20, 60)))], title="試し")
    tree = parts_of(pdf, 0)
    assert [(part.tag, part.alt) for part in tree.parts] == [("P", ""), ("Figure", "丸い絵")]
    assert tree.parts[0].text == "一つ目二つ目"
    assert failures(pdf, "ua1") == []


def test_a_table_that_runs_on_over_pages_is_one_table() -> None:
    def row(number: int) -> Block:
        cells = [tagged(label(f"第{number}", TextStyle()), Tag.HEAD_CELL, kind="Row")]
        cells.append(padded(tagged(label("値", TextStyle()), Tag.CELL), left=30))
        return tagged(column(cells), Tag.ROW)

    pages = [Page(148, 210, tuple(tagged(row(at), Tag.TABLE, key="t").at(20, 20))) for at in range(3)]
    pdf = pdf_bytes(pages, title="表")
    assert failures(pdf, "ua1") == []
    tree = b"".join(_packed(pdf))
    assert tree.count(b"/S/Table") == 1
    assert tree.count(b"/S/TR") == 3


@pytest.mark.parametrize("marks", [(Opened(Tag.PARAGRAPH),), (CLOSED,), (Opened(Tag.ARTIFACT),)])
def test_tags_that_do_not_match_are_a_fault_of_the_program(marks: tuple[Opened, ...]) -> None:
    with pytest.raises(ValueError, match="page 1"):
        pdf_bytes([Page(148, 210, marks)], title="x")


@pytest.mark.parametrize("title", ["", "<b>A&B</b>", "𠮷の葛\U000e0100", "a\x07\u202eb", "]]>"])
@pytest.mark.parametrize("standard", [Standard.ACCESSIBLE, Standard.ARCHIVE])
def test_any_title_can_be_declared(title: str, standard: Standard) -> None:
    block = tagged(label(title or "無題", TextStyle()), Tag.H1)
    mark = Bookmark("a", 0, title)
    link = Link(20, 20, 30, 5, "https://居場所.example/葛(1)?q=\\")
    pdf = pdf_bytes(
        [Page(148, 210, (mark, *block.at(20, 20), link), label="表紙")],
        title=title, author=title, subject=title, standard=standard,
    )  # fmt: skip
    assert failures(pdf, "ua1") == []
    assert standard is Standard.ACCESSIBLE or failures(pdf, "2a") == []


def test_names_of_every_kind_pass_the_validator() -> None:
    town = Town()
    for name in ("<b>A&B</b>", "=1+1", "葛\U000e0100飾の𠮷田家", "家\u202eさん\x07", "🌸の会", "מועדון", "A" * 400):
        town.place(name, story=f"{name}です。\n" * 3, phone="042-000-0001", url="https://ibasho.example/1")
    assert failures(written(booklet(town)), "ua1") == []


def test_the_validator_finds_what_is_wrong() -> None:
    """A check of the check: untagged text, and a picture without words, are refused."""
    plain = pdf_bytes([Page(148, 210, tuple(label("字", TextStyle()).at(20, 20)))], title="x", standard=Standard.PLAIN)
    assert failures(plain, "ua1")
    silent = pdf_bytes([Page(148, 210, tuple(figure(label("図", TextStyle()), "").at(20, 20)))], title="x")
    assert failures(silent, "ua1")


def test_a_link_beside_everything_says_where_it_leads() -> None:
    pdf = pdf_bytes([Page(148, 210, (Link(20, 20, 30, 5, "https://ibasho.example/1"),))], title="試し")
    assert b"/S/Link" in b"".join(_packed(pdf))
    assert "https://ibasho.example/1".encode("utf-16-be").hex().encode() in b"".join(_packed(pdf))
    assert failures(pdf, "ua1") == []


def test_every_run_is_marked() -> None:
    """Between BDC and EMC, or as an artifact: nothing is drawn outside."""
    composition = booklet(sample_town())
    pdf = written(composition)
    contents = [stream for stream in _packed(pdf) if b" Tf" in stream or b" re" in stream]
    assert len(contents) >= len(composition.pages)
    for content in contents:
        depth = 0
        for line in content.split(b"\n"):
            depth += line.endswith((b"BDC", b"BMC")) - (line == b"EMC")
            assert 0 <= depth <= 1
            assert depth or not re.search(rb"T[jJ]\b|\bf\b|\bS\b|\bDo\b", line), line[:80]
        assert depth == 0


def test_runs_of_the_pages_are_all_in_the_file() -> None:
    composition = booklet(sample_town())
    runs = sum(isinstance(each, TextRun) for page in composition.pages for each in page.text_runs())
    drawn = sum(len(re.findall(rb" T[jJ] ET", stream)) for stream in _packed(written(composition)))
    assert drawn == runs


def _packed(pdf: bytes) -> list[bytes]:
    """Every compressed stream of a file, unpacked."""
    return list(_streams(pdf, b""))


def _streams(pdf: bytes, kind: bytes) -> Iterator[bytes]:
    for head, content in re.findall(rb"obj\n(<<(?:(?!endobj).)*?)stream\n(.*?)\nendstream", pdf, re.DOTALL):
        if b"FlateDecode" in head and kind in head:
            yield zlib.decompress(content)
