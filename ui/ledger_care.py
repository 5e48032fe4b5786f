"""What the window does for the ledger as a file, beyond its pages: who else writes, backups, another state of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from app import paths
from app.errors import ExpectedError, Remedy
from app.handing_over.sealing import is_sealed
from app.progress import Progress
from ui.context import AppContext, Program
from ui.ledger_deeds import BACKUP_PAGE, COPY_TITLE, ask_for_copy, offer_copy, write_copy
from ui.messages import warn_of
from ui.question import Answer, Question

if TYPE_CHECKING:
    from app.backups import Backup, BackupShelf
    from app.holding import Holder
    from ui.carrying.carrying import Carrying

_FIRST_SEEN = "place"
"""The page on which a backup is opened: what people look for in it."""

KEEPING_MILLISECONDS = 2000
"""After opening: the page is painted, and nobody has typed and left a record yet."""

CHECK_DAYS = 7
"""How often the whole ledger is looked through."""

_CHECKED = "ledger.checked"

FREE_SECONDS = 15
"""How often it is asked whether the one who writes has closed the ledger."""


class LedgerWindow(Protocol):
    """The window as this module needs it."""

    @property
    def context(self) -> AppContext | None:
        """The opened ledger."""

    def open_ledger(self, path: Path, page: str = "") -> bool:
        """Open a ledger in place of what is open; '' is the page seen last."""

    def show_reading(self, words: str, action: str, on_action: Callable[[], object], /) -> None:
        """Say at the bottom why this ledger is only read, with the way out."""

    def show_bar(
        self, what_happened: str, what_to_do: str, action: str, on_action: Callable[[], None] | None, /
    ) -> None:
        """A failure at the top."""

    def isVisible(self) -> bool:
        """Whether anybody sees it; on closing it is hidden first."""

    def leave(self) -> bool:
        """Save what was typed; False when something has to be decided first."""


class LedgerCare(QObject):
    """One for the window; it learns of every opening and closing."""

    def __init__(self, window: LedgerWindow, program: Program, owner: QObject) -> None:
        """`owner` is the window too: work beside it is for nothing once it is gone."""
        super().__init__(owner)
        self._window, self._program, self._owner = window, program, owner
        self._came_from: Path | None = None
        self._own_carrying: Carrying | None = None
        self._free = QTimer(self, interval=FREE_SECONDS * 1000)
        self._free.timeout.connect(self._ask_whether_free)

    # ---- opening and closing

    def attach(self, context: AppContext) -> None:
        """Pages stand on this context now: on a ledger just opened, or the same one dressed anew."""
        signals = context.signals
        signals.copy_wanted.connect(lambda: ask_for_copy(self._owner, context))
        signals.reopen_wanted.connect(lambda: self._window.open_ledger(context.store.path))
        signals.look_inside_wanted.connect(self._look_inside)
        signals.restore_wanted.connect(lambda prepared: self._restore(context, prepared))
        if context.store.is_read_only:
            self._show_reading(context)
        self._carrying.attach(context)

    def opened(self, context: AppContext) -> None:
        """A ledger was opened."""
        store = context.store
        self._free.stop()
        if store.path.parent == paths.looking_folder():
            return
        self._program.preferences.opened(store.path)
        self._tell_renewal(context)
        _forget_what_was_looked_into()
        if store.holder is not None:
            self._free.start()
            self._ask_held(context)
        elif store.is_read_only and is_sealed(store.path):
            context.messages.inform("合言葉をつけた写しを ひらきました。見るだけで、書きこめません")
        elif store.is_read_only:
            offer_copy(self._owner, context, self._window.open_ledger)
        else:
            self._carrying.opened(context)
            if self._program.keeps_backups:
                QTimer.singleShot(KEEPING_MILLISECONDS, context.signals, lambda: self._keep_beside(context))

    def _tell_renewal(self, context: AppContext) -> None:
        """An older ledger was opened: what was done with it."""
        renewal = context.files.take_renewal(context.store.path)
        if renewal is None:
            return
        if renewal.failure is None:
            context.messages.offer(
                "まえのつどいばの帳面を、新しい形にしました。書いてあることは、そのままです。",
                "新しくするまえの帳面は、控えにとってあります。",
                action="控えを見る",
                on_action=lambda: context.signals.page_wanted.emit(BACKUP_PAGE),
            )
            return
        context.messages.warn(
            f"控えをとれないので、帳面はまえのつどいばの形のまま、読むだけでひらきました。{renewal.failure.what_happened}",
            renewal.failure.what_to_do,
        )

    def closing(self, context: AppContext) -> None:
        """A ledger is about to be closed: what was written is kept, beside the window as long as it is seen."""
        from app.backups import Occasion

        self._free.stop()
        self._carrying.closing(is_seen=self._window.isVisible())
        path, now = context.store.path, context.now()
        if context.store.is_read_only or not self._program.keeps_backups:
            return
        shelf = context.files.backups(path)

        def work(progress: Progress) -> Backup | None:
            return shelf.keep(Occasion.CLOSED, now=now, progress=progress)

        if self._window.isVisible():
            context.background.run(
                work, owner=self._owner, title=f"「{path.stem}」の控えをとっています", done=lambda _kept: None
            )
            return
        with contextlib.suppress(ExpectedError):  # nobody is there to be told; it is tried again at the next opening
            shelf.keep(Occasion.CLOSED, now=now)

    def may_close(self, again: Callable[[], object]) -> bool:
        """Whether the window may close now; otherwise something is done first, and `again` is called then."""
        return self._carrying.may_close(again)

    def closed(self) -> None:
        """The last ledger of this window is closed."""
        self._carrying.closed()

    @property
    def _carrying(self) -> Carrying:
        """Loaded with the first ledger: a window is painted before."""
        from ui.carrying.carrying import Carrying

        if self._own_carrying is None:
            self._own_carrying = Carrying(self._window, self._program, self._owner)
        return self._own_carrying

    def refused(self, path: Path, error: ExpectedError) -> None:
        """A ledger could not be opened: say why, and offer the newest backup where that helps.

        Of a locked copy the passphrase is asked for, until it is the right one or the user gives up.
        """
        if error.remedy is Remedy.PASSPHRASE:
            said = self._program.messages.ask_passphrase(error.what_happened, error.what_to_do)
            if said is not None:
                self._program.files.unlock(path, said)
                self._window.open_ledger(path)
            return
        newest = self._newest_backup(path) if self._may_restore(path, error) else None
        if newest is None and error.remedy is Remedy.RETRY:
            self._window.show_bar(
                error.what_happened, error.what_to_do, "もう一度ひらく", lambda: self._open_again(path)
            )
        elif newest is None:
            self._window.show_bar(error.what_happened, error.what_to_do, "", None)
        else:
            self._window.show_bar(
                error.what_happened, error.what_to_do, "控えから戻す", lambda: self._ask_to_rescue(path, newest)
            )

    def _open_again(self, path: Path) -> None:
        self._window.open_ledger(path)

    def _keep_beside(self, context: AppContext) -> None:
        """The backup of the day, made beside the window before anybody has written anything."""
        from app.backups import Occasion

        if self._window.context is not context:
            return
        path, now, files = context.store.path, context.now(), context.files

        def work(progress: Progress) -> Backup | None:
            return files.backups(path).keep(Occasion.OPENED, now=now, progress=progress)

        context.background.run(
            work,
            owner=context.signals,
            title="きょうの控えをとっています",
            done=lambda _kept: self._check_beside(context),
            failed=lambda error: self._tell_no_backup(context, error),
        )

    def _check_beside(self, context: AppContext) -> None:
        """Once a week the whole ledger is looked through, history and photos too; opening looks at the records only."""
        from app.backups import mark_of

        path, files, today = context.store.path, context.files, context.today()
        key = f"{_CHECKED}.{mark_of(path)}"
        if context.preferences.recall(key) > (today - timedelta(days=CHECK_DAYS)).isoformat():
            return

        def work(progress: Progress) -> Sequence[str]:
            with contextlib.closing(files.open(path)) as store:
                return store.faults(progress)

        def done(found: Sequence[str]) -> None:
            if found:
                self._tell_faults(context, found)
            else:
                context.preferences.note(key, today.isoformat())

        context.background.run(work, owner=context.signals, title="帳面がいたんでいないか、確かめています", done=done)

    def _tell_faults(self, context: AppContext, found: Sequence[str]) -> None:
        rest = f"ほかに {len(found) - 1}か所あります。" if len(found) > 1 else ""
        context.messages.warn(
            f"帳面に、いたんだところが見つかりました。{found[0]}{rest}",
            "いたむ前の控えを見て、よければそちらに戻してください。いまの帳面も、控えとして残ります。",
            action="控えを見る",
            on_action=lambda: context.signals.page_wanted.emit(BACKUP_PAGE),
        )

    def _tell_no_backup(self, context: AppContext, error: ExpectedError) -> None:
        context.messages.warn(
            f"きょうの控えを、とれませんでした。帳面は無事です。（{error.what_happened}）",
            error.what_to_do,
            action="控えの置き場所を見る",
            on_action=lambda: context.signals.page_wanted.emit("settings"),
        )

    # ---- somebody else writes

    def _ask_held(self, context: AppContext) -> None:
        holder = context.store.holder
        assert holder is not None
        if context.messages.ask(held_question(holder, context.today())) is Answer.DEED:
            write_copy(self._owner, context, self._window.open_ledger)

    def _show_reading(self, context: AppContext) -> None:
        """The line at the bottom says all the time why nothing can be written, with the way out."""
        store, show = context.store, self._window.show_reading
        if store.path.parent == paths.looking_folder():
            show("控えの中を見ています", "いまの帳面にもどる", self._go_back)
        elif store.holder is not None:
            words = f"{store.holder.place_words}でも開いています"
            show(words, "写しで書く", lambda: write_copy(self._owner, context, self._window.open_ledger))
        else:
            is_locked = is_sealed(store.path)
            words = "合言葉をつけた写しを見ています" if is_locked else "書きこみが止められている場所にあります"
            show(words, COPY_TITLE, lambda: write_copy(self._owner, context, self._window.open_ledger))

    def _ask_whether_free(self) -> None:
        context = self._window.context
        if context is None or context.store.holder is None or not context.store.path.exists():
            self._free.stop()
        elif context.store.claim() is None:
            self._free.stop()
            path = context.store.path
            context.messages.inform("ほかの方が帳面をとじました。いまは書けます")
            self._window.show_reading(
                "帳面がとじられました。いまは書けます", "書けるようにする", lambda: self._window.open_ledger(path)
            )

    # ---- another state of the ledger

    def _look_inside(self, whole: Path) -> None:
        context = self._window.context
        if context is not None and context.store.path.parent != paths.looking_folder():
            self._came_from = context.store.path
        self._window.open_ledger(whole, _FIRST_SEEN)

    def _go_back(self) -> None:
        target = self._came_from
        if target is None:  # a program that was closed while looking begins with what it looked at last
            target = next((Path(each) for each in self._program.preferences.choices.recent), None)
        if target is not None:
            self._window.open_ledger(target)

    def _restore(self, context: AppContext, prepared: Path) -> None:
        """The checked ledger takes the place of the open one, and is opened."""
        path = context.store.path
        if not self._window.leave():
            prepared.unlink(missing_ok=True)
            return
        context.background.stop_all()  # whatever has the file open beside the window
        context.ledger.close()
        context.store.close()
        self._put_in_place(context.files.backups(path), prepared)
        if self._window.open_ledger(path):
            context.messages.inform("控えの中身に戻しました。戻すまえの帳面も、控えにあります")

    def _put_in_place(self, shelf: BackupShelf, prepared: Path) -> bool:
        try:
            shelf.put_in_place(prepared, now=self._program.now())
        except ExpectedError as error:
            warn_of(self._program.messages, error)
            return False
        return True

    # ---- a ledger that cannot be opened

    def _may_restore(self, path: Path, error: ExpectedError) -> bool:
        is_gone = not path.exists() and path.parent.is_dir()
        return error.remedy is Remedy.BACKUP or is_gone

    def _newest_backup(self, path: Path) -> Backup | None:
        try:
            found = self._program.files.backups(path).all()
        except ExpectedError:  # the ledger's own trouble is told already
            return None
        return found[0] if found else None

    def _ask_to_rescue(self, path: Path, newest: Backup) -> None:
        from ui.backups.words import backup_words

        answer = self._program.messages.ask(
            Question(
                f"「{path.stem}」を、控えから戻しますか",
                f"いちばん新しい控えは、{backup_words(newest, self._program.now().date())}のものです。"
                "そのあとに書いたことは、控えにはありません。",
                "控えから戻す",
                note="いたんだ帳面は消さずに、「いたんだもの」というなまえで、となりに残します。",
            )
        )
        if answer is Answer.DEED:
            self._rescue(path)

    def _rescue(self, path: Path) -> None:
        from app.backups import prepare_newest_good

        shelf, now = self._program.files.backups(path), self._program.now()

        def work(progress: Progress) -> Path:
            return prepare_newest_good(shelf, now=now, progress=progress)

        def done(prepared: Path) -> None:
            if self._put_in_place(shelf, prepared):
                self._window.open_ledger(path)

        self._program.background.run(work, owner=self._owner, title="控えから戻しています", done=done)


def _forget_what_was_looked_into() -> None:
    """A backup laid out to be looked into is full of names and numbers: it goes when nobody looks any more."""
    with contextlib.suppress(OSError):
        for each in paths.looking_folder().iterdir():
            each.unlink()


def held_question(holder: Holder, today: date) -> Question:
    """What to do where somebody else has the ledger open for writing (window.md §7)."""
    from app.holding import open_elsewhere
    from ui.pages.value_words import moment_words

    since = "" if holder.since is None else f"{moment_words(holder.since, today)} から開いています。"
    return Question(
        open_elsewhere(holder),
        f"{since}一度に書けるのは、ひとりだけです。写しに書いたものは、あとで「合わせる」でこの帳面に入れられます。",
        "写しで書く",
        note=f"{holder.person_words}がとじたら、書けるようになったことを、いちばん下の行でお知らせします。",
        other="読むだけ",
    )
