"""A place for lines in columns that are laid anew whenever something else is told there."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.surfaces import column


class GridPlace(QWidget):
    """Holds one grid at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = column()
        self.setLayout(self._place)
        self._held = QWidget()
        self._place.addWidget(self._held)

    def new_grid(self, *shares: int, between: float) -> QGridLayout:
        """An empty grid instead of the one before; `shares` of the width for its columns, `between` them px at 標準."""
        self._place.removeWidget(self._held)
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget()
        grid = QGridLayout(self._held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(between))
        grid.setVerticalSpacing(theme.px(6))
        for at, share in enumerate(shares):
            grid.setColumnStretch(at, share)
        self._place.addWidget(self._held)
        return grid
