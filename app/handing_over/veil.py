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
_SHORTEST_NAME = 2
_UNSEEN = "".join(map(chr, (0x200B, 0x200C, 0x200D, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Variants of kanji and joiners, which belong to the letter before them."""
_HEAD = 2
"""Characters by which a text is looked up; no secret is shorter."""
_POLITE = ("さん", "さま", "様", "氏", "先生", "くん", "ちゃん")
_PARTICLES = ("が", "は", "も", "と", "に", "へ", "の", "を", "や", "で", "から", "より", "です", "だ", "ら", "たち")


class Veil:
    """Finds given names and numbers however they are spaced, hyphenated or wide, with any of the variants of a kanji.

    Shorter than three characters (five without kanji) is part of other words too (「林」 in 「小林公園」): of those
    only a whole name of two kanji is looked for, as a word of its own (「林一さん」, not 「園林一帯」).
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        self._by_head: dict[str, set[str]] = {}
        for secret in secrets:
            folded = "".join(_folded(character) for character in secret)
            if _is_telling(folded) or _is_short_name(folded):
                self._by_head.setdefault(folded[:_HEAD], set()).add(folded)

    def over(self, text: str) -> str:
        """The text with every secret in it covered; the very same text when there is none."""
        folded, origins = "", list[int]()
        for at, character in enumerate(text):
            part = _folded(character)
            folded += part
            origins += [at] * len(part)
        covered = list(text)

        def is_word(start: int, length: int) -> bool:
            return _stands_alone(text[: origins[start]], text[origins[start + length - 1] + 1 :])

        at = 0
        while at < len(folded) - 1:
            known = self._by_head.get(folded[at : at + _HEAD], ())
            found = (secret for secret in known if folded.startswith(secret, at))
            length = max((len(each) for each in found if _is_telling(each) or is_word(at, len(each))), default=0)
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


def _is_short_name(folded: str) -> bool:
    return len(folded) == _SHORTEST_NAME and all(map(_is_kanji, folded))


def _stands_alone(before: str, after: str) -> bool:
    """Whether what stands between is a word of its own: with さん it always is, else nothing may be joined to it."""
    after = after.lstrip(_UNSEEN)
    if after.startswith(_POLITE):
        return True
    before = before.rstrip(_UNSEEN)
    is_joined = bool(before) and (_is_kanji(before[-1]) or _is_katakana(before[-1]))
    return not is_joined and (not after[:1].isalnum() or after.startswith(_PARTICLES))


def _is_kanji(character: str) -> bool:
    return "CJK" in unicodedata.name(character, "") or character == "々"


def _is_katakana(character: str) -> bool:
    return character.isalpha() and "KATAKANA" in unicodedata.name(character, "")  # a middle dot is called so too


def _is_telling(folded: str) -> bool:
    has_kanji = any(map(_is_kanji, folded))
    return len(folded) >= (_FEWEST_WITH_KANJI if has_kanji else _FEWEST_OTHER)
