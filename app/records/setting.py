"""設定 of the book: nouns of this town, freshness limits, the centre's name. Merged like any other record."""

from __future__ import annotations

from app.records.base import Record, record, text


@record(kind="setting", label="設定", main=False)
class Setting(Record):
    """One setting; `key` is the natural key, `value` its text."""

    key: str = text("なまえ", key=True, printed=False, headers=("名まえ",))
    value: str = text("値", level="related")
