"""分類: every entry of every pick list, editable in 設定."""

from __future__ import annotations

from app.records.base import Record, position, record, text, yes_no


@record(kind="term", label="分類")
class Term(Record):
    """An entry of a pick list. Built-in entries have a code and an id derived from (list, code); codes never change."""

    term_list: str = text("選択肢", required=True, printed=False)
    code: str = text("符号", printed=False)
    label: str = text("ことば", required=True, searched=True)
    hidden: int = yes_no("つかわない", printed=False)
    pos: str = position()
