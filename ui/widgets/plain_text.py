"""What users typed, made safe to show: Qt takes `<b>` for bold, `&` for a shortcut, and obeys bidi controls."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Protocol

# Signs after which a line must not break even if a phrase ended there: they belong to the character before.
_JOINED_CATEGORIES = ("Mn", "Me", "Cf")
_NO_BREAK = "\u2060"
_MAY_BREAK = "\u200b"
_FIRST_JAPANESE = 0x2E7F
_LONGEST_HELD = 14
_SPACES = re.compile(r"(\s+)")
_TAKEN_APART = re.compile(
    "なまえ|さが[さしすせ]|ちが[いうえっ]|なお[さしすせ]|もど[さしすせりる]|のせ[てなる]|のぞ[いきくむ]|うかが[いう]"
    "|とじ[たてる]|とど[いかくけ]|とちゅう|きょう|やめ[たてる]|あては[まめ]|はがき|となり|のこり|いたむ"
    "|か[所月]|ただし書き|肩書き|できること|関係者|合言葉|方法"
)
"""Words of the program inside which the model ends a phrase (さが｜す, な｜まえ, ただし｜書き): found by parting every
text of the program and reading where the lines would break."""
_RUN_TOGETHER = re.compile(r"(?<=おもな)(?=[\u4e00-\u9fff])")
"""Where a phrase ends inside what the model takes for one (おもな｜取り組み), too long for the labels of a form."""
_LONG_LATIN = re.compile(rf"[!-~]{{{_LONGEST_HELD + 1}}}")
_LATIN_RUN = re.compile(rf"([!-~]{{1,{_LONGEST_HELD}}}?[/?&=_.@-]+|[!-~]{{{_LONGEST_HELD}}})")


class _PhraseParser(Protocol):
    def parse(self, sentence: str) -> list[str]: ...


def one_line(text: str) -> str:
    """The text without line ends, control and bidi characters; emoji joiners and variation selectors stay."""
    if text.isprintable():  # asked for every row that comes into sight; no such character is printable
        return text.strip()
    return "".join(_shown(character) for character in text).strip()


def rich(text: str) -> str:
    """The text as HTML that shows exactly the text; lines stay lines."""
    return "<br>".join(html.escape(one_line(line), quote=False) for line in text.splitlines())


def tip(text: str) -> str:
    """The text as a tool tip: always rich text, so that Qt does not guess, and wrapped by Qt."""
    return f"<qt>{rich(text)}</qt>"


def without_mnemonic(text: str) -> str:
    """The text for a button or menu, where a lone `&` would underline the next letter."""
    return one_line(text).replace("&", "&&")


def in_phrases(text: str) -> str:
    """The text with line breaks allowed between phrases only (文節), as Japanese is set by hand.

    Word joiners and zero-width spaces are added; copy text from the source, not from the screen.
    """
    return "\n".join(_phrases_of(line) for line in text.split("\n"))


def _phrases_of(line: str) -> str:
    if len(line) < 2:
        return line
    pieces: list[str] = []
    inside = {at for word in _TAKEN_APART.finditer(line) for at in range(word.start() + 1, word.end())}
    at = 0
    for phrase in (part for run in _parser().parse(line) for part in _RUN_TOGETHER.split(run)):
        joins = at in inside or _belongs_to_previous(phrase[0])
        if pieces and (joins or _is_lone_kanji(pieces[-1], phrase)):
            pieces[-1] += phrase
        else:
            pieces.append(phrase)
        at += len(phrase)
    return _MAY_BREAK.join(_held_together(piece) for piece in pieces)


def _held_together(phrase: str) -> str:
    """A phrase that breaks at its spaces only: 「（8月休み）」 and 「10:30〜11:30」 stay whole.

    A very long word may break, or it would be cut at the edge: an address of the web after its signs.
    """
    return "".join(
        _held_word(word) if len(word) <= _LONGEST_HELD else _LATIN_RUN.sub(rf"\1{_MAY_BREAK}", word)
        for word in _SPACES.split(phrase)
    )


def has_long_word(text: str) -> bool:
    """Whether Qt would find no place to break in a part of the text."""
    return _LONG_LATIN.search(text) is not None


def _held_word(word: str) -> str:
    held = word[:1]
    for before, character in pairwise(word):
        is_japanese = ord(before) > _FIRST_JAPANESE or ord(character) > _FIRST_JAPANESE
        joins = is_japanese and not _belongs_to_previous(character)
        held += (_NO_BREAK if joins else "") + character
    return held


def _is_lone_kanji(piece: str, following: str) -> bool:
    """The model takes some compounds apart after one kanji (定｜例); no phrase ends there."""
    return len(piece) == 1 and all("\u4e00" <= character <= "\u9fff" for character in (piece, following[0]))


def _belongs_to_previous(character: str) -> bool:
    return unicodedata.category(character) in _JOINED_CATEGORIES


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    if category == "Cf" and character not in "\u200d\u200b\u2060":
        return ""
    return "" if category in ("Cs", "Co") else character


@cache
def _parser() -> _PhraseParser:
    import budoux

    parser: _PhraseParser = budoux.load_default_japanese_parser()
    return parser
