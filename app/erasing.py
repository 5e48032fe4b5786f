"""Erasing for good: what it takes along, where else the name stands, and what cannot be reached."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.backups import Backup, BackupShelf
from app.changes.change import ChangeSet
from app.handing_over.handing import open_handovers
from app.ledger import Ledger
from app.records.base import Record
from app.records.handover import Handover
from app.rules.japanese_calendar import format_date

OFFERED_BEYOND = 50_000_000
"""Bytes of journal from which on pruning is offered; below it is not worth a question."""

KEPT_YEARS = 3
"""Of old values, unless somebody wishes otherwise."""

_POLITE = "さん"


@dataclass(frozen=True, slots=True)
class Mention:
    """A field of another record that says the name or a number of who is erased, now or in its history.

    Attributes:
        record: as it is, or as it was when it was deleted.
        field: name of the field.
        now: what it says now.
        left: what it would say afterwards; equal to `now` where only the history says it.
        is_living: False for a record in the trash.
        is_certain: the field is about a person and says just this name or number.
    """

    record: Record
    field: str
    now: str
    left: str
    is_living: bool
    is_certain: bool

    @property
    def key(self) -> tuple[int, str]:
        """Tells it from others."""
        return self.record.id, self.field


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What erasing one record means.

    Attributes:
        record: as it is, or as it was when it was deleted.
        family: it and everything that belongs or belonged to it, living or in the trash.
        emptied: how many links of other records would be emptied.
        mentions: where else the person is named; what is ticked goes too.
    """

    record: Record
    family: tuple[Record, ...]
    emptied: int
    mentions: tuple[Mention, ...]

    @property
    def certain(self) -> tuple[Mention, ...]:
        """Those that are surely about the same person: proposed."""
        return tuple(mention for mention in self.mentions if mention.is_certain)


class Upkeep(Protocol):
    """Work on the ledger file that is no change of a record: taking out for good, taking out the old."""

    def erase_plan(self, record_id: int, /) -> ErasePlan:
        """What erasing a record, living or deleted, means.

        Raises:
            ExpectedError: there is no such record (any more).
        """

    def erase(self, plan: ErasePlan, mentions: Collection[Mention] = (), /) -> ChangeSet:
        """Take a record out of tables, history and pictures for good, and the ticked mentions with it.

        It cannot be undone. It travels: a copy that is joined forgets it too.

        Returns:
            what changed among the living records.

        Raises:
            ExpectedError: see `Store.apply`; nothing is written.
        """

    def journal_bytes(self) -> int:
        """How much room the history takes in the file, roughly."""

    def prune(self, *, keep_from: int) -> int:
        """Take old values out of the history that were overwritten before a moment (µs since 1970).

        Returns:
            how many were taken out.

        Raises:
            ExpectedError: see `Store.apply`; nothing is written.
        """


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """What erasing in the ledger does not reach.

    Attributes:
        backups: backups on this computer that still hold it.
        handovers: copies handed over that have not come back.
    """

    backups: tuple[Backup, ...]
    handovers: tuple[Handover, ...]

    def sentences(self) -> Sequence[str]:
        """What is said about it, one thing a sentence."""
        found = []
        if self.backups:
            found.append(f"控え{len(self.backups)}回分には、まだ残っています。")
        found += [f"{_handed_words(each)}には、残っているかもしれません。" for each in self.handovers]
        found.append("ほかのパソコンの写しからは、合わせたときに消えます（そのパソコンの控えには残ります）。刷った紙は、手で処分してください。")
        return found


def _handed_words(handover: Handover) -> str:
    """「佐藤さんに渡した写し（令和8年11月24日）」."""
    day = f"（{format_date(handover.date, has_weekday=False)}）" if handover.date else ""
    return f"{handover.recipient.removesuffix(_POLITE).rstrip()}{_POLITE}に渡した写し{day}"


def years_before(now: datetime, years: int) -> int:
    """The moment so many years ago, as the journal counts: µs since 1970."""
    day = now.replace(day=28) if (now.month, now.day) == (2, 29) else now
    return int(day.replace(year=day.year - years).timestamp() * 1_000_000)


def out_of_reach(ledger: Ledger, shelf: BackupShelf, record_ids: Collection[int]) -> OutOfReach:
    """What erasing these records in the ledger does not reach.

    Raises:
        ExpectedError: the folder of backups is out of reach.
    """
    stripped = ("stripped", "both")
    whole = tuple(each for each in open_handovers(ledger) if each.form not in stripped)
    return OutOfReach(tuple(shelf.holding(record_ids)), whole)
