"""What a print says about one 居場所: read once from a ledger that already holds nothing but public values."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.ledger import Ledger
from app.printing.icons import ACCESSIBILITY_ORDER, has_icon
from app.printing.pictures import PhotoChoice
from app.records.area import Area
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space, SpaceTerm
from app.records.term import Term
from app.rules.phones import callable_number
from app.rules.photo_crop import crop_point
from app.rules.place_schedule import is_readable, rule_of, weekdays_of
from app.rules.publication import town_name
from app.rules.schedule_sentence import closed_text, sentence, time_text

if TYPE_CHECKING:
    from app.changes.change import ChangeSet

SUSPENDED = "お休み中"
"""The mark on a place that has stopped for a while; its phone number tells when it opens again."""

_NO_FEE = ("なし", "無し", "不要", "いりません")


class Occasion(NamedTuple):
    """One 定例 in words.

    Attributes:
        days: 「第2・第4火曜」; the wording as stored when there is no rule.
        time: 「13:00〜15:00」 or ''.
        exceptions: 「8月休み」 or ''.
        schedule: the record.
    """

    days: str
    time: str
    exceptions: str
    schedule: Schedule

    @property
    def start(self) -> str:
        """「9:00」 of 「9:00〜12:00」, '' when it is not fixed."""
        return self.time.partition("〜")[0]


class Venue(NamedTuple):
    """Where it is held, as far as it may be printed.

    Attributes:
        name, address, landmark: '' for what is not known or not public.
        town: 町名, '' when there is none.
        postal_code: 187-0034 or ''.
        is_online: held on screens, nowhere to walk to.
        accessibility: codes of `accessibility` with a sign, in printed order.
        source: whose open data it was taken from; their licence wants that said.
    """

    name: str = ""
    address: str = ""
    landmark: str = ""
    town: str = ""
    postal_code: str = ""
    is_online: bool = False
    accessibility: tuple[tuple[str, str], ...] = ()
    source: str = ""


class PlaceFacts(NamedTuple):
    """One place as prints see it; every text is '' when nothing may be said.

    Attributes:
        id, area_id: of the records.
        kind_code: code of the 種別, '' for kinds of one's own.
        occasions: its 定例 in order.
        open_days: weekdays of all 定例, 0 is Monday.
        audience: 対象 with the number of people, in one line.
        fee: 参加費 with the way to apply, in one line.
        pitch: the sentences that invite: 思い, or what is done there.
        map: the 案内図 to it, if one may be shown.
    """

    id: int
    name: str
    reading: str
    kind_code: str
    kind_label: str
    area_id: int | None
    area_name: str
    occasions: tuple[Occasion, ...]
    open_days: frozenset[int]
    venue: Venue
    fee: str
    audience: str
    capacity: str
    booking: str
    bring: str
    phone: str
    contact_name: str
    organization: str
    url: str
    pitch: str
    activities: str
    confirmed: str
    is_suspended: bool
    photo: PhotoChoice | None
    map: PhotoChoice | None = None

    def __hash__(self) -> int:
        """Of what tells places apart: what was laid out is kept by its facts, and looked up ten times a page."""
        return hash(self.id)


class _PlaceRecords(NamedTuple):
    """The public records a print of one place is made from; the same ones always make the same facts."""

    place: Place
    kind: Term | None
    area: Area | None
    organization: Organization | None
    schedules: tuple[Schedule, ...]
    venue: Venue
    photo: PhotoChoice | None
    map: PhotoChoice | None

    def __hash__(self) -> int:
        return hash(self.place.id)


class _KnownFacts:
    """The facts of the places of one ledger, as far as they were asked for."""

    def __init__(self) -> None:
        self.of: dict[int, tuple[Place, PlaceFacts]] = {}

    def outlives(self, change_set: "ChangeSet", /) -> bool:
        """Those of a place until it changes or a 定例 of it, all until any other record does."""
        for change in change_set:
            for record in (change.before, change.after):
                if isinstance(record, Place):
                    self.of.pop(record.id, None)
                elif isinstance(record, Schedule):
                    self.of.pop(record.place or 0, None)
                elif record is not None:
                    return False
        return True


def place_facts(public: Ledger, place: Place) -> PlaceFacts:
    """The facts of a place of a published ledger (`app.rules.publication.published`).

    As long as its records say the same, the very same facts come back: a preview is made anew after every edit.
    """
    known = public.view("place facts", lambda _before: _KnownFacts()).of
    found = known.get(place.id)
    if found is None or found[0] is not place:
        found = known[place.id] = place, _facts_of(_records_around(public, place))
    return found[1]


def _records_around(public: Ledger, place: Place) -> _PlaceRecords:
    return _PlaceRecords(
        place,
        public.get(Term, place.kind),
        public.get(Area, place.area),
        public.get(Organization, place.organization),
        tuple(public.linking(Schedule, "place", place.id)),
        venue_of(public, public.get(Space, place.space)),
        photo_of(public, Place.KIND, place.id),
        map_of(public, Place.KIND, place.id, place.space),
    )


@lru_cache(maxsize=4096)
def _facts_of(records: _PlaceRecords) -> PlaceFacts:
    place, kind, area, organization = records.place, records.kind, records.area, records.organization
    schedules = records.schedules
    return PlaceFacts(
        id=place.id,
        name=one_line(place.name),
        reading=one_line(place.reading),
        kind_code=kind.code if kind else "",
        kind_label=one_line(kind.label) if kind else "",
        area_id=area.id if area else None,
        area_name=one_line(area.name) if area else "",
        occasions=tuple(_occasion(schedule) for schedule in schedules),
        open_days=weekdays_of(schedule for schedule in schedules if is_readable(rule_of(schedule))),
        venue=records.venue,
        fee=one_line(place.fee),
        audience=one_line(place.audience),
        capacity=_capacity(place),
        booking=one_line(place.booking),
        bring=one_line(place.bring),
        phone=callable_number(one_line(place.phone)),
        contact_name=one_line(place.contact_name),
        organization=one_line(organization.name) if organization else "",
        url=place.url.strip(),
        pitch=(place.story.strip() or place.activities.strip()),
        activities=place.activities.strip(),
        confirmed=place.confirmed,
        is_suspended=place.status == "suspended",
        photo=records.photo,
        map=None if records.venue.is_online else records.map,
    )


def one_line(text: str) -> str:
    """The text without line ends."""
    return " ".join(text.split("\n")).strip() if "\n" in text else text.strip()


def inviting_texts(facts: PlaceFacts) -> tuple[tuple[str, str], ...]:
    """(name, text) of what invites, in printed order: 思い first, then what is done there."""
    story = "" if facts.pitch == facts.activities else facts.pitch
    return tuple((name, text) for name, text in (("思い", story), ("活動内容", facts.activities)) if text)


def lost_sentence(lost: Sequence[str]) -> str:
    """What the user is told when words were left out: 「「活動内容」が長く…」."""
    what = "と".join(f"「{name}」" for name in lost)
    return f"{what}が長く、途中までしか載っていません。短くすると全部載ります。"


def short_url(url: str) -> str:
    """The address as it stands on paper: without the protocol and the slash at its end."""
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")


def source_credit(source: str) -> str:
    """The line that names whose open data a 場 was taken from."""
    return f"場所は{source}をもとにしています。"


def _occasion(schedule: Schedule) -> Occasion:
    rule = rule_of(schedule)
    if is_readable(rule):
        days, time, exceptions = (one_line(part) for part in sentence(rule))
    else:
        days, time, exceptions = one_line(rule.note), time_text(rule), closed_text(rule.closed)
    return Occasion(days, time, exceptions, schedule)


def _capacity(place: Place) -> str:
    if place.capacity_note.strip():
        return one_line(place.capacity_note)
    return f"{place.capacity}名まで" if place.capacity else ""


def venue_of(public: Ledger, space: Space | None) -> Venue:
    """What may be said about a 場 of a published ledger."""
    if space is None:
        return Venue()
    return _venue_of(space, public.get(Term, space.kind), _accessibility(public, space))


@lru_cache(maxsize=4096)
def _venue_of(space: Space, kind: Term | None, accessibility: tuple[tuple[str, str], ...]) -> Venue:
    is_online = (kind is not None and kind.code == "online") or space.name.strip().startswith("オンライン")
    return Venue(
        name=one_line(space.name),
        address="" if is_online else _without_prefecture(one_line(space.address)),
        landmark=one_line(space.landmark),
        town="" if is_online else town_name(space.address),
        postal_code=space.postal_code,
        is_online=is_online,
        accessibility=accessibility,
        source=one_line(space.source),
    )


def fee_alone(fee: str) -> str:
    """The 参加費 where no caption stands beside it: 「なし」 would not say of what."""
    return f"参加費{fee}" if fee.startswith(_NO_FEE) else fee


def _without_prefecture(address: str) -> str:
    """Neighbours know where they live: the address from the town's name on."""
    town = town_name(address)
    at = address.find(town) if town else -1
    return address[at:] if at >= 0 else address


