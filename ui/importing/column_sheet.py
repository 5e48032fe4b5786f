"""列を合わせる: every column of the list with its first texts, and the field they go to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from app.exchange.mapping import KIND_LABELS, ColumnMapping
from app.exchange.sheet import cell_text
from app.exchange.tables import Table
from app.exchange.targets import NOTE, NUMBER, TARGETS
from ui import theme
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import ScrollBody, rule

_SAMPLES = 3
_LEAVE_OUT = "とりこまない"
_NOT_CHOSEN = "えらんでください"


class ChoiceBox(QComboBox):
    """A closed list of words; the wheel scrolls the page and never changes the choice."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(16)

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(140), super().minimumSizeHint().height())


class ColumnSheet(ScrollBody):
    """The columns of one table, one under the other.

    Signals:
        column_sent: (position, target key) the user wants a column to be something else.
        kind_chosen: what the list is about; '' leaves the table out.
    """

    column_sent = Signal(int, str)
    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=8, name="表の列", parent=parent)
        self._choices: list[ChoiceBox] = []
        self._grid = QWidget()
        self.body.addWidget(self._grid)
        self.body.addStretch(1)

    @property
    def choices(self) -> list[ChoiceBox]:
        """One box per column, in the order of the table."""
        return list(self._choices)

    def show_table(self, table: Table, mapping: ColumnMapping) -> None:
        """Show the columns of another table."""
        self.body.removeWidget(self._grid)
        self._grid.hide()  # until Qt gets to deleting it, it would lie under the new one
        self._grid.deleteLater()
        self._grid = QWidget()
        self._grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        for at, (words, stretch) in enumerate((("表の見出し", 2), ("書いてあること", 4), ("つどいばの欄", 3))):
            grid.addWidget(Label(words, "cap"), 0, at)
            grid.setColumnStretch(at, stretch)
        self._choices = []
        for position in range(len(table.columns)):
            line = 2 * position + 1
            grid.addWidget(rule(), line, 0, 1, 3)
            name = column_words(table, position)
            grid.addWidget(ElidedLabel(name, "strong"), line + 1, 0)
            grid.addWidget(ElidedLabel(samples_in_words(table, position), "label"), line + 1, 1)
            grid.addWidget(self._choice(position, name, mapping), line + 1, 2)
        self.body.insertWidget(0, self._grid)

    def _choice(self, position: int, name: str, mapping: ColumnMapping) -> QWidget:
        box = ChoiceBox(f"「{name}」の列を入れる欄")
        box.setProperty("small", True)
        targets = sorted(TARGETS[mapping.kind], key=lambda target: target.key in (NOTE, NUMBER))
        for target in targets:
            box.addItem(target.label, target.key)
        box.setCurrentIndex(max(0, box.findData(mapping.targets[position])))
        box.activated.connect(lambda at, box=box: self.column_sent.emit(position, str(box.itemData(at))))
        self._choices.append(box)
        return box


class KindBox(ChoiceBox):
    """What a list is about: one of the kinds that can be taken in, or not taken in at all (item data '')."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("なんの表ですか", parent)
        for kind in KIND_LABELS:
            self.addItem("", kind)
        self.addItem(_LEAVE_OUT, "")
        self.setPlaceholderText(_NOT_CHOSEN)
        self.call(KIND_LABELS)

    def call(self, nouns: Mapping[str, str]) -> None:
        """Name the kinds in the words of this town, which may have changed."""
        for at, kind in enumerate(KIND_LABELS):
            self.setItemText(at, f"{nouns[kind]}の一覧")


def column_words(table: Table, position: int) -> str:
    """The title of a column, or which one it is."""
    return table.columns[position].name or f"{position + 1}列目（見出しなし）"


def samples_in_words(table: Table, position: int) -> str:
    """The first texts of a column, in one line."""
    return "／".join(_samples(table, position)) or "（何も書いてありません）"


def _samples(table: Table, position: int) -> list[str]:
    """The first few different texts of a column."""
    found: dict[str, None] = {}
    for each in table.rows:
        text = one_line(cell_text(each.cells[position]))
        if text:
            found[text] = None
        if len(found) == _SAMPLES:
            break
    return list(found)
