"""Panes of a page and the focus, for F6."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def has_focus(pane: QWidget) -> bool:
    """Whether the focus is in a pane."""
    focused = pane.window().focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))


def focus_into(pane: QWidget) -> None:
    """Put the focus into a pane: on itself, or on the first thing in it that takes keys."""
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    inside = [each for each in pane.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
    for each in inside:
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            each.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
