"""What a stripped copy holds, from the declarations alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.handing_over.stripping import strip
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import Level
from app.records.meeting_body import MeetingBody, Membership
from app.records.place import Place
from app.records.space import Space
from app.records.term_lists import built_in_terms, term_id
from app.records.volunteer import Volunteer
from app.store import Deleted
from tests.any_ledger import AnyLedger
from tests.secrets import MARKS, with_secrets


def _home(**values: object) -> Space:
    space = Space(id=1, name="松本さん宅", kind=term_id("space_kind", "private_home"), address="小平市栄町2-39-1")
    return space.changed(**values)  # type: ignore[arg-type]  # values of all kinds


@pytest.mark.parametrize(("shown", "address"), [("full", "栄町"), ("town", "栄町"), ("hidden", "")])
def test_a_home_tells_its_town_at_most(shown: str, address: str) -> None:
    ledger = Ledger.of([*built_in_terms(), _home(address_shown=shown)])
    [home] = [each for each in strip(ledger, ()).records if isinstance(each, Space)]
    assert (home.name, home.reading, home.address) == ("個人宅", "", address)


def test_a_hall_keeps_its_address() -> None:
    hall = _home(name="公民館", kind=term_id("space_kind", "community_hall"))
    [kept] = [each for each in strip(Ledger.of([*built_in_terms(), hall]), ()).records if isinstance(each, Space)]
    assert kept.address == "小平市栄町2-39-1"


def test_links_to_what_is_left_out_are_emptied() -> None:
    place = Place(id=2, name="さくら", consent="yes", space=1)
    candidate = _home(stage="candidate", kind=None)
    records = strip(Ledger.of([*built_in_terms(), candidate, place]), ()).records
    for record in records:
        for field in record.FIELDS:
            target = record.get(field.name) if field.target else None
            assert target is None or any(each.id == target for each in records if field.target == each.KIND)


def test_who_is_in_the_trash_is_covered_too() -> None:
    place = Place(id=2, name="さくら", consent="yes", story="木村雪乃がはじめ、青木 一郎が続けました。")
    with_row = Deleted(
        record=MeetingBody(id=4, name="世話人会"),
        children=(Membership(id=5, meeting_body=4, person="青木　一郎"),),
        when=datetime(2026, 11, 22, 9, 30),
        who="",
    )
    person = Deleted(record=Volunteer(id=3, name="木村雪乃"), children=(), when=with_row.when, who="")
    stripped = strip(Ledger.of([*built_in_terms(), place]), [person, with_row])
    [kept] = [each for each in stripped.records if isinstance(each, Place)]
    assert (kept.story, stripped.veiled) == ("○○がはじめ、○○が続けました。", 1)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_private_is_left_whatever_the_kind(seed: int) -> None:
    ledger, planted = with_secrets(Ledger.of(AnyLedger(seed, ("文",)).records()))
    stripped = strip(ledger, ())
    assert planted > 20
    for record in stripped.records:
        _insist_on_public(record)
    kept = {(record.KIND, record.id) for record in stripped.records}
    assert len(kept) == len(stripped.records)
    order = [RECORD_CLASSES.index(BY_KIND[record.KIND]) for record in stripped.records]
    assert order == sorted(order)


def _insist_on_public(record: Record) -> None:
    for field in record.FIELDS:
        value = record.get(field.name)
        if field.personal:
            assert value == field.default
        if isinstance(value, str) and record.level_of(field.name) is not Level.PUBLIC and not field.key:
            assert not any(mark in value for mark in MARKS), (record.KIND, field.name)
