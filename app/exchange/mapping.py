"""Which column of a foreign list is which field: proposed from titles and contents, changed by the user."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.errors import ExpectedError
from app.exchange.sheet import cell_text
from app.exchange.tables import Table, TableColumn
from app.exchange.targets import (
    DAY_MARKS,
    NOTE,
    NUMBER,
    RECOGNISED,
    TARGETS,
    Target,
    folded_title,
    is_day_mark_title,
    naming_key,
)
from app.ledger import Ledger
from app.records.catalogue import BY_KIND
from app.rules.normalise import fold_width
from app.wording import noun

KIND_LABELS = {
    kind: BY_KIND[kind].LABEL for kind in (*RECOGNISED, *(each for each in TARGETS if each not in RECOGNISED))
}
"""Kinds of lists that can be taken in -> word on screen; those that are recognised by themselves come first."""

NO_NOUNS: Mapping[str, str] = MappingProxyType({})
"""Every kind is called as つどいば calls it."""

_SAMPLE = 60
_EXACT, _TOGETHER, _CONTAINS = 100, 110, 40
_ENOUGH = 40
_CERTAIN = 0.85
_TITLES_NAMED = 6


def nouns_of(ledger: Ledger | None) -> Mapping[str, str]:
    """Kind of list that can be taken in -> the word of this town for it."""
    return {kind: noun(kind, ledger) for kind in KIND_LABELS}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What becomes of each column of one table.

    Attributes:
        kind: what the rows are, '' when the table stays out.
        targets: a target key per column, in the order of `Table.columns`.
    """

    kind: str
    targets: tuple[str, ...]

    def with_target(self, position: int, key: str) -> ColumnMapping:
        """The mapping with one column sent elsewhere; another column that held the target goes to 内部メモ."""
        joins = {target.key for target in TARGETS[self.kind] if target.joins or target.key == NUMBER}
        targets = [NOTE if old == key and key not in joins else old for old in self.targets]
        targets[position] = key
        return replace(self, targets=tuple(targets))

    def positions(self, key: str) -> tuple[int, ...]:
        """Columns that go to a target, from the left."""
        return tuple(position for position, target in enumerate(self.targets) if target == key)

    @property
    def has_name(self) -> bool:
        """Whether any column holds the name without which a row is nothing."""
        return bool(self.kind) and naming_key(self.kind) in self.targets


def propose_mapping(table: Table, kind: str = "", nouns: Mapping[str, str] = NO_NOUNS) -> ColumnMapping:
    """The likeliest mapping of a table; `kind` '' lets the columns decide what the list is about.

    `nouns`: kind -> the word of this town, by which its lists may call the column of the name.

    Raises:
        ExpectedError: the list is of a kind that cannot be taken in, or of no kind that can be recognised.
    """
    if kind or table.kind:
        return _mapping_for(table, kind or table.kind, nouns)
    mappings = [_mapping_for(table, each, nouns) for each in RECOGNISED]
    of_persons = [mapping for mapping in mappings if mapping.has_name and mapping.kind in _PERSONS]
    usable = [mapping for mapping in mappings if mapping.has_name and mapping.kind not in _PERSONS]
    titles = {folded_title(column.title) for column in table.columns}
    for mapping in of_persons:
        if titles & _TELLING_OF[mapping.kind] and not titles & _OTHER_PERSONS:
            return mapping
    _refuse_people(table, usable)
    if not usable:
        raise ExpectedError(
            f"シート「{table.sheet}」は、どの列がなまえか分かりません（{_titles_in_words(table)}）。",
            "見出しを「名称」「電話」などに直すか、何の表かを選んでください。",
        )
    return max(usable, key=_distinctiveness)


def _titles_in_words(table: Table) -> str:
    """The titles that were found; the first few of many."""
    named = [column.name for column in table.columns if column.name]
    if not named:
        return "見出しがありませんでした"
    rest = "など" if len(named) > _TITLES_NAMED else ""
    return f"見出しは「{'」「'.join(named[:_TITLES_NAMED])}」{rest}でした"


_DISTINCTIVE = {
    "place": ("schedule.", "place.fee", "place.consent", "place.audience", "place.started", "place.activities",
              "place.reading", "place.contact_name", "place.bring", "place.organization", "place.name"),
    "space": ("space.latitude", "space.longitude", "space.hours", "space.size", "space.conditions", "space.stage",
              "space.equipment", "space.access", "space.name", "space.capacity", "space.address",
              "space_owner.", "approach."),
    "organization": ("organization.sector", "organization.corporate_number", "organization.contact_name",
                     "organization.name", "organization.invite_again"),
    "area": ("area.needed_min", "area.needed_max", "area.tier", "area.transport_note", "area.name"),
}  # fmt: skip


