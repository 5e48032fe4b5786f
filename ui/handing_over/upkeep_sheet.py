"""帳面の手入れ: how large the ledger is, and taking old values out of its history."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from app.erasing import KEPT_YEARS, OFFERED_BEYOND, years_before
from app.progress import Progress
from ui.context import AppContext
from ui.question import Answer, Question
from ui.settings.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.surfaces import Section, row

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Bytes of the file, and of the history in it."""

    file: int
    journal: int


class UpkeepSheet(Sheet):
    """Offers pruning only where there is something to gain."""

    title = "帳面の手入れ"
    about = "帳面の大きさを見て、大きくなりすぎた履歴を かるくします。"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._sizes = WrapLabel("かぞえています")
        self.body.addWidget(self._sizes)
        section = Section("古い履歴")
        self._advice = WrapLabel()
        section.body.addWidget(self._advice)
        self.prune_button = Button("古い履歴を外す", icon="backup")
        self.prune_button.setEnabled(False)
        self.prune_button.clicked.connect(self._ask)
        line = row()
        line.addWidget(self.prune_button)
        line.addStretch(1)
        section.body.addLayout(line)
        section.body.addWidget(
            WrapLabel(
                f"{KEPT_YEARS}年より前に書きかえられた、いまは使われていない値だけを外します。いまの中身、"
                "だれがいつ書いたか、消したものは そのままです。ほかの写しとも、これまでと同じように合わせられます。",
                "hint",
            )
        )
        self.body.addWidget(section)
        self.body.addStretch(1)

    @property
    def said(self) -> str:
        """What it says of the sizes."""
        return self._sizes.plain_text

    def show_stored(self) -> None:
        files, path = self.context.files, self.context.store.path

        def work(_progress: Progress) -> _Sizes:
            with contextlib.closing(files.open(path)) as store:
                return _Sizes(path.stat().st_size, files.upkeep(store).journal_bytes())

        self.context.background.run(work, owner=self, title="帳面の大きさを見ています", done=self._show)

    def _show(self, sizes: _Sizes) -> None:
        self._sizes.setText(f"帳面の大きさ　{_words(sizes.file)}（うち 履歴 およそ{_words(sizes.journal)}）")
        is_large = sizes.journal > OFFERED_BEYOND
        self._advice.setText(
            "履歴が大きくなりました。古いものを外すと、ひらくのも写すのも早くなります。"
            if is_large
            else "まだ、かるくするほどの大きさではありません。"
        )
        self.prune_button.setEnabled(is_large and not self.context.store.is_read_only)

    def _ask(self) -> None:
        context = self.context
        question = Question(
            "古い履歴を外しますか",
            f"{KEPT_YEARS}年より前に書きかえられた値は、履歴で見られなくなります。いまの中身は変わりません。",
            "古い履歴を外す",
            note="外したものは戻せません。外すまえの帳面は、控えに残します。",
            danger=True,
        )
        if context.ask_to_wait() or context.messages.ask(question) is not Answer.DEED:
            return
        files, path, now = context.files, context.store.path, context.now()

        def work(progress: Progress) -> int:
            from app.backups import Occasion

            files.backups(path).keep(Occasion.BY_HAND, now=now, progress=progress)
            with contextlib.closing(files.open(path)) as store:
                return files.upkeep(store).prune(keep_from=years_before(now, KEPT_YEARS))

        def done(removed: int) -> None:
            context.messages.inform(f"古い値を {removed:,}件 履歴から外しました")
            self.show_stored()

        self.prune_button.setEnabled(False)
        context.background.run(work, owner=self, title="古い履歴を外しています", done=done, can_stop=False)


def _words(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB"
