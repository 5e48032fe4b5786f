"""The list view of the places."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.lists.place_delegate import PlaceDelegate
from ui.lists.record_list import RecordList


class PlaceList(RecordList):
    """Rows of places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place_list")
        self.paint_with(PlaceDelegate())
