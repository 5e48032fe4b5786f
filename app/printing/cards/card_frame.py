"""What every card has around its content: holes to punch, tabs by 種別, head, and the level at the foot (comp 18)."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.boxes import Align, boxed, padded, plate, row, tagged
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation, Shape
from app.printing.phrases import phrase_breaks
from app.printing.shapes import circle, line, rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label, vertical_label
from app.printing.text_placing import squeezed
from app.printing.theme import CARD_PAPER, Colour
from app.records.field import Level

WIDTH = CARD_PAPER.text_width
LEFT, RIGHT = CARD_PAPER.left, CARD_PAPER.width - CARD_PAPER.right
ACCENT = Colour.MIDORI
TITLE = "地域資源ファイル"
HOLE_FROM_EDGE, HOLE_APART = 12.0, 80.0
"""A punch of two holes (JIS S 6041): 12 mm from the edge, 80 mm apart, around the middle of the page."""
_HOLE_RADIUS = 3.0
_HEAD_TOP, HEAD_RULE = 11.0, 18.4
FOOT_RULE, _FOOT_TOP = 275.5, 279.4
_TAB_LEFT, _TAB_WIDTH, _TAB_TOP, _TAB_FOOT, _TAB_GAP = 193.6, 8.4, 22.0, 268.0, 2.6
_TAB_PT = 10.5
_LAST_WORDS = ("カフェ", "サロン", "スペース", "センター", "会議室", "教室", "食堂", "ひろば", "場所", "施設")
"""Where a long 種別 is parted if its script does not tell (コミュニティ｜カフェ)."""
MOST_TABS = 8
REST_TAB = "そのほか"
LEVEL_WORDS = {
    Level.INTERNAL: "内部用　外に出さないでください",
    Level.RELATED: "関係者用　ほかの人に渡さないでください",
    Level.PUBLIC: "公開用",
}


def frame_operations(
    where: str, day: str, tabs: Sequence[str], tab: str, level: Level, publisher: str
) -> list[Operation]:
    """Head, foot, holes and tabs of one card; read out as what every page has.

    Args:
        where: area and town.
        day: of printing, in words.
        tabs: every 種別 that has a card, in order; `tab` is that of this one.
    """
    head, foot = Opened(Tag.ARTIFACT, kind="Header"), Opened(Tag.ARTIFACT, kind="Footer")
    operations: list[Operation] = [head, *_head(where, day), CLOSED]
    operations += [*_level(level), foot, *_foot(publisher), CLOSED]
    return [*operations, *_holes(), Opened(Tag.ARTIFACT), *_tabs(tabs, tab), CLOSED]


def shown_tabs(kinds: Sequence[str]) -> tuple[str, ...]:
    """At most eight tabs; the rarest kinds at the end share one."""
    found = tuple(dict.fromkeys(kind or REST_TAB for kind in kinds))
    if len(found) <= MOST_TABS:
        return found
    kept = [kind for kind in found if kind != REST_TAB][: MOST_TABS - 1]
    return (*kept, REST_TAB)


def _head(where: str, day: str) -> list[Operation]:
    title = label(TITLE, TextStyle(face=Face.B, size_pt=12))
    date = label(day, TextStyle(size_pt=11))
    room = WIDTH - title.width - date.width - 16
    place = squeezed(where, room, TextStyle(size_pt=12), floor_pt=10.5)
    stroke = Shape(LEFT, HEAD_RULE, line(0, 0, WIDTH, 0), stroke=ACCENT, line_width=1.0)
    return [
        *title.at(LEFT, _HEAD_TOP),
        *place.at(LEFT + title.width + 10, _HEAD_TOP),
        *date.at(RIGHT - date.width, _HEAD_TOP + 0.4),
        stroke,
    ]


def _level(level: Level) -> list[Operation]:
    """Who may see the card: read out, because it matters."""
    ink = Colour.SUMI if level is Level.PUBLIC else Colour.SHUKO
    words = label(LEVEL_WORDS[level], TextStyle(face=Face.B, size_pt=11, colour=ink))
    block = padded(words, top=1.1, bottom=1.1, left=2.4, right=2.4)
    framed = block if level is Level.PUBLIC else plate(block, stroke=Colour.SHUKO, radius=1.0)
    left = LEFT - (2.4 if level is Level.PUBLIC else 0.0)
    return tagged(framed, Tag.PARAGRAPH).at(left, _FOOT_TOP - 1.1)


def _foot(publisher: str) -> list[Operation]:
    words = squeezed(publisher, WIDTH * 0.5, TextStyle(size_pt=11), floor_pt=10.5)
    return words.at(RIGHT - words.width, _FOOT_TOP)


def _holes() -> list[Operation]:
    middle = CARD_PAPER.height / 2
    found: list[Operation] = [
        Shape(HOLE_FROM_EDGE, y, circle(0, 0, _HOLE_RADIUS), stroke=Colour.NEZU, line_width=0.25)
        for y in (middle - HOLE_APART / 2, middle + HOLE_APART / 2)
    ]
    tick = line(HOLE_FROM_EDGE - 2, middle, HOLE_FROM_EDGE + 2, middle)
    return [*found, Shape(0, 0, tick, stroke=Colour.NEZU, line_width=0.25)]


def _tabs(tabs: Sequence[str], current: str) -> list[Operation]:
    """One below the other, that of this card filled."""
    found: list[Operation] = []
    chosen = current if current in tabs else REST_TAB
    count = max(MOST_TABS, len(tabs))
    height = (_TAB_FOOT - _TAB_TOP - _TAB_GAP * (count - 1)) / count
    letters = int((height - 2.0) / (_TAB_PT * POINT_MM))
    for number, tab in enumerate(tabs):
        y = _TAB_TOP + number * (height + _TAB_GAP)
        is_current = tab == chosen
        ink = Colour.WHITE if is_current else Colour.HAI
        outline = rectangle(0, 0, _TAB_WIDTH, height, radius=1.4)
        fill, stroke = (ACCENT, "") if is_current else ("", Colour.NEZU)
        found.append(Shape(_TAB_LEFT, y, outline, fill=fill, stroke=stroke, line_width=0.25))
        style = TextStyle(face=Face.B, size_pt=_TAB_PT, colour=ink)
        lines = [vertical_label(part, style) for part in tab_lines(tab, letters)]
        words = row(lines[::-1])  # vertical lines go from right to left
        found += boxed(words, width=_TAB_WIDTH, height=height, across=Align.CENTRE, down=Align.CENTRE).at(_TAB_LEFT, y)
    return found


def tab_lines(tab: str, letters: int) -> tuple[str, ...]:
    """A 種別 on one vertical line, a longer one on two parted between words; the card itself says all of it."""
    if len(tab) <= letters:
        return (tab,)
    ends = {at for at, _ in phrase_breaks(tab, Face.B)} | {tab.find(word) for word in _LAST_WORDS}
    fitting = [at for at in ends if 0 < at <= letters and len(tab) - at <= letters]
    if fitting:
        at = min(fitting, key=lambda at: abs(at - len(tab) / 2))
        return tab[:at].rstrip("・"), tab[at:].lstrip("・")
    first = tab.partition("・")[0].partition("（")[0]
    return (first if 1 < len(first) <= letters else f"{tab[: letters - 1]}…",)
