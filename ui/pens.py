"""Pens: whether something is being written that is not saved yet, whichever page it stands on."""

from __future__ import annotations

from typing import Protocol
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject

from ui.widgets.composing import is_composing


class Desk(Protocol):
    """Where a record lies while it is written in."""

    @property
    def is_under_pen(self) -> bool:
        """Whether something was written that is not saved yet."""


class Pens:
    """The desks of one opened ledger. What comes from elsewhere waits until none is under the pen.

    Otherwise somebody would overwrite what came meanwhile without ever having seen it.
    """

    def __init__(self) -> None:
        self._desks: WeakSet[Desk] = WeakSet()

    def add(self, desk: Desk) -> None:
        """A page has made a desk."""
        self._desks.add(desk)

    @property
    def is_writing(self) -> bool:
        """Whether anything is under the pen, or being composed."""
        return is_composing() or any(_is_there(desk) and desk.is_under_pen for desk in self._desks)


def _is_there(desk: Desk) -> bool:
    return not isinstance(desk, QObject) or shiboken6.isValid(desk)
