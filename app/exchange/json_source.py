"""A JSON file as far as its outer form goes: ours, of a version that is known, records by kind."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import ExpectedError
from app.exchange.json_file import FORMAT, VERSION
from app.records.field import Level
from app.source_file import reading

MAX_BYTES = 1024**3
"""840 places with photos are some 150 MB."""

_ADVICE = "つどいばから書き出したファイルを選んでください。"


@dataclass(frozen=True, slots=True)
class JsonSource:
    """The content of a JSON file, of the right form but not yet looked into.

    Attributes:
        name: file name.
        records: kind -> objects as they stand.
        blobs: sha -> base64, or the bytes themselves.
        excerpts: kinds of which the file holds only what some reader may see: it changes no record that is known.
    """

    name: str
    records: Mapping[str, Sequence[object]]
    blobs: Mapping[str, object]
    excerpts: frozenset[str] = frozenset()


def read_json(source: Path) -> JsonSource:
    """The records in a JSON file on disk.

    Raises:
        ExpectedError: it cannot be read, is no JSON, not ours, or from a newer つどいば.
    """
    with reading(source, meant="JSON"):
        size = source.stat().st_size
        if size > MAX_BYTES:
            raise ExpectedError(f"「{source.name}」は大きすぎて読めません（{size // 1024**2}MB）。", _ADVICE)
        content = source.read_bytes()
    return parse_json(content, source.name)


def parse_json(content: bytes, name: str) -> JsonSource:
    """The records in a JSON file.

    Raises:
        ExpectedError: it is no JSON, not ours, or from a newer つどいば.
    """
    try:
        whole = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise ExpectedError(
            f"「{name}」は、こわれているか、とちゅうで切れています（JSONとして読めません）。", _ADVICE
        ) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise ExpectedError(f"「{name}」は、つどいばのJSONではありません。", _ADVICE)
    version = whole.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ExpectedError(f"「{name}」には、書式の番号（version）がありません。", _ADVICE)
    if version > VERSION:
        raise ExpectedError(
            f"「{name}」は、このつどいばより新しい版で書き出されています。",
            "つどいばを新しくしてから、もう一度選んでください。",
        )
    records, blobs = whole.get("records", {}), whole.get("blobs", {})
    if not isinstance(records, dict) or not isinstance(blobs, dict):
        raise ExpectedError(f"「{name}」の中身の組み立てが違います（records が読めません）。", _ADVICE)
    if not all(isinstance(objects, list) for objects in records.values()):
        raise ExpectedError(f"「{name}」の中身の組み立てが違います（種類ごとの並びが読めません）。", _ADVICE)
    is_excerpt = whole.get("level", Level.INTERNAL.value) != Level.INTERNAL.value
    return JsonSource(name, records, blobs, frozenset(records) if is_excerpt else frozenset())


def _refuse_constant(word: str) -> float:
    raise ValueError(word)
