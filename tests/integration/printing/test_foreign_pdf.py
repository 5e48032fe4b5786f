"""A PDF that others made becomes sheets whose folding gives its pages in order, or is refused in plain words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from app.errors import ExpectedError
from app.printing.pages import POINT_MM
from app.printing.paper_sizes import PAPERS
from app.printing.sheets.foreign_pdf import ForeignSheets, impose_foreign
from app.printing.sheets.setting import Binding, Duplex, Flip, SheetSetting
from tests.folding import Sheet, Side, read_through

A5 = PAPERS["A5"]
PLAIN = SheetSetting(creep=0.0)


class Made(NamedTuple):
    """How a page of a made PDF is: turned by /Rotate, its corner away from 0, margins that are cropped or trimmed."""

    size: tuple[float, float] = A5
    rotate: int = 0
    margin: float = 0.0
    box: str = ""


def made_pdf(pages: list[Made], encryption: StandardEncryption | None = None) -> bytes:
    """Page n reads `Pn` in its upper left, as it is seen, 20 mm from the left and 30 mm from the top."""
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=encryption)
    for number, page in enumerate(pages, start=1):
        width, height = ((length + 2 * page.margin) / POINT_MM for length in page.size)
        across, down = (height, width) if page.rotate % 180 else (width, height)
        canvas.setPageSize((width, height))  # ReportLab itself swaps them where the page is turned
        canvas.saveState()
        if page.rotate == 90:
            canvas.translate(across, 0)
            canvas.rotate(90)
        elif page.rotate == 180:
            canvas.translate(across, down)
            canvas.rotate(180)
        elif page.rotate == 270:
            canvas.translate(0, down)
            canvas.rotate(270)
        canvas.setFont("Helvetica", 24)
        canvas.drawString((20 + page.margin) / POINT_MM, height - (30 + page.margin) / POINT_MM, f"P{number}")
        canvas.restoreState()
        canvas.setPageRotation(page.rotate)
        margin = page.margin / POINT_MM
        box = (margin, margin, across - margin, down - margin)
        canvas.setCropBox(box if page.box == "crop" else None)
        canvas.setTrimBox(box if page.box == "trim" else None)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


class Found(NamedTuple):
    """A word of a side, its lower left in mm from the top left corner as the side is seen."""

    text: str
    x: float
    y: float


def words_of(page: pypdfium2.PdfPage) -> list[Found]:
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    width, height = (length * POINT_MM for length in page.get_size())
    found = []
    for match in re.finditer(r"P\d+", text):
        left, foot, _, _ = textpage.get_charbox(match.start(), loose=True)
        x, y = left * POINT_MM, height - foot * POINT_MM
        if page.get_rotation() == 180:
            left, _, _, top = textpage.get_charbox(match.start(), loose=True)
            x, y = left * POINT_MM, height - top * POINT_MM
        found.append(Found(match.group(), x, y))
    assert all(0 < word.x < width for word in found)
    return found


def side_of(page: pypdfium2.PdfPage) -> Side:
    """The halves as the page stood before it was turned by its /Rotate."""
    middle = page.get_size()[0] * POINT_MM / 2
    halves = {False: "", True: ""}
    for word in words_of(page):
        halves[word.x > middle] += word.text
    return Side(halves[False], halves[True])


def order_of(sheets: ForeignSheets, setting: SheetSetting) -> list[str]:
    """What a reader finds after printing and folding."""
    documents = [pypdfium2.PdfDocument(data) for _, data in sheets.files]
    if setting.duplex is Duplex.AUTO:
        pages = [documents[0][number] for number in range(len(documents[0]))]
        fronts, backs = pages[::2], pages[1::2]
    else:
        fronts, backs = ([document[number] for number in range(len(document))] for document in documents)
        backs = backs[::-1] if setting.duplex is Duplex.AS_IS else backs
    assert {back.get_rotation() for back in backs} == {180 if setting.flip is Flip.LONG else 0}
    folded = [Sheet(side_of(front), side_of(back)) for front, back in zip(fronts, backs, strict=True)]
    return read_through(folded, opens_right=setting.binding is Binding.RIGHT)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 64),
    st.sampled_from(Binding),
    st.sampled_from(Flip),
    st.sampled_from(Duplex),
    st.sampled_from([0.0, 0.1]),
)
def test_folded_sheets_read_in_order(count: int, binding: Binding, flip: Flip, duplex: Duplex, creep: float) -> None:
    setting = SheetSetting(binding=binding, flip=flip, duplex=duplex, creep=creep)
    sheets = impose_foreign(made_pdf([Made()] * count), setting, name="会報.pdf")
    assert sheets[1:4] == (count, -(-count // 4), "A4")
    order = order_of(sheets, setting)
    assert order[:count] == [f"P{number}" for number in range(1, count + 1)]
    assert set(order[count:]) <= {""}


@pytest.mark.parametrize(("page", "sheet"), [("A5", "A4"), ("A4", "A3"), ("B5", "B4"), ("A6", "A5"), ("B6", "B5")])
def test_paper_of_every_size(page: str, sheet: str) -> None:
    sheets = impose_foreign(made_pdf([Made(PAPERS[page])] * 4), PLAIN, name="会報.pdf")
    assert sheets.paper == sheet
    side = pypdfium2.PdfDocument(sheets.files[0][1])[0]
    assert [length * POINT_MM for length in side.get_size()] == pytest.approx(PAPERS[sheet][::-1], abs=0.01)


ODD_ONES = [
    Made(),
    Made(rotate=90),
    Made(rotate=180),
    Made(rotate=270),
    Made(margin=12, box="crop"),
    Made(margin=13, box="trim"),
    Made(rotate=90, margin=12, box="crop"),
    Made(rotate=270, margin=7, box="trim"),
    Made((148.4, 209.6)),
]


@pytest.mark.parametrize("kind", ODD_ONES)
def test_pages_come_to_lie_as_they_are_seen(kind: Made) -> None:
    """/Rotate, CropBox and TrimBox away from the corner, sizes that were rounded: all in one file with plain pages."""
    data = made_pdf([Made(), kind, kind, Made()])
    sheets = impose_foreign(data, PLAIN, name="会報.pdf")
    document = pypdfium2.PdfDocument(sheets.files[0][1])
    fold = document[0].get_size()[0] * POINT_MM / 2
    (left, right) = sorted(words_of(document[1]), key=lambda word: word.x)
    assert (left.text, right.text) == ("P2", "P3")
    assert left.x == pytest.approx(fold - 148 + 20, abs=1.5)
    assert right.x == pytest.approx(fold + 20, abs=1.5)
    assert left.y == pytest.approx(right.y)
    (_, first) = sorted(words_of(document[0]), key=lambda word: word.x)
    assert left.y == pytest.approx(first.y, abs=1.0)


@pytest.mark.parametrize("kind", ODD_ONES[:4])
def test_creep_moves_towards_the_fold_however_a_page_is_turned(kind: Made) -> None:
    count, creep = 12, 0.5
    data = made_pdf([kind] * count)
    still, moved = (impose_foreign(data, SheetSetting(creep=each), name="会報.pdf") for each in (0.0, creep))
    before, after = (pypdfium2.PdfDocument(sheets.files[0][1]) for sheets in (still, moved))
    for number in range(len(before)):
        for old, new in zip(words_of(before[number]), words_of(after[number]), strict=True):
            inward = creep * (number // 2) * (1 if old.x < 148 else -1)
            assert new.x - old.x == pytest.approx(inward, abs=0.02)
            assert new.y == pytest.approx(old.y, abs=0.02)


def test_what_was_filled_in_is_printed() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=tuple(length / POINT_MM for length in A5))
    canvas.acroForm.textfield(name="n", value="P77", x=50, y=300, width=200, height=30)
    canvas.showPage()
    canvas.save()
    sheets = impose_foreign(target.getvalue(), PLAIN, name="申込書.pdf")
    assert [word.text for word in words_of(pypdfium2.PdfDocument(sheets.files[0][1])[0])] == ["P77"]


def test_fold_marks_stand_in_the_middle_of_fronts() -> None:
    setting = SheetSetting(creep=0.0, has_fold_mark=True)
    document = pypdfium2.PdfDocument(impose_foreign(made_pdf([Made()] * 4), setting, name="会報.pdf").files[0][1])
    for number, marks in ((0, 2), (1, 0)):
        page = document[number]
        paths = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))
        assert len(paths) == marks
        for path in paths:
            left, _, right, _ = path.get_bounds()
            assert (left + right) / 2 * POINT_MM == pytest.approx(148.5, abs=0.1)


def test_a_book_of_440_pages_shares_its_fonts_and_is_told_to_be_too_thick() -> None:
    data = made_pdf([Made()] * 440)
    sheets = impose_foreign(data, SheetSetting(), name="本.pdf")
    assert (sheets.page_count, sheets.sheet_count) == (440, 110)
    assert len(sheets.files[0][1]) < 2 * len(data)
    assert ["ホチキスではとじられません" in finding.message for finding in sheets.findings] == [True]


def test_blank_pages_are_announced() -> None:
    sheets = impose_foreign(made_pdf([Made()] * 5), PLAIN, name="会報.pdf")
    assert [finding.message for finding in sheets.findings] == ["終わりに、白いページが3ページ入ります。"]


# refused


def refusal(data: bytes) -> str:
    with pytest.raises(ExpectedError) as caught:
        impose_foreign(data, PLAIN, name="会報.pdf")
    assert caught.value.what_to_do.endswith("。")
    return caught.value.what_happened


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ([Made()] * 4 + [Made(PAPERS["A4"])], "5ページの大きさ（A4）が、1ページ（A5）とちがいます。"),
        ([Made(), Made((210.0, 148.0))], "2ページの大きさ（A5よこ）が、1ページ（A5）とちがいます。"),
        ([Made(), Made(A5, margin=9)], "2ページの大きさ（166×228 mm）が、1ページ（A5）とちがいます。"),
        ([Made((210.0, 148.0))] * 4, "よこ長のページは、折って冊子にできません。"),
        ([Made((100.0, 130.0))] * 4, "ページの大きさが100×130 mmで、2ページならべて刷れる紙がありません。"),
        ([Made(PAPERS["A3"])] * 4, "ページの大きさがA3で、2ページならべて刷れる紙がありません。"),
    ],
)
def test_pages_that_cannot_be_folded_are_refused(pages: list[Made], words: str) -> None:
    assert refusal(made_pdf(pages)) == words


@pytest.mark.parametrize("password", ["", "ひみつ"])
def test_a_locked_pdf_is_refused(password: str) -> None:
    """Also one that opens without a word but forbids to be changed."""
    encryption = StandardEncryption(password.encode().decode("latin-1"), ownerPassword="boss", canPrint=0)
    assert refusal(made_pdf([Made()] * 4, encryption)).startswith("「会報.pdf」には合言葉（パスワード）")


def test_a_pdf_without_pages_is_refused() -> None:
    empty = pypdfium2.PdfDocument.new()
    target = io.BytesIO()
    empty.save(target)
    assert refusal(target.getvalue()) == "「会報.pdf」にはページがありません。"


@pytest.mark.parametrize("data", [b"", b"%PDX", b"PK\x03\x04 a document", "ただの文".encode(), b"\x00" * 4000])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    assert refusal(data) == "「会報.pdf」はPDFではありません。"


WHOLE = made_pdf([Made()] * 8)
TORN = "「会報.pdf」はいたんでいて、全部を読めません。"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE.rstrip()) - 1))
def test_a_file_that_ends_too_early_is_refused(length: int) -> None:
    assert refusal(WHOLE[:length]) in (TORN, "「会報.pdf」はPDFではありません。")


@settings(max_examples=60, deadline=None)
@given(st.integers(8, WHOLE.index(b"\nxref") - 400), st.integers(1, 400))
def test_a_file_that_lacks_a_piece_is_refused(start: int, length: int) -> None:
    """Of its pages, that is; a table that is torn can be made again."""
    assert refusal(WHOLE[:start] + WHOLE[start + length :]) == TORN


@pytest.mark.parametrize("change", [lambda data: b"junk before\n" + data, lambda data: data + b"\n\n\x00\x00 after"])
def test_a_few_bytes_around_a_whole_file_do_no_harm(change: Callable[[bytes], bytes]) -> None:
    assert impose_foreign(change(WHOLE), PLAIN, name="会報.pdf").page_count == 8
