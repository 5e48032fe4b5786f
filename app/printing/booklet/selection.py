"""Which places go into a booklet, which stay out and why. Preflight tells the same reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.booklets.choice import REST_PART, BookletChoice
from app.booklets.volumes import KeptPlaces, kept_places
from app.ledger import Ledger
from app.printing.place_facts import PlaceFacts
from app.printing.print_words import PrintWords
from app.records.area import Area
from app.records.place import Place
from app.rules.freshness import Freshness, freshness


class LeftOut(StrEnum):
    """Why a place is not in the booklet."""

    ENDED = "ended"
    NO_CONSENT = "no_consent"
    PENDING = "pending"
    PREPARING = "preparing"
    STALE = "stale"
    NOT_CHOSEN = "not_chosen"
    OTHER_PART = "other_part"


@dataclass(frozen=True, slots=True)
class Selection:
    """The places of a ledger, sorted out for a booklet.

    Attributes:
        included: ids of the places that are printed.
        left_out: the others with the first reason that holds.
        yellow: printed, but long not confirmed.
        kept: of a volume that keeps what was printed: place id → what stood there, in printed order; else empty.
    """

    included: frozenset[int]
    left_out: tuple[tuple[Place, LeftOut], ...]
    yellow: tuple[Place, ...]
    kept: Mapping[int, PlaceFacts] = field(default_factory=dict)


def select_places(ledger: Ledger, words: PrintWords, *, today: date, include_stale: bool = False) -> Selection:
    """Sort out the places of a ledger: consent, running (or resting for a while), confirmed not too long ago."""
    included: set[int] = set()
    left_out: list[tuple[Place, LeftOut]] = []
    yellow: list[Place] = []
    for place in ledger.all(Place):
        state = freshness(place.confirmed, today, words.yellow_months, words.red_months)
        reason = _reason(place, state, include_stale=include_stale)
        if reason is not None:
            left_out.append((place, reason))
            continue
        included.add(place.id)
        if state is not Freshness.GREEN:
            yellow.append(place)
    return Selection(frozenset(included), tuple(left_out), tuple(yellow))


def select_for(ledger: Ledger, words: PrintWords, choice: BookletChoice, *, today: date) -> Selection:
    """Sort out the places for one booklet: as `select_places`, then those that were chosen, in the part that is wanted.

    A volume that keeps what was printed holds just that, however old it has become, without those who took back their
    consent.
    """
    kept = KeptPlaces({}, ()) if choice.issue is None else kept_places(ledger, choice.issue)
    is_kept = bool(kept.shown or kept.withdrawn)
    usual = select_places(ledger, words, today=today, include_stale=choice.include_stale)
    included = set(kept.shown if is_kept else usual.included)
    left_out = [(place, _without_consent(place)) for place in kept.withdrawn] if is_kept else list(usual.left_out)
    wanted = included if choice.places is None else included & set(choice.places)
    for place in ledger.all(Place):
        if place.id in included and place.id not in wanted:
            left_out.append((place, LeftOut.NOT_CHOSEN))
        elif place.id in wanted and not _is_in_part(ledger, choice, kept.shown.get(place.id), place):
            left_out.append((place, LeftOut.OTHER_PART))
            wanted = wanted - {place.id}
    yellow = () if is_kept else tuple(place for place in usual.yellow if place.id in wanted)
    return Selection(frozenset(wanted), tuple(left_out), yellow, kept.shown)


def _is_in_part(ledger: Ledger, choice: BookletChoice, printed: PlaceFacts | None, place: Place) -> bool:
    """Whether a place belongs to the part that is wanted; of one that is kept, where it was when it was printed."""
    if choice.part is None:
        return True
    area = ledger.get(Area, place.area if printed is None else printed.area_id)
    return (REST_PART if area is None else area.id) == choice.part


def _reason(place: Place, state: Freshness, *, include_stale: bool) -> LeftOut | None:
    if place.status == "ended":
        return LeftOut.ENDED
    if place.consent != "yes":
        return _without_consent(place)
    if place.status == "preparing":
        return LeftOut.PREPARING
    return LeftOut.STALE if state is Freshness.RED and not include_stale else None


def _without_consent(place: Place) -> LeftOut:
    return LeftOut.NO_CONSENT if place.consent == "no" else LeftOut.PENDING
