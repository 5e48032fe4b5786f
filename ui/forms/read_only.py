"""A form in a ledger that can only be read: its words can be copied, nothing pretends that it could be saved."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit, QWidget

from ui.widgets.link_button import LinkButton

_LEADS_ON = "leads_on"


def make_read_only(part: QWidget) -> None:
    """Let nothing in `part` be changed; what is shown stays readable and can be marked, what leads on still does."""
    for control in part.findChildren(QWidget):
        if isinstance(control, QLineEdit | QTextEdit):
            control.setReadOnly(True)
        elif isinstance(control, QComboBox | QAbstractButton):
            control.setEnabled(isinstance(control, LinkButton) or bool(control.property(_LEADS_ON)))


def let_lead_on(button: QAbstractButton) -> None:
    """Say that a button changes nothing: it opens a row, shows the rest of a list or goes to another record."""
    button.setProperty(_LEADS_ON, True)
