"""よみ: a proposal for it, its order in an index (R20 of the print rules) and the heading it stands under."""

import re
import unicodedata
from functools import lru_cache

from app.rules.normalise import fold_width

_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
_VOWELS = {
    "あ": "あかさたなはまやらわ", "い": "いきしちにひみりゐ", "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれゑ", "お": "おこそとのほもよろを",
}
_VOWEL_OF = {kana: vowel for vowel, row in _VOWELS.items() for kana in row}
_ROWS = {
    "あ": "あいうえお", "か": "かきくけこ", "さ": "さしすせそ", "た": "たちつてと", "な": "なにぬねの",
    "は": "はひふへほ", "ま": "まみむめも", "や": "やゆよ", "ら": "らりるれろ", "わ": "わゐゑをん",
}
_HEADING_OF = {kana: heading for heading, row in _ROWS.items() for kana in row}
_MARKS = {"\u3099": "1", "\u309a": "2"}
OTHER_HEADING = "他"

SortKey = tuple[int, str, str, str]

# Most readings are hiragana, digits and spaces; for these each of the three texts of the key is one look-up a letter.
_HIRAGANA = re.compile("[ぁ-ゖ0-9 　]*")
_LETTERS = [*map(chr, range(0x3041, 0x3097)), *"0123456789"]
_DECOMPOSED = {letter: unicodedata.normalize("NFD", letter) for letter in _LETTERS}
_SPACES = {ord(space): None for space in " 　"}
_PLAIN_OF = _SPACES | {ord(kana): _SMALL.get(letters[0], letters[0]) for kana, letters in _DECOMPOSED.items()}
_MARK_OF = _SPACES | {ord(kana): _MARKS.get(letters[1:], "0") for kana, letters in _DECOMPOSED.items()}
_SIZE_OF = _SPACES | {ord(kana): "1" if letters[0] in _SMALL else "2" for kana, letters in _DECOMPOSED.items()}


def reading_from_kana(name: str) -> str:
    """A proposal of よみ in hiragana for a name written in kana, "" if any letter or digit is not kana.

    A middle dot becomes a space; other signs are left out.
    """
    letters: list[str] = []
    for letter in fold_width(name).translate(_KATAKANA_TO_HIRAGANA):
        if "ぁ" <= letter <= "ゖ" or letter == "ー":
            letters.append(letter)
        elif letter in " ・\n":
            letters.append(" ")
        elif unicodedata.category(letter)[0] in "LN":
            return ""
    return " ".join("".join(letters).split())


def sort_key(reading: str) -> SortKey:
    """五十音順 after JIS X 4061: kana first, then marks (か が), then size (long mark, small, plain).

    Readings that do not begin with kana come last. Spaces and signs do not count.
    """
    if _HIRAGANA.fullmatch(reading):
        letters = reading.translate(_PLAIN_OF)
        rank = 0 if letters[:1] in _HEADING_OF else 1
        return (rank, letters, reading.translate(_MARK_OF), reading.translate(_SIZE_OF))
    return _slow_sort_key(reading)


@lru_cache(maxsize=20_000)
def _slow_sort_key(reading: str) -> SortKey:
    plain: list[str] = []
    marks: list[str] = []
    sizes: list[str] = []
    folded = unicodedata.normalize("NFD", fold_width(reading).translate(_KATAKANA_TO_HIRAGANA))
    for letter in folded.casefold():
        if letter in _MARKS:
            if marks:
                marks[-1] = _MARKS[letter]
        elif letter == "ー":
            plain.append(_VOWEL_OF.get(plain[-1], "ー") if plain else "ー")
            marks.append("0")
            sizes.append("0")
        elif unicodedata.category(letter)[0] in "LN":
            plain.append(_SMALL.get(letter, letter))
            marks.append("0")
            sizes.append("1" if letter in _SMALL else "2")
    is_kana = bool(plain) and plain[0] in _HEADING_OF
    return (0 if is_kana else 1, "".join(plain), "".join(marks), "".join(sizes))


def index_heading(reading: str) -> str:
    """The heading あかさたなはまやらわ a reading stands under in an index, 他 if it has none."""
    first = sort_key(reading)[1][:1]
    return _HEADING_OF.get(first, OTHER_HEADING)
