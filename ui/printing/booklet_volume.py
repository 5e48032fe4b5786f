"""Deeds about the volume in sight: its order, who is in it, keeping it as printed, the next one. Each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.booklets.volumes import choose_places, freeze, issue_to_follow, start_next, thaw
from app.changes.change import ChangeSet
from app.changes.saving import change_set_between, named
from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.booklet.gathering import printed_places
from app.printing.booklet.outline import BookletOutline
from app.printing.print_words import print_words
from app.printing.products.booklets import booklet_choice
from app.printing.products.product import Request
from app.records.booklet_issue import BookletIssue
from app.records.ids import new_id
from app.records.place import Place
from app.store import Applied
from ui.context import AppContext
from ui.messages import warn_of
from ui.printing.print_desk import PrintDesk
from ui.widgets.plain_text import one_line
from ui.writing import LARGE_STEP


class BookletVolume(QObject):
    """What the user does with a volume.

    Signals:
        begun: id of a new volume, which shall be shown.
    """

    begun = Signal(object)

    def __init__(self, context: AppContext, desk: PrintDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk

    @property
    def outline(self) -> BookletOutline | None:
        """Of what is on the desk."""
        made = self._desk.print_
        return None if made is None else made.outline

    def move(self, place: int, neighbour: int, is_behind: bool) -> None:
        """A place comes before or behind another one."""
        outline = self.outline
        if outline is not None and place != neighbour:
            rest = [each for each in outline.order if each != place]
            at = rest.index(neighbour) + is_behind
            self._choose([*rest[:at], place, *rest[at:]], f"「{self._name(place)}」の順番を変える")

    def take_out(self, place: int) -> None:
        """A place is not in this volume."""
        outline = self.outline
        if outline is not None:
            order = [each for each in outline.order if each != place]
            self._choose(order, f"「{self._name(place)}」を号から外す")

    def put_in(self, place: int) -> None:
        """A place is in this volume, at the end of its 圏域."""
        outline = self.outline
        if outline is not None and place not in outline.order:
            self._choose([*outline.order, place], f"「{self._name(place)}」を号に足す")

    def keep(self) -> None:
        """この号を刷ったことにする: what is printed now stays with the volume."""
        issue = self._desk.wish.subject
        if issue is None:
            return

        def kept() -> ChangeSet:
            ledger, today = self._context.ledger, self._context.today()
            request = Request(ledger, today, self._context.store.read_blob, issue, self._desk.wish.asked)
            return freeze(ledger, issue, printed_places(ledger, booklet_choice(request), today=today))

        self._do(kept, "この号を、刷ったものとして残しました")

    def reopen(self) -> None:
        """刷る前にもどす."""
        issue = self._desk.wish.subject
        if issue is not None:
            self._do(lambda: thaw(self._context.ledger, issue), "刷る前にもどしました。順番をかえられます")

    def begin(self) -> None:
        """次の号をはじめる: behind the one in sight, else behind the newest; the very first where there is none."""
        ledger = self._context.ledger
        newest = issue_to_follow(ledger, _own_title(ledger))
        last = self._desk.wish.subject or (None if newest is None else newest.id)
        before = {issue.id for issue in ledger.all(BookletIssue)}

        def begun() -> None:
            fresh = next((issue for issue in ledger.all(BookletIssue) if issue.id not in before), None)
            if fresh is not None:
                self.begun.emit(fresh.id)

        self._do(lambda: self._first() if last is None else start_next(ledger, last), "", then=begun)

    def _first(self) -> ChangeSet:
        words = print_words(self._context.ledger)
        volume = int(words.booklet_volume) if words.booklet_volume.isdecimal() else 1
        issue = BookletIssue(id=new_id(), title=_own_title(self._context.ledger), volume=volume)
        return change_set_between(f"{named(issue, self._context.ledger)}をはじめる", (), [issue])

    def _choose(self, order: Sequence[int], label: str) -> None:
        issue = self._desk.wish.subject
        if issue is not None:
            ledger = self._context.ledger
            record = ledger.get(BookletIssue, issue)
            told = label if record is None or record.volume is None else f"vol.{record.volume} {label}"
            self._do(lambda: replace(choose_places(ledger, issue, order), label=told), "")

    def _do(self, made: Callable[[], ChangeSet], words: str, then: Callable[[], None] | None = None) -> None:
        context = self._context
        if context.ask_to_wait():
            return
        try:
            change_set = made()
        except ExpectedError as error:
            warn_of(context.messages, error)
            return

        def done(applied: Applied) -> None:
            if applied.problems:
                return
            if words:
                context.messages.inform(words, undo=True)
            if then is not None:
                then()

        if len(change_set.changes) > LARGE_STEP:
            context.apply_large(change_set, title="号を書きかえています", done=done)
        elif change_set.changes:
            done(context.apply(change_set))

    def _name(self, place: int) -> str:
        record = self._context.ledger.get(Place, place)
        return "" if record is None else one_line(record.name)


def _own_title(ledger: Ledger) -> str:
    """What the centre calls its booklet."""
    return print_words(ledger).booklet_name
