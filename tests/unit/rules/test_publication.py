"""Nothing internal or related reaches a public reader, whatever the record holds."""

import pytest

from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.event import Event
from app.records.field import FieldKind, Level
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from app.records.term_lists import built_in_terms, term_id
from app.records.volunteer import Qualification, Volunteer
from app.rules.publication import publishable_places, published, town_name


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("東京都小平市栄町2－39－1", "栄町"),
        ("中島町1丁目1番7号", "中島町"),
        ("小平市花小金井南町３－２４－２０", "花小金井南町"),
        ("花小金井南町三丁目4番", "花小金井南町"),
        ("たかの台4-33-16", "たかの台"),
        ("神奈川県横浜市港北区日吉本町1-2", "日吉本町"),
        ("東京都港区南麻布5-7-13", "南麻布"),
        ("東京都西多摩郡奥多摩町氷川215-6", "氷川"),
        ("栄町（郵便局のとなり）", "栄町"),
        ("2-3-4", ""),
        ("", ""),
    ],
)
def test_town_name_keeps_the_house_out(address: str, town: str) -> None:
    assert town_name(address) == town


def _full(record_class: type[Record], number: int, **values: object) -> Record:
    """A record with a telling value in every text field."""
    secrets = {
        field.name: f"SECRET-{field.name}"
        for field in record_class.FIELDS
        if field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PHONE, FieldKind.EMAIL}
    }
    return record_class(id=number, **{**secrets, **values})  # type: ignore[arg-type]  # values of all kinds


_CONSENTING = {"consent": "yes", "contact_name_level": "internal", "fax_level": "related"}


def _everything(**place_values: object) -> Ledger:
    return Ledger.of(
        [
            _full(Space, 10, phone_level="related"),
            _full(Place, 20, space=10, **{**_CONSENTING, **place_values}),
            _full(Schedule, 30, place=20, rule="FREQ=WEEKLY;BYDAY=MO", closed="", note=""),
            ScheduleException(id=31, schedule=30, date="2026-01-01"),
            Photo(id=40, consent="yes"),
            PhotoUse(id=41, photo=40, place=20),
            Photo(id=42, consent="pending"),
            PhotoUse(id=43, photo=42, place=20),
        ]
    )


@pytest.mark.parametrize("reader", [Level.PUBLIC, Level.RELATED])
def test_no_value_above_the_readers_level_survives(reader: Level) -> None:
    ledger = _everything()
    seen = published(ledger, reader)
    for record_class in RECORD_CLASSES:
        for record in seen.all(record_class):
            original = ledger.get(record_class, record.id)
            assert original is not None
            for name in vars(record):
                if name == "id" or original.get(name) in ("", None):
                    continue
                is_above = original.level_of(name).rank < reader.rank
                if is_above and str(record.get(name)).startswith("SECRET"):
                    pytest.fail(f"{record_class.KIND}.{name} reached {reader}")
    place = seen.all(Place)[0]
    assert place.internal_note == ""
    assert place.contact_name == ""
    assert place.name == "SECRET-name"
    assert (place.fax == "") == (reader is Level.PUBLIC)


def test_internal_reader_sees_the_ledger_itself() -> None:
    ledger = _everything()
    assert published(ledger, Level.INTERNAL) is ledger


@pytest.mark.parametrize("values", [{"consent": "pending"}, {"consent": "no"}, {"status": "ended"}])
def test_a_place_without_consent_leaves_with_everything_it_owns(values: dict[str, str]) -> None:
    ledger = _everything()
    place = ledger.all(Place)[0].changed(**values)
    ledger = Ledger.of([place, *(r for c in RECORD_CLASSES if c is not Place for r in ledger.all(c))])
    seen = published(ledger, Level.PUBLIC)
    assert publishable_places(ledger) == ()
    for record_class in (Place, Space, Schedule, ScheduleException, PhotoUse):
        assert not seen.all(record_class), record_class


def test_photos_need_the_consent_of_the_people_in_them() -> None:
    seen = published(_everything(), Level.PUBLIC)
    assert [photo.id for photo in seen.all(Photo)] == [40]
    assert [use.id for use in seen.all(PhotoUse)] == [41]


def test_an_organization_is_known_through_what_it_runs() -> None:
    runner, sponsor = Organization(id=50, name="さくら会"), Organization(id=51, name="㈱まだ内緒")
    place = Place(id=52, name="さくら", organization=50, consent="yes")
    seen = published(Ledger.of([runner, sponsor, place]), Level.PUBLIC)
    assert [organization.id for organization in seen.all(Organization)] == [50]


