"""What an import does beside the window: reading the file and working out the plan."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.errors import ExpectedError
from app.exchange.import_plan import Choice, ImportPlan, RowKey
from app.exchange.json_source import JsonSource, parse_json
from app.exchange.mapping import ColumnMapping
from app.exchange.planning import CellKey, Source, find_source, plan_import, propose_mappings
from app.ledger import Ledger
from app.progress import Progress
from ui.context import LedgerFiles

JSON_ENDING = ".json"


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A file that was read, and everything the user has decided about it so far.

    Attributes:
        path: the file.
        source: its tables, or the records of a JSON file.
        mappings: one per table; none for JSON.
        choices: what becomes of single rows.
        corrections: what was put into single cells instead.
    """

    path: Path
    source: Source | JsonSource
    mappings: tuple[ColumnMapping, ...] = ()
    choices: Mapping[RowKey, Choice] = field(default_factory=dict)
    corrections: Mapping[CellKey, str] = field(default_factory=dict)

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


def read_draft(path: Path, progress: Progress) -> ImportDraft:
    """A file as it is, with the likeliest mapping.

    Raises:
        ExpectedError: it is no list that can be taken in.
        Cancelled: the user stopped it.
    """
    from app.exchange.sheets import read_sheets

    if path.suffix.lower() == JSON_ENDING:
        return ImportDraft(path, parse_json(_content(path), path.name))
    source = find_source(path.name, read_sheets(path, progress))
    return ImportDraft(path, source, propose_mappings(source))


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
        from app.exchange.json_import import plan_json

        def has_blob(sha: str) -> bool:
            try:
                store.read_blob(sha)
            except KeyError:
                return False
            return True

        return plan_json(living, store.trash(), draft.source, has_blob=has_blob, progress=progress)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise ExpectedError(
            f"「{path.name}」を開けませんでした。", "ほかのソフトで開いていたら閉じて、もう一度選んでください。"
        ) from None
