"""Pick lists: another word, another place, hidden, new; what is used never vanishes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ledger import Ledger
from app.pick_lists import added, hidden, label_problem, may_be_removed, moved, relabelled, removed, terms_of, uses
from app.records.organization import Organization
from app.records.place import Place
from app.records.space import Space, SpaceTerm
from app.records.term import Term
from app.records.term_lists import built_in_terms, term_id

LIST = "place_kind"
OWN = Term(id=7, term_list=LIST, label="スマホの相談", pos="z")


def ledger(*records: Term | Place | Space | SpaceTerm | Organization) -> Ledger:
    """The built-in lists with more records."""
    return Ledger.of([*built_in_terms(), *records])


def labels(found: Ledger) -> list[str]:
    return [term.label for term in terms_of(found, LIST)]


def test_uses_are_counted_through_fields_and_sets() -> None:
    salon = term_id(LIST, "salon")
    step_free = term_id("accessibility", "step_free")
    found = ledger(
        Place(id=1, name="さくら", kind=salon),
        Place(id=2, name="なごみ", kind=salon),
        Space(id=3, name="公民館"),
        SpaceTerm(id=4, space=3, term_list="accessibility", term=step_free),
    )
    by_id = {term.id: term for term in found.all(Term)}
    assert (uses(found, by_id[salon]), uses(found, by_id[step_free])) == (2, 1)
    assert uses(found, by_id[term_id(LIST, "cafe")]) == 0


def test_only_an_own_entry_that_nothing_uses_can_be_removed() -> None:
    assert may_be_removed(ledger(OWN), OWN)
    assert not may_be_removed(ledger(OWN, Place(id=1, name="さくら", kind=OWN.id)), OWN)
    built_in = terms_of(ledger(), LIST)[0]
    assert not may_be_removed(ledger(), built_in)


def test_a_new_entry_stands_last_and_can_go_again() -> None:
    found = ledger()
    step = added(terms_of(found, LIST), LIST, "  スマホの相談 ")
    found.follow(step)
    assert labels(found)[-1] == "スマホの相談"
    assert step.label == "えらぶことば「居場所の種別」の『スマホの相談』を足す"
    (change,) = step
    assert isinstance(change.record, Term)
    found.follow(removed(change.record))
    assert labels(found) == labels(ledger())


@given(st.integers(0, 11), st.integers(-3, 15))
def test_moving_puts_one_entry_at_the_place_and_leaves_the_others_in_order(source: int, place: int) -> None:
    found = ledger()
    terms = terms_of(found, LIST)
    step = moved(terms, terms[source], place)
    assert len(step.changes) <= 1
    found.follow(step)
    expected = [term.label for term in terms if term is not terms[source]]
    expected.insert(max(0, min(place, len(expected))), terms[source].label)
    assert labels(found) == expected


def test_hiding_and_another_word_keep_the_entry() -> None:
    found = ledger()
    term = terms_of(found, LIST)[0]
    found.follow(hidden(term, is_hidden=True))
    (now,) = (each for each in found.all(Term) if each.id == term.id)
    assert now.hidden == 1
    found.follow(relabelled(now, " 茶話会 "))
    assert labels(found)[0] == "茶話会"
    assert not relabelled(now, now.label)


@pytest.mark.parametrize(("label", "is_wrong"), [("", True), ("　", True), ("ｻﾛﾝ", True), ("サロン 2", False)])
def test_a_label_says_something_that_no_other_says(label: str, is_wrong: bool) -> None:
    assert bool(label_problem(ledger(), LIST, label)) is is_wrong


def test_an_entry_may_keep_its_own_word() -> None:
    term = terms_of(ledger(), LIST)[0]
    assert label_problem(ledger(), LIST, term.label, but=term.id) is None
