"""Pages become a PDF: text, fonts, bytes, links, failures. Read back with PDFium."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp
from PIL import Image

from app.errors import Cancelled, ExpectedError
from app.printing.boxes import column, picture_block, qr_block
from app.printing.fonts import Face
from app.printing.japanese_text import drawable
from app.printing.pages import Bookmark, Link, Operation, Page, place_page
from app.printing.pdf_writer import pdf_bytes, write_pdf
from app.printing.pictures import make_print_picture
from app.printing.preview import page_count, page_text, render_page
from app.printing.qr_code import QrCode, make_qr_code
from app.printing.text_blocks import Setting, TextStyle, label, text_block, vertical_label

_NAMES = "𠮷田・髙橋・山﨑、葛\U000e0100飾区の辻\U000e0100さん"
_STRESS = [
    "<b>A&B</b>",
    "=1+1",
    "お茶🍵会",
    "מועדון",
    "a\u202eb\x07c",
    "(042)000-5001 \\ ) (",
    "長い名前" * 100,
]


def _page(*operations: Operation, label: str = "") -> Page:
    return Page(148, 210, operations, label=label)


def _text_page(text: str, face: Face = Face.R, width: float = 118) -> Page:
    return _page(*text_block(text, width, TextStyle(face, 12, 1.5, setting=Setting.BODY)).at(15, 15))


def _square(colour: tuple[int, int, int] = (200, 60, 20)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (80, 80), colour).save(stream, "JPEG")
    return stream.getvalue()


def _image(pdf: bytes, index: int, dpi: float = 150) -> Image.Image:
    found = render_page(pdf, index, dpi)
    return Image.frombuffer("RGB", (found.width, found.height), found.pixels, "raw", "BGRX", 0, 1)


@pytest.mark.parametrize("face", Face)
def test_text_comes_back_as_it_was_drawn(face: Face) -> None:
    text = f"{_NAMES}。第2・第4火曜、10:00〜12:00、042-000-5001、Zoomもあり"
    pdf = pdf_bytes([_page(*label(text, TextStyle(face, 7)).at(8, 20))], title="試し")
    assert page_text(pdf, 0) == text


def test_body_text_comes_back_line_by_line() -> None:
    text = (
        "お茶と手芸と、おしゃべりを楽しみます。「だれでもどうぞ」が合言葉。お問い合わせは042-000-5001へ。" * 3 + _NAMES
    )
    pdf = pdf_bytes([_text_page(text)], title="試し")
    assert page_text(pdf, 0).replace("\n", "") == text


@pytest.mark.parametrize("text", _STRESS)
def test_odd_texts_are_drawn_and_come_back(text: str) -> None:
    pdf = pdf_bytes([_text_page(text)], title=text, author=text)
    shown = page_text(pdf, 0).replace("\n", "")
    if not text.startswith("מ"):
        assert shown == drawable(text)
    else:
        assert sorted(shown) == sorted(drawable(text))


def test_vertical_forms_come_back_as_typed() -> None:
    pdf = pdf_bytes([_page(*vertical_label("コーヒー（朝）", TextStyle(Face.B, 12)).at(20, 20))], title="縦")
    assert "".join(page_text(pdf, 0).split()) == "コーヒー（朝）"


def test_all_fonts_are_embedded_subsets_and_there_is_no_other() -> None:
    pages = [_text_page(_NAMES, face) for face in Face]
    pdf = pdf_bytes(pages, title="書体")
    assert len(re.findall(rb"/FontFile2 ", pdf)) == len(re.findall(rb"/Subtype /CIDFontType2", pdf)) == 8
    assert b"/Type1" not in pdf
    assert b"Helvetica" not in pdf
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        for text in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            assert pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(text.raw)) == 1
    document.close()


def test_black_text_is_printed_with_black_ink_only() -> None:
    pdf = pdf_bytes([_text_page("墨")], title="墨")
    streams = [
        zlib.decompress(found) for found in re.findall(rb"FlateDecode[^>]*>>\s*stream\n(.*?)endstream", pdf, re.DOTALL)
    ]
    content = next(stream for stream in streams if b" Tj" in stream)
    assert b"0 g" in content
    assert b" rg" not in content


def test_the_same_pages_give_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib\n"
        "from app.printing.pages import Page\n"
        "from app.printing.pdf_writer import pdf_bytes\n"
        "from app.printing.text_blocks import TextStyle, text_block\n"
        "page = Page(148, 210, text_block('𠮷野の葛\\U000e0100切り🍵、10:00〜', 60, TextStyle()).operations)\n"
        "print(hashlib.sha256(pdf_bytes([page], title='同じ')).hexdigest())"
    )
    root = Path(__file__).parents[3]
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_a_code_on_paper_can_be_read() -> None:
    code = make_qr_code("https://ibasho.example/27")
    assert isinstance(code, QrCode)
    pdf = pdf_bytes([_page(*qr_block(code, 19).at(20, 20))], title="コード")
    assert [found.text for found in zxingcpp.read_barcodes(_image(pdf, 0))] == ["https://ibasho.example/27"]


def test_a_picture_is_stored_once_and_unchanged() -> None:
    picture = make_print_picture(_square(), width_mm=20, height_mm=20)
    pages = [_page(*picture_block(picture, 40, 30, radius=2).at(20, 20)) for _ in range(5)]
    pdf = pdf_bytes(pages, title="写真")
    assert pdf.count(b"/Subtype /Image") == 1
    assert picture.data() in pdf
    red, green, _ = _image(pdf, 4).getpixel((236, 200))  # type: ignore[misc]  # an RGB image gives three numbers
    assert red > 150 > 100 > green


def test_outline_links_and_page_numbers() -> None:
    pages = [
        _page(Link(10, 10, 30, 10, "#first"), Link(10, 30, 30, 10, "https://ibasho.example/27")),
        _page(Bookmark("first", 10, "東部圏域　1章", 0), Bookmark("place", 40, "みんな𠮷茶論", 1), label="1"),
        _page(Bookmark("second", 10, "西部圏域", 0), label="2"),
    ]
    document = pypdfium2.PdfDocument(pdf_bytes(pages, title="冊子「コミュニティスペース」"))
    assert [(entry.level, entry.get_title()) for entry in document.get_toc()] == [
        (0, "東部圏域　1章"),
        (1, "みんな𠮷茶論"),
        (0, "西部圏域"),
    ]
    assert [document.get_page_label(index) for index in range(3)] == ["(1)", "1", "2"]
    assert document.get_metadata_dict()["Title"] == "冊子「コミュニティスペース」"
    document.close()


def test_a_link_without_a_goal_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="#nowhere"):
        pdf_bytes([_page(Link(0, 0, 1, 1, "#nowhere"))], title="x")


def test_pages_on_a_sheet_keep_their_text_and_stay_in_their_half() -> None:
    left, right = _text_page("左のページ"), _text_page("右のページ")
    sheet = Page(297, 210, (place_page(left, 0, 0), place_page(right, 148.5, 0)))
    turned = Page(297, 210, (place_page(left, 297, 210, degrees=180),))
    pdf = pdf_bytes([sheet, turned], title="面付け")
    assert page_text(pdf, 0).split() == ["左のページ", "右のページ"]
    assert page_text(pdf, 1) == "左のページ"
    upright, upside_down = _image(pdf, 0, 50).convert("L"), _image(pdf, 1, 50).convert("L")
    assert min(upright.crop((0, 0, 290, 100)).tobytes()) < 128
    assert min(upside_down.crop((300, 300, 584, 413)).tobytes()) < 128
    assert min(upside_down.crop((0, 0, 290, 200)).tobytes()) == 255


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    goal = tmp_path / "さくら🌸 <b>A&B</b>.pdf".replace("/", "／")
    write_pdf([_text_page("さくら")], goal, title="さくら")
    assert page_count(goal.read_bytes()) == 1
    assert [path.name for path in tmp_path.iterdir()] == [goal.name]


def test_stopping_leaves_the_old_file(tmp_path: Path) -> None:
    goal = tmp_path / "a.pdf"
    goal.write_bytes(b"old")

    def stop(done: int, total: int, /) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf([_text_page("字")] * 40, goal, title="x", progress=stop)
    assert goal.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_disk_that_refuses_is_told_in_japanese(code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goal = tmp_path / "a.pdf"
    goal.write_bytes(b"old")

    def refuse(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ExpectedError) as failure:
        write_pdf([_text_page("字")], goal, title="x")
    assert failure.value.what_happened.endswith("。")
    assert goal.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_missing_folder_and_a_long_name_are_told(tmp_path: Path) -> None:
    for goal in (tmp_path / "ない" / "a.pdf", tmp_path / ("長" * 200 + ".pdf")):
        with pytest.raises(ExpectedError):
            write_pdf([_text_page("字")], goal, title="x")
    assert not list(tmp_path.iterdir())


def test_a_preview_page_that_is_not_there() -> None:
    with pytest.raises(IndexError):
        render_page(pdf_bytes([_text_page("字")], title="x"), 1)


def test_empty_and_large_paper() -> None:
    pdf = pdf_bytes([Page(420, 297, ()), Page(257, 182, column([]).operations)], title="")
    image = render_page(pdf, 0, 72)
    assert (image.width, image.height) == (1191, 842)
    assert len(image.pixels) == 1191 * 842 * 4
