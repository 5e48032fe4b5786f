"""Carrying: what the window does by itself for a ledger that travels, from opening to closing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from app import paths
from app.carrying.copies import copies_beside
from app.carrying.whereabouts import Whereabouts, whereabouts
from app.carrying.working_copies import WorkingCopies, WorkingCopy
from app.errors import ExpectedError
from app.progress import Progress
from ui.background import Background
from ui.carrying.chosen_folder import choose
from ui.carrying.folder_sharing import FolderSharing
from ui.carrying.place_answer import PlaceAnswer, place_answer, remember
from ui.carrying.questions import beside_words, place_question, posted_question
from ui.carrying.way_home import WayHome
from ui.context import AppContext, Program
from ui.messages import warn_of
from ui.question import Answer

_TAG_LETTERS = 8


class CarryingWindow(Protocol):
    """The window as this module needs it."""

    @property
    def context(self) -> AppContext | None:
        """The opened ledger."""

    def open_ledger(self, path: Path, page: str = "") -> bool:
        """Open a ledger in place of what is open."""


class Carrying(QObject):
    """One for the window; it learns of every opening and closing.

    Attributes:
        sharing: the shared folder of the opened ledger, None while none is open that may be written.
        way_home: of the opened ledger, if that is a working copy.
    """

    def __init__(self, window: CarryingWindow, program: Program, owner: QObject) -> None:
        super().__init__(owner)
        self._window, self._program, self._owner = window, program, owner
        self._copies = WorkingCopies(paths.working_copies_folder())
        self._background = Background(lambda error: warn_of(program.messages, error), self)
        self.sharing: FolderSharing | None = None
        self.way_home: WayHome | None = None

    # ---- opening and closing

    def attach(self, context: AppContext) -> None:
        """Pages stand on this context now: on a ledger just opened, or the same one dressed anew."""
        context.signals.sharing_wanted.connect(self._look_into_folder)
        for each in (self.sharing, self.way_home):
            if each is not None and each.context.store is context.store:
                each.context = context

    def opened(self, context: AppContext) -> None:
        """A ledger was opened that may be written."""
        path = context.store.path
        self.sharing = FolderSharing(context, self._background, self)
        self.sharing.begin()
        working = self._copies.at(path)
        if working is not None:
            self._copies.keep(working)
            self.way_home = WayHome(working, context, self._background, self)
            self.way_home.begin()
        else:
            self._copies.tidy_up()
            self._ask_where(context)
        self._look_beside(context)

    def may_close(self, again: Callable[[], object]) -> bool:
        """Whether the window may close now; otherwise something is taken home first, and then `again` is called."""
        return self.way_home is None or self.way_home.may_close(again)

    def closing(self, *, is_seen: bool) -> None:
        """The ledger is about to be closed; `is_seen`: the window stays, and something can be done beside it."""
        sharing, way_home = self.sharing, self.way_home
        self.sharing = self.way_home = None
        self._background.stop_all()
        if sharing is not None:
            sharing.leave(self if is_seen else None)
            sharing.deleteLater()
        if way_home is not None:
            way_home.leave(self._copies, self._owner if is_seen else None)
            way_home.deleteLater()

    def closed(self) -> None:
        """No ledger is open any more: working copies that are at home go."""
        self._background.stop_all()
        self._copies.tidy_up()

    def _look_into_folder(self) -> None:
        if self.sharing is not None:
            self.sharing.look()

    def _is_open(self, context: AppContext) -> bool:
        now = self._window.context
        return now is not None and now.store is context.store

    # ---- where it lies

    def _ask_where(self, context: AppContext) -> None:
        computer = self._program.computer
        path = context.store.path
        if computer is None or place_answer(context.preferences, path) is PlaceAnswer.HERE:
            return

        def work(_progress: Progress) -> Whereabouts:
            return whereabouts(path.absolute(), computer)

        def done(where: Whereabouts) -> None:
            if self._is_open(context) and _is_posted(path):
                self._offer_own_ledger(context)
            elif self._is_open(context) and not where.is_own_disk:
                self._offer_copy(context, where)

        self._background.run(work, owner=self, title="帳面の場所を見ています", done=done)

    def _offer_copy(self, context: AppContext, where: Whereabouts) -> None:
        path, preferences = context.store.path, context.preferences
        if place_answer(preferences, path) is PlaceAnswer.COPY or self._is_on_its_way(path):
            self._work_in_copy(context, where)
            return
        answer = context.messages.ask(place_question(path, where))
        if answer is Answer.DEED:
            remember(preferences, path, PlaceAnswer.COPY)
            self._work_in_copy(context, where)
        elif answer is Answer.OTHER:
            remember(preferences, path, PlaceAnswer.HERE)

    def _is_on_its_way(self, path: Path) -> bool:
        """Whether something was written in a working copy that never got home."""
        known = self._copies.of(path)
        return known is not None and not known.is_home

    def _work_in_copy(self, context: AppContext, where: Whereabouts) -> None:
        path, files = context.store.path, context.files.copies()

        def work(progress: Progress) -> WorkingCopy:
            return self._copies.make(path, where.name, files, now=context.now(), progress=progress)

        def done(made: WorkingCopy) -> None:
            if self._is_open(context):
                self._window.open_ledger(made.path)

        context.background.run(
            work, owner=self, title=f"{where.name}から、手もとの写しをつくっています", done=done
        )

    def _offer_own_ledger(self, context: AppContext) -> None:
        """This is what another computer put into a shared folder: nobody else may write in it."""
        path = context.store.path
        answer = context.messages.ask(posted_question(path))
        if answer is Answer.OTHER:
            remember(context.preferences, path, PlaceAnswer.HERE)
        if answer is not Answer.DEED:
            return
        name = f"{path.stem.rpartition(' ')[0] or path.stem}{path.suffix}"
        target = paths.free_path(paths.ledgers_folder() / name)

        def work(progress: Progress) -> Path:
            target.parent.mkdir(parents=True, exist_ok=True)
            context.files.copies().write(path, target, progress=progress)
            return target

        def done(made: Path) -> None:
            choose(context.preferences, made, path.parent)
            if self._is_open(context) and self._window.open_ledger(made):
                context.messages.inform("このパソコンの帳面をつくりました。書いたものは、共有フォルダーを行き来します")

        context.background.run(work, owner=self, title="このパソコンの帳面をつくっています", done=done)

    # ---- what lies beside it

    def _look_beside(self, context: AppContext) -> None:
        if self._program.computer is None:
            return
        origin = self.way_home.working.origin if self.way_home is not None else context.store.path
        files = context.files.copies()

        def work(_progress: Progress) -> Sequence[tuple[Path, str]]:
            return copies_beside(origin, files)

        def done(found: Sequence[tuple[Path, str]]) -> None:
            if found and self._is_open(context):
                context.messages.offer(
                    *beside_words(found),
                    action="合わせる",
                    on_action=lambda: context.signals.join_wanted.emit([path for path, _maker in found]),
                )

        def failed(_error: ExpectedError) -> None:
            """Whoever reads or writes next is told."""

        self._background.run(work, owner=self, title="となりの写しを見ています", done=done, failed=failed)


def _is_posted(path: Path) -> bool:
    """Whether a file is called like what a computer puts into a shared folder (`app.carrying.notebook`)."""
    tag = path.stem.rpartition(" ")[2]
    return len(tag) == _TAG_LETTERS and all(letter in "0123456789abcdef" for letter in tag)



