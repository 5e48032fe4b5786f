"""Finding records of one kind while somebody types: search words and order, over all records of the kind in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from operator import attrgetter

from app.changes.change import ChangeSet
from app.ledger import Ledger
from app.records.base import Record
from app.records.setting import Setting
from app.rules.reading import SortKey, index_heading, sort_key
from app.search.haystack import changed_records, haystack_of
from app.search.query import matches, query_words
from app.titles import day_field, title_of


class RecordOrder(StrEnum):
    """The orders of a list, with the words of the menu."""

    DAY = "新しい順"
    READING = "五十音順"
    POSITION = "きめた順"
    WRITTEN = "最近書きかえた順"


_MANY = 500  # changes of one step beyond which everything is read anew


def orders_of(record_class: type[Record]) -> tuple[RecordOrder, ...]:
    """The orders that make sense for a class, the usual one first."""
    orders = [RecordOrder.READING, RecordOrder.WRITTEN]
    if day_field(record_class) is not None:
        orders.insert(0, RecordOrder.DAY)
    has_position = any(field.name == "pos" for field in record_class.FIELDS)
    if has_position and not record_class.parent_fields():
        orders.insert(1, RecordOrder.POSITION)
    return tuple(orders)


class RecordFinder:
    """All records of one class with their search text, kept current by `follow`.

    The order costs some 15 µs a record once; the search texts some 100 µs a record, made in slices by `prepare` while
    nobody waits, or when something is first typed. After that a keystroke over 10,000 records takes a millisecond.
    """

    def __init__(
        self, ledger: Ledger, record_class: type[Record], last_written: Callable[[], Mapping[int, int]] = dict
    ) -> None:
        """`last_written` gives the clock of the last change per record id; asked for only by 最近書きかえた順."""
        self._ledger = ledger
        self._class = record_class
        self._last_written = last_written
        self._texts: dict[int, str] = {}
        self._readings: dict[int, SortKey] = {}
        self._ordered: dict[RecordOrder, list[int]] = {}

    def __len__(self) -> int:
        return len(self._ledger.all(self._class))

    def find(self, typed: str, order: RecordOrder) -> Sequence[int]:
        """Ids of the records that hold every typed word, in order."""
        ordered = self._in_order(order)
        words = query_words(typed)
        if not words:
            return ordered
        return [record_id for record_id in ordered if matches(self._text(record_id), words)]

    def in_reading_order(self, records: Iterable[Record]) -> list[int]:
        """Ids of some records in 五十音順, without sorting all there are."""
        some = list(records)
        keys = self._known_keys(some)
        some.sort(key=lambda record: (keys[record.id], record.id))
        return [record.id for record in some]

    def heading(self, record_id: int) -> str:
        """あ … わ, 他: where a record stands in 五十音順."""
        return index_heading(self._reading(record_id))

    def prepare(self, count: int) -> bool:
        """Make up to `count` search texts now, while nobody waits; whether all are there."""
        missing = [record.id for record in self._ledger.all(self._class) if record.id not in self._texts]
        for record_id in missing[:count]:
            self._text(record_id)
        return len(missing) <= count

    def follow(self, change_set: ChangeSet) -> bool:
        """Take over a change that the ledger has followed; whether any record of the list may look different."""
        if len(change_set.changes) > _MANY or any(change.kind == Setting.KIND for change in change_set):
            self.forget()
            return True
        changed = changed_records(self._class, change_set, self._ledger)
        for record_id in changed:
            self._texts.pop(record_id, None)
            self._readings.pop(record_id, None)
        if changed:
            self._ordered.clear()
        return bool(changed)

    def reorder(self, order: RecordOrder) -> None:
        """Sort anew the next time this order is asked for (最近書きかえた順 looks at the history again)."""
        self._ordered.pop(order, None)

    def forget(self) -> None:
        """Read everything anew at the next question."""
        self._texts.clear()
        self._readings.clear()
        self._ordered.clear()

    def _in_order(self, order: RecordOrder) -> list[int]:
        if order not in self._ordered:
            self._ordered[order] = self._sorted(order)
        return self._ordered[order]

    def _sorted(self, order: RecordOrder) -> list[int]:
        records = list(self._ledger.all(self._class))
        if order is RecordOrder.DAY:
            field = day_field(self._class)
            name = "id" if field is None else field.name
            records.sort(key=attrgetter("id"), reverse=True)  # sorting twice, both times without a call into Python
            records.sort(key=attrgetter(name), reverse=True)
        elif order is RecordOrder.WRITTEN:
            written = self._last_written()
            records.sort(key=lambda record: (-written.get(record.id, 0), record.id))
        elif order is RecordOrder.POSITION:
            records.sort(key=lambda record: (record.text_of("pos"), record.id))
        else:
            return self.in_reading_order(records)
        return [record.id for record in records]

    def _known_keys(self, records: Iterable[Record]) -> Mapping[int, SortKey]:
        """Where each stands in 五十音順; in one loop, since a list of 5,000 waits for it before it is first painted."""
        known, ledger = self._readings, self._ledger
        for record in records:
            if record.id not in known:
                known[record.id] = sort_key(_reading_of(record, ledger))
        return known

    def _reading(self, record_id: int) -> str:
        record = self._ledger.get(self._class, record_id)
        return "" if record is None else _reading_of(record, self._ledger)

    def _text(self, record_id: int) -> str:
        known = self._texts.get(record_id)
        if known is None:
            record = self._ledger.get(self._class, record_id)
            known = self._texts[record_id] = "" if record is None else haystack_of(record, self._ledger)
        return known


def _reading_of(record: Record, ledger: Ledger) -> str:
    """The よみ, or the title where there is none."""
    reading = vars(record).get("reading")
    return reading if isinstance(reading, str) and reading else title_of(record, ledger)
