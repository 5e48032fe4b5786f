"""Values of fields as people read them: in the history, in the trash."""

from __future__ import annotations

from datetime import date, datetime

from app.ledger import Ledger
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind, FieldValue
from app.rules.japanese_calendar import format_date, other_year
from app.store import HistoryLine
from app.titles import short_title_of
from app.wording import noun
from ui.forms.row_words import whole_number_words

NOTHING = "（空）"
LIVES = {
    "created": "新しく書きました",
    "deleted": "消しました",
    "restored": "もどしました",
    "erased": "完全に消しました",
}


def value_words(field: Field, value: FieldValue, ledger: Ledger) -> str:
    """A value in full: links as names, codes as words, dates with 和暦."""
    if value is None or value == "":
        return NOTHING
    if field.target:
        target = ledger.get(BY_KIND[field.target], value) if isinstance(value, int) else None
        return short_title_of(target, ledger) if target is not None else "（いまはない記録）"
    if field.kind is FieldKind.YES_NO:
        return "はい" if value else "いいえ"
    if field.options:
        return field.options.get(str(value), str(value)) or NOTHING
    if field.kind is FieldKind.DATE:
        return _date_words(str(value))
    if field.kind is FieldKind.RULE:
        return _rule_words(str(value))
    if field.kind is FieldKind.BLOB:
        return "写真"
    if isinstance(value, int):
        return whole_number_words(field, value)
    return f"{value:g}{field.unit}" if isinstance(value, float) else f"{value}{field.unit}"


def line_words(line: HistoryLine, ledger: Ledger) -> tuple[str, str, str]:
    """(what it is about, value before, value after) of one line; before is '' for the life of a record."""
    record_class = BY_KIND[line.kind]
    if line.field == "":
        return noun(line.kind, ledger), "", LIVES.get(str(line.new), str(line.new))
    try:
        field = record_class.field(line.field)
    except KeyError:  # a field of a newer or older program
        return line.field, str(line.old or NOTHING), str(line.new or NOTHING)
    return field.label, value_words(field, line.old, ledger), value_words(field, line.new, ledger)


def moment_words(when: datetime, today: date) -> str:
    """「きょう 14:05」「きのう 9:30」「11月24日 14:05」, with the year when it is another one."""
    days = (today - when.date()).days
    time = f"{when.hour}:{when.minute:02}"
    if days in (0, 1):
        return f"{'きょう' if days == 0 else 'きのう'} {time}"
    return f"{other_year(when.date(), today)}{when.month}月{when.day}日 {time}"


def day_words(when: datetime) -> str:
    """「5月12日 16:40」: a moment of another computer, of which きょう would be said in vain."""
    return f"{when.month}月{when.day}日 {when.hour}:{when.minute:02}"


def _date_words(written: str) -> str:
    try:
        return format_date(written)
    except ValueError:
        return written


def _rule_words(written: str) -> str:
    from app.rules.schedule_rule import parse_rule
    from app.rules.schedule_sentence import day_text

    try:
        return day_text(parse_rule(written))
    except ValueError:
        return written
