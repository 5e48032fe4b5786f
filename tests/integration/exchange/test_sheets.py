"""Any file: read as a table, or refused in one plain sentence, quickly and without filling the memory."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from app.errors import Cancelled, ExpectedError
from app.exchange import workbooks
from app.exchange.sheet import MergedRange, column_letters
from app.exchange.sheets import read_sheets

JAPANESE = "名称,電話\r\nさくら会,042-000-0001\r\n"


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_every_encoding_of_an_office(tmp_path: Path, encoding: str) -> None:
    (sheet,) = read_sheets(written(tmp_path / "一覧.csv", JAPANESE.encode(encoding)))
    assert sheet.rows == (("名称", "電話"), ("さくら会", "042-000-0001"))
    assert (sheet.name, sheet.remarks) == ("一覧", ())


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = f'名称{delimiter}備考\nさくら会{delimiter}"1、{delimiter}\n2"\n'
    (sheet,) = read_sheets(written(tmp_path / "a.csv", text.encode()))
    assert sheet.rows[1] == ("さくら会", f"1、{delimiter}\n2")


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16"])
def test_a_csv_cut_inside_a_letter_keeps_all_before_it_and_says_so(tmp_path: Path, encoding: str) -> None:
    (sheet,) = read_sheets(written(tmp_path / "a.csv", (JAPANESE + "つばき会").encode(encoding)[:-1]))
    assert sheet.rows[-1] == ("つばき", "")
    assert sheet.remarks == ("ファイルの終わりが文字のとちゅうで切れています。最後の行を確かめてください。",)


def test_letters_that_cannot_be_read_are_marked(tmp_path: Path) -> None:
    content = "名称,電話\n".encode("cp932") + b"\x81\x20\x81\x20,1\n" + "会,2\n".encode("cp932")
    (sheet,) = read_sheets(written(tmp_path / "a.csv", content))
    assert "�" in str(sheet.rows[1][0])
    assert len(sheet.remarks) == 1


def test_an_open_quote_is_said(tmp_path: Path) -> None:
    (sheet,) = read_sheets(written(tmp_path / "a.csv", '名称,備考\nさくら,"つづく\n'.encode()))
    assert "閉じていない" in sheet.remarks[0]


def test_values_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([30.0, 1.5, date(2018, 5, 1), datetime(2018, 5, 1, 10, 30), time(9, 30), True, " あ\r\nい ", None])
    sheet.merge_cells("A2:A4")
    book.save(tmp_path / "a.xlsx")
    (read,) = read_sheets(tmp_path / "a.xlsx")
    assert read.rows[0][:7] == (30, 1.5, date(2018, 5, 1), "2018/5/1 10:30", time(9, 30), "True", " あ\nい ")
    assert MergedRange(1, 0, 3, 0) in read.merged


def test_hidden_sheets_stay_unread_and_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["名称"])
    hidden = book.create_sheet("うら")
    hidden.append(["ひみつ"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    (read,) = read_sheets(tmp_path / "a.xlsx")
    assert read.remarks == ("かくれているシート「うら」は読みませんでした。",)


def zipped(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name.replace("__", "/"), content)
    return target.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"", "空です"),
        ("a.xlsx", b"PK\x03\x04" + b"junk" * 50, "こわれています"),
        ("a.xls", OLE + b"\0" * 600, "こわれているか"),
        ("a.xlsx", OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "パスワード"),
        ("a.xls", OLE + b"\0" * 512 + "WordDocument".encode("utf-16-le"), "Wordの文書"),
        ("a.xlsx", zipped(**{"word__document.xml": b"<w/>"}), "Wordの文書"),
        ("a.xlsx", zipped(**{"ppt__presentation.xml": b"<p/>"}), "PowerPoint"),
        ("a.xlsx", zipped(**{"Index__Document.iwa": b"x"}), "Numbers"),
        ("a.xlsx", zipped(**{"readme.txt": b"x"}), "表ではないもの"),
        ("a.csv", b"%PDF-1.7", "PDF"),
        ("a.csv", b"SQLite format 3\0" + b"\0" * 100, "帳面"),
        ("a.xls", b"<html><table>", "ウェブページ"),
        ("a.csv", bytes(range(256)) * 20, "表ではありません"),
        ("a.csv", b"\n\n , \n".replace(b" ", b""), "何も書かれていません"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_plain_words(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(ExpectedError) as refusal:
        read_sheets(written(tmp_path / name, content))
    assert sentence in refusal.value.what_happened
    assert refusal.value.what_to_do.endswith("。")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="見つかりません"):
        read_sheets(tmp_path / "ない.xlsx")
    with pytest.raises(ExpectedError, match=r"フォルダー|開けません"):
        read_sheets(tmp_path)


def test_an_empty_workbook(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(ExpectedError, match="何も書かれていません"):
        read_sheets(tmp_path / "a.xlsx")


def test_a_truncated_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["名称"])
    book.save(tmp_path / "a.xlsx")
    content = (tmp_path / "a.xlsx").read_bytes()
    for length in (len(content) // 3, len(content) - 30):
        with pytest.raises(ExpectedError, match="こわれ"):
            read_sheets(written(tmp_path / "b.xlsx", content[:length]))


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 1_000_000)
    bomb = zipped(**{"xl__workbook.xml": b"<w/>", "xl__worksheets__sheet1.xml": b"0" * 2_000_000})
    with pytest.raises(ExpectedError, match="大きすぎて"):
        read_sheets(written(tmp_path / "a.xlsx", bomb))


def test_a_zip_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    bomb = bytearray(zipped(**{"xl__workbook.xml": b"<w/>", "xl__worksheets__sheet1.xml": b"0" * 2_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        entry = bomb.index(mark, bomb.index(mark) + 1)
        struct.pack_into("<I", bomb, entry + at, 10)
    with pytest.raises(ExpectedError, match="こわれ"):
        read_sheets(written(tmp_path / "a.xlsx", bytes(bomb)))


def test_one_stray_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "名称"
    book.active.cell(1_000_000, 16_000, "x")
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(ExpectedError, match="広すぎて読めません（いちばん遠いセルはWQJ1000000）"):
        read_sheets(tmp_path / "a.xlsx")


def test_styled_but_empty_cells_reach_as_far_as_they_like(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "名称"
    book.active.cell(900_000, 16_000).number_format = "0.00"
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    assert sheet.rows[0][0] == "名称"


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(ExpectedError, match="200MBもあり"):
        read_sheets(tmp_path / "a.xlsx")


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.exchange.text_tables.MAX_ROWS", 10)
    with pytest.raises(ExpectedError, match="行をこえて"):
        read_sheets(written(tmp_path / "a.csv", b"a,b\n" * 11))


def test_a_cell_that_never_ends(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="1つの欄が長すぎて"):
        read_sheets(written(tmp_path / "a.csv", b'a,b\n"' + b"x" * 200_000))


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_sheets(written(tmp_path / "a.csv", b"a,b\n" * 5000), stop)


def test_letters_of_columns() -> None:
    assert [column_letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
