"""The bar below the preview: what is promised, やめる, and the deed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from app.merging.deciding import Decisions
from ui import icons, theme
from ui.merging.merge_session import MergeSession
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.surfaces import column, row

_KEPT = "合わせる前の帳面は、控えとして残します"
_UNDONE = "あとで取り消せます"


class MergeBar(QFrame):
    """The page says what is on its way and listens to the buttons."""

    def __init__(self, margin: float) -> None:
        super().__init__()
        self.setProperty("role", "bottom")
        line = row(spacing=10)
        line.setContentsMargins(theme.px(margin), theme.px(10), theme.px(margin), theme.px(10))
        self.setLayout(line)
        icon = Label()
        icons.put(icon, "backup", "mid", 20)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = column(spacing=0)
        self._promise, self._more = ElidedLabel(_KEPT, "strong"), ElidedLabel(_UNDONE, "cap")
        texts.addWidget(self._promise)
        texts.addWidget(self._more)
        line.addLayout(texts, 1)
        self.back = Button("やめる")
        self.deed = Button("この内容で合わせる", "primary", icon="merge")
        line.addWidget(self.back)
        line.addWidget(self.deed)

    def show_session(self, session: MergeSession, *, is_writing: bool) -> None:
        """What would be decided and what stays open."""
        preview = session.preview
        self.back.setEnabled(not is_writing)
        self.deed.set_text("合わせています…" if is_writing else "この内容で合わせる")
        self.deed.setEnabled(preview is not None and not is_writing)
        if preview is None:
            return
        left = session.decisions.open_among(preview.questions)
        self._more.setText(_more(session.decisions, left))


def _more(decisions: Decisions, left: int) -> str:
    if left and decisions.number:
        return f"{_UNDONE}｜決めたこと {decisions.number}件、あとで決めること {left}件"
    return f"{_UNDONE}｜決めること {left}件は、ホームで知らせます" if left else _UNDONE
