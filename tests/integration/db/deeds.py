"""Random work on a ledger for the laws: deeds are tuples of numbers, read against whatever the ledger holds by then."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from app.changes.saving import change_set_between, deletion_of, restore
from app.changes.undo import UndoStack
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import derived_id
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.records.setting import Setting
from app.records.space import Space
from app.records.term_lists import term_id
from app.store import Applied
from db.sqlite_store import SqliteStore

Deed = tuple[int, int, int, int]
Tables = dict[str, list[Record]]

deeds: st.SearchStrategy[list[Deed]] = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 30), st.integers(0, 30), st.integers(0, 3)), max_size=16
)

_PARKING = term_id("accessibility", "parking")
_POOL: tuple[Record, ...] = (
    Area(id=11, name="中央"),
    Area(id=12, name="東", parent_area=11),
    Space(id=21, name="公民館", area=11),
    Place(id=31, name="さくら", area=12, space=21, fee="100円"),
    Place(id=32, name="もみじ", area=11),
    Schedule(id=41, place=31, rule="FREQ=WEEKLY;BYDAY=MO", pos="a01"),
    Schedule(id=42, place=31, note="第1月曜", pos="a02"),
    ScheduleException(id=51, schedule=41, date="2026-05-04"),
    PlaceTerm(id=derived_id("place_term", 31, "a", _PARKING), place=31, term_list="a", term=_PARKING, pos="a01"),
    Setting(id=derived_id("setting", "noun.place"), key="noun.place", value="通いの場"),
)


def all_records(store: SqliteStore) -> Tables:
    """Every living record."""
    return {record_class.KIND: list(store.read(record_class)) for record_class in RECORD_CLASSES}


def carry_out(store: SqliteStore, undo: UndoStack, deed: Deed, *, copy: int = 0) -> Applied | None:
    """Do one deed; None when it makes no sense here.

    Records that copies of a ledger add on their own have ids of their own, unless a key gives the id: say which `copy`.
    """
    what, which, field, value = deed
    if what <= 2:
        return _add(store, undo, which, value, copy)
    if what <= 6:
        return _edit(store, undo, which, field, value)
    if what == 7:
        return _delete(store, undo, which)
    if what == 8:
        gone = store.trash()
        if not gone:
            return None
        restored = restore(store, gone[which % len(gone)])
        undo.remember(restored)
        return restored
    if value % 2:
        return undo.redo() if undo.redo_name else None
    return undo.undo() if undo.undo_name else None


def _living(store: SqliteStore) -> list[Record]:
    own = {record.KIND for record in _POOL}
    return [record for kind, records in all_records(store).items() if kind in own for record in records]


def _add(store: SqliteStore, undo: UndoStack, which: int, value: int, copy: int) -> Applied | None:
    record = _POOL[which % len(_POOL)]
    for field in record.FIELDS:
        target = record.get(field.name)
        if not field.target or not isinstance(target, int):
            continue
        living = [id_ for id_ in (target, target + 1000 * copy) if store.get(BY_KIND[field.target], id_) is not None]
        if not living and (field.parent or field.key):
            return None
        record = record.changed(**{field.name: living[0] if living else None})
    keys = [record.get(field.name) for field in record.key_fields()]
    record = record.changed(id=derived_id(record.KIND, *keys) if keys else record.id + 1000 * copy)
    if store.get(type(record), record.id) is not None:
        return None
    if value == 0:
        record = _with_another_value(store, record, which, which)
    return undo.apply(change_set_between("追加", [], [record]))


def _edit(store: SqliteStore, undo: UndoStack, which: int, field: int, value: int) -> Applied | None:
    living = _living(store)
    if not living:
        return None
    before = living[which % len(living)]
    after = _with_another_value(store, before, field, value)
    return undo.apply(change_set_between("編集", [before], [after]))


def _delete(store: SqliteStore, undo: UndoStack, which: int) -> Applied | None:
    living = _living(store)
    if not living:
        return None
    before, after = deletion_of(Ledger(store.read), living[which % len(living)])
    return undo.apply(change_set_between("消す", before, after))


def _with_another_value(store: SqliteStore, record: Record, which: int, value: int) -> Record:
    fields = [field for field in record.FIELDS if not field.key and field.kind is not FieldKind.BLOB]
    field = fields[which % len(fields)]
    choices = _choices(store, field)
    return record.changed(**{field.name: choices[value % len(choices)]})


def _choices(store: SqliteStore, field: Field) -> Sequence[FieldValue]:
    if field.target:
        targets: list[FieldValue] = [record.id for record in store.read(BY_KIND[field.target])[:3]]
        return targets if field.parent else [None, *targets]
    if field.kind in {FieldKind.INTEGER, FieldKind.YES_NO}:
        return (0, 1, 2)
    if field.kind is FieldKind.REAL:
        return (None, 0.0, 1, 2.5)
    return ("", "あ", "い&<b>")
