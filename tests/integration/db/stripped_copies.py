"""A ledger with persons in it, its copy without them, and words of which it is known who may read them."""

from __future__ import annotations

from pathlib import Path

from app.changes.change import Change, ChangeSet
from app.handing_over.handing import WrittenCopy
from app.records.base import Record
from app.records.field import Field, FieldKind, FieldValue, Level
from app.records.place import Place
from app.records.space import Space
from app.records.term import Term
from app.records.term_lists import term_id
from app.records.volunteer import Volunteer
from db.handed_copies import HandedCopies
from db.sqlite_store import SqliteStore
from tests.any_ledger import JPEG, SHA, AnyLedger

HOME = Space(
    id=11,
    name="松本さん宅",
    kind=term_id("space_kind", "private_home"),
    postal_code="187-0001",
    address="東京都小平市栄町2-39-1",
    landmark="角の赤い屋根",
    latitude=35.73,
    longitude=139.47,
)
SAKURA = Place(
    id=21,
    name="さくら",
    space=11,
    consent="yes",
    phone="042-000-0001",
    contact_name="田中 花子",
    internal_note="鍵は青木",
    story="田中花子が　はじめました。電話は０４２（０００）０００１です。",
)
HANAKO = Volunteer(id=31, name="木村雪乃", consent="yes", phone="042-000-0031", caution="腰痛あり")


def strip(path: Path, target: Path) -> WrittenCopy:
    """Write the copy of a ledger without persons."""
    return HandedCopies(path).write(target, is_stripped=True, passphrase="")


def fill(store: SqliteStore, words: Words, seed: int) -> list[Record]:
    """Records of every kind, each value a word of its own."""
    known = {record.id for record in store.read(Term)}
    first = [words.told(each, "先") for each in AnyLedger(seed, ("文",)).records() if each.id not in known]
    changes = tuple(Change(None, each) for each in first)
    assert store.apply(ChangeSet("とりこむ", changes, {SHA: JPEG})).problems == ()
    return first


class Words:
    """A word of its own for every value."""

    def __init__(self) -> None:
        self.private: list[str] = []
        self.public: list[str] = []

    def told(self, record: Record, when: str) -> Record:
        values: dict[str, FieldValue] = {
            field.name: self._word(record, field, when)
            for field in record.FIELDS
            if field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PHONE, FieldKind.EMAIL)
            and not field.key
            and field.name != "term_list"
        }
        if isinstance(record, Place):
            values["consent"] = "yes"
        return record.changed(**values)

    def _word(self, record: Record, field: Field, when: str) -> str:
        number = len(self.private) + len(self.public)
        word = f"042-{number:03}-{ord(when):04}" if field.kind is FieldKind.PHONE else f"{when}秘{number:05}密"
        is_private = field.personal or record.level_of(field.name) is not Level.PUBLIC
        (self.private if is_private else self.public).append(word)
        return word
