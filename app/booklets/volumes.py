"""Deeds about volumes (号): which places are in one, keeping what was printed, beginning the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.booklets.choice import BookletChoice
from app.booklets.printed_copy import printed_copy, read_copy
from app.changes.change import ChangeSet
from app.changes.positions import positions
from app.changes.saving import change_set_between, named
from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.pictures import PhotoChoice
from app.printing.place_facts import PlaceFacts, Venue, place_facts
from app.records.booklet_issue import BookletEntry, BookletIssue
from app.records.field import Level
from app.records.ids import derived_id, new_id
from app.records.photo import Photo
from app.records.place import Place
from app.records.space import Space
from app.rules.normalise import fold
from app.rules.publication import publishable_places, published, town_name


class KeptPlaces(NamedTuple):
    """What a volume keeps of what was printed, each place on one of two sides; both are empty while it keeps nothing.

    Attributes:
        shown: place id → what was printed of it, in printed order, as far as it may still be shown.
        withdrawn: places it was printed with that are without consent now.
    """

    shown: dict[int, PlaceFacts]
    withdrawn: tuple[Place, ...]


def issue_of(ledger: Ledger, issue_id: int) -> BookletIssue:
    """The volume with this id.

    Raises:
        ExpectedError: there is none any more.
    """
    issue = ledger.get(BookletIssue, issue_id)
    if issue is None:
        raise ExpectedError("この号は、もうありません。", "号の一覧から選び直してください。")
    return issue


def issues_in_order(ledger: Ledger) -> Sequence[BookletIssue]:
    """Every volume, the newest first."""
    return sorted(ledger.all(BookletIssue), key=_order, reverse=True)


def issue_to_follow(ledger: Ledger, title: str) -> BookletIssue | None:
    """The newest volume of a title, the newest of all where none has it; a ledger may know booklets of others."""
    issues = issues_in_order(ledger)
    series = [issue for issue in issues if fold(issue.title) == fold(title)]
    return next(iter(series or issues), None)


def entries_of(ledger: Ledger, issue_id: int) -> Sequence[BookletEntry]:
    """The places of a volume in their order."""
    return ledger.linking(BookletEntry, "booklet_issue", issue_id)


def is_frozen(ledger: Ledger, issue_id: int) -> bool:
    """Whether a volume keeps what was printed."""
    return any(entry.printed_as.strip() for entry in entries_of(ledger, issue_id))


def volume_choice(ledger: Ledger, issue_id: int) -> BookletChoice:
    """The booklet of a volume: its places in their order, or all that may be printed where none was chosen yet.

    Raises:
        ExpectedError: there is no such volume.
    """
    issue_of(ledger, issue_id)
    places = tuple(entry.place for entry in entries_of(ledger, issue_id) if entry.place is not None)
    return BookletChoice(issue=issue_id, places=places or None)


def choose_places(ledger: Ledger, issue_id: int, places: Sequence[int]) -> ChangeSet:
    """The volume shall hold these places in this order.

    Raises:
        ExpectedError: there is no such volume, or it keeps what was printed (`thaw` it first).
    """
    issue = issue_of(ledger, issue_id)
    if is_frozen(ledger, issue_id):
        raise ExpectedError(
            "この号は、もう刷ったものとして残してあります。", "直すときは、先に「刷る前にもどす」を押してください。"
        )
    wanted = [_entry(issue_id, place, pos, "") for place, pos in _with_positions(places)]
    return change_set_between(f"{named(issue, ledger)}にのせるところを選ぶ", entries_of(ledger, issue_id), wanted)


def freeze(ledger: Ledger, issue_id: int, places: Sequence[PlaceFacts]) -> ChangeSet:
    """Keep what was printed: the volume holds exactly these places, each with a copy of what stands in print.

    Args:
        places: as they are printed (`gathering.printed_places`).

    Raises:
        ExpectedError: there is no such volume, or nothing to keep.
    """
    issue = issue_of(ledger, issue_id)
    if not places:
        raise ExpectedError("のせるところがないので、刷ったものとして残せません。", "のせるところを選んでください。")
    copies = {facts.id: printed_copy(facts) for facts in places}
    wanted = [_entry(issue_id, place, pos, copies[place]) for place, pos in _with_positions(list(copies))]
    return change_set_between(f"{named(issue, ledger)}を刷ったものとして残す", entries_of(ledger, issue_id), wanted)


def thaw(ledger: Ledger, issue_id: int) -> ChangeSet:
    """Give up what was kept: the volume is printed from the ledger again, with the same places.

    Raises:
        ExpectedError: there is no such volume.
    """
    issue = issue_of(ledger, issue_id)
    entries = entries_of(ledger, issue_id)
    label = f"{named(issue, ledger)}を刷る前にもどす"
    return change_set_between(label, entries, [entry.changed(printed_as="") for entry in entries])


def start_next(ledger: Ledger, issue_id: int) -> ChangeSet:
    """Begin vol.N+1: the words and places of this volume, without those that ended, with those that came since.

    The order is kept; a new place stands behind the last one of its 圏域 and town. The new volume is the first record
    of the ChangeSet.

    Raises:
        ExpectedError: there is no such volume.
    """
    issue = issue_of(ledger, issue_id)
    following = issue.changed(
        volume=None if issue.volume is None else issue.volume + 1, issued="", copies=None, internal_note=""
    )
    fresh = BookletIssue(id=new_id()).changed(**{field.name: following.get(field.name) for field in issue.FIELDS})
    places = _carried_over(ledger, [entry.place for entry in entries_of(ledger, issue_id)])
    entries = [_entry(fresh.id, place, pos, "") for place, pos in _with_positions(places)]
    return change_set_between(f"{named(fresh, ledger)}をはじめる", (), [fresh, *entries])


def kept_places(ledger: Ledger, issue_id: int) -> KeptPlaces:
    """The places a volume keeps, sorted out by whether they may be printed again.

    Whoever took back the consent is not printed again; a number, a name, an address or a photo that is public no more
    is left out. Everything else stands as it was. A place that was erased is on neither side.
    """
    shown: dict[int, PlaceFacts] = {}
    withdrawn: list[Place] = []
    public = published(ledger, Level.PUBLIC)
    hidden = [space for space in ledger.all(Space) if space.address_shown != "full"]
    for entry in entries_of(ledger, issue_id):
        place = ledger.get(Place, entry.place)
        facts = None if place is None else read_copy(entry.printed_as, place.id)
        if place is None or facts is None:
            continue
        if place.consent == "yes":
            shown[place.id] = _still_shown(ledger, public, hidden, place, facts)
        else:
            withdrawn.append(place)
    return KeptPlaces(shown, tuple(withdrawn))


def previous_issue(ledger: Ledger, issue_id: int | None) -> BookletIssue | None:
    """The newest volume before this one (before all to come, for None) that keeps what was printed."""
    before = None if issue_id is None else _order(issue_of(ledger, issue_id))
    kept = [issue for issue in ledger.all(BookletIssue) if issue.id != issue_id and is_frozen(ledger, issue.id)]
    return max((issue for issue in kept if before is None or _order(issue) < before), key=_order, default=None)


def _order(issue: BookletIssue) -> tuple[int, str, int]:
    return (issue.volume or 0, issue.issued, issue.id)


def _entry(issue_id: int, place_id: int, pos: str, printed_as: str) -> BookletEntry:
    number = derived_id(BookletEntry.KIND, issue_id, place_id)
    return BookletEntry(id=number, booklet_issue=issue_id, place=place_id, pos=pos, printed_as=printed_as)


def _with_positions(places: Sequence[int]) -> list[tuple[int, str]]:
    once = list(dict.fromkeys(places))
    return list(zip(once, positions(len(once)), strict=True))


def _carried_over(ledger: Ledger, last: Sequence[int | None]) -> list[int]:
    """The places of the next volume in order; [] where the last one named none: then all are printed anyway."""
    living = {place.id: place for place in publishable_places(ledger)}
    ordered = [living[place_id] for place_id in last if place_id is not None and place_id in living]
    if not ordered:
        return []
    known = {place.id for place in ordered}
    for place in living.values():
        if place.id not in known and place.status in ("active", "suspended"):
            ordered.insert(_behind_neighbours(ledger, ordered, place), place)
    return [place.id for place in ordered]


def _behind_neighbours(ledger: Ledger, ordered: Sequence[Place], place: Place) -> int:
    """Where a new place goes: behind the last of its town, else of its 圏域, else to the end."""
    town = _town(ledger, place)
    in_area = [at for at, other in enumerate(ordered) if other.area == place.area]
    in_town = [at for at in in_area if town and _town(ledger, ordered[at]) == town]
    neighbours = in_town or in_area
    return neighbours[-1] + 1 if neighbours else len(ordered)


def _town(ledger: Ledger, place: Place) -> str:
    space = ledger.get(Space, place.space)
    return town_name(space.address) if space is not None else ""


def _still_shown(
    ledger: Ledger, public: Ledger, hidden: Sequence[Space], place: Place, facts: PlaceFacts
) -> PlaceFacts:
    """What was printed of a place without what is public no more; `hidden` spaces do not show their whole address."""
    shown = facts._replace(
        phone=facts.phone if place.level_of("phone") is Level.PUBLIC else "",
        contact_name=facts.contact_name if place.level_of("contact_name") is Level.PUBLIC else "",
        photo=_with_consent(ledger, facts.photo),
        map=_with_consent(ledger, facts.map),
    )
    if not any(_is_held_at(space, place, facts) for space in hidden):
        return shown
    now = public.get(Place, place.id)
    return shown._replace(venue=Venue() if now is None else place_facts(public, now).venue, map=None)


def _is_held_at(space: Space, place: Place, facts: PlaceFacts) -> bool:
    """Whether a place is held in this space, or was when it was printed: a home that it left asks for its peace too."""
    name, address = facts.venue.name, facts.venue.address
    was_here = bool(name) and space.name == name
    return space.id == place.space or was_here or (bool(address) and space.address.endswith(address))


def _with_consent(ledger: Ledger, picture: PhotoChoice | None) -> PhotoChoice | None:
    """The picture, if it may still be shown."""
    photo = ledger.get(Photo, picture.photo_id) if picture is not None else None
    return picture if photo is not None and photo.consent == "yes" else None
