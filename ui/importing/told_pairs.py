"""What was read, typeset: what it is at the left, what was read at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.importing.grid_place import GridPlace
from ui.widgets.labels import WrapLabel


class ToldPairs(GridPlace):
    """(label, value) in two columns; a label that repeats the one above is not said again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: Sequence[tuple[str, str]] = ()

    @property
    def pairs(self) -> Sequence[tuple[str, str]]:
        """What stands here."""
        return self._pairs

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these instead of what stood here."""
        self._pairs = tuple(pairs)
        grid = self.new_grid(0, 1, between=12)
        before = ""
        for line, (label, value) in enumerate(pairs):
            caption = WrapLabel("" if label == before else label, "label")
            caption.setFixedWidth(theme.size("label"))
            grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(WrapLabel(value), line, 1, Qt.AlignmentFlag.AlignTop)
            before = label
