"""Why a volunteer and a place may suit each other, in words: each reason can be checked by whoever reads it.

Nothing is weighed against anything else (window.md, comp 06): the reasons are counted, and a human decides. What does
not fit is said as openly as what does, and a 注意 draws attention without shutting anybody out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.records.offered_hours import OFFER, PARTS_OF_DAY, WEEKDAYS
from app.records.volunteer import Qualification
from app.rules.normalise import display_text, fold

WEEKDAY_CODES = tuple(WEEKDAYS)
"""MO … SU, so that the place in it is Python's weekday."""

_NOON, _EVENING = "12:00", "17:00"
_MOST_DAYS, _MOST_SKILLS = 2, 3  # named in one list of reasons
_CAUTION_CHARACTERS = 12
_PARTS_OF_CAUTION = re.compile(r"[。、，,．\n]")

_QUALIFIES = (  # words in the name of a qualification, kinds of place it is asked for
    (("介護予防", "体操", "リハビリ", "健康運動", "転倒予防"), ("exercise",)),
    (("認知症",), ("dementia_cafe",)),
    (("調理", "栄養士", "食品衛生"), ("diner", "cafe")),
    (("保育", "子育て", "助産", "ファミリーサポート"), ("parenting", "diner")),
    (("教員", "教諭", "学習支援"), ("study",)),
    (("スマホ", "パソコン", "デジタル"), ("smartphone",)),
    (("園芸", "造園", "ガーデン"), ("garden",)),
)
_STRAINS = (  # words in a 注意, kinds of place and skills that ask for what is hard then, what it is
    (
        ("腰", "ひざ", "膝", "立ち仕事", "立ちっぱなし"),
        ("diner", "garden"),
        ("cooking", "chairs", "gardening"),
        "立ち仕事が多い",
    ),
    (("目が", "視力", "夜の運転", "免許返納"), (), ("driving",), "運転がある"),
    (("耳", "聞こえ", "聴こえ", "難聴"), (), ("listening", "reading"), "話を聞く役がある"),
    (("花粉", "草のアレルギー", "日ざし", "暑さ"), ("garden",), ("gardening",), "屋外の仕事がある"),
)


class ReasonSort(StrEnum):
    """What a reason says."""

    FIT = "fit"
    ASK = "ask"  # could be arranged: 相談
    CAUTION = "caution"
    MISFIT = "misfit"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to know about two that might be brought together."""

    sort: ReasonSort
    text: str


class Occasion(NamedTuple):
    """A weekday on which a place is held.

    Attributes:
        weekday: MO … SU.
        part: a key of PARTS_OF_DAY, '' when the time is not fixed.
        start, end: HH:MM, '' when not fixed.
    """

    weekday: str
    part: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Needs:
    """What matters of a place; what is compared is folded already, since it is compared with 5,000 volunteers.

    Attributes:
        occasions: its weekdays; none when it is 不定期.
        skills: term ids of what it looks for; skill_codes: their codes.
        wanted: its words for whom it looks for, folded.
        kind_code, kind_label: of the 種別, '' without one; kind_folded: the label folded.
        areas: its 圏域 and all areas above it, id -> name.
        town: 「美園町」, '' when unknown.
    """

    occasions: tuple[Occasion, ...]
    skills: frozenset[int]
    skill_codes: frozenset[str]
    wanted: str
    kind_code: str
    kind_label: str
    kind_folded: str
    areas: Mapping[int, str]
    town: str
    is_online: bool


class Cell(NamedTuple):
    """A time at which somebody can come; start and end are '' for the whole part of the day."""

    weekday: str
    part: str
    offer: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Skill:
    """Something somebody can do: an entry of the pick list, its label as shown and folded."""

    term: int
    label: str
    folded: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A course or a licence: in words, its name folded, and the codes of the kinds of place that ask for it."""

    words: str
    folded: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Strain:
    """What is hard for somebody: in words, and the codes of the kinds of place and skills that bring it."""

    words: str
    kinds: frozenset[str]
    skills: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """What matters of a volunteer.

    Attributes:
        week: every time that is offered.
        wish: folded.
        areas: area and all above it, id -> name.
    """

    week: tuple[Cell, ...]
    skills: Sequence[Skill]
    proofs: Sequence[Proof]
    strains: Sequence[Strain]
    wish: str
    areas: Mapping[int, str]
    town: str


def proof_of(qualification: Qualification) -> Proof | None:
    """What a course or licence is asked for by; None for an insurance or a row without a name."""
    folded, shown = fold(qualification.name), display_text(qualification.name).strip()
    if not folded or qualification.kind == "insurance":
        return None
    suffix = "" if shown.endswith("修了") else "修了" if qualification.kind == "course" else "の資格がある"
    return Proof(f"{shown}{suffix}", folded, _kinds_asking_for(folded))


@lru_cache(maxsize=1024)
def _kinds_asking_for(folded: str) -> frozenset[str]:
    """Codes of the kinds of place that ask for a qualification of this name; few names are had by many."""
    return frozenset(
        kind for words, kinds in _QUALIFIES if any(fold(word) in folded for word in words) for kind in kinds
    )


@lru_cache(maxsize=1024)
def skill_of(term_id: int, label: str) -> Skill:
    """An entry of the pick list as it is compared."""
    return Skill(term_id, label, fold(label))


def strains_of(caution: str) -> tuple[Strain, ...]:
    """What a 注意 says to mind."""
    if not caution.strip():
        return ()
    said = ((_clause_with(caution, words), kinds, skills, strain) for words, kinds, skills, strain in _STRAINS)
    return tuple(
        Strain(f"{strain}（{clause}）", frozenset(kinds), frozenset(skills))
        for clause, kinds, skills, strain in said
        if clause
    )


