"""The ground of models of long lists: rows that Qt counts without asking Python."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

AnyIndex = QModelIndex | QPersistentModelIndex


class CountedRows(QStringListModel):
    """A list model that says only how many rows there are; what a row shows comes from `data` of the class built on it.

    Qt asks twice for the number of rows for each row it lays out. A `rowCount` written in Python answers ten thousand
    times before a list of 5,000 is first painted, and takes longer than the painting; the one of `QStringListModel` is
    Qt's own. Its strings stay empty.
    """

    def set_count(self, count: int) -> None:
        """Other rows stand in it, this many: whatever was chosen is forgotten (`modelReset`)."""
        self.setStringList([""] * count)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """To be chosen, not to be written into or dragged as strings are."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
