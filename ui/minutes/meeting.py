"""The meeting on the table: its 会議録 as it is in the ledger, and everything that is done to it, saved at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.changes.change import Change, ChangeSet
from app.changes.positions import position_between
from app.meetings import deeds
from app.records.base import R, Record
from app.records.concern import Concern, Wisdom
from app.records.ids import new_id
from app.records.minutes import AgendaItem, Minutes, Opinion, Promise
from ui.context import AppContext


class Meeting(QObject):
    """One 会議録. Each deed is one step of undo; the pages follow through `records_changed`.

    Signals:
        row_wanted: (Record, field or '') a row shall be opened for writing.
    """

    row_wanted = Signal(object, str)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.ledger = context.ledger
        self._minutes_id = 0
        self.keep_typing: Callable[[], object] = bool
        """Saves what stands in the fields of the sheet; called before a deed."""

    def open(self, minutes_id: int) -> None:
        """Put another 会議録 on the table."""
        self._minutes_id = minutes_id

    @property
    def minutes_id(self) -> int:
        """Which 会議録 it is, 0 for none."""
        return self._minutes_id

    @property
    def minutes(self) -> Minutes | None:
        """The 会議録 as it was last saved."""
        return self.ledger.get(Minutes, self._minutes_id)

    @property
    def is_open(self) -> bool:
        """Whether one may write in it: not 確定, and the ledger can be written."""
        minutes = self.minutes
        return minutes is not None and minutes.state != "final" and self.may_tick

    @property
    def may_tick(self) -> bool:
        """Whether promises may be ticked and concerns written: also after it is 確定."""
        return not self.context.store.is_read_only

    def rows(self, record_class: type[R]) -> Sequence[R]:
        """Its rows of one kind in their order."""
        return self.ledger.linking(record_class, "minutes", self._minutes_id) if self._minutes_id else ()

    # ---- opinions

    def add_opinion(self, typed: str, *, item: int | None, group: str, turns_into: str = "") -> Opinion | None:
        """Put a card down; `turns_into` promise or concern in the same step. None when it could not be saved."""
        minutes = self._writable()
        if minutes is None:
            return None
        opinion = deeds.opinion_of(self.ledger, minutes, typed, item=item, group=group)
        made: list[Record] = [opinion]
        if turns_into == "promise":
            made.append(deeds.promise_of(opinion))
        elif turns_into == "concern":
            made.append(deeds.concern_of(self.ledger, minutes, opinion))
        return opinion if self._apply(deeds.adding(self.ledger, minutes, made)) else None

    def add_opinions(self, lines: Sequence[str], *, item: int | None, group: str) -> None:
        """A card for each of several lines, as one step."""
        minutes = self._writable()
        if minutes is None:
            return
        made: list[Opinion] = []
        for line in lines:
            opinion = deeds.opinion_of(self.ledger, minutes, line, item=item, group=group)
            last = made[-1].pos if made else ""
            made.append(opinion.changed(pos=position_between(last, "")) if last else opinion)
        self._apply(deeds.adding(self.ledger, minutes, made))

    def turn_into_promise(self, opinion: Opinion) -> None:
        """A card becomes a promise; one that already is opens it."""
        known = self.ledger.linking(Promise, "opinion", opinion.id)
        if known:
            self.row_wanted.emit(known[0], "")
            return
        self._add(lambda minutes: [deeds.promise_of(opinion)])

    def turn_into_concern(self, opinion: Opinion) -> None:
        """A card becomes a 困りごと."""
        known = self.ledger.linking(Concern, "opinion", opinion.id)
        if known:
            self.row_wanted.emit(known[0], "")
            return
        self._add(lambda minutes: [deeds.concern_of(self.ledger, minutes, opinion)])

    def turn_into_wisdom(self, opinion: Opinion, concern: int) -> None:
        """A card answers a 困りごと."""
        self._add(
            lambda minutes: [
                Wisdom(
                    id=new_id(),
                    concern=concern,
                    organization=opinion.organization,
                    question="idea",
                    answer=opinion.content,
                    speaker=opinion.speaker,
                    minutes=minutes.id,
                )
            ]
        )

    # ---- rows of any kind

    def add_points(self, typed: str) -> Sequence[AgendaItem]:
        """Points of the agenda, a line each."""
        minutes = self._writable()
        made = () if minutes is None else deeds.points_of(self.ledger, minutes, typed)
        if minutes is None or not made or not self._apply(deeds.adding(self.ledger, minutes, made)):
            return ()
        return made

    def add_attendees(self, typed: str) -> int:
        """Who came, as typed; how many rows were added."""
        minutes = self._writable()
        made = [] if minutes is None else list(deeds.attendees_of(self.ledger, minutes, typed))
        if minutes is None or not made or not self._apply(deeds.adding(self.ledger, minutes, made)):
            return 0
        return len(made)

    def add_promise(self, typed: str) -> None:
        """A promise that no card stands for."""
        self.add_promises([typed])

    def add_promises(self, lines: Sequence[str]) -> None:
        """Several promises as one step."""
        self._add(lambda minutes: [Promise(id=new_id(), content=line, minutes=minutes.id) for line in lines])

    def change(self, before: Record, after: Record, deed: str = "書きかえ") -> None:
        """Change one row."""
        minutes = self._writable(may_be_final=after.KIND in ("promise", "concern"))
        if minutes is not None:
            self._apply(deeds.changing(self.ledger, minutes, before, after, deed))

    def apply_row(self, changes: Sequence[Change], record: Record, deed: str) -> None:
        """Write what a dialog answered: one row, with what was made in place for its links."""
        minutes = self._writable(may_be_final=record.KIND in ("promise", "concern"))
        if minutes is not None and changes:
            label = deeds.changing(self.ledger, minutes, record, record, deed).label
            self._apply(ChangeSet(label, tuple(changes)))

    def drop(self, record: Record) -> None:
        """Take one row out, with a way back."""
        minutes = self._writable(may_be_final=record.KIND in ("promise", "concern"))
        if minutes is not None and self._apply(deeds.dropping(self.ledger, minutes, record)):
            self.context.messages.inform(f"{record.LABEL}を消しました", undo=True)

    def move(self, record: Record, step: int) -> None:
        """A place up (-1) or down (1)."""
        minutes = self._writable()
        if minutes is not None:
            self._apply(deeds.moving(self.ledger, minutes, self.rows(type(record)), record.id, step))

    def tick(self, promise: Promise, is_done: bool) -> None:
        """A promise was kept, or is open again."""
        day = self.context.today()
        self.change(promise, deeds.ticked(promise, is_done, day), "できたに" if is_done else "これからに")

    # ---- inside

    def _add(self, make: Callable[[Minutes], list[Record]]) -> None:
        minutes = self._writable()
        if minutes is not None:
            self._apply(deeds.adding(self.ledger, minutes, make(minutes)))

    def _writable(self, *, may_be_final: bool = False) -> Minutes | None:
        if not (self.is_open or (may_be_final and self.may_tick)):
            return None
        self.keep_typing()
        return self.minutes

    def _apply(self, change_set: ChangeSet) -> bool:
        return bool(change_set) and self.context.apply(change_set).stamp is not None
