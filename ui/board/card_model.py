"""The cards of one column, described when they first come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from ui.widgets.counted_rows import AnyIndex

CARD_ROLE = Qt.ItemDataRole.UserRole
"""Gives the Card of an index."""

_ROOT = QModelIndex()
_DAYS_COUNTED = 100


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says, each text on one line.

    Attributes:
        icon, about: what it is: 「店舗・小川東町」.
        step: what comes next, '' for nothing: such a card looks unfinished on purpose.
        due: 「11/30」「きょう」「2日すぎ」, '' for no day; `due_tone` of its badge: plain, yam or shu.
        who: who does it.
    """

    record_id: int
    icon: str
    about: str
    name: str
    step: str
    due: str
    due_tone: str
    who: str

    @property
    def spoken(self) -> str:
        """The card as it is read aloud."""
        step = f"つぎの一手 {self.step}" if self.step else "つぎの一手 まだ"
        return "、".join(part for part in (self.name, self.about, step, self.due, self.who) if part)

    @property
    def whole(self) -> str:
        """Everything, for the tool tip."""
        lower = "　".join(part for part in (self.due, self.who) if part)
        return "\n".join(part for part in (self.name, self.about, self.step, lower) if part)


def due_badge(due: date | None, today: date) -> tuple[str, str]:
    """(words, tone) of a day by which something is to be done: past shu, today yam."""
    if due is None:
        return "", "plain"
    distance = (due - today).days
    if distance < 0:
        return f"{_long_words(-distance)}すぎ", "shu"
    if distance <= 1:
        return ("きょう", "yam") if distance == 0 else ("あす", "plain")
    year = "" if due.year == today.year or distance < 300 else f"{due.year}/"
    return f"{year}{due.month}/{due.day}", "plain"


def _long_words(days: int) -> str:
    """「2日」「17か月」「3年」: nobody counts in days what is long past."""
    if days < _DAYS_COUNTED:
        return f"{days}日"
    return f"{days // 365}年" if days >= 2 * 365 else f"{days * 12 // 365}か月"


class CardModel(QAbstractListModel):
    """The cards of one column."""

    def __init__(self, describe: Callable[[int], Card]) -> None:
        """`describe` makes the card of a record."""
        super().__init__()
        self._describe = describe
        self._known: dict[int, Card] = {}
        self.ids: Sequence[int] = ()

    def show_cards(self, ids: Sequence[int]) -> None:
        """Show these, described anew."""
        self.beginResetModel()
        self.ids = ids
        self._known.clear()
        self.endResetModel()

    def card(self, number: int) -> Card:
        """One card."""
        record_id = self.ids[number]
        if record_id not in self._known:
            self._known[record_id] = self._describe(record_id)
        return self._known[record_id]

    def row_of(self, record_id: int) -> int:
        """Where a card stands, -1 when it is not here."""
        return self.ids.index(record_id) if record_id in self.ids else -1

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == CARD_ROLE:
            return self.card(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.card(index.row()).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.card(index.row()).spoken
        return None
