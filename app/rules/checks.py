"""check(record): what cannot be saved as it stands, as Problems beside their fields.

Works from the field descriptions alone; a new field is checked by its kind. Typed input (「R7.4.1」, full-width digits)
is turned into stored form by the editors and the import before it comes here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from app.problem import Problem
from app.records.base import Record
from app.records.field import Field, FieldKind, FieldValue
from app.records.schedule import Schedule

_CLOCK = re.compile(r"(?:[01][0-9]|2[0-4]):[0-5][0-9]")
_POSTAL_CODE = re.compile(r"[0-9]{3}-[0-9]{4}")
_EMAIL = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+\.[^@\s\x00-\x1f]+")
_URL = re.compile(r"https?://[^\s\x00-\x1f/]+\S*", re.IGNORECASE)


def check(record: Record) -> tuple[Problem, ...]:
    """Every problem of one record, in the order of its fields; empty when it can be saved."""
    problems = [problem for field in record.FIELDS for problem in _field_problems(record, field)]
    if isinstance(record, Schedule):
        problems.extend(_schedule_problems(record, {problem.field for problem in problems}))
    return tuple(problems)


def check_parent(record: Record) -> tuple[Problem, ...]:
    """The problem of a record that belongs to nothing although its kind always does (a 働きかけ without a 場)."""
    parents = record.parent_fields()
    if not parents or any(record.get(field.name) is not None for field in parents):
        return ()
    words = "か".join(field.label for field in parents)
    return (Problem(parents[0].name, f"{words}を入れてください（あとで直せます）", record.id, record.KIND),)


def check_all(records: Iterable[Record]) -> tuple[Problem, ...]:
    """The problems of several records."""
    return tuple(problem for record in records for problem in check(record))


def _field_problems(record: Record, field: Field) -> Iterable[Problem]:
    value = record.get(field.name)
    if value is None or (isinstance(value, str) and not value.strip()):
        message = f"{field.label}を入れてください（あとで直せます）" if field.required else None
    else:
        found = _CHECKS.get(field.kind)
        message = found(value, field) if found is not None else None
    if message is not None:
        yield Problem(field.name, message, record.id, record.KIND)


def _schedule_problems(schedule: Schedule, known: set[str]) -> Iterable[Problem]:
    """What the rules of 定例 say, unless the field already has a problem."""
    from app.rules.place_schedule import rule_of
    from app.rules.schedule_rule import problems

    if "start" in known or "end" in known:
        return
    for problem in problems(rule_of(schedule)):
        if problem.field not in known:
            yield Problem(problem.field, problem.message, schedule.id, schedule.KIND)


def _date_message(value: FieldValue, field: Field) -> str | None:
    from app.rules.japanese_calendar import PartialDate

    try:
        PartialDate.from_iso(str(value))
    except ValueError:
        return "日にちが読めません。「令和7年4月1日」「2025/4/1」「R7.4」のように入れてください"
    return None


def _time_message(value: FieldValue, field: Field) -> str | None:
    return None if _CLOCK.fullmatch(str(value)) else "時刻が読めません。「10:30」「午後1時半」のように入れてください"


def _phone_message(value: FieldValue, field: Field) -> str | None:
    from app.rules.phones import read_phone

    problem = read_phone(str(value)).problem
    return problem or None


def _postal_code_message(value: FieldValue, field: Field) -> str | None:
    return None if _POSTAL_CODE.fullmatch(str(value)) else "〒は数字7けたで入れてください（例 187-0034）"


def _email_message(value: FieldValue, field: Field) -> str | None:
    return None if _EMAIL.fullmatch(str(value)) else "メールアドレスは「なまえ@ところ.jp」の形で入れてください"


def _url_message(value: FieldValue, field: Field) -> str | None:
    return None if _URL.fullmatch(str(value)) else "ホームページは https:// からはじまる形で入れてください"


def _code_message(value: FieldValue, field: Field) -> str | None:
    if value in field.options:
        return None
    return f"{field.label}は「{'」「'.join(label for label in field.options.values() if label)}」から選んでください"


def _integer_message(value: FieldValue, field: Field) -> str | None:
    if isinstance(value, int) and 0 <= value < 1 << 53:
        return None
    return f"{field.label}は0より大きい数で入れてください"


_CHECKS: dict[FieldKind, Callable[[FieldValue, Field], str | None]] = {
    FieldKind.DATE: _date_message,
    FieldKind.TIME: _time_message,
    FieldKind.PHONE: _phone_message,
    FieldKind.POSTAL_CODE: _postal_code_message,
    FieldKind.EMAIL: _email_message,
    FieldKind.URL: _url_message,
    FieldKind.CODE: _code_message,
    FieldKind.INTEGER: _integer_message,
    FieldKind.YES_NO: lambda value, field: None if value in (0, 1) else f"{field.label}は「はい」か「いいえ」です",
}
