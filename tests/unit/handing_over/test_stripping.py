"""What a stripped copy holds, from the declarations alone."""

from __future__ import annotations

import pytest

from app.handing_over.stripping import strip
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import Level
from app.records.place import Place
from app.records.space import Space
from app.records.term_lists import built_in_terms, term_id
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


def test_whom_the_journal_alone_knows_is_covered_as_the_living_are() -> None:
    story = "木村雪乃（旧姓 青木）がはじめ、井上 一郎が続けました。042-000-0031。民生委員も来ます。"
    place = Place(id=2, name="さくら", consent="yes", story=story)
    earlier = [
        ("volunteer", "name", "木村　雪乃"),
        ("volunteer", "phone", "０４２０００００３１"),
        ("attendee", "person", "井上　一郎"),
        ("attendee", "person", "民生委員"),  # an office
        ("volunteer", "name", ""),
    ]
    stripped = strip(Ledger.of([*built_in_terms(), place]), earlier)
    [kept] = [each for each in stripped.records if isinstance(each, Place)]
    assert kept.story == "○○（旧姓 青木）がはじめ、○○が続けました。○○。民生委員も来ます。"
    assert stripped.veiled == 1


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
