"""Rows of a list of places: the place, its space, its 定例 and what may be published of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from app.changes.positions import position_between
from app.exchange.cell_values import is_yes
from app.exchange.header_words import WORDS_OF_LEVELS
from app.exchange.identity import Traits
from app.exchange.import_plan import Choice
from app.exchange.intake import Intake, with_notes, with_reading
from app.exchange.row_content import RowContent
from app.exchange.space_rows import take_venue
from app.records.field import FieldValue, Level
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from app.rules.place_schedule import rule_of, schedule_sentence, with_rule
from app.rules.schedule_rule import ScheduleRule

if TYPE_CHECKING:
    from app.rules.schedule_reading import ScheduleReading

_TERM_FIELDS = (("kind", "place_kind"), ("support_scheme", "support_scheme"))


def take_place(intake: Intake, content: RowContent, choice: Choice | None) -> Place:
    """Put the place of a row into the draft, with its space, and return it; its 定例 come with `take_schedules`."""
    values = content.values(Place)
    values |= _links(intake, content)
    traits = Traits(str(values["name"]), str(values.get("phone", "")), intake.area(content.text("area.name")))
    known = intake.find(Place, content, traits, choice)
    place = with_reading((known or Place(id=intake.id_of(content), name=traits.name)).changed(**values), content)
    venue = take_venue(intake, content, intake.draft.get(Space, place.space), consent=place.consent)
    if venue is not None:
        place = place.changed(space=venue.id)
    if known is None or known.consent != place.consent:
        place = place.changed(**_levels(place.consent))
    place = place.changed(**_levels_of_columns(content))
    place = with_notes(place, content)
    intake.take(place, content)
    return place


def _links(intake: Intake, content: RowContent) -> dict[str, FieldValue]:
    """Area, group and pick-list entries of a row."""
    values: dict[str, FieldValue] = {}
    for name, term_list in _TERM_FIELDS:
        if word := content.text(f"place.{name}"):
            values[name] = intake.term(term_list, word, content, name)
    if (area := intake.area(content.text("area.name"))) is not None:
        values["area"] = area
    if organization := content.text("place.organization"):
        values["organization"] = intake.organization(organization)
    return values


def _levels(consent: str) -> dict[str, FieldValue]:
    """What may be published by default (records.md, Publication): with consent the phone; else nothing."""
    phone = Level.PUBLIC if consent == "yes" else Level.RELATED
    others = ("contact_name_level", "fax_level", "email_level")
    levels: dict[str, FieldValue] = dict.fromkeys(others, Level.RELATED.value)
    return levels | {"phone_level": phone.value}


def _levels_of_columns(content: RowContent) -> dict[str, FieldValue]:
    """What a column of its own says about publishing the phone or the name: ○ public, × not."""
    levels: dict[str, FieldValue] = {}
    for name in WORDS_OF_LEVELS:
        if content.text(f"level.{name}"):
            answer = is_yes(content.cells[f"level.{name}"])
            levels[f"{name}_level"] = (Level.PUBLIC if answer else Level.INTERNAL).value
            if answer is None:
                content.report(f"level.{name}", "載せてよいという意味か分からないので、内部だけにしました。")
    return levels


def read_schedules(content: RowContent) -> tuple[ScheduleRule, ...]:
    """The 定例 of a row; what is not understood stays as wording and is reported beside its cell."""
    start, end = _clock(content, "schedule.start"), _clock(content, "schedule.end")
    time = _clock(content, "schedule.time") or (f"{start}～{end}" if start and end else f"{start}～" if start else "")
    reading, sentences = _reading_of(content.text("schedule.day"), time)
    day_key = "schedule.day" if content.text("schedule.day") else "schedule.time"
    if reading.unread:
        wording = "」「".join(" ".join(text.split()) for text in reading.unread)
        reason = "".join(reading.remarks)
        content.report(day_key, f"「{wording}」は定例として読めないので、ことばのまま入れました。{reason}".strip())
    else:
        for remark in reading.remarks:
            key = day_key if _is_about_days(remark) or not content.text("schedule.time") else "schedule.time"
            content.report(key, remark)
    content.show(day_key, sentences)
    return reading.schedules


def _clock(content: RowContent, key: str) -> str:
    """The text of a time; Excel keeps 13:30 as 0.5625 of a day and shows that where the cell lost its format."""
    cell = content.cells.get(key, "")
    if not isinstance(cell, float) or not 0 < cell < 1:
        return content.text(key)
    minutes = round(cell * 24 * 60)
    return f"{minutes // 60}:{minutes % 60:02}"


@lru_cache(maxsize=1024)
def _reading_of(day: str, time: str) -> tuple[ScheduleReading, str]:
    """What a day and a time cell say, and how that is spoken back; lists say the same few things over and over."""
    from app.rules.schedule_reading import read_schedule

    reading = read_schedule(day, time)
    blank = Schedule(id=1)
    return reading, "／".join(schedule_sentence(with_rule(blank, rule)) for rule in reading.schedules)


def _is_about_days(remark: str) -> bool:
    from app.rules.schedule_reading import BIWEEKLY_REMARK, IRREGULAR_REMARK

    return remark in (IRREGULAR_REMARK, BIWEEKLY_REMARK) or "隔" in remark


def take_schedules(intake: Intake, place_id: int, rules: Sequence[ScheduleRule]) -> None:
    """Let a place have exactly these 定例; rows that stay keep their id, and their anchor unless one is given."""
    if not rules:
        return
    waiting = list(intake.draft.children(Schedule, "place", place_id))
    last_pos = waiting[-1].pos if waiting else ""
    unmatched: list[ScheduleRule] = []
    for rule in rules:
        same = next((each for each in waiting if _is_same(rule_of(each), rule)), None)
        if same is None:
            unmatched.append(rule)
        else:
            waiting.remove(same)
            intake.draft.touch(same)
    for rule in unmatched:
        if waiting:
            intake.draft.put(with_rule(waiting.pop(0), rule))
        else:
            last_pos = position_between(last_pos, "")
            intake.draft.put(with_rule(Schedule(id=intake.make_id(), place=place_id, pos=last_pos), rule))
    for surplus in waiting:
        for exception in intake.draft.children(ScheduleException, "schedule", surplus.id):
            intake.draft.remove(exception)
        intake.draft.remove(surplus)


def _is_same(known: ScheduleRule, rule: ScheduleRule) -> bool:
    """Whether a list says what the ledger holds; a list that gives no anchor says nothing against the known one."""
    anchor = rule.anchor or known.anchor
    return known == ScheduleRule(rule.rule, anchor, tuple(sorted(rule.closed)), rule.start, rule.end, rule.note)
