"""The JSON form of a ledger (records.md, JSON): every record with all its fields, and the pictures."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from app.ledger import Ledger
from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.field import FieldKind, FieldValue, Level
from app.records.ids import hex_id
from app.records.photo import Photo
from app.records.schedule import Schedule
from app.rules.publication import fields_for, published
from app.whole_file import write_whole

FORMAT, VERSION = "tsudoiba", 1

_RECORDS_BETWEEN_REPORTS = 500

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
    ledger: Ledger,
    read_blob: Callable[[str], bytes],
    target: Path,
    *,
    level: Level = Level.INTERNAL,
    progress: Progress = no_progress,
) -> dict[str, int]:
    """Write everything that lives in the ledger, pictures too; returns the number of records of each kind.

    For a reader who may not see all, what is hidden is left out, and the file says that it is an excerpt.

    Raises:
        ExpectedError: the file could not be written; nothing half-written stays.
        Cancelled: `progress` stopped the work.
    """
    shown = published(ledger, level)
    pictures = sorted({photo.sha for photo in shown.all(Photo) if photo.sha})
    counts = {record_class.KIND: len(shown.all(record_class)) for record_class in RECORD_CLASSES}
    head = {"format": FORMAT, "version": VERSION} | ({} if level is Level.INTERNAL else {"level": level.value})

    def write(part: Path) -> None:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(head, ensure_ascii=False).removesuffix("}"))
            file.write(',\n "records": {')
            for rank, line in enumerate(_kinds(shown, level, sum(counts.values()), progress)):
                file.write(f"{',' if rank else ''}\n  {line}")
            file.write('},\n "blobs": {')
            for done, sha in enumerate(pictures):
                progress(done, len(pictures))
                file.write(f'{"," if done else ""}\n  "{sha}": "{base64.b64encode(read_blob(sha)).decode()}"')
            file.write("}\n}\n")

    write_whole(target, write)
    return counts


def _kinds(ledger: Ledger, level: Level, total: int, progress: Progress) -> Iterator[str]:
    """The text of one kind after the other, a line a record."""
    done = 0
    for record_class in RECORD_CLASSES:
        names = {"id", "text", *(field.name for field in fields_for(record_class, level))}
        lines: list[str] = []
        for record in ledger.all(record_class):
            done += 1
            if done % _RECORDS_BETWEEN_REPORTS == 0:
                progress(done, total)
            written = record_object(record)
            if level is not Level.INTERNAL:
                written = {name: value for name, value in written.items() if name in names and value not in ("", None)}
            lines.append(json.dumps(written, ensure_ascii=False))
        yield f'"{record_class.KIND}": [{",".join(f"{chr(10)}   {line}" for line in lines)}]'