def part_of_day(start: str) -> str:
    """The key of PARTS_OF_DAY for HH:MM, '' for ''."""
    if not start:
        return ""
    return "morning" if start < _NOON else "afternoon" if start < _EVENING else "evening"


def reasons(offer: Offer, needs: Needs) -> tuple[Reason, ...]:
    """Everything that speaks for and against, in the order in which a coordinator would say it.

    Empty when nothing speaks for it but that it is near: that alone brings nobody together.
    """
    found = (
        *(_times(offer.week, needs.occasions) if offer.week and needs.occasions else ()),
        *_skills(offer, needs),
        *_wishes(offer, needs),
        *_proofs(offer, needs),
    )
    if all(reason.sort is ReasonSort.MISFIT for reason in found):
        return ()
    return (*found, *_near(offer, needs), *_strains(offer, needs))


@lru_cache(maxsize=8192)
def _times(week: tuple[Cell, ...], occasions: tuple[Occasion, ...]) -> tuple[Reason, ...]:
    """火曜の午前が合う; only when nothing fits at all, what does not. Many places are held at the same times."""
    said: dict[ReasonSort, list[Occasion]] = {ReasonSort.FIT: [], ReasonSort.ASK: [], ReasonSort.MISFIT: []}
    for occasion in occasions:
        said[_time_sort(week, occasion)].append(occasion)
    fits, asks, misfits = (_named(said[sort]) for sort in said)
    found: list[Reason] = []
    if fits:
        found.append(Reason(ReasonSort.FIT, f"{fits}が合う"))
    if asks:
        found.append(Reason(ReasonSort.ASK, f"{asks}は{OFFER['ask']}"))
    return tuple(found) or (Reason(ReasonSort.MISFIT, f"{misfits}は「できるとき」にない"),)


def _time_sort(week: tuple[Cell, ...], occasion: Occasion) -> ReasonSort:
    cells = [cell for cell in week if cell.weekday == occasion.weekday and occasion.part in ("", cell.part)]
    if any(cell.offer == "yes" and _covers(cell, occasion) for cell in cells):
        return ReasonSort.FIT
    return ReasonSort.ASK if cells else ReasonSort.MISFIT


def _covers(cell: Cell, occasion: Occasion) -> bool:
    is_early_enough = not cell.start or not occasion.start or cell.start <= occasion.start
    return is_early_enough and (not cell.end or not occasion.end or occasion.end <= cell.end)


def _named(occasions: Sequence[Occasion]) -> str:
    """「火曜・木曜の午前」「水曜の午前・金曜の午後」; of more than two days how many there are."""
    days_of: dict[str, list[str]] = {}
    for occasion in occasions:
        days = days_of.setdefault(occasion.part, [])
        if WEEKDAYS[occasion.weekday] not in days:
            days.append(WEEKDAYS[occasion.weekday])
    count = sum(len(days) for days in days_of.values())
    words: list[str] = []
    room = _MOST_DAYS
    for part, days in days_of.items():
        if room > 0:
            named = "・".join(f"{day}曜" for day in days[:room])
            words.append(f"{named}の{PARTS_OF_DAY[part]}" if part else named)
            room -= len(days)
    return "・".join(words) + (f"など{count}日" if count > _MOST_DAYS else "")


def _skills(offer: Offer, needs: Needs) -> Iterator[Reason]:
    if not needs.skills and not needs.wanted:
        return
    found = [skill.label for skill in offer.skills if skill.term in needs.skills or _is_named(skill.folded, needs)]
    for label in found[:_MOST_SKILLS]:
        yield Reason(ReasonSort.FIT, f"「{label}」をさがしている")


def _is_named(folded: str, needs: Needs) -> bool:
    return bool(folded) and folded in needs.wanted


def _wishes(offer: Offer, needs: Needs) -> Iterator[Reason]:
    if needs.kind_folded and needs.kind_code != "other" and needs.kind_folded in offer.wish:
        yield Reason(ReasonSort.FIT, f"「{needs.kind_label}」を希望")


def _proofs(offer: Offer, needs: Needs) -> Iterator[Reason]:
    for proof in offer.proofs:
        if needs.kind_code in proof.kinds or _is_named(proof.folded, needs):
            yield Reason(ReasonSort.FIT, proof.words)


def _near(offer: Offer, needs: Needs) -> Iterator[Reason]:
    """The same town, or the same 圏域; minutes on foot are not known without a pin at somebody's home."""
    if needs.is_online:
        yield Reason(ReasonSort.FIT, "オンラインなので家からできる")
    elif offer.town and offer.town == needs.town:
        yield Reason(ReasonSort.FIT, f"同じ{needs.town}")
    else:
        shared = next((name for area, name in needs.areas.items() if area in offer.areas), "")
        if shared:
            yield Reason(ReasonSort.FIT, f"同じ{shared}")


def _strains(offer: Offer, needs: Needs) -> Iterator[Reason]:
    for strain in offer.strains:
        if needs.kind_code in strain.kinds or needs.skill_codes & strain.skills:
            yield Reason(ReasonSort.CAUTION, strain.words)


def _clause_with(caution: str, words: Iterable[str]) -> str:
    """The part of a 注意 in which one of the words stands."""
    for clause in _PARTS_OF_CAUTION.split(display_text(caution)):
        if any(word in clause for word in words):
            short = clause.strip()
            return short if len(short) <= _CAUTION_CHARACTERS else f"{short[:_CAUTION_CHARACTERS]}…"
    return ""
