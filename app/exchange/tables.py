"""Tables in sheets: where the header is, what its columns are called, which rows are entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.sheet import Cell, Sheet, cell_text
from app.exchange.sheet_shapes import upright_parts
from app.exchange.targets import folded_title, is_day_mark_title, is_known_title

_SEARCHED_ROWS = 40
_FEWEST_TITLES = 2
_LONGEST_HEADER_CELL = 30

_TOTAL = re.compile(
    r"^[\s（(【]*(合\s*計|小\s*計|総\s*計|計|総\s*数|合計数|全\s*\d+\s*(か所|箇所|団体|件))([\s:：）)】\d]|$)"
)
_REMARK = re.compile(
    r"^\s*([※＊*☆★]|[（(]?注[）):：\d]|凡例|備考[:：]|以上\s*$|【?凡例|【?お?問い?合わ?せ|【?お?申し?込み?先?\s*[】:：]?"
    r"|(出典|資料|作成|発行|連絡先|担当)\s*([:：]|$)|(電話|TEL|FAX|℡|住所|所在地|メール|E-?mail)\s*([:：]|$)"
    r"|.{0,6}(\d|元)+年.{1,10}(現在|時点|作成|更新)\s*$)",
    re.IGNORECASE,
)
_SECTION_MARKS = "【】［］[]〔〕<>＜＞■□●○◆◇▼◎・ 　"
_COUNT_BEHIND = re.compile(r"[（(]\s*\d+\s*(か所|ヶ所|カ所|箇所|件|団体)?\s*[）)]\s*[】］\]]?\s*$")
_AREA_WORD = re.compile(r"^.{1,14}?(圏域|地区|地域|エリア|ブロック|支部|方面|部会|学区)$")
_AREA_SHORT = re.compile(r"^[東西南北中]{1,2}[部央]$|^中央$")


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column.

    Attributes:
        index: column of the sheet, from 0.
        title: its own title, line breaks taken out; '' when it has none.
        group: the title that stands above several columns, '' for none.
    """

    index: int
    title: str
    group: str = ""

    @property
    def name(self) -> str:
        """What a user would call the column."""
        if self.title and self.group:
            return f"{self.group} {self.title}"
        return self.title or self.group


@dataclass(frozen=True, slots=True)
class TableRow:
    """One entry.

    Attributes:
        number: row of the sheet as Excel counts, from 1.
        cells: one per column of the table; a merged cell's value stands in all its rows.
        merged: positions in `cells` whose value was brought down from a merged cell above.
        section: the heading row above it that names an area (「■東部圏域」), '' for none.
    """

    number: int
    cells: tuple[Cell, ...]
    merged: frozenset[int] = frozenset()
    section: str = ""


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row that is no entry: number, text and, in Japanese, why; `is_title` when it stands above the header."""

    sheet: str
    number: int
    text: str
    reason: str
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The list on one sheet.

    Attributes:
        sheet: name of the sheet.
        header_row: the last row of the header, as Excel counts.
        columns: those with a title or with anything below it.
        rows: the entries.
        left_out: rows that are no entries; blank ones are not mentioned.
        remarks: of the sheet, as Japanese sentences.
        kind: what the rows are, where the shape of the sheet says so; '' where the titles have to.
    """

    sheet: str
    header_row: int
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    left_out: tuple[LeftOutRow, ...] = ()
    remarks: tuple[str, ...] = ()
    kind: str = ""


def find_tables(sheets: Sequence[Sheet]) -> tuple[tuple[Table, ...], tuple[LeftOutRow, ...]]:
    """The table of every sheet that has one, and the rows of the sheets that have none (legends, notes)."""
    tables: list[Table] = []
    left_out: list[LeftOutRow] = []
    for sheet in (part for whole in sheets for part in upright_parts(whole)):
        table = find_table(sheet)
        if table is not None:
            tables.append(table)
            continue
        for number, row in enumerate(sheet.rows, 1):
            if text := _row_text(row):
                left_out.append(LeftOutRow(sheet.name, number, text, "見出しのないシートです"))
    return tuple(tables), tuple(left_out)


def find_table(sheet: Sheet) -> Table | None:
    """The list on a sheet, None when no row reads like a header."""
    found = _find_header(sheet)
    if found is None:
        return None
    first, height = found
    columns = _columns(sheet, first, height)
    start = first + height
    filled, brought = _fill_merged(sheet, start)
    header = [folded_title(column.title or column.group) for column in columns]
    rows: list[TableRow] = []
    left_out = [
        LeftOutRow(sheet.name, number, text, "表の上の題です", is_title=True)
        for number, row in enumerate(sheet.rows[:first], 1)
        if (text := _row_text(row))
    ]
    section = next((name for row in sheet.rows[first - 1 : first] if (name := _section_name(_filled(row)))), "")
    for offset, row in enumerate(filled):
        number = start + offset + 1
        cells = tuple(row[column.index] for column in columns)
        own = [cell for position, cell in enumerate(cells) if cell != "" and position not in brought.get(offset, ())]
        if not own and all(row[column.index] == sheet.rows[start + offset][column.index] for column in columns):
            continue
        if heading := _section_name(own):
            section = heading
            left_out.append(LeftOutRow(sheet.name, number, _row_text(row), "地域の見出しです"))
        elif reason := _reason_to_leave_out(cells, own, header):
            left_out.append(LeftOutRow(sheet.name, number, _row_text(row), reason))
        else:
            positions = {column.index: position for position, column in enumerate(columns)}
            merged = frozenset(positions[index] for index in brought.get(offset, ()) if index in positions)
            rows.append(TableRow(number, cells, merged, section))
    return Table(sheet.name, start, columns, tuple(rows), tuple(left_out), sheet.remarks)


