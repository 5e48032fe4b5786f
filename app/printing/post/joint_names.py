"""連名: several people of one household or group in one name field, each of whom gets a 様 of their own."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.printing.fonts import cluster_count
from app.printing.vertical_text import wide_spaced

_BETWEEN = re.compile(r"[\s　]*[・、，／][\s　]*")
_LETTERS = (
    r"[\u3041-\u3096\u30a1-\u30fa\u3005\u30fc\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff\U000e0100-\U000e01ef]{1,10}"
)
_PERSON = re.compile(f"{_LETTERS}(?:[ 　]+{_LETTERS})?")
"""Kana and kanji with what selects their form, parted once at most."""
_NOBODY = re.compile(r"(?:ほか|他|一同|代表|会長|部長|課長|係長|所長|園長|校長|室長|委員|担当|主任|職員|事務局)$")
_MOST = 4
_GIVEN_ALONE = 3
"""A later name of at most so many characters without a space is a given name of the same family."""


class PersonName(NamedTuple):
    """髙橋, 誠; the family is '' of those who share the one before, the given name is '' of a name without a space."""

    family: str
    given: str


def joint_names(name: str) -> tuple[PersonName, ...]:
    """髙橋 誠・美咲 → (髙橋, 誠), (, 美咲); empty where the name is one person, or what is parted are no people.

    A name that begins without a space is one: ジョン・スミス, 山田・鈴木 that may be a firm.
    """
    parts = _BETWEEN.split(name.strip())
    if not 2 <= len(parts) <= _MOST or not re.search("[ 　]", parts[0]):
        return ()
    if any(_PERSON.fullmatch(part) is None or _NOBODY.search(part) for part in parts):
        return ()
    found = []
    for part in parts:
        family, _, given = wide_spaced(part).partition("　")
        if not given and cluster_count(family) <= _GIVEN_ALONE:
            family, given = "", family
        found.append(PersonName(family, given))
    return tuple(found)
