"""What a join brings, in words for people: by kind, then by record, then field by field, with who wrote it and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.joined import Joined, Origin, Question, Source
from app.ledger import Ledger
from app.merging.different import without_different
from app.merging.duplicates import Duplicate, duplicates_of
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.field import Field, FieldKind, FieldValue
from app.store import Store
from app.titles import short_title_of
from app.wording import counted, noun


class Deed(StrEnum):
    """What happens to a record here."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"

    @property
    def words(self) -> str:
        """「新しいもの」, 「変わるもの」, 「消えるもの」."""
        return {Deed.ADDED: "新しいもの", Deed.CHANGED: "変わるもの", Deed.DELETED: "消えるもの"}[self]


@dataclass(frozen=True, slots=True)
class FieldArrival:
    """One field that changes.

    Attributes:
        before, after: values, '' or None for nothing.
        origin: who wrote the new value; None where nobody did (it follows from something else).
    """

    field: Field
    before: FieldValue
    after: FieldValue
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """One record that comes, changes or goes.

    Attributes:
        record: as it will be, or as it was when it goes.
        title: what it is called, its noun when it has no name.
        fields: what changes, in the order of the form; what is filled in of a new record; none of one that goes.
        origin: who added or deleted it, or wrote last in it.
        together: fields of one thought (郵便番号 and 住所) of which both copies changed some, not the same: worth a
            look, not a question.
    """

    deed: Deed
    record: Record
    title: str
    fields: tuple[FieldArrival, ...]
    origin: Origin | None
    together: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many records of a kind come, change and go: 「居場所 3か所」."""

    kind: str
    deed: Deed
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Everything a person is shown before or after a join. Every item has a safe default: nothing is lost either way.

    Attributes:
        sources: 「田中さんの写し（5月12日 16:40、変更23件）」.
        counts: by deed and kind, in the order of the kinds.
        arrivals: what comes in by itself.
        questions: what needs a choice; the value shown meanwhile is the later one.
        duplicates: what may be there twice now.
    """

    sources: tuple[str, ...]
    counts: tuple[KindCount, ...]
    arrivals: tuple[Arrival, ...]
    questions: tuple[Question, ...]
    duplicates: tuple[Duplicate, ...]

    def number(self, deed: Deed) -> int:
        """How many records come, change or go, of all kinds."""
        return sum(count.number for count in self.counts if count.deed is deed)


def ledger_after(store: Store, joined: Joined) -> Ledger:
    """The ledger as a join leaves it or would leave it, whole in memory."""
    after = Ledger(store.read)
    for record_class in RECORD_CLASSES:
        after.all(record_class)
    after.follow(joined.change_set)
    return after


def preview_of(store: Store, joined: Joined, after: Ledger | None = None) -> MergePreview:
    """The words for what a join did (`Store.join`) or would do (`Store.preview`).

    Args:
        after: what `ledger_after` gave, if it was asked already.
    """
    after = ledger_after(store, joined) if after is None else after
    arrivals = tuple(_arrivals(joined, after))
    came = {arrival.record.id for arrival in arrivals if _may_be_known(arrival)}
    return MergePreview(
        sources=tuple(source_words(source) for source in joined.sources),
        counts=_counts(arrivals, after),
        arrivals=arrivals,
        questions=joined.questions,
        duplicates=tuple(without_different(after, duplicates_of(after, came))),
    )


def source_words(source: Source) -> str:
    """「田中さんの写し（5月12日 16:40、変更23件）」."""
    if source.last is None:
        return f"{source.name}（変更{source.records}件）"
    when = source.last.when
    return f"{source.name}（{when.month}月{when.day}日 {when.hour}:{when.minute:02}、変更{source.records}件）"


def _arrivals(joined: Joined, after: Ledger) -> Sequence[Arrival]:
    rank = {record_class.KIND: place for place, record_class in enumerate(RECORD_CLASSES)}
    found = []
    for change in joined.change_set:
        deed = Deed.ADDED if change.before is None else Deed.DELETED if change.after is None else Deed.CHANGED
        record = change.record
        fields = []
        for field in record.FIELDS:
            if change.after is None or field.kind is FieldKind.POSITION:
                continue
            old = field.default if change.before is None else change.before.get(field.name)
            new = change.after.get(field.name)
            if old != new:
                origin = joined.origins.get((record.id, field.name)) or joined.origins.get((record.id, ""))
                fields.append(FieldArrival(field, old, new, origin))
        if deed is Deed.CHANGED and not fields:
            continue  # only its place among its siblings
        written = [field.origin for field in fields if field.origin is not None]
        newest = max(written, key=lambda origin: origin.when, default=None)
        origin = newest if deed is Deed.CHANGED else joined.origins.get((record.id, ""))
        title = short_title_of(record, after) or noun(record.KIND, after)
        together = tuple(field for field in record.FIELDS if (record.id, field.group) in joined.together)
        found.append(Arrival(deed, record, title, tuple(fields), origin, together))
    return sorted(found, key=lambda arrival: (rank[arrival.record.KIND], list(Deed).index(arrival.deed), arrival.title))


def _may_be_known(arrival: Arrival) -> bool:
    """Whether a record may be another one that is here: a new one, or one that is called or reached differently now."""
    telling = {"name", "title", "label", "phone", "address"}
    changed = any(each.field.name in telling for each in arrival.fields)
    return arrival.deed is Deed.ADDED or (arrival.deed is Deed.CHANGED and changed)


def _counts(arrivals: Sequence[Arrival], ledger: Ledger) -> tuple[KindCount, ...]:
    numbers: dict[tuple[Deed, str], int] = {}
    for arrival in arrivals:
        key = (arrival.deed, arrival.record.KIND)
        numbers[key] = numbers.get(key, 0) + 1
    return tuple(
        KindCount(kind, deed, f"{noun(kind, ledger)} {counted(number, kind)}", number)
        for (deed, kind), number in sorted(numbers.items(), key=lambda item: list(Deed).index(item[0][0]))
    )
