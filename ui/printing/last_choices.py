"""How somebody prints on this computer: the product and its choices are the same next time."""

from __future__ import annotations

import json

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.products.catalogue import BY_KEY
from app.records.catalogue import BY_KIND
from app.records.ids import hex_id, parse_hex_id
from ui.preferences import Preferences
from ui.printing.printer_choice import last_printer
from ui.printing.tried_printers import tried_values
from ui.printing.wish import Wish

_PRODUCT, _CHOICES, _VOLUME = "print.product", "print.choices.", "print.volume."


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


def with_last_volume(wish: Wish, preferences: Preferences, ledger: Ledger) -> Wish:
    """The wish about the 号 that was arranged last, as long as there is one; any other wish as it is."""
    product = wish.product
    if product is None or not product.is_bound or wish.subject is not None:
        return wish
    record = ledger.get(BY_KIND[product.subject], parse_hex_id(preferences.recall(_VOLUME + product.key)))
    return wish if record is None else wish.about(record.id)


def remember_wish(wish: Wish, preferences: Preferences) -> None:
    """Keep product and choices for the next time; which record is asked anew each time, but for the 号 of a book."""
    if wish.key:
        preferences.note(_PRODUCT, wish.key)
        preferences.note(_CHOICES + wish.key, json.dumps(dict(wish.options), ensure_ascii=False))
    if wish.product is not None and wish.product.is_bound:
        preferences.note(_VOLUME + wish.key, "" if wish.subject is None else hex_id(wish.subject))


def _read(note: str) -> dict[str, str]:
    try:
        read = json.loads(note or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in read.items()} if isinstance(read, dict) else {}
