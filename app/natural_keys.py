"""Rows whose id follows from their key: 参加の記録 of a month, the value of a year (records.md, Ids).

Such a row can be typed like any other; when it is about to be saved, it gets the id that its key has in every copy.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.editing import Editing
from app.problem import Problem
from app.records.base import Record
from app.records.ids import derived_id


def key_id(record: Record) -> int:
    """The id of a row with this key; its own id for a kind without a natural key."""
    keys = record.key_fields()
    return derived_id(record.KIND, *(record.get(field.name) for field in keys)) if keys else record.id


def key_problems(editing: Editing) -> Sequence[Problem]:
    """Rows under the pen that lack a part of their key, or whose key another row has already."""
    problems: list[Problem] = []
    seen: set[int] = set()
    for _, record in editing.touched():
        if record is None or not record.key_fields():
            continue
        number = key_id(record)
        own = [field for field in record.key_fields() if not field.parent]
        missing = next((field for field in own if not field.required and record.get(field.name) is None), None)
        is_twice = number in seen or (number != record.id and editing.get(type(record), number) is not None)
        if missing is not None:
            message = f"{missing.label}を入れてください（あとで直せます）"
            problems.append(Problem(missing.name, message, record_id=record.id, kind=record.KIND))
        elif is_twice:
            message = f"同じ{'と'.join(field.label for field in own)}の行が、もうあります"
            problems.append(Problem(own[0].name, message, record_id=record.id, kind=record.KIND))
        seen.add(number)
    return problems


def settle_keys(editing: Editing) -> None:
    """Give every row under the pen the id of its key: one whose key was changed goes and comes back as another.

    For an Editing without `key_problems`, just before it is written.
    """
    for _, record in list(editing.touched()):
        if record is None or key_id(record) == record.id:
            continue
        values = {field.name: record.get(field.name) for field in record.FIELDS}
        editing.drop(record)
        editing.put(type(record)(id=key_id(record)).changed(**values))
