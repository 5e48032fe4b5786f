"""Handing a copy over: what the user decides, what is written, and the line about it in the log of handed copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.handing_over.sealing import ENDING
from app.handing_over.stripping import COUNTED, Stripped
from app.ledger import Ledger
from app.progress import Progress, no_progress
from app.records.handover import Handover
from app.records.ids import new_id
from app.store import Store
from app.wording import counted, noun

LEDGER_ENDING = ".tsudoiba"


@dataclass(frozen=True, slots=True)
class WrittenCopy:
    """A copy that was written and read again.

    Attributes:
        path: where it lies.
        sha: of the file, sha-256 (hex): tells later whether a file is this very copy.
        kept: main kind -> records in it.
        left_out: main kind -> records that are not in it.
        veiled: texts in which a name or number was covered.
    """

    path: Path
    sha: str
    kept: Mapping[str, int]
    left_out: Mapping[str, int]
    veiled: int

    @property
    def records(self) -> int:
        """How many records are in it; rows that belong to one are part of it."""
        return sum(self.kept.values())


class CopyMaker(Protocol):
    """Writes copies of one ledger; opens what it needs, so it may be used beside the window."""

    def write(
        self, target: Path, /, *, is_stripped: bool, passphrase: str, progress: Progress = no_progress
    ) -> WrittenCopy:
        """Write a copy under a free name: checked as it will be read, or not there at all.

        Args:
            is_stripped: without what is about a person or not public (`app.handing_over.stripping`).
            passphrase: locks it; '' leaves it open.

        Raises:
            ExpectedError: the name is taken, no room, no rights; nothing half-written stays.
            Cancelled: `progress` stopped it.
        """

    def weigh(self) -> Stripped:
        """What a copy without persons would hold.

        Raises:
            ExpectedError: the ledger cannot be read.
        """


@dataclass(frozen=True, slots=True)
class Handing:
    """What the user decides about a copy for other hands.

    Attributes:
        recipient: who gets it.
        organization: their 団体, by id.
        target: where the file goes.
        passphrase: '' = none.
        return_by: ISO day until which it comes back or is erased, '' when nothing was agreed.
    """

    recipient: str
    target: Path
    is_stripped: bool = False
    passphrase: str = ""
    organization: int | None = None
    purpose: str = ""
    return_by: str = ""

    @property
    def form(self) -> str:
        """Code of `app.records.handover.HANDOVER_FORM`."""
        if self.is_stripped:
            return "both" if self.passphrase else "stripped"
        return "locked" if self.passphrase else "plain"


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over.

    Attributes:
        record: the line in the log, as it was written.
        copy: the file.
        change_set: what was written in the ledger, for the window to follow.
    """

    record: Handover
    copy: WrittenCopy
    change_set: ChangeSet


def proposed_name(ledger: Path, *, day: date, is_stripped: bool, is_locked: bool) -> str:
    """What the file is called unless the user says otherwise: 「みんなの帳面 渡す用 2026-11-24.tsudoiba.age」."""
    stem = ledger.name.removesuffix(ENDING).removesuffix(LEDGER_ENDING)
    word = "個人ぬき" if is_stripped else "渡す用"
    return f"{stem} {word} {day.isoformat()}{LEDGER_ENDING}{ENDING if is_locked else ''}"


def hand_over(
    store: Store, maker: CopyMaker, handing: Handing, *, today: date, progress: Progress = no_progress
) -> Handed:
    """Write the copy, then the line in the log that says who has it.

    Raises:
        ExpectedError: the ledger can only be read, so that nothing could be noted; see also `CopyMaker.write`. Where
            the line cannot be written, no copy stays either.
        Cancelled: `progress` stopped it.
    """
    if store.is_read_only:
        raise ExpectedError(
            "この帳面は読むだけなので、だれに渡したかを書きとめられません。写しはつくっていません。",
            "書けるようになってから、もう一度してください。",
        )
    copy = maker.write(
        handing.target, is_stripped=handing.is_stripped, passphrase=handing.passphrase, progress=progress
    )
    try:
        return _noted(store, handing, copy, today)
    except BaseException:  # a copy nobody knows of must not go round
        copy.path.unlink(missing_ok=True)
        raise


def _noted(store: Store, handing: Handing, copy: WrittenCopy, today: date) -> Handed:
    change_set = log_entry(Ledger(store.read), handing, copy, today=today)
    applied = store.apply(change_set)
    if applied.problems:
        raise ExpectedError(applied.problems[0].message, "もう一度してください。")
    record = change_set.changes[0].record
    assert isinstance(record, Handover)  # `log_entry` made it
    return Handed(record, copy, applied.change_set)


def log_entry(ledger: Ledger, handing: Handing, copy: WrittenCopy, *, today: date) -> ChangeSet:
    """The line in the log about a copy that was written: one new Handover."""
    record = Handover(
        id=new_id(),
        recipient=handing.recipient,
        organization=handing.organization,
        date=today.isoformat(),
        form=handing.form,
        purpose=handing.purpose,
        contents=contents_words(copy.kept, ledger),
        records=copy.records,
        sha=copy.sha,
        return_by=handing.return_by,
    )
    return ChangeSet(f"写しを渡す（{handing.recipient}）", (Change(None, record),))


def contents_words(kept: Mapping[str, int], ledger: Ledger) -> str:
    """「居場所84か所、場20か所、団体12」, in the order of the catalogue."""
    named = [each.KIND for each in COUNTED if kept.get(each.KIND)]
    return "、".join(f"{noun(kind, ledger)}{counted(kept[kind], kind)}" for kind in named)


def open_handovers(ledger: Ledger) -> list[Handover]:
    """Copies that are still out, the one due first at the top: what cannot be reached when something is erased."""
    out = [record for record in ledger.all(Handover) if not record.returned_on]
    return sorted(out, key=lambda record: (record.return_by or "9999", record.date, record.id))
