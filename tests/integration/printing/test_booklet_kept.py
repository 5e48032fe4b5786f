"""What is kept from one booklet to the next is never out of date, and what it is kept for is not made again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from app.booklets.choice import BookletChoice, Section, Style
from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.printing.booklet.composing import compose_booklet
from app.printing.booklet.proof_sheets import compose_proofs
from app.printing.cards.composing import compose_place_cards
from app.printing.composition import Composition, ReadBlob
from app.printing.findings import FindingKind
from app.printing.pdf_writer import pdf_bytes
from app.records.area import Area
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.event import Event
from app.records.field import Level
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.setting import Setting
from app.records.space import Space
from app.records.term import Term
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
EVERYTHING = frozenset(Section)


def composed(
    ledger: Ledger, read_blob: ReadBlob, style: Style = Style.TWO, paper: str = "A5", today: date = TODAY
) -> Composition:
    choice = BookletChoice(style=style, paper=paper, sections=EVERYTHING)
    return compose_booklet(ledger, today=today, choice=choice, read_blob=read_blob)


def written(made: Composition) -> bytes:
    return pdf_bytes(made.pages, title=made.title)


def forget_everything() -> None:
    """As in a program that has just begun."""
    for name, module in list(sys.modules.items()):
        if name.startswith("app."):
            for each in vars(module).values():
                clear = getattr(each, "cache_clear", None)
                if clear is not None and getattr(each, "__module__", "").startswith("app.printing"):
                    clear()


def around_an_edit(
    made: Town, ledger: Ledger, compose: Callable[[Ledger, ReadBlob], Composition]
) -> tuple[Composition, Composition]:
    """The same print before and after a place is edited; photos are read for the first only."""
    read: list[str] = []

    def read_blob(sha: str) -> bytes:
        read.append(sha)
        return made.read_blob(sha)

    before = compose(ledger, read_blob)
    assert read
    read.clear()
    place = ledger.all(Place)[0]
    ledger.follow(ChangeSet("直す", (Change(place, place.changed(fee="1,234円")),)))
    after = compose(ledger, read_blob)
    assert not read
    return before, after


def just_read(ledger: Ledger) -> Ledger:
    return Ledger.of([record for record_class in RECORD_CLASSES for record in ledger.all(record_class)])


def town() -> Town:
    """With a home, a way, an event, a day that is moved."""
    made = sample_town()
    home = made.space("松本さん宅", "小平市栄町2-39-1", kind="private_home", address_shown="full")
    place = made.place("おちゃの間", reading="おちゃのま", space=home, photo="tea", confirmed="2025-04-01")
    made.way(space=home)
    schedule = next(each for each in made.records if isinstance(each, Schedule) and each.place == place)
    made.records.append(ScheduleException(id=9001, schedule=schedule.id, date="2025-05-03", moved_to="2025-05-08"))
    made.records.append(Event(id=9002, title="交流会", date="2025-03-20", shown="public"))
    return made


Pick = Callable[[Ledger], Record]


def first(record_class: type[Record], at: int = 0) -> Pick:
    return lambda ledger: ledger.all(record_class)[at]


def home(ledger: Ledger) -> Record:
    return next(space for space in ledger.all(Space) if space.name == "松本さん宅")


def kind_of_first_place(ledger: Ledger) -> Record:
    kind = ledger.get(Term, ledger.all(Place)[0].kind)
    assert kind is not None
    return kind


EDITS: tuple[tuple[Pick, dict[str, str | float | None]], ...] = (
    (first(Place), {"fee": "1,234円"}),
    (first(Place), {"name": "あたらしい名まえ", "reading": "あたらしいなまえ"}),
    (first(Place, 3), {"story": "とても長い文です。" * 60}),
    (first(Place, 1), {"area": None}),
    (first(Place, 2), {"consent": "no"}),
    (first(Place, 2), {"consent": "yes"}),
    (first(Place, 4), {"status": "suspended"}),
    (first(Place, 5), {"wanted": "お茶をいれてくださる方"}),
    (first(Place, 5), {"confirmed": "2001-01-01"}),
    (first(Schedule), {"rule": "FREQ=MONTHLY;BYDAY=3WE", "start": "09:15"}),
    (first(ScheduleException), {"moved_to": "2025-05-09"}),
    (home, {"address_shown": "hidden"}),
    (home, {"address_shown": "full"}),
    (first(Photo), {"consent": "no"}),
    (first(Photo), {"consent": "yes"}),
    (first(PhotoUse), {"crop_x": 0.1, "crop_y": 0.9}),
    (first(Area), {"name": "みなみの圏域"}),
    (kind_of_first_place, {"label": "べつの種別"}),
    (first(Setting), {"value": "べつの発行者"}),
    (first(Event), {"title": "名まえの変わった交流会"}),
)


@pytest.mark.parametrize("style", list(Style))
def test_after_each_edit_and_taken_back_it_is_what_a_program_just_begun_prints(style: Style) -> None:
    made = town()
    ledger = made.ledger()
    begun = last = written(composed(ledger, made.read_blob, style))
    taken_back = []
    for pick, values in EDITS:
        record = pick(ledger)
        edited = record.changed(**values)
        taken_back.append(Change(edited, record))
        ledger.follow(ChangeSet("直す", (Change(record, edited),)))
        after = composed(ledger, made.read_blob, style)
        forget_everything()
        fresh = composed(just_read(ledger), made.read_blob, style)
        assert after.notes == fresh.notes
        now = written(after)
        assert now == written(fresh), values
        shows_everything = style in (Style.ONE, Style.TWO)
        assert now != last or not shows_everything, f"an edit that nobody sees proves nothing: {values}"
        last = now
    for change in reversed(taken_back):
        ledger.follow(ChangeSet("もどす", (change,)))
    assert written(composed(ledger, made.read_blob, style)) == begun


def test_another_photo_stands_there_at_once() -> None:
    made = town()
    ledger = made.ledger()
    composed(ledger, made.read_blob)
    photo = next(each for each in ledger.all(Photo) if each.sha.startswith("tea"))
    made.photo("gym")
    other = next(sha for sha in made.blobs if sha.startswith("gym"))
    ledger.follow(ChangeSet("とりかえる", (Change(photo, photo.changed(sha=other)),)))
    after = composed(ledger, made.read_blob)
    forget_everything()
    assert written(after) == written(composed(just_read(ledger), made.read_blob))


def test_the_next_day_and_the_next_paper_are_those_of_a_program_just_begun() -> None:
    made = town()
    ledger = made.ledger()
    days = (date(2025, 4, 30), date(2025, 12, 31), date(2026, 1, 1))
    asked = [(day, paper) for day in days for paper in ("A5", "B5")]
    found = [composed(ledger, made.read_blob, paper=paper, today=day) for day, paper in asked]
    for kept, (day, paper) in zip(found, asked, strict=True):
        forget_everything()
        fresh = composed(just_read(ledger), made.read_blob, paper=paper, today=day)
        assert (written(kept), kept.notes) == (written(fresh), fresh.notes)


@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_an_edit_reads_no_photo_again_and_leaves_every_other_page_the_very_same(paper: str) -> None:
    made = town()
    ledger = made.ledger()
    before, after = around_an_edit(made, ledger, partial(composed, paper=paper))
    anew = [number for number, (old, new) in enumerate(zip(before.pages, after.pages, strict=True)) if old is not new]
    assert len(anew) == 3, "the covers, and the page of the place"
    forget_everything()
    assert written(after) == written(composed(just_read(ledger), made.read_blob, paper=paper))


def test_a_coarse_photo_is_told_of_each_time() -> None:
    made = town()
    ledger = made.ledger()

    def read_blob(sha: str) -> bytes:
        return _tiny(made.read_blob(sha))

    told = [[note for note in composed(ledger, read_blob).notes if note.kind is FindingKind.PHOTO] for _ in range(3)]
    assert told[0]
    assert told[0] == told[1] == told[2]


def test_a_coarse_photo_leads_to_the_record_that_has_it_now() -> None:
    made = town()
    ledger = made.ledger()

    def told() -> set[int | None]:
        notes = composed(ledger, lambda sha: _tiny(made.read_blob(sha))).notes
        return {note.record_id for note in notes if note.kind is FindingKind.PHOTO}

    before = told()
    assert before
    known = {photo.id: photo for photo in ledger.all(Photo)}
    changes = [Change(known[each], None) for each in before if each is not None]
    anew = [photo.changed(id=photo.id + 50_000) for photo in known.values() if photo.id in before]
    changes += [Change(None, photo) for photo in anew]
    changes += [
        Change(use, use.changed(photo=(use.photo or 0) + 50_000)) for use in ledger.all(PhotoUse) if use.photo in before
    ]
    ledger.follow(ChangeSet("同じ写真を入れなおす", tuple(changes)))
    assert told() == {photo.id for photo in anew}


def _tiny(jpeg: bytes) -> bytes:
    import io

    from PIL import Image

    stream = io.BytesIO()
    with Image.open(io.BytesIO(jpeg)) as picture:
        picture.resize((120, 80)).save(stream, "JPEG")
    return stream.getvalue()


def _cards(ledger: Ledger, read_blob: ReadBlob) -> Composition:
    return compose_place_cards(ledger, None, level=Level.PUBLIC, today=TODAY, read_blob=read_blob)


def _proofs(ledger: Ledger, read_blob: ReadBlob) -> Composition:
    return compose_proofs(ledger, today=TODAY, choice=BookletChoice(), read_blob=read_blob)


@pytest.mark.parametrize("compose", [_cards, _proofs])
def test_other_prints_with_many_photos_read_none_again_either(compose: Callable[..., Composition]) -> None:
    made = town()
    ledger = made.ledger()
    _, after = around_an_edit(made, ledger, compose)
    assert written(after) == written(compose(just_read(ledger), made.read_blob))
