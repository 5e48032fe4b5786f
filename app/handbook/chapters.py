"""The chapters of the handbook in their order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from app.handbook.parts import Chapter, Table
from app.handbook.reading import read_chapter
from app.ledger import Ledger
from app.paths import resource_path
from app.wording import noun

TITLE = "つどいばの手引き"
FIRST = "first-day"
CHAPTERS = (
    FIRST,
    "home",
    "place",
    "space",
    "volunteer",
    "minutes",
    "event",
    "other",
    "search",
    "import",
    "print",
    "booklet",
    "copies",
    "handing",
    "trouble",
    "settings",
    "keys",
)
"""Keys: first what a new user meets, then the side bar from top to bottom, then what one looks up."""


def read_handbook(ledger: Ledger | None, tables: Mapping[str, Table]) -> tuple[Chapter, ...]:
    """The whole handbook in the words of this town.

    Args:
        ledger: whose nouns stand in the text; None for ours.
        tables: what `{{name}}` in the text stands for.
    """
    spoken = partial(noun, ledger=ledger)
    return tuple(read_chapter(key, _text_of(key), noun=spoken, tables=tables) for key in CHAPTERS)


def picture_path(state: str) -> Path:
    """Where the picture of a state lies."""
    return resource_path(f"handbook/pictures/{state}.png")


def _text_of(key: str) -> str:
    return resource_path(f"handbook/{key}.md").read_text(encoding="utf-8")
