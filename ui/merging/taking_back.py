"""合わせたのを取り消す: as if it had never been, or, after work was built on it, record by record."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.changes.change import Change
from app.errors import ExpectedError
from app.joined import Joined, PastJoin
from app.merging.taking_back import taking_back
from app.progress import Progress
from app.store import Applied, Store
from ui.context import AppContext
from ui.merging.take_back_view import TakeBackView
from ui.messages import warn_of
from ui.pages.value_words import moment_words
from ui.question import Answer, Question


class TakingBack(QObject):
    """Of the last join.

    Attributes:
        past: the join, None when there is none that can be taken back.
        view: what would be changed, with ticks.

    Signals:
        listed: there is something to tick.
        ended: it was taken back, or the user does not want to.
    """

    listed = Signal()
    ended = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.past: PastJoin | None = None
        self.view = TakeBackView()
        self.view.cancelled.connect(self.ended)
        self.view.confirmed.connect(self._change_back)

    def begin(self) -> None:
        """Ask, or show what would be changed."""
        past = self.past
        if past is None or self._context.ask_to_wait():
            return
        if not past.leaves_no_trace:
            self._list(past)
            return
        when = moment_words(past.when, self._context.today())
        answer = self._context.messages.ask(
            Question(
                f"{when}に合わせたのを取り消しますか",
                f"「{past.label}」で入ったものが、ぜんぶなくなり、合わせる前の帳面に戻ります。"
                "写しそのものは変わらないので、もう一度合わせることもできます。",
                "合わせたのを取り消す",
                danger=True,
            )
        )
        if answer is Answer.DEED:
            self._take_out(past)

    def _take_out(self, past: PastJoin) -> None:
        def write(store: Store) -> Joined:
            return store.take_back_join(past)

        def done(joined: Joined) -> None:
            self.past = None
            self._context.take_over(joined.change_set, "取り消しました", past.label)
            self._context.messages.inform("合わせる前の帳面に戻しました")
            self.ended.emit()

        def failed(error: ExpectedError) -> None:
            warn_of(self._context.messages, error)
            self._list(past)

        self._context.writing.run(write, title="合わせたのを取り消しています", done=done, failed=failed)

    def _list(self, past: PastJoin) -> None:
        files, path = self._context.files, self._context.store.path

        def work(_progress: Progress) -> Sequence[Change]:
            with contextlib.closing(files.open(path)) as store:
                return store.states_without_join(past)

        def done(states: Sequence[Change]) -> None:
            if states:
                self.view.show_join(past, states, self._context.ledger)
                self.listed.emit()
            else:
                self._context.messages.inform("合わせて入ったもので、もとに戻すものは残っていません")
                self.ended.emit()

        self._context.background.run(work, owner=self, title="取り消すものを調べています", done=done)

    def _change_back(self, states: Sequence[Change]) -> None:
        past = self.past
        if past is None:
            return
        change_set = taking_back(self._context.ledger, past.label, states)

        def done(applied: Applied) -> None:
            if applied.problems:
                self._context.messages.warn("取り消せませんでした。帳面は前のままです。", applied.problems[0].message)
                return
            self._context.messages.inform(f"えらんだ{len(states)}件を、合わせる前に戻しました", undo=True)
            self.ended.emit()

        self._context.apply_large(change_set, title="合わせたのを取り消しています", done=done)
