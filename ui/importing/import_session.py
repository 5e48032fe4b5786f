"""One import from the file to the deed: what was read, decided, planned and written; the page shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.changes.change import ChangeSet
from app.errors import ExpectedError
from app.exchange.import_plan import Choice, ImportPlan, RowKey, RowStatus, rows_of
from app.exchange.mapping import ColumnMapping, nouns_of
from app.exchange.planning import CellKey, Source
from app.exchange.remembered import Remembered, remembered
from app.exchange.tables import Table
from app.progress import Progress
from app.records.catalogue import BY_KIND
from app.store import Applied
from app.wording import counted
from ui.background import Job
from ui.context import AppContext
from ui.importing.import_work import ImportDraft, make_plan, read_draft, read_pasted_draft
from ui.messages import EXCEL_FILES

_MAPPINGS = "import.mappings"
"""Note of this computer: how the columns of each layout were read."""


class ImportSession(QObject):
    """Nothing is written before `take_in`.

    Signals:
        drafted: a file was read.
        planned: what it would do is known (again).
        refused: (ExpectedError) the file cannot be taken in.
        stopped: the user stopped the work.
    """

    drafted = Signal()
    planned = Signal()
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._draft: ImportDraft | None = None
        self._plan: ImportPlan | None = None
        self._taken: ImportPlan | None = None
        self._job: Job[ImportDraft] | Job[ImportPlan] | None = None

    @property
    def draft(self) -> ImportDraft | None:
        """The file and what was decided, None before one was read."""
        return self._draft

    @property
    def plan(self) -> ImportPlan | None:
        """What the import would do; None while that is worked out."""
        return self._plan

    @property
    def taken(self) -> ImportPlan | None:
        """The plan that was written last."""
        return self._taken

    @property
    def tables(self) -> Sequence[Table]:
        """The tables of the file; none for what a つどいば wrote and for reports of meetings."""
        source = self._draft.source if self._draft is not None else None
        return source.tables if isinstance(source, Source) else ()

    def open(self, path: Path) -> None:
        """Read a file beside the window; `drafted` or `refused` follows."""
        self.drop()
        known, nouns = self._known(), nouns_of(self._context.ledger)

        def read(progress: Progress) -> ImportDraft:
            return read_draft(path, known, nouns, progress)

        self._job = self._context.background.run(
            read,
            owner=self,
            title=f"「{path.name}」を読んでいます",
            unit="行",
            done=self._take_draft,
            failed=self.refused.emit,
            cancelled=self.stopped.emit,
        )

    def paste(self, text: str, page: str) -> None:
        """Read what was copied elsewhere; `drafted` or `refused` follows.

        Args:
            text: as plain text.
            page: as HTML, '' for none.
        """
        self.drop()
        try:
            draft = read_pasted_draft(text, page, self._known(), nouns_of(self._context.ledger))
        except ExpectedError as error:
            self.refused.emit(error)
            return
        self._take_draft(draft)

    def _known(self) -> Remembered:
        return remembered(self._context.preferences.recall(_MAPPINGS))

    def drop(self) -> None:
        """Forget the file; nothing of it was written."""
        self.stop()
        self._draft = self._plan = None

    def stop(self) -> None:
        """Let go of the work under way."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def map_table(self, number: int, mapping: ColumnMapping) -> None:
        """Read a table's columns in another way."""
        if self._draft is not None:
            self._draft = self._draft.with_mapping(number, mapping)

    def choose(self, row: RowKey, choice: Choice | None) -> None:
        """Decide what becomes of a row."""
        if self._draft is not None:
            self._draft = self._draft.with_choice(row, choice)

    def correct(self, cell: CellKey, text: str | None) -> None:
        """Put another text into a cell."""
        if self._draft is not None:
            self._draft = self._draft.with_correction(cell, text)

    def work_out(self) -> None:
        """Plan beside the window; `planned` follows."""
        draft = self._draft
        if draft is None:
            return
        self.stop()
        self._plan = None
        files, ledger, today = self._context.files, self._context.store.path, self._context.today()

        def work(progress: Progress) -> ImportPlan:
            return make_plan(draft, files=files, ledger=ledger, today=today, progress=progress)

        def done(plan: ImportPlan) -> None:
            if draft is self._draft:
                self._plan = plan
                self.planned.emit()

        def failed(error: ExpectedError) -> None:
            if draft is self._draft:
                self.refused.emit(error)

        def cancelled() -> None:
            if draft is self._draft and job is self._job:
                self.stopped.emit()

        job = self._context.background.run(
            work,
            owner=self,
            title="どうなるかを、たしかめています",
            unit="行",
            done=done,
            failed=failed,
            cancelled=cancelled,
        )
        self._job = job

    def number_to_take(self) -> int:
        """How many rows (of a JSON file: records) come in or change."""
        if self._plan is None:
            return 0
        if not self._plan.tables:
            return sum(counts.added + counts.updated for counts in self._plan.by_kind().values())
        tables = self._plan.tables
        return len(rows_of(tables, RowStatus.ADDED)) + len(rows_of(tables, RowStatus.UPDATED))

    def changing_words(self) -> str:
        """「もうある 1か所を書きかえます。」, '' where only new ones come in: the button counts both as one."""
        tables = self._plan.tables if self._plan is not None else ()
        number = len(rows_of(tables, RowStatus.UPDATED))
        kinds = {table.mapping.kind for table in tables}
        counter = counted(number, kinds.pop()) if len(kinds) == 1 else f"{number}件"
        return f"もうある {counter}を書きかえます。" if number else ""

    def has_known(self) -> bool:
        """Whether the file holds anything that is in the ledger just like that."""
        return self._plan is not None and self._plan.counts.unchanged > 0

    def counted_words(self) -> str:
        """「84か所」; 件 where the file holds several kinds."""
        kinds = {table.mapping.kind for table in self._plan.tables} if self._plan is not None else set()
        number = self.number_to_take()
        if self._plan is None or len(kinds) != 1:
            return f"{number}件"
        kind, rows = kinds.pop(), len(rows_of(self._plan.tables, RowStatus.ADDED))
        made = sum(change.kind == kind and change.before is None for change in self._plan.changes)
        return counted(number - max(0, rows - made), kind)  # two rows may be about one record

    def take_in(self, done: Callable[[Applied], None]) -> None:
        """Write the plan as one deed; `done` is told how it ended, not before that a large one is in the file."""
        assert self._plan is not None, "there is nothing to take in"
        before, self._taken = self._taken, self._plan
        draft = self._draft

        def written(applied: Applied) -> None:
            if applied.problems:
                self._taken = before
            elif draft is not None and draft.mappings and isinstance(draft.source, Source):
                known = self._known().with_agreed(draft.source.tables, draft.mappings)
                self._context.preferences.note(_MAPPINGS, known.as_text())
            done(applied)

        self._context.apply_large(self._plan.change_set(), title="とりこんでいます", done=written)

    def is_taken_back(self, change_set: ChangeSet) -> bool:
        """Whether a ChangeSet took back what was imported last."""
        if self._taken is None or not self._taken.changes:
            return False
        first = next((each for each in self._taken.changes if each.record.MAIN), self._taken.changes[0])
        touched = any((each.kind, each.record_id) == (first.kind, first.record_id) for each in change_set)
        return touched and self._context.ledger.get(BY_KIND[first.kind], first.record_id) == first.before

    def save_report(self) -> None:
        """Write the report of what was taken in, where the user wants it; he is told when it is there."""
        plan = self._taken
        proposed = Path(f"とりこみの報告 {self._context.today():%Y-%m-%d}.xlsx")
        target = self._context.messages.save_file("報告をどこに置きますか", proposed, EXCEL_FILES) if plan else None
        if plan is None or target is None:
            return

        def work(progress: Progress) -> Path:
            from app.exchange.report import write_report
            from app.whole_file import write_whole

            write_whole(target, lambda part: write_report(plan, part))
            return target

        self._context.background.run(
            work,
            owner=self,
            title="報告を書き出しています",
            done=lambda made: self._context.messages.inform(f"報告を書き出しました　{made.name}"),
        )

    def _take_draft(self, draft: ImportDraft) -> None:
        self._draft, self._plan = draft, None
        self.drafted.emit()
