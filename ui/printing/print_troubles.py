"""What failed about the print in sight: told in the bar, and taken away when it is past."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import ExpectedError
from ui.messages import Messages


class PrintTroubles:
    """Failures of one print: they go when something else is shown, or when it worked after all."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._told: list[str] = []

    def tell(self, error: ExpectedError, *, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say that something failed; `action` names the button that helps."""
        self._told.append(error.what_happened)
        self._messages.warn(error.what_happened, error.what_to_do, action=action, on_action=on_action)

    def forget(self) -> None:
        """What was told is past."""
        for told in self._told:
            self._messages.withdraw(told)
        self._told = []
