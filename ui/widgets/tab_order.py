"""Tab order of widgets that are made anew while the window is open: Qt puts them behind everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)


def stand_before(anchor: QWidget, newcomers: Sequence[QWidget]) -> None:
    """Let Tab reach these, in their order, just before `anchor`; what is not in its window yet is left."""
    before = anchor.previousInFocusChain()
    while before is not None and before is not anchor and not _takes_tab(before):
        before = before.previousInFocusChain()
    for widget in newcomers:
        if before is not None and before.window() is widget.window():
            QWidget.setTabOrder(before, widget)
        before = widget


def chain_in_sight(parts: Sequence[QWidget]) -> None:
    """Let Tab go through these parts, and inside each, in the order in which their layouts show them.

    For forms whose parts stand in another order than they were made in, or change places.
    """
    stops = [stop for part in parts for stop in stops_of(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """What Tab reaches in a part, as its layouts show it."""
    if _takes_tab(widget):
        yield widget
    if isinstance(widget, QAbstractScrollArea):  # not into its bars: Python would let go of them with their layout
        inner = widget.widget() if isinstance(widget, QScrollArea) else None
        yield from () if inner is None else stops_of(inner)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from stops_of(child)


def first_field(part: QWidget) -> QWidget | None:
    """Where one begins in a part of a form: the first line to write in or choose from, otherwise the first button.

    A field so far down that the first button stands alone in sight is not jumped to.
    """
    stops = [stop for stop in stops_of(part) if stop.isVisibleTo(part) and stop.isEnabled()]
    field = next((stop for stop in stops if isinstance(stop, QLineEdit | QTextEdit | QComboBox)), None)
    if field is not None and not field.visibleRegion().isEmpty():
        return field
    return stops[0] if stops else field


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None:
            yield from stops_of(widget)
        elif inner is not None:
            yield from _stops_in(inner)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
