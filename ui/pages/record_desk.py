"""The desk of a page: the record under the pen, kept as a draft while it is written, saved when it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.blank_rows import drop_blank_rows
from app.changes.change import ChangeSet
from app.changes.saving import added_label, edited_label
from app.drafts import Draft
from app.editing import Editing
from app.natural_keys import key_problems, settle_keys
from app.problem import Problem
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.ids import new_id
from app.rules.checks import check, check_parent
from app.titles import name_field, title_of
from ui.context import AppContext

DRAFT_MILLISECONDS = 2000
"""A draft is written at most this long after a keystroke (records.md, Saving)."""


class RecordDesk(QObject):
    """One Editing at a time, of one kind. What is typed reaches the ledger as one ChangeSet, or stays here as a draft.

    Signals:
        drafts_changed: other records have something unsaved now.
        saved: the Editing was written; a fresh one lies on the desk.
    """

    drafts_changed = Signal()
    saved = Signal()

    def __init__(self, context: AppContext, record_class: type[Record], parent: QObject) -> None:
        super().__init__(parent)
        self._class = record_class
        self._context = context
        self._drafts = context.drafts
        context.pens.add(self)
        self._editing: Editing | None = None
        self._with_drafts = {
            draft.root_id: draft.name for draft in self._drafts.all() if draft.kind == record_class.KIND
        }
        self.is_writing = False
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_MILLISECONDS)
        self._timer.timeout.connect(self.keep_draft)

    @property
    def editing(self) -> Editing:
        """What is under the pen.

        Raises:
            AssertionError: nothing is; ask `has_editing` first.
        """
        assert self._editing is not None
        return self._editing

    @property
    def kind(self) -> str:
        """KIND of the records that lie here."""
        return self._class.KIND

    @property
    def has_editing(self) -> bool:
        """Whether a record is open."""
        return self._editing is not None

    @property
    def is_under_pen(self) -> bool:
        """Whether something was written in the record that is not saved yet."""
        return self._editing is not None and self._editing.is_changed()

    @property
    def with_drafts(self) -> Mapping[int, str]:
        """The records with something unsaved, the latest written first: id -> name, as far as the draft holds it."""
        return self._with_drafts

    def open(self, record_id: int) -> Draft | None:
        """Put a record on the desk, with its draft if there is one (which comes back).

        Raises:
            KeyError: there is neither such a record nor a draft of it.
        """
        draft = self._drafts.find(record_id) if record_id in self._with_drafts else None
        resumed = draft.resume(self._context.ledger) if draft is not None else None
        if resumed is not None and resumed.is_changed():
            self._editing = resumed
            self._tell_held(self.problems())
            return draft
        record = self._context.ledger.get(self._class, record_id)
        if record is None:
            raise KeyError(record_id)
        if draft is not None:
            self._drop_draft(record_id)
        self._editing = Editing(self._context.ledger, record)
        self._tell_held(())
        return None

    def open_new(self, name: str = "") -> None:
        """Put a new record on the desk; it is saved when what it needs is there and it is left.

        `name` goes into the field in which somebody writes what a record is called, if the class has one.
        """
        record = self._class(id=new_id())
        named = name_field(self._class)
        if name and named is not None:
            record = record.changed(**{named.name: name})
        self._editing = Editing(self._context.ledger, record, is_new=True)
        self._tell_held(())

    def put_away(self) -> None:
        """Empty the desk: its record is gone."""
        self._timer.stop()
        self._editing = None

    def note_edit(self) -> None:
        """Something was typed: the draft is due soon."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_draft(self) -> None:
        """Write what is under the pen beside the ledger. A folder that cannot be written costs only the safety net."""
        self._timer.stop()
        if self._editing is None or self._context.store.is_read_only:
            return
        root_id = self._editing.root_id
        if not self._is_worth_keeping():
            self._drop_draft(root_id)
            self._tell_held(())
            return
        self._tell_held(self.problems())
        draft = Draft.of(self._editing, self.kind, datetime.now())
        try:
            self._drafts.keep(draft)
        except OSError:
            return
        self._set_drafts({root_id: self._draft_name(draft), **self._without(root_id)})

    def throw_away(self) -> None:
        """Forget what was typed; the record lies there again as it was last saved."""
        root_id = self.editing.root_id
        self._timer.stop()
        self._drop_draft(root_id)
        record = self._context.ledger.get(self._class, root_id)
        self._editing = None if record is None else Editing(self._context.ledger, record)
        self._tell_held((), root_id)

    def problems(self) -> Sequence[Problem]:
        """What stands in the way of saving: unread fields first, then what the checks say."""
        editing = self.editing
        found = [problem for _, problem in editing.unread.values()]
        found += key_problems(editing)
        unread = {(problem.record_id, problem.field) for problem in found}
        touched = [now for _, now in editing.touched() if now is not None]
        if editing.is_new and editing.root is not None and editing.root not in touched:
            touched.append(editing.root)
        for record in sorted(touched, key=lambda record: _checking_order(record, editing.root_id)):
            told = [*check(record), *check_parent(record)]
            found += [each for each in told if (each.record_id, each.field) not in unread]
        return found

    def save(self, label: str = "") -> Sequence[Problem]:
        """Write everything under the pen as one ChangeSet; what is wrong stays as a draft and is told.

        Args:
            label: name of the deed; by default 「居場所『さくら』を編集」.
        """
        self._timer.stop()
        editing = self._editing
        if editing is None:
            return ()
        drop_blank_rows(editing)
        if not self._is_worth_keeping():
            self._drop_draft(editing.root_id)
            self._tell_held(())
            return ()
        problems = self.problems()
        if problems:
            self.keep_draft()
            return problems
        root = editing.root
        assert root is not None  # a record on the desk is there
        settle_keys(editing)
        ledger = self._context.ledger
        usual = added_label(root, ledger) if editing.is_new else edited_label(root, ledger)
        return self._write(editing.change_set(label or usual), editing.root_id)

    def write_deed(self, label: str, deed: Callable[[Editing], None]) -> Sequence[Problem]:
        """Do something as a unit of work of its own: what was typed before is saved first.

        With a problem under the pen the deed is done there and waits for it.
        """
        waiting = self.save()
        deed(self.editing)
        if waiting:
            self.keep_draft()
            return waiting
        return self.save(label)

    def follow(self, change_set: ChangeSet) -> bool:
        """Another door wrote: whether the record on the desk has to be shown again."""
        if self._editing is None or self.is_writing:
            return False
        self._editing.rebase(change.record_id for change in change_set)
        if self._editing.root is None:
            self.put_away()
        return True

    def _write(self, change_set: ChangeSet, root_id: int) -> Sequence[Problem]:
        self.is_writing = True
        try:
            applied = self._context.apply(change_set)
        finally:
            self.is_writing = False
        if applied.problems:
            self.keep_draft()
            return applied.problems
        self._drop_draft(root_id)
        record = self._context.ledger.get(self._class, root_id)
        self._editing = None if record is None else Editing(self._context.ledger, record)
        self._tell_held((), root_id)
        self.saved.emit()
        return ()

    def _tell_held(self, problems: Sequence[Problem], root_id: int | None = None) -> None:
        """The saved line must not say 保存ずみ of what cannot be saved."""
        held = self.editing.root_id if root_id is None else root_id
        self._context.signals.held_back.emit(self.kind, held, problems[0].message if problems else "")

    def _is_worth_keeping(self) -> bool:
        """A new record in which nothing was written is no record yet."""
        editing = self.editing
        if not editing.is_new:
            return editing.is_changed()
        root = editing.root
        others = [now for _, now in editing.touched() if now is not None and now.id != editing.root_id]
        return bool(editing.unread or others) or root != self._class(id=editing.root_id)

    def _draft_name(self, draft: Draft) -> str:
        root = self.editing.root
        return draft.name or ("" if root is None else title_of(root, self.editing))

    def _drop_draft(self, root_id: int) -> None:
        if root_id in self._with_drafts:
            self._drafts.drop(root_id)
            self._set_drafts(self._without(root_id))

    def _without(self, root_id: int) -> dict[int, str]:
        return {each: name for each, name in self._with_drafts.items() if each != root_id}

    def _set_drafts(self, with_drafts: dict[int, str]) -> None:
        if with_drafts != self._with_drafts:
            self._with_drafts = with_drafts
            self.drafts_changed.emit()


_RANK = {record_class: rank for rank, record_class in enumerate(RECORD_CLASSES)}


def _checking_order(record: Record, root_id: int) -> tuple[bool, int]:
    """The problems of the record itself first, then those of what is edited with it."""
    return record.id != root_id, _RANK[type(record)]
