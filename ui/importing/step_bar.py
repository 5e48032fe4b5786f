"""The bar below the steps of an import: what is promised, 戻る, and the deed of the step."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui import theme
from ui.importing.import_session import ImportSession
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.surfaces import row

_GUESSED = "見出しと中身から、あてはめました。ちがうところだけ直してください。"
_NOT_YET = "まだ すすめません。上に書いてあることを決めてください。"
_PROMISE = "直さずに進んでも大丈夫です。とりこみ全体を、あとで元に戻せます。"
_NOTHING_NEW = "ぜんぶ、もう帳面にあります。とりこまなくても大丈夫です。"
_NO_ROWS = "とりこめる行がありません。見出しの下に行があるか、表を見てください。"
_READ_ONLY = "この帳面は読むだけなので、とりこめません。"


class StepBar(QFrame):
    """The page says how far it is and listens to the buttons."""

    def __init__(self, margin: float, parent: QWidget | None = None) -> None:
        """`margin`: of the page, at 標準."""
        super().__init__(parent)
        self.setProperty("role", "bottom")
        line = row(spacing=10)
        line.setContentsMargins(theme.px(margin), theme.px(10), theme.px(margin), theme.px(10))
        self.setLayout(line)
        self.promise = ElidedLabel("", "label")
        self.back, self.next = Button("戻る"), Button("たしかめる", "primary")
        line.addWidget(self.promise, 1)
        line.addWidget(self.back)
        line.addWidget(self.next)

    def show_mapping(self, *, can_go_on: bool) -> None:
        """The columns were guessed, or nobody can say yet what the list is about; on to the check."""
        self.next.set_text("たしかめる")
        self.next.setEnabled(can_go_on)
        self.back.setEnabled(True)
        self.promise.setText(_GUESSED if can_go_on else _NOT_YET)

    def show_check(self, session: ImportSession, *, is_read_only: bool, is_writing: bool) -> None:
        """What comes in; nothing can be pressed while it is being written."""
        number, is_ready = session.number_to_take(), session.plan is not None
        words = f"{session.counted_words()}をとりこむ" if number else "とりこむものはありません"
        waiting = "とりこんでいます…" if is_writing else "" if is_ready else "たしかめています…"
        self.next.set_text(waiting or words)
        self.next.setEnabled(number > 0 and not is_writing and not is_read_only)
        self.back.setEnabled(not is_writing)
        said = _PROMISE if number or not is_ready else _NOTHING_NEW if session.has_known() else _NO_ROWS
        self.promise.setText(_READ_ONLY if is_read_only else f"{session.changing_words()}{said}")
