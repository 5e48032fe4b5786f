"""The line below the table of たしかめる: what concerns the table as a whole, and the key to the next question."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.exchange.import_plan import ImportPlan, PlannedTable
from app.exchange.targets import NOTE
from ui import icons
from ui.importing.questions import table_remarks
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.surfaces import row


class CheckFoot(QWidget):
    """Says what is missing, passed over and put into the notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(spacing=8)
        self.setLayout(line)
        self._icon = Label()
        icons.put(self._icon, "hidden", "ink2", 16)
        self._remark, self._keys = ElidedLabel("", "hint"), Label("Ctrl＋↓ 次の直すところ", "hint")
        line.addWidget(self._icon)
        line.addWidget(self._remark, 1)
        line.addWidget(self._keys)

    def show_table(self, plan: ImportPlan, table: PlannedTable, *, has_questions: bool) -> None:
        """Speak about another table."""
        remarks = _remarks(plan, table)
        self._remark.setText(remarks)
        self._icon.setVisible(bool(remarks))
        self._keys.setVisible(has_questions)


def _remarks(plan: ImportPlan, table: PlannedTable) -> str:
    said = list(table_remarks(plan.problems, table))
    reasons = {row.reason for row in table.table.left_out if not row.is_title}
    said += [f"{reason.removesuffix('です')}は読みとばします。" for reason in sorted(reasons)]
    notes = [table.table.columns[at].name for at in table.mapping.positions(NOTE)]
    if notes:
        said.append(f"列「{'」「'.join(notes)}」は内部メモに入ります。")
    return "".join(said)
