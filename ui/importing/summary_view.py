"""たしかめる for a JSON file, which has no columns: how many of what, and what was not understood."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.exchange.import_plan import ImportPlan
from app.ledger import Ledger
from ui import icons
from ui.importing.done_view import summary
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Card, ScrollBody, row

_MOST_SHOWN = 100


class SummaryView(ScrollBody):
    """What a JSON file brings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, spacing=16, name="とりこむもの", parent=parent)
        self._card = Card("とりこむもの")
        self._counts = WrapLabel()
        self._card.body.addWidget(self._counts)
        self.body.addWidget(self._card)
        self._problems = Card("読めなかったところ")
        self._lines: list[QWidget] = []
        self.body.addWidget(self._problems)
        self.body.addStretch(1)

    @property
    def counts(self) -> str:
        """The lines of the first card."""
        return self._counts.plain_text

    def show_plan(self, plan: ImportPlan, ledger: Ledger) -> None:
        """Show another plan."""
        self._counts.setText("\n".join(summary(plan, ledger)) or "帳面と同じです。")
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = []
        said = [f"{each.row}番目の{each.sheet}：{each.message}" for each in plan.problems[:_MOST_SHOWN]]
        if len(plan.problems) > _MOST_SHOWN:
            said.append(f"ほか {len(plan.problems) - _MOST_SHOWN}件")
        for sentence in said:
            holder = QWidget()
            line = row(spacing=8)
            holder.setLayout(line)
            icon = Label()
            icons.put(icon, "problem", "shu", 16)
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(WrapLabel(sentence), 1)
            self._problems.body.addWidget(holder)
            self._lines.append(holder)
        self._problems.setVisible(bool(said))
