"""合わせたのを取り消す, after work was built on it: what would be changed back, with a tick for each record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.changes.change import Change
from app.joined import PastJoin
from app.ledger import Ledger
from app.merging.taking_back import TRAVELS
from app.titles import short_title_of
from app.wording import noun
from ui import theme
from ui.merging.words import owner_words
from ui.pages.value_words import value_words
from ui.widgets.buttons import Button
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.labels import WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import Card, Well, column, row

_ROOT = QModelIndex()
_CHARACTERS = 24


class TickModel(QAbstractListModel):
    """Records with a tick each.

    Signals:
        ticked: another number of them is ticked.
    """

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._states: Sequence[Change] = ()
        self._words: list[str] = []
        self._off: set[int] = set()

    def show_states(self, states: Sequence[Change], ledger: Ledger) -> None:
        """Show these, all of them ticked."""
        self.beginResetModel()
        self._states, self._off = states, set()
        self._words = [state_words(each, ledger) for each in states]
        self.endResetModel()
        self.ticked.emit()

    @property
    def chosen(self) -> list[Change]:
        """Those that are ticked."""
        return [each for number, each in enumerate(self._states) if number not in self._off]

    def tick_all(self, is_on: bool) -> None:
        """All of them, or none."""
        self._off = set() if is_on else set(range(len(self._states)))
        if self._states:
            self.dataChanged.emit(self.index(0), self.index(len(self._states) - 1))
        self.ticked.emit()

    def rowCount(self, _parent: AnyIndex = _ROOT) -> int:
        return len(self._states)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if index.row() in self._off else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(theme.px(120), theme.size("table_row"))
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        is_on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._off.discard if is_on else self._off.add)(index.row())
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


class TakeBackView(QWidget):
    """Shows a join that cannot be taken out without a trace.

    Signals:
        confirmed: (states that are ticked) the user wants it.
        cancelled: he does not.
    """

    confirmed = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = column(spacing=12)
        self.setLayout(lines)
        self._sentence = WrapLabel("", "label")
        lines.addWidget(self._sentence)
        lines.addWidget(Well("check", TRAVELS))
        card = Card()
        card.body.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        self.model = TickModel()
        self.list = QListView()
        self.list.setAccessibleName("取り消すもの")
        self.list.setModel(self.model)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        card.body.addWidget(self.list)
        lines.addWidget(card, 1)
        line = row(spacing=10)
        self.all_button, self.none_button = Button("ぜんぶ", "quiet", small=True), Button("なし", "quiet", small=True)
        self.all_button.clicked.connect(lambda: self.model.tick_all(True))
        self.none_button.clicked.connect(lambda: self.model.tick_all(False))
        self.back, self.deed = Button("やめる"), Button("", "danger", icon="undo")
        self.back.clicked.connect(self.cancelled)
        self.deed.clicked.connect(lambda: self.confirmed.emit(self.model.chosen))
        self.model.ticked.connect(self._show_number)
        line.addWidget(self.all_button)
        line.addWidget(self.none_button)
        line.addStretch(1)
        line.addWidget(self.back)
        line.addWidget(self.deed)
        lines.addLayout(line)

    def show_join(self, past: PastJoin, states: Sequence[Change], ledger: Ledger) -> None:
        """Show what taking it back would change."""
        self._sentence.setText(
            f"「{past.label}」のあとに、続きが書かれています。取り消すものをえらべます。"
            "合わせたあとに決めたことや書いたことは、そのまま残ります。"
        )
        self.model.show_states(states, ledger)
        self.list.setCurrentIndex(self.model.index(0))

    def take_focus(self) -> None:
        """Into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_number(self) -> None:
        number = len(self.model.chosen)
        self.deed.set_text(f"えらんだ{number}件を取り消す")
        self.deed.setEnabled(number > 0)


def state_words(state: Change, ledger: Ledger) -> str:
    """「居場所『さくら』　参加費：300円 → 200円」."""
    record = state.record
    owner = "" if record.MAIN else owner_words(record, ledger)
    name = "　".join(part for part in (noun(record.KIND, ledger), owner, short_title_of(record, ledger)) if part)
    if state.after is None:
        return one_line(f"{name}　― なくなります")
    if state.before is None:
        return one_line(f"{name}　― もどります")
    told = []
    for field_name in state.changed_fields:
        field = record.field(field_name)
        before, after = (value_words(field, each.get(field_name), ledger) for each in (state.before, state.after))
        told.append(f"{field.label}：{_short(before)} → {_short(after)}")
    return one_line(f"{name}　― {'、'.join(told)}")


def _short(words: str) -> str:
    return words if len(words) <= _CHARACTERS else f"{words[:_CHARACTERS]}…"
