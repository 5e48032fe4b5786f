"""How somebody prints on this computer: the choices that are the same next time."""

from __future__ import annotations

from dataclasses import replace

from ui.preferences import Preferences
from ui.printing.print_work import Wish

_CHOICES = "print.choices"
_ONE_A_PAGE, _STALE, _IMPOSED = "one_a_page", "stale", "imposed"


def recalled_choices(preferences: Preferences) -> Wish:
    """A booklet as it was printed last; what the note does not say is as usual."""
    said = preferences.recall(_CHOICES).split()
    usual = Wish(includes_stale=_STALE in said, is_imposed=_IMPOSED in said)
    return replace(usual, per_page=1) if _ONE_A_PAGE in said else usual


def remember_choices(wish: Wish, preferences: Preferences) -> None:
    """Keep the choices for the next time; which product and place is asked anew each time."""
    words = ((_ONE_A_PAGE, wish.per_page == 1), (_STALE, wish.includes_stale), (_IMPOSED, wish.is_imposed))
    preferences.note(_CHOICES, " ".join(word for word, is_chosen in words if is_chosen))
