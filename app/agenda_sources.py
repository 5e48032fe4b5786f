"""Where the tasks of the agenda come from: one function for each sort."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.agenda import Source, Task, TaskSort
from app.changes.saving import edited_label
from app.ledger import Ledger
from app.records.place import Place
from app.rules.freshness import Freshness, freshness_limits, place_freshness

_LIVING = ("preparing", "active", "suspended")


def is_counted(place: Place) -> bool:
    """Whether the freshness of a place matters: one that has ended needs no confirming any more."""
    return place.status in _LIVING


def places_to_confirm(ledger: Ledger, today: date, who: str) -> Iterator[Task]:
    """要確認: places nobody has confirmed for longer than the centre allows, the longest first."""
    limits = freshness_limits(ledger)
    stale = [
        place
        for place in ledger.all(Place)
        if is_counted(place) and place_freshness(place, limits, today) is Freshness.RED
    ]
    for place in sorted(stale, key=lambda place: (place.confirmed, place.id)):
        yield Task(
            sort=TaskSort.CONFIRM,
            kind=Place.KIND,
            record_id=place.id,
            title=f"「{place.name}」を確かめる",
            about=f"最後の確認 {_month_words(place.confirmed, today)}",
            field="confirmed",
            done_values=(("confirmed", today.isoformat()), ("confirmed_by", who or place.confirmed_by)),
            done_word=edited_label(place, ledger),
            done_notice=f"「{place.name}」を、きょう確かめたことにしました",
        )


def _month_words(written: str, today: date) -> str:
    """「昨年9月」「2023年4月」."""
    year, _, rest = written.partition("-")
    month = f"{int(rest[:2])}月" if rest[:2].isdigit() else ""
    if year.isdigit() and int(year) == today.year - 1:
        return f"昨年{month}"
    return f"{year}年{month}"


SOURCES: tuple[Source, ...] = (places_to_confirm,)
"""In the order of `TaskSort`."""
