"""One value of the JSON form as the value of a field."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import parse_hex_id

_LARGEST = 1 << 53
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ValueReading:
    """A value for a field, or the Japanese sentence that says why it is none."""

    value: FieldValue = None
    problem: str = ""


def read_value(field: Field, written: object) -> ValueReading:
    """A value as JSON holds it; null is an empty field. Terms and links come as ids, see `json_import`."""
    if written is None:
        return ValueReading(field.default if field.kind is FieldKind.YES_NO else _nothing(field))
    if field.kind in (FieldKind.INTEGER, FieldKind.REAL, FieldKind.YES_NO):
        return _read_number(field, written)
    if not isinstance(written, str):
        return ValueReading(
            problem=f"{field.label}は文字で書いてください（「{_short(written)}」は文字ではありません）。"
        )
    if not is_text(written):
        return ValueReading(problem=f"{field.label}に、文字ではない符号が入っています。")
    text = written.replace("\r\n", "\n").replace("\r", "\n")
    if field.options and text == "":
        return ValueReading(text if "" in field.options else _nothing(field))
    return ValueReading(text)


def is_text(written: str) -> bool:
    """Whether a string is text to the last letter: JSON can spell half a character."""
    return not any("\ud800" <= letter <= "\udfff" for letter in written)


def _nothing(field: Field) -> FieldValue:
    """What an emptied field holds: a code without an empty choice goes back to its default."""
    if field.options and "" not in field.options:
        return field.default
    return None if field.default is None else ""


def _read_number(field: Field, written: object) -> ValueReading:
    if field.kind is FieldKind.YES_NO and (isinstance(written, bool) or written in (0, 1)):
        return ValueReading(int(bool(written)))
    is_number = isinstance(written, int | float) and not isinstance(written, bool)
    if not is_number or field.kind is FieldKind.YES_NO:
        return ValueReading(problem=f"{field.label}は数で書いてください（「{_short(written)}」は数ではありません）。")
    assert isinstance(written, int | float)  # is_number
    if not math.isfinite(written) or abs(written) > _LARGEST:
        return ValueReading(problem=f"{field.label}の数が大きすぎます。")
    if field.kind is FieldKind.REAL:
        return ValueReading(float(written))
    if written != int(written):
        return ValueReading(problem=f"{field.label}は小数のない数で書いてください。")
    return ValueReading(int(written))


def read_id(written: object) -> int | None:
    """An id from 16 hex digits, None for anything else."""
    return parse_hex_id(written) if isinstance(written, str) else None


def _short(written: object) -> str:
    text = str(written)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
