"""Sheets that are no plain list: labels down the left side, several lists side by side. They are turned and cut."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from app.exchange.sheet import Cell, MergedRange, Sheet, cell_text
from app.exchange.targets import RECOGNISED, TARGETS, folded_title, known_words

_SEARCHED = 40
_FEWEST_LABELS = 4
_FEWEST_REPEATED = 2


def upright_parts(sheet: Sheet) -> tuple[Sheet, ...]:
    """The lists of a sheet, each with its titles in a row; the sheet itself where that is so already.

    A turned list counts its columns as rows. Further lists have 「（2）」 behind the name of the sheet.
    """
    turned = _turned(sheet) if _is_lying(sheet) else sheet
    starts = _starts(turned)
    if len(starts) < _FEWEST_REPEATED:
        return (turned,)
    ends = [*starts[1:], max(map(len, turned.rows))]
    return tuple(_cut(turned, start, end, number) for number, (start, end) in enumerate(zip(starts, ends, strict=True)))


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    """Folded title -> what such a column holds; サロン, 通いの場 and 名称 are one thing."""
    return {word: each.key for kind in reversed(RECOGNISED) for each in TARGETS[kind] for word in each.words}


def _titles(cells: list[Cell]) -> int:
    """How many different things are named here by titles of lists, word for word."""
    keys = {_meanings().get(folded_title(cell_text(cell)), "") for cell in cells if isinstance(cell, str) and cell}
    return len(keys - {""})


def _is_lying(sheet: Sheet) -> bool:
    """Whether the titles stand one below the other: clearly more of them in a column than in any row."""
    width = max(map(len, sheet.rows), default=0)
    down = max((_titles([row[column] for row in sheet.rows]) for column in range(min(3, width))), default=0)
    across = max((_titles(list(row)) for row in sheet.rows[:_SEARCHED]), default=0)
    return down >= _FEWEST_LABELS and down > across + 1


def _turned(sheet: Sheet) -> Sheet:
    """Rows as columns, without the empty ones."""
    filled = [row for row in sheet.rows if any(cell != "" for cell in row)]
    remark = "見出しが左にたてに並んでいるので、1列を1件として読みました。行の番号は、左から数えた列です。"
    merged = () if len(filled) < len(sheet.rows) else sheet.merged
    return Sheet(
        name=sheet.name,
        rows=tuple(zip(*filled, strict=True)),
        merged=tuple(MergedRange(each.left, each.top, each.right, each.bottom) for each in merged),
        remarks=(*sheet.remarks, remark),
    )


def _starts(sheet: Sheet) -> list[int]:
    """Where each of several equal lists begins: the columns where the first titles of the header come again."""
    header = max(sheet.rows[:_SEARCHED], key=lambda row: _titles(list(row)), default=())
    keys = [folded_title(cell_text(cell)) if cell != "" else "" for cell in header]
    filled = [column for column, key in enumerate(keys) if key]
    if len(filled) < _FEWEST_REPEATED * 2 or _titles(list(header)) < _FEWEST_REPEATED:
        return []
    first, second = keys[filled[0]], keys[filled[1]]
    if first not in known_words():
        return []
    return [one for one, other in pairwise(filled) if (keys[one], keys[other]) == (first, second)]


def _cut(sheet: Sheet, start: int, end: int, number: int) -> Sheet:
    merged = tuple(
        MergedRange(each.top, each.left - start, each.bottom, each.right - start)
        for each in sheet.merged
        if start <= each.left and each.right < end
    )
    return Sheet(
        name=sheet.name if number == 0 else f"{sheet.name}（{number + 1}）",
        rows=tuple(row[start:end] for row in sheet.rows),
        merged=merged,
        remarks=sheet.remarks if number == 0 else (),
    )
