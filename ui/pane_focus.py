"""Panes of a page and the focus, for F6."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def has_focus(pane: QWidget) -> bool:
    """Whether the focus is in a pane."""
    focused = pane.window().focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))


def takes_focus(pane: QWidget) -> bool:
    """Whether there is anything in a pane, or the pane itself, that takes keys now."""
    return _entrance(pane) is not None


def focus_into(pane: QWidget) -> None:
    """Put the focus into a pane: on itself, or on the first thing in it that takes keys."""
    entrance = _entrance(pane)
    if entrance is not None:
        entrance.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _entrance(pane: QWidget) -> QWidget | None:
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return pane
    inside = (each for each in pane.findChildren(QWidget) if each.isVisible() and each.isEnabled())
    return next((each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
