"""Keys for searching, comparing and sorting Japanese text; the stored text itself never changes.

`records.md`, Text: names keep 﨑, 福 (U+FA1B), IVS and double spaces as typed. Everything that must
look past such differences works on one of the keys made here.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

# One line per letter: the form the key keeps, then the forms that are read as the same letter.
# NFKC already unites the compatibility ideographs (福 U+FA1B, 塚 U+FA10, 祐 U+FA4F ...).
_VARIANTS = """
高髙 崎﨑碕嵜 浜濵濱 斉齋斎齊 辺邊邉 沢澤 柳栁 徳德 桑桒 吉𠮷 富冨 島嶋嶌 真眞 国國 広廣 桜櫻 竜龍 蔵藏 曽曾 瀬瀨
条條 恵惠 栄榮 豊豐 実實 寿壽 円圓 学學 会會 渋澁 淵渕渊 静靜 増增 黒黑 清淸 万萬 与與 仏佛 伝傳 峰峯 館舘 船舩
野埜 桧檜 芦蘆 渓溪 穂穗 滝瀧 青靑 横橫 戸戶 塩鹽 関關 鉄鐵鐡 亀龜 鶴靏靍 薮藪 籠篭 祢禰 弥彌 団團 児兒 台臺 体體
図圖 医醫 駅驛 気氣 楽樂 予豫 来來 経經 総總 緑綠 歩步 教敎 毎每
"""

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))
_INVISIBLE = (0x00AD, 0x180E, 0x200B, *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0xFEFF,
              *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080))
_JOINERS = (0x200C, 0x200D)
_SELECTORS = (*range(0x180B, 0x180E), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
_SURROGATES = range(0xD800, 0xE000)
_SPACES = (0x09, 0x0A, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_HYPHENS = "-‐‑‒–—―−─━➖﹣－"
_LONG_MARKS = "ーｰ〜～~"
_MIDDLE_DOTS = "・･·‧•"
ONE_FOR_ONE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20, **{ord(hyphen): ord("-") for hyphen in "‐‑–—―−─"}}
"""Half-width, one letter for one letter, so that what is found can be cut out of the text as it was written."""


def _to_hiragana() -> dict[int, int]:
    table = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}  # ァ..ヶ
    table.update({0x30FD: 0x309D, 0x30FE: 0x309E})  # ヽヾ
    return table


def _nothing(*groups: Iterable[int]) -> dict[int, None]:
    return {code: None for group in groups for code in group}


# Each table is made when a text is first looked up in it: who prints one place needs none of them.


@cache
def _unseen() -> dict[int, None]:
    return _nothing(_BIDI, _CONTROL, _INVISIBLE, _SURROGATES)


class _Table(dict[int, str | int | None]):
    """What str.translate makes of a letter; one that is not in it stands for itself, and costs no exception again."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


@cache
def _fold_table() -> _Table:
    table = _Table(_to_hiragana())
    table.update(_unseen())
    table.update(_nothing(_SPACES, _SELECTORS, _JOINERS))
    table.update(_nothing(map(ord, _HYPHENS + _LONG_MARKS + _MIDDLE_DOTS)))
    for letters in _VARIANTS.split():
        folded = unicodedata.normalize("NFKC", letters)
        table.update({ord(other): folded[0] for other in folded[1:] if other != folded[0]})
    # Place names write 自由ヶ丘, 自由ケ丘 and 自由が丘 for one place.
    table.update({ord("ヶ"): "け", ord("ゖ"): "け", ord("ヵ"): "か", ord("ゕ"): "か"})
    return table


@cache
def _display_table() -> dict[int, str | None]:
    return {**_unseen(), 0x09: " ", 0x0B: "\n", 0x0C: "\n", 0x0D: None, 0x2028: "\n", 0x2029: "\n"}


@cache
def _name_table() -> dict[int, int | None]:
    return {**_to_hiragana(), **_unseen(), **_nothing(_SPACES)}


@cache
def _width_table() -> dict[int, str | None]:
    spaces = {space: " " for space in _SPACES if space != 0x0A}
    return {**_unseen(), **{ord(hyphen): "-" for hyphen in _HYPHENS}, **spaces, 0x301C: "~"}


# NFKC would also exchange compatibility ideographs, which are letters of a name and not a width.
_NOT_IDEOGRAPH = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")

# NFKC makes ¨ a space with an accent on it: without the space the accent would go over to the letter before.
_LONE_ACCENT = re.compile("(?:\\A| )[\u0300-\u036f\u3099\u309a]+")


def fold(text: str) -> str:
    """The key for searching and finding things that look alike.

    Ignores width, hiragana or katakana, upper case, long marks, hyphens, middle dots, spaces, common
    variants of kanji (髙/高 ...), IVS and characters that are drawn as nothing. Folding a key again
    returns the key.
    """
    voiced = text.replace("゛", "\u3099").replace("゜", "\u309a")  # か゛ is が, with no space between
    wide = _LONE_ACCENT.sub(" ", unicodedata.normalize("NFKC", voiced))
    key = wide.casefold().translate(_fold_table())
    while not unicodedata.is_normalized("NFKC", key):
        again = unicodedata.normalize("NFKC", key).casefold().translate(_fold_table())
        if again == key:  # ΐ is put together by the one and taken apart by the other, for ever
            break
        key = again
    return key


def fold_name(text: str) -> str:
    """The key under which two names are the same name (`records.md`, Import).

    Ignores width, hiragana or katakana, spaces and unseen characters, nothing else: 斎藤 and 齋藤 stay
    two names, and a middle dot counts.
    """
    key = _fold_ideographless(text).translate(_name_table())
    again = _fold_ideographless(key).translate(_name_table())
    while again != key:
        key, again = again, _fold_ideographless(again).translate(_name_table())
    return key


def _fold_ideographless(text: str) -> str:
    return _NOT_IDEOGRAPH.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)


def display_text(text: str) -> str:
    """The text as it is drawn: control and bidi characters are nothing, a tab is a space.

    Line ends, IVS and the joiners of emoji stay.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_display_table())


def fold_width(text: str) -> str:
    """The text of a typed field (phone, date, fee, 〒): half width, plain hyphens and spaces, trimmed."""
    return unicodedata.normalize("NFKC", text.translate(_width_table())).translate(_width_table()).strip()
