"""The chips that show exactly the places a count of freshness counts."""

from __future__ import annotations

from datetime import date

from app.agenda_sources import is_counted
from app.ledger import Ledger
from app.records.place import Place
from app.rules.freshness import Freshness, freshness_limits, place_freshness
from app.search.place_filters import Filter, PlaceFilters


def freshness_filters(ledger: Ledger, today: date, wanted: Freshness) -> PlaceFilters:
    """Places of one freshness; those that have ended are not counted, so they are left out where there are any."""
    filters = PlaceFilters().with_ticks(Filter.FRESHNESS, [wanted])
    limits = freshness_limits(ledger)
    found = [place for place in ledger.all(Place) if place_freshness(place, limits, today) is wanted]
    if not all(is_counted(place) for place in found):
        filters = filters.with_ticks(Filter.STATUS, {place.status for place in found if is_counted(place)})
    return filters
