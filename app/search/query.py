"""What somebody typed into a search box, as folded words that must all be found."""

from __future__ import annotations

from app.rules.normalise import fold


def query_words(typed: str) -> tuple[str, ...]:
    """The folded words of a search; empty when nothing is searched.

    Words are parted by any space, also the full-width one. Folding drops hyphens, so a telephone number is found
    however it is grouped.
    """
    folded = (fold(word) for word in typed.split())
    return tuple(word for word in folded if word)


def matches(haystack: str, words: tuple[str, ...]) -> bool:
    """Whether a folded text contains all words."""
    return all(word in haystack for word in words)
