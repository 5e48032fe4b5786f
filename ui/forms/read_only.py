"""A form in a ledger that can only be read: its words can be copied, nothing pretends that it could be saved."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit, QWidget


def make_read_only(part: QWidget) -> None:
    """Let nothing in `part` be changed; what is shown stays readable and can be marked."""
    for control in part.findChildren(QWidget):
        if isinstance(control, QLineEdit | QTextEdit):
            control.setReadOnly(True)
        elif isinstance(control, QComboBox | QAbstractButton):
            control.setEnabled(False)
