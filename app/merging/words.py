"""Who wrote what, in words for people."""

from __future__ import annotations

from app.joined import Side
from app.titles import shortened

_POLITE = "さん"
OTHER_COPY = "ほかの写し"


def person_words(who: str) -> str:
    """「田中さん」; 「ほかの写し」 where nobody gave a name."""
    name = shortened(who.strip().removesuffix(_POLITE))
    return f"{name}{_POLITE}" if name else OTHER_COPY


def copy_words(who: str) -> str:
    """「田中さんの写し」; 「ほかの写し」 where nobody gave a name."""
    said = person_words(who)
    return said if said == OTHER_COPY else f"{said}の写し"


def side_sentence(side: Side, words: str) -> str:
    """「田中さんは「300円」と書いています」, of this copy's own side 「この帳面では「300円」と書いていました」."""
    if not side.came:
        return f"この帳面では「{words}」と書いていました"
    return f"{person_words('' if side.origin is None else side.origin.who)}は「{words}」と書いています"
