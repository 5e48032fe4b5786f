"""What a character is to the rules of setting Japanese text: one letter each, so that rules are short patterns.

A pattern that names whole scripts takes Python milliseconds to compile; over these letters it takes none.
"""

from __future__ import annotations

_FIRST_JAPANESE = 0x2E80
"""The first code point of the blocks that only hold letters and marks of East Asia."""
_LAST_LETTER, _LAST_JAPANESE = 0x3FFFF, 0xDFFFF
_NOT_JAPANESE = range(0xFE00, 0xFE10)
"""Variation selectors."""
_MARKS = (
    dict.fromkeys("。．", ".")
    | dict.fromkeys("、，", ",")
    | dict.fromkeys("・：；？！」』）］｝〕〉》】〙〗〟", ")")
    | dict.fromkeys("「『（［｛〔〈《【〘〖〝", "(")
    | dict.fromkeys("　￥＄＃〒｡､｣･｢", "-")
)
_RANGES = (
    ("h", "ぁ", "ゖ"),
    ("t", "ァ", "ヺ"),
    ("l", "ー", "ー"),
    ("n", "一", "\u9fff"),
    ("n", "々", "々"),
    ("n", "\U00020000", "\U0002efff"),
    ("k", "〆", "〇"),
    ("k", "\u3097", "\u30a0"),
    ("k", "\u30fd", "ヿ"),
    ("k", "\u3400", "\u4dbf"),
    ("k", "\uf900", "\ufaff"),
    ("k", "\U0002f000", "\U0003ffff"),
)


def kinds(text: str) -> str:
    """One letter for each character.

    `h` hiragana, `t` katakana, `l` the long mark, `n` kanji, `k` rare letters between them, `j` what else Japanese
    type holds, `a` other letters and figures; `.` 。, `,` 、, `)` and `(` further marks and brackets; `-` the rest.
    """
    return text.translate(_KINDS)


def is_latin(character: str) -> bool:
    """Whether it is a letter or figure of another script than those of East Asia."""
    return character.isalnum() and not _FIRST_JAPANESE <= ord(character) <= _LAST_LETTER


class _Kinds(dict[int, str]):
    """Code point → letter, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _kind(chr(code))
        return found


_KINDS = _Kinds()


def _kind(character: str) -> str:
    if character in _MARKS:
        return _MARKS[character]
    for letter, first, last in _RANGES:
        if first <= character <= last:
            return letter
    if is_latin(character):
        return "a"
    code = ord(character)
    return "j" if _FIRST_JAPANESE <= code <= _LAST_JAPANESE and code not in _NOT_JAPANESE else "-"
