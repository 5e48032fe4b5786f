"""The rules of Japanese line-breaking, counted over lines however they were made, and the texts they are counted on.

The rules are written down here once more, from JLREQ and JIS X 4051, so that a mistake in the tables of the program
cannot hide itself. The texts: minutes, plans, lists of places, descriptions of public facilities, and sentences put
together from names, dates, numbers and addresses.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from app.printing.fonts import Face
from app.printing.japanese_text import drawable, measure
from app.printing.line_breaking import Line

_CORPUS = Path(__file__).parent / "data" / "japanese_corpus.txt"
WIDTHS = (9000, 11500, 14000, 18000, 22000, 27000, 35000)
LEAST_LINES = 33_000
NEVER_FIRST = frozenset(
    "、。，．・：；？！」』）］｝〕〉》】〙〗〟’”»!),.:;?]}ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー々〻ゝゞヽヾ〜～‐–゠…‥％‰℃°′″"
)
PUNCTUATION = frozenset("、。，．・：；？！」』）］｝〕〉》】〙〗〟’”»!),.:;?]}")
NEVER_LAST = frozenset("「『（［｛〔〈《【〘〖〝‘“«([{￥＄£＃№〒@")
MAY_HANG = frozenset("、。，．")
_WHOLE = re.compile(
    r"https?://[!-~]+|[\w.+-]+@[\w.-]+\w"
    r"|\(?0\d{1,4}[)-]\d{1,4}[)-]\d{3,4}"
    r"|(?:(?:令和|平成|昭和)(?:元|\d+)年)?\d+月\d+日(?:[（(][月火水木金土日祝・]+[）)])?|(?:令和|平成|昭和)(?:元|\d+)年"
    r"|(?:[AP]M)?\d+:\d\d(?:〜\d+:\d\d)?|\d+(?:年|月|日|時|分|円|名|人|歳|回|か所|丁目|番地?|号|階|組|枚|冊|本|台|個|週間|か月|%|ha|min|km|m)"
    r"|[A-Za-z0-9]+(?:[.,:/-][A-Za-z0-9]+)*|――+|……+|‥‥+"
)
"""R3: what stays whole as long as a line can hold it."""


def _generated(count: int) -> list[str]:
    """Sentences in which everything awkward stands next to everything else; the same ones every time."""
    choose = random.Random(2025).choice
    names = ("みんな茶論", "「けやき・広場」", "まめの木Café", "さくら𠮷田ルーム", "（仮称）髙﨑さんの家", "葛\U000e0100飾カフェ")
    when = ("令和7年4月1日(火)", "毎月第2・第4土曜", "13:00〜15:00", "午前10時半", "11月21日", "8月は休み")
    facts = ("042-000-5001", "(042)000-5002", "https://ibasho.example/place/27?from=qr", "1,500円", "20名まで", "約3.5km", "2-35-3")
    words = ("にて、", "をひらきます。", "――", "……と、", "「だれでもどうぞ」", "（雨天中止）。", "もあり、", "ですよ！？", "・", "ーっ", "々の", "、")
    parts = (names, when, facts)
    return ["".join(choose(choose(parts)) + choose(words) + choose(words) for _ in range(9)) for _ in range(count)]


@cache
def texts() -> tuple[str, ...]:
    """The texts as they are drawn."""
    return tuple(map(drawable, (*_CORPUS.read_text("utf-8").splitlines(), *_generated(150))))


def faults(text: str, lines: Sequence[Line], width: int, *, may_hang: bool) -> Counter[str]:
    """How often each rule is broken in the lines of one text, and how many lines there are; widths in 1/1000 em."""
    found: Counter[str] = Counter(lines=len(lines))
    cuts = {line.start for line in lines[1:]}
    for word in _WHOLE.finditer(text):
        inside = [cut for cut in cuts if word.start() < cut < word.end()]
        found["a word, number or date is cut"] += bool(inside) and _fits(text, word.start(), word.end(), width)
    for number, line in enumerate(lines):
        shown = text[line.start : line.end]
        if number:
            found["starts with a forbidden mark"] += shown[0] in NEVER_FIRST and not _is_forced(text, line.start, width)
        if number < len(lines) - 1:
            found["ends with an opening bracket"] += shown[-1] in NEVER_LAST
        found["wider than the column"] += line.width - line.hanging > width + 1
        found["something hangs that may not"] += bool(line.hanging) and not (may_hang and shown[-1] in MAY_HANG)
    if len(lines) > 1:
        end = text[lines[-1].start : lines[-1].end]
        last = [each for each in end if each not in PUNCTUATION and each < "\U000e0000"]
        found["a lone last character"] += len(last) < 2 and not _is_alone_of_need(text, lines, width)
    return found


def _adhering(text: str, start: int, end: int) -> tuple[int, int]:
    """The word with the marks that cannot be parted from it, and what they in turn hold on to."""
    while start and (text[start - 1] in NEVER_LAST or text[start] in NEVER_FIRST or _is_one(text, start)):
        start -= 1
    while end < len(text) and (text[end] in NEVER_FIRST or text[end - 1] in NEVER_LAST or _is_one(text, end)):
        end += 1
    return start, end


def _is_one(text: str, at: int) -> bool:
    return any(word.start() < at < word.end() for word in _WHOLE.finditer(text, max(0, at - 60), at + 60))


def _fits(text: str, start: int, end: int, width: int) -> bool:
    first, after = _adhering(text, start, end)
    positions = measure(text, Face.R).positions
    return positions[after] - positions[first] <= width


def _is_forced(text: str, at: int, width: int) -> bool:
    """A word longer than the line holds the mark."""
    return not _fits(text, at, at + 1, width)


def _is_alone_of_need(text: str, lines: Sequence[Line], width: int) -> bool:
    """The line before is a single long word, or its last word and the end would not fit one line together."""
    breaks = [at for at in measure(text, Face.R).breaks if lines[-2].start < at < lines[-1].start]
    positions = measure(text, Face.R).positions
    return not breaks or positions[lines[-1].end] - positions[breaks[-1]] > width
