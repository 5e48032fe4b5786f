"""The sample ledger: a city's list as offices keep them, and what a centre would have added by hand. All invented."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import cast

from app.changes.change import ChangeSet
from app.changes.positions import positions
from app.changes.saving import change_set_between
from app.exchange.import_plan import ImportPlan
from app.exchange.planning import find_source, plan_import, propose_mappings
from app.exchange.sample_records import sample_records
from app.exchange.sheets import read_sheets
from app.ledger import Ledger
from app.paths import resource_path
from app.records.base import Record
from app.records.field import FieldValue
from app.records.ids import derived_id
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.setting import Setting
from app.records.space import Space, SpaceTerm
from app.records.term import Term
from app.records.term_lists import term_id
from app.rules.japanese_calendar import add_months
from app.rules.place_schedule import meetings_of, rule_of
from app.rules.schedule_rule import is_uncertain, parse_rule
from app.titles import title_of

_FOLDER = "samples"
_LIST = "通いの場一覧_令和7年度.xlsx"
_ADDED = "sample.json"
_LABEL = "見本を入れる"
_PICTURES_EACH = 3
"""Places that show the same picture."""
_MOVED_AFTER_DAYS = 14

_ACCESSIBILITY_OF_KIND = {
    "community_center": ("wheelchair_toilet", "elevator", "parking"),
    "community_hall": ("step_free", "wheelchair_toilet", "handrail"),
    "residents_hall": ("handrail",),
    "welfare": ("step_free", "wheelchair_toilet", "wheelchair", "dementia_friendly"),
    "housing_hall": ("step_free",),
    "university": ("elevator", "wheelchair_toilet"),
    "company_room": ("step_free", "elevator", "parking"),
}
_ACCESSIBILITY_IN_NOTE = {"車いす可": "wheelchair", "バス停すぐ": "bus_stop"}


def sample_change_set(ledger: Ledger, today: date) -> ChangeSet:
    """Everything the sample adds to a new ledger, the same ids and texts each time; dates of confirmation lie as many
    months before `today` as the sample says, so that most are fresh.

    Raises:
        ExpectedError: the shipped files are damaged.
    """
    numbers = count(1)

    def make_id() -> int:
        return derived_id("sample", next(numbers))

    path = resource_path(f"{_FOLDER}/{_LIST}")
    source = find_source(path.name, read_sheets(path))
    plan = plan_import(ledger, source, propose_mappings(source), today, make_id=make_id)
    added = json.loads(resource_path(f"{_FOLDER}/{_ADDED}").read_text(encoding="utf-8"))
    return _Sample(plan, added, today, make_id).change_set()


@dataclass(slots=True)
class _Sample:
    """The list as it was read, while what was added by hand goes over it."""

    plan: ImportPlan
    added: Mapping[str, Sequence[Mapping[str, object]]]
    today: date
    make_id: Callable[[], int]
    records: dict[int, Record] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)

    def change_set(self) -> ChangeSet:
        self.records = {change.record_id: change.record for change in self.plan.changes}
        self._complete_places()
        self._complete_spaces()
        self._fix_weeks()
        self._move_a_day()
        self._add_photos()
        for record in sample_records(list(self.records.values()), self.today, make_id=self.make_id):
            self._put(record)
        self._add_maps()
        settings = cast("Mapping[str, str]", self.added["settings"])
        for key, value in settings.items():
            self._put(Setting(id=derived_id("setting", key), key=key, value=value))
        return change_set_between(_LABEL, (), self.records.values(), blobs=self.blobs)

    def _put(self, record: Record) -> None:
        self.records[record.id] = record

    def _places(self) -> Iterator[Place]:
        return (record for record in list(self.records.values()) if isinstance(record, Place))

    def _complete_places(self) -> None:
        """よみ, 思い, homepage and the day of confirmation; a note that says what has a field of its own goes there."""
        words = {entry["name"]: entry for entry in self.added["places"]}
        for place in self._places():
            entry = words[place.name]
            values: dict[str, FieldValue] = {"reading": str(entry.get("reading", ""))}
            values |= {name: str(entry[name]) for name in ("story", "url") if name in entry}
            if isinstance(months := entry.get("confirmed_months_ago"), int):
                values["confirmed"] = add_months(self.today, -months).isoformat()
                values["confirmed_by"] = "見本の係"
            if "要予約" in place.internal_note:
                values["booking"] = "要予約（電話で）"
            if "上履き持参" in place.internal_note:
                values["bring"] = "上履き"
            self._put(place.changed(**values))

    def _complete_spaces(self) -> None:
        """Accessibility as the kind of the space suggests and the notes say."""
        codes = {term_id("space_kind", code): terms for code, terms in _ACCESSIBILITY_OF_KIND.items()}
        chosen: dict[int, dict[str, None]] = {
            record.id: dict.fromkeys(codes.get(record.kind or 0, ()))
            for record in self.records.values()
            if isinstance(record, Space)
        }
        for place in self._places():
            for note, code in _ACCESSIBILITY_IN_NOTE.items():
                if note in place.internal_note and place.space in chosen:
                    chosen[place.space][code] = None
        for space_id, terms in chosen.items():
            for code, pos in zip(terms, positions(len(terms)), strict=True):
                term = term_id("accessibility", code)
                row = derived_id("space_term", space_id, "accessibility", term)
                self._put(SpaceTerm(id=row, space=space_id, term_list="accessibility", term=term, pos=pos))

    def _fix_weeks(self) -> None:
        """Say from which week 隔週 counts, but for the first one: the sample shows how that is asked."""
        uncertain = [
            record for record in self.records.values() if isinstance(record, Schedule) and is_uncertain(rule_of(record))
        ]
        for schedule in uncertain[1:]:
            weekday = parse_rule(schedule.rule).days[0].weekday
            first = self.today - timedelta(days=self.today.weekday()) + timedelta(days=weekday)
            self._put(schedule.changed(anchor=first.isoformat()))

    def _move_a_day(self) -> None:
        """One meeting of one place falls on another day."""
        entry = cast("Mapping[str, str]", self.added["moved_day"])
        schedules = (record for record in self.records.values() if isinstance(record, Schedule))
        schedule = next(
            each
            for each in schedules
            if (place := self.records.get(each.place or 0)) and title_of(place) == entry["place"]
        )
        day = meetings_of(schedule, (), self.today + timedelta(days=_MOVED_AFTER_DAYS), 1)[0].day
        moved = day + timedelta(days=1)
        self._put(
            ScheduleException(
                id=self.make_id(),
                schedule=schedule.id,
                date=day.isoformat(),
                moved_to=moved.isoformat(),
                reason=entry["reason"],
                pos=positions(1)[0],
            )
        )

    def _add_photos(self) -> None:
        """Each shipped picture for the first places of its kinds that may be printed."""
        for entry in self.added["photos"]:
            path = resource_path(f"{_FOLDER}/photos/{entry['file']}")
            photo = self._photo(path, str(entry["caption"]))
            kinds = cast("Sequence[str]", entry["kinds"])
            suiting = [place for place in self._places() if place.consent == "yes" and self._kind(place) in kinds]
            for place in suiting[:_PICTURES_EACH]:
                self._put(PhotoUse(id=self.make_id(), photo=photo.id, place=place.id, pos=positions(1)[0]))

    def _add_maps(self) -> None:
        """The 案内図 to a place, or to the 場 where one is held; behind all else, which keeps its ids."""
        for entry in self.added["maps"]:
            kind = Place.KIND if Place.KIND in entry else Space.KIND
            of = next(each for each in self.records.values() if (each.KIND, title_of(each)) == (kind, entry[kind]))
            photo = self._photo(resource_path(f"{_FOLDER}/photos/{entry['file']}"), "")
            use = PhotoUse(id=self.make_id(), photo=photo.id, pos=positions(2)[1], role="map")
            self._put(use.changed(**{kind: of.id}))
            space = self.records.get(of.space or 0) if isinstance(of, Place) else of
            assert isinstance(space, Space)
            self._put(space.changed(access=str(entry["way"])))

    def _photo(self, path: Path, caption: str) -> Photo:
        from PIL import Image

        content = path.read_bytes()
        with Image.open(path) as picture:
            width, height = picture.size
        sha = hashlib.sha256(content).hexdigest()
        self.blobs[sha] = content
        photo = Photo(id=self.make_id(), sha=sha, width=width, height=height, caption=caption, consent="yes")
        self._put(photo)
        return photo

    def _kind(self, place: Place) -> str:
        return next((label for label, each in _KIND_IDS.items() if each == place.kind), "")


def _kind_ids() -> dict[str, int]:
    from app.records.term_lists import built_in_terms

    terms: tuple[Term, ...] = built_in_terms()
    return {term.label: term.id for term in terms if term.term_list == "place_kind"}


_KIND_IDS = _kind_ids()
"""Label of a kind of place -> id of its built-in term."""
