"""What a field can be linked to, offered while typing: records of a kind, entries of a pick list, sibling rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.changes.change import ChangeSet
from app.changes.positions import position_between
from app.editing import Editing
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field
from app.records.ids import new_id
from app.records.term import Term
from app.records.term_lists import TERM_LISTS
from app.rules.reading import sort_key
from app.titles import has_reading, name_field, subtitle_of, title_of
from app.wording import noun
from ui.editors.link_editor import Candidate, LinkEditor, folded_candidate

EditingOf = Callable[[], Editing]

_ALSO_FOUND_BY = ("reading", "address", "phone")


class LinkChoices:
    """Makes link editors for one form, and remembers what they offer until `follow` says that it is different.

    Folding the names of 5,000 volunteers takes longer than a keystroke may, so each kind is folded once.
    """

    def __init__(self, editing_of: EditingOf) -> None:
        """`editing_of` is asked each time, so that records made in place are found."""
        self._editing_of = editing_of
        self._stored: dict[str, list[Candidate]] = {}

    def forget(self) -> None:
        """Read all names anew when they are next asked for."""
        self._stored.clear()

    def follow(self, change_set: ChangeSet) -> None:
        """Somebody wrote: names that may be others now are read anew when they are next asked for."""
        changed = {change.kind for change in change_set}
        for kind in list(self._stored):
            if changed & {kind, *(field.target for field in BY_KIND[kind].FIELDS if field.target)}:
                del self._stored[kind]  # a name stands with what tells it from its namesakes: its 地域, its 団体

    def editor(self, field: Field, *, width: int = 0) -> LinkEditor:
        """An editor for a LINK or TERM field.

        A name that is not there can be made in place, unless records of that kind need more than a name.
        """
        target = BY_KIND[field.target]
        word = field.label if target is Term else noun(target.KIND, self._editing_of().ledger)
        return LinkEditor(
            word, lambda: self.candidates(field), self._name_of(target), width=width, may_make=may_make(target)
        )

    def make(self, field: Field, name: str) -> Record:
        """The record that a typed name stands for, not yet put into the Editing."""
        target = BY_KIND[field.target]
        if target is Term:
            return self.make_term(field.term_list, name)
        named = name_field(target)
        assert named is not None  # `may_make` said so
        return target(id=new_id()).changed(**{named.name: name})

    def make_term(self, term_list: str, label: str) -> Term:
        """A new entry at the end of a pick list."""
        last = max((term.pos for term in self._terms(term_list)), default="")
        return Term(id=new_id(), term_list=term_list, label=label, pos=position_between(last, ""))

    def terms(self, term_list: str) -> Sequence[Term]:
        """The entries of a pick list in their order, those made under the pen too; no hidden ones."""
        return sorted(
            (term for term in self._terms(term_list) if not term.hidden), key=lambda term: (term.pos, term.id)
        )

    def candidates(self, field: Field) -> Sequence[Candidate]:
        """Everything a field can be linked to, in the order of the offer."""
        editing = self._editing_of()
        target = BY_KIND[field.target]
        if target is Term:
            return [folded_candidate(term.id, term.label) for term in self.terms(field.term_list)]
        if not target.MAIN:
            return self._rows_of_this_record(target, editing)
        stored = self._stored.get(target.KIND)
        if stored is None:
            records = sorted(editing.ledger.all(target), key=_order)
            stored = self._stored[target.KIND] = [_candidate(record, editing) for record in records]
        touched = dict(self._touched(target))
        if not touched:
            return stored
        kept = [each for each in stored if each.id not in touched]
        return [*(_candidate(now, editing) for now in touched.values() if now is not None), *kept]

    def _touched(self, target: type[Record]) -> Sequence[tuple[int, Record | None]]:
        found: list[tuple[int, Record | None]] = []
        for before, now in self._editing_of().touched():
            some = now or before
            if isinstance(some, target):
                found.append((some.id, now))
        return found

    def _rows_of_this_record(self, target: type[Record], editing: Editing) -> list[Candidate]:
        """Rows can be told apart beside their siblings only: the points of the 次第 of this 会議録."""
        rows: list[Record] = []
        for parent in target.parent_fields():
            rows += editing.linking(target, parent.name, editing.root_id)
        return [_candidate(row, editing) for row in rows]

    def _terms(self, term_list: str) -> list[Term]:
        editing = self._editing_of()
        known = {term.id: term for term in editing.ledger.all(Term)}
        known |= {term.id: term for _, term in editing.touched() if isinstance(term, Term)}
        return [term for term in known.values() if term.term_list == term_list]

    def _name_of(self, target: type[Record]) -> Callable[[int], str]:
        def name_of(record_id: int) -> str:
            editing = self._editing_of()
            found = editing.get(target, record_id)
            return "" if found is None else _title(found, editing)

        return name_of


def may_make(target: type[Record]) -> bool:
    """Whether a name alone makes a record of this class."""
    return target.MAIN and not target.parent_fields() and name_field(target) is not None


def list_heading(term_list: str) -> str:
    """The word for a pick list."""
    return TERM_LISTS.get(term_list, term_list)


def _candidate(record: Record, editing: Editing) -> Candidate:
    names = {field.name for field in record.FIELDS}
    also = [record.text_of(name) for name in _ALSO_FOUND_BY if name in names]
    reading = record.text_of("reading") if has_reading(type(record)) else ""
    subtitle = subtitle_of(record, editing)
    note = "・".join(part for part in (reading, subtitle) if part)
    return folded_candidate(record.id, _title(record, editing), *also, subtitle, note=f"（{note}）" if note else "")


def _title(record: Record, editing: Editing) -> str:
    title = title_of(record, editing)
    if title:
        return title
    texts = (record.text_of(field.name) for field in record.FIELDS if field.searched and not field.target)
    return next((text for text in texts if text), noun(record.KIND, editing.ledger))


def _order(record: Record) -> tuple[object, ...]:
    reading = record.text_of("reading") if has_reading(type(record)) else ""
    return sort_key(reading or title_of(record))
