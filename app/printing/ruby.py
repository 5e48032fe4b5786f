"""ふりがな: the reading above those characters of a name that need one (R10, printdesign.md §5; W3C "simple ruby").

Group ruby, centred over the word, on one line. A reading wider than its word may hang over neighbouring kana by one of
its own characters; beyond that the word gets room on both sides. It never hangs over kanji.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from app.printing.boxes import Block
from app.printing.fonts import Face
from app.printing.japanese_text import drawable
from app.printing.pages import POINT_MM, Operation, all_moved
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label

LARGE_NAME_PT = 40.0
"""From this size on a reading is 0.3 of its name, below it 0.4."""
_SHARE_LARGE, _SHARE = 0.3, 0.4
_LIGHT = {Face.B: Face.R, Face.MB: Face.M, Face.GB: Face.G}
"""Small bold kana fill up: the reading is set in the regular weight."""
_GAP = 0.06
"""Between the reading and the em box of its name, in em of the reading."""
_KANA_LETTERS = r"\u3041-\u3096\u30a1-\u30fa\u30fc"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_RUN = (
    rf"(?P<kana>[{_KANA_LETTERS}]+)|(?P<read>(?:(?![{_KANA_LETTERS}])\w|[{_SELECTORS}])+)|(?P<mark>[^\w{_SELECTORS}]+)"
)
_SPACES = r"[\s　]+"
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_ENDINGS = (
    ("圏域", "けんいき"), ("地区", "ちく"), ("地域", "ちいき"), ("団地", "だんち"), ("会館", "かいかん"),
    ("公民館", "こうみんかん"), ("集会所", "しゅうかいじょ"), ("図書館", "としょかん"), ("児童館", "じどうかん"),
    ("小学校", "しょうがっこう"), ("食堂", "しょくどう"), ("喫茶", "きっさ"), ("茶論", "さろん"), ("倶楽部", "くらぶ"),
    ("広場", "ひろば"), ("教室", "きょうしつ"), ("体操", "たいそう"),
)  # fmt: skip
"""Words names end in: their reading stands over them alone (東部｜圏域)."""
_REMARKS = {"見本": "みほん", "仮": "かり", "仮称": "かしょう", "予定": "よてい"}
"""What is remarked behind a name, and is seldom in its reading: 桜の会（仮称）."""


class RubyPart(NamedTuple):
    """A piece of a name; `reading` is '' where it is plain to read."""

    text: str
    reading: str


def ruby_size(name_pt: float) -> float:
    """The size of a reading above a name of that size, pt."""
    return name_pt * (_SHARE_LARGE if name_pt >= LARGE_NAME_PT else _SHARE)


@lru_cache(maxsize=4096)
def ruby_parts(name: str, reading: str) -> tuple[RubyPart, ...]:
    """The name cut into what is read as it stands (kana, marks) and what needs a reading, each with its own.

    Where name and reading cannot be laid beside each other without doubt the reading stands over the whole name.
    """
    name, reading = drawable(name).strip(), drawable(reading).strip()
    if not name or not reading or _hiragana(re.sub(_SPACES, "", name)) == _hiragana(re.sub(_SPACES, "", reading)):
        return (RubyPart(name, ""),) if name else ()
    remark = _unread_remark(name, reading)
    if remark:
        return (*ruby_parts(name.removesuffix(remark), reading), RubyPart(remark, ""))
    runs = list(re.finditer(_RUN, name))
    spoken = re.sub(_SPACES, "", _hiragana(reading))
    short, long = (_aligned(runs, spoken, one_or_more) for one_or_more in ("(.+?)", "(.+)"))
    if short is None or short != long:
        return (RubyPart(name, reading),)
    found: list[RubyPart] = []
    readings = iter(short)
    for run in runs:
        if run.lastgroup == "read":
            found += _by_ending(run.group(), next(readings))
        else:
            found.append(RubyPart(run.group(), ""))
    return tuple(found)


def _unread_remark(name: str, reading: str) -> str:
    """「（仮称）」 at the end of a name whose reading ends before it, '' for none."""
    found = re.search(r"\s*[（(](\w+)[）)]$", name)
    if found is None or found.start() == 0 or found[1] not in _REMARKS:
        return ""
    return "" if _hiragana(reading).rstrip("）)").endswith(_REMARKS[found[1]]) else found[0]


def _aligned(runs: list[re.Match[str]], spoken: str, unknown: str) -> tuple[str, ...] | None:
    """The readings of the runs that are no kana; `unknown` is how much of the reading such a run may take."""
    pattern = "".join(
        re.escape(_hiragana(run.group()))
        if run.lastgroup == "kana"
        else unknown
        if run.lastgroup == "read"
        else r"[\W_]*"
        for run in runs
    )
    found = re.fullmatch(pattern, spoken)
    return None if found is None else found.groups()


def _hiragana(text: str) -> str:
    return text.translate(_TO_HIRAGANA)


def _by_ending(text: str, reading: str) -> list[RubyPart]:
    for word, spoken in _ENDINGS:
        if text.endswith(word) and reading.endswith(spoken) and len(text) > len(word) and len(reading) > len(spoken):
            return [RubyPart(text.removesuffix(word), reading.removesuffix(spoken)), RubyPart(word, spoken)]
    return [RubyPart(text, reading)]


def ruby_label(name: str, reading: str, style: TextStyle, *, ruby_pt: float) -> Block:
    """One line: the name with its reading above where it is needed; its height leaves room for the reading.

    Without anything to read the block is the plain `label`.
    """
    parts = ruby_parts(name, reading)
    bases = [label(part.text, style) for part in parts]
    small = style._replace(face=_LIGHT.get(style.face, style.face), size_pt=ruby_pt, tracking=0.0)
    over = [label(part.reading, small) for part in parts]
    if not any(part.reading for part in parts):
        return label(name, style)
    top = over[0].height * (1 + _GAP) if over else 0.0
    em = ruby_pt * POINT_MM
    drawn: list[Operation] = []
    above: list[Operation] = []
    x = 0.0
    for at, (part, base, ruby) in enumerate(zip(parts, bases, over, strict=True)):
        wide = max(0.0, ruby.width - base.width) if part.reading else 0.0
        before = min(wide / 2, _overhang(parts, bases, at - 1, em, is_end=True))
        after = min(wide / 2, _overhang(parts, bases, at + 1, em, is_end=False))
        x += wide / 2 - before
        key = f"ruby {at} {part.text}"
        own = all_moved(base.operations, x, top)
        if part.reading:
            drawn += [Opened(Tag.RUBY, key=key), Opened(Tag.RUBY_BASE), *own, CLOSED, CLOSED]
            shown = all_moved(ruby.operations, x + (base.width - ruby.width) / 2, 0.0)
            above += [Opened(Tag.RUBY, key=key), Opened(Tag.RUBY_TEXT), *shown, CLOSED, CLOSED]
        else:
            drawn += own
        x += base.width + wide / 2 - after + _tracking(style, at < len(parts) - 1)
    height = top + style.size_pt * POINT_MM
    return Block(x, height, (*drawn, *above), top + bases[0].first_baseline)


def ruby_heading(
    name: str, reading: str, width: float, style: TextStyle, *, least_scale: float = 0.85, floor_pt: float = 7.0
) -> Block | None:
    """A name on one line with its reading, smaller down to `least_scale`; None when it does not fit one line.

    Args:
        floor_pt: no reading is smaller (A5 6 pt, A4 7 pt).
    """
    block = ruby_label(name, reading, style, ruby_pt=max(floor_pt, ruby_size(style.size_pt)))
    if block.width > width:
        size = int(style.size_pt * width / block.width * 10) / 10
        if size < style.size_pt * least_scale:
            return None
        block = ruby_label(name, reading, style._replace(size_pt=size), ruby_pt=max(floor_pt, ruby_size(size)))
    return block._replace(width=width) if block.width <= width else None


def _overhang(parts: tuple[RubyPart, ...], bases: list[Block], at: int, em: float, *, is_end: bool) -> float:
    """How far a reading may reach over the neighbour at that place: over kana, by one character of the reading."""
    if not 0 <= at < len(parts) or parts[at].reading or not parts[at].text:
        return 0.0
    letter = parts[at].text[-1 if is_end else 0]
    return min(em, bases[at].width / 2) if _is_kana(letter) else 0.0


def _is_kana(letter: str) -> bool:
    found = re.match(_RUN, letter)
    return found is not None and found.lastgroup == "kana"


def _tracking(style: TextStyle, has_next: bool) -> float:
    return style.tracking / 1000 * style.size_pt * POINT_MM if has_next else 0.0
