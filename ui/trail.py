"""Trail: what was seen, for going back (Alt+←) and forward (Alt+→) as in a browser."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Sight:
    """A page with the record that was shown there; `kind` '' when none was."""

    page: str
    kind: str = ""
    record_id: int = 0


class Trail:
    """Sights in the order they were seen, with a place in between."""

    def __init__(self) -> None:
        self._sights: list[Sight] = []
        self._here = -1

    @property
    def here(self) -> Sight | None:
        """What is in sight now."""
        return self._sights[self._here] if self._sights else None

    def go(self, sight: Sight) -> None:
        """Something else came into sight; what lay ahead is forgotten. The same again changes nothing.

        A page that shows its first record a moment later is one sight with it.
        """
        here = self.here
        if sight == here:
            return
        if here is not None and not here.kind and here.page == sight.page:
            self._sights[self._here] = sight
            return
        self._sights = [*self._sights[: self._here + 1], sight][-_LONGEST:]
        self._here = len(self._sights) - 1

    def back(self) -> Sight | None:
        """Step back; None at the beginning."""
        return self._step(-1)

    def forward(self) -> Sight | None:
        """Step forward; None at the end."""
        return self._step(1)

    def _step(self, by: int) -> Sight | None:
        if not 0 <= self._here + by < len(self._sights):
            return None
        self._here += by
        return self._sights[self._here]
