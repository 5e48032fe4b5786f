"""Tab order of widgets that are made anew while the window is open: Qt puts them behind everything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stand_before(anchor: QWidget, newcomers: Sequence[QWidget]) -> None:
    """Let Tab reach these, in their order, just before `anchor`; what is not in its window yet is left."""
    before = anchor.previousInFocusChain()
    while before is not None and before is not anchor and not _takes_tab(before):
        before = before.previousInFocusChain()
    for widget in newcomers:
        if before is not None and before.window() is widget.window():
            QWidget.setTabOrder(before, widget)
        before = widget


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
