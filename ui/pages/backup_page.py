"""控え: the backups of this ledger, what each holds, and the ways to look into it, go back to it, or carry it away."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app import paths
from app.backups import Backup, KindComparison, Occasion
from app.errors import ExpectedError
from app.progress import Progress
from ui.backups.contents_view import ContentsView
from ui.backups.folder import choose_backup_folder
from ui.backups.questions import restore_question
from ui.backups.words import backup_words
from ui.context import AppContext
from ui.ledger_deeds import copy_words
from ui.messages import LEDGER_FILES, warn_of
from ui.pages.page import Page, SelfTestStep
from ui.question import Answer
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox
from ui.widgets.labels import WrapLabel
from ui.widgets.list_and_sheet import ListAndSheet
from ui.widgets.notices import EmptyState
from ui.widgets.plain_text import tip
from ui.widgets.row_list import Row
from ui.widgets.surfaces import column, row

_LONGEST_STEM = 40  # characters; with the moment behind it the name still fits every file system
_COMPARING = "中身をくらべています"
_PROMISE = "帳面をひらいたときと とじたときに、ひとりでに とります。"


class BackupPage(Page):
    """Backups at the left, newest first; what the chosen one holds at the right."""

    title = "控え"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._backups: Sequence[Backup] = ()
        self._comparisons: dict[Path, Sequence[KindComparison]] = {}
        self._shown: Path | None = None
        self.shelf = context.files.backups(context.store.path)
        self.keep_button = Button("いま控えをとる", icon="backup", small=True)
        self.keep_button.clicked.connect(self._keep_now)
        self.keep_button.setEnabled(not context.store.is_read_only)
        self.place_button = Button("置き場所をかえる", "quiet", icon="folder", small=True)
        self.place_button.clicked.connect(self._change_folder)
        above = FlowBox(spacing=8)
        above.add(self.keep_button)
        above.add(self.place_button)
        self._is_looking = context.store.path.parent == paths.looking_folder()
        self._empty = self._reason_for_nothing()
        self._panes = ListAndSheet(self._empty, list_name="控えの一覧", sheet_name="えらんだ控え", above=(above,))
        self.list = self._panes.list
        self.look_button: Button | None = None
        self.restore_button: Button | None = None
        self.copy_button: Button | None = None
        self.list.row_chosen.connect(lambda _key: self._show_chosen())
        self.list.row_opened.connect(lambda _key: self._look_inside())
        context.signals.records_changed.connect(self._forget_comparisons)
        line = row(spacing=0)
        line.addWidget(self._panes)
        self.setLayout(line)

    def _reason_for_nothing(self) -> EmptyState:
        if self._is_looking:
            return EmptyState(
                "いまは 控えの中を見ています", "いちばん下の「いまの帳面にもどる」で、もとの帳面に戻れます。"
            )
        word, icon = "いま控えをとる", "backup"
        empty = EmptyState("控えは まだありません", _PROMISE, action=word, action_icon=icon, other="置き場所をかえる")
        empty.action.clicked.connect(self._keep_now)
        empty.action.setEnabled(not self.context.store.is_read_only)
        empty.other.clicked.connect(self._change_folder)
        return empty

    def enter(self) -> None:
        self._read()

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self._panes.sheet)

    def help_text(self) -> Sequence[tuple[str, str]]:
        return (("Enter", "えらんだ控えの中を見る"),)

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.backups.self_test_states import backup_steps

        return backup_steps(self)

    @property
    def chosen(self) -> Backup | None:
        """The backup in sight."""
        return next((each for each in self._backups if each.path == self.list.chosen_key), None)

    # ---- the list

    def _read(self) -> None:
        self.shelf = self.context.files.backups(self.context.store.path)  # the folder may be another one since
        try:
            self._backups = () if self._is_looking else self.shelf.all()
        except ExpectedError as error:
            self._backups = ()
            warn_of(self.context.messages, error)
        today = self.context.today()
        rows = []
        for each in self._backups:
            detail = each.occasion.words if self.shelf.is_own(each) else f"{each.occasion.words}（ほかの写しのもの）"
            rows.append(Row(each.path, backup_words(each, today), detail))
        for button in (self.keep_button, self.place_button):
            button.setVisible(bool(rows))
        self.place_button.setToolTip(tip(f"いまの置き場所　{self.shelf.folder}"))
        self._panes.show_rows(rows, f"{len(rows)}回分")

    def _forget_comparisons(self, _change_set: object) -> None:
        """The ledger is another one now; what is in sight is compared again."""
        self._comparisons.clear()
        self._shown = None
        if self.isVisible():
            self._show_chosen()

    # ---- the chosen one

    def _show_chosen(self) -> None:
        backup = self.chosen
        if backup is None or backup.path == self._shown:
            return
        self._shown = backup.path
        found = self._comparisons.get(backup.path)
        if found is not None:
            self._show_contents(backup, ContentsView(found, self.context.ledger))
            return
        self._show_contents(backup, WrapLabel(_COMPARING, "hint"))
        shelf = self.shelf

        def work(_progress: Progress) -> Sequence[KindComparison]:
            return shelf.compare(backup)

        self.context.background.run(
            work,
            owner=self,
            title=_COMPARING,
            done=lambda compared: self._show_comparison(backup, compared),
            failed=lambda error: self._show_trouble(backup, error),
        )

    def _show_comparison(self, backup: Backup, found: Sequence[KindComparison]) -> None:
        self._comparisons[backup.path] = found
        if self.chosen == backup:
            self._show_contents(backup, ContentsView(found, self.context.ledger))

    def _show_trouble(self, backup: Backup, error: ExpectedError) -> None:
        if self.chosen == backup:
            self._show_contents(backup, WrapLabel(f"{error.what_happened}{error.what_to_do}"))

    def _show_contents(self, backup: Backup, contents: QWidget) -> None:
        inner = QWidget()
        body = column(margin=24, spacing=16)
        inner.setLayout(body)
        body.addWidget(WrapLabel(f"{backup_words(backup, self.context.today())} の控え", "title"))
        body.addWidget(WrapLabel(backup.occasion.sentence, "label"))
        body.addWidget(self._deeds())
        body.addWidget(WrapLabel("戻すまえの帳面も、控えに残ります。またそちらに戻せます。", "hint"))
        body.addWidget(contents)
        body.addStretch(1)
        self._panes.sheet.show_inner(inner)

    def _deeds(self) -> QWidget:
        """The three ways to use the chosen backup."""
        box = FlowBox(spacing=10)
        self.restore_button = Button("この控えに戻す", "primary", icon="undo")
        self.look_button = Button("この控えの中を見る", icon="search")
        self.copy_button = Button("写しを書き出す", icon="copy")
        self.restore_button.setEnabled(not self.context.store.is_read_only)
        for button, deed in (
            (self.restore_button, self._restore),
            (self.look_button, self._look_inside),
            (self.copy_button, self._write_out),
        ):
            button.clicked.connect(deed)
            box.add(button)
        return box

    # ---- deeds

    def _change_folder(self) -> None:
        if choose_backup_folder(self.context) is not None:
            self._read()

    def _keep_now(self) -> None:
        if self.context.store.is_read_only:
            return
        shelf, now = self.shelf, self.context.now()

        def work(progress: Progress) -> Backup | None:
            return shelf.keep(Occasion.BY_HAND, now=now, progress=progress)

        def done(made: Backup | None) -> None:
            said = "控えをとりました" if made is not None else "いちばん新しい控えが、いまの帳面と同じ中身です"
            self.context.messages.inform(said)
            self._read()
            if made is not None:
                self.list.choose(made.path)

        self.context.background.run(work, owner=self, title="控えをとっています", unit="枚", done=done)

    def _look_inside(self) -> None:
        backup = self.chosen
        if backup is None:
            return
        shelf, target = self.shelf, looking_path(self.context.store.path, backup)

        def work(progress: Progress) -> Path:
            _empty(target.parent)
            shelf.write_out(backup, target, progress)
            return target

        self.context.background.run(
            work,
            owner=self,
            title="控えをひらいています",
            unit="枚",
            done=self.context.signals.look_inside_wanted.emit,
        )

    def _restore(self) -> None:
        backup = self.chosen
        if backup is None or self.context.store.is_read_only or self.context.ask_to_wait():
            return
        found = self._comparisons.get(backup.path, ())
        question = restore_question(backup, found, self.context.ledger, self.context.today())
        if self.context.messages.ask(question) is not Answer.DEED:
            return
        shelf, now = self.shelf, self.context.now()

        def work(progress: Progress) -> Path:
            return shelf.prepare(backup, now=now, progress=progress)

        self.context.background.run(
            work,
            owner=self,
            title="控えから戻しています",
            unit="枚",
            done=self.context.signals.restore_wanted.emit,
        )

    def _write_out(self) -> None:
        backup = self.chosen
        if backup is None:
            return
        ledger = self.context.store.path
        proposed = ledger.with_name(f"{ledger.stem} {backup.made:%Y-%m-%d %H%M}の控え.tsudoiba")
        target = self.context.messages.save_file("写しをどこに書き出しますか", proposed, LEDGER_FILES)
        if target is None:
            return
        shelf = self.shelf

        def work(progress: Progress) -> int:
            return shelf.write_out(backup, target, progress)

        def done(lost: int) -> None:
            if lost:
                self.context.messages.warn(
                    f"写しは書き出せましたが、写真 {lost}枚が控えの置き場所に見つからず、入っていません。",
                    "ほかの控えや写しに残っていないか、見てください。",
                )
            else:
                self.context.messages.inform(copy_words(target, ledger))

        self.context.background.run(work, owner=self, title="写しを書き出しています", unit="枚", done=done)


def looking_path(ledger: Path, backup: Backup) -> Path:
    """Where a backup lies as a whole ledger while somebody looks into it; its name says what it is."""
    made = backup.made
    moment = f"{made.month}月{made.day}日 {made.hour}時{made.minute:02}分の控え"
    return paths.looking_folder() / f"{ledger.stem[:_LONGEST_STEM]}（{moment}）.tsudoiba"


def _empty(folder: Path) -> None:
    """What was looked into earlier goes, unless it is still open."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for each in folder.iterdir():
            each.unlink()
