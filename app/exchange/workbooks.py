"""Excel and OpenDocument workbooks as sheets, after making sure that reading them cannot fill the memory."""

from __future__ import annotations

import re
import zipfile
import zlib
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ExpectedError
from app.exchange.sheet import MAX_ROWS, Cell, MergedRange, Sheet, column_letters, plain_cell
from app.progress import Progress

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"

MAX_UNPACKED = 400 * 1024 * 1024
"""All members of the zip together, unpacked."""

MAX_CELLS = 4_000_000
"""Height × width of one sheet: the reader holds the whole rectangle, 24 bytes a cell and more."""

_FILLED_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*[^/>]>')
_BROKEN_CELL = re.compile(rb'<c\b[^>]*\br="([A-Z]{1,3}\d{1,7})"[^>]*\bt="e"')
_CHUNK = 1 << 20
_OVERLAP = 256

_DAMAGED = "Excelで開けるか確かめ、「名前を付けて保存」で保存しなおしてから選んでください。"


def is_workbook(head: bytes) -> bool:
    """True for the first bytes of a zip (.xlsx, .ods) or of the older Office container (.xls)."""
    return head.startswith((_ZIP, _EMPTY_ZIP, _OLE))


def read_workbook(source: Path, progress: Progress) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook; hidden ones stay unread, with a remark on the first.

    Raises:
        ExpectedError: protected, damaged, not a workbook, or too large unpacked.
    """
    import python_calamine

    broken = _check_container(source, progress)
    try:
        with python_calamine.CalamineWorkbook.from_path(source) as workbook:
            sheets = _read_all(workbook, progress)
    except python_calamine.PasswordError:
        raise _protected(source.name) from None
    except python_calamine.CalamineError:
        raise ExpectedError(f"「{source.name}」はこわれているか、表の形ではありません。", _DAMAGED) from None
    return _with_remark(sheets, _about_broken(broken)) if broken else sheets


def _with_remark(sheets: tuple[Sheet, ...], remark: str) -> tuple[Sheet, ...]:
    """The sheets with a remark on the first one, for what concerns the whole workbook."""
    first, *others = sheets
    return (Sheet(first.name, first.rows, first.merged, (*first.remarks, remark)), *others)


def _about_broken(cells: set[str]) -> str:
    most = 10
    shown = sorted(cells, key=lambda cell: (len(cell), cell))[:most]
    more = "など" if len(cells) > most else ""
    return f"計算できなかったセル（#REF! など）が{len(cells)}か所あり、空けて読みました（{'、'.join(shown)}{more}）。"


def _read_all(workbook: CalamineWorkbook, progress: Progress) -> tuple[Sheet, ...]:
    import python_calamine

    visible = python_calamine.SheetVisibleEnum.Visible
    work_sheet = python_calamine.SheetTypeEnum.WorkSheet
    names = [m.name for m in workbook.sheets_metadata if m.visible == visible and m.typ == work_sheet]
    hidden = [m.name for m in workbook.sheets_metadata if m.visible != visible]
    sheets = []
    for done, name in enumerate(names):
        progress(done, len(names))
        sheets.append(_read_sheet(workbook.get_sheet_by_name(name)))
    if hidden and sheets:
        remark = f"かくれているシート「{'」「'.join(hidden)}」は読みませんでした。"
        return _with_remark(tuple(sheets), remark)
    return tuple(sheets)


def _read_sheet(sheet: CalamineSheet) -> Sheet:
    rows = tuple(
        tuple([_cell(value) for value in row]) for row in sheet.to_python(skip_empty_area=False)
    )
    merged = tuple(
        MergedRange(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Sheet(name=sheet.name, rows=rows, merged=merged)


def _cell(value: object) -> Cell:
    """A value of the library as a Cell, with the two escapes that it leaves: code points that are no characters."""
    if not isinstance(value, str):
        return plain_cell(value)
    if "_xFFF" in value:
        value = value.replace("_xFFFE_", "\ufffe").replace("_xFFFF_", "\uffff")
    return plain_cell(value) if "\r" in value else value


def _check_container(source: Path, progress: Progress) -> set[str]:
    """Make sure that the file may be read; returns the cells whose formula failed, which the reader takes for empty."""
    with source.open("rb") as file:
        is_ole = file.read(8) == _OLE
    if is_ole:
        _check_ole(source)
        return set()
    try:
        with zipfile.ZipFile(source) as container:
            return _check_zip(source.name, container, progress)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise ExpectedError(
            f"「{source.name}」はこわれています（コピーのとちゅうで切れたのかもしれません）。", _DAMAGED
        ) from None


def _check_ole(source: Path) -> None:
    content = source.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise _protected(source.name)
    if "WordDocument".encode("utf-16-le") in content:
        raise _not_a_table(source.name, "Wordの文書")
    if "PowerPoint Document".encode("utf-16-le") in content:
        raise _not_a_table(source.name, "PowerPoint")


def _check_zip(name: str, container: zipfile.ZipFile, progress: Progress) -> set[str]:
    members = container.infolist()
    names = {member.filename for member in members}
    if any(member.startswith("Index/") and member.endswith(".iwa") for member in names) or "Index.zip" in names:
        raise ExpectedError(
            f"「{name}」はNumbersの表です。", "Numbersで「書き出す」→「Excel」をえらび、できた.xlsxを選んでください。"
        )
    if "word/document.xml" in names:
        raise _not_a_table(name, "Wordの文書")
    if "ppt/presentation.xml" in names:
        raise _not_a_table(name, "PowerPoint")
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise _not_a_table(name, "表ではないもの（zip）")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _too_large(name)
    unpacked = 0
    broken: set[str] = set()
    for done, member in enumerate(members):
        progress(done, len(members))
        if member.flag_bits & 1:
            raise _protected(name)
        unpacked += _unpacked_size(name, container, member, MAX_UNPACKED - unpacked, broken)
    return broken


def _unpacked_size(
    name: str, container: zipfile.ZipFile, member: zipfile.ZipInfo, allowed: int, broken: set[str]
) -> int:
    """Unpack one member piece by piece, for a declared size may lie; on the way find out how wide a sheet is and which
    formulas failed (into `broken`)."""
    is_sheet = member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml")
    size, bottom, right, tail = 0, 0, 0, b""
    with container.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > allowed:
                raise _too_large(name)
            if not is_sheet:
                continue
            seen = tail + chunk
            filled = _FILLED_CELL.findall(seen)
            right = max(right, *map(_column_number, set(map(itemgetter(0), filled))), 0)
            bottom = max(bottom, *map(int, set(map(itemgetter(1), filled))), 0)
            if b't="e"' in seen:
                broken.update(cell.decode() for cell in _BROKEN_CELL.findall(seen))
            tail = chunk[-_OVERLAP:]
    if bottom > MAX_ROWS or bottom * right > MAX_CELLS:
        far = f"{column_letters(right - 1)}{bottom}"
        raise ExpectedError(
            f"「{name}」のシートは広すぎて読めません（いちばん遠いセルは{far}）。",
            "表からはなれた所にある文字を消して、保存しなおしてください。",
        )
    return size


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _protected(name: str) -> ExpectedError:
    return ExpectedError(
        f"「{name}」にはパスワードがかかっていて、読めません。",
        "Excelで開き、パスワードを外して保存してから選んでください。",
    )


def _not_a_table(name: str, what: str) -> ExpectedError:
    return ExpectedError(f"「{name}」は{what}です。表として読めません。", "ExcelかCSVの表を選んでください。")


def _too_large(name: str) -> ExpectedError:
    return ExpectedError(
        f"「{name}」は中身が大きすぎて読めません（ひらくと{MAX_UNPACKED // (1024 * 1024)}MBをこえます）。",
        "表のシートだけを別のExcelに写してから選んでください。",
    )
