"""The list of what a line offers while one types: a sheet of its own under the line, with rows one can hit."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QCompleter, QStyledItemDelegate


def offer_of(completer: QCompleter, name: str) -> QAbstractItemView:
    """The list a completer drops, named and ready for the style sheet (`#offer`); `theme.dress` puts that on.

    Qt gives this list a delegate that knows no style sheet: rows would be as low as their letters.
    """
    popup = completer.popup()
    assert popup is not None  # a completer makes its own
    popup.setObjectName("offer")
    popup.setAccessibleName(name)
    popup.setItemDelegate(QStyledItemDelegate(completer))
    return popup
