"""借りたい ↔ 場: which groups a space would suit, with the reasons that speak for it and against it.

Reasons are counted, never weighed: a person decides (window.md, comp 06).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.ledger import Ledger
from app.records.area import Area
from app.records.offered_hours import PARTS_OF_DAY, WEEKDAYS, OfferedHours
from app.records.space import Space, SpaceTerm
from app.records.space_request import SpaceRequest
from app.records.term import Term
from app.rules.normalise import fold

_SEARCHING = ("looking", "offered")
_PARTED = re.compile(r"[\s、。,，・/／\n]+")
_POLITE = re.compile(r"(?:が|は|を|も)?(?:ほしい|必要|ある(?:と(?:よい|うれしい))?|使いたい|希望)(?:です)?$")
_BORROWABLE = ("known", "approached", "invited", "visited", "terms", "trial", "open")


@dataclass(frozen=True, slots=True)
class SpaceMatch:
    """One group and one space.

    Attributes:
        fits: what speaks for it: 「木曜午前」「15名入れる」「いす」.
        misfits: what speaks against it: 「定員12名（15名で使いたい）」.
        is_near_only: nothing but the 地域 speaks for it: half the town would be listed.
    """

    request: SpaceRequest
    space: Space
    fits: tuple[str, ...]
    misfits: tuple[str, ...]
    is_near_only: bool = False


def requests_for(space: Space, ledger: Ledger) -> Sequence[SpaceMatch]:
    """The groups that still look for a space and that this one would suit in more than its 地域, best first."""
    searching = (request for request in ledger.all(SpaceRequest) if request.state in _SEARCHING)
    return _ordered(match(request, space, ledger) for request in searching)


def spaces_for(request: SpaceRequest, ledger: Ledger) -> Sequence[SpaceMatch]:
    """The spaces that would suit a group in more than their 地域, best first."""
    spaces = (space for space in ledger.all(Space) if space.stage in _BORROWABLE)
    return _ordered(match(request, space, ledger) for space in spaces)


def match(request: SpaceRequest, space: Space, ledger: Ledger) -> SpaceMatch:
    """What speaks for and against a group in a space."""
    near = list(_area(request, space, ledger))
    rest = [
        *_kind(request, space, ledger),
        *_people(request, space),
        *_hours(request, space, ledger),
        *_needs(request, space, ledger),
    ]
    fits = tuple(words for is_fit, words in (*near, *rest) if is_fit)
    misfits = tuple(words for is_fit, words in rest if not is_fit)
    return SpaceMatch(request, space, fits, misfits, is_near_only=len(fits) == len(near))


_Reason = tuple[bool, str]


def _ordered(matches: Iterator[SpaceMatch]) -> list[SpaceMatch]:
    found = [each for each in matches if not each.is_near_only]
    found.sort(key=lambda each: (-len(each.fits), len(each.misfits), each.request.since, each.space.id))
    return found


def _kind(request: SpaceRequest, space: Space, ledger: Ledger) -> Iterator[_Reason]:
    if request.kind is not None and request.kind == space.kind:
        term = ledger.get(Term, request.kind)
        yield True, "種類" if term is None else term.label


def _area(request: SpaceRequest, space: Space, ledger: Ledger) -> Iterator[_Reason]:
    """The same 地域, or one lies in the other."""
    if request.area is None or space.area is None:
        return
    wanted, given = _lineage(request.area, ledger), _lineage(space.area, ledger)
    if request.area in given or space.area in wanted:
        area = ledger.get(Area, request.area)
        yield True, "地域" if area is None else area.name


def _lineage(area_id: int, ledger: Ledger) -> list[int]:
    """The area and those it lies in; a circle ends where it closes."""
    found: list[int] = []
    current: int | None = area_id
    while current is not None and current not in found:
        found.append(current)
        area = ledger.get(Area, current)
        current = None if area is None else area.parent_area
    return found


def _people(request: SpaceRequest, space: Space) -> Iterator[_Reason]:
    if request.people is None or space.capacity is None:
        return
    if space.capacity >= request.people:
        yield True, f"{request.people}名入れる"
    else:
        yield False, f"定員{space.capacity}名（{request.people}名で使いたい）"


def _hours(request: SpaceRequest, space: Space, ledger: Ledger) -> Iterator[_Reason]:
    wanted = {(row.weekday, row.part) for row in ledger.linking(OfferedHours, "space_request", request.id)}
    given = {(row.weekday, row.part): row.offer for row in ledger.linking(OfferedHours, "space", space.id)}
    if not wanted or not given:
        return
    both = [
        f"{WEEKDAYS[day]}曜{PARTS_OF_DAY[part]}" + ("（相談）" if given[day, part] == "ask" else "")
        for day in WEEKDAYS
        for part in PARTS_OF_DAY
        if (day, part) in wanted and (day, part) in given
    ]
    if both:
        yield True, "・".join(both[:2]) + (" など" if len(both) > 2 else "")
    else:
        yield False, "使える時間が合わない"


def _needs(request: SpaceRequest, space: Space, ledger: Ledger) -> Iterator[_Reason]:
    """The things asked for that the space's own words name."""
    rows = ledger.linking(SpaceTerm, "space", space.id)
    labels = [term.label for row in rows if (term := ledger.get(Term, row.term)) is not None]
    told = (space.equipment, space.accessibility_note, space.access, space.description, space.conditions, space.size)
    offered = fold("¦".join([*told, *labels]))
    for piece in _PARTED.split(request.needs):
        thing = _POLITE.sub("", piece)
        if len(fold(thing)) > 1 and fold(thing) in offered:
            yield True, thing