def _accessibility(public: Ledger, space: Space) -> tuple[tuple[str, str], ...]:
    chosen: dict[str, str] = {}
    for row in public.linking(SpaceTerm, "space", space.id):
        term = public.get(Term, row.term)
        if row.term_list == "accessibility" and term is not None and has_icon(term.code):
            chosen[term.code] = one_line(term.label)
    return tuple((code, chosen[code]) for code in ACCESSIBILITY_ORDER if code in chosen)


def photo_of(ledger: Ledger, field: str, record_id: int) -> PhotoChoice | None:
    """The photo printed of a place, space or event (`field` of PhotoUse), the first by its order."""
    return next(photo_choices(ledger, field, record_id), None)


def photo_choices(ledger: Ledger, field: str, record_id: int) -> Iterator[PhotoChoice]:
    """The photos used with a place, space or event (`field` of PhotoUse), in their order."""
    return _choices(ledger, field, record_id, are_maps=False)


def map_of(ledger: Ledger, field: str, record_id: int, space_id: int | None) -> PhotoChoice | None:
    """The 案内図 of a place or event: its own first one, else that of the 場 it is held in."""
    return next(map_choices(ledger, field, record_id, space_id), None)


def map_choices(ledger: Ledger, field: str, record_id: int, space_id: int | None) -> Iterator[PhotoChoice]:
    """The maps used with a place, space or event in their order, then those of the 場 it is held in."""
    yield from _choices(ledger, field, record_id, are_maps=True)
    if space_id is not None:
        yield from _choices(ledger, Space.KIND, space_id, are_maps=True)


def _choices(ledger: Ledger, field: str, record_id: int, *, are_maps: bool) -> Iterator[PhotoChoice]:
    for use in ledger.linking(PhotoUse, field, record_id):
        photo = ledger.get(Photo, use.photo) if use.is_map is are_maps else None
        if photo is not None and photo.sha:
            yield PhotoChoice(photo.sha, photo.width or 0, photo.height or 0, crop_point(photo, use), photo.id)
