"""The indicators of a plan with their figures, read from a ledger that holds only what its reader may see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.ledger import Ledger
from app.printing.place_facts import one_line
from app.records.area import Area
from app.records.goal import GOAL_VALUE_KIND, Goal, GoalValue
from app.rules.japanese_calendar import fiscal_year_name, format_date
from app.rules.normalise import fold

_FIGURES = re.compile(r"\d+")
_CHAPTER_NUMBER = re.compile(r"(?:第[\d０-９一二三四五六七八九十]+[部章節項][　 ]*)+")
_PART_NUMBER = re.compile(r"[　 ]*その[　 ]*(\d+|[一二三四五六七八九十])$")
"""「その２」 behind a chapter, in folded letters: which of its tables an indicator is."""
_KANJI = "〇一二三四五六七八九"
_DIGIT = f"[{_KANJI[1:]}]"
_KANJI_NUMBER = re.compile(f"(?<=第)(?:{_DIGIT}?十{_DIGIT}?|{_DIGIT})(?=[部章節項])")
_TARGET = "target"


@dataclass(frozen=True, slots=True)
class YearColumn:
    """One 年度.

    Attributes:
        year: 「令和4年度」.
        values: code of a kind (actual, estimate, target) → 「840件」.
    """

    year: str
    values: dict[str, str]

    @property
    def kind_word(self) -> str:
        """「実績」 or 「見込み」 of a year with a single figure; S1 leaves 目標 unsaid."""
        kinds = [kind for kind in self.values if kind != _TARGET]
        return GOAL_VALUE_KIND.get(kinds[0], "") if len(self.values) == 1 and kinds else ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One 目標 with its years in order; `notes` stand below its table."""

    goal_id: int
    caption: str
    name: str
    years: tuple[YearColumn, ...]
    notes: tuple[str, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Codes of the rows: one for each kind where a year has several, else () for S1's single row."""
        if all(len(column.values) <= 1 for column in self.years):
            return ()
        return tuple(kind for kind in GOAL_VALUE_KIND if any(kind in column.values for column in self.years))


@dataclass(frozen=True, slots=True)
class Plan:
    """What one plan sets itself; `name` is '' for goals of no plan."""

    name: str
    indicators: tuple[Indicator, ...]


def plans_of(ledger: Ledger, *, wanted: str = "") -> tuple[Plan, ...]:
    """Every plan in order of its words, with its indicators as the plan numbers them; `wanted`: with these words.

    The number of the chapter decides (第２章第１節), then 「その２」 behind its name, then the words.
    """
    goals = sorted(ledger.all(Goal), key=_place_in_plan)
    kept = [goal for goal in goals if fold(wanted) in fold(goal.plan)]
    return tuple(
        Plan(one_line(own[0].plan), tuple(_indicators(ledger, own)))
        for own in (list(group) for _, group in groupby(kept, key=lambda goal: fold(goal.plan)))
    )


def _indicators(ledger: Ledger, goals: Sequence[Goal]) -> list[Indicator]:
    found = []
    for _, group in groupby(goals, key=lambda goal: _order(_parted(goal.chapter)[0])):
        chapter = list(group)
        for at, goal in enumerate(chapter, 1):
            own = _parted(goal.chapter)[1]
            caption = _caption(one_line(goal.chapter), own or (at if len(chapter) > 1 else 0))
            found.append(_indicator(ledger, goal, caption))
    return found


def _place_in_plan(goal: Goal) -> tuple[str, bool, str, int, str, int]:
    chapter, part = _parted(goal.chapter)
    return _order(goal.plan), not chapter, _order(chapter), part, _order(goal.name), goal.id


def _parted(chapter: str) -> tuple[str, int]:
    """(folded words of the chapter, number behind その or 0)."""
    words = fold(one_line(chapter))
    found = _PART_NUMBER.search(words)
    if found is None:
        return words, 0
    return words[: found.start()], int(found[1]) if found[1].isdecimal() else _kanji_value(found[1])


def _kanji_value(words: str) -> int:
    """「二十三」 → 23."""
    tens, ten, ones = words.rpartition("十")
    return (10 * (_KANJI.index(tens) if tens else 1) if ten else 0) + (_KANJI.index(ones) if ones else 0)


def _caption(chapter: str, number: int) -> str:
    """「【図表－協議体の目標 その１】」 as S1 writes it: the number of the chapter only decides the order."""
    chapter = _PART_NUMBER.sub("", chapter)
    chapter = _CHAPTER_NUMBER.sub("", chapter, count=1) if _CHAPTER_NUMBER.match(chapter) else chapter
    words = chapter if chapter.endswith("目標") else f"{chapter}の目標" if chapter else "目標"
    return f"【図表－{words} その{number}】" if number else f"【図表－{words}】"


def _indicator(ledger: Ledger, goal: Goal, caption: str) -> Indicator:
    values = sorted(ledger.linking(GoalValue, "goal", goal.id), key=lambda value: value.year or 0)
    known = [value for value in values if value.year is not None]
    unit = one_line(goal.unit)
    years = tuple(
        YearColumn(fiscal_year_name(year), {each.kind: _figure(each.value, unit) for each in group})
        for year, group in ((year, list(group)) for year, group in groupby(known, key=lambda value: value.year or 0))
    )
    area = ledger.get(Area, goal.area)
    name = one_line(goal.name) + (f"（{one_line(area.name)}）" if area is not None else "")
    notes = [f"※{line.strip().removeprefix('※')}" for line in goal.note.splitlines() if line.strip()]
    says_when = any("現在" in note for note in notes)
    told = [each for value in known for each in _notes(value, says_when=says_when)]
    return Indicator(goal.id, caption, name, years, (*notes, *told))


def _notes(value: GoalValue, *, says_when: bool) -> list[str]:
    """「※令和5年度の実績は令和5年9月30日現在。」, unless the goal's own note says so already, and what was noted."""
    what = f"※{fiscal_year_name(value.year or 0)}の{GOAL_VALUE_KIND.get(value.kind, '')}"
    told = []
    if value.as_of and not says_when:
        told.append(f"{what}は{_day(value.as_of)}現在。")
    if value.note.strip():
        told.append(f"{what}：{one_line(value.note)}")
    return told


def _day(iso: str) -> str:
    try:
        return format_date(iso, has_weekday=False)
    except ValueError:  # an old or foreign file may hold what is no date: better shown than lost
        return one_line(iso)


def _figure(value: float | None, unit: str) -> str:
    """「1,200件」, 「12.5％」; '' where nothing was counted."""
    if value is None:
        return ""
    words = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return f"{words}{unit}"


def _order(words: str) -> str:
    """第9期 before 第10期, 第二章 before 第三章."""
    plain = _KANJI_NUMBER.sub(lambda found: str(_kanji_value(found[0])), fold(words))
    return _FIGURES.sub(lambda found: found[0].zfill(6), plain)
