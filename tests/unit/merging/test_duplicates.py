"""What is proposed as the same thing twice."""

from __future__ import annotations

from app.ledger import Ledger
from app.merging.duplicates import Reason, duplicates_of
from app.records.organization import Organization
from app.records.place import Place
from app.records.term import Term
from app.records.volunteer import Volunteer

KNOWN = (
    Place(id=1, name="サロンさくら", phone="042-000-0001"),
    Place(id=2, name="もみじの会", area=None),
    Volunteer(id=3, name="架空 花子", phone="042-000-0003"),
    Organization(id=4, name="架空の会", address="架空市栄町2-39-1"),
    Term(id=5, term_list="skill", label="お茶"),
)


def proposed(*came: Place | Volunteer | Organization | Term) -> set[tuple[int, int, Reason]]:
    ledger = Ledger.of([*KNOWN, *came])
    return {(each.record.id, each.other.id, each.reason) for each in duplicates_of(ledger, {one.id for one in came})}


def test_same_folded_name_and_phone() -> None:
    assert proposed(Place(id=11, name="さろん ｻｸﾗ", phone="０４２－０００－０００１")) == {(11, 1, Reason.PHONE)}
    assert proposed(Place(id=11, name="サロンさくら", phone="042-000-9999")) == set()
    assert proposed(Place(id=11, name="べつ", phone="042-000-0001")) == set()


def test_persons_addresses_and_nothing_but_a_name() -> None:
    assert proposed(Volunteer(id=13, name="架空花子", phone="0420000003")) == {(13, 3, Reason.PHONE)}
    assert proposed(Organization(id=14, name="架空の会", address="架空市栄町２丁目39番1号")) == {
        (14, 4, Reason.ADDRESS)
    }
    assert proposed(Place(id=12, name="もみじの会")) == {(12, 2, Reason.NAME)}
    assert proposed(Place(id=12, name="もみじの会", area=7)) == set()


def test_two_that_came_together_and_entries_of_a_list() -> None:
    assert proposed(Place(id=21, name="いちょう"), Place(id=22, name="イチョウ")) == {(22, 21, Reason.NAME)}
    assert proposed(Term(id=15, term_list="skill", label="オ茶")) == {(15, 5, Reason.NAME)}
    assert proposed(Term(id=15, term_list="other", label="お茶")) == set()