def _distinctiveness(mapping: ColumnMapping) -> float:
    """How much a list is about one kind: columns that only such lists have; a tie goes to the earlier kind."""
    found = sum(target.startswith(_DISTINCTIVE[mapping.kind]) for target in set(mapping.targets))
    unused = sum(target == NOTE for target in mapping.targets)
    return found - unused * 0.5 - RECOGNISED.index(mapping.kind) * 0.1


def _folded(titles: str) -> frozenset[str]:
    return frozenset(map(folded_title, titles.split()))


_NAMES_OF_PERSONS = _folded(
    "氏名 姓名 お名前 本人氏名 担い手名 ボランティア名 会員名 会員氏名 参加者名 参加者氏名 利用者名"
)
_PERSONS = ("volunteer", "membership")
_TELLING_OF = {
    "volunteer": _folded(
        "できること 特技 できる活動 協力できること ボランティア内容 受講歴 担い手 担い手名 ボランティア名 "
        "ボランティア氏名 活動できる曜日・時間 活動できる日 活動可能日 希望する活動"
    ),
    "membership": _folded("会議体 会議名 協議体名 会議体名 委員名 委員氏名"),
}
"""Kind of a list of persons -> titles without which it is not taken for one."""
_OTHER_PERSONS = _folded("参加者名 参加者氏名 利用者名 要介護度 被保険者番号")
_NAMES_OF_ANYTHING = _folded("名前 なまえ")
_BIRTHS = _folded("生年 生年月日 誕生日")
_ABOUT_PERSONS = _BIRTHS | _folded("性別 年齢 できること 特技 資格 受講歴 活動できる曜日・時間 緊急連絡先")


def _refuse_people(table: Table, usable: Sequence[ColumnMapping]) -> None:
    """Stop a list of persons. One that also names places may hold a column or two about who leads them.

    Raises:
        ExpectedError: the rows are persons.
    """
    titles = {folded_title(column.title) for column in table.columns}
    about_persons = len(titles & _ABOUT_PERSONS)
    calls_persons = bool(titles & _NAMES_OF_PERSONS)
    names_things = bool(_titles_of_names(table, usable) - _NAMES_OF_PERSONS - _NAMES_OF_ANYTHING)
    many = 2
    if (calls_persons and (not names_things or about_persons >= many)) or (titles & _BIRTHS and not names_things):
        raise ExpectedError(
            f"「{table.sheet}」は、人の名簿のようです。どんな人の名簿か、見出しからは分かりません。",
            "人のなまえや電話を居場所の欄に入れないよう、何もせずに止めました。担い手の名簿なら、そう選んでください"
            "（コマンドでは --kind volunteer）。",
        )


def _titles_of_names(table: Table, usable: Sequence[ColumnMapping]) -> set[str]:
    """The columns after which rows may be called; a 地区 does not count, persons have one as well."""
    return {
        folded_title(table.columns[position].title)
        for mapping in usable
        if mapping.kind != "area"
        for position in mapping.positions(naming_key(mapping.kind))
    }


def _mapping_for(table: Table, kind: str, nouns: Mapping[str, str]) -> ColumnMapping:
    targets = [_with_noun(each, nouns) for each in TARGETS[kind]]
    samples = [_sample(table, position) for position in range(len(table.columns))]
    candidates = [
        (score, -position, -order, target)
        for position, column in enumerate(table.columns)
        for order, target in enumerate(targets)
        if (score := _score(column, target, samples[position])) >= _ENOUGH
    ]
    candidates.sort(key=lambda candidate: candidate[:3], reverse=True)
    found: dict[int, str] = {}
    for _, negative_position, _, target in candidates:
        is_free = target.joins or target.key == NUMBER or target.key not in found.values()
        if -negative_position not in found and is_free:
            found[-negative_position] = target.key
    if kind == "place":
        found |= dict.fromkeys(_day_marks(table), DAY_MARKS)
    if kind == "space" and "space_owner.name" in found.values() and "space_owner.phone" not in found.values():
        found = {at: "space_owner.phone" if key == "space.phone" else key for at, key in found.items()}
    return ColumnMapping(kind, tuple(found.get(position, NOTE) for position in range(len(table.columns))))


def _day_marks(table: Table) -> list[int]:
    """The columns 月 火 水 … and 第1 第2 …; 年 月 日 side by side are a date."""
    titles = [unicodedata.normalize("NFKC", column.title).strip() for column in table.columns]
    marks = [position for position, title in enumerate(titles) if is_day_mark_title(title)]
    few = 2
    return marks if len(marks) > few or (len(marks) == few and not {"年", "月", "日"} & set(titles)) else []


_NAMED_BY = {
    "place.name": "place", "space.name": "space", "area.name": "area",
    "organization.name": "organization", "place.organization": "organization", "volunteer.name": "volunteer",
}  # fmt: skip
"""Target key -> kind by whose noun a list may call the column."""


