"""The pick lists of a ledger: their entries in order, what uses them, and the deeds of 設定 on them.

An entry that anything uses never vanishes: it can be hidden, so that it is offered no more but still read everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.changes.change import Change, ChangeSet
from app.changes.positions import position_between
from app.ledger import Ledger
from app.problem import Problem
from app.records.catalogue import link_fields
from app.records.field import FieldKind
from app.records.ids import new_id
from app.records.term import Term
from app.records.term_lists import TERM_LISTS
from app.rules.normalise import fold


def terms_of(ledger: Ledger, term_list: str) -> Sequence[Term]:
    """The entries of a list in order, hidden ones too."""
    found = [term for term in ledger.all(Term) if term.term_list == term_list]
    return sorted(found, key=lambda term: (term.pos, term.id))


def uses(ledger: Ledger, term: Term) -> int:
    """How many records have chosen an entry."""
    found = 0
    for record_class, name in link_fields(Term.KIND):
        field = record_class.field(name)
        if field.kind is FieldKind.LINK or field.term_list == term.term_list:
            found += len(ledger.linking(record_class, name, term.id))
    return found


def label_problem(ledger: Ledger, term_list: str, label: str, *, but: int | None = None) -> Problem | None:
    """What is wrong with a label: it says nothing, or another entry of the list says the same."""
    if not fold(label):
        return Problem("label", "ことばを入れてください")
    for term in terms_of(ledger, term_list):
        if term.id != but and fold(term.label) == fold(label):
            hidden = "（つかわないことばの中に）" if term.hidden else ""
            return Problem("label", f"「{term.label}」が、もうあります{hidden}")
    return None


def relabelled(term: Term, label: str) -> ChangeSet:
    """Another word for an entry: every record that has chosen it shows the new one."""
    return _edit(term, "書きかえる", label=label.strip())


def hidden(term: Term, *, is_hidden: bool) -> ChangeSet:
    """Offer an entry no more, or again."""
    return _edit(term, "つかわない" if is_hidden else "つかう", hidden=int(is_hidden))


def moved(terms: Sequence[Term], term: Term, place: int) -> ChangeSet:
    """Put an entry at another place (from 0) of `terms`, which are in order; the others keep their positions."""
    others = [each for each in terms if each.id != term.id]
    place = max(0, min(place, len(others)))
    lower = others[place - 1].pos if place else ""
    upper = others[place].pos if place < len(others) else ""
    return _edit(term, "並べかえる", pos=position_between(lower, upper))


def added(terms: Sequence[Term], term_list: str, label: str) -> ChangeSet:
    """A new entry at the end of a list."""
    last = terms[-1].pos if terms else ""
    term = Term(id=new_id(), term_list=term_list, label=label.strip(), pos=position_between(last, ""))
    return ChangeSet(f"{_place(term)}を足す", (Change(None, term),))


def may_be_removed(ledger: Ledger, term: Term) -> bool:
    """Whether an entry can be deleted: somebody here added it, and nothing uses it."""
    return not term.code and uses(ledger, term) == 0


def removed(term: Term) -> ChangeSet:
    """Delete an entry for which `may_be_removed` holds."""
    return ChangeSet(f"{_place(term)}を消す", (Change(term, None),))


def _edit(term: Term, deed: str, **values: str | int) -> ChangeSet:
    after = term.changed(**values)
    changes = () if after == term else (Change(term, after),)
    return ChangeSet(f"{_place(term)}を{deed}", changes)


def _place(term: Term) -> str:
    return f"えらぶことば「{TERM_LISTS.get(term.term_list, term.term_list)}」の『{term.label}』"
