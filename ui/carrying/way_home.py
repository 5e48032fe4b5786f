"""WayHome: takes what is written in a working copy to the ledger it stands for, as soon as that is in reach."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.carrying.copies import Vector
from app.carrying.working_copies import WorkingCopies, WorkingCopy, fetch, take_home
from app.errors import ExpectedError
from app.joined import Joined
from app.progress import Progress
from ui.background import Background
from ui.carrying.folder_sharing import follow_join
from ui.carrying.questions import not_home_question
from ui.context import AppContext
from ui.question import Answer

LOOK_SECONDS = 15
"""How often it is asked whether a stick is back."""


class WayHome(QObject):
    """The way home of the opened working copy.

    Attributes:
        working: the copy and its home.
        context: the opened copy; another one when the window is dressed anew.
        is_away: its home was not in reach when it was looked for last.
    """

    def __init__(self, working: WorkingCopy, context: AppContext, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.working, self.context = working, context
        self.is_away = False
        self._background = background
        self._files = context.files.copies()
        self._at_home: Vector | None = None
        self._is_busy = False
        self._may_stay_here = False
        self._timer = QTimer(self, interval=LOOK_SECONDS * 1000)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Both ways at once: what was written there meanwhile comes, what never got home goes."""
        self._exchange(is_first=True)

    def may_close(self, again: Callable[[], object]) -> bool:
        """Whether everything is at home, or the user leaves it here; else it is taken home, and `again` called."""
        if self._may_stay_here or self._is_home():
            return True
        if self._is_busy:
            return False
        self._is_busy = True

        def done(at_home: Vector) -> None:
            self._is_busy, self._at_home = False, at_home
            again()

        def failed(error: ExpectedError) -> None:
            self._is_busy = False
            answer = self.context.messages.ask(not_home_question(self.working, error))
            self._may_stay_here = answer is Answer.OTHER
            if answer is not Answer.CANCELLED:
                again()

        self.context.background.run(
            self._take_home, owner=self, title=self._title, done=done, failed=failed, can_stop=False
        )
        return False

    def leave(self, copies: WorkingCopies, owner: QObject | None) -> None:
        """The copy is being closed; with an `owner` that stays it is still taken home, beside the window."""
        self._timer.stop()
        preferences, working = self.context.preferences, self.working

        def at_home(_vector: Vector) -> None:
            copies.mark_home(working)
            preferences.forget(working.path)
            preferences.opened(working.origin)

        if self._is_home():
            at_home({})
        elif owner is not None:
            self.context.background.run(
                self._take_home, owner=owner, title=self._title, done=at_home, can_stop=False
            )

    def look(self) -> None:
        """Try once more, if its home was away."""
        if self.is_away and not self._is_busy:
            self._exchange(is_first=False)

    @property
    def _title(self) -> str:
        return f"{self.working.spot}の帳面に合わせています"

    def _take_home(self, _progress: Progress) -> Vector:
        """How far the copy had come when all of that was at home."""
        known = self._files.standing(self.working.path).vector
        take_home(self.working, self._files, now=self.context.now())
        return known

    def _is_home(self) -> bool:
        """Whether nothing was written since everything was taken home; only this computer's own disk is asked."""
        if self._at_home is None:
            return False
        try:
            return all(self._at_home.get(w, 0) >= n for w, n in self._files.standing(self.working.path).vector.items())
        except ExpectedError:
            return False

    def _exchange(self, *, is_first: bool) -> None:
        self._is_busy = True
        working, files, now = self.working, self._files, self.context.now()

        def work(_progress: Progress) -> tuple[Joined | None, Joined | None, Vector]:
            came = fetch(working, files, now=now)
            known = files.standing(working.path).vector
            return came, take_home(working, files, now=now), known

        def done(found: tuple[Joined | None, Joined | None, Vector]) -> None:
            came, went, self._at_home = found
            self._arrive(came, went, is_first=is_first)

        job = self._background.run(
            work,
            owner=self,
            title=self._title,
            done=done,
            failed=lambda error: self._stay_away(error, is_first=is_first),
        )
        job.ended.connect(self._end)

    def _end(self) -> None:
        self._is_busy = False

    def _arrive(self, came: Joined | None, went: Joined | None, *, is_first: bool) -> None:
        self.is_away = False
        self._timer.stop()
        if came is not None:
            follow_join(self.context, came)
        spot = self.working.spot
        if went is not None:
            self.context.messages.inform(f"手もとに残っていた書きこみを、{spot}の帳面に合わせました")
        elif is_first:
            self.context.messages.inform(f"手もとの写しに書きます。とじるときに、{spot}の帳面に合わせます")

    def _stay_away(self, error: ExpectedError, *, is_first: bool) -> None:
        self.is_away = True
        self._timer.start()
        if is_first:
            messages = self.context.messages
            messages.offer(error.what_happened, error.what_to_do, action="いま合わせる", on_action=self.look)
