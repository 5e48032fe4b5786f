"""たしかめる for what has no columns to match: how many of what, and what was not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.exchange.import_plan import CellProblem, ImportPlan
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion
from app.records.organization import Organization
from app.rules.japanese_calendar import format_date
from app.wording import counted
from ui import icons
from ui.importing.done_view import summary
from ui.importing.told_pairs import ToldPairs
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import Card, ScrollBody, row

_MOST_SHOWN = 100
_LONGEST_VALUE = 160
_SAME = (("変わるもの", "ありません。帳面と同じです"),)


class SummaryView(ScrollBody):
    """What a file of a つどいば, or the report of a meeting, brings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, spacing=16, name="とりこむもの", parent=parent)
        self._card = Card("とりこむもの")
        self._counts = ToldPairs()
        self._card.body.addWidget(self._counts)
        self.body.addWidget(self._card)
        self._report = Card("読みとったこと")
        self._told = ToldPairs()
        self._report.body.addWidget(self._told)
        self.body.addWidget(self._report)
        self._problems = Card("読めなかったところ")
        self._lines: list[QWidget] = []
        self.body.addWidget(self._problems)
        self.body.addStretch(1)

    @property
    def counts(self) -> Sequence[tuple[str, str]]:
        """(what, how many) of the first card."""
        return self._counts.pairs

    @property
    def told(self) -> Sequence[tuple[str, str]]:
        """(what, value) read of the report of a meeting; nothing for other files."""
        return () if self._report.isHidden() else self._told.pairs

    def show_plan(self, plan: ImportPlan, ledger: Ledger) -> None:
        """Show another plan."""
        self._counts.show_pairs(summary(plan, ledger) or _SAME)
        told = told_of_minutes(plan, ledger)
        self._told.show_pairs(told)
        self._report.setVisible(bool(told))
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


def told_of_minutes(plan: ImportPlan, ledger: Ledger) -> list[tuple[str, str]]:
    """The report of a meeting said back: when and where, who came, and how much was said; [] for anything else."""
    coming = {each.record_id: each.after for each in plan.changes}
    minutes = [each for each in coming.values() if isinstance(each, Minutes)]
    if len(minutes) != 1:
        return []
    meeting = minutes[0]
    when = format_date(meeting.date) if meeting.date else "（日にちが読めません）"
    hours = f"　{meeting.start}〜{meeting.end}" if meeting.start else ""
    pairs = [
        ("題", meeting.title),
        ("日時", f"{when}{hours}"),
        ("会場", meeting.venue),
        ("テーマ", meeting.theme),
        ("出席", _who_came(coming.values(), ledger)),
    ]
    said = Counter(each.agenda_item for each in coming.values() if isinstance(each, Opinion))
    pairs += [
        ("次第", f"{each.title}（意見 {counted(said[each.id], Opinion.KIND)}）" if said[each.id] else each.title)
        for each in coming.values()
        if isinstance(each, AgendaItem)
    ]
    pairs += [("まとめ", meeting.summary), ("今後の取組み", meeting.next_steps)]
    return [(label, _shortened(value)) for label, value in pairs if value]


def _who_came(coming: Iterable[Record | None], ledger: Ledger) -> str:
    """Organisation and person of everybody who attended."""
    records = [each for each in coming if each is not None]
    groups = {each.id: each for each in records if isinstance(each, Organization)}
    names = []
    for each in records:
        if isinstance(each, Attendee):
            group = groups.get(each.organization or 0) or ledger.get(Organization, each.organization)
            names.append(" ".join(part for part in (group.name if group is not None else "", each.person) if part))
    return "、".join(names)


def _shortened(value: str) -> str:
    plain = one_line(value)
    return plain if len(plain) <= _LONGEST_VALUE else f"{plain[:_LONGEST_VALUE]}…"


def _place(problem: CellProblem) -> str:
    """Where something stands: 「居場所」の2行 地域："""
    if problem.sheet in BY_KIND:  # JSON counts its records, it has no rows
        return f"{problem.row}番目の{BY_KIND[problem.sheet].LABEL}："
    row = f"の{problem.row}行" if problem.row else ""
    column = f"　{problem.column}" if problem.column else ""
    return f"「{problem.sheet}」{row}{column}：" if problem.sheet else ""
