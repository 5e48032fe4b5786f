"""A place as it was printed, kept as JSON with its volume: what stood there stays readable when the place changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

from app.printing.pictures import MIDDLE, PhotoChoice
from app.printing.place_facts import Occasion, PlaceFacts, Venue
from app.records.schedule import Schedule

_FORM = 1
"""Version of the JSON; copies of other versions are not read."""
_TEXTS = (
    "name", "reading", "kind_code", "kind_label", "area_name", "fee", "audience", "capacity", "booking", "bring",
    "phone", "contact_name", "organization", "url", "pitch", "activities", "confirmed",
)  # fmt: skip
_VENUE_TEXTS = ("name", "address", "landmark", "town", "postal_code", "source")
_RULE_TEXTS = ("rule", "anchor", "closed", "start", "end", "note")

_Data: TypeAlias = Mapping[str, object]


def printed_copy(facts: PlaceFacts) -> str:
    """The JSON for `BookletEntry.printed_as`; the same facts give the same text."""
    data: dict[str, object] = {"form": _FORM}
    data |= {name: getattr(facts, name) for name in _TEXTS}
    data |= {"area_id": facts.area_id, "is_suspended": facts.is_suspended, "open_days": sorted(facts.open_days)}
    data["occasions"] = [_occasion_data(occasion) for occasion in facts.occasions]
    venue: dict[str, object] = {name: getattr(facts.venue, name) for name in _VENUE_TEXTS}
    venue |= {"is_online": facts.venue.is_online, "accessibility": [list(each) for each in facts.venue.accessibility]}
    data["venue"] = venue
    data |= {name: _photo_data(each) for name, each in (("photo", facts.photo), ("map", facts.map)) if each is not None}
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def read_copy(text: str, place_id: int) -> PlaceFacts | None:
    """The facts of a copy; None for no copy, or one this version cannot read."""
    try:
        data = json.loads(text)
    except ValueError:
        return None
    if not isinstance(data, dict) or data.get("form") != _FORM:
        return None
    return PlaceFacts(
        id=place_id,
        **{name: _text(data, name) for name in _TEXTS},
        area_id=_number(data, "area_id"),
        occasions=tuple(_occasion(each, place_id) for each in _listed(data, "occasions") if isinstance(each, dict)),
        open_days=frozenset(day for day in _listed(data, "open_days") if isinstance(day, int) and 0 <= day <= 6),
        venue=_venue(_part(data, "venue")),
        is_suspended=data.get("is_suspended") is True,
        photo=_photo(_part(data, "photo")),
        map=_photo(_part(data, "map")),
    )


def _occasion_data(occasion: Occasion) -> dict[str, object]:
    rule = {name: occasion.schedule.text_of(name) for name in _RULE_TEXTS}
    return {"days": occasion.days, "time": occasion.time, "exceptions": occasion.exceptions, "schedule": rule,
            "schedule_id": occasion.schedule.id}  # fmt: skip


def _occasion(data: _Data, place_id: int) -> Occasion:
    rule = _part(data, "schedule")
    values = {name: _text(rule, name) for name in _RULE_TEXTS}
    schedule = Schedule(id=_number(data, "schedule_id") or 0, place=place_id).changed(**values)
    return Occasion(_text(data, "days"), _text(data, "time"), _text(data, "exceptions"), schedule)


def _venue(data: _Data) -> Venue:
    pairs = [each for each in _listed(data, "accessibility") if isinstance(each, list) and len(each) == 2]
    return Venue(
        **{name: _text(data, name) for name in _VENUE_TEXTS},
        is_online=data.get("is_online") is True,
        accessibility=tuple((str(code), str(words)) for code, words in pairs),
    )


def _photo_data(photo: PhotoChoice) -> dict[str, object]:
    return {
        "sha": photo.sha,
        "width_px": photo.width_px,
        "height_px": photo.height_px,
        "anchor": list(photo.anchor),
        "photo_id": photo.photo_id,
    }


def _photo(data: _Data) -> PhotoChoice | None:
    photo_id, anchor = _number(data, "photo_id"), _listed(data, "anchor")
    if photo_id is None or not _text(data, "sha"):
        return None
    x, y = anchor if len(anchor) == 2 else MIDDLE
    if not isinstance(x, int | float) or not isinstance(y, int | float):
        x, y = MIDDLE
    width, height = _number(data, "width_px") or 0, _number(data, "height_px") or 0
    return PhotoChoice(_text(data, "sha"), width, height, (float(x), float(y)), photo_id)


def _text(data: _Data, name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _number(data: _Data, name: str) -> int | None:
    value = data.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _listed(data: _Data, name: str) -> list[object]:
    value = data.get(name)
    return value if isinstance(value, list) else []


def _part(data: _Data, name: str) -> _Data:
    value = data.get(name)
    return value if isinstance(value, dict) else {}
