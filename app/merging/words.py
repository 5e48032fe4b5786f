"""Who wrote what, in words for people."""

from __future__ import annotations

from app.joined import DELETED, Question, Side
from app.records.base import Record
from app.titles import shortened

_POLITE = "さん"
OTHER_COPY = "ほかの写し"
THIS_COPY = "この帳面"


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


def where_deleted(question: Question) -> str:
    """「田中さんの写し」: where the record that a question about it as a whole is about was deleted."""
    return _copy_of(next((side for side in question.sides if side.value == DELETED), question.theirs))


def differing_words(question: Question, record: Record | None) -> str:
    """「田中さんの写しでは ちがいます」, or that it is deleted there; `record` is what stands here meanwhile."""
    if not question.field:
        return f"{where_deleted(question)}では 消してあります"
    shown = None if record is None else record.get(question.field)
    other = next((side for side in (*question.sides[1:], question.mine) if side.value != shown), question.theirs)
    return f"{_copy_of(other)}では {'ちがいます' if other.came else 'ちがっていました'}"


def _copy_of(side: Side) -> str:
    if not side.came:
        return THIS_COPY
    return copy_words("" if side.origin is None else side.origin.who)
