"""Rows of any kind, from the field declarations alone: plain fields are read, links and pick lists go by name."""

from __future__ import annotations

from app.exchange.identity import Traits, naming_field
from app.exchange.import_plan import Choice
from app.exchange.intake import Intake, with_notes, with_reading
from app.exchange.row_content import RowContent
from app.exchange.targets import UNIT_OF_GOAL
from app.records.area import Area
from app.records.base import R, Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind, FieldValue
from app.records.goal import Goal
from app.records.ids import derived_id
from app.records.meeting_body import MeetingBody
from app.records.organization import Organization
from app.rules.reading import reading_from_kana

_NOWHERE = ("どこでも", "全域", "市内全域", "市全域", "問わない", "なし", "特になし", "未定", "こだわらない", "-", "－")
"""What lists write where no single area is meant."""


def take_record(intake: Intake, content: RowContent, record_class: type[R], choice: Choice | None) -> R | None:
    """Put the record of a row into the draft and return it; None when it cannot be one, which is reported."""
    values = content.values(record_class)
    values |= linked_values(intake, content, record_class)
    missing = _missing(record_class, values)
    if missing is not None:
        content.report(f"{record_class.KIND}.{missing.name}", f"{missing.label}が分からないので、とりこめません。")
        return None
    if naming_field(record_class):
        known = intake.find(record_class, content, _traits(record_class, values), choice)
        record = known or record_class(id=intake.id_of(content))
    else:
        record_id = _id_of_row(record_class, values)
        record = intake.draft.get(record_class, record_id) or record_class(id=record_id)
    record = with_reading(record.changed(**values), content)
    record = _with_position(intake, record)
    record = with_notes(record, content)
    if naming_field(record_class):
        intake.take(record, content)
    else:
        intake.draft.put(record)
    return record


def linked_values(intake: Intake, content: RowContent, record_class: type[Record]) -> dict[str, FieldValue]:
    """Area, groups, other records and pick-list entries that a row names; what is not found stays in the notes."""
    values: dict[str, FieldValue] = {}
    for field in record_class.FIELDS:
        if not field.target:
            continue
        key = "area.name" if field.name == "area" else f"{record_class.KIND}.{field.name}"
        word = " ".join(content.text(key).split())
        if not word:
            continue
        found = _linked(intake, content, field, key, word)
        if found is not None:
            values[field.name] = found
    return values


def _linked(intake: Intake, content: RowContent, field: Field, key: str, word: str) -> int | None:
    if field.kind is FieldKind.TERM:
        return intake.term(field.term_list, word, content, field.name)
    if field.target == Area.KIND:
        if word in _NOWHERE:
            content.keep(_title(content, key, field), word)
            return None
        return intake.area(word)
    if field.target == Organization.KIND:
        return intake.organization(word)
    found = intake.named(BY_KIND[field.target], word) if naming_field(BY_KIND[field.target]) else set()
    if len(found) == 1:
        return next(iter(found))
    if not found and field.target == MeetingBody.KIND:
        made = MeetingBody(id=intake.make_id(), name=word, reading=reading_from_kana(word))
        intake.take(made, content)
        return made.id
    if not found and field.parent and field.target == Goal.KIND:  # a table of a plan names its indicators itself
        goal = Goal(id=intake.make_id(), name=word, unit=content.text(UNIT_OF_GOAL))
        intake.take(goal, content)
        return goal.id
    label = BY_KIND[field.target].LABEL
    why = f"{len(found)}つあって決まらない" if found else "帳面にない"
    content.report(key, f"「{word[:40]}」という{label}は{why}ので、内部メモに入れました。")
    content.keep(_title(content, key, field), word)
    return None


def _title(content: RowContent, key: str, field: Field) -> str:
    position = content.positions.get(key)
    return field.label if position is None else content.titles[position]


def _missing(record_class: type[Record], values: dict[str, FieldValue]) -> Field | None:
    """What a record of this kind cannot do without and the row does not say."""
    has_one_parent = len(record_class.parent_fields()) == 1
    for field in record_class.FIELDS:
        needed = field.required or (field.key and field.target) or (field.parent and has_one_parent)
        if needed and values.get(field.name) in (None, ""):
            return field
    return None


def _traits(record_class: type[Record], values: dict[str, FieldValue]) -> Traits:
    area = values.get("area")
    return Traits(
        name=str(values[naming_field(record_class)]),
        phone=str(values.get("phone", "")),
        area=area if isinstance(area, int) else None,
        address=str(values.get("address", "")),
        day=str(values.get("date", "")),
    )


def _id_of_row(record_class: type[Record], values: dict[str, FieldValue]) -> int:
    """The number of a row that has no name: from its natural key, or from everything it says, so that the same row
    gives the same record again."""
    keys = record_class.key_fields()
    if keys:
        return derived_id(record_class.KIND, *(values.get(key.name, key.default) for key in keys))
    return derived_id("row", record_class.KIND, *(values.get(field.name, "") for field in record_class.FIELDS))


def _with_position(intake: Intake, record: R) -> R:
    """Behind its siblings, where rows of this kind have an order and this one has no place in it yet."""
    if not any(field.name == "pos" for field in record.FIELDS) or record.text_of("pos"):
        return record
    return record.changed(pos=intake.next_pos(record))
