"""Lists as other towns might keep them, written as real files. Every name and number is invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import openpyxl
import xlwt


def two_row_header(path: Path) -> Path:
    """Title and date above, two header rows with merged groups, 圏域 merged down, a sum at the end."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "一覧"
    sheet["A1"] = "みどり市　つどいの場一覧表"
    sheet.merge_cells("A1:H1")
    sheet["H2"] = "令和6年10月1日現在"
    for column, (above, below) in enumerate(
        [
            ("番号", ""), ("地区", ""), ("サロン名", ""), ("開催場所", "施設名"), ("", "所在地"),
            ("開催日時", "曜日"), ("", "時間"), ("連絡先", "氏名"), ("", "TEL"),
        ], 1,
    ):  # fmt: skip
        sheet.cell(4, column, above or None)
        sheet.cell(5, column, below or None)
    for merged in ("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:I4", "B6:B7"):
        sheet.merge_cells(merged)
    rows = [
        (
            1,
            "北地区",
            "ひまわりの会",
            "北公民館",
            "みどり市北1-2-3",
            "第1・3木曜日",
            "10:00～12:00",
            "山田花子",
            "042-000-1001",
        ),
        (
            2,
            None,
            "すみれサロン",
            "南集会所",
            "みどり市南4-5-6",
            "毎週火曜",
            "13:30～15:30",
            "鈴木一郎",
            "042-000-1002",
        ),
        (
            3,
            "南地区",
            "つくしカフェ",
            "個人宅",
            "みどり市南7-8",
            "毎月第2土曜",
            "14:00～16:00",
            "佐藤二郎",
            "042-000-1003",
        ),
        ("合計", None, "3か所", None, None, None, None, None, None),
    ]
    for row, values in enumerate(rows, 6):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
    book.save(path)
    return path


def sheet_for_each_area(path: Path) -> Path:
    """One sheet per 圏域, the tab being the only place that names it; a sheet of notes in front."""
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = "はじめに"
    notes["A1"] = "この一覧は社会福祉協議会がまとめました。"
    for area, phone in (("①東部（2）", 2000), ("②西部（2）", 2100)):
        sheet = book.create_sheet(area)
        sheet.append(["名称", "会場", "活動日", "電話番号"])
        for number in (1, 2):
            sheet.append(
                [f"{area[1]}の会{number}", f"{area[1]}会館", "毎週月曜日 10時～12時", f"042-000-{phone + number}"]
            )
    book.save(path)
    return path


def two_things_in_a_cell(path: Path) -> Path:
    """Place（address）, day⏎time, name　phone, 【kind】text."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["団体名", "活動場所", "日時", "お問い合わせ", "内容"])
    sheet.append(
        [
            "わかば会",
            "若葉町会館（若葉町2-3-4）",
            "第2・第4水曜日\n10:00～11:30",
            "高橋 三郎　042-000-3001",
            "【体操】ラジオ体操とお茶",
        ]
    )
    sheet.append(
        [
            "こだま食堂",
            "児玉寺本堂\nみどり市児玉1-1-1",
            "毎月第3日曜日\n11時半～14時",
            "渡辺（090-0000-3002）",
            "【こども食堂】昼ごはん",
        ]
    )
    book.save(path)
    return path


def repeated_header(path: Path) -> Path:
    """A list made for printing: the header on every page, area headings between, blank rows, a remark."""
    book = openpyxl.Workbook()
    sheet = book.active
    header = ["なまえ", "曜日", "開始時刻", "終了時刻", "会費", "連絡先"]
    for row in (
        header,
        ["■東部圏域"],
        ["つばめの会", "火・金", time(9, 30), time(11, 30), 100, "042-000-4001"],
        [],
        header,
        ["■西部圏域"],
        ["かもめの会", "第3土曜日", time(13, 0), time(15, 0), "無料", "042-000-4002"],
        ["※会費は変わることがあります"],
    ):
        sheet.append(row)
    book.save(path)
    return path


def old_excel(path: Path) -> Path:
    """Excel 97–2003, merged name over two rows: one place on two days."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("通いの場")
    for column, title in enumerate(["通いの場名", "開催曜日", "時間帯", "開設年月日", "代表者", "電話"]):
        sheet.write(0, column, title)
    sheet.write_merge(1, 2, 0, 0, "ふくろうの会")
    day = xlwt.easyxf(num_format_str="yyyy/mm/dd")
    for row, (weekday, hours) in enumerate([("月曜日", "10:00-11:30"), ("木曜日", "13:00-14:30")], 1):
        sheet.write(row, 1, weekday)
        sheet.write(row, 2, hours)
    sheet.write(1, 3, date(2015, 4, 1), day)
    sheet.write(1, 4, "伊藤 四郎")
    sheet.write(1, 5, "042-000-5001")
    book.save(str(path))
    return path


def saved_by_office(path: Path) -> Path:
    """A CSV as Excel for Japan saves it: CP932, areas written once, quoted line breaks."""
    rows = [
        ["圏域", "居場所名", "ふりがな", "主な活動", "会場", "開催日", "参加費", "公開可否", "備考"],
        [
            "東部",
            "みなとサロン",
            "みなとさろん",
            "茶話会",
            "みなと集会所",
            "毎週水曜 10時～12時",
            "100円",
            "可",
            "雨天中止\n要予約",
        ],
        ["", "はまべの会", "はまべのかい", "体操", "浜辺公民館", "隔週金曜 14時～15時半", "無料", "不可", ""],
        ["西部", "やまびこ", "やまびこ", "コーラス", "山彦会館", "気が向いたとき", "実費", "確認中", ""],
    ]
    path.write_bytes(_csv(rows, ",").encode("cp932"))
    return path


def utf16_tabs(path: Path) -> Path:
    """「Unicode テキスト」 of Excel: UTF-16 with tabs."""
    rows = [
        ["グループ名", "場所", "活動日時", "TEL"],
        ["𠮷野の会", "𠮷野会館", "第1月曜日 10:00～12:00", "042-000-6001"],
    ]
    path.write_bytes(_csv(rows, "\t").encode("utf-16"))
    return path


def plain_utf8(path: Path) -> Path:
    """UTF-8 without a mark, semicolons, texts that a spreadsheet would run."""
    rows = [
        ["名称", "活動内容", "電話番号"],
        ["'=1+1", "<b>A&B</b>", "042-000-7001"],
        ["'-会", "'つづき", "042-000-7002"],
    ]
    path.write_bytes(_csv(rows, ";").encode("utf-8"))
    return path


def numbers_as_numbers(path: Path) -> Path:
    """Excel took phones and postal codes for numbers and ate their zeros."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["名称", "会場", "郵便番号", "住所", "電話", "定員", "開始年"])
    sheet.append(["さざなみ", "湖畔センター", 600001, "札幌市中央区北一条西1-1", 420007777, 15, 2019])
    book.save(path)
    return path


def _csv(rows: list[list[str]], delimiter: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


LAYOUTS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "two_row_header": (two_row_header, "a.xlsx"),
    "sheet_for_each_area": (sheet_for_each_area, "b.xlsx"),
    "two_things_in_a_cell": (two_things_in_a_cell, "c.xlsx"),
    "repeated_header": (repeated_header, "d.xlsx"),
    "old_excel": (old_excel, "e.xls"),
    "saved_by_office": (saved_by_office, "f.csv"),
    "utf16_tabs": (utf16_tabs, "g.txt"),
    "plain_utf8": (plain_utf8, "h.csv"),
    "numbers_as_numbers": (numbers_as_numbers, "i.xlsx"),
}
"""Name -> (writer, file name)."""
