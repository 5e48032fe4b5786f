"""What an import does beside the window: reading the file and working out the plan."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from app.errors import ExpectedError
from app.exchange.import_plan import Choice, ImportPlan, RowKey
from app.exchange.json_source import JsonSource, read_json
from app.exchange.mapping import ColumnMapping
from app.exchange.minutes_rows import MinutesSource, plan_minutes
from app.exchange.own_reading import OwnSheets, plan_own
from app.exchange.planning import CellKey, Source, plan_import, propose_mappings
from app.exchange.remembered import Remembered
from app.ledger import Ledger
from app.progress import Progress
from app.source_file import refuse_endless
from ui.ledger_files import LedgerFiles

JSON_ENDING = ".json"

AnySource: TypeAlias = Source | JsonSource | OwnSheets | MinutesSource
"""What a file may hold."""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A file that was read, and everything the user has decided about it so far.

    Attributes:
        path: the file.
        source: its tables, the sheets or the JSON of a つどいば, or the report of a meeting.
        mappings: one per table; none for JSON.
        choices: what becomes of single rows.
        corrections: what was put into single cells instead.
        doubt: why nothing could be proposed: somebody has to say what the list is about.
        is_familiar: a table has the titles of one that was taken in before, and is read as then.
    """

    path: Path
    source: AnySource
    mappings: tuple[ColumnMapping, ...] = ()
    choices: Mapping[RowKey, Choice] = field(default_factory=dict)
    corrections: Mapping[CellKey, str] = field(default_factory=dict)
    doubt: ExpectedError | None = None
    is_familiar: bool = False

    def with_mapping(self, number: int, mapping: ColumnMapping) -> ImportDraft:
        """Another mapping of one table; corrections of its cells were meant for the old one and go."""
        assert isinstance(self.source, Source)
        sheet = self.source.tables[number].sheet
        old = self.mappings[number]
        moved = {at for at, key in enumerate(mapping.targets) if at >= len(old.targets) or old.targets[at] != key}
        corrections = {key: text for key, text in self.corrections.items() if key[0] != sheet or key[2] not in moved}
        mappings = (*self.mappings[:number], mapping, *self.mappings[number + 1 :])
        return replace(self, mappings=mappings, corrections=corrections)

    def with_choice(self, row: RowKey, choice: Choice | None) -> ImportDraft:
        """Another decision about a row, None for none."""
        choices = {key: each for key, each in self.choices.items() if key != row}
        return replace(self, choices=choices if choice is None else {**choices, row: choice})

    def with_correction(self, cell: CellKey, text: str | None) -> ImportDraft:
        """Another text in a cell, None for what the file says."""
        corrections = {key: each for key, each in self.corrections.items() if key != cell}
        return replace(self, corrections=corrections if text is None else {**corrections, cell: text})


def read_draft(path: Path, known: Remembered, nouns: Mapping[str, str], progress: Progress) -> ImportDraft:
    """A file as it is, with the mapping agreed to before or the likeliest one; `nouns` as of `nouns_of`.

    Raises:
        ExpectedError: it is nothing that can be taken in.
        Cancelled: the user stopped it.
    """
    from app.exchange.reading_lists import read_list

    refuse_endless(path)
    if path.suffix.lower() == JSON_ENDING:
        return ImportDraft(path, read_json(path))
    return _draft_of(path, read_list(path, progress), known, nouns)


def read_pasted_draft(text: str, page: str, known: Remembered, nouns: Mapping[str, str]) -> ImportDraft:
    """What was copied elsewhere, as the file it would have been.

    Raises:
        ExpectedError: it is no list.
    """
    from app.exchange.pasted import NAME, read_pasted

    return _draft_of(Path(NAME), read_pasted(text, page), known, nouns)


def _draft_of(path: Path, source: AnySource, known: Remembered, nouns: Mapping[str, str]) -> ImportDraft:
    if not isinstance(source, Source):
        return ImportDraft(path, source)
    before = [known.of(table) for table in source.tables]
    doubt: ExpectedError | None = None
    try:
        proposed = propose_mappings(source, nouns=nouns)
    except ExpectedError as error:  # what the list is about can still be said by hand
        doubt = error
        proposed = tuple(ColumnMapping("", ()) for _ in source.tables)
    mappings = tuple(one or other for one, other in zip(before, proposed, strict=True))
    is_familiar = any(each is not None for each in before)
    return ImportDraft(path, source, mappings, doubt=None if is_familiar else doubt, is_familiar=is_familiar)


def make_plan(draft: ImportDraft, *, files: LedgerFiles, ledger: Path, today: date, progress: Progress) -> ImportPlan:
    """What taking the file in would do to the ledger as it is now; nothing is written.

    Raises:
        ExpectedError: the ledger cannot be read.
        Cancelled: the user stopped it.
    """
    with contextlib.closing(files.open(ledger)) as store:
        living = Ledger(store.read)
        if isinstance(draft.source, Source):
            return plan_import(
                living,
                draft.source,
                draft.mappings,
                today,
                choices=draft.choices,
                corrections=draft.corrections,
                progress=progress,
            )
        if isinstance(draft.source, MinutesSource):
            return plan_minutes(living, draft.source, today)

        def has_blob(sha: str) -> bool:
            try:
                store.read_blob(sha)
            except KeyError:
                return False
            return True

        if isinstance(draft.source, OwnSheets):
            return plan_own(living, store.trash(), draft.source, today, has_blob=has_blob, progress=progress)
        from app.exchange.json_import import plan_json

        return plan_json(living, store.trash(), draft.source, has_blob=has_blob, progress=progress)
