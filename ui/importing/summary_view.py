"""たしかめる for what has no columns to match: how many of what, and what was not understood."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.exchange.import_plan import CellProblem, ImportPlan
from app.ledger import Ledger
from app.records.catalogue import BY_KIND
from ui import icons
from ui.importing.done_view import summary
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Card, ScrollBody, row

_MOST_SHOWN = 100


class SummaryView(ScrollBody):
    """What a file of a つどいば, or the report of a meeting, brings."""

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
        said = [f"{_place(each)}{each.message}" for each in plan.problems[:_MOST_SHOWN]]
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


def _place(problem: CellProblem) -> str:
    """Where something stands: 「居場所」の2行 地域："""
    if problem.sheet in BY_KIND:  # JSON counts its records, it has no rows
        return f"{problem.row}番目の{BY_KIND[problem.sheet].LABEL}："
    row = f"の{problem.row}行" if problem.row else ""
    column = f"　{problem.column}" if problem.column else ""
    return f"「{problem.sheet}」{row}{column}：" if problem.sheet else ""
