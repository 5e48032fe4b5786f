"""The objects of a JSON file as items: what each says, which record it is, and what cannot be one."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from app.exchange.identity import REGISTERED, Register, naming_field, traits_of
from app.exchange.import_plan import CellProblem, Duplicate
from app.exchange.json_source import JsonSource
from app.exchange.json_values import read_id
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.store import Deleted

_OUTPUT_ONLY = {"schedule": {"text"}}
_DELETED = "_deleted"


@dataclass(slots=True)
class Item:
    """One object of the file that becomes a record: what it says of each field, by name."""

    record_class: type[Record]
    row: int
    record_id: int
    written: dict[str, object]


@dataclass(slots=True)
class Items:
    """What a file holds.

    Attributes:
        items: in an order in which links point backwards.
        deletions: class and id of what the file wants deleted.
        skipped: how many objects are neither.
    """

    items: list[Item] = field(default_factory=list)
    deletions: list[tuple[type[Record], int]] = field(default_factory=list)
    skipped: int = 0


def read_items(source: JsonSource, ledger: Ledger, make_id: Callable[[], int], problems: list[CellProblem]) -> Items:
    """The items of a file; what cannot be one goes to `problems`."""
    found = Items()
    for kind in source.records:
        if kind not in BY_KIND:
            problems.append(CellProblem(kind, 0, "", f"「{kind}」という種類は、このつどいばにありません。"))
            found.skipped += len(source.records[kind])
    kinds = {record.id: each.KIND for each in RECORD_CLASSES for record in ledger.all(each)}
    seen: set[tuple[str, int]] = set()
    for record_class in RECORD_CLASSES:
        kind = record_class.KIND
        for row, written in enumerate(source.records.get(kind, ()), 1):
            item = _item(record_class, row, written, make_id, problems)
            if item is not None and kinds.setdefault(item.record_id, kind) != kind:
                owner = BY_KIND[kinds[item.record_id]].LABEL
                problems.append(
                    CellProblem(kind, row, "id", f"この番号は、ほかの{owner}のものです。入れませんでした。")
                )
                item = None
            if item is None:
                found.skipped += 1
                continue
            if (kind, item.record_id) in seen:
                message = "同じ番号が前にもあります。あとの内容にしました。"
                problems.append(CellProblem(kind, row, "id", message))
            seen.add((kind, item.record_id))
            if item.written.get(_DELETED) is True:
                found.deletions.append((record_class, item.record_id))
            else:
                found.items.append(item)
    return found


@cache
def _names(kind: str) -> frozenset[str]:
    """Everything that an object of a kind may say."""
    return frozenset({"id", _DELETED, *_OUTPUT_ONLY.get(kind, ()), *(each.name for each in BY_KIND[kind].FIELDS)})


def _item(
    record_class: type[Record], row: int, written: object, make_id: Callable[[], int], problems: list[CellProblem]
) -> Item | None:
    kind = record_class.KIND

    def report(column: str, message: str) -> None:
        problems.append(CellProblem(kind, row, column, message))

    if not isinstance(written, dict):
        report("", "レコードの形（{…}）になっていません。")
        return None
    given = written.get("id")
    record_id = read_id(given)
    if record_id is None and given is not None:
        report("id", f"番号「{str(given)[:40]}」が読めません（16けたの0〜9とa〜fで書きます）。")
        return None
    if record_id is None and record_class not in REGISTERED and not record_class.key_fields():
        report("id", "番号（id）がありません。")
        return None
    for name in sorted(set(written) - _names(kind)):
        report(name, f"「{name}」という欄は、このつどいばにありません。ほかの欄は入れました。")
    if not isinstance(written.get(_DELETED, False), bool):
        report(_DELETED, "_deleted は true か false で書いてください。消していません。")
    return Item(record_class, row, make_id() if record_id is None else record_id, written)


def recognise(
    items: Sequence[Item], ledger: Ledger, trash: Sequence[Deleted]
) -> tuple[dict[tuple[str, int], int], list[Duplicate]]:
    """Records with an unknown id that are known by name and phone (or name and area): (kind, id) -> the known id.

    Those of which only the name or only the phone is alike are the second part.
    """
    same: dict[tuple[str, int], int] = {}
    duplicates: list[Duplicate] = []
    registers = {record_class.KIND: Register() for record_class in REGISTERED}
    in_file = {(item.record_class.KIND, item.record_id) for item in items}
    for record_class in REGISTERED:
        for record in ledger.all(record_class):
            if (record_class.KIND, record.id) not in in_file:
                registers[record_class.KIND].enter(record)
    returning = {(deleted.record.KIND, deleted.record.id) for deleted in trash}
    for item in items:
        kind, record_id = item.record_class.KIND, item.record_id
        is_known = ledger.get(item.record_class, record_id) is not None or (kind, record_id) in returning
        naming = naming_field(item.record_class)
        if kind not in registers or is_known or not isinstance(name := item.written.get(naming), str):
            continue
        likeness = registers[kind].find(traits_of(_sketch(item, same)))
        if likeness.same is not None:
            same[kind, record_id] = likeness.same.id
        for other, reason in likeness.alike[:1]:
            duplicates.append(Duplicate(kind, item.row, kind, name, reason, other.id, other.text_of(naming)))
    return same, duplicates


def _sketch(item: Item, same: Mapping[tuple[str, int], int]) -> Record:
    """The record as far as recognising it needs: name, phone, address, day, area."""
    sketch = item.record_class(id=item.record_id)
    for name in (naming_field(item.record_class), "phone", "address", "date"):
        if isinstance(written := item.written.get(name), str) and hasattr(sketch, name):
            sketch = sketch.changed(**{name: written})
    if hasattr(sketch, "area") and (area := read_id(item.written.get("area"))) is not None:
        sketch = sketch.changed(area=same.get(("area", area), area))
    return sketch


def read_blobs(source: JsonSource, problems: list[CellProblem]) -> dict[str, bytes]:
    """The pictures whose content is what their name says."""
    blobs: dict[str, bytes] = {}
    for sha, written in source.blobs.items():
        try:
            data = (
                written
                if isinstance(written, bytes)
                else base64.b64decode(written, validate=True)
                if isinstance(written, str)
                else b""
            )
        except (binascii.Error, ValueError):
            data = b""
        if hashlib.sha256(data).hexdigest() == sha:
            blobs[sha] = data
        else:
            message = "写真の中身がこわれています。この写真は入れませんでした。"
            problems.append(CellProblem("blobs", 0, sha, message))
    return blobs