def is_area_name(text: str) -> bool:
    """Whether a heading or a tab names a part of the town: 東部, 西部圏域, 花小金井地区."""
    bare = text.strip(_SECTION_MARKS)
    return bool(_AREA_SHORT.match(bare) or _AREA_WORD.match(bare))


def _find_header(sheet: Sheet) -> tuple[int, int] | None:
    """(first row, height 1 or 2) of the header; the earliest of the best."""
    best, best_score = None, _FEWEST_TITLES - 0.5
    for first in range(min(_SEARCHED_ROWS, len(sheet.rows))):
        single = _score([cell_text(cell) for cell in sheet.rows[first]])
        if single > best_score:
            best, best_score = (first, 1), single
        if first + 1 < len(sheet.rows) and _may_be_header_pair(sheet, first):
            titles = [title or group for group, title in _pair_titles(sheet, first)]
            if (double := _score(titles)) > max(single, best_score):
                best, best_score = (first, 2), double
    return best


def _score(titles: Sequence[str]) -> float:
    """Number of cells that read like titles; text that no header would hold counts against the row."""
    known = {folded_title(title) for title in titles if title and is_known_title(title)}
    strange = sum(len(title) > _LONGEST_HEADER_CELL or _is_number(title) for title in titles)
    marks = sum(map(is_day_mark_title, titles)) > 1  # 月 火 水 … above columns of ○ say together what one 曜日 says
    return len(known) - strange + 1.5 * marks


def _is_number(title: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\-/:]+", title.strip()))


def _may_be_header_pair(sheet: Sheet, first: int) -> bool:
    """Whether the row below can belong to the header: it fills gaps of the upper one, or is merged into it."""
    upper, lower = sheet.rows[first], sheet.rows[first + 1]
    if any(not isinstance(cell, str) for cell in lower) or _section_name(_filled(upper)) or _is_alone(upper, lower):
        return False
    if any(merged.top == first and merged.bottom == first + 1 for merged in sheet.merged):
        return True
    below = [cell_text(cell) for cell in lower if cell != ""]
    if not below or sum(map(is_known_title, below)) * 2 < len(below):
        return False
    return any(upper[index] == "" and lower[index] != "" for index in range(len(lower)))


def _is_alone(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether the upper row is nothing but the title of the list, above the first of its columns."""
    first = next((index for index, cell in enumerate(lower) if cell != ""), 0)
    return len(_filled(upper)) == 1 and upper[first] != ""


def _pair_titles(sheet: Sheet, first: int) -> list[tuple[str, str]]:
    """(title above, own title) of each column of a two-row header; what stands above spreads over a merged range,
    or, in files that know no merging, over the gaps to its right that have a title below."""
    upper = [_title(cell) for cell in sheet.rows[first]]
    lower = [_title(cell) for cell in sheet.rows[first + 1]]
    wide = [merged for merged in sheet.merged if merged.top <= first <= merged.bottom and merged.right > merged.left]
    for merged in wide:
        for index in range(merged.left + 1, merged.right + 1):
            upper[index] = upper[merged.left]
    if not sheet.merged:
        for index in range(1, len(upper)):
            if not upper[index] and lower[index] and lower[index - 1]:
                upper[index] = upper[index - 1]
    return [(above if below else "", below or above) for above, below in zip(upper, lower, strict=True)]


def _columns(sheet: Sheet, first: int, height: int) -> tuple[TableColumn, ...]:
    titles = _pair_titles(sheet, first) if height == 2 else [("", _title(cell)) for cell in sheet.rows[first]]
    below = sheet.rows[first + height :]
    return tuple(
        TableColumn(index, title, group)
        for index, (group, title) in enumerate(titles)
        if title or any(row[index] != "" for row in below)
    )


def _fill_merged(sheet: Sheet, start: int) -> tuple[list[tuple[Cell, ...]], dict[int, set[int]]]:
    """The rows from `start` on with every cell that is merged downwards filled, and which cells those are."""
    rows = [list(row) for row in sheet.rows[start:]]
    brought: dict[int, set[int]] = {}
    for merged in sheet.merged:
        if merged.bottom == merged.top or merged.top < start:
            continue
        value = sheet.rows[merged.top][merged.left]
        for row in range(merged.top + 1, min(merged.bottom + 1, len(sheet.rows))):
            rows[row - start][merged.left] = value
            brought.setdefault(row - start, set()).add(merged.left)
    return [tuple(row) for row in rows], brought


def _section_name(own: Sequence[Cell]) -> str:
    if len(own) != 1 or not isinstance(own[0], str):
        return ""
    bare = _COUNT_BEHIND.sub("", own[0]).strip(_SECTION_MARKS)
    return bare if is_area_name(bare) else ""


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell != ""]


def _reason_to_leave_out(cells: tuple[Cell, ...], own: Sequence[Cell], header: Sequence[str]) -> str:
    """Why a row is no entry, '' when it is one."""
    first = cell_text(own[0]) if own else ""
    repeated = [folded_title(cell_text(cell)) == title for cell, title in zip(cells, header, strict=True) if cell != ""]
    if len(repeated) > 1 and sum(repeated) * 2 > len(repeated):
        return "見出しのくり返しです"
    if _TOTAL.match(first) and len(own) <= max(3, len(cells) // 3):
        return "合計の行です"
    few = len(own) <= 2
    if few and _REMARK.match(first):
        return "ただし書きの行です"
    return ""


def _title(cell: Cell) -> str:
    return "".join(cell_text(cell).split("\n")).strip()


def _row_text(row: Sequence[Cell]) -> str:
    return "　".join(" ".join(cell_text(cell).split()) for cell in row if cell != "")
