"""The 案内図 in print: whole, in its frame, first to give way, and never of a home that is not to be found."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from app.booklets.choice import BookletChoice, Style
from app.booklets.volumes import freeze
from app.exchange.json_file import export_json
from app.handing_over.stripping import strip
from app.printing.booklet.composing import compose_booklet
from app.printing.booklet.gathering import printed_places
from app.printing.booklet.proof_sheets import compose_proofs
from app.printing.cards.composing import compose_place_cards, compose_space_cards
from app.printing.composition import Composition
from app.printing.findings import FindingKind
from app.printing.pages import Page, PlacedPicture
from app.printing.pdf_writer import pdf_bytes
from app.printing.products.catalogue import BY_KEY
from app.printing.products.product import Made, Request, make
from app.printing.tags import Closed, Opened
from app.printing.theme import EMPTY_EDGE
from app.records.booklet_issue import BookletIssue
from app.records.event import Event
from app.records.field import Level
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.space import Space
from tests.flyer_town import flyer_town
from tests.integration.printing.printed_flyers import TODAY, crowded_town, faults, floor_of, made
from tests.printed_pages import text_of
from tests.read_aloud import parts_of
from tests.town import Town, sample_town

NAME, SHORT = "みんな茶論", "つどい食堂"
"""A place of which much is said, and one of which a half page has room for a map too."""
UPRIGHT, WIDE = ("A4", "B5", "A5"), ("A4-wide", "B5-wide", "A5-wide")
NO_ROOM = "案内図を入れませんでした"
WITH_WAY = [(design, paper) for design in ("photo", "handmade", "calendar") for paper in UPRIGHT]
WITH_WAY += [(design, paper) for design in ("photo", "calendar") for paper in WIDE]
WITH_WAY = [each for each in WITH_WAY if each[0] != "calendar" or "A5" not in each[1]]  # words fill small paper


def mapped_town(name: str = NAME, *, consent: str = "yes") -> Town:
    """The sample town with a map at one place."""
    town = sample_town()
    town.way("way_cafe", consent=consent, place=place_of(town, name))
    return town


def place_of(town: Town, name: str = NAME) -> int:
    return next(record.id for record in town.records if isinstance(record, Place) and record.name == name)


def picture_of(size: tuple[int, int], corners: Sequence[str] = ()) -> bytes:
    """A JPEG of one colour, with patches in its four corners."""
    drawn = Image.new("RGB", size, "white")
    width, height = size
    for at, colour in zip(((0, 0), (width - 40, 0), (0, height - 40), (width - 40, height - 40)), corners, strict=False):
        drawn.paste(colour, (*at, at[0] + 40, at[1] + 40))
    content = io.BytesIO()
    drawn.save(content, "JPEG", quality=95)
    return content.getvalue()


def ways_on(page: Page) -> list[tuple[str, PlacedPicture]]:
    """What is read aloud of every map on a page, and its picture."""
    found: list[tuple[str, PlacedPicture]] = []
    alt = ""
    for operation in page.operations:
        alt = operation.alt if isinstance(operation, Opened) else "" if isinstance(operation, Closed) else alt
        if isinstance(operation, PlacedPicture) and alt.endswith("への案内図"):
            found.append((alt, operation))
    return found


def ways_in(composition: Composition) -> list[str]:
    return [alt for page in composition.pages for alt, _ in ways_on(page)]


def messages(composition: Composition) -> str:
    return "".join(found.message for found in composition.notes)


def is_whole(placed: PlacedPicture) -> bool:
    """Whether the box has the shape of the picture: nothing of it is cut off."""
    picture = placed.picture
    return abs(placed.width / placed.height - picture.width_px / picture.height_px) < 0.01


def booklet(town: Town, choice: BookletChoice | None = None) -> Composition:
    return compose_booklet(town.ledger(), today=TODAY, choice=choice or BookletChoice(), read_blob=town.read_blob)


@pytest.mark.parametrize(("design", "paper"), WITH_WAY)
def test_the_map_stands_whole_on_a_flyer(design: str, paper: str) -> None:
    town = mapped_town()
    found = made("flyer", place_of(town), {"design": design, "paper": paper}, of=town)
    (page,) = found.pages
    ((alt, placed),) = ways_on(page)
    assert alt == f"{NAME}への案内図"
    assert is_whole(placed)
    assert placed.width >= 35
    assert faults(page, floor_of("flyer", paper), EMPTY_EDGE) == []
    figures = parts_of(pdf_bytes(found.pages, title=found.composition.title), 0).all("Figure")
    assert [part.alt for part in figures].count(alt) == 1
    without = mapped_town(consent="pending")
    (plain,) = made("flyer", place_of(without), {"design": design, "paper": paper}, of=without).pages
    if design != "calendar":  # there the photo fills what room there is
        assert len(list(page.pictures())) == len(list(plain.pictures())) + 1


@pytest.mark.parametrize("design", ["photo", "handmade", "calendar", "big"])
@pytest.mark.parametrize("paper", ["A4", "A5", "B5-wide"])
def test_a_flyer_without_a_map_to_show_is_what_it_always_was(design: str, paper: str) -> None:
    options = {"design": design, "paper": paper}
    plain, silent = sample_town(), mapped_town(consent="pending")
    assert made("flyer", place_of(silent), options, of=silent).pages == made(
        "flyer", place_of(plain), options, of=plain
    ).pages  # fmt: skip


@pytest.mark.parametrize(("words", "is_said"), [("バス停から歩いて3分", True), ("バス停から歩いて3分。" * 9, False)])
def test_how_to_get_there_stands_below_the_map_where_it_is_one_line(words: str, is_said: bool) -> None:
    for consent in ("yes", "pending"):
        town = mapped_town(consent=consent)
        town.records = [
            record.changed(access=words) if isinstance(record, Space) else record for record in town.records
        ]
        (page,) = made("flyer", place_of(town), of=town).pages
        assert ("バス停から歩いて3分" in text_of(page)) is (is_said and consent == "yes")
        assert faults(page, floor_of("flyer", "A4"), EMPTY_EDGE) == []


def test_a_map_of_any_shape_keeps_its_corners() -> None:
    colours = ("red", "lime", "blue", "black")
    for size in ((400, 1600), (1600, 400), (900, 900)):
        town = mapped_town()
        sha = next(sha for sha in town.blobs if sha.startswith("way"))
        town.blobs[sha] = picture_of(size, colours)
        town.records = [
            record.changed(width=size[0], height=size[1]) if isinstance(record, Photo) and record.sha == sha else record
            for record in town.records
        ]
        ((_, placed),) = ways_on(made("flyer", place_of(town), of=town).pages[0])
        assert is_whole(placed)
        with Image.open(io.BytesIO(placed.picture.data())) as shown:
            width, height = shown.size
            seen = [shown.getpixel(at) for at in ((3, 3), (width - 4, 3), (3, height - 4), (width - 4, height - 4))]
        for pixel, wanted in zip(seen, ((255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 0)), strict=True):
            assert isinstance(pixel, tuple)
            assert all(abs(one - other) < 60 for one, other in zip(pixel, wanted, strict=True)), (size, pixel)


def test_a_shape_noted_wrongly_cuts_nothing_off() -> None:
    town = mapped_town()
    sha = next(sha for sha in town.blobs if sha.startswith("way"))
    town.blobs[sha] = picture_of((700, 1400))
    flyer = made("flyer", place_of(town), of=town).composition
    for composition in (booklet(town, BookletChoice(style=Style.ONE)), flyer):
        placed = [picture for page in composition.pages for _, picture in ways_on(page)]
        assert len(placed) == 1
        assert all(is_whole(picture) for picture in placed)


@pytest.mark.parametrize("design", ["photo", "handmade", "calendar"])
def test_a_map_gives_way_to_every_word(design: str) -> None:
    of, place, _ = crowded_town("あ")
    of.records = [record.changed(address_shown="full") if isinstance(record, Space) else record for record in of.records]
    of.way(place=place)
    options = {"design": design}
    with_map = made("flyer", place, options, of=of)
    assert ways_in(with_map.composition) == []
    assert NO_ROOM in messages(with_map.composition)
    of.records = [record for record in of.records if not (isinstance(record, PhotoUse) and record.is_map)]
    assert with_map.pages == made("flyer", place, options, of=of).pages


def test_a_poster_is_read_from_too_far_away_for_a_map() -> None:
    town = mapped_town()
    found = made("poster", place_of(town), of=town)
    assert ways_in(found.composition) == []
    assert NO_ROOM not in messages(found.composition)


def test_an_event_shows_the_way_to_its_space() -> None:
    ids = flyer_town()
    space = next(record.space for record in ids.town.records if isinstance(record, Event) and record.id == ids.forum)
    ids.town.photo("tea", event=ids.forum)
    ids.town.way("way_hall", space=space)
    (page,) = made("event-flyer", ids.forum, {"design": "photo"}, of=ids.town).pages
    ((alt, placed),) = ways_on(page)
    assert alt == "ご近所に、もうひとつの居間を。への案内図"
    assert is_whole(placed)
    assert len(list(page.pictures())) == 2


@pytest.mark.parametrize("style", [Style.ONE, Style.TWO])
@pytest.mark.parametrize("paper", ["A5", "B5", "A4"])
def test_the_map_stands_whole_in_the_booklet(style: Style, paper: str) -> None:
    town = mapped_town(SHORT)
    composition = booklet(town, BookletChoice(style=style, paper=paper))
    placed = [(number, *way) for number, page in enumerate(composition.pages) for way in ways_on(page)]
    ((number, alt, picture),) = placed
    assert alt == f"{SHORT}への案内図"
    assert is_whole(picture)
    assert picture.height >= 22 - 0.01
    page = composition.pages[number]
    assert faults(page, 9.0, EMPTY_EDGE) == []
    figures = parts_of(pdf_bytes(composition.pages, title=composition.title), number).all("Figure")
    assert alt in [part.alt for part in figures]


@pytest.mark.parametrize("style", [Style.ONE, Style.TWO])
def test_a_proof_shows_a_map_exactly_where_the_booklet_does(style: Style) -> None:
    town = sample_town()
    for number, place in enumerate(town.ledger().all(Place)):
        town.way(("way_cafe", "way_hall", "way_housing")[number % 3], place=place.id)
    choice = BookletChoice(style=style)
    in_print = ways_in(booklet(town, choice))
    proofs = compose_proofs(town.ledger(), today=TODAY, choice=choice, read_blob=town.read_blob)
    assert sorted(ways_in(proofs)) == sorted(in_print)
    assert 0 < len(in_print) < len(town.ledger().all(Place))


@pytest.mark.parametrize("style", list(Style))
def test_a_booklet_without_a_map_to_show_is_what_it_always_was(style: Style) -> None:
    choice = BookletChoice(style=style)
    assert booklet(mapped_town(SHORT, consent="no"), choice).pages == booklet(sample_town(), choice).pages


@pytest.mark.parametrize("style", [Style.FOUR, Style.LIST])
def test_four_to_a_page_or_a_list_have_no_map(style: Style) -> None:
    choice = BookletChoice(style=style)
    composition = booklet(mapped_town(SHORT), choice)
    assert composition.pages == booklet(sample_town(), choice).pages
    assert NO_ROOM not in messages(composition)


@pytest.mark.parametrize("style", [Style.ONE, Style.TWO])
def test_in_the_booklet_a_map_gives_way_to_every_word(style: Style) -> None:
    town = mapped_town(SHORT)
    long = "縁側で、お茶と手仕事をたのしむ会です。" * 40
    town.records = [
        record.changed(story=long, activities=long) if record.id == place_of(town, SHORT) else record for record in town.records
    ]
    composition = booklet(town, BookletChoice(style=style))
    assert ways_in(composition) == []
    assert NO_ROOM in messages(composition)


def test_a_volume_that_was_kept_is_printed_with_its_map_again() -> None:
    town = mapped_town(SHORT)
    town.records.append(BookletIssue(id=77, title="号", volume=5))
    kept = freeze(town.ledger(), 77, printed_places(town.ledger(), BookletChoice(issue=77), today=TODAY))
    town.records += [change.record for change in kept]
    before = booklet(town, BookletChoice(issue=77))
    town.records = [record for record in town.records if not (isinstance(record, PhotoUse) and record.is_map)]
    assert ways_in(booklet(town, BookletChoice(issue=77))) == ways_in(before) == [f"{SHORT}への案内図"]
    assert ways_in(booklet(town)) == []


def test_a_card_shows_the_map_beside_the_photo() -> None:
    town = mapped_town()
    space = town.space("集会所", "小平市栄町2-39-1", access=("step_free",), stage="open")
    town.way("way_hall", space=space)
    ledger = town.ledger()
    cards = compose_place_cards(ledger, place_of(town), level=Level.PUBLIC, today=TODAY, read_blob=town.read_blob)
    assert ways_in(cards) == [f"{NAME}への案内図"]
    assert len(list(cards.pages[0].pictures())) == 2
    cards = compose_space_cards(ledger, space, level=Level.INTERNAL, today=TODAY, read_blob=town.read_blob)
    assert ways_in(cards) == ["集会所への案内図"]


def test_a_map_without_consent_is_on_no_card_whoever_reads_it() -> None:
    town = mapped_town(consent="pending")
    for level in Level:
        cards = compose_place_cards(town.ledger(), None, level=level, today=TODAY, read_blob=town.read_blob)
        assert ways_in(cards) == []


@pytest.mark.parametrize(("content", "message"), [(b"no picture", "読めませんでした"), (None, "あらく見えます")])
def test_a_map_that_is_no_good_is_told(content: bytes | None, message: str) -> None:
    town = mapped_town(SHORT)
    sha = next(sha for sha in town.blobs if sha.startswith("way"))
    town.blobs[sha] = content or picture_of((150, 110))
    ledger = town.ledger()
    cards = compose_place_cards(ledger, place_of(town, SHORT), level=Level.PUBLIC, today=TODAY, read_blob=town.read_blob)
    for composition in (made("flyer", place_of(town, SHORT), of=town).composition, booklet(town), cards):
        told = [found for found in composition.notes if "案内図" in found.message and message in found.message]
        assert [(found.kind, found.record_kind) for found in told] == [(FindingKind.PHOTO, Photo.KIND)]
        assert bool(ways_in(composition)) is (content is None)


HOMES = [("town", "full"), ("hidden", "full"), ("town", "own"), ("hidden", "own")]
"""How much of the address is shown, and whether the map hangs on the 場 or on the place itself."""


def home_town(shown: str, where: str) -> tuple[Town, int, int]:
    """A place and an event in a home that is not to be found, with a map of the way to its door."""
    town = sample_town()
    kind = "private_home"
    home = town.space("松本さん宅", "東京都小平市栄町2-39-1", kind=kind, address_shown=shown, landmark="郵便局のとなり")
    place = town.place("縁側の会", space=home, photo="house")
    event = Event(id=9800, title="縁側のお茶会", space=home, date="2025-11-21", shown="public")
    town.records.append(event)
    if where == "full":
        town.way("way_housing", space=home)
    else:
        town.way("way_housing", place=place)
        town.records.append(PhotoUse(id=9801, photo=town.records[-2].id, event=9800, role="map"))
    return town, place, event.id


def photo_of_the_way(town: Town) -> Photo:
    return next(record for record in town.records if isinstance(record, Photo) and record.sha.startswith("way_housing"))


@pytest.mark.parametrize(("shown", "where"), HOMES)
def test_no_print_for_the_public_even_reads_the_map_to_a_home(shown: str, where: str) -> None:
    town, place, event = home_town(shown, where)
    secret = photo_of_the_way(town).sha
    read: list[str] = []

    def read_blob(sha: str) -> bytes:
        read.append(sha)
        return town.read_blob(sha)

    wishes = [("flyer", place), ("poster", place), ("volunteer-flyer", place), ("place-card", place), ("booklet", None)]
    wishes += [("event-flyer", event), ("event-poster", event), ("booklet-proofs", None)]
    for key, subject in wishes:
        product = BY_KEY[key]
        options = {"level": "public"} if any(option.name == "level" for option in product.options) else {}
        found = make(product, Request(town.ledger(), TODAY, read_blob, subject, options))
        assert isinstance(found, Made), (key, found)
        assert ways_in(found.composition) == []
    assert secret not in read
    assert len(read) > 1  # photos are


@pytest.mark.parametrize(("shown", "where"), HOMES)
def test_no_copy_for_others_holds_the_map_to_a_home(shown: str, where: str, tmp_path: Path) -> None:
    town, _, _ = home_town(shown, where)
    secret = photo_of_the_way(town)
    stripped = strip(town.ledger(), ())
    assert secret.sha not in stripped.photos
    assert not [record for record in stripped.records if isinstance(record, PhotoUse) and record.is_map]
    target = tmp_path / "town.json"
    export_json(town.ledger(), town.read_blob, target, level=Level.PUBLIC)
    assert secret.sha not in target.read_text(encoding="utf-8")


def test_a_home_that_lets_its_address_be_printed_keeps_its_map_out_of_a_stripped_copy() -> None:
    town, place, _ = home_town("full", "own")
    assert ways_in(made("flyer", place, of=town).composition) == ["縁側の会への案内図"]
    assert photo_of_the_way(town).sha not in strip(town.ledger(), ()).photos


def test_the_map_to_a_home_leaves_a_volume_that_was_kept() -> None:
    town, place, _ = home_town("full", "own")
    town.records.append(BookletIssue(id=77, title="号", volume=5))
    kept = freeze(town.ledger(), 77, printed_places(town.ledger(), BookletChoice(issue=77), today=TODAY))
    town.records += [change.record for change in kept]
    assert ways_in(booklet(town, BookletChoice(issue=77))) == ["縁側の会への案内図"]
    town.records = [
        record.changed(address_shown="town") if isinstance(record, Space) and record.name == "松本さん宅" else record
        for record in town.records
    ]
    assert ways_in(booklet(town, BookletChoice(issue=77))) == []
    assert place


def test_members_see_the_way_on_their_card() -> None:
    town, place, _ = home_town("hidden", "own")
    for level, count in ((Level.INTERNAL, 1), (Level.RELATED, 1), (Level.PUBLIC, 0)):
        cards = compose_place_cards(town.ledger(), place, level=level, today=TODAY, read_blob=town.read_blob)
        assert len(ways_in(cards)) == count
