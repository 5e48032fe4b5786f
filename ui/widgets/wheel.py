"""The wheel of a mouse counted in notches: a touch pad tells of one in many small parts."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent

_NOTCH = 120
"""As Qt counts."""


class Notches:
    """Adds up what a wheel, or fingers on a pad, turned."""

    def __init__(self) -> None:
        self._turned = 0

    def of(self, event: QWheelEvent) -> int:
        """Whole notches since the last one: above 0 away from the user or to the left, below 0 the other way."""
        self._turned += event.angleDelta().y() + event.angleDelta().x()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        return notches
