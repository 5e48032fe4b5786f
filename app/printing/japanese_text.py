"""What a text looks like before it is cut into lines: drawn form, words that stay whole, legal breaks, gaps.

Sources: JIS X 4051 and JLREQ (strict line-breaking), rules R1–R3 and R9 of the print design. All folding is for drawing
only; records keep what was typed.
"""

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from app.printing.character_kinds import is_latin, kinds
from app.printing.fonts import Face, is_variation_selector, typeface

NEVER_STARTS = (
    "、。，．・：；？！」』）］｝〕〉》】〙〗〟’”»!),.:;?]}"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "ー々〻ゝゞヽヾ〜～‐–゠…‥％‰℃°′″゛゜ｰ｡､｣･ｧｨｩｪｫｬｭｮｯﾞﾟ"
)
"""R1, 行頭禁則."""
NEVER_ENDS = "「『（［｛〔〈《【〘〖〝‘“«([{￥＄£＃№〒@｢"
"""R2, 行末禁則."""
HANGING = "、。，．"
"""R4: may stand outside the right edge of body text."""
CLOSING = "、。，．・：；？！」』）］｝〕〉》】〙〗〟’”»!),.:;?]}｡､｣･"

LATIN_GAP = 140.0
"""Between Japanese and Latin letters or figures, 1/1000 em (printdesign.md §3)."""

_DIGIT_FOLD = {ord("０") + value: ord("0") + value for value in range(10)} | {ord("～"): "〜", ord("\t"): " "}
_LINE_END = "\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]"
_DASH_BETWEEN_DIGITS = r"(?<=\d)[－−‐‑](?=\d)"
_COLON_BETWEEN_DIGITS = r"(?<=\d)：(?=\d\d)"
_VOICED = "[\u3041-\u30ff][\u3099\u309a]"
_UNSEEN = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f\u20e3\U0001f3fb-\U0001f3ff"
)
"""Control, format and direction characters, halves of surrogate pairs, and the modifiers of emoji."""
_NOT_DRAWN = f"[{_UNSEEN}]+"
_DRAWN_OTHERWISE = re.compile(f"[{_UNSEEN}\u2028\u2029０-９～：－−‐‑\u3099\u309a]")
"""Every character that can make a text look other than it was typed."""


@lru_cache(maxsize=8192)
def drawable(text: str) -> str:
    r"""The text as it is drawn (R9): half-width figures, one wave dash, no control or direction characters.

    Full-width dashes and colons become half-width only between figures (042－000, 13：00). Line ends become `\n`.
    A kana with a separate voiced mark becomes one character. Extraction from the PDF gives back this form.
    """
    if not _DRAWN_OTHERWISE.search(text):
        return text
    text = re.sub(_LINE_END, "\n", text).translate(_DIGIT_FOLD)
    text = re.sub(_COLON_BETWEEN_DIGITS, ":", re.sub(_DASH_BETWEEN_DIGITS, "-", text))
    text = re.sub(_VOICED, lambda found: unicodedata.normalize("NFC", found.group()), text)
    return re.sub(_NOT_DRAWN, "", text)