def test_a_photo_of_a_place_without_consent_stays() -> None:
    photo, use = Photo(id=1, consent="yes"), PhotoUse(id=2, photo=1, place=3)
    seen = published(Ledger.of([photo, use, Place(id=3, name="さくら", consent="no")]), Level.PUBLIC)
    assert not seen.all(Photo)
    assert not seen.all(PhotoUse)


WAY = PhotoUse(id=41, photo=40, role="map")


def _map_ledger(use: PhotoUse, *others: Record, shown: str = "full") -> Ledger:
    """A map that may be shown, hung where `use` says, and a 場 whose owner lets so much of its address be `shown`."""
    home = Space(id=10, name="松本さん宅", kind=term_id("space_kind", "private_home"), address_shown=shown)
    return Ledger.of([Photo(id=40, sha="5e", consent="yes"), use, home, *others])


@pytest.mark.parametrize("link", ["space", "place", "event"])
@pytest.mark.parametrize(("shown", "is_open"), [("full", True), ("town", False), ("hidden", False)])
def test_a_map_shows_no_way_that_the_address_does_not(link: str, shown: str, is_open: bool) -> None:
    place = Place(id=20, name="さくら", consent="yes", space=10)
    event = Event(id=30, title="お花見", space=10)
    use = WAY.changed(**{link: {"space": 10, "place": 20, "event": 30}[link]})
    ledger = _map_ledger(use, place, event, shown=shown)
    seen = published(ledger, Level.PUBLIC)
    assert [each.id for each in seen.all(PhotoUse)] == ([41] if is_open else [])
    assert [photo.sha for photo in seen.all(Photo)] == (["5e"] if is_open else [])  # nor does the picture leave
    assert len(seen.all(Place)) == len(seen.all(Event)) == 1
    for reader in (Level.RELATED, Level.INTERNAL):
        assert published(ledger, reader).get(PhotoUse, 41) is not None


@pytest.mark.parametrize("space", [None, 99])
def test_a_map_of_a_place_that_names_no_space_stays(space: int | None) -> None:
    """Nobody said of it that its address may be shown; the 会場 of an event is public without one."""
    ledger = _map_ledger(WAY.changed(place=20), Place(id=20, name="さくら", consent="yes", space=space))
    assert not published(ledger, Level.PUBLIC).all(Photo)
    assert published(_map_ledger(WAY.changed(event=30), Event(id=30, title="お花見")), Level.PUBLIC).all(Photo)


def test_a_photo_of_a_home_is_no_map_of_it() -> None:
    """What it is like there may be shown where the way to it may not: one picture, shown as each of the two."""
    photo = PhotoUse(id=42, photo=40, place=20)
    place = Place(id=20, name="さくら", consent="yes", space=10)
    seen = published(_map_ledger(WAY.changed(place=20), photo, place, shown="town"), Level.PUBLIC)
    assert [use.id for use in seen.all(PhotoUse)] == [42]
    assert seen.all(Photo)


def test_candidate_spaces_are_nobodys_business() -> None:
    ledger = Ledger.of([Space(id=1, name="候補", stage="approached"), Space(id=2, name="公民館", stage="open")])
    assert [space.name for space in published(ledger, Level.PUBLIC).all(Space)] == ["公民館"]


@pytest.mark.parametrize(("shown", "address"), [("full", "小平市栄町2-39-1"), ("town", "栄町"), ("hidden", "")])
def test_a_home_shows_as_much_address_as_its_owner_wants(shown: str, address: str) -> None:
    space = Space(
        id=1,
        name="家",
        address="小平市栄町2-39-1",
        postal_code="187-0034",
        latitude=35.7,
        landmark="角",
        address_shown=shown,
    )
    seen = published(Ledger.of([space]), Level.PUBLIC).all(Space)[0]
    assert seen.address == address
    assert (seen.postal_code == "") == (seen.latitude is None) == (seen.landmark == "") == (shown != "full")


