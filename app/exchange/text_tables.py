"""CSV and TSV in the encodings that Japanese offices use, as one sheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from app.errors import ExpectedError
from app.exchange.own_columns import own_delimiter
from app.exchange.sheet import MAX_ROWS, Cell, Sheet
from app.progress import Progress

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = (",", "\t", ";", "|")
_RUN = r"[=+\-@＝＋－＠\t\r\n]"
"""What a spreadsheet takes for the beginning of a formula."""

_WOULD_RUN, _GUARDED = re.compile(rf"'*{_RUN}"), re.compile(rf"'+{_RUN}")
_NUMBER_OR_PHONE = re.compile(r"[+-]?\d+(\.\d+)?|\+\d{1,3}[-\s()\d]{6,}")
_SAMPLE_ROWS = 30
_ROWS_BETWEEN_REPORTS = 2000

_CUT = "ファイルの終わりが文字のとちゅうで切れています。最後の行を確かめてください。"
_UNREADABLE = "読めない文字を「�」にしたところがあります。もとの表と見くらべてください。"
_OPEN_QUOTE = '「"」が閉じていないところがあります。最後の行を確かめてください。'


def read_text_table(source: Path, progress: Progress) -> Sheet:
    """The table in a text file; encoding and delimiter are found from the content.

    Raises:
        ExpectedError: it is not text, or a cell or the table is too large.
    """
    text, remarks = decode(source.read_bytes(), source.name)
    delimiter = "\t" if source.suffix.lower() == ".tsv" else own_delimiter(text) or find_delimiter(text)
    rows: list[tuple[Cell, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(tuple(_plain(value) for value in row))
            if len(rows) % _ROWS_BETWEEN_REPORTS == 0:
                progress(len(rows), 0)
            if len(rows) > MAX_ROWS:
                raise ExpectedError(
                    f"「{source.name}」は{MAX_ROWS:,}行をこえていて読めません。", "表を分けてから選んでください。"
                )
    except csv.Error:
        raise ExpectedError(
            f"「{source.name}」の{len(rows) + 1}行目あたりは、1つの欄が長すぎて読めません。",
            '「"」の数が合っているか確かめてください。',
        ) from None
    if text.count('"') % 2:
        remarks = (*remarks, _OPEN_QUOTE)
    width = max(map(len, rows), default=0)
    return Sheet(
        name=source.stem,
        rows=tuple(row + ("",) * (width - len(row)) for row in rows),
        remarks=remarks,
    )


def decode(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file and remarks on what was lost.

    Raises:
        ExpectedError: the bytes are no text in any encoding known here.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding)
    if b"\0" in content[:4096]:
        encoding = _utf16_without_mark(content)
        if not encoding:
            raise ExpectedError(f"「{name}」は表ではありません。", "ExcelかCSVの表を選んでください。")
        return _decode_as(content, encoding)
    for encoding in ("utf-8", "cp932"):
        text, remarks = _decode_as(content, encoding)
        if _UNREADABLE not in remarks:
            return text, remarks
    # Neither fits: the one that loses fewer letters.
    return min((_decode_as(content, encoding) for encoding in ("utf-8", "cp932")), key=lambda got: got[0].count("�"))


def _decode_as(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError as error:
        longest_letter = 4
        if error.start >= len(content) - longest_letter and error.end == len(content):
            return content[: error.start].decode(encoding), (_CUT,)
    return content.decode(encoding, errors="replace"), (_UNREADABLE,)


def _utf16_without_mark(content: bytes) -> str:
    sample = content[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 40
    if odd > enough and odd > even * 4:
        return "utf-16-le"
    if even > enough and even > odd * 4:
        return "utf-16-be"
    return ""


def find_delimiter(text: str) -> str:
    """The delimiter under which most of the first rows have the same number of columns, more than one."""
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        widths: list[int] = []
        try:
            for row in csv.reader(io.StringIO(text[:65536], newline=""), delimiter=delimiter):
                widths.append(len(row))
                if len(widths) == _SAMPLE_ROWS:
                    break
        except csv.Error:
            continue
        wide = Counter(width for width in widths if width > 1)
        score = sum(count * (1 + width / 100) for width, count in wide.most_common(1))
        if score > best_score:
            best, best_score = delimiter, score
    return best


def guarded(text: str) -> str:
    """Text as a CSV file holds it: with a `'` in front when a spreadsheet would run it (records.md, JSON)."""
    if _WOULD_RUN.match(text) and not _NUMBER_OR_PHONE.fullmatch(text):
        return f"'{text}"
    return text


def unguarded(value: str) -> str:
    """The text that `guarded` was given."""
    return value[1:] if _GUARDED.match(value) else value


def _plain(value: str) -> str:
    return unguarded(value).replace("\r\n", "\n").replace("\r", "\n")