def _with_noun(target: Target, nouns: Mapping[str, str]) -> Target:
    """The target with the town's own word, alone or as 「…名」, among its words."""
    called = nouns.get(_NAMED_BY.get(target.key, ""), "")
    own = [folded_title(f"{called}{end}") for end in ("", "名", "の名称", "名称", "の名前")] if called else []
    return replace(target, words=(*target.words, *(word for word in own if word not in target.words)))


def _sample(table: Table, position: int) -> list[str]:
    texts = (cell_text(row.cells[position]).strip() for row in table.rows[: _SAMPLE * 2])
    return [fold_width(text) for text in texts if text][:_SAMPLE]


def _score(column: TableColumn, target: Target, sample: Sequence[str]) -> float:
    by_title = _title_score(column, target)
    test = None if target.key.startswith(_UNTESTED) else _CONTENTS.get(target.key.partition(".")[2])
    if test is None or not sample:
        return by_title
    share = sum(bool(test(text)) for text in sample) / len(sample)
    if not by_title:
        is_telling = target.key.partition(".")[2] in _TELLING and share >= _CERTAIN and not column.name
        return _ENOUGH if is_telling else 0
    return by_title + 30 * share - (40 if share < 1 - _CERTAIN else 0)


def _title_score(column: TableColumn, target: Target) -> float:
    own, group = folded_title(column.title), folded_title(column.group)
    together = folded_title(column.group + column.title)
    context = 15 if group and group in target.words else 0
    if together in target.words and group:
        return _TOGETHER
    if own in target.words:
        earlier = target.words.index(own)
        return _EXACT + context + _belongs(group, target) - min(earlier, 9)
    if target.key == NUMBER:  # 「番号」 inside 「電話番号公開」 would throw the column away
        return 0
    inside = [len(word) for word in target.words if len(word) >= 2 and word in own]
    if inside:
        return _CONTAINS + context + _belongs(group, target) + 2 * max(inside)
    return 0


_GROUP_OF = {
    "会場": "space.",
    "開催場所": "space.",
    "場所": "space.",
    "連絡先": "place.contact place.phone place.email",
}


def _belongs(group: str, target: Target) -> float:
    """A title under 会場 is the space's, one under 連絡先 the contact's."""
    for word, prefixes in _GROUP_OF.items():
        if word in group:
            return 15 if target.key.startswith(tuple(prefixes.split())) else -5
    return 0


_PHONE = re.compile(r"\(?0\d{1,4}\)?[-\s]?\d{1,4}[-\s]?\d{3,4}")
_ADDRESS = re.compile(r"(丁目|番地|[都道府県市区町村].*\d|\d-\d+)")


def _is_mostly_phone(text: str) -> bool:
    found = _PHONE.search(text)
    return found is not None and len(found.group()) * 2 >= len(text)


def _is_name_of_person(text: str) -> bool:
    return not _is_mostly_phone(text) and not text.isdigit()


_CONTENTS: dict[str, Callable[[str], object]] = {
    "phone": _PHONE.search,
    "fax": _PHONE.search,
    "contact_name": _is_name_of_person,
    "postal_code": re.compile(r"^〒?\s*\d{3}-?\d{4}$").match,
    "email": re.compile(r"@").search,
    "url": re.compile(r"https?:|www\.|[a-z]\.[a-z]").search,
    "address": _ADDRESS.search,
    "day": re.compile(r"[月火水木金土日]|毎|週|隔|不定期|平日|随時").search,
    "time": re.compile(r"\d\s*[:時]|午前|午後|\d{3,4}\s*[-~]").search,
    "start": re.compile(r"\d\s*[:時]|午前|午後").search,
    "end": re.compile(r"\d\s*[:時]|午前|午後").search,
    "consent": re.compile(r"^([○〇◯×✕✖△可否不有無]|はい|いいえ|確認中|未|載|公開|非公開|済|同意|要確認).*").match,
    "latitude": re.compile(r"^\d{2,3}\.\d+$").match,
    "longitude": re.compile(r"^\d{2,3}\.\d+$").match,
    "capacity": re.compile(r"\d|なし|制限").search,
    "fee": re.compile(r"\d|無料|実費|なし|円").search,
    "started": re.compile(r"\d").search,
    "confirmed": re.compile(r"\d").search,
}
"""Part of the key behind the dot -> whether one cell looks like it, in text folded to half width."""

_UNTESTED = ("attendance.", "case_review.", "goal_value.", "population.", "event.", "support.", "minutes.")
"""Kinds whose fields of these names hold something else."""

_TELLING = ("phone", "postal_code", "email", "url")
"""Contents that need no title."""
