"""How somebody prints on this computer: the product and its choices are the same next time."""

from __future__ import annotations

import json

from app.errors import ExpectedError
from app.printing.products.catalogue import BY_KEY
from ui.preferences import Preferences
from ui.printing.printer_choice import last_printer
from ui.printing.tried_printers import tried_values
from ui.printing.wish import Wish

_PRODUCT, _CHOICES = "print.product", "print.choices."


def recalled_wish(preferences: Preferences, key: str | None = None) -> Wish:
    """A product as it was printed last, without the record; the one printed last where no key is given.

    What the note says that can no longer be chosen is as usual; what a trial sheet told about the printer used last
    goes before what was chosen.
    """
    wanted = preferences.recall(_PRODUCT) if key is None else key
    product = BY_KEY.get(wanted)
    if product is None:
        return Wish()
    wish = Wish(product.key)
    tried = tried_values(preferences, last_printer(preferences))
    for name, value in {**_read(preferences.recall(_CHOICES + product.key)), **tried}.items():
        try:
            wish = wish.with_option(name, product.option(name).checked(value))
        except ExpectedError:
            continue
    return wish


def remember_wish(wish: Wish, preferences: Preferences) -> None:
    """Keep product and choices for the next time; which record is asked anew each time."""
    if wish.key:
        preferences.note(_PRODUCT, wish.key)
        preferences.note(_CHOICES + wish.key, json.dumps(dict(wish.options), ensure_ascii=False))


def _read(note: str) -> dict[str, str]:
    try:
        read = json.loads(note or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in read.items()} if isinstance(read, dict) else {}