_COUNTERS = (
    "年間|年度|年|[かヶ]月間?|月|日間|日|時間|時半|時|分間|分|秒|週間|週|週目|回目|回|名様|名|人|円|歳|才|番地|番|丁目|号室|号|"
    "階|組|部|冊|枚|本|台|個|つ|[かヶ]所|所|件|世帯|軒|点|割|畳|坪|席|食|杯|曜日|期|次|層|圏域|級|歩|等|位|代|周年|"
    "ページ|頁|通|セット|グループ|団体|[A-Za-z]{1,4}(?![A-Za-z0-9])|㎡|[%％度倍]"
)
_PREFIX = "第|約|全|各|計|残り|満|毎|令和|平成|昭和|大正|明治|西暦|午前|午後|[RHSTM](?=\\d+[年.])"
_NUMBER = r"\d+(?:[.,:/-]\d+)*"
_AMOUNT = rf"(?:(?:{_PREFIX})+(?:元年|{_NUMBER})|{_NUMBER})(?:{_COUNTERS})?(?:半|以上|以下|未満)?"
_TIME = r"(?:午前|午後|[AP]M)?\d{1,2}(?::\d\d|時(?:\d{1,2}分|半)?)"
_DATE = (
    r"(?:(?:令和|平成|昭和|大正|明治|西暦)?(?:元|\d+)年度?)?(?:\d{1,2}月(?:\d{1,2}日)?)?"
    r"(?:[（(][月火日祝・]{1,5}[）)])?"
)
_LATIN = "[0-9A-Za-zé]"
_TOKEN = (
    r"(?P<address>https?://[!-~]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:/[!-~]*)?)"
    r"|(?P<phone>\(?0\d{1,4}[)-]\d{1,4}[)-]\d{3,4}|0\d{1,3}\(\d{1,4}\)\d{3,4})"
    rf"|(?P<time>{_TIME}(?:[〜~-]{_TIME}|〜)?)"
    rf"|(?P<date>(?=(?:令和|平成|昭和|大正|明治|西暦)?(?:元|\d+)年|\d{{1,2}}月\d){_DATE})"
    rf"|(?P<amount>{_AMOUNT})"
    rf"|(?P<latin>{_LATIN}+(?:['’&.+/#_-]+{_LATIN}+)*)"
    r"|(?P<counted>第一+(?:回|期|次|層|部|章|号)?|一+歳)"
    r"|(?P<weekday>[月火日]曜日?)"
    r"|(?P<pair>―+|—+|…+|‥+)"
)
_TOKEN_STARTS = rf"(?=[\d(第約全各計残満毎令平昭大明西午月火日一―—…‥]|{_LATIN})"
_ALIKE = ("一二三四五六七八九十百〇", "火水木金土", "かカケ箇", "ヶヵ", "％℃")
"""Letters no rule tells apart; the first of each stands for all in the patterns above."""
_PLAIN, _CLOSER, _OPENER = "亜、「"
"""Stand for all letters no rule names, and for the marks that begin or end no line and that no other rule names."""
_LATIN_1 = "".join(map(chr, (*range(0x80, 0x85), *range(0x86, 0xA0), *range(0xA1, 0xE9), *range(0xEA, 0x100))))
"""Neither spaces nor é, which stands for itself."""


def _short_letters() -> dict[str, str]:
    """Letter that a rule names → the letter of Latin-1 that stands for it where atoms are looked for."""
    named = sorted({letter for letter in f"{_TOKEN}{_PLAIN}{_CLOSER}{_OPENER}" if not letter.isascii()} - {"é"})
    short = dict(zip(named, _LATIN_1[: len(named)], strict=True))
    short |= {letter: short[letters[0]] for letters in _ALIKE for letter in letters}
    marks = dict.fromkeys(NEVER_STARTS, _CLOSER) | dict.fromkeys(NEVER_ENDS, _OPENER)
    return {letter: short[mark] for letter, mark in marks.items() if not letter.isascii()} | short


_SHORT = _short_letters()


def _shortened(pattern: str) -> str:
    return "".join([_SHORT.get(letter, letter) for letter in pattern])


def _any_of(letters: str) -> str:
    return f"[{re.escape(''.join(dict.fromkeys(_shortened(letters))))}]"


_ATOM = re.compile(
    rf"(?P<plain>{_shortened(_PLAIN)}+)(?!{_any_of(NEVER_STARTS)}|\s)|\s+"
    rf"|(?:{_any_of(NEVER_ENDS)}\s*)*(?:{_shortened(f'{_TOKEN_STARTS}(?:{_TOKEN})')}|\S)(?:\s*{_any_of(NEVER_STARTS)})*\s*"
)
"""Over the outline of a text: several plain characters, each an atom of its own, or one atom."""
_SPACE = re.compile(r"\s")
_SCRIPT_CHANGE = re.compile("a(?=[htlnk])|[htlnk](?=a)")


