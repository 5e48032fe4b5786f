"""What an import has learned so far: the draft, who is known, and the areas, terms and groups made on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from app.changes.positions import position_between
from app.exchange import space_kinds
from app.exchange.draft import Draft
from app.exchange.identity import REGISTERED, Register, Traits, naming_field
from app.exchange.import_plan import Choice, Decision, Duplicate
from app.exchange.row_content import RowContent
from app.exchange.targets import ID
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import R, Record
from app.records.ids import derived_id, parse_hex_id
from app.records.organization import Organization
from app.records.space import Space, SpaceTerm
from app.records.term import Term
from app.records.term_lists import term_id
from app.rules.normalise import fold, fold_name
from app.rules.reading import reading_from_kana


class Intake:
    """One import while it reads its rows; nothing here writes to the ledger."""

    def __init__(self, ledger: Ledger, today: date, make_id: Callable[[], int]) -> None:
        """`make_id` gives ids to new records (`new_id`, or a fixed row of numbers in a sample)."""
        self.draft = Draft(ledger)
        self.today = today
        self.make_id = make_id
        self.registers = {record_class.KIND: Register() for record_class in REGISTERED}
        for record_class in REGISTERED:
            for record in ledger.all(record_class):
                self.registers[record_class.KIND].enter(record)
        self._by_name: dict[str, dict[str, set[int]]] = {}
        self._areas = {fold_name(area.name): area.id for area in ledger.all(Area)}
        self._organizations: dict[str, int] = {}
        for organization in ledger.all(Organization):
            self._organizations.setdefault(fold_name(organization.name), organization.id)
        self._rows: dict[int, int] = {}
        self._terms: dict[tuple[str, str], int] = {}
        self._last_pos: dict[str, str] = {}
        for term in sorted(ledger.all(Term), key=lambda term: term.pos):
            self._terms.setdefault((term.term_list, fold(term.label)), term.id)
            self._last_pos[term.term_list] = term.pos
        self._last_area_pos = max((area.pos for area in ledger.all(Area)), default="")

    def area(self, name: str) -> int | None:
        """The id of the area with this name; a new one is made, a 圏域."""
        name = " ".join(name.split())
        if not name:
            return None
        known = self._areas.get(fold_name(name))
        if known is not None:
            self.draft.touched.add((Area.KIND, known))
            return known
        made = self.draft.put(
            Area(id=self.make_id(), name=name, reading=_area_reading(name), tier="district", pos=self.next_area_pos())
        )
        self.registers[Area.KIND].enter(made)
        self._areas[fold_name(name)] = made.id
        return made.id

    def organization(self, name: str) -> int | None:
        """The id of the group with this name; a new one is made."""
        if not name:
            return None
        known = self._organizations.get(fold_name(name))
        if known is None:
            made = self.draft.put(Organization(id=self.make_id(), name=name, reading=reading_from_kana(name)))
            self.registers[Organization.KIND].enter(made)
            known = self._organizations[fold_name(name)] = made.id
        self.draft.touched.add((Organization.KIND, known))
        return known

    def knows_organization(self, name: str) -> bool:
        """Whether a group goes by this name."""
        return fold_name(name) in self._organizations

    def named(self, record_class: type[R], name: str) -> set[int]:
        """The ids of all records of a kind that go by this name, those of this source too."""
        field = naming_field(record_class)
        known = self._by_name.setdefault(record_class.KIND, {})
        if not known:
            for record in self.draft.all(record_class):
                known.setdefault(fold_name(record.text_of(field)), set()).add(record.id)
        return known.get(fold_name(name), set())

    def next_area_pos(self) -> str:
        """A position behind all areas."""
        self._last_area_pos = position_between(self._last_area_pos, "")
        return self._last_area_pos

    def next_pos(self, record: Record) -> str:
        """A position behind the siblings of a row: those with the same parent, or all of its kind."""
        parents = [(each.name, record.get(each.name)) for each in record.parent_fields()]
        name, parent_id = next(((name, each) for name, each in parents if isinstance(each, int)), ("", 0))
        siblings = (
            self.draft.children(type(record), name, parent_id) if name and isinstance(parent_id, int)
            else self.draft.all(type(record))
        )
        return position_between(max((each.text_of("pos") for each in siblings), default=""), "")

    def knows_term(self, term_list: str, word: str) -> bool:
        """Whether a pick list has this entry."""
        return (term_list, fold(word)) in self._terms

    def know_area(self, area: Area) -> None:
        """Take over an area that a list of areas brought."""
        self._areas[fold_name(area.name)] = area.id
        self._last_area_pos = max(self._last_area_pos, area.pos)

    def know_organization(self, organization: Organization) -> None:
        """Take over a group that a list of groups brought."""
        self._organizations.setdefault(fold_name(organization.name), organization.id)

    def term(self, term_list: str, word: str, content: RowContent, field_name: str) -> int | None:
        """The id of the pick-list entry with this label; a new entry is made for a word the list does not have."""
        if not word:
            return None
        known = self._terms.get((term_list, fold(word)))
        if known is None and term_list == "space_kind" and (code := space_kinds.kind_of_word(word)):
            known = term_id(term_list, code)
        if known is None:
            known = self._only_term_around(term_list, word)
        if known is not None:
            if (entry := self.draft.get(Term, known)) is not None and not entry.code:
                self.draft.touch(entry)  # made by an import like this one, so it counts again
            return known
        self._last_pos[term_list] = position_between(self._last_pos.get(term_list, ""), "")
        made = self.draft.put(
            Term(id=self.make_id(), term_list=term_list, label=word, pos=self._last_pos[term_list])
        )  # fmt: skip
        self._terms[term_list, fold(word)] = made.id
        content.guess("term", field_name, word)
        return made.id

    def _only_term_around(self, term_list: str, word: str) -> int | None:
        """「企業の会議室」 for 「企業の会議室など」: the one entry that begins with the word."""
        key = fold(word)
        shortest = 4
        found = [each for (name, label), each in self._terms.items() if name == term_list and label.startswith(key)]
        return found[0] if len(key) >= shortest and len(found) == 1 else None

    def space_term(self, space: Space, code: str) -> None:
        """Let a space have an accessibility term."""
        term = term_id("accessibility", code)
        link = SpaceTerm(
            id=derived_id("space_term", space.id, "accessibility", term),
            space=space.id,
            term_list="accessibility",
            term=term,
        )
        known = self.draft.get(SpaceTerm, link.id)
        if known is None:
            chosen = self.draft.children(SpaceTerm, "space", space.id)
            self.draft.put(link.changed(pos=position_between(chosen[-1].pos if chosen else "", "")))
        else:
            self.draft.touch(known)

    def id_of(self, content: RowContent) -> int:
        """The id for a new record: the one the row carries, else a fresh one."""
        return parse_hex_id(content.text(ID)) or self.make_id()

    def find(self, record_class: type[R], content: RowContent, traits: Traits, choice: Choice | None) -> R | None:
        """The record a row is (same id, the user's choice, or recognised); records merely alike go to `duplicates`."""
        if choice is not None and choice.decision is Decision.UPDATE:
            return self.draft.get(record_class, choice.record_id)
        by_id = self.draft.get(record_class, parse_hex_id(content.text(ID)))
        if by_id is not None:
            return by_id
        if choice is not None and choice.decision is Decision.ADD:
            return None
        likeness = self.registers[record_class.KIND].find(traits)
        if likeness.same is not None:
            return self.draft.get(record_class, likeness.same.id)
        content.duplicates.extend(
            Duplicate(
                sheet=content.key.sheet,
                row=content.key.row,
                kind=record_class.KIND,
                name=traits.name,
                reason=reason,
                record_id=other.id,
                other=other.text_of(naming_field(record_class)),
                other_row=self._rows.get(other.id, 0),
            )
            for other, reason in _few(likeness.alike)
        )
        return None

    def row_of(self, record: Record) -> int:
        """The row of this source that first spoke of a record, 0 for none."""
        return self._rows.get(record.id, 0)

    def take(self, record: Record, content: RowContent) -> None:
        """Put a recognisable record into the draft and know it from now on."""
        self.draft.put(record)
        self.registers[record.KIND].enter(record)
        if record.KIND in self._by_name:
            names = self._by_name[record.KIND]
            names.setdefault(fold_name(record.text_of(naming_field(type(record)))), set()).add(record.id)
        self._rows.setdefault(record.id, content.key.row)


def _few(alike: Sequence[tuple[Record, str]]) -> list[tuple[Record, str]]:
    """Up to three namesakes, and one record with the same phone: a telephone may stand for thirteen parks."""
    names = [each for each in alike if each[1] == "name"][:_MOST_NAMESAKES]
    return names + [each for each in alike if each[1] == "phone"][:1]


_MOST_NAMESAKES = 3


def with_note(old: str, notes: list[str]) -> str:
    """The note with the lines that it does not hold yet: taking the same list in again adds nothing."""
    fresh = [line for line in notes if line and f"\n{line}\n" not in f"\n{old}\n"]
    return "\n".join([old, *fresh] if old else fresh)


def with_notes(record: R, content: RowContent) -> R:
    """The record with what found no home in its fields; of a kind without a note of its own it is reported."""
    if not content.notes:
        return record
    if any(field.name == "internal_note" for field in record.FIELDS):
        return record.changed(internal_note=with_note(record.text_of("internal_note"), content.notes))
    content.report("", f"入れる欄がないので、とりこみませんでした：{'／'.join(content.notes)}")
    return record


def with_reading(record: R, content: RowContent) -> R:
    """The record with the よみ that the kana of its name say, marked as a guess, where it has none."""
    if not any(field.name == "reading" for field in record.FIELDS) or record.text_of("reading"):
        return record
    reading = reading_from_kana(record.text_of("name") or record.text_of("title"))
    if not reading:
        return record
    content.guess(record.KIND, "reading", reading)
    return record.changed(reading=reading)


_AREA_READINGS = {
    "東": "ひがし", "西": "にし", "南": "みなみ", "北": "きた", "中央": "ちゅうおう",
    "東部": "とうぶ", "西部": "せいぶ", "南部": "なんぶ", "北部": "ほくぶ", "中部": "ちゅうぶ",
}  # fmt: skip


def _area_reading(name: str) -> str:
    """よみ of a part of the town, where it is one of the few that every town has; '' otherwise."""
    for ending, reading in (("圏域", "けんいき"), ("地区", "ちく"), ("", "")):
        if name.endswith(ending) and (known := _AREA_READINGS.get(name.removesuffix(ending) if ending else name)):
            return f"{known} {reading}".strip()
    return reading_from_kana(name)
