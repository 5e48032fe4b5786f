"""Rows of a list of volunteers: the person, what they can do, when, and the courses they took."""

from __future__ import annotations

import re

from app.changes.positions import position_between
from app.exchange.import_plan import Choice
from app.exchange.intake import Intake
from app.exchange.record_rows import take_record
from app.exchange.row_content import RowContent
from app.records.ids import derived_id
from app.records.offered_hours import OfferedHours
from app.records.volunteer import Qualification, Volunteer, VolunteerTerm
from app.rules.normalise import fold
from app.rules.offered_week import read_offered_week

_SKILL_LIST = "skill"
_BETWEEN = re.compile(r"[、,，／/;；\n]+|\s{2,}|　")
_DOT = re.compile(r"[・･]")
_CLOSED = re.compile(r"[（(][^（）()]*[）)]")
_SAME_SKILL = {"送迎（運転）": "送迎", "運転": "送迎", "スマホ教室": "スマホ", "チラシ作り": "広報・チラシ作り"}
"""Words of lists -> entry of the pick list that means exactly that."""
_KINDS = {"volunteer.courses": "course", "volunteer.licences": "licence"}
_AMOUNT = re.compile(r"[月週年][にあ]?た?り?\s*[0-9０-９一二三四]+\s*[回日](程度|くらい|ぐらい|まで|以内)?")


def take_volunteer(intake: Intake, content: RowContent, choice: Choice | None) -> Volunteer | None:
    """Put the volunteer of a row into the draft, with the rows that belong to them; None when nobody is named."""
    hours = _take_amount(content)
    week = read_offered_week(hours)
    if week:
        content.cells.pop("volunteer.hours_note", None)
    volunteer = take_record(intake, content, Volunteer, choice)
    if volunteer is None:
        return None
    for cell in week:
        row_id = derived_id("offered_hours", volunteer.id, cell.weekday, cell.part)
        known = intake.draft.get(OfferedHours, row_id)
        row = known or OfferedHours(id=row_id, volunteer=volunteer.id, weekday=cell.weekday, part=cell.part)
        row = row.changed(start=cell.start, end=cell.end)
        content.extras.append(intake.draft.put(row if row.pos else row.changed(pos=intake.next_pos(row))))
    _take_skills(intake, content, volunteer)
    for key, kind in _KINDS.items():
        _take_qualifications(intake, content, volunteer, key, kind)
    return volunteer


def _take_amount(content: RowContent) -> str:
    """The hours of a row; 「月1回程度」 says how much, not when."""
    hours = content.text("volunteer.hours_note")
    if _AMOUNT.fullmatch(hours) and not content.text("volunteer.amount"):
        content.cells["volunteer.amount"] = hours
        content.cells.pop("volunteer.hours_note")
        return ""
    return hours


def entries(text: str) -> list[str]:
    """The entries of a cell that names several: 「調理、送迎（運転、助手）」; what stands in brackets stays whole."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"\x00{len(kept) - 1}\x00"

    hidden = _CLOSED.sub(keep, text)
    parts = [re.sub(r"\x00(\d+)\x00", lambda at: kept[int(at[1])], part).strip() for part in _BETWEEN.split(hidden)]
    return list(dict.fromkeys(part for part in parts if part))


def _take_skills(intake: Intake, content: RowContent, volunteer: Volunteer) -> None:
    for word in _skills(intake, content.text("volunteer.skills")):
        term = intake.term(_SKILL_LIST, _SAME_SKILL.get(word, word), content, "skills")
        if term is None:
            continue
        row_id = derived_id("volunteer_term", volunteer.id, _SKILL_LIST, term)
        known = intake.draft.get(VolunteerTerm, row_id)
        if known is not None:
            intake.draft.touch(known)
            continue
        chosen = intake.draft.children(VolunteerTerm, "volunteer", volunteer.id)
        pos = position_between(chosen[-1].pos if chosen else "", "")
        row = VolunteerTerm(id=row_id, volunteer=volunteer.id, term_list=_SKILL_LIST, term=term, pos=pos)
        content.extras.append(intake.draft.put(row))


def _skills(intake: Intake, text: str) -> list[str]:
    """The skills of a cell; a ・ parts two of them only where the pick list has both, not in 「広報・チラシ作り」."""
    found: list[str] = []
    for word in entries(text):
        parts = [part.strip() for part in _DOT.split(word)]
        is_one = intake.knows_term(_SKILL_LIST, word) or not all(intake.knows_term(_SKILL_LIST, each) for each in parts)
        found.extend([word] if is_one else parts)
    return list(dict.fromkeys(found))


def _take_qualifications(intake: Intake, content: RowContent, volunteer: Volunteer, key: str, kind: str) -> None:
    for name in entries(content.text(key)):
        if name in ("なし", "無", "無し", "-", "－"):
            continue
        mine = intake.draft.children(Qualification, "volunteer", volunteer.id)
        same = next((each for each in mine if each.kind == kind and fold(each.name) == fold(name)), None)
        if same is not None:
            intake.draft.touch(same)
            continue
        row = Qualification(id=derived_id("row", "qualification", volunteer.id, kind, name), volunteer=volunteer.id)
        row = row.changed(kind=kind, name=name, pos=position_between(mine[-1].pos if mine else "", ""))
        content.extras.append(intake.draft.put(row))
