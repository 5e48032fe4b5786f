"""The desk of the page 居場所: what is under the pen, kept as a draft while it is written, saved when it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.changes.change import ChangeSet
from app.changes.saving import added_label, edited_label
from app.drafts import Draft
from app.editing import Editing
from app.problem import Problem
from app.records.base import Record
from app.records.ids import new_id
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.rules.checks import check
from ui.context import AppContext

DRAFT_MILLISECONDS = 2000
"""A draft is written at most this long after a keystroke (records.md, Saving)."""


class PlaceDesk(QObject):
    """One Editing at a time. Everything typed reaches the ledger as one ChangeSet, or stays here as a draft.

    Signals:
        drafts_changed: other places have something unsaved now.
        saved: the Editing was written; a fresh one lies on the desk.
    """

    drafts_changed = Signal()
    saved = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._drafts = context.drafts
        self._editing: Editing | None = None
        self._with_drafts = {draft.root_id: draft.name for draft in self._drafts.all()}
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
    def has_editing(self) -> bool:
        """Whether a place is open."""
        return self._editing is not None

    @property
    def with_drafts(self) -> Mapping[int, str]:
        """The places with something unsaved, the latest written first: id -> name, as far as the draft holds it."""
        return self._with_drafts

    def open(self, place_id: int) -> Draft | None:
        """Put a place on the desk, with its draft if there is one (which comes back).

        Raises:
            KeyError: there is neither such a place nor a draft of it.
        """
        draft = self._drafts.find(place_id) if place_id in self._with_drafts else None
        resumed = draft.resume(self._context.ledger) if draft is not None else None
        if resumed is not None and resumed.is_changed():
            self._editing = resumed
            return draft
        place = self._context.ledger.get(Place, place_id)
        if place is None:
            raise KeyError(place_id)
        if draft is not None:
            self._drop_draft(place_id)
        self._editing = Editing(self._context.ledger, place)
        return None

    def open_new(self, name: str) -> None:
        """Put a new place on the desk; it is saved when it has a name and is left."""
        place = Place(id=new_id(), name=name)
        self._editing = Editing(self._context.ledger, place, is_new=True)

    def put_away(self) -> None:
        """Empty the desk: its place is gone."""
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
            return
        draft = Draft.of(self._editing, Place.KIND, datetime.now())
        try:
            self._drafts.keep(draft)
        except OSError:
            return
        self._set_drafts({root_id: draft.name, **self._without(root_id)})

    def throw_away(self) -> None:
        """Forget what was typed; the place lies there again as it was last saved."""
        root_id = self.editing.root_id
        self._timer.stop()
        self._drop_draft(root_id)
        place = self._context.ledger.get(Place, root_id)
        self._editing = None if place is None else Editing(self._context.ledger, place)

    def problems(self) -> Sequence[Problem]:
        """What stands in the way of saving: unread fields first, then what the checks say."""
        editing = self.editing
        found = [problem for _, problem in editing.unread.values()]
        unread = {(problem.record_id, problem.field) for problem in found}
        touched = [now for _, now in editing.touched() if now is not None]
        if editing.is_new and editing.root is not None and editing.root not in touched:
            touched.append(editing.root)
        for record in sorted(touched, key=_checking_order):
            found += [each for each in check(record) if (each.record_id, each.field) not in unread]
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
        if not self._is_worth_keeping():
            self._drop_draft(editing.root_id)
            return ()
        problems = self.problems()
        if problems:
            self.keep_draft()
            return problems
        root = editing.root
        assert root is not None  # a place on the desk is there
        written = editing.change_set(label or (added_label(root) if editing.is_new else edited_label(root)))
        return self._write(written, editing.root_id)

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
        """Another door wrote: whether the place on the desk has to be shown again."""
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
        place = self._context.ledger.get(Place, root_id)
        self._editing = None if place is None else Editing(self._context.ledger, place)
        self.saved.emit()
        return ()

    def _is_worth_keeping(self) -> bool:
        """A new place in which nothing was written is no place yet."""
        editing = self.editing
        if not editing.is_new:
            return editing.is_changed()
        root = editing.root
        others = [now for _, now in editing.touched() if now is not None and now.id != editing.root_id]
        return bool(editing.unread or others) or root != Place(id=editing.root_id)

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


def _checking_order(record: Record) -> int:
    """The place's own problems first, then those of its 場 and 定例."""
    return {Place: 0, Space: 1, Schedule: 2}.get(type(record), 3)
