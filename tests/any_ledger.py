"""Ledgers with records of every kind, full of texts that files like to spoil; for laws that hold over all kinds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import derived_id
from app.records.schedule import Schedule
from app.records.term import Term
from app.records.term_lists import built_in_terms

JPEG = b"\xff\xd8\xff not really a picture"
SHA = hashlib.sha256(JPEG).hexdigest()

HOSTILE = (
    "=1+1", "'=1+1", "''=1", "@SUM(A1)", "'", "'さくら", "-5", "'-5", "+81-42-000-0001", "-cmd|' /C calc'!A0", "－",
    "＝1+1", "1-2", "2026-10", "10/5", "3E5", "0042", "042", "1234567890123456789", "0012e00000000000", "TRUE", "はい",
    "😀", "𠮷田", "葛\U000e0100飾", "髙橋", "a\tb", "\tx", "一行\n二行", "\n=x", "末尾\n", " 前", "後　", "  ", "a,b;c|d",
    '"', 'a"b', '""', "<b>A&B</b>", "]]>", "&amp;", "_x000D_", "_x0041_", "a\x00b", "\x01", "\x1b[31m", "\x7f\x85",
    "\u200f\u202e", "\ufffe\uffff", "#REF!", "なし", "さくら（つづき2）", "つどいばの番号（居場所）", "長" * 400,
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=12),
)
_GOOD: dict[FieldKind, Sequence[FieldValue]] = {
    FieldKind.DATE: ("", "2026", "2026-10", "2026-10-05", "1947"),
    FieldKind.TIME: ("", "09:05", "13:30", "24:00"),
    FieldKind.RULE: ("", "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=2TU,4TU"),
    FieldKind.TOKENS: ("", "holiday", "holiday month:8"),
    FieldKind.PHONE: ("", "042-000-0001", "+81-42-000-0001", "0420000001", "＝x", "'042"),
    FieldKind.POSTAL_CODE: ("", "187-0034", "1870034"),
    FieldKind.EMAIL: ("", "a@example.jp", "=a@example.jp"),
    FieldKind.URL: ("", "https://example.jp/?a=1&b=2", "@example"),
    FieldKind.INTEGER: (None, 1, 5, 9007199254740991),
    FieldKind.REAL: (None, 0.0, 35.7, -0.1, 1e-9, 139.123456789012345),
    FieldKind.YES_NO: (0, 1),
    FieldKind.POSITION: ("", "a01", "a1", "1e5", "0042"),
    FieldKind.BLOB: (SHA,),
}  # fmt: skip


@dataclass(frozen=True)
class AnyLedger:
    """A recipe for a ledger, small enough to be shown when a law breaks: chance, and the texts it takes from."""

    seed: int
    texts: tuple[str, ...]
    most: int = 3

    def records(self) -> list[Record]:
        """Built-in terms, and up to `most` records of each kind that point at one another; all can be saved."""
        chance = Random(self.seed)
        records: dict[tuple[str, int], Record] = {(term.KIND, term.id): term for term in built_in_terms()}
        ids: dict[str, list[int]] = {"term": [term.id for term in built_in_terms()]}
        for record_class in RECORD_CLASSES:
            for number in range(chance.randint(1, self.most)):
                made = self._record(chance, record_class, number, ids)
                records.setdefault((made.KIND, made.id), made)
                ids.setdefault(made.KIND, []).append(made.id)
        return list(records.values())

    def _record(self, chance: Random, record_class: type[Record], number: int, ids: dict[str, list[int]]) -> Record:
        record = record_class(id=derived_id("any", record_class.KIND, number))
        for field in record_class.FIELDS:
            record = record.changed(**{field.name: self._value(chance, field, ids)})
        if isinstance(record, Schedule):
            rule, closed = chance.choice((("", ""), ("FREQ=WEEKLY;BYDAY=MO", "holiday"), ("FREQ=DAILY", "")))
            start, end = chance.choice((("", ""), ("09:05", "10:30"), ("13:30", "")))
            note = record.note if rule or record.note.strip() else "不定期"
            record = record.changed(rule=rule, closed=closed, start=start, end=end, anchor="", note=note)
        if isinstance(record, Term):
            record = record.changed(code="")
        keys = record_class.key_fields()
        return record.changed(id=derived_id(record.KIND, *(record.get(key.name) for key in keys))) if keys else record

    def _value(self, chance: Random, field: Field, ids: dict[str, list[int]]) -> FieldValue:
        if field.target:
            known = ids.get(field.target, [])
            return chance.choice(known if known and (field.parent or field.key) else [None, *known])
        if field.options:
            return chance.choice(list(field.options))
        if field.name == "term_list":
            return chance.choice(("skill", "place_kind", "accessibility", "=x"))
        if field.kind in _GOOD:
            values = [value for value in _GOOD[field.kind] if value not in ("", None) or not field.required]
            return chance.choice(values)
        text = chance.choice((*HOSTILE, *self.texts, *self.texts))
        return text if text.strip() or not field.required else "さくら"


ledgers = st.builds(AnyLedger, st.integers(0, 1 << 32), st.lists(texts, min_size=8, max_size=20).map(tuple))
"""Recipes for ledgers with records of every kind."""
