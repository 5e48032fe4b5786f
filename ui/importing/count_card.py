"""A number with its word that shows exactly the rows it counts when pressed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.exchange.import_plan import PlannedTable, RowStatus, rows_of
from ui import icons, theme
from ui.importing.explaining import reading_guess
from ui.importing.plan_rows import Lens
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.surfaces import row


class CountCard(Button):
    """One of the cards above the table; checked = only these rows are shown. `few` is the word in few letters."""

    def __init__(self, lens: Lens, word: str, few: str, icon: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__("", "radio_card", name=word, parent=parent)
        self.lens, self._word, self._few = lens, word, few
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = row(spacing=8)
        line.setContentsMargins(theme.px(14), 0, theme.px(8), 0)
        self.setLayout(line)
        self._icon, self._number, self._text = Label(), Label("0", "title"), ElidedLabel(word)
        icons.put(self._icon, icon, colour, 20)
        for widget in (self._icon, self._number, self._text):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(self._icon)
        line.addWidget(self._number)
        line.addWidget(self._text, 1)
        self.show_number(0)

    @property
    def number(self) -> str:
        """The number as it is shown."""
        return self._number.text()

    def show_number(self, number: int) -> None:
        """Another number; nothing can be looked at when it is 0."""
        self._number.setText(f"{number:,}")
        self.setEnabled(number > 0)
        self.setAccessibleName(f"{self._word} {number:,}")
        self.setToolTip("" if not number else "押すと、この行だけを見られます")

    def set_tight(self, is_tight: bool) -> None:
        """Without the drawing and in few letters, where room is short."""
        self._icon.setVisible(not is_tight)
        self._text.setText(self._few if is_tight else self._word)
        self._text.set_role("cap" if is_tight else "body")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.size("control") + theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(96), self.sizeHint().height())


def count_cards() -> tuple[CountCard, ...]:
    """The cards of たしかめる from left to right."""
    return (
        CountCard(Lens.NEW, "新しく入ります", "新しく", "new_row", "mid"),
        CountCard(Lens.KNOWN, "もうある", "もうある", "same", "ai"),
        CountCard(Lens.QUESTION, "直すところ", "直す", "concern", "shu"),
        CountCard(Lens.GUESS, "よみを確かめる", "よみ", "question", "yam"),
    )


def numbers_of(table: PlannedTable, questions: int) -> dict[Lens, int]:
    """What the cards say about a table with so many open questions."""
    rows = (table,)
    return {
        Lens.NEW: len(rows_of(rows, RowStatus.ADDED)),
        Lens.KNOWN: len(rows_of(rows, RowStatus.UPDATED)) + len(rows_of(rows, RowStatus.UNCHANGED)),
        Lens.QUESTION: questions,
        Lens.GUESS: sum(reading_guess(each) is not None for each in table.rows),
    }
