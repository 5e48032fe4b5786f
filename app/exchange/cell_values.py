"""One cell as the value of one field: typed input is read by the rules, everything else is kept as written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, time

from app.exchange.sheet import Cell, cell_text
from app.records.field import Field, FieldKind, FieldValue
from app.rules.normalise import fold


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell was read as.

    Attributes:
        value: for the field; '' or None where nothing could be read.
        problem: Japanese sentence about what could not be read, or how it was understood; '' for nothing to say.
        rest: the part of the cell that has no place in the value and must be kept elsewhere.
    """

    value: FieldValue
    problem: str = ""
    rest: str = ""


_CODE_WORDS: dict[str, dict[str, str]] = {
    "status": {
        "活動中": "active", "実施中": "active", "開催中": "active", "継続": "active", "活動": "active",
        "休止": "suspended", "休止中": "suspended", "休会": "suspended", "お休み": "suspended",
        "終了": "ended", "廃止": "ended", "解散": "ended", "閉会": "ended",
        "準備中": "preparing", "予定": "preparing", "開設予定": "preparing", "立ち上げ中": "preparing",
    },
    "stage": {
        "候補": "known", "話し合い中": "approached", "会合に招待": "invited", "提供中": "open", "開所": "open",
        "試し": "trial", "断られた": "declined", "不可": "declined",
    },
    "tier": {"日常生活圏域": "district", "地区": "district", "町": "town", "学区": "community", "自治会": "community"},
}  # fmt: skip
"""Words of lists for fixed codes, beside the labels themselves."""


def read_cell(field: Field, cell: Cell, today: date) -> CellReading:
    """The value of a cell for a field that holds neither a link nor a pick-list entry."""
    if cell == "" or (isinstance(cell, str) and not cell.strip()):
        return CellReading(None if field.kind in (FieldKind.INTEGER, FieldKind.REAL) else "")
    reader = _READERS.get(field.kind)
    if field.name == "consent":
        return _read_consent(cell)
    if field.name == "fee":
        return _read_fee(cell)
    if reader is not None:
        return reader(field, cell, today)
    text = cell_text(cell)
    if field.kind is FieldKind.LONG_TEXT:
        return CellReading(text.strip("\n "))
    return CellReading(" ".join(text.split("\n")).strip())


def _number(cell: Cell) -> str | float:
    """A number as a number, so that the rules know that Excel took its leading zero; anything else as text."""
    return cell if isinstance(cell, int | float) else cell_text(cell)


def _read_phone(field: Field, cell: Cell, today: date) -> CellReading:
    from app.rules.phones import read_phone

    phone = read_phone(_number(cell))
    if phone.problem:
        return CellReading("", f"「{_shown(cell)}」：{phone.problem}", cell_text(cell))
    return CellReading(phone.text)


def _read_postal_code(field: Field, cell: Cell, today: date) -> CellReading:
    from app.rules.addresses import read_postal_code

    code = read_postal_code(_number(cell))
    if code is None:
        return CellReading("", f"「{_shown(cell)}」は〒の数字7けたではありません。", cell_text(cell))
    return CellReading(code)


def _read_email(field: Field, cell: Cell, today: date) -> CellReading:
    from app.rules.addresses import read_email

    address = read_email(cell_text(cell))
    if address is None:
        return CellReading("", f"「{_shown(cell)}」はメールアドレスとして読めません。", cell_text(cell))
    return CellReading(address)


def _read_url(field: Field, cell: Cell, today: date) -> CellReading:
    from app.rules.addresses import read_url

    address = read_url(cell_text(cell))
    if address is None:
        return CellReading("", f"「{_shown(cell)}」はホームページの場所として読めません。", cell_text(cell))
    return CellReading(address)


def _read_date(field: Field, cell: Cell, today: date) -> CellReading:
    from app.rules.date_reading import read_date

    if isinstance(cell, time):
        return CellReading("", f"「{_shown(cell)}」は日付ではありません。", cell_text(cell))
    reading = read_date(cell, today, is_past=field.past)
    if reading.value is None:
        return CellReading("", reading.remark or f"「{_shown(cell)}」は、日付として読めません。", cell_text(cell))
    return CellReading(reading.value.iso, reading.remark)


def _read_integer(field: Field, cell: Cell, today: date) -> CellReading:
    from app.rules.date_reading import read_year
    from app.rules.values import read_capacity

    if field.year and (year := read_year(cell_text(cell))) is not None:
        return CellReading(year)
    capacity = read_capacity(_number(cell))
    if capacity.number is not None and not 0 <= capacity.number < 1 << 53:
        return CellReading(None, f"「{_shown(cell)}」は{field.label}として読めません。", cell_text(cell))
    if capacity.number is None or capacity.unit != "名":
        return CellReading(None, rest=capacity.note)
    return CellReading(capacity.number, rest=capacity.note)


def _read_real(field: Field, cell: Cell, today: date) -> CellReading:
    from app.rules.normalise import fold_width

    try:
        value = float(fold_width(cell_text(cell)))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        return CellReading(None, f"「{_shown(cell)}」は数として読めません。", cell_text(cell))
    return CellReading(value)


def _read_code(field: Field, cell: Cell, today: date) -> CellReading:
    written = cell_text(cell)
    key = fold(written)
    known = {fold(label): code for code, label in field.options.items() if label}
    known |= {fold(word): code for word, code in _CODE_WORDS.get(field.name, {}).items()}
    known |= {fold(code): code for code in field.options if code}
    if key in known:
        return CellReading(known[key])
    labels = "」「".join(label for label in field.options.values() if label)
    return CellReading("", f"「{_shown(cell)}」は、{field.label}（「{labels}」）のどれか分かりません。", written)


def _read_yes_no(field: Field, cell: Cell, today: date) -> CellReading:
    answer = is_yes(cell)
    if answer is None:
        return CellReading(0, f"「{_shown(cell)}」は、はいかいいえか分かりません。", cell_text(cell))
    return CellReading(int(answer))


def _read_consent(cell: Cell) -> CellReading:
    from app.rules.values import read_consent

    answer = read_consent(cell_text(cell))
    if answer is None:
        return CellReading(
            "pending", f"「{_shown(cell)}」が載せてよいという意味か分かりません。確認中にします。", cell_text(cell)
        )
    return CellReading(answer)


def _read_fee(cell: Cell) -> CellReading:
    from app.rules.values import read_fee

    fee = read_fee(_number(cell))
    return CellReading(" ".join(fee.text.split("\n")), fee.remark)


def is_yes(cell: Cell) -> bool | None:
    """Whether a cell says that something is there: True, ○, あり; None when it says something else."""
    from app.rules.values import read_consent

    word = cell_text(cell).strip().lower()
    if word in ("true", "1", "設置", "完備"):
        return True
    if word in ("false", "0", "-", "－", "―"):
        return False
    return {"yes": True, "no": False}.get(read_consent(word) or "")


def _shown(cell: Cell) -> str:
    longest = 40
    text = " ".join(cell_text(cell).split())
    return text if len(text) <= longest else f"{text[:longest]}…"


_READERS = {
    FieldKind.PHONE: _read_phone,
    FieldKind.POSTAL_CODE: _read_postal_code,
    FieldKind.EMAIL: _read_email,
    FieldKind.URL: _read_url,
    FieldKind.DATE: _read_date,
    FieldKind.INTEGER: _read_integer,
    FieldKind.REAL: _read_real,
    FieldKind.CODE: _read_code,
    FieldKind.YES_NO: _read_yes_no,
}