@pytest.mark.parametrize(
    ("kind", "shown", "name"),
    [
        ("private_home", "town", "個人宅"),
        ("private_home", "hidden", "個人宅"),
        ("home_parking", "town", "個人宅の駐車場"),
        ("private_home", "full", "松本さん宅"),
        ("community_hall", "town", "松本さん宅"),
    ],
)
def test_whose_home_it_is_stays_unsaid_when_the_address_does(kind: str, shown: str, name: str) -> None:
    space = Space(
        id=1, name="松本さん宅", reading="まつもとさんたく", kind=term_id("space_kind", kind), address_shown=shown
    )
    ledger = Ledger.of([*built_in_terms(), space])
    seen = published(ledger, Level.PUBLIC).all(Space)[0]
    assert seen.name == name
    assert (seen.reading == "") == (name != "松本さん宅")
    assert published(ledger, Level.RELATED).all(Space)[0].name == "松本さん宅"


SECRET = "ひみつの名まえ"
CONSENTED = {"volunteer": {"consent": "yes"}, "space_owner": {"consent": "yes"}, "place": {"consent": "yes"}}


def _one_of_each(**values: dict[str, object]) -> Ledger:
    """A record of every kind, all linked together, with a telling value in every text field."""
    ids = {record_class.KIND: number for number, record_class in enumerate(RECORD_CLASSES, start=1)}
    records = []
    for record_class in RECORD_CLASSES:
        links = {
            field.name: ids[field.target]
            for field in record_class.FIELDS
            if field.target and field.target != record_class.KIND and field.kind is FieldKind.LINK
        }
        if record_class is PhotoUse:
            links = {"photo": ids["photo"], "event": ids["event"]}
        texts = {
            field.name: f"{SECRET}:{field.name}"
            for field in record_class.FIELDS
            if field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PHONE, FieldKind.EMAIL} and not field.key
        }
        given = {**texts, **links, **CONSENTED.get(record_class.KIND, {}), **values.get(record_class.KIND, {})}
        records.append(record_class(id=ids[record_class.KIND], **given))  # type: ignore[arg-type]  # values of all kinds
    return Ledger.of(records)


@pytest.mark.parametrize("reader", [Level.PUBLIC, Level.RELATED])
@pytest.mark.parametrize("record_class", RECORD_CLASSES, ids=lambda record_class: record_class.KIND)
def test_of_every_kind_no_value_above_the_level_survives(record_class: type[Record], reader: Level) -> None:
    ledger = _one_of_each(minutes={"state": "final"})
    for record in published(ledger, reader).all(record_class):
        for field in record.FIELDS:
            value = record.get(field.name)
            if isinstance(value, str) and value.startswith(SECRET):
                assert record.level_of(field.name).rank >= reader.rank, field.name


def test_the_public_hears_of_nobody_who_helps_lends_or_is_talked_about() -> None:
    seen = published(_one_of_each(minutes={"state": "final"}), Level.PUBLIC)
    known = {record_class.KIND for record_class in RECORD_CLASSES if seen.all(record_class)}
    assert not known & {
        "volunteer", "volunteer_term", "qualification", "assignment", "space_owner", "approach", "space_request",
        "offered_hours", "promise", "concern", "wisdom", "case_review", "monitoring", "staff", "support", "handover",
        "referral", "attendance", "distribution", "questionnaire_answer", "use_limit",
    }  # fmt: skip
    assert known >= {"minutes", "attendee", "agenda_item", "opinion", "event", "goal", "goal_value", "booklet_issue"}


@pytest.mark.parametrize("state", ["draft", "checking"])
def test_minutes_are_nobodys_business_before_they_are_final(state: str) -> None:
    seen = published(_one_of_each(minutes={"state": state}), Level.PUBLIC)
    assert not any(seen.all(record_class) for record_class in (Minutes, Attendee, AgendaItem, Opinion))
    assert published(_one_of_each(minutes={"state": state}), Level.RELATED).all(Minutes)


def test_an_opinion_says_itself_who_may_read_it() -> None:
    for shown, expected in (("public", 1), ("related", 0), ("internal", 0)):
        ledger = _one_of_each(minutes={"state": "final"}, opinion={"shown": shown})
        assert len(published(ledger, Level.PUBLIC).all(Opinion)) == expected


def test_a_volunteer_who_has_not_agreed_stays_inside() -> None:
    for consent, expected in (("yes", 1), ("no", 0), ("pending", 0)):
        seen = published(_one_of_each(volunteer={"consent": consent}), Level.RELATED)
        assert len(seen.all(Volunteer)) == len(seen.all(Qualification)) == expected


def test_a_kind_nobody_asks_for_is_not_read() -> None:
    asked = []

    def read(record_class: type[Record]) -> list[Record]:
        asked.append(record_class.KIND)
        return []

    published(Ledger(read), Level.PUBLIC).all(Place)
    assert "attendance" not in asked
    assert "opinion" not in asked
