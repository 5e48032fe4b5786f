"""`print`, `flyer`, `booklet`, `minutes`: what the words typed ask for, as a request for one product.

Which ledger that is, and how it is opened, only ui/command_line.py knows: it hands both doors in.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ui.commands.words import misused

if TYPE_CHECKING:
    from app.store import Store
    from ui.commands.answer import Answer

Open = Callable[[Path], AbstractContextManager["Store"]]
"""Opens a ledger for the length of one subcommand."""


def print_any(given: argparse.Namespace, answer: Answer, opened: Open, create: Callable[[Path], Store]) -> int:
    """Any product by its name, the list of all, or a gallery of them; `create` makes the ledger of the sample."""
    if given.list:
        from ui.commands.printing import list_products

        return list_products(answer)
    if given.gallery is not None:
        return _gallery(given, answer, opened, create)
    if given.target is None:
        misused("print")
    return _printed(given, answer, opened, given.product, about=given.about, options=given.options)


def print_flyer(given: argparse.Namespace, answer: Answer, opened: Open) -> int:
    """The flyer of one place."""
    return _printed(given, answer, opened, "flyer", about=given.name, options={"paper": given.paper})


def print_booklet(given: argparse.Namespace, answer: Answer, opened: Open) -> int:
    """The booklet of all places, page by page or as sheets to be folded."""
    options = {"per-page": str(given.per_page), "form": "imposed" if given.imposed else "pages"}
    return _printed(given, answer, opened, "booklet", options=options)


def print_minutes(given: argparse.Namespace, answer: Answer, opened: Open) -> int:
    """One 会議録, for those who were there or for everybody."""
    options = {"public": "yes" if given.public else "no"}
    form = "public" if given.public else "internal"
    return _printed(given, answer, opened, "minutes", about=given.title, options=options, form=form)


def _gallery(given: argparse.Namespace, answer: Answer, opened: Open, create: Callable[[Path], Store]) -> int:
    """Of a ledger, without one of the sample."""
    from ui.commands.gallery import sample_ledger, write_gallery

    today = given.today or date.today()
    with opened(given.file) if given.file is not None else sample_ledger(create) as store:
        return write_gallery(store, given.gallery, answer, today=today)


def _printed(
    given: argparse.Namespace,
    answer: Answer,
    opened: Open,
    key: str,
    *,
    options: Mapping[str, str],
    about: str = "",
    form: str = "",
) -> int:
    from app.unswept import unswept

    with unswept(), opened(given.file) as store:
        from ui.commands.printing import Wanted, print_product

        today = given.today or date.today()
        wanted = Wanted(key, given.target, about, options, today, form)
        return print_product(store, wanted, answer)
