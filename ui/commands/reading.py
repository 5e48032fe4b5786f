"""`list`, `history`: what only reads the ledger."""

from __future__ import annotations

from app.errors import ExpectedError
from app.exchange.json_file import json_value, record_object
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import hex_id, parse_hex_id
from app.store import HistoryLine, Store
from app.titles import short_title_of
from app.wording import counted
from ui.commands.answer import DONE, Answer

_LIFE = {"created": "追加", "deleted": "削除", "restored": "復元", "erased": "完全に削除"}


def list_records(store: Store, kind: str, search: str, answer: Answer) -> int:
    """Every record of a kind, those that `search` finds when it says anything, in the order of the export."""
    from app.search.haystack import haystack_of
    from app.search.query import matches, query_words

    ledger = Ledger(store.read)
    words = query_words(search)
    records = [
        record
        for record in ledger.all(BY_KIND[kind])
        if not words or matches(haystack_of(record, ledger), words)
    ]  # fmt: skip
    objects = [record_object(record) for record in records]
    answer.give(objects, ["\t".join(_cells(record, ledger)) for record in records])
    if not answer.is_json:
        answer.say(f"{BY_KIND[kind].LABEL} {counted(len(records), kind)}")
    return DONE


def _cells(record: Record, ledger: Ledger) -> list[str]:
    """One line: the id, then every field that says something, links by name."""
    cells = [hex_id(record.id)]
    for field in record.FIELDS:
        text = record.text_of(field.name)
        if not text or field.kind is FieldKind.POSITION or field.name.endswith("_level"):
            continue
        if field.target:
            linked = ledger.get(BY_KIND[field.target], int(text))
            text = _called(linked) or text
        cells.append(f"{field.label}={' '.join(field.options.get(text, text).split())}")
    return cells


def _called(record: Record | None) -> str:
    """The name of a record, the label of a term; '' for what has neither."""
    names = [field.name for field in record.FIELDS if field.name in ("name", "label")] if record is not None else []
    return record.text_of(names[0]) if record is not None and names else ""


def history(store: Store, written_id: str, answer: Answer) -> int:
    """Every change ever made, one line per field; of one record and what belongs to it when an id is given."""
    record_id = parse_hex_id(written_id) if written_id else None
    if written_id and record_id is None:
        raise ExpectedError(f"番号「{written_id}」が読めません。", "16けたの番号（0〜9とa〜f）で書いてください。")
    lines = store.history(record_id)
    if record_id is not None and not lines:
        raise ExpectedError(f"番号「{written_id}」の記録は、この帳面にありません。", "一覧で番号を確かめてください。")
    ledger = Ledger(store.read)
    answer.give([_history_object(line) for line in lines], [_history_text(line, ledger) for line in lines])
    return DONE


def _history_object(line: HistoryLine) -> dict[str, object]:
    return {
        "when": line.when.isoformat(),
        "who": line.who,
        "host": line.host,
        "label": line.label,
        "kind": line.kind,
        "id": hex_id(line.record_id),
        "field": line.field,
        "old": _value(line, line.old),
        "new": _value(line, line.new),
    }


def _value(line: HistoryLine, value: str | int | float | None) -> object:
    return json_value(BY_KIND[line.kind].field(line.field).kind, value) if line.field else value


def _history_text(line: HistoryLine, ledger: Ledger) -> str:
    record_class = BY_KIND[line.kind]
    head = f"{line.when:%Y-%m-%d %H:%M:%S}\t{line.who or '（なまえなし）'}\t{line.label}\t"
    head += f"{record_class.LABEL} {hex_id(line.record_id)}"
    if not line.field:
        return f"{head}\t{_LIFE.get(str(line.new), str(line.new))}"
    field = record_class.field(line.field)
    return f"{head}\t{field.label}：{shown_value(field, line.old, ledger)} → {shown_value(field, line.new, ledger)}"


def shown_value(field: Field, value: FieldValue, ledger: Ledger) -> str:
    """A value in full on one line; codes by their label, links by name and number."""
    if value in ("", None):
        return "（なし）"
    if field.target and isinstance(value, int):
        target = ledger.get(BY_KIND[field.target], value)
        return f"「{short_title_of(target)}」（{hex_id(value)}）" if target is not None else hex_id(value)
    text = str(json_value(field.kind, value))
    return f"「{field.options.get(text, text)}」".replace("\n", "⏎")
