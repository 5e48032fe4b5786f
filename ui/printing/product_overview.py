"""何を刷りますか: everything that can be printed, by family, each with one sentence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ledger import Ledger
from app.printing.products.catalogue import PRODUCTS, product_label
from app.printing.products.product import Family
from ui import theme
from ui.widgets.job_button import JobButton
from ui.widgets.labels import Label
from ui.widgets.surfaces import ScrollBody

_ICONS = {
    Family.FLYERS: "print",
    Family.BOOKLETS: "booklet",
    Family.CALENDARS: "event",
    Family.REPORTS: "minutes",
    Family.POST: "letter",
    Family.FORMS: "write",
}
_COLUMN_CHARACTERS = 26
"""Characters across that one button needs."""
_MOST_ACROSS = 3
_BETWEEN_FAMILIES = 12  # px at 標準 beside the spacing of the body: a heading belongs to what stands below it


class ProductOverview(ScrollBody):
    """A button a product.

    Signals:
        product_chosen: key of a product.
    """

    product_chosen = Signal(str)

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=10, name="刷れるもの", parent=parent)
        self.buttons: dict[str, JobButton] = {}
        self._grids: list[tuple[QGridLayout, list[JobButton]]] = []
        self._across = 0
        self.body.addWidget(Label("何を刷りますか", "title"))
        for family in Family:
            members = [product for product in PRODUCTS if product.family is family]
            if not members:
                continue
            self.body.addSpacing(theme.px(_BETWEEN_FAMILIES))
            self.body.addWidget(Label(str(family), "section"))
            grid = QGridLayout()
            grid.setSpacing(theme.px(10))
            made = []
            for product in members:
                label = product_label(product, ledger)
                button = JobButton(_ICONS[family], label, first_sentence(product.about), width=260)
                button.setToolTip(product.about)
                button.clicked.connect(lambda _on=False, key=product.key: self.product_chosen.emit(key))
                self.buttons[product.key] = button
                made.append(button)
            self.body.addLayout(grid)
            self._grids.append((grid, made))
        self.body.addStretch(1)
        self._arrange()

    def focus_first(self) -> None:
        """The cursor to the first product."""
        next(iter(self.buttons.values())).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        across = max(1, min(_MOST_ACROSS, round(theme.characters_across(self.width()) // _COLUMN_CHARACTERS)))
        if across == self._across:
            return
        self._across = across
        for grid, buttons in self._grids:
            for column in range(_MOST_ACROSS):
                grid.setColumnStretch(column, 1 if column < across else 0)
            missing = max(0, across - len(buttons))  # Qt leaves no gap before an empty column
            grid.setContentsMargins(0, 0, missing * grid.horizontalSpacing(), 0)
            for number, button in enumerate(buttons):
                grid.addWidget(button, number // across, number % across)


def first_sentence(text: str) -> str:
    """What fits on a button; the whole is its tip, and stands in the handbook."""
    return text.partition("。")[0] + "。"
