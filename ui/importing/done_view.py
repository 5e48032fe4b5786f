"""とりこんだあと: what came in, where to see it, and the report."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.exchange.import_plan import ImportPlan
from app.ledger import Ledger
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.minutes import Minutes
from app.wording import counted, noun
from ui.importing.questions import is_open
from ui.pages.catalogue import entry_for
from ui.widgets.buttons import Button
from ui.widgets.done_card import DoneCard
from ui.widgets.surfaces import ScrollBody


class DoneView(ScrollBody):
    """The last step.

    Signals:
        records_wanted: (key of a page) the user wants to see what came in.
        report_wanted: the report shall be written.
        other_wanted: another list shall be taken in.
    """

    records_wanted = Signal(str)
    report_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, spacing=16, name="とりこみの結果", parent=parent)
        self._page = "place"
        self.records_button = Button("", "primary", icon="place")
        self.report_button = Button("報告をExcelに書き出す", icon="export")
        self.other_button = Button("ほかの表をとりこむ", "quiet", icon="import")
        self.records_button.clicked.connect(lambda: self.records_wanted.emit(self._page))
        self.report_button.clicked.connect(self.report_wanted)
        self.other_button.clicked.connect(self.other_wanted)
        self._card = DoneCard(self.records_button, self.report_button, self.other_button)
        self._card.hint.setText("まちがえていたら、いつでも「元に戻す」（Ctrl＋Z）で、とりこむ前に戻ります")
        self.body.addWidget(self._card)
        self.body.addStretch(1)

    @property
    def sentences(self) -> tuple[str, str]:
        """What is said: the sentence and its details."""
        return self._card.sentence.plain_text, self._card.details.plain_text

    def show_plan(self, plan: ImportPlan, ledger: Ledger, headline: str) -> None:
        """Say what was taken in."""
        self._card.sentence.setText(headline)
        self._card.details.setText("\n".join(f"{what}　{number}" for what, number in summary(plan, ledger)))
        problems = sum(is_open(problem) for table in plan.tables for row in table.rows for problem in row.problems)
        said = f"あとで確かめるところが {problems}件あります。1つずつ、報告に書いてあります。" if problems else ""
        self._card.show_left(said)
        kind = main_kind(plan)
        shown = entry_for(kind)
        self._page = "place" if shown is None else shown.key
        self.records_button.set_text(f"{noun('place' if shown is None else kind, ledger)}を見る")


def summary(plan: ImportPlan, ledger: Ledger) -> list[tuple[str, str]]:
    """(noun, how many) per kind: 「居場所」, 「新しく 84か所」."""
    pairs: list[tuple[str, str]] = []
    by_kind = plan.by_kind()
    first = main_kind(plan)
    for kind in sorted(by_kind, key=lambda kind: (kind != first, *_shown_rank(kind))):
        counts = by_kind[kind]
        parts = [("新しく", counts.added), ("書きかえ", counts.updated), ("もうある", counts.unchanged)]
        said = "、".join(f"{word} {counted(number, kind)}" for word, number in parts if number)
        if said:
            pairs.append((noun(kind, ledger), said))
    return pairs


def main_kind(plan: ImportPlan) -> str:
    """What an import is about: the kind of its tables, else the main kind of which most came in."""
    kinds = [table.mapping.kind for table in plan.tables if table.mapping.kind]
    if kinds:
        return kinds[0]
    counts = {kind: each.added + each.updated for kind, each in plan.by_kind().items() if BY_KIND[kind].MAIN}
    if any(each.kind == Minutes.KIND for each in plan.changes):
        return Minutes.KIND
    return max(counts, key=lambda kind: counts[kind], default="place")


def _shown_rank(kind: str) -> tuple[bool, int]:
    """Main kinds first, each in the order of the catalogue."""
    return not BY_KIND[kind].MAIN, [record_class.KIND for record_class in RECORD_CLASSES].index(kind)