class _Outlines(dict[int, str]):
    """Code point → what stands for it where atoms are looked for, filled as characters are met.

    All of it lies within Latin-1: for every set of letters beyond it `re` fills a table of 65,536, which took a
    twentieth of a flyer's time. Latin letters and figures beyond ASCII are é and 3.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isascii() or character.isspace():
            found = character
        elif character in _SHORT:
            found = _SHORT[character]
        elif is_variation_selector(character):
            found = _SHORT[_CLOSER]
        elif character.isdecimal():
            found = "3"
        else:
            found = "é" if is_latin(character) else _SHORT[_PLAIN]
        self[code] = found
        return found


_OUTLINES = _Outlines()


class MeasuredText(NamedTuple):
    """One paragraph, measured in 1/1000 em: everything the line breaker needs, whatever size and width come later.

    Attributes:
        text: as drawn, no line ends.
        positions: x of the left edge of every character and of the end; length is len(text) + 1. Holds the gaps.
        breaks: indices where a new line may begin; the last is len(text).
        reaches: x where the line ends when it is broken there: without closing spaces and gaps.
        gaps: (index, extra space after that character), rising; not inside dates and counters.
        whole: (start, end) of words that stay whole: telephone numbers, dates, times, amounts, addresses, Latin words.
    """

    text: str
    positions: tuple[float, ...]
    breaks: tuple[int, ...]
    reaches: tuple[float, ...]
    gaps: tuple[tuple[int, float], ...]
    whole: tuple[tuple[int, int], ...]

    @property
    def width(self) -> float:
        """Width of the whole paragraph on one line."""
        return self.reaches[-1] if self.reaches else 0.0


@lru_cache(maxsize=50_000)
def measure(text: str, face: Face) -> MeasuredText:
    r"""Measure one paragraph; `text` must be `drawable` and hold no `\n`."""
    advances = typeface(face).advances
    breaks, whole = _cut(text)
    gaps = _script_gaps(text, whole)
    if text[:1] == "　" and advances["　"] < 1000:
        gaps = ((0, 1000 - advances["　"]), *gaps)  # an indent is one em, whatever the face takes for a space
    widths = list(map(advances.__getitem__, text))
    for index, extra in gaps:
        widths[index] += extra
    positions = tuple(accumulate(widths, initial=0.0))
    reaches = [positions[end] for end in breaks]
    shorter = [index + 1 for index, _ in gaps] + [space.end() for space in _SPACE.finditer(text)]
    if shorter:
        extra_after = dict(gaps)
        for end in shorter:
            number = bisect_left(breaks, end)
            if breaks[number] == end:
                reaches[number] = _reach(text, positions, extra_after, end)
    return MeasuredText(text, positions, breaks, tuple(reaches), gaps, whole)


def visible_end(text: str, start: int, end: int) -> int:
    """The end of text[start:end] without the spaces a line does not show at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


@lru_cache(maxsize=8192)
def _cut(text: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    breaks: list[int] = []
    whole: list[tuple[int, int]] = []
    for found in _ATOM.finditer(text.translate(_OUTLINES)):
        kind = found.lastgroup
        if kind == "plain":
            breaks.extend(range(found.start() + 1, found.end() + 1))
            continue
        breaks.append(found.end())
        if kind is not None:
            whole.append(found.span(kind))
    return tuple(breaks), tuple(whole)


def _script_gaps(text: str, whole: tuple[tuple[int, int], ...]) -> tuple[tuple[int, float], ...]:
    if not whole:
        return ()
    inside = [found.end() for found in _SCRIPT_CHANGE.finditer(kinds(text))]
    if not inside:
        return ()
    kept: list[tuple[int, float]] = []
    words = iter(whole)
    start, end = next(words)
    for index in inside:
        while index >= end:
            following = next(words, None)
            if following is None:
                start, end = len(text), len(text) + 1
                break
            start, end = following
        if not start < index < end:
            kept.append((index - 1, LATIN_GAP))
    return tuple(kept)


def _reach(text: str, positions: tuple[float, ...], extra: dict[int, float], end: int) -> float:
    shown = visible_end(text, 0, end)
    if shown == 0:
        return 0.0
    return positions[shown] - extra.get(shown - 1, 0.0)


_STRETCHES = (
    re.compile(r"\.(?=[htlnkj(])"),
    re.compile(r",(?=[htlnkj(])"),
    re.compile(r"\)(?=[htlnkj(])|[htlnkj](?=\()"),
    re.compile(r"[htlnkj]+(?=[htlnkj])"),
)
"""Over the kinds of a text; what is found may grow after each of its characters."""


@lru_cache(maxsize=8192)
def stretchable(text: str) -> tuple[tuple[int, ...], ...]:
    """Where a justified line may grow (R6): indices of the character before the gap, in the order they are used up.

    After 。, after 、, at brackets, between other Japanese characters; never inside a word that stays whole.
    """
    inside = {index for start, end in _cut(text)[1] for index in range(start, end - 1)}
    shown = kinds(text)
    return tuple(
        tuple([at for found in pattern.finditer(shown) for at in range(*found.span()) if at not in inside])
        for pattern in _STRETCHES
    )
