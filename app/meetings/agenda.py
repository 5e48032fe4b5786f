"""次第 and groups: how a point is called, what a typed line means, what a group is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.records.minutes import AgendaItem
from app.rules.time_reading import read_clock

_KIND_WORDS = (
    ("promises", ("前回の約束", "前回の宿題", "ふりかえり", "振り返り")),
    ("talk", ("講話", "講演", "講義", "ミニ講座")),
    ("work", ("ワーク", "グループ", "話し合い", "話しあい", "意見交換", "知恵交換")),
    ("summary", ("まとめ", "閉会")),
    ("report", ("報告", "説明", "紹介")),
)
_TIME_FIRST = re.compile(r"\s*(?P<time>[0-9０-９]{1,2}[:：時][0-9０-９]{0,2}(?:分|半)?)[〜～\-\s　]*(?P<title>.+)")
_OWN_NUMBER = ("ワーク", "グループ")
_SHORT_GROUP = 2


@dataclass(frozen=True, slots=True)
class TypedPoint:
    """A point of the agenda as one line says it.

    Attributes:
        start: HH:MM or ''.
        kind: a code of AGENDA_KIND, guessed from the words.
    """

    title: str
    start: str = ""
    kind: str = ""


def read_point(typed: str) -> TypedPoint:
    """「15:00 ワーク2 働きかけ」 → title, time and kind; the title alone where no time stands in front."""
    found = _TIME_FIRST.fullmatch(typed)
    start = read_clock(found["time"]) if found is not None else None
    title = found["title"].strip() if found is not None and start else typed.strip()
    return TypedPoint(title, start or "", guessed_kind(title))


def guessed_kind(title: str) -> str:
    """The kind a title speaks of; '' for what is something else."""
    return next((kind for kind, words in _KIND_WORDS if any(word in title for word in words)), "")


def point_titles(items: Iterable[AgendaItem]) -> dict[int, str]:
    """What each point is called: a ワーク that does not say so itself gets its number, 「ワーク1 想定される場」."""
    titles: dict[int, str] = {}
    works = 0
    for item in items:
        title = item.title.strip()
        if item.kind == "work":
            works += 1
            if not any(word in title for word in _OWN_NUMBER):
                title = f"ワーク{works}{'' if title.startswith('「') else ' '}{title}"
        titles[item.id] = title
    return titles


def group_words(name: str) -> str:
    """「Aグループ」 for 「A」; a longer name stays as it is."""
    shown = name.strip()
    return f"{shown}グループ" if 0 < len(shown) <= _SHORT_GROUP else shown


def ordered_groups(names: Iterable[str]) -> list[str]:
    """Each group once: nobody's first, A B C by the alphabet, other names as they come up."""
    listed = list(dict.fromkeys(names))
    found = [name for name in listed if name]
    has_letters = all(len(name.removesuffix("グループ")) <= _SHORT_GROUP for name in found)
    return ([""] if "" in listed else []) + (sorted(found) if has_letters else found)


def next_group(names: Iterable[str]) -> str:
    """The name of one group more: A, B, C … as far as the alphabet goes, then numbers."""
    known = set(names)
    letters = (chr(code) for code in range(ord("A"), ord("Z") + 1))
    free = next((letter for letter in letters if letter not in known and f"{letter}グループ" not in known), "")
    return free or str(len(known) + 1)
