"""The JSON form of a ledger (records.md, JSON): every record with all its fields, and the pictures."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

from app.exchange.whole_file import write_whole
from app.ledger import Ledger
from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.field import FieldKind, FieldValue
from app.records.ids import hex_id
from app.records.photo import Photo
from app.records.schedule import Schedule

FORMAT, VERSION = "tsudoiba", 1

JsonValue = str | int | float | bool | None


def record_object(record: Record) -> dict[str, JsonValue]:
    """A record as `export` and `list --json` write it; a schedule carries its Japanese sentence as `text`."""
    written: dict[str, JsonValue] = {"id": hex_id(record.id)}
    for field in record.FIELDS:
        written[field.name] = json_value(field.kind, record.get(field.name))
    if isinstance(record, Schedule):
        from app.rules.place_schedule import schedule_sentence

        written["text"] = schedule_sentence(record) if record.rule else record.note
    return written


def json_value(kind: FieldKind, value: FieldValue) -> JsonValue:
    """One value: ids as 16 hex digits, yes or no as true or false."""
    if kind in (FieldKind.LINK, FieldKind.TERM):
        return hex_id(value) if isinstance(value, int) else None
    if kind is FieldKind.YES_NO:
        return bool(value)
    return value


def export_json(
    ledger: Ledger, read_blob: Callable[[str], bytes], target: Path, progress: Progress = no_progress
) -> dict[str, int]:
    """Write everything that lives in the ledger, pictures too; returns the number of records of each kind.

    Raises:
        ExpectedError: the file could not be written; nothing half-written stays.
        Cancelled: `progress` stopped the work.
    """
    records = {
        record_class.KIND: [record_object(record) for record in ledger.all(record_class)]
        for record_class in RECORD_CLASSES
    }
    pictures = sorted({photo.sha for photo in ledger.all(Photo) if photo.sha})

    def write(part: Path) -> None:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            head = {"format": FORMAT, "version": VERSION, "records": records}
            file.write(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}"))
            file.write(',\n "blobs": {')
            for done, sha in enumerate(pictures):
                progress(done, len(pictures))
                file.write(f'{"," if done else ""}\n  "{sha}": "{base64.b64encode(read_blob(sha)).decode()}"')
            file.write("}\n}\n")

    write_whole(target, write)
    return {kind: len(objects) for kind, objects in records.items()}
