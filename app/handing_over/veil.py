"""Covers names and numbers of persons in running text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from app.rules.normalise import fold

COVER = "○○"

_FEWEST_WITH_KANJI = 3
_FEWEST_OTHER = 5
_BETWEEN_DIGITS = "()./"  # with what `fold` ignores: every hyphen, long mark and space
_HEAD = 2
"""Characters by which a text is looked up; every secret is longer."""


class Veil:
    """Finds given names and numbers however they are spaced, hyphenated or wide, with any of the variants of a kanji.

    What is shorter than three characters (five without kanji) is not looked for: 「林」 stands in 「小林公園」 too.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        self._by_head: dict[str, set[str]] = {}
        for secret in secrets:
            folded = "".join(_folded(character) for character in secret)
            if _is_telling(folded):
                self._by_head.setdefault(folded[:_HEAD], set()).add(folded)

    def over(self, text: str) -> str:
        """The text with every secret in it covered; the very same text when there is none."""
        folded, origins = "", list[int]()
        for at, character in enumerate(text):
            part = _folded(character)
            folded += part
            origins += [at] * len(part)
        covered = list(text)
        at = 0
        while at < len(folded) - 1:
            known = self._by_head.get(folded[at : at + _HEAD], ())
            length = max((len(secret) for secret in known if folded.startswith(secret, at)), default=0)
            if length:
                first, last = origins[at], origins[at + length - 1]
                covered[first : last + 1] = [COVER, *[""] * (last - first)]
            at += length or 1
        return "".join(covered)


@cache
def _folded(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    return "".join(part for part in fold(character) if part not in _BETWEEN_DIGITS)


def _is_telling(folded: str) -> bool:
    has_kanji = any("CJK" in unicodedata.name(character, "") for character in folded)
    return len(folded) >= (_FEWEST_WITH_KANJI if has_kanji else _FEWEST_OTHER)
